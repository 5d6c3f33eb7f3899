//! Files that lie *beside* the one that an entry of the manifest is about, and were made with it.
//!
//! An archive has ten pictures made of each picture. To look at every one of them in every build takes
//! longer than all the rest, so their folder is looked at: while nobody has put anything in or taken
//! anything out, they are there.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::written::Written;
use crate::path::OutputPath;

/// Files beside one, and their folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Beside {
    /// Their names, each with a line end behind it: one text is read sooner than ten.
    pub(super) names: String,
    /// How long each is.
    pub(super) lengths: Vec<u64>,
    /// When something was last put into their folder, or taken out.
    pub(super) folder: Written,
}

impl Beside {
    /// Files of these names and lengths, in a folder of which nothing is known yet.
    pub(super) fn of<'n>(files: impl Iterator<Item = (&'n str, u64)>) -> Self {
        let mut beside = Self::default();
        for (name, length) in files {
            beside.names.extend([name, "\n"]);
            beside.lengths.push(length);
        }
        beside
    }

    /// Their names and lengths.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, u64)> {
        self.names.lines().zip(self.lengths.iter().copied())
    }

    /// The time of the folder that a page lies in.
    pub(super) fn folder_of(page: &OutputPath, output: &Path) -> Written {
        // A page at the top lies in the output itself.
        let file = page.below(output);
        let folder = file.parent().unwrap_or(output);
        fs::metadata(folder).map(|found| Written::of(&found)).unwrap_or_default()
    }

    /// Their paths.
    pub(super) fn paths(&self, page: &OutputPath) -> impl Iterator<Item = OutputPath> {
        self.files().map(|(name, _)| page.beside(name))
    }

    /// Whether all of them are there.
    pub(super) fn are_there(&self, page: &OutputPath, output: &Path) -> bool {
        self.files().all(|(name, length)| is_there(&page.beside(name), length, output))
    }
}

/// Whether there is a file of this length.
pub(super) fn is_there(path: &OutputPath, length: u64, output: &Path) -> bool {
    let found = fs::symlink_metadata(path.below(output));
    found.is_ok_and(|found| found.is_file() && found.len() == length)
}
