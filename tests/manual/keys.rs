//! The tables of keys are the tables that front matter and settings are held against.

use dateline::parse::{ARTICLE, AUTHOR, Key, Kind, PAGE, PLACE, SERIES, SITE, TAG};

use crate::tables::holds;
use crate::text::{code_in, rows, section};

#[test]
fn every_key_is_in_its_table_and_no_other() {
    let tables = [
        ("writing.md", "## An article", ARTICLE),
        ("writing.md", "## Standing pages", PAGE),
        ("people-places-series.md", "## Authors", AUTHOR),
        ("people-places-series.md", "## Labels, sections, tags", TAG),
        ("people-places-series.md", "## Places", PLACE),
        ("people-places-series.md", "## Series", SERIES),
        ("settings.md", "# Settings", SITE),
    ];
    for (page, heading, keys) in tables {
        holds(page, heading, "key", &flat(keys, ""));
    }
}

#[test]
fn what_each_key_makes_is_said_of_keys_that_there_are() {
    let about = section("output.md", "## What each key makes");
    let publisher = SITE.iter().find(|key| key.name == "publisher").expect("`[publisher]`");
    let Kind::Table(publisher) = publisher.kind else { panic!("`[publisher]` is a table") };
    let tables = [
        ("key of an article", ARTICLE),
        ("key of `[publisher]`", publisher),
        ("key of an author", AUTHOR),
    ];
    for (head, keys) in tables {
        for row in rows(&about, head) {
            for name in code_in(&row[0]) {
                assert!(keys.iter().any(|key| key.name == name), "{head}: `{name}`");
            }
        }
    }
    // What only templates or checks get makes nothing by itself.
    let silent = ["slug", "series", "part", "minor", "check", "extra"];
    let named: Vec<String> =
        rows(&about, "key of an article").into_iter().map(|it| it[0].clone()).collect();
    for key in ARTICLE.iter().filter(|key| !silent.contains(&key.name)) {
        let is_named = named.iter().any(|cell| code_in(cell).contains(&key.name));
        assert!(is_named, "`{}` isn't in the table", key.name);
    }
}

/// The keys, those of nested tables after their own, as rows of a table.
fn flat(keys: &[Key], before: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for key in keys {
        let name = format!("{before}{}", key.name);
        let kind = if key.required { ", required" } else { "" };
        let kind = format!("{}{kind}", kind_in_words(&key.kind));
        rows.push(vec![format!("`{name}`"), kind, key.about.to_owned()]);
        match key.kind {
            Kind::Table(inner) | Kind::Tables(inner) => {
                rows.extend(flat(inner, &format!("{name}.")));
            }
            Kind::Named(inner) => rows.extend(flat(inner, &format!("{name}.NAME."))),
            _ => {}
        }
    }
    rows
}

fn kind_in_words(kind: &Kind) -> String {
    match kind {
        Kind::Text => "text".into(),
        Kind::Date => "date".into(),
        Kind::Bool => "true or false".into(),
        Kind::Integer(from, to) => format!("number, {from} to {to}"),
        Kind::Integers(from, to) => format!("list of numbers, {from} to {to}"),
        Kind::Texts => "list of texts".into(),
        Kind::Choice(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Kind::Table(_) | Kind::Free => "table".into(),
        Kind::Tables(_) => "list of tables".into(),
        Kind::Named(_) => "tables by name".into(),
    }
}
