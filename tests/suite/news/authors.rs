//! Authors: all that a profile says is on their page, for people and for desks.

use super::between;
use crate::project::Project;
use crate::whole::plainly;

const HARBOUR: &[u8] = include_bytes!("../data/harbour.png");

const PAPER: &str = r#"
-- site.toml --
title = "Газета"
base_url = "https://example.org"
language = "uk"
-- content/authors/ann.md --
+++
name = "Ann Weld"
description = "Writes about ports."
role = "Correspondent"
photo = { src = "/ann.png", alt = "Ann" }
location = "Vienna"
languages = ["en", "uk", "pt-BR"]
expertise = ["Trade", "Ports"]
email = "ann@example.org"
links = ["https://social.example/@ann"]
+++
Ann has *reported* since 2009.
-- content/articles/one.md --
+++
title = "One"
date = 2025-08-14
authors = ["ann", "Guest Writer"]
+++
Text.
-- content/articles/two.md --
+++
title = "Two"
date = 2025-08-15
authors = ["Ann Weld"]
+++
Text.
"#;

fn paper() -> Project {
    let project = Project::new(PAPER);
    project.write("static/ann.png", HARBOUR);
    project
}

#[test]
fn an_authors_page_has_all_of_the_profile_and_all_their_articles() {
    let project = paper();
    project.build().warns("");
    let html = plainly(&project.page("authors/ann/index.html"));
    let mut rest = html.as_str();
    for part in [
        "<h1><bdi>Ann Weld</bdi></h1>",
        "<img src=\"/ann-3.#.jpg\" alt=\"Ann\"",
        "<p class=\"role\">Correspondent</p>",
        "<p class=\"standfirst\">Writes about ports.</p>",
        "<a href=\"/authors/ann/feed.xml\" type=\"application/rss+xml\">",
        "<dd>Vienna</dd>",
        "<dd>англійська, українська, португальська</dd>",
        "<dd>Trade, Ports</dd>",
        "<a href=\"mailto:ann@example.org\">ann@example.org</a>",
        "<a rel=\"me\" href=\"https://social.example/@ann\"><bdi>social.example/@ann</bdi></a>",
        "<p>Ann has <em>reported</em> since 2009.</p>",
        "<bdi>Two</bdi>",
        "<bdi>One</bdi>",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("no `{part}` in what is left:\n{rest}"));
        rest = &rest[at + part.len()..];
    }
    let feed = project.page("authors/ann/feed.xml");
    assert_eq!(between(&feed, "<guid isPermaLink=\"false\">", "</guid>").len(), 2);
}

#[test]
fn a_guest_needs_no_file() {
    let project = paper();
    project.build().warns("");
    let html = project.page("authors/guest-writer/index.html");
    assert!(html.contains("<h1><bdi>Guest Writer</bdi></h1>"));
    assert!(html.contains("<bdi>One</bdi>") && !html.contains("<bdi>Two</bdi>"));
    assert!(project.has("authors/guest-writer/feed.xml"));
    let article = project.page("2025/08/14/one/index.html");
    assert!(article.contains("href=\"/authors/guest-writer/\"><bdi>Guest Writer</bdi></a>"));
}

#[test]
fn languages_are_tags_and_links_are_addresses() {
    let project = paper();
    project.edit("content/authors/ann.md", "\"en\", \"uk\", \"pt-BR\"", "\"Ukrainian\", \"xq\"");
    project.edit("content/authors/ann.md", "https://social.example/@ann", "javascript:x");
    project.fails(
        "error: `Ukrainian` is no language
 --> content/authors/ann.md:7:14
  |
7 | languages = [\"Ukrainian\", \"xq\"]
  |              ^^^^^^^^^^^
  |
  = help: did you mean `uk`?

error: `xq` is no language
 --> content/authors/ann.md:7:27
  |
7 | languages = [\"Ukrainian\", \"xq\"]
  |                           ^^^^
  |
  = help: write its tag, like `en`, `ur` or `pt-BR`

error: `javascript:x` is no address of a page elsewhere
  --> content/authors/ann.md:10:10
   |
10 | links = [\"javascript:x\"]
   |          ^^^^^^^^^^^^^^
   |
   = help: it begins with `https://`",
    );
}
