//! The *words* of an article as it was published, and what it then said of its changes.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::arrange::{Edition, Status, status};
use crate::digest::Digest;
use crate::parse::Article;
use crate::plan::{Page, PageKind, Plan};

mod sketch;

use sketch::Sketch;

/// An edit of so many words is small, and so are several that have no more together.
const SMALL: usize = 5;

/// The words of an article as it was published, and what it then said of its changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    sketch: Sketch,
    said: Said,
    /// The size of the edit that nothing has been said of yet: the words are those before it.
    silent: usize,
}

impl Words {
    /// The words of a page that is an article which readers can see.
    pub(super) fn of(plan: &Plan<'_>, page: &Page<'_>, texts: &[String]) -> Option<Self> {
        let PageKind::Article(index) = page.kind else { return None };
        let site = plan.site();
        let front = &site.articles[index].front;
        let edition = Edition { now: site.now, drafts: false, future: false };
        if status(front, edition) != Status::Published {
            return None;
        }
        Some(Self::of_article(front, texts, site.now))
    }

    /// The words of an article.
    pub(super) fn of_article<T: AsRef<str>>(front: &Article, texts: &[T], now: Timestamp) -> Self {
        let mut sketch = Sketch::default();
        for text in [Some(&front.title), front.standfirst.as_ref()].into_iter().flatten() {
            sketch.take(text);
        }
        for text in texts {
            sketch.take(text.as_ref());
        }
        Self { sketch, said: Said::of(front, now), silent: 0 }
    }

    /// These words as if the entries of live coverage that are new now had been there already:
    /// such an entry speaks for itself, and for nothing else.
    fn with_new_entries(&self, now: &Self, front: &Article, body: &str) -> Self {
        let mut words = self.clone();
        for (number, entry) in front.entries.iter().enumerate() {
            if !words.said.entries.insert(Digest::of(entry.id.as_bytes())) {
                continue;
            }
            let end = front.entries.get(number + 1).map_or(body.len(), |it| it.start as usize);
            let mut sketch = words.sketch.clone();
            sketch.take(body.get(entry.start as usize..end).unwrap_or_default());
            // One that only has another time than before is known by its words.
            if sketch.distance(&now.sketch) < words.sketch.distance(&now.sketch) {
                words.sketch = sketch;
            }
        }
        words
    }

    /// How many words came or went between these and others.
    pub(super) fn edit(&self, after: &Self) -> usize {
        self.sketch.edit(&after.sketch)
    }

    /// The size of the edit that nothing has been said of yet.
    pub(super) fn silent(&self) -> usize {
        self.silent
    }

    /// How many words there are, for long texts some multiple of 256 too few in a counter.
    pub(super) fn count(&self) -> usize {
        self.sketch.count()
    }

    /// What the manifest keeps when these words follow those `before`: the old ones until somebody
    /// says something of the edit, so that it is told of at every build.
    pub(super) fn after(self, before: Option<&Self>, front: &Article, body: &str) -> Self {
        let Some(before) = before else { return self };
        let before = before.with_new_entries(&self, front, body);
        let size = before.sketch.edit(&self.sketch);
        if front.minor || self.said.says_more_than(&before.said) {
            return Self { said: self.said.and(&before.said), ..self };
        }
        // Small edits stay small only together.
        Self { silent: if size > SMALL { size } else { 0 }, ..before }
    }
}

/// What an article ever said of its changes: what it says no more, or of an earlier day, isn't news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    /// The texts of its corrections.
    corrections: BTreeSet<Digest>,
    /// The second of the latest `updated`, but of none that is still to come.
    updated: Option<i64>,
    /// The places of its entries of live coverage.
    entries: BTreeSet<Digest>,
}

impl Said {
    fn of(front: &Article, now: Timestamp) -> Self {
        let corrections = front.corrections.iter().map(|it| Digest::of(it.text.as_bytes()));
        let entries = front.entries.iter().map(|it| Digest::of(it.id.as_bytes()));
        Self {
            corrections: corrections.collect(),
            updated: front.updated.map(|it| it.timestamp().min(now).as_second()),
            entries: entries.collect(),
        }
    }

    /// Whether there is a new correction or a later `updated`.
    fn says_more_than(&self, before: &Self) -> bool {
        self.updated > before.updated || !self.corrections.is_subset(&before.corrections)
    }

    /// Both together.
    fn and(mut self, before: &Self) -> Self {
        self.corrections.extend(&before.corrections);
        self.entries.extend(&before.entries);
        self.updated = self.updated.max(before.updated);
        self
    }
}
