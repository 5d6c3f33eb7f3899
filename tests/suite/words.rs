//! The theme's words in other languages, and what is told of a file that lacks some.

use crate::project::Project;

const TWO: &str = r#"
-- content/articles/a.md --
+++
title = "A"
date = 2025-08-16T09:30:00
language = "ar"
dateline = "القاهرة"
+++
نص.
-- content/articles/b.md --
+++
title = "B"
date = 2025-08-16
language = "ur"
+++
متن۔
"#;

#[test]
fn arabic_and_urdu_are_whole() {
    let project = Project::new(TWO);
    project.build().warns("");
    let page = project.page("2025/08/16/a/index.html");
    for words in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "انتقل إلى المحتوى",
        "دقيقة قراءة",
        // Its months are its own.
        "<span class=\"dateline\">القاهرة، 16 أغسطس —</span>",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(project.page("2025/08/16/b/index.html").contains("مواد پر جائیں"));
}

#[test]
fn a_site_changes_one_word_of_a_language_of_the_theme() {
    let project = Project::new(TWO);
    project.write("templates/strings/ur.toml", "skip = \"متن پر جائیں\"\n");
    project.build().warns("");
    let page = project.page("2025/08/16/b/index.html");
    assert!(page.contains("متن پر جائیں") && page.contains("محفوظات"), "{page}");
}

#[test]
fn what_a_file_of_words_gets_wrong_is_told() {
    let project = Project::new(TWO);
    let words = "skp = \"a\"\nupdated = \"b\"\npublished = \"{nam}\"\n[articles]\none = \"{n} a\"\n\
                 two = \"{n} b\"\nother = \"{m} c\"\n[alerts]\nnot = \"d\"\n";
    project.write("templates/strings/ur.toml", words);
    project.build().warns(
        r#"warning: no template shows the word `skp`
 --> templates/strings/ur.toml:1:1
  |
1 | skp = "a"
  | ^^^
  |
  = help: did you mean `skip`?

warning: this phrase leaves out `{name}`
 --> templates/strings/ur.toml:2:11
  |
2 | updated = "b"
  |           ^^^
  |
  = help: in English it is `Updated {name}`

warning: nothing is filled in for `{nam}` here
 --> templates/strings/ur.toml:3:13
  |
3 | published = "{nam}"
  |             ^^^^^^^
  |
  = help: did you mean `{name}`?

warning: no number takes the form `two` in ur
 --> templates/strings/ur.toml:6:1
  |
6 | two = "{n} b"
  | ^^^

warning: nothing is filled in for `{m}` here
 --> templates/strings/ur.toml:7:9
  |
7 | other = "{m} c"
  |         ^^^^^^^
  |
  = help: did you mean `{n}`?

warning: no template shows the word `not`
 --> templates/strings/ur.toml:9:1
  |
9 | not = "d"
  | ^^^
  |
  = help: did you mean `note`?"#,
    );
}

/// The theme's English, with every form that Polish numbers take.
fn polish() -> String {
    let english = include_str!("../../templates/strings/en.toml");
    let forms = |text: &str, forms: &str| {
        text.replace(forms, &format!("\nfew = \"{{n}}\"\nmany = \"{{n}}\"{forms}"))
    };
    forms(english, "\none = \"")
}

#[test]
fn a_language_of_its_own_is_told_what_it_lacks() {
    let project = Project::new(TWO);
    let without =
        polish().replace("skip = \"Skip to content\"\n", "").replace("tip = \"Tip\"\n", "");
    let without = without.replacen("many = \"{n}\"\n", "", 1);
    let line = without.lines().position(|line| line == "[articles]").expect("a plural") + 1;
    project.write("templates/strings/pl.toml", without);
    let lacking = format!(
        "warning: `alerts.tip` and another word are missing and stay English
--> templates/strings/pl.toml
 = help: add `alerts.tip`, `skip`

warning: `articles` lacks `many`
   --> templates/strings/pl.toml:{line}:2
    |
{line} | [articles]
    |  ^^^^^^^^
    |
    = help: in pl, numbers take `one`, `few`, `many`, `other`"
    );
    // The margin is as wide as the number of the line.
    let lacking = if line < 100 {
        lacking.replace("\n    ", "\n   ").replace("\n   -->", "\n  -->")
    } else {
        lacking
    };
    project.build().warns(&lacking);
}

#[test]
fn words_of_a_sites_own_templates_are_no_mistake() {
    let project = Project::new(TWO);
    project.write("templates/404.html", "{{ t.own }}");
    project.write("templates/strings/en.toml", "own = \"Mine\"\nowned = \"Nobody's\"\n");
    project.write("templates/strings/pl.toml", polish());
    project.build().warns(
        r#"warning: `own` and another word are missing in `ar` and stay English
--> templates/strings/en.toml
 = help: put `own`, `owned` into `templates/strings/ar.toml`; the theme has the others

warning: `own` and another word are missing in `ur` and stay English
--> templates/strings/en.toml
 = help: put `own`, `owned` into `templates/strings/ur.toml`; the theme has the others

warning: no template shows the word `owned`
 --> templates/strings/en.toml:2:1
  |
2 | owned = "Nobody's"
  | ^^^^^
  |
  = help: a template of yours can show it, and until then it has no use

warning: `own` and another word are missing and stay English
--> templates/strings/pl.toml
 = help: add `own`, `owned`"#,
    );
    assert_eq!(project.page("404.html"), "Mine");
}

#[test]
fn words_of_the_wrong_kind_are_errors() {
    let project = Project::new(TWO);
    project.write("templates/strings/english.toml", "skip = \"a\"\n");
    project.fails(
        "error: `english` is no language
--> templates/strings/english.toml
 = help: name the file for a language's tag, like `uk.toml` or `pt-BR.toml`",
    );
    project.remove("templates/strings/english.toml");
    project.write(
        "templates/strings/ur.toml",
        "skip = 1\narticles = \"a\"\nminutes = { one = \"b\" }\nlabels = \"c\"\n",
    );
    project.fails(
        r#"error: `skip` is to be a text in quotes
 --> templates/strings/ur.toml:1:8
  |
1 | skip = 1
  |        ^

error: `articles` is to be a table of plural forms
 --> templates/strings/ur.toml:2:12
  |
2 | articles = "a"
  |            ^^^

error: `minutes` lacks `other`
 --> templates/strings/ur.toml:3:1
  |
3 | minutes = { one = "b" }
  | ^^^^^^^
  |
  = help: every plural has `other`

error: `labels` is to be a table
 --> templates/strings/ur.toml:4:10
  |
4 | labels = "c"
  |          ^^^"#,
    );
}

/// The keys of all words, those of tables after their table's.
fn keys(text: &str) -> Vec<String> {
    let mut table = String::new();
    let mut keys = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[') {
            table = format!("{}.", name.trim_end_matches(']'));
        } else if let Some((key, _)) = line.split_once(" = ") {
            keys.push(format!("{table}{key}"));
        }
    }
    keys
}

/// The forms of plurals differ, and their completeness is checked where files of words are read.
#[test]
fn the_theme_has_every_word_in_each_of_its_languages() {
    let is_word = |key: &String| {
        !["zero", "one", "two", "few", "many"].iter().any(|it| key.ends_with(&format!(".{it}")))
    };
    let words = |text: &str| keys(text).into_iter().filter(is_word).collect::<Vec<_>>();
    let english = words(include_str!("../../templates/strings/en.toml"));
    assert_eq!(words(include_str!("../../templates/strings/ar.toml")), english);
    assert_eq!(words(include_str!("../../templates/strings/ur.toml")), english);
}

#[test]
fn own_words_that_another_language_lacks_are_told_of() {
    let project = Project::new(TWO);
    project.write("templates/404.html", "{{ t.subscribe }}{{ t.donate }}");
    let words = "subscribe = \"Subscribe\"\ndonate = \"Donate\"\n";
    project.write("templates/strings/en.toml", words);
    // The theme has both languages, and neither of these words.
    project.build().warns(
        "warning: `donate` and another word are missing in `ar` and stay English
--> templates/strings/en.toml
 = help: put `donate`, `subscribe` into `templates/strings/ar.toml`; the theme has the others

warning: `donate` and another word are missing in `ur` and stay English
--> templates/strings/en.toml
 = help: put `donate`, `subscribe` into `templates/strings/ur.toml`; the theme has the others",
    );
    project.write("templates/strings/ar.toml", "subscribe = \"اشترك\"\n");
    project.write("templates/strings/ur.toml", words);
    project.build().warns(
        "warning: `donate` is missing and stays English
--> templates/strings/ar.toml
 = help: add `donate`",
    );
}
