//! The *stage*: where pages wait until all of them are there.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use crate::diagnostic::Diagnostic;
use crate::path::OutputPath;
use crate::read::near;

/// A folder on the file system of the output, so that moving a page into place is a rename.
#[derive(Debug)]
pub(super) struct Stage {
    folder: PathBuf,
    /// There is no output yet: the stage is laid out as the output, and becomes it.
    pub(super) is_output: bool,
}

impl Stage {
    /// Opens an empty stage for `output`.
    pub(super) fn open(output: &Path, disk: &Disk) -> Result<Self, Diagnostic> {
        let is_output = !output.exists();
        let open = |folder: &Path| {
            disk.remove_own_folder(folder).and_then(|()| disk.create_folders(folder))
        };
        let mut folder = place(output);
        let mut opened = open(&folder);
        // Whoever may write to the output needn't be allowed to write beside it.
        if opened.is_err() && !is_output && folder != inside(output) {
            let other = inside(output);
            if open(&other).is_ok() {
                (folder, opened) = (other, Ok(()));
            }
        }
        opened.map_err(|error| disk.unwritable(&folder, &error))?;
        Ok(Self { folder: near(&folder), is_output })
    }

    /// Where a file of a page waits: under its own path, or by the place of its page in the plan, which
    /// needs no folders.
    pub(super) fn file(&self, path: &OutputPath, page: usize, part: usize) -> PathBuf {
        match part {
            _ if self.is_output => path.below(&self.folder),
            0 => self.folder.join(page.to_string()),
            part => self.folder.join(format!("{page}-{part}")),
        }
    }

    /// Makes the stage the output.
    pub(super) fn become_output(&self, output: &Path, disk: &Disk) -> io::Result<()> {
        disk.rename(&self.folder, output)
    }

    /// Throws away what is on it.
    pub(super) fn discard(&self, disk: &Disk) {
        // What can't be removed now is removed when the next build opens its stage.
        let _ = disk.remove_own_folder(&self.folder);
    }
}

/// Beside the output; inside it where the output is a file system of its own.
fn place(output: &Path) -> PathBuf {
    let name = output.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match output.parent() {
        Some(parent) if !is_mounted(output, parent) => {
            parent.join(format!(".{name}.dateline-stage"))
        }
        _ => inside(output),
    }
}

fn inside(output: &Path) -> PathBuf {
    output.join(".dateline-stage")
}

#[cfg(unix)]
fn is_mounted(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).ok().map(|it| it.dev());
    matches!((device(output), device(parent)), (Some(own), Some(above)) if own != above)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path, _: &Path) -> bool {
    false
}
