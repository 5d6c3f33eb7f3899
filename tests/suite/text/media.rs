//! A picture is what its bytes are.

use crate::markdown::{HARBOUR, add, bare, html_of};
use crate::project::Project;
use crate::sounds::{film, mp3};
use crate::whole;

/// An article with a film and a sound.
fn played() -> Project {
    let project = bare("text_edition = true\n");
    add(&project, "a", "", "![Clip](clip.mp4 \"The *harbour*.\")\n\n![](talk.mp3)");
    project.write("content/articles/a/clip.mp4", film(83, true));
    project.write("content/articles/a/talk.mp3", mp3(7));
    project
}

#[test]
fn sound_and_film_have_players() {
    let project = played();
    project.build();
    assert_eq!(
        html_of(&project, "a").trim_end(),
        "<figure class=\"figure\">\n<video controls preload=\"none\" width=\"1280\" height=\"720\" playsinline aria-label=\"Clip\"><source src=\"/2025/08/16/a/clip.mp4\" type=\"video/mp4\"><a href=\"/2025/08/16/a/clip.mp4\">Clip</a></video> <span class=\"running\"><time datetime=\"PT1M23S\">1:23</time></span>\n<figcaption>The <em>harbour</em>.</figcaption>\n</figure>\n<figure class=\"figure\">\n<audio controls preload=\"none\" aria-label=\"talk.mp3\"><source src=\"/2025/08/16/a/talk.mp3\" type=\"audio/mpeg\"><a href=\"/2025/08/16/a/talk.mp3\">talk.mp3</a></audio> <span class=\"running\"><time datetime=\"PT7S\">0:07</time></span>\n</figure>"
    );
    let text = project.page("text/2025/08/16/a/index.html");
    let link = "<p><a href=\"/2025/08/16/a/clip.mp4\">Clip</a> (<time datetime=\"PT1M23S\">1:23</time>)</p>";
    assert!(text.contains(link), "{text}");
}

#[test]
fn what_lies_beside_a_film_under_its_name_belongs_to_it() {
    let project = played();
    project.build();
    for (name, bytes) in [
        ("clip.vtt", &b"WEBVTT\n"[..]),
        ("clip.ar.vtt", b"\xef\xbb\xbfWEBVTT\n"),
        ("clip.png", HARBOUR),
        ("clip.txt", b"What is said."),
        // Another's.
        ("clip2.vtt", b"WEBVTT\n"),
        ("talk.vtt", b"WEBVTT\n"),
        ("talk.pdf", b"%PDF-1.4\n%%EOF\n"),
    ] {
        project.write(&format!("content/articles/a/{name}"), bytes);
    }
    project.build().warns("");
    let html = html_of(&project, "a");
    let video = "<video controls preload=\"none\" width=\"1280\" height=\"720\" poster=\"/2025/08/16/a/clip.png\" playsinline aria-label=\"Clip\"><source src=\"/2025/08/16/a/clip.mp4\" type=\"video/mp4\"><track kind=\"captions\" src=\"/2025/08/16/a/clip.vtt\" srclang=\"en\" label=\"English\" default><track kind=\"captions\" src=\"/2025/08/16/a/clip.ar.vtt\" srclang=\"ar\" label=\"العربية\"><a href=\"/2025/08/16/a/clip.mp4\">Clip</a></video> <span class=\"running\"><time datetime=\"PT1M23S\">1:23</time> · <a href=\"/2025/08/16/a/clip.txt\">Transcript</a></span>";
    assert!(html.contains(video), "{html}");
    assert!(html.contains("<a href=\"/2025/08/16/a/talk.pdf\">Transcript</a>"), "{html}");
    assert_eq!(html.matches("<track").count(), 2);
    // A feed carries the player with whole addresses.
    let feed = project.page("feed.xml");
    for part in [
        "poster=\"https://example.org/2025/08/16/a/clip.png\"",
        "src=\"https://example.org/2025/08/16/a/clip.ar.vtt\"",
    ] {
        assert!(feed.contains(&part.replace('"', "&quot;")) || feed.contains(part), "{feed}");
    }
    for name in ["clip.ar.vtt", "clip.png", "clip.txt"] {
        project.remove(&format!("content/articles/a/{name}"));
        project.build();
        assert!(!html_of(&project, "a").contains(name));
    }
}

#[test]
fn a_film_of_the_whole_site_has_its_captions_there() {
    let project = bare("");
    add(&project, "a", "language = \"ar\"", "![فيلم](/clip.mp4) and [the file](/clip.mp4)");
    project.write("static/clip.mp4", film(3, true)).write("static/clip.ar.vtt", "WEBVTT\n");
    project.build();
    let html = html_of(&project, "a");
    assert!(
        html.contains("src=\"/clip.ar.vtt\" srclang=\"ar\" label=\"العربية\" default>"),
        "{html}"
    );
    assert!(html.contains("<a href=\"/clip.mp4\">the file</a>"), "{html}");
}

#[test]
fn captions_that_nobody_would_see_are_told_of() {
    let project = bare("");
    add(&project, "a", "", "![Clip](clip.mp4)\n\n![Film](film.mp4)");
    project.write("content/articles/a/clip.mp4", film(3, true));
    project.write("content/articles/a/film.mp4", film(3, true));
    project.write("content/articles/a/clip.srt", "1\n");
    project.write("content/articles/a/film.klingon.vtt", "WEBVTT\n");
    project.build().warns(
        "\
warning: browsers don't read the captions in `clip.srt`
 --> content/articles/a/index.md:7:1
  |
7 | ![Clip](clip.mp4)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: save them as WebVTT: `clip.vtt`

warning: the captions in `film.klingon.vtt` aren't shown: `klingon` is no language
 --> content/articles/a/index.md:9:1
  |
9 | ![Film](film.mp4)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: name them by a tag like `ar` or `pt-BR`: `film.ar.vtt`",
    );
    project.remove("content/articles/a/film.klingon.vtt");
    project.write("content/articles/a/clip.vtt", "1\n00:00 --> 00:01\nShips.\n");
    project.fails(
        "\
error: `clip.vtt` has no captions that browsers read
 --> content/articles/a/index.md:7:1
  |
7 | ![Clip](clip.mp4)
  | ^^^^^^^^^^^^^^^^^
  |
  = help: save them as WebVTT: the file begins with a line `WEBVTT`, then an empty line",
    );
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
    project.write("content/articles/a/IMG_1.HEIC", whole::heic());
    project.write("content/articles/a/clip.mp4", "00000000");
    project.write("content/articles/b/clip.mp4", film(3, true));
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
    project.write("content/articles/a/ship.jpg", HARBOUR);
    project.build();
    for feed in ["feed.xml", "atom.xml"] {
        let feed = project.page(feed);
        assert!(feed.contains("type=\"image/png\"") && !feed.contains("image/jpeg"), "{feed}");
    }
}
