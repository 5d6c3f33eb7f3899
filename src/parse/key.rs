//! The table of keys that front matter and settings are held against.
//!
//! One table says which keys there are, of what type, and what they mean: the check, the help of an
//! error and the documentation all come from it.

use toml::de::DeValue;

use super::form::Form;
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
    /// A list of whole numbers, each from this to that.
    Integers(i64, i64),
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
    pub(super) fn expected(&self) -> String {
        match self {
            Self::Text => "a text in quotes".into(),
            Self::Date => "a date".into(),
            Self::Bool => "`true` or `false`".into(),
            Self::Integer(from, to) => format!("a whole number from {from} to {to}"),
            Self::Integers(from, to) => format!("a list of whole numbers from {from} to {to}"),
            Self::Texts => "a list of texts".into(),
            Self::Choice(words) => format!("one of {}", listed(words)),
            Self::Table(_) | Self::Free => "a table".into(),
            Self::Tables(_) => "a list of tables".into(),
            Self::Named(_) => "tables with names of their own".into(),
        }
    }

    /// Whether this text would be right without its quotes.
    pub(super) fn has(&self, text: &str) -> bool {
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

/// Words in a row, as they are written.
pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
