//! The work on all that is made of one picture: files that lie beside each other and are new together.

use std::path::Path;
use std::sync::Arc;

use super::beside::{Beside, is_there};
use super::found::Found;
use super::manifest::Entry;
use super::outcome::Outcome;
use super::reason::{Known, Reason};
use super::role::Role;
use super::tools::Tools;
use super::written::Written;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::parse::File;
use crate::path::OutputPath;
use crate::pictures::Recipe;
use crate::plan::{Page, Renditions};

/// All that is made of one picture, and what was published of it.
pub(super) struct Set<'w> {
    pub(super) index: usize,
    pub(super) page: &'w Page<'w>,
    pub(super) file: &'w File,
    pub(super) renditions: &'w Renditions<'w>,
    pub(super) key: Digest,
    pub(super) known: Option<Known<'w>>,
}

impl Set<'_> {
    /// Does the work, if there is any.
    pub(super) fn work(&self, tools: &Tools<'_>, reason: Option<Reason>) -> Outcome {
        let reason = match (reason, self.known) {
            (Some(reason), _) => reason,
            (None, Some(known)) => match self.fresh(known, &tools.request.place.output) {
                Some(fresh) => return fresh,
                None => Reason::FileMissing,
            },
            (None, None) => Reason::NewPage,
        };
        if tools.are_stuck() {
            return Outcome::Unwritten(None);
        }
        self.make(tools, reason)
    }

    /// What was published, if all of it is there.
    fn fresh(&self, Known { entry, found }: Known<'_>, output: &Path) -> Option<Outcome> {
        let path = &self.page.path;
        let beside = entry.beside.as_deref()?;
        let folder = Beside::folder_of(path, output);
        if folder != beside.folder && !beside.are_there(path, output) {
            return None;
        }
        let written = match found {
            Found::Copied(written) => written,
            _ => entry.written,
        };
        if folder == beside.folder && written == entry.written {
            return Some(Outcome::Fresh(Arc::clone(entry)));
        }
        Some(Outcome::Copied(Arc::new(Entry { written, ..entry.seen_at(folder)? })))
    }

    fn make(&self, tools: &Tools<'_>, reason: Reason) -> Outcome {
        let all = self.renditions.all();
        let recipes: Vec<Recipe> = all.iter().map(|(_, recipe)| *recipe).collect();
        let bytes = || tools.published(self.file);
        let mut files: Vec<(Digest, u64, Written)> =
            vec![(Digest::of(&[]), 0, Written::default()); all.len()];
        let mut changed = Vec::new();
        let mut done = |part: usize, bytes: &[u8]| {
            let (path, _) = &all[part];
            let length = bytes.len() as u64;
            files[part] = (Digest::of(bytes), length, Written::default());
            if let Some(written) = self.standing(tools, path, files[part].0, length) {
                files[part].2 = written;
            } else if !tools.request.has_errors {
                files[part].2 = self.stage(tools, path, part, bytes)?;
                changed.push((part, (part > 0).then(|| path.clone())));
            }
            Ok(())
        };
        let (original, disk) = (&self.renditions.original, &tools.begun.disk);
        let made = tools.pictures.each(original, &recipes, self.file, &bytes, disk, &mut done);
        if let Err(fault) = made {
            return Outcome::Failed(fault.into());
        }
        changed.sort_unstable();
        let others = all.iter().zip(&files).skip(1);
        let beside = Beside::of(others.map(|((path, _), (_, length, _))| (path.name(), *length)));
        let (digest, length, written) = files[0];
        let entry = Entry {
            key: Some(self.key),
            length,
            digest,
            written,
            role: Role::Passing,
            ids: Vec::new(),
            links: Vec::new(),
            warnings: Vec::new(),
            words: None,
            text: None,
            beside: Some(Box::new(beside)),
        };
        Outcome::Rendered { entry: Arc::new(entry), reason, changed }
    }

    /// When the file at this path was written, if it is the one that is to be there: a name stands for
    /// its bytes.
    fn standing(
        &self,
        tools: &Tools<'_>,
        path: &OutputPath,
        digest: Digest,
        length: u64,
    ) -> Option<Written> {
        let Known { entry, found } = self.known.filter(|known| known.entry.key.is_some())?;
        if *path == self.page.path {
            let is_it = found.is_right() && entry.digest == digest && entry.length == length;
            return is_it.then_some(match found {
                Found::Copied(written) => written,
                _ => entry.written,
            });
        }
        let beside = entry.beside.as_deref()?;
        let is_known = beside.files().any(|known| known == (path.name(), length));
        (is_known && is_there(path, length, &tools.request.place.output)).then(Written::default)
    }

    fn stage(
        &self,
        tools: &Tools<'_>,
        path: &OutputPath,
        part: usize,
        bytes: &[u8],
    ) -> Result<Written, Diagnostic> {
        let (disk, file) = (&tools.begun.disk, tools.stage.file(path, self.index, part));
        disk.write(&file, bytes).map_err(|error| {
            tools.stick();
            disk.unwritable(&path.below(&tools.request.place.output), &error)
        })
    }
}
