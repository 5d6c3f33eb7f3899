//! When a file of the output was *written*.

use std::fs::Metadata;
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The last change of a file's content, in nanoseconds since 1970; 0 where the system doesn't say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written(i64);

impl Written {
    /// What the system says of a file.
    pub(super) fn of(file: &Metadata) -> Self {
        let since = file.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self(since.and_then(|it| i64::try_from(it.as_nanos()).ok()).unwrap_or_default())
    }

    /// Whether this was later than another by so much.
    pub(super) fn is_later(self, other: Self, by: Duration) -> bool {
        i64::try_from(by.as_nanos()).is_ok_and(|by| self.0.saturating_sub(other.0) > by)
    }
}
