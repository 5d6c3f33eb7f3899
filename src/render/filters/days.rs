//! Days in lists: articles by the day of their publication, and a month's days as a calendar.

use jiff::{ToSpan, civil};
use serde::Serialize;
use tera::{TeraResult, Value};

use crate::locale::Locale;

/// Articles of one day, in the order in which they came.
#[derive(Serialize)]
struct Day<'v> {
    date: &'v str,
    articles: Vec<&'v Value>,
}

/// Cuts a list of articles where the day changes.
pub(super) fn by_day(articles: &[Value]) -> TeraResult<Value> {
    let mut days: Vec<Day<'_>> = Vec::new();
    for article in articles {
        let date = article.get_from_path("date").and_then(Value::as_str);
        let date = date.and_then(|date| date.get(..10));
        let date = date.ok_or_else(|| tera::Error::message("`by_day` wants a list of articles"))?;
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.articles.push(article),
            None => days.push(Day { date, articles: vec![article] }),
        }
    }
    Value::try_from_serializable(&days)
}

/// A day of a calendar; without a link where nothing was published.
#[derive(Clone, Serialize)]
struct Cell<'v> {
    date: String,
    url: Option<&'v str>,
    count: i64,
}

/// The month of these days as weeks, each of seven days from the language's first weekday on. What
/// lies outside of the month is none. The second week is whole in every month.
pub(super) fn weeks(days: &[Value], locale: &Locale) -> TeraResult<Value> {
    let mut month: Vec<Cell<'_>> = Vec::new();
    let mut before = 0;
    for day in days {
        let date = day.get_from_path("date").and_then(Value::as_str);
        let date: civil::Date = date
            .and_then(|date| date.parse().ok())
            .ok_or_else(|| tera::Error::message("`weeks` wants the days of a month"))?;
        if month.is_empty() {
            let first = date.first_of_month();
            before = usize::from(locale.first_weekday().until(first.weekday()).unsigned_abs());
            let cell = |number: i8| Cell {
                date: first.saturating_add(i64::from(number).days()).to_string(),
                url: None,
                count: 0,
            };
            month.extend((0..first.days_in_month()).map(cell));
        }
        let place = usize::from(date.day().unsigned_abs()) - 1;
        if let Some(cell) = month.get_mut(place) {
            cell.url = day.get_from_path("url").and_then(Value::as_str);
            cell.count = day.get_from_path("count").and_then(Value::as_i64).unwrap_or(0);
        }
    }
    let mut cells = vec![None; before];
    cells.extend(month.into_iter().map(Some));
    cells.resize(cells.len().next_multiple_of(7), None);
    Value::try_from_serializable(&cells.chunks(7).collect::<Vec<_>>())
}
