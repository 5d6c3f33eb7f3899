//! What an article shows of those that are related to it: a light link each.

use serde::{Serialize, Serializer};

use super::Made;
use super::teaser::{SharedTeaser, Teaser};
use crate::arrange::{Article, Site};
use crate::date::Date;

/// A link to a related article. It says what kind of journalism that is and whether it still
/// stands, so that nothing paid for or taken back is recommended without a word.
#[derive(Debug)]
pub struct RelatedLink<'s>(SharedTeaser<'s>);

#[derive(Serialize)]
struct Fields<'t> {
    title: &'t str,
    url: &'t str,
    date: &'t Date,
    label: &'t str,
    retracted: bool,
    language: &'t str,
    dir: &'t str,
}

impl Serialize for RelatedLink<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Teaser { title, url, date, label, retracted, language, dir, .. } = self.0.value();
        let (label, retracted) = (label.key, *retracted);
        Fields { title, url, date, label, retracted, language, dir }.serialize(serializer)
    }
}

/// The links from an article to those that are related to it.
pub(super) fn links<'s>(
    site: &'s Site,
    made: &Made<'s>,
    article: &Article,
) -> Vec<RelatedLink<'s>> {
    article.related.iter().map(|index| RelatedLink(made.teaser(site, *index))).collect()
}
