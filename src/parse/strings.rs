//! The theme's words in one language.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::fields::{self, json};
use crate::diagnostic::Diagnostics;
use crate::read::{Source, theme};

mod check;

use check::is_plural;

/// `templates/strings/LANGUAGE.toml` over the English words, which are whole.
#[derive(Clone, Debug)]
pub struct Strings {
    words: Value,
    /// Own words of the site that the theme's file, which it has as it is, can't have.
    lacking: Vec<String>,
}

impl Strings {
    /// All words, as templates get them.
    #[must_use]
    pub fn all(&self) -> &Value {
        &self.words
    }

    /// The site's own words that this language lacks, where the site has no file of its own for it.
    #[must_use]
    pub fn lacking(&self) -> &[String] {
        &self.lacking
    }

    /// The phrase at the end of a path of keys; the last key where no language has it.
    #[must_use]
    pub fn get<'s>(&'s self, keys: &[&'s str]) -> &'s str {
        let found = keys.iter().try_fold(&self.words, |value, key| value.get(key));
        found.and_then(Value::as_str).unwrap_or_else(|| keys.last().copied().unwrap_or_default())
    }

    /// The item of a list, counted from 0.
    #[must_use]
    pub fn item(&self, list: &str, index: usize) -> Option<&str> {
        self.words.get(list)?.get(index)?.as_str()
    }
}

/// Reads all languages. `en` is always among them, and whole: the theme has it.
///
/// A site's file lies over the theme's of the same language, and that over English.
pub(super) fn parse(
    sources: &[Source],
    templates: &[Source],
    faults: &mut Diagnostics,
) -> BTreeMap<String, Strings> {
    let files = sources.iter().filter(|source| source.path.has_extension("toml"));
    let mut rooms: Vec<(&Source, String)> = files.map(|source| (source, String::new())).collect();
    let mut files: Vec<(&Source, DeTable<'_>, bool)> = rooms
        .iter_mut()
        .map(|(source, room)| {
            let table = fields::table(&source.text, room, 0, &[], &source.path, faults);
            (*source, table.0, table.1.is_some_and(|given| given.is_empty()))
        })
        .collect();
    // What English has, the others are held against.
    files.sort_by_key(|(source, _, _)| source.path.stem() != "en");
    let theme = of_theme("en").unwrap_or_else(|| Value::Object(Map::new()));
    let (mut english, mut known) = (theme.clone(), theme.clone());
    let mut languages = BTreeMap::new();
    for (source, table, is_toml) in files {
        let language = source.path.stem().to_owned();
        let of_theme = of_theme(&language);
        // Of a file that can't be read, nobody knows what it lacks.
        let is_of_theme = theme::file(source.path.as_str()) == Some(source.text.as_bytes());
        let own = json(&DeValue::Table(table.clone()));
        let whole =
            of_theme.as_ref().map_or_else(|| own.clone(), |theme| overlay(theme, own.clone()));
        if is_toml {
            let mut check = check::Check { path: &source.path, templates, faults };
            check.file(&table, &known, (!is_of_theme).then_some(&whole));
        }
        if language == "en" {
            english = overlay(&english, own);
            // The theme's phrases say what is filled in, whatever the site makes of them.
            known = overlay(&english, theme.clone());
            continue;
        }
        let lacking = if is_of_theme { check::lacking(&whole, &known) } else { Vec::new() };
        let words = overlay(&without_habits(&english), whole);
        languages.insert(language, Strings { words, lacking });
    }
    languages.insert("en".into(), Strings { words: english, lacking: Vec::new() });
    languages
}

/// The theme's own words in a language, which a site's may change in part.
fn of_theme(language: &str) -> Option<Value> {
    let bytes = theme::file(&format!("templates/strings/{language}.toml"))?;
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let table = DeTable::parse_recoverable(text).0.into_inner();
    Some(json(&DeValue::Table(table)))
}

/// English without the months as its papers shorten them: no other language wants those.
fn without_habits(english: &Value) -> Value {
    let mut words = english.clone();
    if let Value::Object(words) = &mut words {
        words.remove("dateline_months");
        words.remove("dateline_date");
    }
    words
}

/// `over` with what it lacks from `under`. A table of plural forms is one thing and isn't mixed:
/// languages differ in which forms they have.
fn overlay(under: &Value, over: Value) -> Value {
    match (under, over) {
        (Value::Object(plain), Value::Object(over)) if !is_plural(under) => {
            let mut both = over;
            for (key, value) in plain {
                let own = both.remove(key);
                let value = own.map_or_else(|| value.clone(), |own| overlay(value, own));
                both.insert(key.clone(), value);
            }
            both.sort_keys();
            Value::Object(both)
        }
        (_, over) => over,
    }
}
