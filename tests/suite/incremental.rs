//! It costs what changed, and gives what a clean build gives: edits of articles.
//!
//! Every list of pages is exact. That the output is right is not said here: the oracle in
//! `Project::build` holds every one of these builds against a clean one.

use dateline::publish::Reason;

use crate::project::{Project, tree};

mod output;
mod sources;
mod theme;
mod words;

pub(crate) const THREE: &str = "\
-- content/articles/a.md --
+++
title = \"First\"
date = 2025-08-14
summary = \"One.\"
tags = [\"nato\"]
+++
The first text.
-- content/articles/b.md --
+++
title = \"Second\"
date = 2025-08-15
summary = \"Two.\"
tags = [\"nato\"]
authors = [\"Ann Guest\"]
+++
The second text.
-- content/articles/c.md --
+++
title = \"Third\"
date = 2025-08-16
summary = \"Three.\"
+++
The third text.
";

/// The feeds of the paper, which carry whole texts.
const FEEDS: [&str; 3] = ["atom.xml", "feed.json", "feed.xml"];

fn with_feeds<'p>(pages: &[&'p str]) -> Vec<&'p str> {
    [pages, &FEEDS].concat()
}

/// A project that was built once.
fn built(files: &str) -> Project {
    let project = Project::new(files);
    project.build();
    project
}

#[test]
fn nothing_changed_is_nothing_done() {
    let project = Project::new(THREE);
    project.build().because(Reason::FirstBuild);
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn touching_is_no_change() {
    let project = built(THREE);
    for path in ["content/articles/a.md", "site.toml"] {
        let text = std::fs::read(project.root().join(path)).expect("a file");
        project.write(path, text);
    }
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn line_ends_of_either_kind_are_no_change() {
    let project = built(THREE);
    let text = std::fs::read_to_string(project.root().join("content/articles/a.md"));
    project.write("content/articles/a.md", text.expect("a file").replace('\n', "\r\n"));
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn a_body_edit_touches_its_page_and_the_feeds_that_carry_it() {
    let project = built(THREE);
    project.edit("content/articles/b.md", "second text", "second text, longer");
    let pages = with_feeds(&["2025/08/15/b/index.html"]);
    project.build().rendered(&pages).written(&pages).removed(&[]).because(Reason::Content);
}

#[test]
fn a_new_headline_touches_its_page_its_neighbours_and_its_lists() {
    let project = built(THREE);
    project.edit("content/articles/b.md", "\"Second\"", "\"Other\"");
    let pages = with_feeds(&[
        "2025/08/14/a/index.html",
        "2025/08/15/b/index.html",
        "2025/08/15/index.html",
        "2025/08/16/c/index.html",
        "2025/08/index.html",
        "authors/ann-guest/feed.xml",
        "authors/ann-guest/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ]);
    project.build().rendered(&pages).written(&pages).removed(&[]).because(Reason::Content);
}

#[test]
fn a_new_date_moves_the_page_and_leaves_the_old_day() {
    let project = built(THREE);
    project.edit("content/articles/b.md", "2025-08-15", "2025-07-03");
    let pages = with_feeds(&[
        "2025/07/03/b/index.html",
        "2025/07/03/index.html",
        "2025/07/index.html",
        "2025/08/14/a/index.html",
        "2025/08/14/index.html",
        "2025/08/16/c/index.html",
        "2025/08/16/index.html",
        "2025/08/index.html",
        "2025/index.html",
        "archive/index.html",
        "authors/ann-guest/feed.xml",
        "authors/ann-guest/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-2025.xml",
        "sitemap-pages.xml",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ]);
    let built = project.build();
    built.rendered(&pages).written(&pages);
    built.removed(&["2025/08/15/b/index.html", "2025/08/15/index.html"]);
    assert!(!project.has("2025/08/15"), "the emptied folder stays");
}

const FOURTH: &str = "+++
title = \"Fourth\"
date = 2025-08-20
summary = \"Four.\"
tags = [\"nato\"]
+++
The fourth text.
";

/// What a new article of 20 August with the tag `nato` touches, beside its own two pages.
fn touched_by_the_fourth() -> Vec<&'static str> {
    with_feeds(&[
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
        "tags/index.html",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ])
}

#[test]
fn an_article_comes_goes_and_comes_again() {
    let project = built(THREE);
    let before = tree(&project.output());
    let own = ["2025/08/20/d/index.html", "2025/08/20/index.html"];
    let all = [&*touched_by_the_fourth(), &own].concat();

    project.write("content/articles/d.md", FOURTH);
    project.build().rendered(&all).written(&all).removed(&[]);
    let with_it = tree(&project.output());

    project.remove("content/articles/d.md");
    let touched = touched_by_the_fourth();
    project.build().rendered(&touched).written(&touched).removed(&own);
    assert_eq!(tree(&project.output()), before);
    assert!(!project.has("2025/08/20"), "the emptied folder stays");

    project.write("content/articles/d.md", FOURTH);
    project.build().rendered(&all).written(&all).removed(&[]);
    assert_eq!(tree(&project.output()), with_it);
}

#[test]
fn a_closed_page_of_a_list_changes_once_more_when_the_next_is_closed() {
    let settings = "\
-- site.toml --
title = \"Test\"
base_url = \"https://example.org\"
page_size = 1
";
    let project = built(&format!("{settings}{THREE}"));
    project.write("content/articles/d.md", FOURTH);
    let built = project.build();
    let rendered: Vec<&str> = built.published.rendered.iter().map(|it| it.0.as_str()).collect();
    let lists: Vec<&str> = rendered.into_iter().filter(|path| path.contains("page/")).collect();
    // What was the newest closed page leads to the new one now; the oldest of four stays for ever.
    let expected = [
        "2025/08/page/2025-08-15/index.html",
        "2025/08/page/2025-08-16/index.html",
        "labels/news/page/2025-08-15/index.html",
        "labels/news/page/2025-08-16/index.html",
        "page/2025-08-15/index.html",
        "page/2025-08-16/index.html",
        "tags/nato/page/2025-08-14/index.html",
        "tags/nato/page/2025-08-15/index.html",
    ];
    assert_eq!(lists, expected);
}

#[test]
fn a_withdrawn_article_leaves_nothing_behind() {
    let project = built(THREE);
    project.edit("content/articles/b.md", "+++\nThe", "draft = true\n+++\nThe");
    project.build().removed(&[
        "2025/08/15/b/index.html",
        "2025/08/15/index.html",
        "authors/ann-guest/feed.xml",
        "authors/ann-guest/index.html",
    ]);
    for (path, bytes) in tree(&project.output()) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Second") && !text.contains("Ann Guest"), "{path}");
    }
}

#[test]
fn another_folder_is_no_change_of_any_page() {
    let project = built(THREE);
    project.rename("content/articles/b.md", "content/articles/2025/b.md");
    let looked_at = with_feeds(&["2025/08/15/b/index.html"]);
    project.build().rendered(&looked_at).written(&[]).removed(&[]);
    project.build().rendered(&[]);
}

#[test]
fn a_file_becomes_a_bundle_and_keeps_its_page() {
    let project = built(THREE);
    project.rename("content/articles/b.md", "content/articles/b/index.md");
    let looked_at = with_feeds(&["2025/08/15/b/index.html"]);
    project.build().rendered(&looked_at).written(&[]).removed(&[]);
}

#[test]
fn a_new_slug_moves_the_page() {
    let project = built(THREE);
    project.edit("content/articles/b.md", "tags", "slug = \"talks\"\ntags");
    let pages = with_feeds(&[
        "2025/08/14/a/index.html",
        "2025/08/15/index.html",
        "2025/08/15/talks/index.html",
        "2025/08/16/c/index.html",
        "2025/08/index.html",
        "authors/ann-guest/feed.xml",
        "authors/ann-guest/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-2025.xml",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ]);
    let built = project.build();
    built.rendered(&pages).written(&pages).removed(&["2025/08/15/b/index.html"]);
    assert!(!project.has("2025/08/15/b"), "the emptied folder stays");
}

#[test]
fn a_tag_that_is_added_gets_its_list_and_its_feed() {
    let project = built(THREE);
    project.edit("content/articles/c.md", "+++\nThe", "tags = [\"talks\"]\n+++\nThe");
    let pages = with_feeds(&[
        "2025/08/16/c/index.html",
        "2025/08/16/index.html",
        "2025/08/index.html",
        "feeds/index.html",
        "index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-pages.xml",
        "tags/index.html",
        "tags/talks/feed.xml",
        "tags/talks/index.html",
    ]);
    let built = project.build();
    // Lists and their feeds show no tags, so they come out as they were.
    let unseen =
        ["2025/08/16/index.html", "2025/08/index.html", "index.html", "labels/news/index.html"];
    let written: Vec<&str> = pages.iter().copied().filter(|it| !unseen.contains(it)).collect();
    built.rendered(&pages).written(&written).removed(&[]);
}
