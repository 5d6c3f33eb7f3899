//! A *series*: a run of articles in an order of its own.
//!
//! The order is that of `part`. An article without one takes the lowest number that nobody has, the
//! oldest first, so that a series without any numbers is in the order of its dates.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clock::Status;
use super::seed::Seed;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::Article;
use crate::path::SourcePath;
use crate::slug::slug;

/// An article in its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number for readers.
    pub number: u32,
    /// The article, as a place in the site's list.
    pub article: usize,
}

/// Who lays claim to a part.
type Claims = BTreeMap<(String, u32), (SourcePath, Span)>;

/// The parts that scheduled articles will be. They are compared now, so that the build which
/// publishes them at night doesn't stop.
#[derive(Default)]
pub(super) struct Coming(Vec<((String, u32), (SourcePath, Span))>);

impl Coming {
    pub(super) fn note(&mut self, article: &Article, status: Status) {
        if status == Status::Scheduled {
            self.0.extend(claim(article));
        }
    }
}

fn claim(article: &Article) -> Option<((String, u32), (SourcePath, Span))> {
    let (series, part) = (article.series.as_ref()?, article.part.as_ref()?);
    Some(((slug(&series.value), part.value), (article.path.clone(), part.span)))
}

/// The parts of each series, in the order of the series.
pub(super) fn gather(
    published: &[Arc<Article>],
    series: &[Seed],
    coming: &Coming,
    faults: &mut Diagnostics,
) -> Vec<Vec<Part>> {
    let mut claims = Claims::new();
    let oldest_first = series.iter().flat_map(|one| one.articles.iter().rev());
    let now = oldest_first.filter_map(|index| claim(&published[*index]));
    for ((key, number), place) in now.chain(coming.0.iter().cloned()) {
        if let Some(first) = claims.get(&(key.clone(), number)) {
            faults.push(
                Diagnostic::error(format!("two articles are part {number} of the series `{key}`"))
                    .at_with(&first.0, first.1, "this one")
                    .at_with(&place.0, place.1, "and this one")
                    .help("give one of them another `part`"),
            );
        } else {
            claims.insert((key, number), place);
        }
    }
    series.iter().map(|one| parts(one, published)).collect()
}

fn parts(series: &Seed, published: &[Arc<Article>]) -> Vec<Part> {
    let given = |index: &usize| published[*index].part.as_ref().map(|part| part.value);
    let mut taken: Vec<u32> = series.articles.iter().filter_map(given).collect();
    taken.sort_unstable();
    let mut free = (1..).filter(|number| taken.binary_search(number).is_err());
    let mut parts: Vec<Part> = series
        .articles
        .iter()
        .rev()
        .filter_map(|index| {
            let number = given(index).or_else(|| free.next())?;
            Some(Part { number, article: *index })
        })
        .collect();
    parts.sort_by_key(|part| part.number);
    parts
}
