//! Edits of what stands beside articles: profiles, bundles, static files, link targets, the clock
//! and the program itself.

use dateline::build::Generator;
use dateline::digest::Digest;
use dateline::publish::Reason;

use super::{FEEDS, THREE, built, with_feeds};
use crate::project::{Project, SITE, tree};
use crate::whole;

const ANN: &str = "+++\nname = \"Ann Guest\"\nrole = \"Reporter\"\n+++\nAnn writes.\n";

fn with_ann() -> Project {
    let project = Project::new(THREE);
    project.edit("content/articles/b.md", "[\"Ann Guest\"]", "[\"ann\"]");
    project.write("content/authors/ann.md", ANN);
    project.build();
    project
}

#[test]
fn a_biography_is_on_one_page() {
    let project = with_ann();
    project.edit("content/authors/ann.md", "Ann writes.", "Ann edits.");
    let page = ["authors/ann/index.html"];
    project.build().rendered(&page).written(&page).removed(&[]).because(Reason::Content);
}

#[test]
fn a_role_is_written_where_it_is_shown() {
    let project = with_ann();
    project.edit("content/authors/ann.md", "Reporter", "Editor");
    let built = project.build();
    // A teaser has the role and the theme doesn't show it: rendered, and nothing new to write.
    built.rendered(&[
        "2025/08/15/b/index.html",
        "2025/08/15/index.html",
        "2025/08/index.html",
        "authors/ann/index.html",
        "index.html",
        "labels/news/index.html",
        "tags/nato/index.html",
    ]);
    built.written(&["2025/08/15/b/index.html", "authors/ann/index.html"]).removed(&[]);
}

#[test]
fn a_name_is_wherever_the_byline_is() {
    let project = with_ann();
    project.edit("content/authors/ann.md", "Ann Guest", "Ann Host");
    let pages = with_feeds(&[
        "2025/08/15/b/index.html",
        "2025/08/15/index.html",
        "2025/08/index.html",
        "authors/ann/feed.xml",
        "authors/ann/index.html",
        "authors/index.html",
        "feeds/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ]);
    project.build().rendered(&pages).written(&pages).removed(&[]);
}

#[test]
fn a_static_file_comes_changes_and_goes() {
    let project = built(THREE);
    let file = ["maps/a.txt"];
    project.write("static/maps/a.txt", "one");
    project.build().rendered(&file).written(&file).removed(&[]).because(Reason::NewPage);
    project.write("static/maps/a.txt", "two, longer");
    project.build().rendered(&file).written(&file).removed(&[]).because(Reason::Content);
    project.remove("static/maps/a.txt");
    project.build().rendered(&[]).written(&[]).removed(&file);
    assert!(!project.has("maps"), "the emptied folder stays");
}

#[test]
fn a_static_file_of_the_same_length_is_another_file() {
    let project = built(THREE);
    project.write("static/a.txt", "one");
    project.build();
    project.write("static/a.txt", "two");
    project.build().rendered(&["a.txt"]).written(&["a.txt"]);
}

#[test]
fn a_file_of_the_theme_is_replaced_and_comes_back() {
    let project = built(THREE);
    let theme = project.page("favicon.svg");
    project.write("static/favicon.svg", "<svg/>");
    project.build().rendered(&["favicon.svg"]).written(&["favicon.svg"]).removed(&[]);
    project.remove("static/favicon.svg");
    project.build().rendered(&["favicon.svg"]).written(&["favicon.svg"]).removed(&[]);
    assert_eq!(project.page("favicon.svg"), theme);
}

const BUNDLE: &str = "\
-- content/articles/d/index.md --
+++
title = \"Fourth\"
date = 2025-08-13
summary = \"Four.\"
+++
![a map](map.png)
";

/// A PNG so wide.
fn png(width: u8) -> Vec<u8> {
    whole::png(width, 9, b"")
}

#[test]
fn a_picture_of_another_size_changes_the_pages_that_show_it() {
    let project = Project::new(&format!("{THREE}{BUNDLE}"));
    project.write("site.toml", format!("{SITE}[images]\nwidths = []\n"));
    project.write("content/articles/d/map.png", png(5));
    project.build();
    project.write("content/articles/d/map.png", png(6));
    let pages = with_feeds(&["2025/08/13/d/index.html", "2025/08/13/d/map.png"]);
    project.build().rendered(&pages).written(&pages).removed(&[]);
    // Another picture of the same size is another file, and the same pages.
    let another = whole::png(6, 9, b"another");
    project.write("content/articles/d/map.png", another);
    let picture = ["2025/08/13/d/map.png"];
    project.build().rendered(&pages).written(&picture).removed(&[]);
}

#[test]
fn another_picture_is_another_rendition_and_another_page() {
    let project = Project::new(&format!("{THREE}{BUNDLE}"));
    let made = |project: &Project| {
        let files = tree(&project.output().join("2025/08/13/d"));
        let names = files.into_keys().filter(|name| name.starts_with("map-"));
        names.map(|name| format!("2025/08/13/d/{name}")).collect::<Vec<_>>()
    };
    project.write("content/articles/d/map.png", png(6));
    project.build();
    let before = made(&project);
    project.write("content/articles/d/map.png", whole::png(6, 9, b"another"));
    let built = project.build();
    let after = made(&project);
    assert!(before.len() == 2 && after.len() == 2 && before != after, "{before:?} {after:?}");
    // What is made of one picture is one page of the build, named by the first of its files.
    let jpeg = after.iter().find(|path| path.contains(".jpg")).expect("a JPEG");
    built.rendered(&with_feeds(&["2025/08/13/d/index.html", jpeg, "2025/08/13/d/map.png"]));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    built.removed(&before);
}

#[test]
fn a_page_is_made_anew_when_its_link_target_moves() {
    let project = Project::new(THREE);
    project.edit("content/articles/a.md", "first text", "first [text](c.md)");
    project.build();
    assert!(project.page("2025/08/14/a/index.html").contains("href=\"/2025/08/16/c/\""));
    project.edit("content/articles/c.md", "summary", "slug = \"talks\"\nsummary");
    // `a` itself wasn't touched, and isn't next to `c`.
    let built = project.build();
    built.rendered(&with_feeds(&[
        "2025/08/14/a/index.html",
        "2025/08/15/b/index.html",
        "2025/08/16/index.html",
        "2025/08/16/talks/index.html",
        "2025/08/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-2025.xml",
    ]));
    built.removed(&["2025/08/16/c/index.html"]);
    assert!(project.page("2025/08/14/a/index.html").contains("href=\"/2025/08/16/talks/\""));
}

const EMBARGOED: &str = "+++
title = \"Fourth\"
date = 2025-09-02T09:00:00Z
expires = 2025-09-20
summary = \"Four.\"
+++
The fourth text.
";

#[test]
fn the_clock_passes_an_embargo_a_news_window_and_an_end() {
    let mut project = Project::new(THREE);
    project.write("content/articles/d.md", EMBARGOED);
    let next =
        |built: &crate::project::Built| built.outcome.changes_next_at.map(|it| it.to_string());
    let before = project.build();
    assert_eq!(next(&before).as_deref(), Some("2025-09-02T09:00:00Z"));

    project.at("2025-09-02T08:59:59Z").build().rendered(&[]).written(&[]).removed(&[]);

    let at_last = project.at("2025-09-02T09:00:00Z").build();
    let own = ["2025/09/02/d/index.html", "2025/09/02/index.html", "2025/09/index.html"];
    let touched = with_feeds(&[
        "2025/08/16/c/index.html",
        "2025/08/16/index.html",
        "2025/08/index.html",
        "2025/index.html",
        "archive/index.html",
        "index.html",
        "labels/index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-2025.xml",
        "sitemap-pages.xml",
        "sitemap.xml",
    ]);
    let pages = [&*touched, &own, &["sitemap-news.xml"]].concat();
    at_last.rendered(&pages).written(&pages).removed(&[]);
    assert_eq!(next(&at_last).as_deref(), Some("2025-09-04T09:00:00Z"));

    let old_news = project.at("2025-09-04T09:00:00Z").build();
    old_news.rendered(&["sitemap-news.xml"]).written(&["sitemap-news.xml"]).removed(&[]);
    assert_eq!(next(&old_news).as_deref(), Some("2025-09-20T00:00:00Z"));

    let expired = project.at("2025-09-20T00:00:00Z").build();
    expired.rendered(&touched).written(&touched).removed(&own);
    assert_eq!(next(&expired), None);
}

#[test]
fn another_program_renders_all_and_writes_what_it_makes_otherwise() {
    let mut project = built(THREE);
    let files = crate::project::tree(&project.output()).into_keys();
    // A copied file is its bytes, whoever copies it.
    let copied = ["style.", "script.", "favicon."];
    let is_copied = |path: &String| copied.iter().any(|name| path.starts_with(name));
    let made: Vec<String> = files.filter(|path| !is_copied(path)).collect();
    let made: Vec<&str> = made.iter().map(String::as_str).collect();
    project.options.generator = Generator::Named(Digest::of(b"another program"));
    let built = project.build();
    built.rendered(&made).written(&[]).removed(&[]).because(Reason::NewProgram);
    assert!(FEEDS.iter().all(|feed| made.contains(feed)));
    project.build().rendered(&[]);
}
