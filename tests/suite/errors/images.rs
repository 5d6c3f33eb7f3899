//! Pictures that aren't there, or aren't where they should be.

use super::{article, text};
use crate::project::Project;

const BUNDLE: &str = "\
-- content/articles/talks/index.md --
+++
title = \"Talks resume\"
date = 2025-08-16
+++
![A long table](table.svg)
-- content/articles/talks/table.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>
";

#[test]
fn a_picture_that_is_not_there() {
    let project = Project::new(BUNDLE);
    project.edit("content/articles/talks/index.md", "table.svg", "tabel.svg");
    project.fails(
        "error: there is no file `content/articles/talks/tabel.svg`
 --> content/articles/talks/index.md:5:1
  |
5 | ![A long table](tabel.svg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `table.svg`?",
    );
    project.edit("content/articles/talks/index.md", "tabel.svg", "photo.jpg");
    project.fails(
        "error: there is no file `content/articles/talks/photo.jpg`
 --> content/articles/talks/index.md:5:1
  |
5 | ![A long table](photo.jpg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: images lie in the folder of their article, beside its `index.md`",
    );
    project.edit("content/articles/talks/index.md", "photo.jpg", "/photo.jpg");
    project.fails(
        "error: there is no file `static/photo.jpg`
 --> content/articles/talks/index.md:5:1
  |
5 | ![A long table](/photo.jpg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put it there, or beside the article and write its name",
    );
    project.edit("content/articles/talks/index.md", "/photo.jpg", "/favicon.sgv");
    project.fails(
        "error: there is no file `static/favicon.sgv`
 --> content/articles/talks/index.md:5:1
  |
5 | ![A long table](/favicon.sgv)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `/favicon.svg`?",
    );
}

#[test]
fn a_picture_beside_another_article() {
    let project = Project::new(BUNDLE);
    project.write(
        "content/articles/later/index.md",
        "+++\ntitle = \"Later\"\ndate = 2025-08-17\n+++\n![A long table](../talks/table.svg)\n",
    );
    project.fails(
        "error: this image lies beside another article
 --> content/articles/later/index.md:5:1
  |
5 | ![A long table](../talks/table.svg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: copy it beside this one, or put it into `static/` and write `/name`",
    );
}

#[test]
fn a_picture_beside_an_article_without_a_folder() {
    let project = text("![A long table](table.svg)");
    project.write("content/articles/table.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    project.fails(
        "error: `content/articles/table.svg` lies in no article's folder
 --> content/articles/a.md:5:1
  |
5 | ![A long table](table.svg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: make a folder of the article: `content/articles/a/index.md` with the file beside it",
    );
    let project = article("image = { src = \"table.svg\", alt = \"A long table\" }");
    project.write("content/articles/table.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    project.fails(
        r#"error: `content/articles/table.svg` lies in no article's folder
 --> content/articles/a.md:4:17
  |
4 | image = { src = "table.svg", alt = "A long table" }
  |                 ^^^^^^^^^^^
  |
  = help: make a folder of the article: `content/articles/a/index.md` with the file beside it"#,
    );
}

#[test]
fn a_picture_of_front_matter_that_is_not_there() {
    article("image = { src = \"table.svg\", alt = \"A long table\" }").fails(
        r#"error: there is no file `content/articles/table.svg`
 --> content/articles/a.md:4:17
  |
4 | image = { src = "table.svg", alt = "A long table" }
  |                 ^^^^^^^^^^^
  |
  = help: images lie in the folder of their article, beside its `index.md`"#,
    );
    article("[image]\nsrc = \"/table.svg\"\nalt = \"A long table\"").fails(
        r#"error: there is no file `static/table.svg`
 --> content/articles/a.md:5:7
  |
5 | src = "/table.svg"
  |       ^^^^^^^^^^^^
  |
  = help: put it there, or beside the article and write its name"#,
    );
    article("image = { src = \"a.md\", alt = \"A long table\" }").fails(
        r#"error: `content/articles/a.md` is no picture
 --> content/articles/a.md:4:17
  |
4 | image = { src = "a.md", alt = "A long table" }
  |                 ^^^^^^
  |
  = help: a picture is a file like `photo.jpg`; a link to a page has no `!`"#,
    );
    article("image = { src = \"data:image/png;base64,AAAA\", alt = \"A table\" }").fails(r#"error: this picture is no file: `data:image/png;base64,AAAA`
 --> content/articles/a.md:4:17
  |
4 | image = { src = "data:image/png;base64,AAAA", alt = "A table" }
  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: save it beside the article: pages load nothing from elsewhere, for their readers' privacy"#);
}

#[test]
fn a_picture_on_another_host() {
    text("![A long table](https://example.com/table.jpg)").fails("error: this picture lies on another host: `https://example.com/table.jpg`
 --> content/articles/a.md:5:1
  |
5 | ![A long table](https://example.com/table.jpg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: save it beside the article: pages load nothing from elsewhere, for their readers' privacy");
    text("Here ![a table](//example.com/table.jpg) is.").fails("error: this picture lies on another host: `//example.com/table.jpg`
 --> content/articles/a.md:5:6
  |
5 | Here ![a table](//example.com/table.jpg) is.
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: save it beside the article: pages load nothing from elsewhere, for their readers' privacy");
    text("![A long table](data:image/png;base64,AAAA)").fails("error: this picture is no file: `data:image/png;base64,AAAA`
 --> content/articles/a.md:5:1
  |
5 | ![A long table](data:image/png;base64,AAAA)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: save it beside the article: pages load nothing from elsewhere, for their readers' privacy");
    article("image = { src = \"https://example.com/table.jpg\", alt = \"A table\" }").fails(r#"error: this picture lies on another host: `https://example.com/table.jpg`
 --> content/articles/a.md:4:17
  |
4 | image = { src = "https://example.com/table.jpg", alt = "A table" }
  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: save it beside the article: pages load nothing from elsewhere, for their readers' privacy"#);
}

#[test]
fn a_picture_that_is_an_article() {
    let project = text("![A long table](other.md)");
    project.write(
        "content/articles/other.md",
        "+++\ntitle = \"Other\"\ndate = 2025-08-15\n+++\nText.\n",
    );
    project.fails(
        "error: `content/articles/other.md` is no picture
 --> content/articles/a.md:5:1
  |
5 | ![A long table](other.md)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a picture is a file like `photo.jpg`; a link to a page has no `!`",
    );
}

#[test]
fn a_picture_beside_a_draft() {
    let project = Project::new(BUNDLE);
    project.edit(
        "content/articles/talks/index.md",
        "date = 2025-08-16",
        "date = 2025-08-16\ndraft = true",
    );
    project.write(
        "content/articles/later/index.md",
        "+++\ntitle = \"Later\"\ndate = 2025-08-17\n+++\n![A long table](../talks/table.svg)\n",
    );
    project.fails(
        "error: `content/articles/talks/table.svg` lies beside an article that isn't published
 --> content/articles/later/index.md:5:1
  |
5 | ![A long table](../talks/table.svg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: copy it beside this one, or put it into `static/` and write `/name`",
    );
}

#[test]
fn a_photo_of_an_author_that_is_not_there() {
    let project = article("authors = [\"desk\"]");
    project.write(
        "content/authors/desk.md",
        "+++\nname = \"Desk\"\nphoto = { src = \"desk.jpg\", alt = \"Us\" }\n+++\n",
    );
    project.fails(
        r#"error: there is no file `content/authors/desk.jpg`
 --> content/authors/desk.md:3:17
  |
3 | photo = { src = "desk.jpg", alt = "Us" }
  |                 ^^^^^^^^^^
  |
  = help: put the picture into `static/` and write `/name`"#,
    );
    project.edit("content/authors/desk.md", "desk.jpg", "/authors/desk.jpg");
    project.fails(
        r#"error: there is no file `static/authors/desk.jpg`
 --> content/authors/desk.md:3:17
  |
3 | photo = { src = "/authors/desk.jpg", alt = "Us" }
  |                 ^^^^^^^^^^^^^^^^^^^
  |
  = help: put it there"#,
    );
}
