//! The table of keys that front matter and settings are held against.
//!
//! One table says which keys there are, of what type, and what they mean: the check, the help of an
//! error and the documentation all come from it.

use toml::de::{DeTable, DeValue};

use super::fields::offset_span;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;

/// A key that may be written.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// A value as one would write it.
    pub example: &'static str,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What a key takes.
#[derive(Debug)]
pub enum Kind {
    /// Text that isn't blank.
    Text,
    /// A day or a time of a day.
    Date,
    /// `true` or `false`.
    Bool,
    /// A whole number from this to that.
    Integer(i64, i64),
    /// A list of texts.
    Texts,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A table of these keys.
    Table(&'static [Key]),
    /// A list of tables of these keys.
    Tables(&'static [Key]),
    /// Tables of these keys, under names of the author's choice.
    Named(&'static [Key]),
    /// Whatever the author likes.
    Free,
}

impl Kind {
    fn expected(&self) -> String {
        match self {
            Self::Text => "a text in quotes".into(),
            Self::Date => "a date".into(),
            Self::Bool => "`true` or `false`".into(),
            Self::Integer(from, to) => format!("a whole number from {from} to {to}"),
            Self::Texts => "a list of texts".into(),
            Self::Choice(words) => format!("one of {}", listed(words)),
            Self::Table(_) | Self::Free => "a table".into(),
            Self::Tables(_) => "a list of tables".into(),
            Self::Named(_) => "tables with names of their own".into(),
        }
    }
}

/// Holds a table against its keys.
pub(super) struct Check<'c> {
    pub(super) path: &'c SourcePath,
    /// Where the TOML begins in the file.
    pub(super) offset: usize,
    pub(super) faults: &'c mut Diagnostics,
}

impl Check<'_> {
    /// Reports unknown keys, wrong types and missing keys of `table`, which stands at `place`.
    pub(super) fn table(
        &mut self,
        table: &DeTable<'_>,
        keys: &[Key],
        place: std::ops::Range<usize>,
    ) {
        for (name, value) in table {
            match keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
                Some(key) => self.value(value, key),
                None => self.unknown(name, keys),
            }
        }
        for key in keys.iter().filter(|key| key.required && !table.contains_key(key.name)) {
            self.faults.push(
                Diagnostic::error(format!("`{}` is missing", key.name))
                    .at(self.path, offset_span(place.clone(), self.offset))
                    .help(format!("{}: `{} = {}`", key.about, key.name, key.example)),
            );
        }
    }

    fn value(&mut self, value: &toml::Spanned<DeValue<'_>>, key: &Key) {
        let span = value.span();
        match (&key.kind, value.get_ref()) {
            (Kind::Text, DeValue::String(text)) if text.trim().is_empty() => {
                self.fault(format!("`{}` is empty", key.name), span, key);
            }
            (Kind::Text, DeValue::String(_))
            | (Kind::Date, DeValue::Datetime(_))
            | (Kind::Bool, DeValue::Boolean(_))
            | (Kind::Free, DeValue::Table(_)) => {}
            (Kind::Integer(from, to), DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                if !number.is_some_and(|number| (*from..=*to).contains(&number)) {
                    self.mismatch(value.get_ref(), span, key);
                }
            }
            (Kind::Choice(words), DeValue::String(text)) => self.choice(text, words, span, key),
            (Kind::Texts, DeValue::Array(items)) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::String(text) if !text.trim().is_empty() => {}
                        DeValue::String(_) => {
                            self.fault(
                                format!("a text in `{}` is empty", key.name),
                                item.span(),
                                key,
                            );
                        }
                        other => self.mismatch(other, item.span(), key),
                    }
                }
            }
            (Kind::Table(keys), DeValue::Table(table)) => self.table(table, keys, span),
            (Kind::Tables(keys), DeValue::Array(items)) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::Table(table) => self.table(table, keys, item.span()),
                        other => self.mismatch(other, item.span(), key),
                    }
                }
            }
            (Kind::Named(keys), DeValue::Table(table)) => {
                for value in table.values() {
                    match value.get_ref() {
                        DeValue::Table(table) => self.table(table, keys, value.span()),
                        other => self.mismatch(other, value.span(), key),
                    }
                }
            }
            (_, other) => self.mismatch(other, span, key),
        }
    }

    fn choice(&mut self, text: &str, words: &[&str], span: std::ops::Range<usize>, key: &Key) {
        if words.contains(&text) {
            return;
        }
        let help = match nearest(text, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it is one of {}", listed(words)),
        };
        self.faults.push(
            Diagnostic::error(format!("`{text}` is no `{}`", key.name))
                .at(self.path, offset_span(span, self.offset))
                .help(help),
        );
    }

    fn mismatch(&mut self, found: &DeValue<'_>, span: std::ops::Range<usize>, key: &Key) {
        let found = match found {
            DeValue::String(_) => "a text",
            DeValue::Integer(number) => &format!("the number {}", number.as_str()),
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(true) => "`true`",
            DeValue::Boolean(false) => "`false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let expected = key.kind.expected();
        self.fault(format!("`{}` takes {expected}, and this is {found}", key.name), span, key);
    }

    fn fault(&mut self, message: String, span: std::ops::Range<usize>, key: &Key) {
        self.faults.push(
            Diagnostic::error(message)
                .at(self.path, offset_span(span, self.offset))
                .help(format!("write it like this: `{} = {}`", key.name, key.example)),
        );
    }

    fn unknown(&mut self, name: &toml::Spanned<toml::de::DeString<'_>>, keys: &[Key]) {
        let known = keys.iter().map(|key| key.name);
        let help = if let Some(near) = nearest(name.get_ref(), known.clone()) {
            format!("did you mean `{near}`?")
        } else {
            let known: Vec<&str> = known.collect();
            let own =
                if known.contains(&"extra") { "; keys of your own go under `[extra]`" } else { "" };
            format!("the keys are {}{own}", listed(&known))
        };
        self.faults.push(
            Diagnostic::error(format!("there is no key `{}`", name.get_ref()))
                .at(self.path, offset_span(name.span(), self.offset))
                .help(help),
        );
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
