//! The *memory* of an output between two builds of one process.

use super::manifest::Manifest;
use crate::digest::Digest;
use crate::path::OutputPath;

/// What was published last, for whoever publishes again and lets nobody else touch the output.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) manifest: Option<Manifest>,
}

impl Memory {
    /// Every file of the output by path, with the digest and the length of its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&OutputPath, Digest, u64)> {
        let entries = self.manifest.iter().flat_map(|manifest| &manifest.entries);
        entries.map(|(path, entry)| (path, entry.digest, entry.length))
    }
}
