//! *Pictures* that were made are kept: for other outputs of the site, for a build after one that was
//! interrupted, and for an output that was thrown away.
//!
//! Each is kept under the digest of what it was made from as soon as it is finished, and has the digest
//! of its bytes at its end, so that one whose end is lost is made again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};

use rayon::prelude::*;

use super::disk::Disk;
use crate::arrange::Site;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::parse::{File, as_published};
use crate::path::OutputPath;
use crate::pictures::{self, Recipe};
use crate::plan::{self, Original, Renditions};
use crate::read;

/// The folder of the site that keeps them.
pub const PICTURES: &str = ".dateline/pictures";

/// Makes pictures, and keeps them.
#[derive(Debug)]
pub(super) struct Pictures {
    folder: PathBuf,
    room: Room,
}

/// What becomes of each picture that is asked for, by its place among them.
pub(super) type Done<'d> = &'d mut dyn FnMut(usize, &[u8]) -> Result<(), Diagnostic>;

impl Pictures {
    /// The pictures of the site at `root`; making them takes so many bytes of memory at most.
    pub(super) fn new(root: &Path, memory: u64) -> Self {
        let room = Room { all: memory, taken: Mutex::new(0), freed: Condvar::new() };
        Self { folder: root.join(PICTURES), room }
    }

    /// Hands each of these renditions to `done`, and makes those that aren't kept: the picture is
    /// decoded once, and its bytes are asked for only then.
    pub(super) fn each(
        &self,
        original: &Original<'_>,
        recipes: &[Recipe],
        file: &File,
        bytes: &dyn Fn() -> Result<Vec<u8>, Diagnostic>,
        disk: &Disk,
        done: Done<'_>,
    ) -> Result<(), Diagnostic> {
        let mut missing = Vec::new();
        for (index, recipe) in recipes.iter().enumerate() {
            match self.kept(original, recipe) {
                Some(bytes) => done(index, &bytes)?,
                None => missing.push(index),
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        let wanted: Vec<Recipe> = missing.iter().map(|index| recipes[*index]).collect();
        let Some(head) = file.look.still.map(|still| still.head) else { return Ok(()) };
        let needed = pictures::memory(&head, &wanted);
        if needed > self.room.all {
            return Err(too_large(file, needed));
        }
        let _taken = self.room.take(needed);
        let bytes = bytes()?;
        let mut fault = None;
        let mut made = |at: usize, bytes: Vec<u8>| {
            if fault.is_none() {
                let kept = self.keep(original, &wanted[at], bytes, disk);
                fault = kept.and_then(|bytes| done(missing[at], &bytes)).err();
            }
        };
        let all = pictures::make(&bytes, &wanted, original.notice(), needed, &mut made);
        if let Err(refused) = all {
            return Err(unreadable(file, &refused.reason));
        }
        fault.map_or(Ok(()), Err)
    }

    /// A picture that was made before.
    fn kept(&self, original: &Original<'_>, recipe: &Recipe) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.file(original, recipe)).ok()?;
        let length = bytes.len().checked_sub(Digest::of(&[]).as_bytes().len())?;
        let sum = bytes.split_off(length);
        (Digest::of(&bytes).as_bytes()[..] == sum[..]).then_some(bytes)
    }

    /// Keeps a picture, under its name only when it is whole.
    fn keep(
        &self,
        original: &Original<'_>,
        recipe: &Recipe,
        mut bytes: Vec<u8>,
        disk: &Disk,
    ) -> Result<Vec<u8>, Diagnostic> {
        let file = self.file(original, recipe);
        let length = bytes.len();
        bytes.extend_from_slice(Digest::of(&bytes).as_bytes());
        // Two builds of a site may make the same.
        let part = file.with_extension(format!("{}.part", std::process::id()));
        let written = disk.write_in_new_folder(&part, &bytes).map(|_| ());
        let kept: io::Result<()> = written.and_then(|()| disk.rename(&part, &file));
        kept.map_err(|error| disk.unwritable(&file, &error))?;
        bytes.truncate(length);
        Ok(bytes)
    }

    fn file(&self, original: &Original<'_>, recipe: &Recipe) -> PathBuf {
        self.folder.join(file_name(original, recipe))
    }
}

/// The name of the file that keeps a rendition.
pub(super) fn file_name(original: &Original<'_>, recipe: &Recipe) -> String {
    format!("{}.{}", original.name(recipe), recipe.format.extension())
}

/// The bytes of one rendition of a picture of the site at `root`, made if they aren't kept.
///
/// # Errors
/// When the picture can't be read, or nothing can be made of it.
pub fn rendition(
    root: &Path,
    memory: u64,
    file: &File,
    original: &Original<'_>,
    recipe: Recipe,
) -> Result<Vec<u8>, Diagnostic> {
    let pictures = Pictures::new(root, memory);
    let bytes = || Ok(as_published(read::bytes_of(root, &file.asset)?, file));
    let mut made = Vec::new();
    let disk = Disk::new(root, None);
    pictures.each(original, &[recipe], file, &bytes, &disk, &mut |_, bytes| {
        made = bytes.to_vec();
        Ok(())
    })?;
    Ok(made)
}

/// All that is made of the pictures of the site at `root`, in the order of their paths: what names each, and
/// its length if readers load it and it is kept.
#[must_use]
pub fn rendition_files(site: &Site, root: &Path) -> Vec<(OutputPath, Digest, u64)> {
    let pictures = Pictures::new(root, 0);
    let of_one = |(_, renditions): &(&File, Renditions<'_>)| -> Vec<_> {
        let original = &renditions.original;
        let file = |(at, (path, recipe)): (usize, (OutputPath, Recipe))| {
            let kept = || fs::metadata(pictures.file(original, &recipe)).ok();
            let length = if at == 0 { kept().map_or(0, |kept| kept.len()) } else { 0 };
            (path, Digest::of(original.name(&recipe).as_bytes()), length)
        };
        renditions.all().into_iter().enumerate().map(file).collect()
    };
    let mut files: Vec<_> = plan::renditions(site).par_iter().flat_map_iter(of_one).collect();
    files.sort_unstable();
    files
}

/// Memory that several threads share.
#[derive(Debug)]
struct Room {
    all: u64,
    taken: Mutex<u64>,
    freed: Condvar,
}

/// Memory that is taken for as long as this lives.
struct Taken<'r> {
    room: &'r Room,
    bytes: u64,
}

impl Room {
    /// Waits until there is so much. Whoever has some never waits for more.
    fn take(&self, bytes: u64) -> Taken<'_> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken + bytes > self.all {
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
        Taken { room: self, bytes }
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.room.freed.notify_all();
    }
}

fn too_large(file: &File, needed: u64) -> Diagnostic {
    let (width, height) = file.look.dimensions.unwrap_or_default();
    let megabytes = needed.div_ceil(1 << 20);
    let fault = Diagnostic::error(format!(
        "this picture of {width} × {height} pixels takes {megabytes} MB of memory to make others of"
    ))
    .in_file(&file.asset.path)
    .help("save it smaller: 4000 pixels are enough for any page");
    // Of more pixels nothing is made, whatever is allowed.
    if u64::from(width) * u64::from(height) > pictures::MOST_PIXELS {
        return fault;
    }
    fault.help(format!("or allow more in `site.toml`: `images = {{ memory = {megabytes} }}`"))
}

fn unreadable(file: &File, reason: &str) -> Diagnostic {
    Diagnostic::error(format!("this picture can't be shown: {reason}"))
        .in_file(&file.asset.path)
        .help("open it in a program for pictures, and save it anew as JPEG or PNG")
}
