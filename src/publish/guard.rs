//! The *silent-edit guard*: a published article doesn't change its words without a word about it.
//!
//! The manifest knows the words of every published article, not as text but as a *sketch*. The
//! difference of two sketches says how many words came and went. That number may be too small and
//! never too large: the guard misses an edit now and then, and raises no false alarm. Words that only
//! move aren't counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::manifest::Entry;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::{OutputPath, SourcePath};
use crate::plan::Plan;

/// An edit of a published article that nothing in the article speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentEdit {
    /// The article.
    pub article: SourcePath,
    /// How many words came or went, whichever is more.
    pub words: usize,
}

/// The edits that nothing has been said of, of pages rendered now or long ago.
pub(super) fn silent_edits(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
) -> Vec<SilentEdit> {
    let is_any = entries.values().any(|it| it.words.as_ref().is_some_and(|it| it.silent() > 0));
    let articles = plan.site().articles.iter().filter(|_| is_any);
    let edits = articles.filter_map(|article| {
        let words = entries.get(&article.page)?.words.as_ref().filter(|it| it.silent() > 0)?;
        Some(SilentEdit { article: article.front.path.clone(), words: words.silent() })
    });
    edits.collect()
}

/// Tells authors of silent edits.
pub(super) fn warn(plan: &Plan<'_>, edits: &[SilentEdit], faults: &mut Diagnostics) {
    // What a document with faults says of its changes may be what couldn't be read.
    let is_whole = |edit: &&SilentEdit| !plan.site().is_broken(&edit.article);
    faults.extend(edits.iter().filter(is_whole).map(|edit| edit.told(plan.site())));
}

impl SilentEdit {
    /// What an author is told of it.
    #[must_use]
    pub fn told(&self, site: &Site) -> Diagnostic {
        let now = site.now.to_zoned(site.config.time_zone.clone());
        let front = site.articles.iter().map(|it| &it.front).find(|it| it.path == self.article);
        let updated = front.and_then(|it| it.updated);
        // The same day once more would say nothing.
        let is_today = updated.is_some_and(|it| it.day() >= now.date());
        let later = if is_today { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%d" };
        let later = now.strftime(later);
        Diagnostic::warning(format!(
            "{} words of this article changed since it was published, and it doesn't say so",
            self.words
        ))
        .in_file(&self.article)
        .help("if something was wrong, add a correction: `[[corrections]]` with `date` and `text`")
        .help(format!("if there is more to know now, write `updated = {later}`"))
        .help("if it means the same as before, write `minor = true`")
    }
}
