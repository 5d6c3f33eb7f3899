//! The filters that templates have besides Tera's own.
//!
//! They are functions of their arguments and of one language; none looks anything up.

use std::sync::Arc;

use jiff::civil;
use jiff::tz::TimeZone;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use super::markdown::isolated;
use crate::arrange::Language;
use crate::date::Date;
use crate::locale::DateStyle;

mod days;

/// Registers the filters of one language.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>, zone: &TimeZone) {
    let (words, own_zone) = (Arc::clone(language), zone.clone());
    tera.register_filter("date", move |date: &str, arguments: Kwargs, _: &State<'_>| {
        let shown =
            show_date(date, arguments.get("style")?.unwrap_or_default(), &words, &own_zone)?;
        TeraResult::Ok(nth(shown, arguments.get("nth")?.unwrap_or_default(), &words))
    });
    let words = Arc::clone(language);
    tera.register_filter("language", move |tag: &str, _: Kwargs, _: &State<'_>| {
        words.locale.language_name(tag)
    });
    let words = Arc::clone(language);
    tera.register_filter("plural", move |forms: &Map, arguments: Kwargs, _: &State<'_>| {
        plural(forms, arguments.must_get("n")?, &words)
    });
    let words = Arc::clone(language);
    tera.register_filter("isolate", move |text: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&isolated(text, words.locale.direction()))
    });
    tera.register_filter("by_day", |articles: &Value, _: Kwargs, _: &State<'_>| {
        days::by_day(articles.as_array().unwrap_or_default())
    });
    let words = Arc::clone(language);
    tera.register_filter("weeks", move |month: &Value, _: Kwargs, _: &State<'_>| {
        days::weeks(month.as_array().unwrap_or_default(), &words.locale)
    });
    tera.register_filter("fill", |text: &str, arguments: Kwargs, _: &State<'_>| {
        let mut filled = text.to_owned();
        for (name, value) in arguments.iter() {
            filled = filled.replace(&format!("{{{name}}}"), &value.to_string());
        }
        filled
    });
}

fn show_date(text: &str, style: &str, language: &Language, zone: &TimeZone) -> TeraResult<String> {
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

/// A date for readers, and where it isn't the only one of its kind which it is: `March 14, 2025 (2)`.
pub(super) fn nth(date: String, nth: i64, language: &Language) -> String {
    if nth < 2 {
        return date;
    }
    let phrase = language.strings.get(&["nth"]);
    phrase.replace("{date}", &date).replace("{n}", &language.locale.number(nth))
}

fn plural(forms: &Map, number: i64, language: &Language) -> TeraResult<String> {
    let form =
        |name: &'static str| forms.get(&tera::value::Key::Str(name)).and_then(tera::Value::as_str);
    let found = form(language.locale.plural(number)).or_else(|| form("other"));
    let found = found.ok_or_else(|| tera::Error::message("these plural forms have no `other`"))?;
    Ok(found.replace("{n}", &language.locale.number(number)))
}
