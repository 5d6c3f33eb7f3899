//! What became of all pages.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::guard::SilentEdit;
use super::manifest::{Entry, Manifest};
use super::outcome::Outcome;
use super::reason::Reason;
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

/// A file that waits on the stage.
pub(super) struct Staged {
    /// Where it goes.
    pub(super) path: OutputPath,
    /// The place of its page in the plan.
    pub(super) page: usize,
    /// Which of the files of its page it is.
    pub(super) part: usize,
}

/// What became of all pages.
pub(super) struct Tally {
    /// Every file that the output is to have.
    pub(super) entries: BTreeMap<OutputPath, Arc<Entry>>,
    /// Pages that were rendered or copied, with why.
    pub(super) rendered: Vec<(OutputPath, Reason)>,
    /// What waits on the stage.
    pub(super) staged: Vec<Staged>,
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
                Outcome::Rendered { entry, reason, changed } => {
                    rendered.push((page.path.clone(), reason));
                    staged.extend(changed.into_iter().map(|(part, path)| {
                        let path = path.unwrap_or_else(|| page.path.clone());
                        Staged { path, page: index, part }
                    }));
                    entries.push((page.path.clone(), entry));
                }
                Outcome::Copied(entry) => {
                    copied.push(page.path.clone());
                    entries.push((page.path.clone(), entry));
                }
                Outcome::Passed => {}
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
        let written = self.staged.into_iter().map(|staged| staged.path).collect();
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
        let mut unplanned: Vec<OutputPath> = unplanned.cloned().collect();
        // What lies beside others goes with them, unless it lies beside another of them now.
        let claimed = self.claimed_beside(before);
        let none = BTreeMap::new();
        let before = before.map_or(&none, |before| &before.entries);
        let before_it = beside_of(others_than(before, &self.entries));
        let after = beside_of(others_than(&self.entries, before));
        unplanned.retain(|path| !after.contains(path) && !claimed.contains(path));
        let gone = before_it.into_iter().filter(|path| !after.contains(path));
        unplanned.extend(gone.filter(|path| !self.entries.contains_key(path)));
        unplanned.sort_unstable();
        unplanned.dedup();
        unplanned
    }

    /// What an interrupted build claimed and lies beside another file, where it belongs.
    pub(super) fn claimed_beside(&self, before: Option<&Manifest>) -> Vec<OutputPath> {
        let entries = before.into_iter().flat_map(|before| &before.entries);
        let is_claimed = |(path, entry): &(&OutputPath, &Arc<Entry>)| {
            entry.key.is_none() && !self.entries.contains_key(*path)
        };
        let claimed: Vec<&OutputPath> = entries.filter(is_claimed).map(|(path, _)| path).collect();
        if claimed.is_empty() {
            return Vec::new();
        }
        let beside = beside_of(self.entries.iter());
        claimed.into_iter().filter(|path| beside.contains(*path)).cloned().collect()
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
    pub(super) fn changes(
        &self,
        removed: &[OutputPath],
        claimed: &[OutputPath],
        folders: Vec<(OutputPath, Arc<Entry>)>,
    ) -> Vec<(OutputPath, Option<Arc<Entry>>)> {
        let known = self.rendered.iter().map(|(path, _)| path).chain(&self.copied);
        let rendered = known.map(|path| (path.clone(), self.entries.get(path).cloned()));
        // What was claimed of a file beside another is no entry any more.
        let beside = self.staged.iter().filter(|it| it.part > 0).map(|it| &it.path);
        let gone = removed.iter().chain(claimed).chain(beside).map(|path| (path.clone(), None));
        let folders = folders.into_iter().map(|(path, entry)| (path, Some(entry)));
        rendered.chain(gone).chain(folders).collect()
    }
}

/// The entries with files beside them that aren't the very same among the others.
fn others_than<'e>(
    entries: &'e BTreeMap<OutputPath, Arc<Entry>>,
    others: &'e BTreeMap<OutputPath, Arc<Entry>>,
) -> impl Iterator<Item = (&'e OutputPath, &'e Arc<Entry>)> {
    // Both are sorted, as above.
    let mut others = others.iter().peekable();
    entries.iter().filter(|(_, entry)| entry.beside.is_some()).filter(move |(path, entry)| {
        while others.next_if(|(it, _)| it < path).is_some() {}
        !others.peek().is_some_and(|(it, other)| it == path && Arc::ptr_eq(other, entry))
    })
}

/// The files that lie beside those of these entries.
pub(super) fn beside_of<'e>(
    entries: impl Iterator<Item = (&'e OutputPath, &'e Arc<Entry>)>,
) -> HashSet<OutputPath> {
    let with = entries.filter_map(|(path, entry)| Some((path, entry.beside.as_deref()?)));
    with.flat_map(|(path, beside)| beside.paths(path)).collect()
}
