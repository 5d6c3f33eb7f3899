//! Moves staged pages into place and takes away what isn't planned any more.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::sync::Arc;

use super::beside::Beside;
use super::disk::Disk;
use super::gone::All;
use super::key::Header;
use super::manifest::{Change, Entry, Manifest};
use super::request::Place;
use super::role::Role;
use super::stage::Stage;
use super::strangers;
use super::tally::{Staged, Tally, beside_of};
use super::written::Written;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::plan::Plan;

pub(super) struct Placing<'p> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) place: &'p Place,
    /// What is common to the keys of this build.
    pub(super) header: Header,
    pub(super) tally: &'p Tally,
    pub(super) stage: &'p Stage,
    pub(super) disk: &'p Disk,
}

impl Placing<'_> {
    /// Does it, takes away the files of `removed`, and says what is published now.
    pub(super) fn run(
        &self,
        before: Option<Manifest>,
        removed: &[OutputPath],
        gone: All,
    ) -> Result<Manifest, Diagnostic> {
        let is_touched =
            !self.tally.staged.is_empty() || !removed.is_empty() || self.stage.is_output;
        let mut manifest = match before {
            Some(before) if is_touched => {
                self.refuse_strangers(&before)?;
                self.claim(before)?
            }
            Some(before) => before,
            None => self.claim(Manifest::new(self.header, BTreeMap::new()))?,
        };
        if is_touched {
            if self.stage.is_output {
                let moved = self.stage.become_output(&self.place.output, self.disk);
                moved.map_err(|error| self.disk.unwritable(&self.place.output, &error))?;
            } else {
                self.place(removed).map_err(half_done)?;
            }
            self.prune(removed).map_err(half_done)?;
        }
        self.stage.discard(self.disk);
        let folders = if is_touched { self.folders(removed) } else { Vec::new() };
        let claimed = self.tally.claimed_beside(Some(&manifest));
        let changes = self.tally.changes(removed, &claimed, folders);
        let gone = (gone != manifest.gone).then_some(gone);
        // After a claim the manifest is told even if all is as it was, as when a page was put back
        // that somebody had deleted.
        let is_same = manifest.header == self.header && changes.is_empty() && gone.is_none();
        if is_touched || !is_same {
            let change = Change { header: self.header, entries: changes, gone };
            let added = manifest.add(change, &self.place.memory, self.disk);
            let added = added.map_err(|error| self.disk.unwritable(&self.place.memory, &error));
            if is_touched { added.map_err(half_done) } else { added }?;
        }
        Ok(manifest)
    }

    /// A file that Dateline didn't write is never replaced.
    fn refuse_strangers(&self, before: &Manifest) -> Result<(), Diagnostic> {
        if self.stage.is_output {
            return Ok(());
        }
        let beside = OnceCell::new();
        let beside = || beside.get_or_init(|| beside_of(before.entries.iter()));
        let is_owned =
            |path: &OutputPath| before.entries.contains_key(path) || beside().contains(path);
        for Staged { path, .. } in &self.tally.staged {
            if let Some(stranger) = strangers::in_the_way(&self.place.output, path, &is_owned) {
                return Err(Diagnostic::error(format!(
                    "`{}` is in the way, and Dateline didn't write it",
                    self.disk.shown(&stranger)
                ))
                .help("move it to `static/` if the site needs it, or remove it"));
            }
        }
        Ok(())
    }

    /// Before the first change, the manifest says which files are about to change: whatever happens
    /// then, the next build knows what is its own and what it can't trust.
    fn claim(&self, mut manifest: Manifest) -> Result<Manifest, Diagnostic> {
        let nothing = Arc::new(Entry {
            key: None,
            length: 0,
            digest: Digest::of(&[]),
            written: Written::default(),
            role: Role::default(),
            ids: Vec::new(),
            links: Vec::new(),
            warnings: Vec::new(),
            words: None,
            text: None,
            beside: None,
        });
        let claimed = |path: &OutputPath| {
            // What readers had isn't forgotten when a build is killed.
            let had = manifest.entries.get(path).filter(|entry| entry.role != Role::Passing);
            let Some(had) = had else { return Arc::clone(&nothing) };
            let (role, words) = (had.role, had.words.clone());
            let links = if role == Role::Alias { had.links.clone() } else { Vec::new() };
            Arc::new(Entry { role, links, words, text: had.text, ..(*nothing).clone() })
        };
        let staged = self.tally.staged.iter();
        let claimed = staged.map(|it| (it.path.clone(), Some(claimed(&it.path)))).collect();
        let change = Change { header: manifest.header, entries: claimed, gone: None };
        let added = manifest.add(change, &self.place.memory, self.disk);
        added.map_err(|error| self.disk.unwritable(&self.place.memory, &error))?;
        Ok(manifest)
    }

    /// What is to be known of files that lie beside others in the folders that were just touched: when that
    /// was, so that the next build needn't look at them one by one.
    fn folders(&self, removed: &[OutputPath]) -> Vec<(OutputPath, Arc<Entry>)> {
        let sets = self.tally.entries.iter().filter(|(_, entry)| entry.beside.is_some());
        let mut sets = sets.peekable();
        if sets.peek().is_none() {
            return Vec::new();
        }
        let staged = self.tally.staged.iter().map(|it| it.path.folder());
        let touched = staged.chain(removed.iter().map(OutputPath::folder));
        let touched: BTreeSet<&str> = touched.collect();
        let is_touched =
            |path: &OutputPath| self.stage.is_output || touched.contains(path.folder());
        let seen = |(path, entry): (&OutputPath, &Arc<Entry>)| {
            let folder = Beside::folder_of(path, &self.place.output);
            Some((path.clone(), Arc::new(entry.seen_at(folder)?)))
        };
        sets.filter(|(path, _)| is_touched(path)).filter_map(seen).collect()
    }

    fn place(&self, removed: &[OutputPath]) -> Result<(), Diagnostic> {
        let pages = self.plan.pages();
        let mut staged: Vec<&Staged> = self.tally.staged.iter().collect();
        staged.sort_by_key(|it| (pages[it.page].kind.stage(), &it.path));
        for Staged { path, page, part } in staged {
            let from = self.stage.file(path, *page, *part);
            let to = path.below(&self.place.output);
            let moved = self.disk.rename(&from, &to).or_else(|_| {
                self.clear_the_way(path, removed)?;
                self.disk.rename(&from, &to)
            });
            moved.map_err(|error| self.disk.unwritable(&to, &error))?;
        }
        Ok(())
    }

    /// Where a file was and a folder is to be, or the other way round, the old one goes first.
    fn clear_the_way(&self, path: &OutputPath, removed: &[OutputPath]) -> io::Result<()> {
        let inside = format!("{path}/");
        for old in removed {
            let is_above = path.as_str().starts_with(&format!("{old}/"));
            if is_above || old.as_str().starts_with(&inside) {
                self.take_away(old)?;
            }
        }
        self.disk.remove_empty_folders(&path.below(&self.place.output));
        Ok(())
    }

    fn prune(&self, removed: &[OutputPath]) -> Result<(), Diagnostic> {
        for path in removed {
            let taken = self.take_away(path);
            taken.map_err(|error| self.disk.unwritable(&path.below(&self.place.output), &error))?;
        }
        Ok(())
    }

    /// Removes a file and the folders that it leaves empty.
    fn take_away(&self, path: &OutputPath) -> io::Result<()> {
        let file = path.below(&self.place.output);
        if !fs::symlink_metadata(&file).is_ok_and(|found| found.is_dir()) {
            // A folder above it may have become a file, which is then not ours to look into.
            match self.disk.remove(&file) {
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
                done => done?,
            }
        }
        let mut folder = path.folder();
        while !folder.is_empty() {
            if !self.disk.remove_if_empty(&OutputPath::new(folder).below(&self.place.output)) {
                break;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        Ok(())
    }
}

/// What the system refuses between two renames can't be foreseen. The manifest knows what was
/// claimed, so the next build puts everything right.
fn half_done(fault: Diagnostic) -> Diagnostic {
    fault.help("some pages are new already and others aren't: mend this and build again")
}
