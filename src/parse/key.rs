//! The table of keys that front matter and settings are held against.
//!
//! One table says which keys there are, of what type, and what they mean: the check, the help of an
//! error and the documentation all come from it.

use toml::de::{DeTable, DeValue};

use super::form::Form;
use super::front_matter::offset_span;
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
    /// What its text, or each of its texts, looks like.
    pub form: Form,
    /// What holds where it isn't written, as one would write it.
    pub default: Option<&'static str>,
    /// Keys beside it of which one must be there, or it means nothing.
    pub needs: &'static [&'static str],
}

impl Key {
    /// A key that may be left out.
    pub(super) const fn new(
        name: &'static str,
        kind: Kind,
        example: &'static str,
        about: &'static str,
    ) -> Self {
        let (required, form, default, needs) = (false, Form::Any, None, [].as_slice());
        Self { name, kind, required, example, about, form, default, needs }
    }

    /// The same, but it must be there.
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, with texts that look like this.
    pub(super) const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The same, with what holds where it isn't written.
    pub(super) const fn default(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    /// The same, but it means nothing without one of these keys beside it.
    pub(super) const fn needs(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }
}

/// What a key takes.
#[derive(Debug)]
pub enum Kind {
    /// Text that isn't blank.
    Text,
    /// A day or a time of a day, which may stand in quotes.
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

    /// Whether this text would be right without its quotes.
    fn has(&self, text: &str) -> bool {
        match self {
            Self::Bool => matches!(text, "true" | "false"),
            Self::Integer(from, to) => text.parse().is_ok_and(|it| (*from..=*to).contains(&it)),
            Self::Date => quoted_date(text).is_some(),
            _ => false,
        }
    }

    /// Whether an empty text says that there is nothing: editors with a form leave one behind when
    /// a field is emptied.
    pub(crate) fn may_be_blank(&self) -> bool {
        matches!(self, Self::Text | Self::Date | Self::Integer(..))
    }
}

/// A date that stands in quotes, as editors with a form write it.
pub(super) fn quoted_date(text: &str) -> Option<toml::value::Datetime> {
    text.trim().parse::<toml::value::Datetime>().ok().filter(|it| it.date.is_some())
}

/// A number without a fraction, also where a point stands in it: `2` and `2.0`.
pub(super) fn whole_number(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        DeValue::Float(number) => {
            let (whole, fraction) = number.as_str().split_once('.')?;
            let is_zero = fraction.bytes().all(|digit| digit == b'0');
            whole.parse().ok().filter(|_| is_zero)
        }
        _ => None,
    }
}

/// Holds a table against its keys.
pub(super) struct Check<'c> {
    pub(super) path: &'c SourcePath,
    /// Where the TOML begins in the file.
    pub(super) offset: usize,
    /// The keys that stand in no table.
    pub(super) top: &'c [Key],
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
        for (key, value) in table {
            match keys.iter().find(|known| known.name == key.get_ref().as_ref()) {
                Some(known) => self.value(value, known),
                None => self.unknown(key, keys, name),
            }
        }
        for key in keys.iter().filter(|key| key.required && !table.contains_key(key.name)) {
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
        let help = match (&key.kind, found) {
            (Kind::Tables(_), DeValue::Table(_)) => {
                format!("begin each with two brackets: `[[{}]]`", key.name)
            }
            (Kind::Texts, DeValue::String(text)) => {
                format!("write it like this: `{} = [\"{text}\"]`", key.name)
            }
            (kind, DeValue::String(text)) if kind.has(text.trim()) => {
                format!("write it without quotes: `{} = {}`", key.name, text.trim())
            }
            _ => return self.fault(message, span, key),
        };
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

    fn unknown(
        &mut self,
        key: &toml::Spanned<toml::de::DeString<'_>>,
        keys: &[Key],
        table: Option<&str>,
    ) {
        let written = key.get_ref().as_ref();
        let known = keys.iter().map(|key| key.name);
        let help = if table.is_some() && self.top.iter().any(|key| key.name == written) {
            format!(
                "what follows `[{}]` belongs to it: write `{written}` above",
                table.unwrap_or_default()
            )
        } else if let Some(near) = nearest(written, known.clone()) {
            format!("did you mean `{near}`?")
        } else {
            let known: Vec<&str> = known.collect();
            let own =
                if known.contains(&"extra") { "; keys of your own go under `[extra]`" } else { "" };
            format!("the keys are {}{own}", listed(&known))
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

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
