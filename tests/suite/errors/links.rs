//! Links that lead nowhere, or where they shouldn't.

use super::text;
use crate::project::Project;

const OTHER: &str = "+++\ntitle = \"Other\"\ndate = 2025-08-15\n+++\n## What was said\n\nMuch.\n";

fn text_beside(body: &str, other: &str) -> Project {
    let project = text(body);
    project.write("content/articles/other.md", other);
    project
}

#[test]
fn a_link_to_no_file() {
    text("As [reported](../news.md) before.").fails(
        "error: there is no file `content/news.md`
 --> content/articles/a.md:5:4
  |
5 | As [reported](../news.md) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above",
    );
    text("As [reported](2025/talks.md#what) before.").fails(
        "error: there is no file `content/articles/2025/talks.md`
 --> content/articles/a.md:5:4
  |
5 | As [reported](2025/talks.md#what) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above",
    );
    text_beside("As [reported](othr.md) before.", OTHER).fails(
        "error: there is no file `content/articles/othr.md`
 --> content/articles/a.md:5:4
  |
5 | As [reported](othr.md) before.
  |    ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `other.md`?",
    );
    text_beside("As [reported](2025/other.md) before.", OTHER).fails(
        "error: there is no file `content/articles/2025/other.md`
 --> content/articles/a.md:5:4
  |
5 | As [reported](2025/other.md) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `other.md`?",
    );
    text_beside("As [reported](other) before.", OTHER).fails(
        "error: there is no file `content/articles/other`
 --> content/articles/a.md:5:4
  |
5 | As [reported](other) before.
  |    ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `other.md`?",
    );
    text_beside("As [reported][1] before.\n\n[1]: othr.md", OTHER).fails(
        "error: there is no file `content/articles/othr.md`
 --> content/articles/a.md:5:4
  |
5 | As [reported][1] before.
  |    ^^^^^^^^^^^^^
  |
  = help: did you mean `other.md`?",
    );
}

#[test]
fn a_link_out_of_the_site() {
    text("As [reported](../../../../etc/passwd) before.").fails(
        "error: `../../../../etc/passwd` leads out of the site
 --> content/articles/a.md:5:4
  |
5 | As [reported](../../../../etc/passwd) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a link leads to a file of the site, or to an address with `https://`",
    );
    text("As [reported](/../etc/passwd) before.").fails(
        "error: `/../etc/passwd` is no path of this site
 --> content/articles/a.md:5:4
  |
5 | As [reported](/../etc/passwd) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it from the first `/` on, like `/about/`",
    );
}

#[test]
fn a_link_to_what_is_not_published() {
    let front = |lines: &str| format!("+++\ntitle = \"Other\"\n{lines}\n+++\nText.\n");
    for lines in [
        "date = 2025-08-15\ndraft = true",
        "date = 2025-12-24",
        "date = 2025-08-01\nexpires = 2025-08-02",
    ] {
        let project = text_beside("As [reported](other.md) before.", &front(lines));
        let built = project.build();
        assert!(project.page("2025/08/16/a/index.html").contains("<p>As reported before.</p>"));
        match lines {
            "date = 2025-12-24" => built.warns("warning: `content/articles/other.md` isn't published yet, so this stands without a link
 --> content/articles/a.md:5:4
  |
5 | As [reported](other.md) before.
  |    ^^^^^^^^^^^^^^^^^^^^"),
            _ if lines.contains("draft") => built.warns("warning: `content/articles/other.md` is a draft, so this stands without a link
 --> content/articles/a.md:5:4
  |
5 | As [reported](other.md) before.
  |    ^^^^^^^^^^^^^^^^^^^^"),
            _ => built.warns("warning: `content/articles/other.md` isn't published any more, so this stands without a link
 --> content/articles/a.md:5:4
  |
5 | As [reported](other.md) before.
  |    ^^^^^^^^^^^^^^^^^^^^"),
        };
    }
}

#[test]
fn a_link_to_the_site_of_a_long_gone_folder() {
    text_beside("As [reported](/2025/08/15/othr/) before.", OTHER).fails(
        "error: there is no page `/2025/08/15/othr/`
 --> content/articles/a.md:5:4
  |
5 | As [reported](/2025/08/15/othr/) before.
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `/2025/08/15/other/`?",
    );
}

#[test]
fn a_link_to_a_profile_that_nobody_uses() {
    let project = text("See [our desk](../authors/europe-desk.md).");
    project.write("content/authors/europe-desk.md", "+++\nname = \"Europe desk\"\n+++\n");
    project.build().warns("warning: `content/authors/europe-desk.md` has no published article, so this stands without a link
 --> content/articles/a.md:5:5
  |
5 | See [our desk](../authors/europe-desk.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

#[test]
fn a_heading_that_there_is_not() {
    text("## What was said\n\nSee [above](#what-was-sad).").fails(
        "error: there is no place `#what-was-sad` here
 --> content/articles/a.md:7:5
  |
7 | See [above](#what-was-sad).
  |     ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#what-was-said`?",
    );
    text("## What was said\n\nSee [above](#nowhere).").fails("error: there is no place `#nowhere` here
 --> content/articles/a.md:7:5
  |
7 | See [above](#nowhere).
  |     ^^^^^^^^^^^^^^^^^
  |
  = help: a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`");
    text("## What was said\n\nSee [above](#What-Was-Said).").fails(
        "error: there is no place `#What-Was-Said` here
 --> content/articles/a.md:7:5
  |
7 | See [above](#What-Was-Said).
  |     ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#what-was-said`?",
    );
}

#[test]
fn a_heading_that_another_article_does_not_have() {
    text_beside("See [there](other.md#what-was-sad).", OTHER).fails(
        "error: there is no place `#what-was-sad` on `/2025/08/15/other/`
 --> content/articles/a.md:5:5
  |
5 | See [there](other.md#what-was-sad).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#what-was-said`?",
    );
    text_beside("See [there](other.md#nowhere).", OTHER).fails("error: there is no place `#nowhere` on `/2025/08/15/other/`
 --> content/articles/a.md:5:5
  |
5 | See [there](other.md#nowhere).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`");
}

#[test]
fn a_page_that_there_is_not() {
    text("See [about us](/about/).").fails(
        "error: there is no page `/about/`
 --> content/articles/a.md:5:5
  |
5 | See [about us](/about/).
  |     ^^^^^^^^^^^^^^^^^^^
  |
  = help: a link to an article or a standing page is the path to its `.md` file",
    );
    text("See [the tag](/tag/).").fails(
        "error: there is no page `/tag/`
 --> content/articles/a.md:5:5
  |
5 | See [the tag](/tag/).
  |     ^^^^^^^^^^^^^^^^
  |
  = help: did you mean `/tags/`?",
    );
    text("See [the paper](/paper.pdf).").fails(
        "error: there is no file `/paper.pdf`
 --> content/articles/a.md:5:5
  |
5 | See [the paper](/paper.pdf).
  |     ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put it into the site as `static/paper.pdf`",
    );
}

#[test]
fn a_link_that_runs_a_program() {
    text("[Click](javascript:alert(1)).").fails(
        "error: links that begin with `javascript:` aren't published
 --> content/articles/a.md:5:1
  |
5 | [Click](javascript:alert(1)).
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: they can run programs on the reader's machine; link to a page instead",
    );
    text("[Click](JavaScript:alert(1)).").fails(
        "error: links that begin with `JavaScript:` aren't published
 --> content/articles/a.md:5:1
  |
5 | [Click](JavaScript:alert(1)).
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: they can run programs on the reader's machine; link to a page instead",
    );
    text("[Click](data:text/html,hello).").fails(
        "error: links that begin with `data:` aren't published
 --> content/articles/a.md:5:1
  |
5 | [Click](data:text/html,hello).
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: they can run programs on the reader's machine; link to a page instead",
    );
}

#[test]
fn faults_in_standing_pages_and_profiles() {
    let project = Project::new(
        "\
-- content/pages/about.md --
+++
title = \"About\"
+++
See [the policy](policy.md).
-- content/authors/europe-desk.md --
+++
name = \"Europe desk\"
+++
See [the policy](../pages/policy.md).
-- content/articles/a.md --
+++
title = \"Talks resume\"
date = 2025-08-16
authors = [\"europe-desk\"]
+++
Both sides met.
",
    );
    project.fails(
        "error: there is no file `content/pages/policy.md`
 --> content/authors/europe-desk.md:4:5
  |
4 | See [the policy](../pages/policy.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above

error: there is no file `content/pages/policy.md`
 --> content/pages/about.md:4:5
  |
4 | See [the policy](policy.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above",
    );
}

#[test]
fn a_picture_at_an_address_without_its_scheme() {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        "+++\ntitle = \"A\"\ndate = 2025-08-16\n+++\n![A ship](www.example.org/a.jpg) ![A](harbour.jpg)\n",
    );
    project.fails(
        "error: `www.example.org/a.jpg` is no address, and no file of the site
 --> content/articles/a.md:5:1
  |
5 | ![A ship](www.example.org/a.jpg) ![A](harbour.jpg)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `https://www.example.org/a.jpg`

error: there is no file `content/articles/harbour.jpg`
 --> content/articles/a.md:5:34
  |
5 | ![A ship](www.example.org/a.jpg) ![A](harbour.jpg)
  |                                  ^^^^^^^^^^^^^^^^^
  |
  = help: images lie in the folder of their article, beside its `index.md`",
    );
}

#[test]
fn a_footnote_is_missed_where_the_front_matter_is_faulty_too() {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        "+++\ntitle = \"A\"\ndate = 2025-08-16\nlable = \"news\"\n+++\nText.[^1]\n\n[^2]: A note.\n",
    );
    project.fails(
        "error: there is no key `lable`
 --> content/articles/a.md:4:1
  |
4 | lable = \"news\"
  | ^^^^^
  |
  = help: did you mean `label`?

error: there is no footnote `1`
 --> content/articles/a.md:6:6
  |
6 | Text.[^1]
  |      ^^^^
  |
  = help: write it below the text, on a line of its own: `[^1]: The note.`

warning: no text mentions the footnote `2`, so it isn't shown
 --> content/articles/a.md:8:1
  |
8 | [^2]: A note.
  | ^^^^^^^^^^^^^
  |
  = help: write `[^2]` where it belongs, or remove it",
    );
}

#[test]
fn a_wrong_place_is_told_of_with_the_other_faults_of_its_text() {
    let project = Project::new(
        "
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-16
+++
## One

Text.
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-16
+++
## Head

See [one](#haed), [two](b.md#oen), [three](#head), [four](nofile.md).

A note.[^1]
",
    );
    project.fails(
        "error: there is no place `#haed` here
 --> content/articles/a.md:7:5
  |
7 | See [one](#haed), [two](b.md#oen), [three](#head), [four](nofile.md).
  |     ^^^^^^^^^^^^
  |
  = help: did you mean `#head`?

error: there is no place `#oen` on `/2025/08/16/b/`
 --> content/articles/a.md:7:19
  |
7 | See [one](#haed), [two](b.md#oen), [three](#head), [four](nofile.md).
  |                   ^^^^^^^^^^^^^^^
  |
  = help: did you mean `#one`?

error: there is no file `content/articles/nofile.md`
 --> content/articles/a.md:7:52
  |
7 | See [one](#haed), [two](b.md#oen), [three](#head), [four](nofile.md).
  |                                                    ^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above

error: there is no footnote `1`
 --> content/articles/a.md:9:8
  |
9 | A note.[^1]
  |        ^^^^
  |
  = help: write it below the text, on a line of its own: `[^1]: The note.`",
    );
}
