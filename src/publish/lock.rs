//! Keeps two builds of one output apart, and two previews of one site.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use super::disk::Disk;
use crate::diagnostic::Diagnostic;

/// A lock is waited for a moment: a program that was started just now holds copies of its parent's
/// open files until it has begun, and with them the lock of a build that is over.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

/// Held while a build or a preview runs. The system lets go of it when the process ends, however it
/// ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "dropping it unlocks")] File);

/// Takes the lock of an output's memory.
pub(super) fn take(memory: &Path, disk: &Disk) -> Result<Lock, Diagnostic> {
    let path = memory.join("lock");
    match try_lock(&path) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => {
            Err(Diagnostic::error("another build of this site is running into the same folder")
                .help("wait until it is done, or choose another folder with `--output DIR`"))
        }
        Err(error) => Err(disk.unwritable(&path, &error)),
    }
}

/// Locks a file, which is made if it isn't there; `None` if another process has locked it.
///
/// # Errors
/// When the file can't be written.
pub fn try_lock(path: &Path) -> io::Result<Option<Lock>> {
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    let mut taken = file.try_lock();
    for _ in 0..TRIES {
        if !matches!(taken, Err(TryLockError::WouldBlock)) {
            break;
        }
        std::thread::sleep(PAUSE);
        taken = file.try_lock();
    }
    match taken {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
