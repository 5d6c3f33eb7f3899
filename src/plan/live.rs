//! Live coverage, as its page and its feed show it: the newest entry first.

use serde::Serialize;

use crate::arrange::{Article, Site};
use crate::date::Date;
use crate::parse::{Label, LiveEntry};

/// An entry of live coverage, as the article's template gets it.
#[derive(Debug, Serialize)]
pub struct LiveView<'s> {
    /// Its place on the page.
    pub id: &'s str,
    /// When.
    pub time: &'s Date,
    /// Its headline.
    pub title: &'s str,
    /// Its first paragraph.
    pub summary: &'s str,
    /// Whether it is a key event.
    pub is_key: bool,
}

/// The entries of an article, the newest first.
pub(super) fn entries(article: &Article) -> Vec<LiveView<'_>> {
    article.front.entries.iter().rev().map(view).collect()
}

fn view(entry: &LiveEntry) -> LiveView<'_> {
    let LiveEntry { id, time, title, summary, is_key, .. } = entry;
    LiveView { id, time, title, summary, is_key: *is_key }
}

/// Whether an article has a feed of its own.
pub(super) fn is_live(article: &Article) -> bool {
    article.front.label == Label::Live
}

/// All articles with a feed of their own, newest first, by their places in the site's list.
pub(super) fn all(site: &Site) -> impl Iterator<Item = usize> {
    let articles = site.articles.iter().enumerate();
    articles.filter(|(_, article)| is_live(article)).map(|(index, _)| index)
}
