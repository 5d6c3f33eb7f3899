//! It costs what changed, and gives what a clean build gives.

use dateline::publish::Reason;

use crate::project::Project;

const THREE: &str = "\
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

#[test]
fn nothing_changed_is_nothing_done() {
    let project = Project::new(THREE);
    project.build().because(Reason::FirstBuild);
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn a_body_edit_touches_its_page_and_the_feeds_that_carry_it() {
    let project = Project::new(THREE);
    project.build();
    project.edit("content/articles/b.md", "second text", "second text, longer");
    let pages = ["2025/08/15/b/index.html", "atom.xml", "feed.json", "feed.xml"];
    project.build().rendered(&pages).written(&pages).removed(&[]).because(Reason::Content);
}

#[test]
fn a_withdrawn_article_leaves_nothing_behind() {
    let project = Project::new(THREE);
    project.build();
    project.edit("content/articles/b.md", "+++\nThe", "draft = true\n+++\nThe");
    project.build().removed(&[
        "2025/08/15/b/index.html",
        "2025/08/15/index.html",
        "authors/ann-guest/feed.xml",
        "authors/ann-guest/index.html",
    ]);
    for (path, bytes) in crate::project::tree(&project.output()) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Second") && !text.contains("Ann Guest"), "{path}");
    }
}
