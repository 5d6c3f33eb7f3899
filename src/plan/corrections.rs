//! Corrections, as an article, a page and a feed show them.

use std::sync::Arc;

use serde::Serialize;

use super::teaser::Link;
use super::urls::Urls;
use crate::arrange::Site;
use crate::date::Date;
use crate::parse::{Correction, CorrectionKind};

/// A correction, as templates get it.
#[derive(Debug, Serialize)]
pub struct CorrectionView<'s> {
    /// When.
    pub date: &'s Date,
    /// Of what weight.
    pub kind: CorrectionKind,
    /// What was wrong, and what is right.
    pub text: &'s str,
    /// The same as HTML; none if it has no links and no emphasis.
    pub text_html: Option<&'s str>,
    /// Whether it stands above the text.
    pub above: bool,
}

/// A correction in the list of all.
#[derive(Debug, Serialize)]
pub struct CorrectionEntry<'s> {
    /// The correction.
    #[serde(flatten)]
    pub correction: CorrectionView<'s>,
    /// The article that it corrects.
    pub article: Link,
}

/// A correction by itself.
pub(super) fn view(correction: &Correction) -> CorrectionView<'_> {
    let above = correction.stands_above();
    CorrectionView {
        date: &correction.date,
        kind: correction.kind,
        text: &correction.text,
        text_html: correction.html.as_deref(),
        above,
    }
}

/// Every correction of the site, newest first.
pub(super) fn all(site: &Site) -> Vec<CorrectionEntry<'_>> {
    let entry = |(index, number): (usize, usize)| {
        let article = &site.articles[index];
        let url = Urls(&site.config.base_url).path(&article.page);
        CorrectionEntry {
            correction: view(&article.front.corrections[number]),
            article: Link { title: article.front.title.clone(), url },
        }
    };
    newest(site).into_iter().map(entry).collect()
}

/// All corrections as places of article and correction, newest first.
pub(super) fn newest(site: &Site) -> Vec<(usize, usize)> {
    let corrections = |(index, article): (usize, &Arc<crate::arrange::Article>)| {
        (0..article.front.corrections.len()).map(move |number| (index, number))
    };
    let mut all: Vec<(usize, usize)> =
        site.articles.iter().enumerate().flat_map(corrections).collect();
    let date =
        |(index, number): &(usize, usize)| &site.articles[*index].front.corrections[*number].date;
    all.sort_by(|a, b| date(b).cmp(date(a)).then(a.cmp(b)));
    all
}
