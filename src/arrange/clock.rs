//! What is published at a moment, and until when that holds.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::date::Date;
use crate::parse::Article;

/// How long an article stays in the news sitemap.
pub(crate) const NEWS_WINDOW: SignedDuration = SignedDuration::from_hours(48);

/// The moment and the reach of a build.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// The moment that decides what is published.
    pub now: Timestamp,
    /// Drafts are built as if they were published.
    pub drafts: bool,
    /// Scheduled articles are built as if their time had come.
    pub future: bool,
}

/// Whether an article is published, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Readers can see it.
    Published,
    /// Its author isn't done.
    Draft,
    /// Its date is still to come.
    Scheduled,
    /// Its time is over.
    Expired,
    /// A profile that no published article names.
    Unused,
    /// It has faults of its own, which are reported.
    Broken,
}

/// The status of an article in an edition.
#[must_use]
pub fn status(article: &Article, edition: Edition) -> Status {
    Clock::new(edition).status(article)
}

pub(super) struct Clock(Edition);

impl Clock {
    pub(super) fn new(edition: Edition) -> Self {
        Self(edition)
    }

    pub(super) fn status(&self, article: &Article) -> Status {
        let Edition { now, drafts, future } = self.0;
        if article.draft && !drafts {
            Status::Draft
        } else if article.expires.as_ref().is_some_and(|expires| expires.timestamp() <= now) {
            Status::Expired
        } else if article.date.timestamp() > now && !future {
            Status::Scheduled
        } else {
            Status::Published
        }
    }

    /// The first moment after now at which the same files give another site: an embargo ends, an
    /// article expires or leaves the news sitemap.
    pub(super) fn next_change(&self, articles: &[Arc<Article>]) -> Option<Timestamp> {
        let now = self.0.now;
        articles
            .iter()
            .filter(|article| !matches!(self.status(article), Status::Draft | Status::Expired))
            .flat_map(|article| {
                let first = article.date.timestamp();
                let old_news = first.checked_add(NEWS_WINDOW).ok();
                let expires = article.expires.as_ref().map(Date::timestamp);
                [Some(first), old_news, expires]
            })
            .flatten()
            .filter(|moment| *moment > now)
            .min()
    }
}
