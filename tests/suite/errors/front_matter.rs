//! A document whose front matter isn't where it should be.

use crate::project::Project;

fn document(text: &str) -> Project {
    let project = Project::new("");
    project.write("content/articles/a.md", text);
    project
}

#[test]
fn a_text_without_front_matter() {
    document("# Talks resume\n\nBoth sides met.\n").fails(
        "error: there is no front matter
 --> content/articles/a.md:1:1
  |
1 | # Talks resume
  | ^^^^^^^^^^^^^^
  |
  = help: begin the file with a line `+++`, the keys, and another line `+++`

warning: a heading with one `#` is a second headline
 --> content/articles/a.md:1:1
  |
1 | # Talks resume
  | ^^^^^^^^^^^^^^
  |
  = help: begin the headings of a text with `##`",
    );
    document("").fails(
        "error: there is no front matter
 --> content/articles/a.md:1:1
  |
1 |
  | ^
  |
  = help: begin the file with a line `+++`, the keys, and another line `+++`",
    );
}

#[test]
fn yaml() {
    document("---\ntitle: Talks resume\ndate: 2025-08-16\n---\nBoth sides met.\n").fails(
        r#"error: there is no front matter
 --> content/articles/a.md:1:1
  |
1 | ---
  | ^^^
  |
  = help: Dateline reads TOML between two lines `+++`; this file has YAML between `---`
  = help: write each key like this: `title = "…"`"#,
    );
}

#[test]
fn front_matter_without_an_end() {
    document("+++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n\nBoth sides met.\n").fails(
        "error: the front matter has no end
 --> content/articles/a.md:1:1
  |
1 | +++
  | ^^^ it begins here
  |
  = help: write a line `+++` after the last key, before the text",
    );
    document("+++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n---\nBoth sides met.\n").fails(
        "error: the front matter has no end
 --> content/articles/a.md:1:1
  |
1 | +++
  | ^^^ it begins here
  |
 ::: content/articles/a.md:4:1
  |
4 | ---
  | --- this doesn't end it
  |
  = help: end it with a line `+++`",
    );
}

#[test]
fn something_beside_the_fence() {
    document("+++ title = \"Talks resume\"\ndate = 2025-08-16\n+++\nBoth sides met.\n").fails(
        r#"error: there is no front matter
 --> content/articles/a.md:1:1
  |
1 | +++ title = "Talks resume"
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: nothing else stands on the line `+++`"#,
    );
    document("++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n++\nBoth sides met.\n").fails(
        "error: there is no front matter
 --> content/articles/a.md:1:1
  |
1 | ++
  | ^^
  |
  = help: begin the file with a line `+++`, the keys, and another line `+++`",
    );
}

#[test]
fn a_text_that_has_become_front_matter() {
    let mut text = "+++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n".to_owned();
    text.push_str(&"# Both sides met, and both sides left.\n".repeat(2_000));
    text.push_str("+++\n");
    document(&text).fails(
        "error: the front matter is 76 KB long, at most 64 KB are read
 --> content/articles/a.md:1:1
  |
1 | +++
  | ^^^ it begins here
  |
  = help: is a line `+++` missing between the keys and the text?",
    );
}

#[test]
fn an_empty_front_matter() {
    document("+++\n+++\nBoth sides met.\n").fails(
        r#"error: `date` is missing
 --> content/articles/a.md:2:1
  |
2 | +++
  | ^ missing here
  |
  = help: the day of first publication: `date = 2025-08-16`

error: `title` is missing
 --> content/articles/a.md:2:1
  |
2 | +++
  | ^ missing here
  |
  = help: the headline: `title = "Talks resume in Geneva"`"#,
    );
}
