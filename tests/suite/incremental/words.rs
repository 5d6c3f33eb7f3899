//! Builds in one process: an edit of words takes the short way, and gives what a clean build gives.

use crate::project::Project;

fn project() -> Project {
    let mut project = Project::new(
        "-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-01
tags = [\"x\"]
+++
First words of A.

## Heading

More.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-02
summary = \"Of B.\"
tags = [\"x\"]
+++
Words of B, which lead [to A](a.md#heading).
-- content/articles/c.md --
+++
title = \"C\"
date = 2025-08-03
summary = \"Of C.\"
+++
Words of C.
",
    );
    project.stay();
    project
}

const FEEDS: [&str; 3] = ["atom.xml", "feed.json", "feed.xml"];

#[test]
fn words_are_written_where_they_are_shown() {
    let project = project();
    project.build();
    project.edit("content/articles/c.md", "Words of C.", "Other words of C.");
    let page = "2025/08/03/c/index.html";
    project.build().written(&[&FEEDS[..], &[page]].concat());
    assert!(project.page(page).contains("Other words of C."));
    project.build().written(&[]);
    project.edit("content/articles/b.md", "Words of B", "Some more words of B");
    project.build().written(&[&FEEDS[..], &["2025/08/02/b/index.html"]].concat());
}

#[test]
fn what_others_show_takes_the_long_way() {
    let project = project();
    project.build();
    // The first paragraph is its standfirst.
    project.edit("content/articles/a.md", "First words", "Other words");
    project.build();
    assert!(project.page("tags/x/index.html").contains("Other words of A."));
    project.edit("content/articles/c.md", "title = \"C\"", "title = \"Sea\"");
    project.build();
    assert!(project.page("index.html").contains("Sea"));
    project.edit("content/articles/c.md", "Words of C.", "Words of C, after [all](b.md).");
    project.build();
}

#[test]
fn faults_in_words_are_told_and_mended() {
    let project = project();
    project.build();
    project.edit("content/articles/a.md", "## Heading", "## Another heading");
    let picture = "error: there is no place `#heading` on `/2025/08/01/a/`
 --> content/articles/b.md:7:24
  |
7 | Words of B, which lead [to A](a.md#heading).
  |                        ^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#another-heading`?";
    project.fails(picture);
    project.fails(picture);
    project.edit("content/articles/c.md", "Words of C.", "New words of C.");
    project.fails(picture);
    project.edit("content/articles/a.md", "## Another heading", "## Heading");
    project.build();
    assert!(project.page("2025/08/03/c/index.html").contains("New words of C."));
    project.edit("content/articles/c.md", "New words of C.", "[New](nowhere.md) words of C.");
    assert!(project.attempt().published.is_none());
    project.edit("content/articles/c.md", "[New](nowhere.md) words", "The last words");
    project.build();
}

#[test]
fn an_embargo_ends_between_two_edits_of_words() {
    let mut project = project();
    project.write(
        "content/articles/d.md",
        "+++\ntitle = \"D\"\ndate = 2025-09-02T10:00:00Z\n+++\nWords of D.\n",
    );
    project.build();
    project.edit("content/articles/c.md", "Words of C.", "Other words of C.");
    project.at("2025-09-02T10:00:01Z").build();
    assert!(project.has("2025/09/02/d/index.html"));
}
