//! The way from the home page to a page, as a `BreadcrumbList`.

use serde::Serialize;

use super::super::filters;
use super::paper::Paper;
use crate::arrange::Language;
use crate::locale::DateStyle;
use crate::plan::{Data, ListView, PeriodName, TemplateView};

/// The way to a page.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    item_list_element: Vec<ListItem>,
}

/// A step of it.
#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem {
    position: usize,
    name: String,
    item: String,
}

/// The way to a page; none to the home page, and none to what stands at no address.
pub(super) fn of(
    view: &TemplateView<'_>,
    paper: &Paper,
    language: &Language,
) -> Option<BreadcrumbList> {
    let mut steps = Steps { paper, language, below: Vec::new() };
    let own = &view.page.permalink;
    match &view.data {
        Data::Home { list } if list.head => return None,
        Data::TextHome { .. } => return None,
        Data::Home { list } => steps.older_page(list, own),
        Data::Article { article, .. } => {
            let teaser = article.teaser.made();
            if let Some(section) = &teaser.section {
                steps.to(section.name, paper.absolute(section.url));
            }
            steps.to(teaser.title, own.clone());
        }
        Data::Standing { standing } => steps.to(standing.title, own.clone()),
        Data::Term { term, list } => {
            let kinds = steps.word(term.kind)?;
            steps.to(kinds, paper.absolute(&format!("{}{}s/", paper.folder, term.kind)));
            if let Some(region) = &term.region {
                steps.to(region.name, paper.absolute(region.url));
            }
            steps.to(term.name, paper.absolute(&term.url));
            steps.older_page(list, own);
        }
        Data::Series { term, .. } => {
            steps.to(steps.word("series")?, paper.absolute(&format!("{}series/", paper.folder)));
            steps.to(term.name, paper.absolute(&term.url));
        }
        Data::Year { period, .. } => steps.period(&period.date, &period.url, None),
        Data::Month { period, list, .. } | Data::Day { period, list } => {
            steps.period(&period.date, &period.url, period.up.as_ref());
            steps.older_page(list, own);
        }
        Data::Nothing {} => {
            let name = steps.word(view.page.kind)?;
            steps.to(name, own.clone());
        }
    }
    Some(steps.list())
}

/// The steps below the home page.
struct Steps<'s> {
    paper: &'s Paper,
    language: &'s Language,
    below: Vec<(String, String)>,
}

impl<'s> Steps<'s> {
    fn to(&mut self, name: &str, url: String) {
        self.below.push((name.to_owned(), url));
    }

    /// An older page of the list that the last step leads to.
    fn older_page(&mut self, list: &ListView<'_>, url: &str) {
        let Some(until) = &list.until else { return };
        let date = filters::nth(self.date(until), list.nth.into(), self.language);
        let phrase = self.language.strings.get(&["until"]);
        self.to(&phrase.replace("{date}", &date), url.to_owned());
    }

    /// A year, a month or a day, and what it is in.
    fn period(&mut self, date: &str, url: &str, up: Option<&PeriodName>) {
        let (paper, folder) = (self.paper, &self.paper.folder);
        let archive = self.language.strings.get(&["archive"]);
        self.to(archive, paper.absolute(&format!("{folder}archive/")));
        if date.len() > 7 {
            let year = &date[..4];
            self.to(&self.date(year), paper.absolute(&format!("{folder}{year}/")));
        }
        if let Some(up) = up {
            self.to(&self.date(&up.date), paper.absolute(&up.url));
        }
        self.to(&self.date(date), paper.absolute(url));
    }

    /// A year, a month or a day for readers.
    fn date(&self, date: &str) -> String {
        let (whole, style) = match date.len() {
            4 => (format!("{date}-01-01"), DateStyle::Year),
            7 => (format!("{date}-01"), DateStyle::Month),
            _ => (date.to_owned(), DateStyle::Long),
        };
        let midnight = jiff::civil::Time::midnight();
        let shown = |day| self.language.locale.date(day, midnight, style);
        whole.parse::<jiff::civil::Date>().map_or_else(|_| date.to_owned(), shown)
    }

    /// The theme's word for a page, by its kind, or for all of a kind of terms.
    fn word(&self, kind: &str) -> Option<&'s str> {
        let words = &self.language.strings;
        Some(match kind {
            "tag" | "tags" => words.get(&["all_tags"]),
            "author" | "authors" => words.get(&["all_authors"]),
            "place" | "places" => words.get(&["all_places"]),
            "label" | "labels" => words.get(&["all_labels"]),
            "section" | "sections" => words.get(&["all_sections"]),
            "series" | "all-series" => words.get(&["all_series"]),
            "archive" => words.get(&["archive"]),
            "feeds" => words.get(&["feeds"]),
            "corrections" => words.get(&["corrections"]),
            _ => return None,
        })
    }

    fn list(self) -> BreadcrumbList {
        let home = (self.paper.title.clone(), self.paper.home.clone());
        let steps = std::iter::once(home).chain(self.below).enumerate();
        let item = |(index, (name, item))| ListItem { position: index + 1, name, item };
        BreadcrumbList { item_list_element: steps.map(item).collect() }
    }
}
