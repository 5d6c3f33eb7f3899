//! Where tests put their sites: in memory, where the system has a folder for that.
//!
//! A test that builds makes and removes thousands of small files, and waits for the disk whenever a
//! build makes sure of its manifest. In memory that costs a third. `TMPDIR` says to put them elsewhere:
//! `.ci/run` has the long runs on the disk.

use tempfile::TempDir;

/// A folder of a test's own.
pub(crate) fn folder() -> TempDir {
    let place = std::env::var_os("TMPDIR").is_none().then(memory).flatten();
    place.map_or_else(TempDir::new, TempDir::new_in).expect("a temporary folder")
}

/// The folder in memory, if there is room for what the tests of many threads put there.
#[cfg(target_os = "linux")]
fn memory() -> Option<&'static str> {
    const FOLDER: &str = "/dev/shm";
    const ROOM: u64 = 1 << 30;
    let space = rustix::fs::statvfs(FOLDER).ok()?;
    let room = space.f_bavail.saturating_mul(space.f_frsize);
    let can_write = rustix::fs::access(FOLDER, rustix::fs::Access::WRITE_OK).is_ok();
    (room >= ROOM && can_write).then_some(FOLDER)
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<&'static str> {
    None
}
