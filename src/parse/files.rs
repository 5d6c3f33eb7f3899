//! Files that are published as they are: what is known of them without keeping them.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::read::{Asset, Sources};

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct File {
    /// The file.
    pub asset: Asset,
    /// Names its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub length: u64,
    /// Width and height in pixels, if it is a picture of a known kind.
    pub dimensions: Option<(u32, u32)>,
}

/// Takes note of all `assets`.
pub(super) fn parse(sources: &Sources, assets: &[Asset], faults: &mut Diagnostics) -> Vec<File> {
    let files: Vec<Result<File, Diagnostic>> =
        assets.par_iter().map(|asset| file(sources, asset)).collect();
    let mut known = Vec::with_capacity(files.len());
    for file in files {
        match file {
            Ok(file) => known.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    known
}

fn file(sources: &Sources, asset: &Asset) -> Result<File, Diagnostic> {
    let bytes = sources.bytes(asset)?;
    let dimensions = imagesize::blob_size(&bytes)
        .ok()
        .and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
    let digest = Digest::of(&bytes);
    Ok(File { asset: asset.clone(), digest, length: bytes.len() as u64, dimensions })
}
