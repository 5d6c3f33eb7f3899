//! The feed of a podcast as the programs read it that play one.

use serde_json::{Value, json};

use crate::site::Site;
use crate::tools::{output_of, python};

#[test]
#[ignore = "needs Python's podcastparser and feedparser"]
fn a_podcast_is_what_programs_that_play_one_read() {
    let site = Site::everything();
    let mut command = python("podcast.py");
    command.arg(site.output().join("series/harbours/feed.xml"));
    let mut show: Value = serde_json::from_str(&output_of(command)).expect("a podcast as JSON");
    let episodes = show["episodes"].take();
    let paper = "https://paper.example/news";
    assert_eq!(
        show,
        json!({
            "is_doubtful": false,
            "title": "Harbours & \"straits\"",
            "description": "Who owns <them> & why.",
            "author": show["owner"]["name"],
            "owner": { "name": show["author"], "email": "audio@paper.example" },
            "categories": [["Society & Culture", "Places & Travel"]],
            "cover": format!("{paper}/artwork.png"),
            "type": "serial",
            "is_explicit": false,
            "episodes": null,
            "enclosures": 1,
        })
    );
    // What can only be read is there, and has nothing to play.
    let episodes = episodes.as_array().expect("a list of episodes");
    let heard: Vec<&Value> = episodes.iter().filter(|it| it["files"] != json!([])).collect();
    let file = format!("{paper}/2025/08/16/who-owns-the-harbour/talk.mp3");
    assert_eq!((episodes.len(), heard.len()), (9, 1));
    assert_eq!(
        [&heard[0]["number"], &heard[0]["seconds"], &heard[0]["files"]],
        [&json!(1), &json!(2), &json!([[file, 12_096, "audio/mpeg"]])]
    );
}
