//! What an article shows of those that are related to it: a light link each.

use serde::Serialize;

use super::made::Made;
use crate::arrange::{Article, Site};
use crate::date::Date;
use crate::digest::Digest;

/// A link to a related article. It says what kind of journalism that is and whether it still
/// stands, so that nothing paid for or taken back is recommended without a word.
#[derive(Debug, Serialize)]
pub struct RelatedLink<'s> {
    /// The headline.
    pub title: &'s str,
    /// The headline as HTML; none if it has no emphasis.
    pub title_html: Option<&'s str>,
    /// Its page.
    pub url: &'s str,
    /// First publication.
    pub date: &'s Date,
    /// The key of its kind of journalism.
    pub label: &'static str,
    /// Whether it doesn't stand any more.
    pub retracted: bool,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
    /// Names its teaser, which has all of this and more: whoever knows that knows this link.
    #[serde(skip)]
    pub teaser: Digest,
}

/// The links from an article to those that are related to it.
pub(super) fn links<'s>(
    site: &'s Site,
    made: &Made<'s>,
    article: &Article,
) -> Vec<RelatedLink<'s>> {
    let link = |index: &usize| {
        let article = &site.articles[*index];
        let language = site.language_of(article);
        RelatedLink {
            title: &article.front.title,
            title_html: article.front.title_html.as_deref(),
            url: article.address.url(),
            date: &article.front.date,
            label: article.front.label.key(),
            retracted: article.front.is_retracted(),
            language: language.locale.tag(),
            dir: language.locale.direction(),
            teaser: made.teaser(site, *index).digest(),
        }
    };
    article.related.iter().map(link).collect()
}
