//! Every write that Dateline does.
//!
//! One door, so that a test can close it after any step: what a kill leaves behind is then what the
//! next build finds.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::written::Written;
use crate::diagnostic::Diagnostic;
use crate::parse::Keeping;

/// Writes files, until a test's limit is met.
#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
    left: Option<AtomicUsize>,
}

impl Disk {
    /// A disk whose messages name paths as seen from `root`.
    pub(super) fn new(root: &Path, limit: Option<usize>) -> Self {
        Self { root: root.to_path_buf(), left: limit.map(AtomicUsize::new) }
    }

    /// A path for a message: relative to the site if it is in it.
    pub(super) fn shown(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
    }

    /// What to say of a path that can't be written.
    pub(super) fn unwritable(&self, path: &Path, error: &io::Error) -> Diagnostic {
        let path = self.shown(path);
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Diagnostic::error(format!("there is no room left to write `{path}`: {error}"))
                    .help("make room on the disk and build again")
            }
            _ => Diagnostic::error(format!("`{path}` can't be written: {error}")),
        }
    }

    fn step(&self) -> io::Result<()> {
        let Some(left) = &self.left else { return Ok(()) };
        let one_less = |left: usize| left.checked_sub(1);
        match left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less) {
            Ok(_) => Ok(()),
            Err(_) => Err(io::Error::other("the build was interrupted")),
        }
    }

    pub(super) fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::create_dir_all(path)
    }

    /// Writes the first page of a folder that there mostly isn't yet.
    pub(super) fn write_in_new_folder(&self, path: &Path, bytes: &[u8]) -> io::Result<Written> {
        // If it can't be made, writing says why.
        let _ = make_parent(path);
        self.write(path, bytes)
    }

    /// Writes a file, making its folder when it turns out to be missing. Says when.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Written> {
        self.step()?;
        match write(path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_parent(path)?;
                write(path, bytes)
            }
            done => done,
        }
    }

    /// Writes a file that must survive a loss of power: whole and on the disk, or not at all.
    /// Says how long it is.
    pub(super) fn replace(
        &self,
        path: &Path,
        parts: impl Iterator<Item = io::Result<Vec<u8>>>,
    ) -> io::Result<u64> {
        self.step()?;
        let new = path.with_extension("new");
        let mut file = fs::File::create(&new)?;
        let length = write_parts(&mut file, parts)?;
        file.sync_all()?;
        drop(file);
        self.step()?;
        fs::rename(&new, path)?;
        Ok(length)
    }

    /// Puts bytes at the end of a file, of which so much is whole. Then they are on the disk.
    pub(super) fn append(&self, path: &Path, length: u64, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        let mut file = fs::File::options().append(true).open(path)?;
        file.set_len(length)?;
        io::Write::write_all(&mut file, bytes)?;
        file.sync_data()
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_parent(to)?;
                fs::rename(from, to)
            }
            done => done,
        }
    }

    /// Removes a file; one that is gone already is as good.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        match fs::remove_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Removes a folder that is empty; `false` if it isn't. One that is gone already is as good: a
    /// build that was killed may have removed it, and not those above it.
    pub(super) fn remove_if_empty(&self, path: &Path) -> bool {
        self.step().is_ok()
            && match fs::remove_dir(path) {
                Err(error) => error.kind() == io::ErrorKind::NotFound,
                Ok(()) => true,
            }
    }

    /// Removes a folder in which there is nothing but folders.
    pub(super) fn remove_empty_folders(&self, path: &Path) {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.remove_empty_folders(&entry.path());
            }
        }
        self.remove_if_empty(path);
    }

    /// Removes a folder that only Dateline writes to.
    pub(super) fn remove_own_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        match fs::remove_dir_all(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<Written> {
    let mut file = fs::File::create(path)?;
    io::Write::write_all(&mut file, bytes)?;
    Ok(file.metadata().map(|file| Written::of(&file)).unwrap_or_default())
}

/// Makes the folder of a file. What stands there as something else is found when the file is written.
fn make_parent(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), make_folder)
}

/// Makes a folder, and those above it when they turn out to be missing.
fn make_folder(folder: &Path) -> io::Result<()> {
    let made = match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_parent(folder)?;
            fs::create_dir(folder)
        }
        made => made,
    };
    // Another thread may have been quicker.
    made.or_else(
        |error| if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) },
    )
}

/// Keeps what is known of sources. A piece that a kill cuts off is seen to be cut off.
///
/// # Errors
/// When it can't be written.
pub fn keep(keeping: Keeping<'_>, memory: &Path) -> io::Result<()> {
    let path = memory.join("known");
    match keeping {
        Keeping::Nothing => {}
        Keeping::Append(parts) => {
            write_parts(&mut fs::File::options().append(true).open(path)?, parts.map(Ok))?;
        }
        Keeping::Replace(parts) => {
            let new = path.with_extension("new");
            write_parts(&mut fs::File::create(&new)?, parts.map(Ok))?;
            fs::rename(new, path)?;
        }
    }
    Ok(())
}

fn write_parts(
    file: &mut fs::File,
    mut parts: impl Iterator<Item = io::Result<Vec<u8>>>,
) -> io::Result<u64> {
    parts.try_fold(0, |length, part| {
        let part = part?;
        io::Write::write_all(file, &part)?;
        Ok(length + part.len() as u64)
    })
}
