//! A *broken* document: one with faults, and what can be read of it all the same.
//!
//! It takes part in the site with something in place of what is missing, so that its other faults are
//! found as well: those of its text, and those that other files have a say in. Nothing of it is
//! published, since nothing is while there is a fault.

use crate::date::Date;
use crate::diagnostic::{Diagnostics, Span, Spanned};
use crate::digest::Digest;
use crate::path::SourcePath;

use super::known::Fact;

/// A document with faults.
#[derive(Debug)]
pub struct Broken {
    /// Where it lies.
    pub path: SourcePath,
    /// What can be read of it; none if nothing can.
    pub(super) rest: Option<Fact>,
}

/// What came of reading something: all that could be read, and the faults.
pub(super) struct Read<T> {
    pub(super) rest: T,
    pub(super) faults: Diagnostics,
}

impl<T> Read<T> {
    pub(super) fn map<U>(self, into: impl FnOnce(T) -> U) -> Read<U> {
        Read { rest: into(self.rest), faults: self.faults }
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
