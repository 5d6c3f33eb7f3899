//! What the *forms* of all content managers have in common.

use serde_json::{Map, Value};

use crate::parse::{Config, Key, Kind};
use crate::schema::{Document, Words};

/// What settings of a content manager are made of.
pub(super) struct Site<'s> {
    pub(super) config: &'s Config,
    pub(super) words: &'s Words,
    /// `OWNER/NAME` of the repository.
    pub(super) repository: &'s str,
}

/// Where pictures that somebody uploads lie in the repository, and on the site.
pub(super) const UPLOADS: (&str, &str) = ("static/images", "/images");

/// Keys that are for programs and aren't in forms.
const UNSEEN: [&str; 2] = ["id", "check"];

/// The documents that have a form. Settings are the webmaster's, and have comments that a form loses.
pub(super) fn collections() -> impl Iterator<Item = (Document, &'static str, &'static str)> {
    Document::ALL.into_iter().filter_map(|it| {
        let (name, one) = match it {
            Document::Article => ("Articles", "Article"),
            Document::Page => ("Pages", "Page"),
            Document::Author => ("Authors", "Author"),
            Document::Tag => ("Tags", "Tag"),
            Document::Place => ("Places", "Place"),
            Document::Series => ("Series", "Series"),
            Document::Site => return None,
        };
        Some((it, name, one))
    })
}

/// The keys that have a field.
pub(super) fn seen(keys: &[Key]) -> impl Iterator<Item = &Key> {
    keys.iter().filter(|key| {
        !matches!(key.kind, Kind::Free | Kind::Integers(..) | Kind::Named(_))
            && !UNSEEN.contains(&key.name)
    })
}

/// The key whose text names a document in lists.
pub(super) fn title_of(document: Document) -> &'static str {
    if document.keys().iter().any(|key| key.name == "title") { "title" } else { "name" }
}

/// A key as the label of a field: `Text edition`.
pub(super) fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Words to choose from, each with what it is called.
pub(super) fn options(words: impl IntoIterator<Item = (String, Option<String>)>) -> Value {
    let option = |(value, name): (String, Option<String>)| {
        let label = name.unwrap_or_else(|| label(&value));
        object([("label", label.into()), ("value", value.into())])
    };
    words.into_iter().map(option).map(Value::Object).collect()
}

pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
