//! Front matter that isn't TOML, in the ways in which people get it wrong.

use super::{article, said};
use crate::project::Project;

#[test]
fn text_without_quotes() {
    article("summary = Both sides agreed to meet again.").fails(
        r#"error: this text has no quotes
 --> content/articles/a.md:4:11
  |
4 | summary = Both sides agreed to meet again.
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`"#,
    );
    article("draft = yes").fails(
        "error: `yes` is no value
 --> content/articles/a.md:4:9
  |
4 | draft = yes
  |         ^^^
  |
  = help: write it like this: `draft = true`",
    );
    article("draft = No # not yet").fails(
        "error: `No` is no value
 --> content/articles/a.md:4:9
  |
4 | draft = No # not yet
  |         ^^
  |
  = help: write it like this: `draft = false`",
    );
    article("section = 2nd desk").fails(
        r#"error: this text has no quotes
 --> content/articles/a.md:4:11
  |
4 | section = 2nd desk
  |           ^^^^^^^^
  |
  = help: write it like this: `section = "2nd desk"`"#,
    );
}

#[test]
fn quotes_in_a_text() {
    article(r#"summary = "The "grain deal" ends.""#).fails(
        r#"error: this stands after the end of the text
 --> content/articles/a.md:4:17
  |
4 | summary = "The "grain deal" ends."
  |                 ^
  |
  = help: write it like this: `summary = 'The "grain deal" ends.'`"#,
    );
    article("summary = 'China's move'").fails(
        r#"error: this stands after the end of the text
 --> content/articles/a.md:4:18
  |
4 | summary = 'China's move'
  |                  ^
  |
  = help: write it like this: `summary = "China's move"`"#,
    );
}

#[test]
fn typographic_quotes() {
    article("summary = “Both sides agreed to meet again.”").fails(
        r#"error: a text stands in straight quotes
 --> content/articles/a.md:4:11
  |
4 | summary = “Both sides agreed to meet again.”
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`"#,
    );
}

#[test]
fn a_quote_without_its_other() {
    article("summary = \"Both sides agreed to meet again.").fails(
        r#"error: this text has no quote at its end
 --> content/articles/a.md:4:44
  |
4 | summary = "Both sides agreed to meet again.
  |                                            ^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`"#,
    );
}

#[test]
fn a_key_twice() {
    article("summary = \"One.\"\nsummary = \"Two.\"").fails(
        r#"error: `summary` is given twice
 --> content/articles/a.md:5:1
  |
5 | summary = "Two."
  | ^^^^^^^
  |
 ::: content/articles/a.md:4:1
  |
4 | summary = "One."
  | ------- given here first
  |
  = help: keep one of them"#,
    );
}

#[test]
fn a_colon_for_an_equals_sign() {
    article("summary: \"Both sides agreed to meet again.\"").fails(
        r#"error: a key and its value are joined by `=`
 --> content/articles/a.md:4:10
  |
4 | summary: "Both sides agreed to meet again."
  |          ^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`"#,
    );
}

#[test]
fn a_key_without_a_value() {
    article("summary =").fails(
        r#"error: `summary` has no value
 --> content/articles/a.md:4:10
  |
4 | summary =
  |          ^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`, or remove the line"#,
    );
    article("summary").fails(
        r#"error: `summary` has no value
 --> content/articles/a.md:4:8
  |
4 | summary
  |        ^
  |
  = help: write it like this: `summary = "Both sides agreed to meet again."`, or remove the line"#,
    );
}

#[test]
fn a_list_or_a_table_without_an_end() {
    article("tags = [\"nato\", \"sanctions\"").fails(
        r#"error: this list has no end
 --> content/articles/a.md:4:28
  |
4 | tags = ["nato", "sanctions"
  |                            ^
  |
  = help: write it like this: `tags = ["nato", "sanctions"]`"#,
    );
    article("image = { src = \"a.jpg\", alt = \"A table\"").fails(
        r#"error: this table has no end
 --> content/articles/a.md:4:41
  |
4 | image = { src = "a.jpg", alt = "A table"
  |                                         ^
  |
  = help: write it like this: `image = { src = "a.jpg", alt = "A table"}`"#,
    );
    article("tags = [nato, sanctions]").fails(
        r#"error: this text has no quotes
 --> content/articles/a.md:4:9
  |
4 | tags = [nato, sanctions]
  |         ^^^^
  |
  = help: write it like this: `tags = ["nato", "sanctions"]`"#,
    );
    article("[image\nsrc = \"a.jpg\"").fails(
        "error: this name of a table has no end
 --> content/articles/a.md:4:7
  |
4 | [image
  |       ^
  |
  = help: write it like this: `[image]`",
    );
}

#[test]
fn a_backslash_in_a_text() {
    let picture = r#"error: a backslash in a text begins a special character
 --> content/articles/a.md:4:16
  |
4 | summary = "C:\Users\desk"
  |                ^
  |
  = help: write two for one, `\\`, or put the text between single quotes: `'…'`"#;
    assert_eq!(said(&article(r#"summary = "C:\Users\desk""#)), picture);
}

#[test]
fn a_date_as_it_is_written_elsewhere() {
    article("updated = 17.08.2025").fails(
        "error: `17.08.2025` is no date
 --> content/articles/a.md:4:16
  |
4 | updated = 17.08.2025
  |                ^^^^^
  |
  = help: write it like this: `updated = 2025-08-17`",
    );
    article("updated = 2025-8-17").fails(
        "error: `2025-8-17` is no date: it needs a two-digit month (MM)
 --> content/articles/a.md:4:11
  |
4 | updated = 2025-8-17
  |           ^^^^^^^^^
  |
  = help: write it like this: `updated = 2025-08-17`",
    );
    article("updated = 17/08/2025").fails(
        "error: `17/08/2025` is no date
 --> content/articles/a.md:4:11
  |
4 | updated = 17/08/2025
  |           ^^^^^^^^^^
  |
  = help: write it like this: `updated = 2025-08-17`",
    );
    article("updated = 2025-08-17 at noon").fails(
        "error: `2025-08-17 at noon` is no date
 --> content/articles/a.md:4:11
  |
4 | updated = 2025-08-17 at noon
  |           ^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `updated = 2025-08-17T12:00:00`",
    );
}

#[test]
fn a_list_with_a_comma_too_few() {
    article("tags = [\"nato\" \"sanctions\"]").fails(
        r#"error: a comma is missing before this
 --> content/articles/a.md:4:16
  |
4 | tags = ["nato" "sanctions"]
  |                ^
  |
  = help: there is one between each two of a list"#,
    );
}

#[test]
fn a_table_twice() {
    article("[image]\nsrc = \"/favicon.svg\"\nalt = \"A\"\n[image]\nsrc = \"/favicon.svg\"\nalt = \"B\"")
        .fails("error: `image` is given twice
 --> content/articles/a.md:7:2
  |
7 | [image]
  |  ^^^^^
  |
 ::: content/articles/a.md:4:2
  |
4 | [image]
  |  ----- given here first
  |
  = help: `[image]` stands once; where there may be many, each begins with `[[…]]`");
    article("[image]\nsrc = \"/favicon.svg\"\nalt = \"A\"\nalt = \"B\"").fails(
        r#"error: `alt` is given twice
 --> content/articles/a.md:7:1
  |
7 | alt = "B"
  | ^^^
  |
 ::: content/articles/a.md:6:1
  |
6 | alt = "A"
  | --- given here first
  |
  = help: keep one of them"#,
    );
}

#[test]
fn the_text_of_the_article_between_the_fences() {
    article("\nBoth sides met. They = agreed: to meet again.\n\nIn Geneva.").fails(
        r#"error: `Both sides met. They` can't be a key
 --> content/articles/a.md:5:6
  |
5 | Both sides met. They = agreed: to meet again.
  |      ^
  |
  = help: a key has the letters a to z, digits, `-` and `_`

error: this line is no key with its value
 --> content/articles/a.md:7:4
  |
7 | In Geneva.
  |    ^
  |
  = help: write each like `title = "…"`; the text of an article begins after the second `+++`"#,
    );
}

#[test]
fn many_faults_in_one_front_matter() {
    article("summary = One\nsection = Two\ndateline = Three\nslug = Four\nid = Five").fails(
        r#"error: this text has no quotes
 --> content/articles/a.md:4:11
  |
4 | summary = One
  |           ^^^
  |
  = help: write it like this: `summary = "One"`

error: this text has no quotes
 --> content/articles/a.md:5:11
  |
5 | section = Two
  |           ^^^
  |
  = help: write it like this: `section = "Two"`

error: this text has no quotes
 --> content/articles/a.md:6:12
  |
6 | dateline = Three
  |            ^^^^^
  |
  = help: write it like this: `dateline = "Three"`

error: this text has no quotes
 --> content/articles/a.md:7:8
  |
7 | slug = Four
  |        ^^^^
  |
  = help: write it like this: `slug = "Four"`

error: this text has no quotes
 --> content/articles/a.md:8:6
  |
8 | id = Five
  |      ^^^^
  |
  = help: write it like this: `id = "Five"`"#,
    );
}

#[test]
fn settings_that_are_not_toml() {
    let project = Project::new("");
    project.write("site.toml", "title = Test\nbase_url = \"https://example.org\"\n");
    project.fails(
        r#"error: this text has no quotes
 --> site.toml:1:9
  |
1 | title = Test
  |         ^^^^
  |
  = help: write it like this: `title = "Test"`"#,
    );
}
