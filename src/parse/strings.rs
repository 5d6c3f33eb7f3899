//! The theme's words in one language.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::fields::{self, json};
use crate::diagnostic::Diagnostics;
use crate::read::{Source, theme};

/// `templates/strings/LANGUAGE.toml` over the English words, which are whole.
#[derive(Clone, Debug)]
pub struct Strings(Value);

impl Strings {
    /// All words, as templates get them.
    #[must_use]
    pub fn all(&self) -> &Value {
        &self.0
    }

    /// The phrase at the end of a path of keys; the last key where no language has it.
    #[must_use]
    pub fn get<'s>(&'s self, keys: &[&'s str]) -> &'s str {
        let found = keys.iter().try_fold(&self.0, |value, key| value.get(key));
        found.and_then(Value::as_str).unwrap_or_else(|| keys.last().copied().unwrap_or_default())
    }

    /// The item of a list, counted from 0.
    #[must_use]
    pub fn item(&self, list: &str, index: usize) -> Option<&str> {
        self.0.get(list)?.get(index)?.as_str()
    }
}

/// Reads all languages. `en` is always among them, and whole: the theme has it.
pub(super) fn parse(sources: &[Source], faults: &mut Diagnostics) -> BTreeMap<String, Strings> {
    let mut languages: BTreeMap<String, Value> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.path.has_extension("toml")) {
        let words = fields::table(&source.text, 0, &[], &source.path, faults);
        languages.insert(source.path.stem().to_owned(), json(&DeValue::Table(words)));
    }
    let own = languages.remove("en").unwrap_or_else(|| Value::Object(Map::new()));
    let english = overlay(&of_theme(), own);
    languages.insert("en".into(), english.clone());
    languages
        .into_iter()
        .map(|(language, words)| (language, Strings(overlay(&english, words))))
        .collect()
}

/// The theme's own English, which a site's may change in part.
fn of_theme() -> Value {
    let bytes = theme::file("templates/strings/en.toml").unwrap_or_default();
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let table = DeTable::parse_recoverable(text).0.into_inner();
    json(&DeValue::Table(table))
}

/// `over` with what it lacks from `under`. A table of plural forms is one thing and isn't mixed:
/// languages differ in which forms they have.
fn overlay(under: &Value, over: Value) -> Value {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) if !over.contains_key("other") => {
            let mut both = over;
            for (key, value) in under {
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
