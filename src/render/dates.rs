//! *Dates* as readers see them: the filter `date`.
//!
//! A day is in a dozen lists, cards and calendars, and how it is shown is nothing but a matter of its
//! text and the style, in one language. So what was shown on one page is kept for the next.

use std::sync::Arc;

use jiff::civil;
use jiff::tz::TimeZone;
use tera::{TeraResult, Value};

use super::kept::Kept;
use crate::arrange::Language;
use crate::date::Date;
use crate::locale::DateStyle;

/// The dates of one language.
pub(super) struct Dates {
    language: Arc<Language>,
    zone: TimeZone,
    shown: Kept<Asked, Value>,
}

/// A text and a style, one behind the other, and last the length of the text.
type Asked = [u8; 40];

impl Dates {
    pub(super) fn new(language: &Arc<Language>, zone: &TimeZone) -> Self {
        let (language, zone) = (Arc::clone(language), zone.clone());
        Self { language, zone, shown: Kept::default() }
    }

    /// A date in a style, by its name; without one in the usual style of a year, a month or a day.
    pub(super) fn shown(&self, text: &str, style: &str) -> TeraResult<Value> {
        let Some(asked) = asked(text, style) else {
            return show(text, style, &self.language, &self.zone).map(Value::from);
        };
        if let Some(shown) = self.shown.with(asked, |shown| shown.cloned()) {
            return Ok(shown);
        }
        let shown = Value::from(show(text, style, &self.language, &self.zone)?);
        self.shown.keep(asked, shown.clone());
        Ok(shown)
    }
}

/// What a date is kept under; none for a text that is longer than any date.
fn asked(text: &str, style: &str) -> Option<Asked> {
    let mut asked = [0; 40];
    let (last, both) = asked.split_last_mut()?;
    *last = u8::try_from(text.len()).ok()?;
    let (for_text, rest) = both.split_at_mut_checked(text.len())?;
    for_text.copy_from_slice(text.as_bytes());
    rest.get_mut(..style.len())?.copy_from_slice(style.as_bytes());
    Some(asked)
}

fn show(text: &str, style: &str, language: &Language, zone: &TimeZone) -> TeraResult<String> {
    // A year or a month stands for its first day.
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let date = Date::parse(&whole, zone)
        .map_err(|reason| tera::Error::message(format!("`{text}` is no date: {reason}")))?;
    if style == "rfc3339" {
        return Ok(date.rfc3339());
    }
    let usual = match text.len() {
        4 => "year",
        7 => "month",
        _ => "long",
    };
    let style = if style.is_empty() { usual } else { style };
    let Some(style) = DateStyle::from_name(style) else {
        let known: Vec<&str> = DateStyle::names().collect();
        let known = known.join(", ");
        return Err(tera::Error::message(format!(
            "there is no style `{style}` of dates; there are {known}, rfc3339"
        )));
    };
    Ok(match (date.time(), style) {
        (None, DateStyle::Clock) => String::new(),
        (None, DateStyle::Time) => {
            language.locale.date(date.day(), civil::Time::midnight(), DateStyle::Long)
        }
        (time, style) => {
            language.locale.date(date.day(), time.unwrap_or(civil::Time::midnight()), style)
        }
    })
}
