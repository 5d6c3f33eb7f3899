//! Holds a table against its keys: unknown ones, wrong types, and what is missing.

use toml::de::{DeTable, DeValue};

use super::front_matter::offset_span;
use super::key::{Key, Kind, listed, quoted_date, whole_number};
use super::mended::{date_help, list, run_together};
use super::other_names::{as_value, meaning, of_one};
use super::written_date;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;

/// A longer line of help isn't read.
const LONGEST_HELP: usize = 300;

/// Holds a table against its keys.
pub(super) struct Check<'c> {
    pub(super) path: &'c SourcePath,
    /// Where the TOML begins in the file.
    pub(super) offset: usize,
    /// The keys that stand in no table.
    pub(super) top: &'c [Key],
    /// Keys that stand in what couldn't be read.
    pub(super) given: &'c [String],
    pub(super) faults: &'c mut Diagnostics,
}

impl Check<'_> {
    /// Whether a value says that there is nothing. Settings are nobody's form, and say what they mean.
    fn is_blank(&self, value: &DeValue<'_>, key: &Key) -> bool {
        let is_blank = value.as_str().is_some_and(|text| text.trim().is_empty());
        is_blank && !key.required && key.kind.may_be_blank() && self.offset > 0
    }

    /// Reports unknown keys, wrong types and missing keys of all that is there.
    pub(super) fn document(&mut self, table: &DeTable<'_>) {
        // What is missing is missing from the top.
        self.table(table, self.top, None, 0..0);
    }

    /// Reports the faults of the table `name`, or of what stands in no table, at `place`.
    fn table(
        &mut self,
        table: &DeTable<'_>,
        keys: &[Key],
        name: Option<&str>,
        place: std::ops::Range<usize>,
    ) {
        let mut meant = Vec::new();
        for (key, value) in table {
            match keys.iter().find(|known| known.name == key.get_ref().as_ref()) {
                Some(known) => self.value(value, known),
                None => meant.extend(self.unknown(key, value.get_ref(), keys, table, name)),
            }
        }
        // What couldn't be read, or has another name, isn't missing.
        let is_meant = |key: &&Key| {
            let is_known = |it: &String| keys.iter().any(|known| known.name == it);
            let is_given = self.given.iter().any(|it| it == key.name || !is_known(it));
            is_given || meant.contains(&key.name)
        };
        let missing: Vec<&Key> = keys
            .iter()
            .filter(|key| key.required && !table.contains_key(key.name) && !is_meant(key))
            .collect();
        for key in missing {
            self.faults.push(
                Diagnostic::error(format!("`{}` is missing", key.name))
                    .at_with(self.path, offset_span(place.clone(), self.offset), "missing here")
                    .help(format!("{}: `{} = {}`", key.about, key.name, key.example)),
            );
        }
    }

    fn value(&mut self, value: &toml::Spanned<DeValue<'_>>, key: &Key) {
        let span = value.span();
        if self.is_blank(value.get_ref(), key) {
            return;
        }
        match (&key.kind, value.get_ref()) {
            (Kind::Date, DeValue::String(text)) if quoted_date(text).is_some() => {}
            (Kind::Text, DeValue::String(text)) if text.trim().is_empty() => {
                self.fault(format!("`{}` is empty", key.name), span, key);
            }
            (Kind::Text, DeValue::String(_))
            | (Kind::Date, DeValue::Datetime(_))
            | (Kind::Bool, DeValue::Boolean(_))
            | (Kind::Free, DeValue::Table(_)) => {}
            (Kind::Integer(from, to), number)
                if whole_number(number).is_some_and(|it| (*from..=*to).contains(&it)) => {}
            (Kind::Integers(from, to), DeValue::Array(items)) => {
                let is_one = |item: &DeValue<'_>| {
                    whole_number(item).is_some_and(|it| (*from..=*to).contains(&it))
                };
                for item in items.iter().filter(|item| !is_one(item.get_ref())) {
                    self.mismatched_item(item.get_ref(), item.span(), key);
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
                        other => self.mismatched_item(other, item.span(), key),
                    }
                }
                self.run_together(items, key);
            }
            (Kind::Table(keys), DeValue::Table(table)) => {
                self.table(table, keys, Some(key.name), span);
            }
            (Kind::Tables(keys), DeValue::Array(items)) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::Table(table) => {
                            self.table(table, keys, Some(key.name), item.span());
                        }
                        other => self.mismatched_item(other, item.span(), key),
                    }
                }
            }
            (Kind::Named(keys), DeValue::Table(table)) => {
                for (name, value) in table {
                    match value.get_ref() {
                        DeValue::Table(table) => {
                            let name = format!("{}.{}", key.name, name.get_ref());
                            self.table(table, keys, Some(&name), value.span());
                        }
                        other => self.mismatched_item(other, value.span(), key),
                    }
                }
            }
            (_, other) => self.mismatch(other, span, key),
        }
    }

    /// Reports texts that are one because the quotes between them aren't straight.
    fn run_together(&mut self, items: &[toml::Spanned<DeValue<'_>>], key: &Key) {
        let texts = || items.iter().filter_map(|item| Some((item, item.get_ref().as_str()?)));
        let Some((item, text)) = texts().find(|(_, text)| run_together(text).is_some()) else {
            return;
        };
        let apart = |text: &str| run_together(text).unwrap_or_else(|| vec![text.to_owned()]);
        let all: Vec<String> = texts().flat_map(|(_, text)| apart(text)).collect();
        self.faults.push(
            Diagnostic::error(format!(
                "`{text}` is one text here: the quotes in it aren't straight ones"
            ))
            .at(self.path, offset_span(item.span(), self.offset))
            .help(format!("write it like this: `{} = {}`", key.name, list(&all))),
        );
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
        let (expected, shown) = (key.kind.expected(), shown(found));
        let message = format!("`{}` takes {expected}, and this is {shown}", key.name);
        let write = |value: String| format!("write it like this: `{} = {value}`", key.name);
        let help = match (&key.kind, found) {
            (Kind::Tables(_), DeValue::Table(_)) => {
                format!("begin each with two brackets: `[[{}]]`", key.name)
            }
            (Kind::Texts, DeValue::String(text)) => match of_one(text, key.name) {
                texts if texts.is_empty() => return self.fault(message, span, key),
                texts => write(list(&texts)),
            },
            (kind, DeValue::String(text)) if kind.has(text.trim()) => {
                format!("write it without quotes: `{} = {}`", key.name, text.trim())
            }
            (Kind::Bool, DeValue::String(text)) => match text.trim().to_lowercase().as_str() {
                "yes" | "on" | "true" | "y" => write("true".into()),
                "no" | "off" | "false" | "n" => write("false".into()),
                _ => return self.fault(message, span, key),
            },
            (Kind::Date, DeValue::String(text)) => match date_help(key.name, text) {
                Some(help) => help,
                None => return self.fault(message, span, key),
            },
            (Kind::Date, DeValue::Integer(number)) => {
                match written_date::of_number(number.as_str()) {
                    Some(date) => write(date),
                    None => return self.fault(message, span, key),
                }
            }
            (Kind::Text, DeValue::Integer(number)) => write(format!("\"{}\"", number.as_str())),
            (Kind::Text, DeValue::Datetime(date)) => write(format!("\"{date}\"")),
            (Kind::Table(_), DeValue::String(_)) | (Kind::Text, DeValue::Array(_)) => {
                match as_value(found, key) {
                    Some(value) => write(value),
                    None => return self.fault(message, span, key),
                }
            }
            _ => return self.fault(message, span, key),
        };
        if help.len() > LONGEST_HELP {
            return self.fault(message, span, key);
        }
        let fault = Diagnostic::error(message).at(self.path, offset_span(span, self.offset));
        self.faults.push(fault.help(help));
    }

    fn mismatched_item(&mut self, found: &DeValue<'_>, span: std::ops::Range<usize>, key: &Key) {
        let (expected, shown) = (key.kind.expected(), shown(found));
        let message = format!("`{}` takes {expected}, and one of them is {shown}", key.name);
        self.fault(message, span, key);
    }

    fn fault(&mut self, message: String, span: std::ops::Range<usize>, key: &Key) {
        self.faults.push(
            Diagnostic::error(message)
                .at(self.path, offset_span(span, self.offset))
                .help(format!("write it like this: `{} = {}`", key.name, key.example)),
        );
    }

    /// Reports a key that there isn't, and says which may be meant.
    fn unknown(
        &mut self,
        key: &toml::Spanned<toml::de::DeString<'_>>,
        value: &DeValue<'_>,
        keys: &[Key],
        around: &DeTable<'_>,
        table: Option<&str>,
    ) -> Option<&'static str> {
        let written = key.get_ref().as_ref();
        let known = keys.iter().map(|key| key.name);
        let (meant, help) = if table.is_some() && self.top.iter().any(|key| key.name == written) {
            let table = table.unwrap_or_default();
            (None, format!("what follows `[{table}]` belongs to it: write `{written}` above"))
        } else if let Some(meaning) = meaning(written, value, keys, around) {
            (meaning.key, meaning.help)
        } else if let Some(near) = nearest(written, known.clone()) {
            (Some(near), format!("did you mean `{near}`?"))
        } else {
            let known: Vec<&str> = known.collect();
            let own =
                if known.contains(&"extra") { "; keys of your own go under `[extra]`" } else { "" };
            (None, format!("the keys are {}{own}", listed(&known)))
        };
        let message = match table {
            Some(table) => format!("`{table}` has no key `{written}`"),
            None => format!("there is no key `{written}`"),
        };
        self.faults.push(
            Diagnostic::error(message)
                .at(self.path, offset_span(key.span(), self.offset))
                .help(help),
        );
        meant
    }
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(_) => "a text".into(),
        DeValue::Integer(number) => format!("the number {}", number.as_str()),
        DeValue::Float(_) => "a number with a point".into(),
        DeValue::Boolean(yes) => format!("`{yes}`"),
        DeValue::Datetime(_) => "a date".into(),
        DeValue::Array(_) => "a list".into(),
        DeValue::Table(_) => "a table".into(),
    }
}
