//! Editors with a form, *content managers*, that write into a site's repository: Decap CMS, Sveltia
//! CMS and Pages CMS, each with a file of settings in which the keys are fields.
//!
//! All three keep the keys that have no field, so those of the author's own have none.

use serde_json::{Map, Value};

use super::{Document, Words, yaml};
use crate::parse::{Config, Key, Kind};

mod decap;
mod pages;

/// A content manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Cms {
    /// `config.yml` of Decap CMS
    Decap,
    /// `config.yml` of Sveltia CMS
    Sveltia,
    /// `.pages.yml` of Pages CMS
    Pages,
}

/// What settings of a content manager are made of.
struct Site<'s> {
    config: &'s Config,
    words: &'s Words,
    /// `OWNER/NAME` of the repository.
    repository: &'s str,
}

/// Where pictures that somebody uploads lie in the repository, and on the site.
const UPLOADS: (&str, &str) = ("static/images", "/images");

/// Keys that are for programs and aren't in forms.
const UNSEEN: [&str; 2] = ["id", "check"];

impl Cms {
    /// Its settings for a site whose repository is called `OWNER/NAME`.
    #[must_use]
    pub fn settings(self, config: &Config, words: &Words, repository: &str) -> String {
        let site = Site { config, words, repository };
        let (head, settings) = match self {
            Self::Decap => ("", decap::settings(&site, decap::Flavour::Decap)),
            Self::Sveltia => (decap::SCHEMA, decap::settings(&site, decap::Flavour::Sveltia)),
            Self::Pages => ("", pages::settings(&site)),
        };
        format!("{head}{}", yaml(&settings))
    }
}

/// The documents that have a form. Settings are the webmaster's, and have comments that a form loses.
fn collections() -> impl Iterator<Item = (Document, &'static str, &'static str)> {
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
fn seen(keys: &[Key]) -> impl Iterator<Item = &Key> {
    keys.iter().filter(|key| {
        !matches!(key.kind, Kind::Free | Kind::Named(_)) && !UNSEEN.contains(&key.name)
    })
}

/// The key whose text names a document in lists.
fn title_of(document: Document) -> &'static str {
    if document.keys().iter().any(|key| key.name == "title") { "title" } else { "name" }
}

/// A key as the label of a field: `Text edition`.
fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Words to choose from, each with what it is called.
fn options(words: impl IntoIterator<Item = (String, Option<String>)>) -> Value {
    let option = |(value, name): (String, Option<String>)| {
        let label = name.unwrap_or_else(|| label(&value));
        object([("label", label.into()), ("value", value.into())])
    };
    words.into_iter().map(option).map(Value::Object).collect()
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
