//! Files that are published: what is known of them without keeping them.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::file::{File, Metadata, Refusal};
use super::known::{Fact, Known};
use super::media::{Look, Media};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::metadata::{self, Cleaned, Facts, Refused};
use crate::path::SourcePath;
use crate::read::{Asset, Sources, Stamp};

/// What is known, and when files are read.
#[derive(Clone, Copy)]
pub(super) struct Before<'k> {
    pub(super) known: Option<&'k Known>,
    pub(super) read_at: Timestamp,
}

/// Takes note of all `assets`; what is news goes to `found`.
pub(super) fn parse(
    sources: &Sources,
    assets: &[Asset],
    before: Before<'_>,
    found: &mut Vec<(SourcePath, Stamp, Fact)>,
    faults: &mut Diagnostics,
) -> Vec<File> {
    let noted: Vec<(Option<Stamp>, Result<File, Diagnostic>)> =
        assets.par_iter().map(|asset| file(sources, asset, before)).collect();
    let mut files = Vec::with_capacity(noted.len());
    for (stamp, file) in noted {
        match file {
            Ok(file) => {
                if let Some(stamp) = stamp {
                    let fact =
                        Fact::File(file.digest, file.length, file.look, file.metadata.clone());
                    found.push((file.asset.path.clone(), stamp, fact));
                }
                files.push(file);
            }
            Err(fault) => faults.push(fault),
        }
    }
    files
}

fn file(
    sources: &Sources,
    asset: &Asset,
    before: Before<'_>,
) -> (Option<Stamp>, Result<File, Diagnostic>) {
    let stamp = asset.is_of_site().then(|| sources.stamp(&asset.path, before.read_at)).flatten();
    if let Some(Fact::File(digest, length, look, metadata)) =
        before.known.and_then(|known| known.fact(&asset.path, || stamp))
    {
        let (digest, length, look, metadata) = (*digest, *length, *look, metadata.clone());
        let is_cleaned = metadata.as_ref().is_some_and(|it| it.original.is_some());
        return (
            None,
            Ok(File { asset: asset.clone(), digest, length, look, is_cleaned, metadata }),
        );
    }
    (stamp, sources.bytes(asset).map(|bytes| looked_at(asset, &bytes)))
}

fn looked_at(asset: &Asset, bytes: &[u8]) -> File {
    let (published, facts, refused) = match cleaned(asset, bytes) {
        Ok(Cleaned { bytes, facts }) => (bytes, facts, None),
        Err(Refused { reason, facts, at }) => {
            let at = at.map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            (Cow::Borrowed(bytes), *facts, Some(Refusal { reason, at }))
        }
    };
    let is_cleaned = *published != *bytes;
    let (digest, length) = (Digest::of(&published), published.len() as u64);
    let look = Look::of(&published, digest, facts.lies_on_its_side());
    let original = is_cleaned.then(|| (Digest::of(bytes), bytes.len() as u64));
    let is_known = is_cleaned || refused.is_some() || facts != Facts::default();
    let metadata = is_known.then(|| Arc::new(Metadata { facts, original, refused }));
    File { asset: asset.clone(), digest, length, look, is_cleaned, metadata }
}

/// A file without what nobody should read in it.
fn cleaned<'b>(asset: &Asset, bytes: &'b [u8]) -> Result<Cleaned<'b>, Refused> {
    // What comes with the program is published as it is.
    if !asset.is_of_site() {
        return Ok(Cleaned::unchanged(bytes));
    }
    if Media::of(bytes).is_drawing() || is_drawing(&asset.path) {
        return metadata::drawing(bytes);
    }
    metadata::cleaned(bytes)
}

/// Whether a host sends a file as a drawing, whatever is in it.
fn is_drawing(path: &SourcePath) -> bool {
    path.has_extension("svg") || path.has_extension("svgz")
}

/// The bytes that are published of a file.
///
/// # Errors
///
/// If it can't be read.
pub fn published(sources: &Sources, file: &File) -> Result<Vec<u8>, Diagnostic> {
    Ok(as_published(sources.bytes(&file.asset)?, file))
}

/// What is published of a file that has these bytes.
#[must_use]
pub fn as_published(bytes: Vec<u8>, file: &File) -> Vec<u8> {
    if !file.is_cleaned {
        return bytes;
    }
    match cleaned(&file.asset, &bytes).map(|cleaned| cleaned.bytes) {
        Ok(Cow::Owned(cleaned)) => cleaned,
        // It was changed meanwhile, which its digest tells.
        _ => bytes,
    }
}
