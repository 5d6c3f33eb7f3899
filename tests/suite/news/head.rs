//! The `head` of an article and of an author's page, element by element.

use super::{TALKS, article, between, write_article};
use crate::project::Project;
use crate::whole::plainly;

const HARBOUR: &[u8] = include_bytes!("../data/harbour.png");

const PORT: &str = r#"
-- site.toml --
title = "The Meridian"
base_url = "https://example.org/news"
language = "pt-BR"
time_zone = "Europe/Vienna"
-- content/authors/ann.md --
+++
name = "Ann Weld"
fediverse = "@ann@social.example"
links = ["https://social.example/@ann", "https://ann.example/"]
+++
-- content/articles/port/index.md --
+++
title = "Port & trade"
date = 2025-08-14T09:30:00
updated = 2025-08-16
summary = "Ships & \"cranes\"."
authors = ["ann", "Guest Writer"]
tags = ["Black Sea", "trade"]
section = "Europe"
image = { src = "harbour.png", alt = "A harbour" }
+++
Text.
"#;

/// What stands in the head of a page, from the title to the style sheet.
fn head(html: &str) -> String {
    let (_, rest) = html.split_once("<title>").expect("a title");
    let (head, _) = rest.split_once("<link rel=\"stylesheet\"").expect("a style sheet");
    format!("<title>{}", head.trim_end())
}

#[test]
fn an_article_says_all_that_the_table_asks_for() {
    let project = Project::new(PORT);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project.build();
    snapbox::assert_data_eq!(
        head(&plainly(&project.page("2025/08/14/port/index.html"))),
        r#"<title>Port &amp; trade — The Meridian</title>
<meta name="description" content="Ships &amp; “cranes”.">
<meta name="robots" content="max-image-preview:large">
<link rel="canonical" href="https://example.org/news/2025/08/14/port/">
<meta property="og:title" content="Port &amp; trade">
<meta property="og:type" content="article">
<meta property="og:url" content="https://example.org/news/2025/08/14/port/">
<meta property="og:site_name" content="The Meridian">
<meta property="og:locale" content="pt_BR">
<meta property="og:description" content="Ships &amp; “cranes”.">
<meta property="og:image" content="https://example.org/news/2025/08/14/port/harbour-3.#.jpg">
<meta property="og:image:width" content="3">
<meta property="og:image:height" content="2">
<meta property="og:image:alt" content="A harbour">
<meta name="twitter:card" content="summary_large_image">
<meta property="article:published_time" content="2025-08-14T09:30:00+02:00">
<meta property="article:modified_time" content="2025-08-16T00:00:00+02:00">
<meta property="article:author" content="https://example.org/news/authors/ann/">
<meta name="fediverse:creator" content="@ann@social.example">
<meta property="article:author" content="https://example.org/news/authors/guest-writer/">
<meta property="article:section" content="Europe">
<meta property="article:tag" content="Black Sea">
<meta property="article:tag" content="trade">"#
    );
}

#[test]
fn an_article_without_a_picture_has_a_small_card_and_a_drawing_is_no_picture_for_networks() {
    let project = article("", "Text.");
    for (image, card) in [
        ("", "summary"),
        ("image = { src = \"/map.svg\", alt = \"A map\" }", "summary"),
        ("image = { src = \"/PLAN.SVG\", alt = \"A map\" }", "summary"),
        ("image = { src = \"/map.png\", alt = \"A map\" }", "summary_large_image"),
    ] {
        project.write("static/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        project.write("static/PLAN.SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        project.write("static/map.png", HARBOUR);
        write_article(&project, image, "Text.");
        project.build();
        let html = project.page(TALKS);
        let cards = between(&html, "<meta name=\"twitter:card\" content=\"", "\"");
        assert_eq!(cards, [card], "{image}");
        assert_eq!(html.contains("og:image"), card != "summary", "{image}");
    }
}

#[test]
fn an_article_that_was_only_corrected_was_changed_then() {
    let project = article("corrections = [{ date = 2025-08-18, text = \"B.\" }]", "Text.");
    project.build();
    let html = project.page(TALKS);
    let modified = between(&html, "\"article:modified_time\" content=\"", "\"");
    assert_eq!(modified, ["2025-08-18T00:00:00+00:00"]);
    write_article(&project, "", "Text.");
    project.build();
    let html = project.page(TALKS);
    let modified = between(&html, "\"article:modified_time\" content=\"", "\"");
    assert_eq!(modified, ["2025-08-16T09:30:00+00:00"]);
}

#[test]
fn the_locale_of_an_article_in_another_language_is_its_own() {
    let project = article("language = \"ur\"", "Text.");
    project.build();
    assert!(project.page(TALKS).contains("<meta property=\"og:locale\" content=\"ur_PK\">"));
    assert!(project.page("index.html").contains("<meta property=\"og:locale\" content=\"en_US\">"));
}

#[test]
fn an_authors_pages_elsewhere_are_theirs_on_their_page_alone() {
    let project = Project::new(PORT);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project.build();
    let html = project.page("authors/ann/index.html");
    let links = between(&html, "<link rel=\"me\" href=\"", "\"");
    assert_eq!(links, ["https://social.example/@ann", "https://ann.example/"]);
    let links = between(&html, "<a rel=\"me\" href=\"", "\"");
    assert_eq!(links, ["https://social.example/@ann", "https://ann.example/"]);
    assert!(!project.page("2025/08/14/port/index.html").contains("rel=\"me\""));
    assert!(html.contains("<meta property=\"og:type\" content=\"website\">"), "{html}");
}

#[test]
fn a_page_that_is_none_is_kept_out_of_search_engines() {
    let project = article("", "Text.");
    project.build();
    let html = project.page("404.html");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!html.contains("rel=\"canonical\"") && !html.contains("max-image-preview"));
}
