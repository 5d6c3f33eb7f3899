//! A picture is what its bytes are.

use crate::markdown::{add, bare, html_of};

#[test]
fn sound_and_film_have_players() {
    let project = bare("text_edition = true\n");
    add(&project, "a", "", "![Clip](clip.mp4)\n\n![](talk.mp3)");
    project.write("content/articles/a/clip.mp4", b"\0\0\0\x18ftypmp42");
    project.write("content/articles/a/talk.mp3", b"ID3\x03");
    project.build();
    assert_eq!(
        html_of(&project, "a").trim_end(),
        "<figure class=\"figure\">\n<video controls preload=\"metadata\" aria-label=\"Clip\"><source src=\"/2025/08/16/a/clip.mp4\" type=\"video/mp4\"><a href=\"/2025/08/16/a/clip.mp4\">Clip</a></video>\n</figure>\n<figure class=\"figure\">\n<audio controls preload=\"metadata\" aria-label=\"talk.mp3\"><source src=\"/2025/08/16/a/talk.mp3\" type=\"audio/mpeg\"><a href=\"/2025/08/16/a/talk.mp3\">talk.mp3</a></audio>\n</figure>"
    );
    let text = project.page("text/2025/08/16/a/index.html");
    assert!(text.contains("<p><a href=\"/2025/08/16/a/clip.mp4\">Clip</a></p>"), "{text}");
}

#[test]
fn what_browsers_do_not_show_is_an_error() {
    let project = bare("");
    add(
        &project,
        "a",
        "image = { src = \"IMG_1.HEIC\", alt = \"A ship\" }",
        "![Clip](clip.mp4) [the original](IMG_1.HEIC)",
    );
    add(&project, "b", "image = { src = \"clip.mp4\", alt = \"A ship\" }", "Text.");
    project.write("content/articles/a/IMG_1.HEIC", b"\0\0\0\x18ftypheic");
    project.write("content/articles/a/clip.mp4", "00000000");
    project.write("content/articles/b/clip.mp4", b"\0\0\0\x18ftypmp42");
    project.fails(
        "\
error: `IMG_1.HEIC` is a HEIC file, which browsers don't show
 --> content/articles/a/index.md:5:17
  |
5 | image = { src = \"IMG_1.HEIC\", alt = \"A ship\" }
  |                 ^^^^^^^^^^^^
  |
  = help: save a picture as JPEG, PNG or WebP, and a film as MP4; or link to it without the `!`

error: `clip.mp4` is no picture, whatever its name says
 --> content/articles/a/index.md:7:1
  |
7 | ![Clip](clip.mp4) [the original](IMG_1.HEIC)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: open it where it came from and save it anew, as JPEG, PNG or WebP

error: `clip.mp4` is no picture: video/mp4
 --> content/articles/b/index.md:5:17
  |
5 | image = { src = \"clip.mp4\", alt = \"A ship\" }
  |                 ^^^^^^^^^^
  |
  = help: name a picture here; sound and film stand in the text: `![what it is](file.mp4)`",
    );
}

#[test]
fn the_type_of_a_picture_is_that_of_its_bytes() {
    let project = bare("");
    add(&project, "a", "image = { src = \"ship.jpg\", alt = \"A ship\" }", "Text.");
    project.write("content/articles/a/ship.jpg", crate::markdown::HARBOUR);
    project.build();
    for feed in ["feed.xml", "atom.xml"] {
        let feed = project.page(feed);
        assert!(feed.contains("type=\"image/png\"") && !feed.contains("image/jpeg"), "{feed}");
    }
}
