//! The *mark* of a running preview: a lock that says that there is one, and a file that says where.
//!
//! The system lets go of the lock when the preview ends, however it ends; a file that a kill left
//! behind is believed by nobody.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::{Lock, try_lock};

/// Held while a preview of a site runs.
#[derive(Debug)]
pub(super) struct Running {
    _lock: Lock,
    place: PathBuf,
}

/// Why a site can't be previewed.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Another preview of it runs; it is here, or hasn't said so yet.
    RunsAt(Option<String>),
    /// The folder that remembers can't be written.
    Unwritable(PathBuf, io::Error),
}

/// Takes the mark of the site at `root`.
pub(super) fn take(root: &Path) -> Result<Running, Refusal> {
    let folder = root.join(".dateline");
    let place = folder.join("preview-url");
    let lock = fs::create_dir_all(&folder).and_then(|()| try_lock(&folder.join("preview-lock")));
    match lock {
        Ok(Some(lock)) => {
            let running = Running { _lock: lock, place };
            running.forget();
            Ok(running)
        }
        Ok(None) => Err(Refusal::RunsAt(fs::read_to_string(&place).ok())),
        Err(error) => Err(Refusal::Unwritable(folder, error)),
    }
}

impl Running {
    /// Says where the preview is. It runs also where that can't be said.
    pub(super) fn is_at(&self, url: &str) {
        let _ = fs::write(&self.place, url);
    }

    fn forget(&self) {
        // It isn't there, or isn't believed.
        let _ = fs::remove_file(&self.place);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.forget();
    }
}
