//! What became of all pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::guard::SilentEdit;
use super::manifest::{Entry, Manifest};
use super::reason::Reason;
use super::work::Outcome;
use crate::diagnostic::Diagnostics;
use crate::path::OutputPath;
use crate::plan::Plan;
use crate::render::OutLink;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that the output has.
    pub pages: usize,
    /// Pages that were rendered or copied, with why.
    pub rendered: Vec<(OutputPath, Reason)>,
    /// Files whose bytes changed.
    pub written: Vec<OutputPath>,
    /// Files that went.
    pub removed: Vec<OutputPath>,
    /// Edits of published articles that nothing has been said of.
    pub silent_edits: Vec<SilentEdit>,
}

/// What became of all pages.
pub(super) struct Tally {
    /// Every file that the output is to have.
    pub(super) entries: BTreeMap<OutputPath, Arc<Entry>>,
    /// Pages that were rendered or copied, with why.
    pub(super) rendered: Vec<(OutputPath, Reason)>,
    /// Paths whose bytes changed, and the places of their pages in the plan.
    pub(super) staged: Vec<(OutputPath, usize)>,
    /// Files that are what they were and were copied here by somebody.
    copied: Vec<OutputPath>,
    /// Pages whose texts have faults, with the ids and the links that they have.
    pub(super) faulty: Vec<(OutputPath, Vec<String>, Vec<OutLink>)>,
}

impl Tally {
    /// Sums up what became of each page, in the order of the plan.
    pub(super) fn of(plan: &Plan<'_>, outcomes: Vec<Outcome>, faults: &mut Diagnostics) -> Self {
        let (mut rendered, mut staged, mut copied) = (Vec::new(), Vec::new(), Vec::new());
        let (mut unwritten, mut faulty) = (None, Vec::new());
        let mut entries = Vec::with_capacity(outcomes.len());
        for (index, (page, outcome)) in plan.pages().iter().zip(outcomes).enumerate() {
            match outcome {
                Outcome::Fresh(entry) => entries.push((page.path.clone(), entry)),
                Outcome::Rendered { entry, reason, is_changed } => {
                    rendered.push((page.path.clone(), reason));
                    if is_changed {
                        staged.push((page.path.clone(), index));
                    }
                    entries.push((page.path.clone(), entry));
                }
                Outcome::Copied(entry) => {
                    copied.push(page.path.clone());
                    entries.push((page.path.clone(), entry));
                }
                Outcome::Failed(found) => faults.append(found),
                Outcome::Faulty { faults: found, ids, links } => {
                    faults.append(found);
                    faulty.push((page.path.clone(), ids, links));
                }
                // What keeps one page from being written keeps the others, too.
                Outcome::Unwritten(fault) => unwritten = unwritten.or(fault),
            }
        }
        faults.extend(unwritten);
        Self { entries: entries.into_iter().collect(), rendered, staged, copied, faulty }
    }

    /// What was done, for those who asked for it.
    pub(super) fn published(
        self,
        pages: usize,
        removed: Vec<OutputPath>,
        silent_edits: Vec<SilentEdit>,
    ) -> Published {
        let written = self.staged.into_iter().map(|(path, _)| path).collect();
        Published { pages, rendered: self.rendered, written, removed, silent_edits }
    }

    /// The files that the output has and isn't to have any more.
    pub(super) fn unplanned(&self, before: Option<&Manifest>) -> Vec<OutputPath> {
        let owned = before.into_iter().flat_map(|before| before.entries.keys());
        // Both are sorted, and going through both at once is quicker than looking for each.
        let mut planned = self.entries.keys().peekable();
        let unplanned = owned.filter(|path| {
            while planned.next_if(|it| it < path).is_some() {}
            planned.next_if_eq(path).is_none()
        });
        unplanned.cloned().collect()
    }

    /// Whether other pages' links, and what is said, stay as they were.
    pub(super) fn is_apart(&self, before: &Manifest) -> bool {
        self.rendered.iter().all(|(path, _)| {
            let (Some(entry), Some(before)) = (self.entries.get(path), before.entries.get(path))
            else {
                return false;
            };
            let links = |entry: &Entry| -> Vec<_> {
                let links = entry.links.iter();
                links.map(|link| (link.page.clone(), link.fragment.clone())).collect()
            };
            before.key.is_some()
                && entry.ids == before.ids
                && links(entry) == links(before)
                && entry.warnings.is_empty()
                && before.warnings.is_empty()
        })
    }

    /// What the manifest must be told of, when these files go.
    pub(super) fn changes(&self, removed: &[OutputPath]) -> Vec<(OutputPath, Option<Arc<Entry>>)> {
        let known = self.rendered.iter().map(|(path, _)| path).chain(&self.copied);
        let rendered = known.map(|path| (path.clone(), self.entries.get(path).cloned()));
        rendered.chain(removed.iter().map(|path| (path.clone(), None))).collect()
    }
}
