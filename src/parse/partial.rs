//! A *partial* document: all that can be read of one, with something in place of what is missing, and
//! its faults.

use crate::date::Date;
use crate::diagnostic::{Diagnostics, Span, Spanned};
use crate::digest::Digest;
use crate::path::SourcePath;

/// What came of reading something: all that could be read, and the faults.
pub(super) struct Partial<T> {
    pub(super) rest: T,
    pub(super) faults: Diagnostics,
}

impl<T> Partial<T> {
    pub(super) fn map<U>(self, into: impl FnOnce(T) -> U) -> Partial<U> {
        Partial { rest: into(self.rest), faults: self.faults }
    }
}

/// A day for what has none. It is long over, so that nothing hangs on the clock.
pub(super) fn no_date() -> Option<Date> {
    Date::parse("0001-01-01", &jiff::tz::TimeZone::UTC).ok()
}

/// A name that no other document has.
pub(super) fn no_name(path: &SourcePath) -> String {
    format!("unnamed-{}", Digest::of(path.as_str().as_bytes()).short(16))
}

/// An id that no other document has.
pub(super) fn no_id(path: &SourcePath) -> Spanned<String> {
    Spanned { value: no_name(path), span: Span::default() }
}
