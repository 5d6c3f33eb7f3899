//! *Dates* as readers see them: the filter `date`.
//!
//! A day is in a dozen lists, cards and calendars, and it looks the same in all of them that ask for
//! one style. So what was shown on one page is kept for the next, by what of the date the style shows.

use std::sync::Arc;

use jiff::civil::{self, Time};
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
    shown: Kept<(civil::Date, Time, DateStyle), Value>,
}

impl Dates {
    pub(super) fn new(language: &Arc<Language>, zone: &TimeZone) -> Self {
        let (language, zone) = (Arc::clone(language), zone.clone());
        Self { language, zone, shown: Kept::default() }
    }

    /// A date in a style, by its name; without one in the usual style of a year, a month or a day.
    pub(super) fn shown(&self, text: &str, style: &str) -> TeraResult<Value> {
        let usual = match text.len() {
            4 => "year",
            7 => "month",
            _ => "long",
        };
        let style = if style.is_empty() { usual } else { style };
        let (day, time) = match plain_day(text) {
            Some(day) if style != "rfc3339" => (day, None),
            _ => {
                let date = self.date(text)?;
                if style == "rfc3339" {
                    return Ok(date.rfc3339().into());
                }
                (date.day(), date.time())
            }
        };
        let Some(style) = DateStyle::from_name(style) else {
            let known: Vec<&str> = DateStyle::names().collect();
            let known = known.join(", ");
            return Err(tera::Error::message(format!(
                "there is no style `{style}` of dates; there are {known}, rfc3339"
            )));
        };
        Ok(match (time, style) {
            (None, DateStyle::Clock) => Value::from(""),
            (None, DateStyle::Time) => self.kept(day, Time::midnight(), DateStyle::Long),
            (Some(time), DateStyle::Time | DateStyle::Clock) => self.kept(day, time, style),
            (_, style) => self.kept(day, Time::midnight(), style),
        })
    }

    fn date(&self, text: &str) -> TeraResult<Date> {
        // A year or a month stands for its first day.
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        Date::parse(&whole, &self.zone)
            .map_err(|reason| tera::Error::message(format!("`{text}` is no date: {reason}")))
    }

    fn kept(&self, day: civil::Date, time: Time, style: DateStyle) -> Value {
        let asked = (alike(day, style), time, style);
        let locale = &self.language.locale;
        self.shown.get_or_keep(asked, || locale.date(day, time, style).into())
    }
}

/// A day as authors write most of them: `2025-08-16`.
fn plain_day(text: &str) -> Option<civil::Date> {
    if text.len() == "2025-08-16".len() { text.parse().ok() } else { None }
}

/// One day for all that look the same in a style: a calendar is full of the same numbers.
fn alike(day: civil::Date, style: DateStyle) -> civil::Date {
    let (year, month, date) = match style {
        DateStyle::Day => (2000, 1, day.day()),
        DateStyle::MonthName => (2000, day.month(), 1),
        // The third of January 2000 was a Monday.
        DateStyle::WeekdayName | DateStyle::WeekdayShort => {
            (2000, 1, 3 + day.weekday().to_monday_zero_offset())
        }
        _ => return day,
    };
    civil::Date::new(year, month, date).unwrap_or(day)
}
