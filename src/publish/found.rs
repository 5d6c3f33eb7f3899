//! What is *found* in the output where a file was written.
//!
//! Length and time of the last change say for nothing that it is the file yet. Where the time is
//! another, as in a copy or in an older file that somebody put back, its bytes do.

use std::fs;
use std::path::Path;

use super::manifest::Entry;
use super::written::Written;
use crate::digest::Digest;
use crate::path::OutputPath;

/// What is in the place of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The file.
    AsWritten,
    /// Its bytes in a file of another time.
    Copied(Written),
    /// Something else.
    Other,
    /// Nothing.
    Nothing,
}

impl Found {
    /// Looks for the file of an entry.
    pub(super) fn at(path: &OutputPath, entry: &Entry, output: &Path) -> Self {
        let file = path.below(output);
        let Ok(found) = fs::symlink_metadata(&file) else { return Self::Nothing };
        if !found.is_file() || found.len() != entry.length {
            return Self::Other;
        }
        let written = Written::of(&found);
        // What an interrupted build claimed is made again in any case.
        if written == entry.written || entry.key.is_none() {
            return Self::AsWritten;
        }
        match fs::read(file).map(|bytes| Digest::of(&bytes)) {
            Ok(digest) if digest == entry.digest => Self::Copied(written),
            _ => Self::Other,
        }
    }

    /// Whether the bytes are those that were written.
    pub(super) fn is_right(self) -> bool {
        matches!(self, Self::AsWritten | Self::Copied(_))
    }
}
