//! The *folders* of what is checked.

use std::path::Path;

/// Where the site and its output are.
#[derive(Clone, Copy, Debug)]
pub struct Folders<'f> {
    /// The site.
    pub root: &'f Path,
    /// The output.
    pub output: &'f Path,
    /// The output, seen from the site, with `/`.
    pub shown: &'f str,
}
