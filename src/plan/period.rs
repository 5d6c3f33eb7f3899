//! Years, months and days, as templates get them.

use serde::Serialize;

use super::list::Cut;
use super::urls::Urls;
use crate::arrange::{Day, Month, Site, Year};
use crate::path::OutputPath;

impl Year {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        OutputPath::page(&self.date())
    }

    fn date(&self) -> String {
        format!("{:04}", self.year)
    }
}

impl Month {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        OutputPath::page(&format!("{:04}/{:02}", self.first.year(), self.first.month()))
    }

    fn date(&self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl Day {
    /// Where its page goes.
    #[must_use]
    pub fn page(&self) -> OutputPath {
        let date = self.date;
        OutputPath::page(&format!("{:04}/{:02}/{:02}", date.year(), date.month(), date.day()))
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

/// A period on its own page.
#[derive(Debug, Serialize)]
pub struct PeriodView {
    /// `2025`, `2025-08` or `2025-08-16`.
    pub date: String,
    /// Its page.
    pub url: String,
    /// The month that a day is in, the year that a month is in.
    pub up: Option<PeriodLink>,
    /// The next later period of its kind; none on a closed page, which never changes.
    pub newer: Option<PeriodLink>,
    /// The next earlier period of its kind; none on a closed page.
    pub older: Option<PeriodLink>,
}

pub(super) fn year_link(site: &Site, year: &Year) -> PeriodLink {
    PeriodLink {
        months: months(site, year),
        ..link(site, year.date(), &year.page(), year.articles.len())
    }
}

pub(super) fn months(site: &Site, year: &Year) -> Vec<PeriodLink> {
    let month = |month: &Month| link(site, month.date(), &month.page(), month.articles.len());
    year.months.iter().map(month).collect()
}

pub(super) fn days(site: &Site, month: &Month) -> Vec<PeriodLink> {
    let day = |day: &Day| link(site, day.date.to_string(), &day.page(), day.articles.len());
    month.days.iter().map(day).collect()
}

fn link(site: &Site, date: String, page: &OutputPath, count: usize) -> PeriodLink {
    PeriodLink { date, url: Urls(&site.config.base_url).path(page), count, months: Vec::new() }
}

pub(super) fn year_view(site: &Site, year: &Year) -> PeriodView {
    let years = site.years.iter().map(|it| (it.date(), it.page()));
    view(site, (year.date(), year.page()), None, years, true)
}

pub(super) fn month_view(site: &Site, month: &Month, on_head: bool) -> PeriodView {
    let months = site.years.iter().flat_map(|year| &year.months);
    let months = months.map(|it| (it.date(), it.page()));
    let year = month.first.year();
    let up = (format!("{year:04}"), OutputPath::page(&format!("{year:04}")));
    view(site, (month.date(), month.page()), Some(up), months, on_head)
}

pub(super) fn day_view(site: &Site, day: &Day, on_head: bool) -> PeriodView {
    let days = site.years.iter().flat_map(|year| &year.months).flat_map(|month| &month.days);
    let days = days.map(|it| (it.date.to_string(), it.page()));
    let (year, month) = (day.date.year(), day.date.month());
    let up = (format!("{year:04}-{month:02}"), OutputPath::page(&format!("{year:04}/{month:02}")));
    view(site, (day.date.to_string(), day.page()), Some(up), days, on_head)
}

type Named = (String, OutputPath);

/// `all` are the periods of this kind, newest first.
fn view(
    site: &Site,
    own: Named,
    up: Option<Named>,
    all: impl Iterator<Item = Named>,
    on_head: bool,
) -> PeriodView {
    let link = |(date, page): Named| link(site, date, &page, 0);
    let (mut newer, mut older) = (None, None);
    if on_head {
        let mut all = all.peekable();
        while let Some(it) = all.next_if(|it| it.0 != own.0) {
            newer = Some(it);
        }
        all.next();
        older = all.next();
    }
    PeriodView {
        url: Urls(&site.config.base_url).path(&own.1),
        date: own.0,
        up: up.map(link),
        newer: newer.map(link),
        older: older.map(link),
    }
}

/// How many pages the lists of all periods have.
pub(super) fn pages(site: &Site) -> impl Iterator<Item = OutputPath> {
    let size = site.config.page_size;
    let cut = move |head: OutputPath, total: usize| {
        Cut { total, size }.segments().map(move |segment| segment.page(&head))
    };
    site.years.iter().flat_map(move |year| {
        let months = year.months.iter().flat_map(move |month| {
            let days = month.days.iter().flat_map(move |day| cut(day.page(), day.articles.len()));
            cut(month.page(), month.articles.len()).chain(days)
        });
        std::iter::once(year.page()).chain(months)
    })
}
