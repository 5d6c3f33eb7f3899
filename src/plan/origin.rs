//! The *origin* of a page.

use crate::diagnostic::{Diagnostic, Span};
use crate::path::SourcePath;

/// Where a page comes from, for errors about its path.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file that asks for the page.
    pub path: SourcePath,
    /// The place in it.
    pub span: Option<Span>,
}

impl Origin {
    /// Shows the place in a diagnostic.
    #[must_use]
    pub fn mark(&self, diagnostic: Diagnostic, text: &str) -> Diagnostic {
        match self.span {
            Some(span) => diagnostic.at_with(&self.path, span, text),
            None => diagnostic.in_file(&self.path),
        }
    }
}
