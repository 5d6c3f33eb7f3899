//! The text edition: every article once more, without styles and pictures.

use crate::project::Project;

const TWO: &str = r#"
-- site.toml --
title = "T"
base_url = "https://example.org"
text_edition = true
-- content/articles/a/index.md --
+++
title = "A"
date = 2025-08-15
image = { src = "a.png", alt = "A quay", caption = "The quay." }
+++
See [the other](../b.md#why) and [all](/archive/).

![A crane](a.png "The crane.")

Before ![a ship](a.png) after.
-- content/articles/a/a.png --
<svg></svg>
-- content/articles/b.md --
+++
title = "B"
date = 2025-08-16
+++
## Why

<b>Because</b>.
"#;

#[test]
fn it_has_every_article_and_no_picture() {
    let project = Project::new(TWO);
    project.build();
    let page = project.page("text/2025/08/15/a/index.html");
    for kept in [
        "<link rel=\"canonical\" href=\"https://example.org/2025/08/15/a/\">",
        // A reader who is here stays here.
        "See <a href=\"/text/2025/08/16/b/#why\">the other</a> and <a href=\"/archive/\">all</a>.",
        "<p>[Picture: A quay] The quay.</p>",
        "<p>[Picture: A crane]</p>\n<p>The crane.</p>",
        "Before [Picture: a ship] after.",
        "href=\"/text/2025/08/16/b/\"",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    for left_out in ["<img", "<script", "stylesheet", "<figure"] {
        assert!(!page.contains(left_out), "{left_out} in {page}");
    }
    let list = project.page("text/index.html");
    assert!(list.contains("<a href=\"/text/2025/08/15/a/\"><bdi>A</bdi></a>, August 15, 2025"));
    let full = project.page("2025/08/15/a/index.html");
    assert!(full.contains("<a href=\"/text/2025/08/15/a/\">Text only</a>"), "{full}");
    assert!(!project.page("sitemap-pages.xml").contains("/text/"));
    assert!(!project.page("sitemap-2025.xml").contains("/text/"));
}

#[test]
fn a_doubt_about_a_text_is_said_once() {
    let project = Project::new(TWO);
    let built = project.build();
    built.warns(
        "warning: this HTML is shown as text
 --> content/articles/b.md:7:1
  |
7 | <b>Because</b>.
  | ^^^
  |
  = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is",
    );
    project.edit("content/articles/a/index.md", "#why", "#how");
    project.fails(
        "error: there is no place `#how` on `/2025/08/16/b/`
 --> content/articles/a/index.md:6:5
  |
6 | See [the other](../b.md#how) and [all](/archive/).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`

warning: this HTML is shown as text
 --> content/articles/b.md:7:1
  |
7 | <b>Because</b>.
  | ^^^
  |
  = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is",
    );
}

#[test]
fn it_is_there_where_it_is_asked_for_and_costs_nothing_elsewhere() {
    let project = Project::new(TWO);
    project.build();
    project.edit("site.toml", "text_edition = true", "text_edition = false");
    project.build().removed(&[
        "text/2025/08/15/a/index.html",
        "text/2025/08/16/b/index.html",
        "text/index.html",
    ]);
    assert!(!project.page("2025/08/15/a/index.html").contains("/text/"));
}

#[test]
fn its_list_is_cut_like_all_lists() {
    let project = Project::new(TWO);
    project.edit("site.toml", "text_edition = true", "text_edition = true\npage_size = 1");
    project.build();
    assert!(project.page("text/index.html").contains("href=\"/text/page/2025-08-15/\""));
    let older = project.page("text/page/2025-08-15/index.html");
    assert!(older.contains(">A</bdi>") && !older.contains(">B</bdi>"), "{older}");
}

#[test]
fn its_list_has_the_comma_of_its_language() {
    let project = Project::new(TWO);
    project.edit("site.toml", "text_edition = true", "text_edition = true\nlanguage = \"ar\"");
    project.build();
    let list = project.page("text/index.html");
    assert!(list.contains("<bdi>A</bdi></a>، "), "{list}");
}
