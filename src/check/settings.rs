//! The *settings*, as a finding points into them.

use std::path::Path;

use crate::arrange::Site;
use crate::diagnostic::Diagnostic;
use crate::parse::place_of_value;
use crate::path::SourcePath;
use crate::read::{Source, text_of_file};

/// The settings, to point into.
#[derive(Clone, Copy)]
pub(super) struct Settings<'s> {
    pub(super) site: &'s Site,
    pub(super) root: &'s Path,
}

impl Settings<'_> {
    /// Whether a key is given.
    pub(super) fn has(self, key: &str) -> bool {
        let path = self.site.config.path.clone();
        let text = text_of_file(self.root, &path).unwrap_or_default();
        place_of_value(&Source { path, text }, key).is_some()
    }

    /// A finding at the value of a key.
    pub(super) fn at(self, finding: Diagnostic, key: &str) -> Diagnostic {
        let path: &SourcePath = &self.site.config.path;
        let text = text_of_file(self.root, path).unwrap_or_default();
        match place_of_value(&Source { path: path.clone(), text }, key) {
            Some(span) => finding.at(path, span),
            None => finding.in_file(path),
        }
    }
}
