//! A *cut* divides a list into pages, by what is in it and not by counting.
//!
//! From the oldest article on, a page is closed after the article with the smallest mark of those
//! that it may end with. Marks come from ids, so wherever an article comes or goes, the pages soon
//! end where they ended before, and all that are farther away stay.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::arrange::{Article, Day, Month, Site, TermKind};
use crate::digest::Digest;
use crate::path::OutputPath;

/// The pages of one list: closed ones, and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// How many articles the list has.
    total: usize,
    /// Closed pages, the oldest first.
    closed: Vec<Closed>,
}

/// A closed page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Closed {
    /// How many articles it and all older pages have.
    end: u32,
    until: Until,
}

/// What tells a closed page from the others of its list: the day of its newest article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until {
    /// The day, in the site's time zone.
    pub day: civil::Date,
    /// 1 for the oldest page that ends on that day, 2 for the next.
    pub nth: u32,
}

/// As in URLs: `2025-03-14`, or `2025-03-14-2` for the second page that ends on that day.
impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nth {
            1 => write!(f, "{}", self.day),
            nth => write!(f, "{}-{nth}", self.day),
        }
    }
}

impl Cut {
    /// A list that stands on one page.
    fn whole(total: usize) -> Self {
        Self { total, closed: Vec::new() }
    }

    /// Cuts a list of so many articles into pages of about `size`. `mark` and `day` are those of an
    /// article by its place, counted from the oldest.
    fn new(
        total: usize,
        size: usize,
        mark: impl Fn(usize) -> u64,
        day: impl Fn(usize) -> civil::Date,
    ) -> Self {
        let (least, most) = ((size / 2).max(1), size + size / 2);
        let mut closed: Vec<Closed> = Vec::new();
        let mut start = 0;
        // Whichever article the page ends with, `size` are left for the list's own page. And all that
        // it may end with are there, so that none that comes later could end it better.
        while total - start >= most + size {
            let ends = start + least..=start + most;
            let Some(end) = ends.min_by_key(|end| mark(end - 1)) else { break };
            let Ok(stored) = u32::try_from(end) else { break };
            let day = day(end - 1);
            let until = match closed.last().map(|it| it.until) {
                // Clocks that are set back over midnight make a day follow the next.
                Some(before) if before.day >= day => Until { nth: before.nth + 1, ..before },
                _ => Until { day, nth: 1 },
            };
            closed.push(Closed { end: stored, until });
            start = end;
        }
        Self { total, closed }
    }

    /// The list's own page, and the closed ones from the oldest on.
    pub(super) fn segments(self: &Arc<Self>) -> impl Iterator<Item = Segment> {
        let last = self.closed.len();
        let places = std::iter::once(last).chain(0..last);
        places.map(|place| Segment { cut: Arc::clone(self), place })
    }

    /// Where they go, given where the list's own page goes.
    pub(super) fn pages(self: &Arc<Self>, head: OutputPath) -> impl Iterator<Item = OutputPath> {
        self.segments().map(move |segment| segment.page(&head))
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Segment {
    cut: Arc<Cut>,
    /// Its place among the closed pages; behind them for the list's own.
    place: usize,
}

impl Segment {
    /// Whether it is the list's own page, with its newest articles: the *head*.
    #[must_use]
    pub fn is_head(&self) -> bool {
        self.until().is_none()
    }

    /// What a closed page is known by.
    #[must_use]
    pub fn until(&self) -> Option<Until> {
        self.cut.closed.get(self.place).map(|it| it.until)
    }

    /// Where it goes, given where the head goes.
    #[must_use]
    pub fn page(&self, head: &OutputPath) -> OutputPath {
        match self.until() {
            None => head.clone(),
            Some(until) => head.beside(&format!("page/{until}/index.html")),
        }
    }

    /// Its articles, as places in the list, counted from the newest.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        let Cut { total, closed } = &*self.cut;
        let end = |place: usize| closed.get(place).map_or(*total, |it| it.end as usize);
        let first = self.place.checked_sub(1).map_or(0, end);
        total - end(self.place)..total - first
    }

    /// The next newer page of the list.
    pub(super) fn newer(&self) -> Option<Self> {
        (!self.is_head()).then(|| Self { place: self.place + 1, cut: Arc::clone(&self.cut) })
    }

    /// The next older page of the list.
    pub(super) fn older(&self) -> Option<Self> {
        let place = self.place.checked_sub(1)?;
        Some(Self { place, cut: Arc::clone(&self.cut) })
    }
}

/// The cuts of all lists of a site, each made once.
#[derive(Debug)]
pub(super) struct Cuts {
    /// Of all articles.
    pub(super) all: Arc<Cut>,
    terms: [Vec<Arc<Cut>>; TermKind::ALL.len()],
    months: BTreeMap<civil::Date, Arc<Cut>>,
    days: BTreeMap<civil::Date, Arc<Cut>>,
}

impl Cuts {
    pub(super) fn of(site: &Site) -> Self {
        let marks: Vec<u64> = site.articles.par_iter().map(|it| mark(it)).collect();
        let size = site.config.page_size;
        let day = |index: usize| site.articles[index].front.date.day();
        let run = |run: &std::ops::Range<usize>| {
            let newest = run.end.saturating_sub(1);
            let (mark, day) = (|at: usize| marks[newest - at], |at: usize| day(newest - at));
            Arc::new(Cut::new(run.len(), size, mark, day))
        };
        let terms = TermKind::ALL.map(|kind| {
            let cuts = site.terms.of(kind).iter().map(|term| {
                // All parts of a series stand on one page, in the order of the series.
                if kind == TermKind::Series {
                    return Arc::new(Cut::whole(term.articles.len()));
                }
                let of = |at: usize| term.articles[term.articles.len() - 1 - at];
                let (mark, day) = (|at: usize| marks[of(at)], |at: usize| day(of(at)));
                Arc::new(Cut::new(term.articles.len(), size, mark, day))
            });
            cuts.collect()
        });
        let months = || site.years.iter().flat_map(|year| &year.months);
        Self {
            all: run(&(0..site.articles.len())),
            terms,
            months: months().map(|it| (it.first, run(&it.articles))).collect(),
            days: months().flat_map(|it| &it.days).map(|it| (it.date, run(&it.articles))).collect(),
        }
    }

    /// Those of the terms of a kind, in their order.
    pub(super) fn terms(&self, kind: TermKind) -> &[Arc<Cut>] {
        &self.terms[kind as usize]
    }

    /// That of a month.
    pub(super) fn month(&self, month: &Month) -> &Arc<Cut> {
        &self.months[&month.first]
    }

    /// That of a day.
    pub(super) fn day(&self, day: &Day) -> &Arc<Cut> {
        &self.days[&day.date]
    }
}

/// The mark of an article: of its id without the host, so that a site that is built for another one
/// is cut alike.
fn mark(article: &Article) -> u64 {
    let id = match article.front.id {
        Some(_) => &article.id,
        None => article.id.split_once(',').map_or(&*article.id, |(_, rest)| rest),
    };
    Digest::of(id.as_bytes()).as_bytes().first_chunk().copied().map_or(0, u64::from_be_bytes)
}

#[cfg(test)]
mod tests;
