//! *Cleaning* of the pictures that are kept: those that the site doesn't show any more go.
//!
//! Only files that a build keeps there are touched, by their names: what somebody else put into the
//! folder stays, and links are neither followed nor removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::disk::Disk;
use super::pictures::{PICTURES, file_name};
use super::written::Written;
use crate::arrange::Site;
use crate::diagnostic::Diagnostic;
use crate::plan;

/// Whoever writes a file for so long doesn't write it any more.
const STALE: Duration = Duration::from_hours(1);

/// What was removed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cleaned {
    /// How many pictures.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Removes the pictures that are kept of the site at `root` and aren't shown on it.
///
/// # Errors
/// When the folder is a link, or one of them can't be removed.
pub fn clean_pictures(site: &Site, root: &Path) -> Result<Cleaned, Diagnostic> {
    let folder = root.join(PICTURES);
    // On the way to it, too: what a link leads to may be another site's.
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    if [".dateline", PICTURES].iter().any(|path| is_link(&root.join(path))) {
        return Err(Diagnostic::error(format!(
            "`{PICTURES}` is a link, so nothing was removed from it"
        ))
        .help("put a folder in its place, or remove by hand what lies where it leads"));
    }
    let shown = shown(site);
    let disk = Disk::new(root, None);
    let mut cleaned = Cleaned::default();
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(cleaned),
        Err(error) => return Err(disk.unwritable(&folder, &error)),
    };
    let now = now(&folder);
    for file in files.flatten() {
        let (path, name) = (file.path(), file.file_name());
        let Some(name) = name.to_str() else { continue };
        // Of the folder itself: not of what a link leads to.
        let Ok(about) = file.metadata() else { continue };
        let goes = match kind(name) {
            Some(Kind::Picture) => !shown.contains(name),
            Some(Kind::Part) => now.is_some_and(|now| now.is_later(Written::of(&about), STALE)),
            None => false,
        };
        if about.is_file() && goes {
            match fs::remove_file(&path) {
                // Another build may do the same.
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(disk.unwritable(&path, &error));
                }
                _ => {}
            }
            cleaned.files += 1;
            cleaned.bytes += about.len();
        }
    }
    Ok(cleaned)
}

/// The names of all files that the site shows.
fn shown(site: &Site) -> BTreeSet<String> {
    let all = plan::renditions(site);
    let names = all.par_iter().flat_map_iter(|(_, renditions)| {
        let original = &renditions.original;
        let all = renditions.all().into_iter();
        all.map(|(_, recipe)| file_name(original, &recipe)).collect::<Vec<_>>()
    });
    names.collect()
}

/// A file that a build keeps.
enum Kind {
    /// A picture: `DIGEST.webp`.
    Picture,
    /// One that is being written: `DIGEST.PROCESS.part`.
    Part,
}

fn kind(name: &str) -> Option<Kind> {
    let (digest, rest) = name.split_once('.')?;
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digest.len() != 32 || !digest.bytes().all(is_hex) {
        return None;
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    match rest {
        "jpg" | "png" | "webp" | "avif" => Some(Kind::Picture),
        _ => rest.strip_suffix(".part").filter(|it| is_number(it)).map(|_| Kind::Part),
    }
}

/// What time it is for the file system of the folder: that of a file written just now.
fn now(folder: &Path) -> Option<Written> {
    let probe = folder.join(format!("now.{}", std::process::id()));
    let file = fs::File::create_new(&probe).ok()?;
    let now = file.metadata().ok().map(|about| Written::of(&about));
    // It is empty, and harms nobody if it stays.
    let _ = fs::remove_file(&probe);
    now
}
