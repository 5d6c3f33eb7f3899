//! The filters that templates have besides Tera's own, or in the place of one.
//!
//! They are functions of their arguments and of one language; none looks anything up.

use std::sync::Arc;

use jiff::tz::TimeZone;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use super::dates::Dates;
use super::markdown::isolated;
use crate::arrange::Language;

mod days;
mod groups;

/// Registers the filters of one language.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>, zone: &TimeZone) {
    let (words, dates) = (Arc::clone(language), Dates::new(language, zone));
    tera.register_filter("date", move |date: &str, arguments: Kwargs, _: &State<'_>| {
        let shown = dates.shown(date, arguments.get("style")?.unwrap_or_default())?;
        TeraResult::Ok(match arguments.get("nth")?.zip(shown.as_str()) {
            Some((nth, shown)) => Value::from(self::nth(shown.to_owned(), nth, &words)),
            None => shown,
        })
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
    tera.register_filter("isolate", move |text: &str, arguments: Kwargs, _: &State<'_>| {
        let html: Option<&Value> = arguments.get("html")?;
        TeraResult::Ok(match html.and_then(Value::as_str) {
            Some(html) => Value::safe_string(html),
            None => Value::safe_string(&isolated(text, words.locale.direction())),
        })
    });
    tera.register_filter("by_day", |articles: &Value, _: Kwargs, _: &State<'_>| {
        days::by_day(articles.as_array().unwrap_or_default())
    });
    let words = Arc::clone(language);
    tera.register_filter("weeks", move |month: &Value, _: Kwargs, _: &State<'_>| {
        days::weeks(month.as_array().unwrap_or_default(), &words.locale)
    });
    tera.register_filter("group_by", |list: &Value, arguments: Kwargs, _: &State<'_>| {
        groups::group_by(list, &arguments)
    });
    tera.register_filter("fill", |text: &str, arguments: Kwargs, _: &State<'_>| {
        filled(text, &arguments)
    });
}

/// A date for readers, and where it isn't the only one of its kind which it is: `March 14, 2025 (2)`.
pub(super) fn nth(date: String, nth: i64, language: &Language) -> String {
    if nth < 2 {
        return date;
    }
    let phrase = language.strings.get(&["nth"]);
    phrase.replace("{date}", &date).replace("{n}", &language.locale.number(nth))
}

/// A phrase with its places filled by the arguments of their names.
fn filled(phrase: &str, arguments: &Kwargs) -> String {
    let mut filled = String::with_capacity(2 * phrase.len());
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(place, after)| {
            let value = arguments.iter().find(|(name, _)| name.as_str() == Some(place))?.1;
            Some((value, after))
        });
        let Some((value, after_place)) = place else {
            filled.push('{');
            rest = after;
            continue;
        };
        match value.as_str() {
            Some(text) => filled.push_str(text),
            None => filled.push_str(&value.to_string()),
        }
        rest = after_place;
    }
    filled.push_str(rest);
    filled
}

fn plural(forms: &Map, number: i64, language: &Language) -> TeraResult<String> {
    let form =
        |name: &'static str| forms.get(&tera::value::Key::Str(name)).and_then(tera::Value::as_str);
    let found = form(language.locale.plural(number)).or_else(|| form("other"));
    let found = found.ok_or_else(|| tera::Error::message("these plural forms have no `other`"))?;
    Ok(found.replace("{n}", &language.locale.number(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_filled_once_and_by_its_own_name() {
        let arguments = || Kwargs::from([("name", "{n} {".into()), ("n", Value::from(2))]);
        for (phrase, shown) in [
            ("By {name}", "By {n} {"),
            ("{n}{n} of {name}", "22 of {n} {"),
            ("{other} {{n}} {n", "{other} {2} {n"),
            ("", ""),
        ] {
            assert_eq!(filled(phrase, &arguments()), shown);
        }
    }
}
