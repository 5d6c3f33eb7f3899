//! Years, months and days, as templates get them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil;
use serde::Serialize;

use super::cut::Cuts;
use super::urls::Urls;
use crate::arrange::{Day, Month, Site, Year};
use crate::date::day_with;
use crate::digest::Digested;
use crate::path::OutputPath;

impl Year {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        year_of(self.first).1
    }
}

impl Month {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        month_of(self.first).1
    }
}

impl Day {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        day_of(self.date).1
    }
}

/// A period in a list of periods.
#[derive(Debug, Serialize)]
pub struct PeriodLink {
    /// `2025`, `2025-08` or `2025-08-16`.
    pub date: String,
    /// Its page.
    pub url: String,
    /// How many articles it has.
    pub count: usize,
    /// The months of a year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<PeriodLink>,
}

/// A period beside or above another one.
#[derive(Debug, Serialize)]
pub struct PeriodName {
    /// `2025`, `2025-08` or `2025-08-16`.
    pub date: String,
    /// Its page.
    pub url: String,
}

/// A period on its own page.
#[derive(Debug, Serialize)]
pub struct PeriodView {
    /// `2025`, `2025-08` or `2025-08-16`.
    pub date: String,
    /// Its page.
    pub url: String,
    /// The month that a day is in, the year that a month is in.
    pub up: Option<PeriodName>,
    /// The next later period of its kind; none on a closed page, which never changes.
    pub newer: Option<PeriodName>,
    /// The next earlier period of its kind; none on a closed page.
    pub older: Option<PeriodName>,
}

pub(super) fn year_link(site: &Site, year: &Year) -> PeriodLink {
    let (date, page) = year_of(year.first);
    PeriodLink { months: months(site, year), ..link(site, date, &page, year.articles.len()) }
}

fn months(site: &Site, year: &Year) -> Vec<PeriodLink> {
    let link = |month: &Month| {
        let (date, page) = month_of(month.first);
        link(site, date, &page, month.articles.len())
    };
    year.months.iter().map(link).collect()
}

/// The days of a month, made once for the pages of the month and of its year. The pages of its days
/// don't show them: each would change with every day that is added.
pub type SharedDays = Arc<Digested<Vec<PeriodLink>>>;

/// The days of every month, by its first day.
pub(super) type Calendar = BTreeMap<civil::Date, SharedDays>;

pub(super) fn calendar(site: &Site) -> Calendar {
    let months = site.years.iter().flat_map(|year| &year.months);
    months.map(|month| (month.first, Arc::new(Digested::new(days(site, month))))).collect()
}

fn days(site: &Site, month: &Month) -> Vec<PeriodLink> {
    let link = |day: &Day| {
        let (date, page) = day_of(day.date);
        link(site, date, &page, day.articles.len())
    };
    month.days.iter().map(link).collect()
}

/// A month on the page of its year.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// `2025-08`.
    pub date: String,
    /// Its page.
    pub url: String,
    /// How many articles it has.
    pub count: usize,
    /// Its days that have articles.
    pub days: SharedDays,
}

pub(super) fn months_of(site: &Site, calendar: &Calendar, year: &Year) -> Vec<MonthView> {
    let month = |month: &Month| {
        let days = Arc::clone(calendar.get(&month.first)?);
        let (date, page) = month_of(month.first);
        let url = Urls(&site.config.base_url).path(&page);
        Some(MonthView { date, url, count: month.articles.len(), days })
    };
    year.months.iter().filter_map(month).collect()
}

fn link(site: &Site, date: String, page: &OutputPath, count: usize) -> PeriodLink {
    PeriodLink { date, url: Urls(&site.config.base_url).path(page), count, months: Vec::new() }
}

pub(super) fn year_view(site: &Site, year: &Year) -> PeriodView {
    view(site, &year.articles, year_of, None, true)
}

pub(super) fn month_view(site: &Site, month: &Month, on_head: bool) -> PeriodView {
    view(site, &month.articles, month_of, Some(year_of), on_head)
}

pub(super) fn day_view(site: &Site, day: &Day, on_head: bool) -> PeriodView {
    view(site, &day.articles, day_of, Some(month_of), on_head)
}

/// A day's date and page as those of the year, the month or the day that it lies in.
type Naming = fn(civil::Date) -> (String, OutputPath);

fn year_of(day: civil::Date) -> (String, OutputPath) {
    named(day, "2025".len())
}

fn month_of(day: civil::Date) -> (String, OutputPath) {
    named(day, "2025-08".len())
}

fn day_of(day: civil::Date) -> (String, OutputPath) {
    named(day, "2025-08-16".len())
}

/// So much of a day's date, and of its path.
fn named(day: civil::Date, length: usize) -> (String, OutputPath) {
    let (mut date, path) = (day_with(day, '-'), day_with(day, '/'));
    date.truncate(length);
    (date, OutputPath::page(&path[..length]))
}

/// The period of these articles. The articles before and after them are in its neighbours.
fn view(
    site: &Site,
    articles: &Range<usize>,
    own: Naming,
    up: Option<Naming>,
    on_head: bool,
) -> PeriodView {
    let urls = Urls(&site.config.base_url);
    let day = |index: usize| site.articles.get(index).map(|it| it.front.date.day());
    let name = |naming: Naming, day: Option<civil::Date>| {
        let (date, page) = naming(day?);
        Some(PeriodName { date, url: urls.path(&page) })
    };
    let first = day(articles.start);
    let (date, page) = own(first.unwrap_or_default());
    PeriodView {
        url: urls.path(&page),
        date,
        up: up.and_then(|up| name(up, first)),
        newer: articles.start.checked_sub(1).filter(|_| on_head).and_then(|at| name(own, day(at))),
        older: name(own, day(articles.end).filter(|_| on_head)),
    }
}

/// The pages of the lists of all periods.
pub(super) fn pages(site: &Site, cuts: &Cuts) -> impl Iterator<Item = OutputPath> {
    site.years.iter().flat_map(move |year| {
        let months = year.months.iter().flat_map(move |month| {
            let days = month.days.iter().flat_map(|day| cuts.day(day).pages(day.page()));
            cuts.month(month).pages(month.page()).chain(days)
        });
        std::iter::once(year.page()).chain(months)
    })
}
