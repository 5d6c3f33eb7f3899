//! A *stamp* is what the file system says of a file without reading it.
//!
//! A file whose stamp is what it was holds what it held, so it needn't be read again. That can fail
//! in one way: a file that is written twice within one tick of the file system's clock, and read in
//! between. So a stamp counts only when it is older than the reading by much more than a tick.

use std::fs::Metadata;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Longer than the tick of any file system in use: two seconds on the oldest.
const TICK: SignedDuration = SignedDuration::from_millis(2_500);

/// What the file system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    /// Seconds and nanoseconds of the last change of its content.
    modified: (i64, i32),
    /// The same for any change of the file, which no program can set back.
    changed: (i64, i32),
    /// Another file under the same name has another number.
    number: u64,
}

impl Stamp {
    /// The stamp of a file that is read at this moment; none if it may change again unseen.
    pub(super) fn of(file: &Metadata, read_at: Timestamp) -> Option<Self> {
        let modified = parts(file.modified().ok()?)?;
        let (changed, number) = identity(file)?;
        let latest = Timestamp::new(modified.0, modified.1).ok()?;
        let latest = latest.max(Timestamp::new(changed.0, changed.1).ok()?);
        let is_settled = read_at.duration_since(latest) > TICK;
        is_settled.then_some(Self { length: file.len(), modified, changed, number })
    }
}

fn parts(time: impl TryInto<Timestamp>) -> Option<(i64, i32)> {
    let time = time.try_into().ok()?;
    Some((time.as_second(), time.subsec_nanosecond()))
}

#[cfg(unix)]
fn identity(file: &Metadata) -> Option<((i64, i32), u64)> {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = i32::try_from(file.ctime_nsec()).ok()?;
    Some(((file.ctime(), nanoseconds), file.ino()))
}

#[cfg(not(unix))]
fn identity(file: &Metadata) -> Option<((i64, i32), u64)> {
    Some((parts(file.created().ok()?)?, 0))
}
