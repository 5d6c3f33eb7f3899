//! Keys that there aren't, keys that are missing, and values of the wrong type.

use super::article;
use crate::project::Project;

#[test]
fn a_wrong_type_of_each_kind() {
    article("summary = 7").fails(
        r#"error: `summary` takes a text in quotes, and this is the number 7
 --> content/articles/a.md:4:11
  |
4 | summary = 7
  |           ^
  |
  = help: write it like this: `summary = "7"`"#,
    );
    article("draft = \"true\"").fails(
        r#"error: `draft` takes `true` or `false`, and this is a text
 --> content/articles/a.md:4:9
  |
4 | draft = "true"
  |         ^^^^^^
  |
  = help: write it without quotes: `draft = true`"#,
    );
    article("draft = 1").fails(
        "error: `draft` takes `true` or `false`, and this is the number 1
 --> content/articles/a.md:4:9
  |
4 | draft = 1
  |         ^
  |
  = help: write it like this: `draft = true`",
    );
    article("part = \"two\"").fails(
        r#"error: `part` takes a whole number from 1 to 9999, and this is a text
 --> content/articles/a.md:4:8
  |
4 | part = "two"
  |        ^^^^^
  |
  = help: write it like this: `part = 2`"#,
    );
    article("part = 0").fails(
        "error: `part` takes a whole number from 1 to 9999, and this is the number 0
 --> content/articles/a.md:4:8
  |
4 | part = 0
  |        ^
  |
  = help: write it like this: `part = 2`",
    );
    article("part = 1.5").fails(
        "error: `part` takes a whole number from 1 to 9999, and this is a number with a point
 --> content/articles/a.md:4:8
  |
4 | part = 1.5
  |        ^^^
  |
  = help: write it like this: `part = 2`",
    );
}

#[test]
fn a_wrong_type_of_lists_and_tables() {
    article("tags = \"nato\"").fails(
        r#"error: `tags` takes a list of texts, and this is a text
 --> content/articles/a.md:4:8
  |
4 | tags = "nato"
  |        ^^^^^^
  |
  = help: write it like this: `tags = ["nato"]`"#,
    );
    article("tags = [\"nato\", 7]").fails(
        r#"error: `tags` takes a list of texts, and one of them is the number 7
 --> content/articles/a.md:4:17
  |
4 | tags = ["nato", 7]
  |                 ^
  |
  = help: write it like this: `tags = ["nato", "sanctions"]`"#,
    );
    article("tags = [\"nato\", \"\"]").fails(
        r#"error: a text in `tags` is empty
 --> content/articles/a.md:4:17
  |
4 | tags = ["nato", ""]
  |                 ^^
  |
  = help: write it like this: `tags = ["nato", "sanctions"]`"#,
    );
    article("label = true").fails(r#"error: `label` takes one of `news`, `analysis`, `opinion`, `explainer`, `interview`, `review`, `live`, `sponsored`, and this is `true`
 --> content/articles/a.md:4:9
  |
4 | label = true
  |         ^^^^
  |
  = help: write it like this: `label = "analysis"`"#);
    article("image = \"photo.jpg\"").fails(
        r#"error: `image` takes a table, and this is a text
 --> content/articles/a.md:4:9
  |
4 | image = "photo.jpg"
  |         ^^^^^^^^^^^
  |
  = help: write it like this: `image = { src = "photo.jpg", alt = "what it shows" }`"#,
    );
    article("sources = \"Joint statement\"").fails(
        r#"error: `sources` takes a list of tables, and this is a text
 --> content/articles/a.md:4:11
  |
4 | sources = "Joint statement"
  |           ^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `sources = [{ title = "…", url = "https://…" }]`"#,
    );
    article("sources = [\"Joint statement\"]").fails(
        r#"error: `sources` takes a list of tables, and one of them is a text
 --> content/articles/a.md:4:12
  |
4 | sources = ["Joint statement"]
  |            ^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `sources = [{ title = "…", url = "https://…" }]`"#,
    );
    article("extra = \"red\"").fails(
        r#"error: `extra` takes a table, and this is a text
 --> content/articles/a.md:4:9
  |
4 | extra = "red"
  |         ^^^^^
  |
  = help: write it like this: `extra = { colour = "red" }`"#,
    );
    article("slug = 2025-08-16").fails(
        r#"error: `slug` takes a text in quotes, and this is a date
 --> content/articles/a.md:4:8
  |
4 | slug = 2025-08-16
  |        ^^^^^^^^^^
  |
  = help: write it like this: `slug = "2025-08-16"`"#,
    );
}

#[test]
fn one_table_where_there_may_be_many() {
    article("[corrections]\ndate = 2025-08-17\ntext = \"The day was wrong.\"").fails(
        "error: `corrections` takes a list of tables, and this is a table
 --> content/articles/a.md:4:1
  |
4 | [corrections]
  | ^^^^^^^^^^^^^
  |
  = help: begin each with two brackets: `[[corrections]]`",
    );
}

#[test]
fn an_unknown_key() {
    article("sumary = \"Both sides met.\"").fails(
        r#"error: there is no key `sumary`
 --> content/articles/a.md:4:1
  |
4 | sumary = "Both sides met."
  | ^^^^^^
  |
  = help: did you mean `summary`?"#,
    );
    article("colour = \"red\"").fails(r#"error: there is no key `colour`
 --> content/articles/a.md:4:1
  |
4 | colour = "red"
  | ^^^^^^
  |
  = help: the keys are `title`, `date`, `summary`, `authors`, `tags`, `places`, `label`, `section`, `dateline`, `slug`, `aliases`, `updated`, `draft`, `expires`, `id`, `image`, `pictures`, `audio`, `corrections`, `sources`, `language`, `series`, `part`, `minor`, `check`, `extra`; keys of your own go under `[extra]`"#);
    article("Summary = \"Both sides met.\"").fails(
        r#"error: there is no key `Summary`
 --> content/articles/a.md:4:1
  |
4 | Summary = "Both sides met."
  | ^^^^^^^
  |
  = help: did you mean `summary`?"#,
    );
}

#[test]
fn an_unknown_key_in_a_table() {
    article("[image]\nsrc = \"/favicon.svg\"\nalt = \"A table\"\ncaptoin = \"A table.\"").fails(
        r#"error: `image` has no key `captoin`
 --> content/articles/a.md:7:1
  |
7 | captoin = "A table."
  | ^^^^^^^
  |
  = help: did you mean `caption`?"#,
    );
    article("[image]\nsrc = \"/favicon.svg\"\nalt = \"A table\"\nwidth = 600").fails(
        "error: `image` has no key `width`
 --> content/articles/a.md:7:1
  |
7 | width = 600
  | ^^^^^
  |
  = help: the keys are `src`, `alt`, `caption`, `credit`, `focus`, `source`, `keep_metadata`",
    );
    article("[[sources]]\ntitle = \"Joint statement\"\nlink = \"https://example.org/a\"").fails(
        r#"error: `sources` has no key `link`
 --> content/articles/a.md:6:1
  |
6 | link = "https://example.org/a"
  | ^^^^
  |
  = help: it is called `url` here: `url = "https://example.org/a"`"#,
    );
    article("[[sources]]\ntitle = \"Joint statement\"\nurll = \"https://example.org/a\"").fails(
        r#"error: `sources` has no key `urll`
 --> content/articles/a.md:6:1
  |
6 | urll = "https://example.org/a"
  | ^^^^
  |
  = help: did you mean `url`?"#,
    );
    article("[[corrections]]\ndate = 2025-08-17\ntext = \"The day.\"\nby = \"desk\"").fails(
        r#"error: `corrections` has no key `by`
 --> content/articles/a.md:7:1
  |
7 | by = "desk"
  | ^^
  |
  = help: the keys are `date`, `text`, `kind`, `headline`"#,
    );
    article("check = { alow = [\"D0123\"] }").fails(
        r#"error: `check` has no key `alow`
 --> content/articles/a.md:4:11
  |
4 | check = { alow = ["D0123"] }
  |           ^^^^
  |
  = help: did you mean `allow`?"#,
    );
}

#[test]
fn a_key_that_slipped_into_the_table_above_it() {
    article("[image]\nsrc = \"/favicon.svg\"\nalt = \"A table\"\n\ntags = [\"nato\"]").fails(
        r#"error: `image` has no key `tags`
 --> content/articles/a.md:8:1
  |
8 | tags = ["nato"]
  | ^^^^
  |
  = help: what follows `[image]` belongs to it: write `tags` above"#,
    );
}

#[test]
fn title_and_date_are_missing() {
    let project = Project::new("");
    project.write("content/articles/a.md", "+++\ndate = 2025-08-16\n+++\nBoth sides met.\n");
    project.fails(
        r#"error: `title` is missing
 --> content/articles/a.md:2:1
  |
2 | date = 2025-08-16
  | ^ missing here
  |
  = help: the headline: `title = "Talks resume in Geneva"`"#,
    );
    project.write("content/articles/a.md", "+++\ntitle = \"Talks\"\n+++\nBoth sides met.\n");
    project.fails(
        r#"error: `date` is missing
 --> content/articles/a.md:2:1
  |
2 | title = "Talks"
  | ^ missing here
  |
  = help: the day of first publication: `date = 2025-08-16`"#,
    );
    project.write("content/articles/a.md", "+++\ntitle = \"\"\ndate = 2025-08-16\n+++\nText.\n");
    project.fails(
        r#"error: `title` is empty
 --> content/articles/a.md:2:9
  |
2 | title = ""
  |         ^^
  |
  = help: write it like this: `title = "Talks resume in Geneva"`"#,
    );
    project.write("content/articles/a.md", "+++\ntitle = \"  \"\ndate = 2025-08-16\n+++\nText.\n");
    project.fails(
        r#"error: `title` is empty
 --> content/articles/a.md:2:9
  |
2 | title = "  "
  |         ^^^^
  |
  = help: write it like this: `title = "Talks resume in Geneva"`"#,
    );
}

#[test]
fn a_key_is_missing_in_a_table() {
    // An archive may not have said what its pictures show.
    article("[image]\nsrc = \"/favicon.svg\"").build().warns(
        r#"warning[D0205]: nothing says what the picture `/favicon.svg` shows
 --> content/articles/a.md:5:7
  |
5 | src = "/favicon.svg"
  |       ^^^^^^^^^^^^^^
  |
  = help: say it beside `src`: `alt = "Ministers at a long table"`"#,
    );
    article("image = { alt = \"A table\" }").fails(
        r#"error: `src` is missing
 --> content/articles/a.md:4:9
  |
4 | image = { alt = "A table" }
  |         ^^^^^^^^^^^^^^^^^^^ missing here
  |
  = help: the file beside the article, or `/path` in `static/`: `src = "photo.jpg"`"#,
    );
    article("[[sources]]\nurl = \"https://example.org/a\"").fails(
        r#"error: `title` is missing
 --> content/articles/a.md:4:1
  |
4 | [[sources]]
  | ^^^^^^^^^^^ missing here
  |
  = help: the name of the document: `title = "Joint statement"`"#,
    );
    article("[[corrections]]\ntext = \"The day was wrong.\"").fails(
        "error: `date` is missing
 --> content/articles/a.md:4:1
  |
4 | [[corrections]]
  | ^^^^^^^^^^^^^^^ missing here
  |
  = help: when it was put right: `date = 2025-08-17`",
    );
}

#[test]
fn an_unknown_kind_of_correction() {
    article("[[corrections]]\ndate = 2025-08-17\ntext = \"The day.\"\nkind = \"retracted\"").fails(
        r#"error: `retracted` is no `kind`
 --> content/articles/a.md:7:8
  |
7 | kind = "retracted"
  |        ^^^^^^^^^^^
  |
  = help: did you mean `retraction`?"#,
    );
    article("[[corrections]]\ndate = 2025-08-17\ntext = \"The day.\"\nkind = \"oops\"").fails(
        r#"error: `oops` is no `kind`
 --> content/articles/a.md:7:8
  |
7 | kind = "oops"
  |        ^^^^^^
  |
  = help: it is one of `correction`, `clarification`, `update`, `retraction`"#,
    );
}

#[test]
fn an_unknown_label() {
    article("label = \"opnion\"").fails(
        r#"error: `opnion` is no `label`
 --> content/articles/a.md:4:9
  |
4 | label = "opnion"
  |         ^^^^^^^^
  |
  = help: did you mean `opinion`?"#,
    );
    article("label = \"commentary\"").fails(r#"error: `commentary` is no `label`
 --> content/articles/a.md:4:9
  |
4 | label = "commentary"
  |         ^^^^^^^^^^^^
  |
  = help: it is one of `news`, `analysis`, `opinion`, `explainer`, `interview`, `review`, `live`, `sponsored`"#);
    article("label = \"Opinion\"").fails(
        r#"error: `Opinion` is no `label`
 --> content/articles/a.md:4:9
  |
4 | label = "Opinion"
  |         ^^^^^^^^^
  |
  = help: did you mean `opinion`?"#,
    );
}

#[test]
fn a_language_that_is_none() {
    article("language = \"english\"").fails(
        r#"error: `english` is no language
 --> content/articles/a.md:4:12
  |
4 | language = "english"
  |            ^^^^^^^^^
  |
  = help: write its tag, like `en`, `ur` or `pt-BR`"#,
    );
    article("language = \"e\"").fails(
        r#"error: `e` is no language
 --> content/articles/a.md:4:12
  |
4 | language = "e"
  |            ^^^
  |
  = help: did you mean `en`?"#,
    );
    article("language = \"en_GB\"").fails(
        r#"error: `en_GB` is no language
 --> content/articles/a.md:4:12
  |
4 | language = "en_GB"
  |            ^^^^^^^
  |
  = help: did you mean `en-GB`?"#,
    );
}

#[test]
fn a_source_without_a_web_address() {
    article("[[sources]]\ntitle = \"Joint statement\"\nurl = \"www.example.org/a\"").fails(
        r#"error: `www.example.org/a` is no address of a source
 --> content/articles/a.md:6:7
  |
6 | url = "www.example.org/a"
  |       ^^^^^^^^^^^^^^^^^^^
  |
  = help: it begins with `https://`"#,
    );
    article("[[sources]]\ntitle = \"Statement\"\narchived = \"archive.org/web/2025/a\"").fails(
        r#"error: `archive.org/web/2025/a` is no address of a source
 --> content/articles/a.md:6:12
  |
6 | archived = "archive.org/web/2025/a"
  |            ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: it begins with `https://`"#,
    );
    article("[[sources]]\ntitle = \"Statement\"\nurl = \"javascript:alert(1)\"").fails(
        r#"error: `javascript:alert(1)` is no address of a source
 --> content/articles/a.md:6:7
  |
6 | url = "javascript:alert(1)"
  |       ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: it begins with `https://`"#,
    );
}

#[test]
fn a_slug_that_cannot_be_in_a_url() {
    article("slug = \"../talks\"").fails(
        r#"error: `../talks` can't be a part of a URL
 --> content/articles/a.md:4:8
  |
4 | slug = "../talks"
  |        ^^^^^^^^^^
  |
  = help: write it like this: `slug = "talks"`"#,
    );
    article("slug = \"geneva/talks\"").fails(
        r#"error: `geneva/talks` can't be a part of a URL
 --> content/articles/a.md:4:8
  |
4 | slug = "geneva/talks"
  |        ^^^^^^^^^^^^^^
  |
  = help: write it like this: `slug = "geneva-talks"`"#,
    );
    article("slug = \"Talks Resume\"").fails(
        r#"error: `Talks Resume` can't be a part of a URL
 --> content/articles/a.md:4:8
  |
4 | slug = "Talks Resume"
  |        ^^^^^^^^^^^^^^
  |
  = help: write it like this: `slug = "talks-resume"`"#,
    );
    article("slug = \"…\"").fails(
        r#"error: `…` can't be a part of a URL
 --> content/articles/a.md:4:8
  |
4 | slug = "…"
  |        ^^^
  |
  = help: a slug has letters, digits and hyphens"#,
    );
}

#[test]
fn a_file_name_without_a_letter() {
    let project = Project::new("");
    project.write(
        "content/articles/---.md",
        "+++\ntitle = \"Talks\"\ndate = 2025-08-16\n+++\nBoth sides met.\n",
    );
    project.fails(
        r#"error: the name of this file gives no URL
--> content/articles/---.md
 = help: give one in the front matter: `slug = "talks-resume"`"#,
    );
}

#[test]
fn texts_that_are_one_because_of_the_quotes_between_them() {
    article("tags = [\"shipping”, “insurance\"]").fails(
        r#"error: `shipping”, “insurance` is one text here: the quotes in it aren't straight ones
 --> content/articles/a.md:4:9
  |
4 | tags = ["shipping”, “insurance"]
  |         ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `tags = ["shipping", "insurance"]`"#,
    );
    // What stood right stays, in every list of texts.
    article("authors = [\"Zoe\", \"Ann Bell“ , „Bob\", \"Eve\"]").fails(
        r#"error: `Ann Bell“ , „Bob` is one text here: the quotes in it aren't straight ones
 --> content/articles/a.md:4:19
  |
4 | authors = ["Zoe", "Ann Bell“ , „Bob", "Eve"]
  |                   ^^^^^^^^^^^^^^^^^^
  |
  = help: write it like this: `authors = ["Zoe", "Ann Bell", "Bob", "Eve"]`"#,
    );
    let project = article("tags = [\"The “Left”, “Right” and us\"]");
    project.build().warns("");
}
