//! A series, on the pages of its parts and on its own.

use serde::Serialize;

use super::teaser::{ArticleLink, SharedTeaser, TermLink, term_link};
use crate::arrange::{Article, Site, Term, TermKind};

/// The series of an article, as the article's template gets it.
#[derive(Debug, Serialize)]
pub struct SeriesView<'s> {
    /// Its key, name and page.
    #[serde(flatten)]
    pub link: TermLink<'s>,
    /// Which part of it the article is.
    pub part: u32,
    /// The part before.
    pub previous: Option<ArticleLink<'s>>,
    /// The part after.
    pub next: Option<ArticleLink<'s>>,
}

/// A part, as the series' own template gets it.
#[derive(Debug, Serialize)]
pub struct PartView<'s> {
    /// Which part it is.
    pub number: u32,
    /// The article.
    pub article: SharedTeaser<'s>,
}

/// What an article says of its series. It doesn't say how many parts there are: a new part changes
/// the page of the part before it and no other.
pub(super) fn of_article<'s>(site: &'s Site, article: &'s Article) -> Option<SeriesView<'s>> {
    let place = article.part?;
    let series = &site.terms.of(TermKind::Series)[*article.terms.of(TermKind::Series).first()?];
    let beside = |place: Option<usize>| {
        let part = series.parts.get(place?)?;
        ArticleLink::at(site, Some(part.article))
    };
    Some(SeriesView {
        link: term_link(site, series),
        part: series.parts.get(place)?.number,
        previous: beside(place.checked_sub(1)),
        next: beside(place.checked_add(1)),
    })
}

/// Which part of its series an article is.
pub(super) fn number(site: &Site, index: usize) -> Option<u32> {
    let article = &site.articles[index];
    let series = &site.terms.of(TermKind::Series)[*article.terms.of(TermKind::Series).first()?];
    Some(series.parts.get(article.part?)?.number)
}

/// Whether one article leads to the other as the part before or after it.
pub(super) fn are_beside(site: &Site, one: usize, other: usize) -> bool {
    let place = |index: usize| {
        let article = &site.articles[index];
        Some((article.terms.of(TermKind::Series).first()?, article.part?))
    };
    match (place(one), place(other)) {
        (Some(one), Some(other)) => one.0 == other.0 && one.1.abs_diff(other.1) == 1,
        _ => false,
    }
}

/// All parts of a series in its order.
pub(super) fn parts<'s>(series: &Term, teasers: &[SharedTeaser<'s>]) -> Vec<PartView<'s>> {
    let part = |part: &crate::arrange::Part| PartView {
        number: part.number,
        article: teasers[part.article],
    };
    series.parts.iter().map(part).collect()
}
