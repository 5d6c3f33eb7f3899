//! All faults of all files at once, their order, and the other two forms that they come in.

use dateline::diagnostic::Format;

use super::article;
use crate::project::{Project, draw};

const FAULTY: &str = "\
-- site.toml --
title = \"Test\"
base_url = \"https://example.org\"
time_zone = \"Europe/Berln\"
-- content/articles/b.md --
+++
title = \"Second\"
date = 2025-08-15
label = \"opnion\"
tagz = [\"nato\"]
+++
Text.
-- content/articles/a.md --
+++
title = \"First\"
date = 2025-08-14
places = [\"UKR\", \"FRA\"]
+++
## A heading

A [link](nowhere.md), and [another](javascript:alert(1)).
-- content/articles/c.md --
+++
title = \"Third\"
date = 2025-08-13
+++
A [link](b.md) to an article that has faults is not a fault.
-- templates/tag.html --
{{ term.name }
-- content/authors/desk.md --
+++
name = \"Desk\"
rôle = \"All\"
+++
";

#[test]
fn everything_is_said_in_one_run_by_file_and_place() {
    Project::new(FAULTY).fails(
        r#"error: there is no place `UKR`
 --> content/articles/a.md:4:11
  |
4 | places = ["UKR", "FRA"]
  |           ^^^^^
  |
  = help: did you mean `UA`?

error: there is no place `FRA`
 --> content/articles/a.md:4:18
  |
4 | places = ["UKR", "FRA"]
  |                  ^^^^^
  |
  = help: did you mean `FR`?

error: there is no file `content/articles/nowhere.md`
 --> content/articles/a.md:8:3
  |
8 | A [link](nowhere.md), and [another](javascript:alert(1)).
  |   ^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above

error: links that begin with `javascript:` aren't published
 --> content/articles/a.md:8:27
  |
8 | A [link](nowhere.md), and [another](javascript:alert(1)).
  |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: they can run programs on the reader's machine; link to a page instead

error: `opnion` is no `label`
 --> content/articles/b.md:4:9
  |
4 | label = "opnion"
  |         ^^^^^^^^
  |
  = help: did you mean `opinion`?

error: there is no key `tagz`
 --> content/articles/b.md:5:1
  |
5 | tagz = ["nato"]
  | ^^^^
  |
  = help: did you mean `tags`?

error: `rôle` can't be a key
 --> content/authors/desk.md:3:2
  |
3 | rôle = "All"
  |  ^
  |
  = help: did you mean `role`?

error: there is no time zone `Europe/Berln`
 --> site.toml:3:13
  |
3 | time_zone = "Europe/Berln"
  |             ^^^^^^^^^^^^^^
  |
  = help: did you mean `Europe/Berlin`?

error: found `}` but expected }}
 --> templates/tag.html:1:14
  |
1 | {{ term.name }
  |              ^"#,
    );
}

#[test]
fn a_failed_build_changes_nothing() {
    let project = article("");
    project.build();
    project.edit("content/articles/a.md", "title = \"Talks resume\"", "title = Talks resume");
    project.fails(
        r#"error: this text has no quotes
 --> content/articles/a.md:2:9
  |
2 | title = Talks resume
  |         ^^^^^^^^^^^^
  |
  = help: write it like this: `title = "Talks resume"`"#,
    );
    project.edit("content/articles/a.md", "title = Talks resume", "title = \"Talks resume\"");
    project.build().rendered(&[]).written(&[]);
}

#[test]
fn one_fault_a_line() {
    let project = Project::new(FAULTY);
    let outcome = project.attempt();
    let said = draw(project.root(), &outcome.diagnostics, Format::Short);
    let lines = "
content/articles/a.md:4:11: error: there is no place `UKR`; did you mean `UA`?
content/articles/a.md:4:18: error: there is no place `FRA`; did you mean `FR`?
content/articles/a.md:8:3: error: there is no file `content/articles/nowhere.md`; the path begins at the folder of this file; `../` is the folder above
content/articles/a.md:8:27: error: links that begin with `javascript:` aren't published; they can run programs on the reader's machine; link to a page instead
content/articles/b.md:4:9: error: `opnion` is no `label`; did you mean `opinion`?
content/articles/b.md:5:1: error: there is no key `tagz`; did you mean `tags`?
content/authors/desk.md:3:2: error: `rôle` can't be a key; did you mean `role`?
site.toml:3:13: error: there is no time zone `Europe/Berln`; did you mean `Europe/Berlin`?
templates/tag.html:1:14: error: found `}` but expected }}
";
    assert_eq!(said, lines.trim_start());
}

#[test]
fn one_object_a_line() {
    let project = Project::new(FAULTY);
    let outcome = project.attempt();
    let said = draw(project.root(), &outcome.diagnostics, Format::Json);
    let lines = r#"
{"severity":"error","message":"there is no place `UKR`","marks":[{"path":"content/articles/a.md","line":4,"column":11}],"help":["did you mean `UA`?"]}
{"severity":"error","message":"there is no place `FRA`","marks":[{"path":"content/articles/a.md","line":4,"column":18}],"help":["did you mean `FR`?"]}
{"severity":"error","message":"there is no file `content/articles/nowhere.md`","marks":[{"path":"content/articles/a.md","line":8,"column":3}],"help":["the path begins at the folder of this file; `../` is the folder above"]}
{"severity":"error","message":"links that begin with `javascript:` aren't published","marks":[{"path":"content/articles/a.md","line":8,"column":27}],"help":["they can run programs on the reader's machine; link to a page instead"]}
{"severity":"error","message":"`opnion` is no `label`","marks":[{"path":"content/articles/b.md","line":4,"column":9}],"help":["did you mean `opinion`?"]}
{"severity":"error","message":"there is no key `tagz`","marks":[{"path":"content/articles/b.md","line":5,"column":1}],"help":["did you mean `tags`?"]}
{"severity":"error","message":"`rôle` can't be a key","marks":[{"path":"content/authors/desk.md","line":3,"column":2}],"help":["did you mean `role`?"]}
{"severity":"error","message":"there is no time zone `Europe/Berln`","marks":[{"path":"site.toml","line":3,"column":13}],"help":["did you mean `Europe/Berlin`?"]}
{"severity":"error","message":"found `}` but expected }}","marks":[{"path":"templates/tag.html","line":1,"column":14}]}
"#;
    assert_eq!(said, lines.trim_start());
}

#[test]
fn columns_count_characters() {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        "+++\ntitle = \"Київ\"\ndate = 2025-08-16\n+++\nУ Києві [тут](нема.md) 🕊 і [там](теж.md).\n",
    );
    project.fails(
        "error: there is no file `content/articles/нема.md`
 --> content/articles/a.md:5:9
  |
5 | У Києві [тут](нема.md) 🕊 і [там](теж.md).
  |         ^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above

error: there is no file `content/articles/теж.md`
 --> content/articles/a.md:5:28
  |
5 | У Києві [тут](нема.md) 🕊 і [там](теж.md).
  |                            ^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above",
    );
    let outcome = project.attempt();
    let said = draw(project.root(), &outcome.diagnostics, Format::Short);
    assert_eq!(
        said,
        "content/articles/a.md:5:9: error: there is no file `content/articles/нема.md`; \
         the path begins at the folder of this file; `../` is the folder above\n\
         content/articles/a.md:5:28: error: there is no file `content/articles/теж.md`; \
         the path begins at the folder of this file; `../` is the folder above\n"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_move_no_place() {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        "\u{feff}+++\r\ntitle = \"Talks\"\r\ndate = 2025-08-16\r\ntagz = []\r\n+++\r\nA [link](no.md).\r\n",
    );
    project.fails(
        "error: there is no key `tagz`
 --> content/articles/a.md:4:1
  |
4 | tagz = []
  | ^^^^
  |
  = help: did you mean `tags`?

error: there is no file `content/articles/no.md`
 --> content/articles/a.md:6:3
  |
6 | A [link](no.md).
  |   ^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above",
    );
}

#[test]
fn a_long_line_is_shown_where_it_matters() {
    let before = "Both sides met in Geneva. ".repeat(40);
    let after = " Both sides left Geneva.".repeat(40);
    super::text(&format!("{before}As [reported](nowhere.md) before.{after}")).fails("error: there is no file `content/articles/nowhere.md`
 --> content/articles/a.md:5:1044
  |
5 | ...oth sides met in Geneva. Both sides met in Geneva. As [reported](nowhere.md) before. Both sides left Geneva. Both sides left Genev...
  |                                                          ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the path begins at the folder of this file; `../` is the folder above");
    super::article(&format!("sumary = \"{before}\"")).fails(r#"error: there is no key `sumary`
 --> content/articles/a.md:4:1
  |
4 | sumary = "Both sides met in Geneva. Both sides met in Geneva. Both sides met in Geneva. Both sides met in Geneva. Both sides met in G...
  | ^^^^^^
  |
  = help: did you mean `summary`?"#);
    super::article(&format!("summary = [\"{before}\"]")).fails(r#"error: `summary` takes a text in quotes, and this is a list
 --> content/articles/a.md:4:11
  |
4 | ... = ["Both sides met in Geneva. Both sides met in...s met in Geneva. Both sides met in Geneva. "]
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`"#);
}

#[test]
fn a_line_that_is_far_too_long_is_named_and_not_shown() {
    let before = "Both sides met in Geneva. ".repeat(4_000);
    super::text(&format!("{before}As [reported](nowhere.md) before.")).fails(
        "error: there is no file `content/articles/nowhere.md`
--> content/articles/a.md:5:104004
 = help: the path begins at the folder of this file; `../` is the folder above",
    );
}

#[test]
fn what_may_follow_from_another_fault_is_not_said() {
    let project = article("[[sources]]\ntitle = 7");
    project.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\n\
         menu = [{ title = \"Talks\", url = \"/2025/08/16/a/\" }]\n\
         collections = { lead = { tag = \"nato\" } }\n",
    );
    project.write(
        "content/articles/b.md",
        "+++\ntitle = \"Later\"\ndate = 2025-08-17\n+++\nAs [reported](/2025/08/16/a/), see [there](a.md#b).\n",
    );
    project.fails(
        r#"error: `title` takes a text in quotes, and this is the number 7
 --> content/articles/a.md:5:9
  |
5 | title = 7
  |         ^
  |
  = help: write it like this: `title = "7"`"#,
    );
}
