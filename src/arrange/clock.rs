//! What is published at a moment, and until when that holds.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::Article;
use crate::path::SourcePath;

/// The code of the rule that a check has for times that are still to come.
pub const IN_FUTURE: &str = "D0215";

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

    /// Doubts times of a published article that are still to come: readers see them at once.
    pub(super) fn doubt_times(&self, article: &Article, faults: &mut Diagnostics) {
        let now = self.0.now;
        if article.date.timestamp() > now {
            // It is shown before its time, and so is all of it.
            return;
        }
        let doubt = |what: &str, date: &Date, help: &str| {
            Diagnostic::warning(format!("{what} lies in the future: {}", date.written()))
                .coded(IN_FUTURE)
                .in_file(&article.path)
                .help(help)
        };
        let is_coming = |date: &Date| date.timestamp() > now;
        if let Some(updated) = article.updated.as_ref().filter(|it| is_coming(it)) {
            let help = "readers see it at once: write the day of the change, or its time";
            faults.push(doubt("`updated`", updated, help));
        }
        for correction in article.corrections.iter().filter(|it| is_coming(&it.date)) {
            let help = "readers see it at once: write the day on which it was put right";
            faults.push(doubt("a correction's `date`", &correction.date, help));
        }
        for entry in article.entries.iter().filter(|it| is_coming(&it.time)) {
            let help = "readers see it at once: write the time at which it happened";
            let span = Span::from(entry.start as usize..entry.headline as usize);
            let doubt = Diagnostic::warning(format!(
                "the time of this entry lies in the future: {}",
                entry.time.written()
            ))
            .coded(IN_FUTURE);
            faults.push(doubt.at(&article.path, span.shifted(article.body.start)).help(help));
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

/// What is doubtful about a link to something with this status.
pub(super) fn doubt(status: Status, path: &SourcePath) -> Option<Diagnostic> {
    let why = match status {
        Status::Draft => "is a draft",
        Status::Scheduled => "isn't published yet",
        Status::Expired => "isn't published any more",
        Status::Unused => "has no published article",
        Status::Broken | Status::Published => return None,
    };
    Some(Diagnostic::warning(format!("`{path}` {why}, so this stands without a link")))
}
