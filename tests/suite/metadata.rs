//! What a camera wrote into a picture isn't published.

use crate::project::Project;
use crate::whole;

/// A JPEG with Exif.
fn photograph(exif: &[u8]) -> Vec<u8> {
    let exif = if exif.is_empty() { Vec::new() } else { [b"Exif\0\0", exif].concat() };
    whole::jpeg(&if exif.is_empty() { exif } else { whole::segment(0xe1, &exif) })
}

/// Exif with a position, and with the name of whoever owns the camera.
const SECRET: &[u8] = b"MM\0*\0\0\0\x08\0\x02\
    \x87\x69\0\x04\0\0\0\x01\0\0\0\x26\x88\x25\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0\
    \0\x01\xa4\x30\0\x02\0\0\0\x04Eve\0\0\0\0\0\
    \0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0";

const SITE: &str = "\
-- content/articles/a/index.md --
+++
title = \"A\"
date = 2025-08-16
image = { src = \"ship.jpg\", alt = \"A ship\" }
+++

[The plan](plan.jpg)
-- content/authors/ann.md --
+++
name = \"Ann\"
photo = { src = \"/ann.jpg\", alt = \"Ann\" }
+++
";

#[test]
fn no_picture_tells_where_it_was_made_and_by_whom() {
    let project = Project::new(SITE);
    let secret = photograph(SECRET);
    for path in ["content/articles/a/ship.jpg", "content/articles/a/plan.jpg", "static/ann.jpg"] {
        project.write(path, &secret);
    }
    project.build();
    for path in ["2025/08/16/a/ship.jpg", "2025/08/16/a/plan.jpg", "ann.jpg"] {
        assert_eq!(file(&project, path), photograph(b""), "{path}");
    }
    assert!(project.page("2025/08/16/a/index.html").contains("width=\"80\" height=\"60\""));
    // What is published is the same, so nothing is written.
    project.write("static/ann.jpg", photograph(b"MM\0*\0\0\0\x08\0\0\0\0\0\0"));
    project.build().written(&[]);
}

/// A JPEG with content credentials, which nobody here looks into, and this Exif.
fn signed(exif: &[u8]) -> Vec<u8> {
    let credential = whole::segment(0xeb, b"JP\0\x01\0\0\0\x01\0\0\0\x10jumbc2pa");
    let mut bytes = photograph(exif);
    bytes.splice(2..2, credential);
    bytes
}

fn file(project: &Project, path: &str) -> Vec<u8> {
    std::fs::read(project.output().join(path)).expect("a file")
}

/// A site whose other pictures are sound.
fn site() -> Project {
    let project = Project::new(SITE);
    project
        .write("content/articles/a/plan.jpg", photograph(b""))
        .write("static/ann.jpg", photograph(b""));
    project
}

#[test]
fn a_signed_picture_with_a_position_is_not_published() {
    let project = site();
    project.write("content/articles/a/ship.jpg", signed(b""));
    project.build();
    assert_eq!(file(&project, "2025/08/16/a/ship.jpg"), signed(b""));
    project.write("content/articles/a/ship.jpg", signed(SECRET));
    let said = "\
error: this file can't be published: it has content credentials, which hold for the whole file, and what may harm somebody: owner, position
--> content/articles/a/ship.jpg
 = help: export it anew without location and without the camera's data, and put that here: it has no credentials then
 = help: if readers are to have it with all that, write `keep_metadata = true` beside its `src`";
    project.fails(said);
    // Known of the file, it is said again, and once, wherever the picture is shown.
    project.fails(said);
    project.edit("content/articles/a/index.md", "\"A ship\"", "\"A ship\", keep_metadata = true");
    project.build();
    assert_eq!(file(&project, "2025/08/16/a/ship.jpg"), signed(SECRET));
}

#[test]
fn what_cannot_be_cleaned_is_one_error_with_what_to_do() {
    let project = site();
    project.write("content/articles/a/ship.jpg", b"\xff\xd8\xff\xe1\xff\xff");
    project.write("static/talk.mp3", b"ID3\x03");
    project.write("static/clip.mp4", b"\0\0\0\x18ftypmp42");
    project.fails(
        "\
error: this file can't be published: this JPEG is damaged: a part of it is longer than the file
--> content/articles/a/ship.jpg
 = help: export it anew as JPEG or PNG from a program for pictures, without location, and put that here instead

error: this file can't be published: it is broken or cut off at byte 0, so nobody can say what is in it
--> static/clip.mp4
 = help: export it anew as MP4 from a program for films, without location, and put that here instead

error: this file can't be published: it is broken or cut off at byte 0, so nobody can say what is in it
--> static/talk.mp3
 = help: export it anew as MP3 or M4A from a program for sound, and put that here instead",
    );
}

#[test]
fn metadata_stays_where_an_author_says_so() {
    let project = site();
    project.write("content/articles/a/ship.jpg", photograph(SECRET));
    project.write("static/ann.jpg", photograph(SECRET));
    project.build();
    project.edit("content/articles/a/index.md", "\"A ship\"", "\"A ship\", keep_metadata = true");
    project.build().written(&["2025/08/16/a/ship.jpg"]);
    assert_eq!(file(&project, "2025/08/16/a/ship.jpg"), photograph(SECRET));
    assert_eq!(file(&project, "ann.jpg"), photograph(b""));
    project.edit("content/authors/ann.md", "\"Ann\" }", "\"Ann\", keep_metadata = true }");
    project.build().written(&["ann.jpg"]);
    assert_eq!(file(&project, "ann.jpg"), photograph(SECRET));
    project.edit("content/articles/a/index.md", ", keep_metadata = true", "");
    project.build().written(&["2025/08/16/a/ship.jpg"]);
    assert_eq!(file(&project, "2025/08/16/a/ship.jpg"), photograph(b""));
}

#[test]
fn a_picture_lies_as_it_is_turned() {
    let project = site();
    // Exif of an orientation alone.
    let turned = |by: u8| {
        let exif =
            [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[by, 0, 0, 0, 0, 0, 0][..]];
        photograph(&exif.concat())
    };
    for by in 1..=8 {
        project.write("content/articles/a/ship.jpg", turned(by));
        project.build();
        let size = if by < 5 { "width=\"80\" height=\"60\"" } else { "width=\"60\" height=\"80\"" };
        assert!(project.page("2025/08/16/a/index.html").contains(size), "{by}");
    }
}

#[test]
fn drawings_neither_run_nor_load_from_elsewhere() {
    let project = site();
    project.write("content/articles/a/ship.jpg", photograph(b""));
    let drawing =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><g/>{inside}</svg>");
    project.write("static/chart.svg", drawing("<script>run()</script>"));
    project.build();
    assert_eq!(file(&project, "chart.svg"), drawing("").into_bytes());
    project.write("static/chart.svg", drawing("<g>"));
    project.fails(
        "\
error: this file can't be published: this drawing isn't well-formed XML: ill-formed document: expected `</g>`, but `</svg>` was found
 --> static/chart.svg:1:48
  |
1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g/><g></svg>
  |                                                ^
  |
  = help: export it anew as plain SVG from a program for drawings, and put that here instead",
    );
}

#[test]
fn what_nobody_can_clean_is_not_published() {
    let project = site();
    project.write("content/articles/a/ship.jpg", photograph(b""));
    project.write("static/layers.psd", b"8BPS\0\x01");
    project.write("static/old.avi", b"RIFF\0\0\0\0AVI LIST");
    project.fails(
        "\
error: this file can't be published: it is a Photoshop file, and what it says of where and with what it was made can't be taken out
--> static/layers.psd
 = help: export it anew as JPEG or PNG from a program for pictures, without location, and put that here instead

error: this file can't be published: it is a film as AVI, and what it says of where and with what it was made can't be taken out
--> static/old.avi
 = help: export it anew as MP4 from a program for films, without location, and put that here instead",
    );
}
