//! A *broken* document: one with faults, and what can be read of it all the same.
//!
//! It takes part in the site with something in place of what is missing, so that its other faults are
//! found as well: those of its text, and those that other files have a say in. Nothing of it is
//! published, since nothing is while there is a fault.

use super::known::Fact;
use crate::path::SourcePath;

/// A document with faults.
#[derive(Debug)]
pub struct Broken {
    /// Where it lies.
    pub path: SourcePath,
    /// What can be read of it; none if nothing can.
    pub(super) rest: Option<Fact>,
}
