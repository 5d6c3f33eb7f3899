//! One page of a list, as templates get it.

use serde::Serialize;

use super::cut::Segment;
use super::teaser::SharedTeaser;
use super::urls::Urls;
use crate::arrange::Site;
use crate::path::OutputPath;

/// A page of a list.
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
    /// The day of the newest article on a closed page: `2025-03-14`.
    pub until: Option<String>,
    /// Which closed page that ends on that day, from the oldest on: 1, 2, …; 0 for the list's own.
    pub nth: u32,
}

/// The view of one page of the list whose head goes to `head`.
pub(super) fn view<'s>(
    site: &Site,
    teasers: &[SharedTeaser<'s>],
    head: &OutputPath,
    articles: impl ExactSizeIterator<Item = usize>,
    segment: &Segment,
) -> ListView<'s> {
    let urls = Urls(&site.config.base_url);
    let range = segment.range();
    let articles = articles.skip(range.start).take(range.len());
    let articles = articles.map(|index| teasers[index]);
    let url = |segment: Segment| urls.path(&segment.page(head));
    let until = segment.until();
    ListView {
        articles: articles.collect(),
        newer: segment.newer().map(url),
        older: segment.older().map(url),
        head: until.is_none(),
        until: until.map(|it| it.day.to_string()),
        nth: until.map_or(0, |it| it.nth),
    }
}
