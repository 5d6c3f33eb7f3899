//! *Strangers*: files of the output that Dateline didn't write.
//!
//! None of them is ever replaced or removed. One that lies where a page has to go is found before
//! anything is touched. An empty folder is nobody's.

use std::fs;
use std::path::{Path, PathBuf};

use crate::path::OutputPath;

/// The stranger that keeps `path` from being written, if there is one.
pub(super) fn in_the_way(
    output: &Path,
    path: &OutputPath,
    is_owned: &dyn Fn(&OutputPath) -> bool,
) -> Option<PathBuf> {
    let file = path.below(output);
    match fs::symlink_metadata(&file) {
        Ok(found) if found.is_dir() => below(&file, path, is_owned),
        Ok(_) => (!is_owned(path)).then_some(file),
        Err(_) => above(output, path, is_owned),
    }
}

/// The nearest thing above `path` that is there, if it is no folder.
fn above(
    output: &Path,
    path: &OutputPath,
    is_owned: &dyn Fn(&OutputPath) -> bool,
) -> Option<PathBuf> {
    let mut folder = path.folder();
    while !folder.is_empty() {
        let name = OutputPath::new(folder);
        let place = name.below(output);
        if fs::symlink_metadata(&place).is_ok() {
            return (!place.is_dir() && !is_owned(&name)).then_some(place);
        }
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    None
}

/// The first stranger in the folder that lies at `path`.
fn below(
    folder: &Path,
    path: &OutputPath,
    is_owned: &dyn Fn(&OutputPath) -> bool,
) -> Option<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).ok()?.flatten().collect();
    files.sort_by_key(fs::DirEntry::file_name);
    files.into_iter().find_map(|entry| {
        let name = OutputPath::new(format!("{path}/{}", entry.file_name().to_string_lossy()));
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            below(&entry.path(), &name, is_owned)
        } else {
            (!is_owned(&name)).then(|| entry.path())
        }
    })
}
