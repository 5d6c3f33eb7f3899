//! Moves staged pages into place and takes away what isn't planned any more.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::Disk;
use super::manifest::{Entry, Manifest};
use super::stage::Stage;
use super::strangers;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::plan::Plan;

pub(super) struct Placing<'p> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) output: &'p Path,
    pub(super) memory: &'p Path,
    pub(super) before: Option<&'p Manifest>,
    pub(super) after: &'p Manifest,
    pub(super) stage: &'p Stage,
    /// Paths whose bytes changed, and the places of their pages in the plan.
    pub(super) staged: &'p [(OutputPath, usize)],
    pub(super) disk: &'p Disk,
}

impl Placing<'_> {
    /// Does it, and says which files went.
    pub(super) fn run(&self) -> Result<Vec<OutputPath>, Diagnostic> {
        let removed = self.unplanned();
        let is_touched = !self.staged.is_empty() || !removed.is_empty() || self.stage.is_output;
        if is_touched {
            self.refuse_strangers()?;
            self.claim()?;
            if self.stage.is_output {
                let moved = self.stage.become_output(self.output, self.disk);
                moved.map_err(|error| self.disk.unwritable(self.output, &error))?;
            } else {
                self.place().map_err(half_done)?;
            }
            self.prune(&removed).map_err(half_done)?;
        }
        self.stage.discard(self.disk);
        let is_same = self.before.is_some_and(|before| {
            before.header == self.after.header && before.entries == self.after.entries
        });
        // After a claim the manifest is written even if it is the old one word for word, as when a
        // page was put back that somebody had deleted.
        if is_touched || !is_same {
            let written = self.after.write(self.memory, self.disk);
            written.map_err(|error| self.disk.unwritable(self.memory, &error))?;
        }
        Ok(removed)
    }

    fn unplanned(&self) -> Vec<OutputPath> {
        let owned = self.before.into_iter().flat_map(|before| before.entries.keys());
        owned.filter(|path| !self.after.entries.contains_key(path)).cloned().collect()
    }

    /// A file that Dateline didn't write is never replaced.
    fn refuse_strangers(&self) -> Result<(), Diagnostic> {
        if self.stage.is_output {
            return Ok(());
        }
        let is_owned =
            |path: &OutputPath| self.before.is_some_and(|before| before.entries.contains_key(path));
        for (path, _) in self.staged {
            if let Some(stranger) = strangers::in_the_way(self.output, path, &is_owned) {
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
    fn claim(&self) -> Result<(), Diagnostic> {
        let mut entries = self.before.map(|before| before.entries.clone()).unwrap_or_default();
        let nothing = Entry {
            key: None,
            length: 0,
            digest: Digest::of(&[]),
            ids: Vec::new(),
            links: Vec::new(),
            warnings: Vec::new(),
        };
        for (path, _) in self.staged {
            entries.insert(path.clone(), nothing.clone());
        }
        let header = self.before.map_or(self.after.header, |before| before.header);
        let claimed = Manifest { header, entries }.write(self.memory, self.disk);
        claimed.map_err(|error| self.disk.unwritable(self.memory, &error))
    }

    fn place(&self) -> Result<(), Diagnostic> {
        let pages = self.plan.pages();
        let mut staged: Vec<&(OutputPath, usize)> = self.staged.iter().collect();
        staged.sort_by_key(|(path, index)| (pages[*index].kind.stage(), path));
        for (path, index) in staged {
            let (from, to) = (self.stage.file(path, *index), path.below(self.output));
            let moved = self.disk.rename(&from, &to).or_else(|_| {
                self.clear_the_way(path)?;
                self.disk.rename(&from, &to)
            });
            moved.map_err(|error| self.disk.unwritable(&to, &error))?;
        }
        Ok(())
    }

    /// Where a file was and a folder is to be, or the other way round, the old one goes first.
    fn clear_the_way(&self, path: &OutputPath) -> io::Result<()> {
        let inside = format!("{path}/");
        for old in self.unplanned() {
            let is_above = path.as_str().starts_with(&format!("{old}/"));
            if is_above || old.as_str().starts_with(&inside) {
                self.take_away(&old)?;
            }
        }
        self.disk.remove_empty_folders(&path.below(self.output));
        Ok(())
    }

    fn prune(&self, removed: &[OutputPath]) -> Result<(), Diagnostic> {
        for path in removed {
            let taken = self.take_away(path);
            taken.map_err(|error| self.disk.unwritable(&path.below(self.output), &error))?;
        }
        Ok(())
    }

    /// Removes a file and the folders that it leaves empty.
    fn take_away(&self, path: &OutputPath) -> io::Result<()> {
        let file = path.below(self.output);
        if !fs::symlink_metadata(&file).is_ok_and(|found| found.is_dir()) {
            // A folder above it may have become a file, which is then not ours to look into.
            match self.disk.remove(&file) {
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
                done => done?,
            }
        }
        let mut folder = path.folder();
        while !folder.is_empty() {
            if !self.disk.remove_if_empty(&OutputPath::new(folder).below(self.output)) {
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
