//! Keeps two builds of one output apart.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::diagnostic::Diagnostic;

/// Held while a build runs. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "dropping it unlocks")] File);

/// Takes the lock of an output's memory.
pub(super) fn take(memory: &Path) -> Result<Lock, Diagnostic> {
    let path = memory.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| super::unwritable(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => {
            Err(Diagnostic::error("another build of this site is running into the same folder")
                .help("wait until it is done, or choose another folder with `--output DIR`"))
        }
        Err(TryLockError::Error(error)) => Err(super::unwritable(&path, &error)),
    }
}
