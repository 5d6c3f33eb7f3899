//! Files that are published as they are: what is known of them without keeping them.

use jiff::Timestamp;
use rayon::prelude::*;

use super::known::{Fact, Known};
use super::media::{Look, Media};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::read::{Asset, Sources, Stamp};

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct File {
    /// The file.
    pub asset: Asset,
    /// Names its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub length: u64,
    /// What pages show of it.
    pub look: Look,
}

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
                    let fact = Fact::File(file.digest, file.length, file.look);
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
    if let Some(Fact::File(digest, length, look)) =
        before.known.and_then(|known| known.fact(&asset.path, || stamp))
    {
        let (digest, length, look) = (*digest, *length, *look);
        return (None, Ok(File { asset: asset.clone(), digest, length, look }));
    }
    (stamp, looked_at(sources, asset))
}

fn looked_at(sources: &Sources, asset: &Asset) -> Result<File, Diagnostic> {
    let bytes = sources.bytes(asset)?;
    let dimensions = imagesize::blob_size(&bytes)
        .ok()
        .and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
    let (digest, look) = (Digest::of(&bytes), Look { dimensions, media: Media::of(&bytes) });
    Ok(File { asset: asset.clone(), digest, length: bytes.len() as u64, look })
}
