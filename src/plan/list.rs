//! Lists, cut into pages from their oldest article.
//!
//! A full page is closed for ever: a new article changes the head of a list and nothing else. The
//! head has at least a full page of articles, and less than two.

use std::ops::Range;

use serde::Serialize;

use super::teaser::SharedTeaser;
use super::urls::Urls;
use crate::arrange::{Site, Term, TermKind};
use crate::path::OutputPath;

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The list's own page, with its newest articles.
    Head,
    /// A full page; 1 is the oldest.
    Closed(usize),
}

impl Segment {
    /// Where it goes, given where the head goes.
    #[must_use]
    pub fn page(self, head: &OutputPath) -> OutputPath {
        match self {
            Self::Head => head.clone(),
            Self::Closed(number) => head.beside(&format!("page/{number}/index.html")),
        }
    }
}

impl Segment {
    /// The number of a full page, counted from the oldest; 0 for the head.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Head => 0,
            Self::Closed(number) => number,
        }
    }
}

/// How a list of so many articles is cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) total: usize,
    pub(super) size: usize,
}

impl Cut {
    /// The list of a term. All parts of a series stand on one page, in the order of the series.
    pub(super) fn of(term: &Term, site: &Site) -> Self {
        let is_whole = term.kind == TermKind::Series;
        let size = if is_whole { usize::MAX } else { site.config.page_size };
        Self { total: term.articles.len(), size }
    }

    fn closed(self) -> usize {
        (self.total / self.size).saturating_sub(1)
    }

    pub(super) fn segments(self) -> impl Iterator<Item = Segment> {
        std::iter::once(Segment::Head).chain((1..=self.closed()).map(Segment::Closed))
    }

    /// The articles of a page, counted from the newest.
    pub(super) fn range(self, segment: Segment) -> Range<usize> {
        match segment {
            Segment::Head => 0..self.total - self.closed() * self.size,
            Segment::Closed(number) => {
                self.total - number * self.size..self.total - (number - 1) * self.size
            }
        }
    }

    pub(super) fn newer(self, segment: Segment) -> Option<Segment> {
        match segment {
            Segment::Head => None,
            Segment::Closed(number) if number == self.closed() => Some(Segment::Head),
            Segment::Closed(number) => Some(Segment::Closed(number + 1)),
        }
    }

    pub(super) fn older(self, segment: Segment) -> Option<Segment> {
        let number = match segment {
            Segment::Head => self.closed(),
            Segment::Closed(number) => number - 1,
        };
        (number > 0).then_some(Segment::Closed(number))
    }
}

/// A page of a list, as templates get it.
#[derive(Debug, Serialize)]
pub struct ListView<'s> {
    /// Its articles, newest first.
    pub articles: Vec<SharedTeaser<'s>>,
    /// The next newer page of the list.
    pub newer: Option<String>,
    /// The next older page of the list.
    pub older: Option<String>,
    /// Whether this is the list's own page.
    pub head: bool,
    /// The number of a full page, counted from the oldest; 0 for the head.
    pub number: usize,
}

/// The view of one page of the list whose head goes to `head`.
pub(super) fn view<'s>(
    site: &Site,
    teasers: &[SharedTeaser<'s>],
    head: &OutputPath,
    articles: impl ExactSizeIterator<Item = usize>,
    segment: Segment,
) -> ListView<'s> {
    let urls = Urls(&site.config.base_url);
    let cut = Cut { total: articles.len(), size: site.config.page_size };
    let range = cut.range(segment);
    let articles = articles.skip(range.start).take(range.len());
    let articles = articles.map(|index| teasers[index]);
    let url = |segment: Segment| urls.path(&segment.page(head));
    ListView {
        articles: articles.collect(),
        newer: cut.newer(segment).map(url),
        older: cut.older(segment).map(url),
        head: segment == Segment::Head,
        number: segment.number(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_is_on_one_page_and_closed_pages_stay() {
        for size in 1..5 {
            for total in 0..40 {
                let cut = Cut { total, size };
                let mut seen: Vec<usize> = cut.segments().flat_map(|one| cut.range(one)).collect();
                seen.sort_unstable();
                assert_eq!(seen, (0..total).collect::<Vec<_>>());
                let head = cut.range(Segment::Head).len();
                assert!(
                    head == total.min(head) && (total < size || (size..2 * size).contains(&head))
                );
                let grown = Cut { total: total + 1, size };
                for number in 1..=cut.closed() {
                    // Counted from the oldest, a closed page has the same articles for ever.
                    let (now, then) =
                        (cut.range(Segment::Closed(number)), grown.range(Segment::Closed(number)));
                    assert_eq!((now.start + 1, now.end + 1), (then.start, then.end));
                }
            }
        }
    }
}
