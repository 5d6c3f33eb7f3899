//! The *twin* of an output: another output of the same site, in which most pages are the same.
//!
//! A first check after a build needs no page rendered again that was just published. A page is taken from
//! the twin if its key is the same and its bytes are those that the manifest there names.

use std::fs;
use std::path::PathBuf;

use super::manifest::{Entry, Manifest};
use super::request::Place;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::render::Rendered;

/// What was published in another folder.
#[derive(Debug)]
pub(super) struct Twin {
    output: PathBuf,
    manifest: Manifest,
}

impl Twin {
    /// The twin of a place in which nothing was published yet.
    pub(super) fn of(place: &Place) -> Option<Self> {
        let (output, memory) = place.twin.as_ref()?;
        Some(Self { output: output.clone(), manifest: Manifest::read(memory)? })
    }

    /// A page as it lies there, if it was made from the same.
    pub(super) fn page(&self, path: &OutputPath, key: Digest) -> Option<Rendered> {
        let entry = self.manifest.entries.get(path).filter(|entry| entry.key == Some(key))?;
        let Entry { ids, links, warnings, .. } = &**entry;
        let bytes = fs::read(path.below(&self.output)).ok()?;
        (Digest::of(&bytes) == entry.digest).then(|| Rendered {
            bytes,
            ids: ids.clone(),
            links: links.clone(),
            warnings: warnings.clone(),
            ..Rendered::default()
        })
    }
}
