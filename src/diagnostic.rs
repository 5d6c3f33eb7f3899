//! A *diagnostic* tells an author what is wrong, where, and what to write instead.
//!
//! Rooms return all of their diagnostics as values and never print. A diagnostic names places as
//! path and byte span only; `draw` looks the text up when somebody wants to see a picture.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::path::SourcePath;

mod draw;
mod kinds;
mod nearest;
mod text;

pub use draw::{Drawing, Format};
pub use kinds::{Kinds, kinds};
pub(crate) use nearest::{Index, nearest, nearest_by};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// The site is published; somebody should look.
    Warning,
}

/// A stretch of a file in bytes from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The same stretch, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: u32) -> Self {
        Self { start: self.start.saturating_add(offset), end: self.end.saturating_add(offset) }
    }

    /// The stretch as a range of indices.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(range.start), end: narrow(range.end) }
    }
}

/// A value and where its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where, in the file that it was read from.
    pub span: Span,
}

/// A place in a file, with a word on its part in the matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// The file, relative to the site.
    pub path: SourcePath,
    /// The place in it; none for the file as a whole.
    pub span: Option<Span>,
    /// What to say beside the place; may be empty.
    pub text: String,
}

/// One fault or doubt, as a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule that found it, if it has a code: `D0123`.
    pub code: Option<Cow<'static, str>>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where: the first mark is the place, the others explain it.
    pub marks: Vec<Mark>,
    /// What to write instead.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A fault that keeps the site from being published.
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code: None,
            message: message.into(),
            marks: Vec::new(),
            help: Vec::new(),
        }
    }

    /// A doubt that keeps nothing from being published.
    pub fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// Names the rule that found it.
    #[must_use]
    pub fn coded(self, code: impl Into<Cow<'static, str>>) -> Self {
        Self { code: Some(code.into()), ..self }
    }

    /// Adds a place in a file.
    #[must_use]
    pub fn at(self, path: &SourcePath, span: impl Into<Span>) -> Self {
        self.at_with(path, span, "")
    }

    /// Adds a place in a file and what to say beside it.
    #[must_use]
    pub fn at_with(
        mut self,
        path: &SourcePath,
        span: impl Into<Span>,
        text: impl Into<String>,
    ) -> Self {
        let span = Some(span.into());
        self.marks.push(Mark { path: path.clone(), span, text: text.into() });
        self
    }

    /// Adds a file as a whole.
    #[must_use]
    pub fn in_file(mut self, path: &SourcePath) -> Self {
        self.marks.push(Mark { path: path.clone(), span: None, text: String::new() });
        self
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds a line of help if there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help.extend(help);
        self
    }
}

/// Diagnostics on their way to whoever asked for the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes in all of another's.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any of them keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|one| one.severity == Severity::Error)
    }

    /// Whether any of them points into this file.
    #[must_use]
    pub fn are_about(&self, path: &SourcePath) -> bool {
        self.0.iter().flat_map(|one| &one.marks).any(|mark| mark.path == *path)
    }

    /// How many of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().into_iter().filter(|one| one.severity == severity).count()
    }

    /// All of them by file and position, each once: a fault in a template is found again for every
    /// page that uses it.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.0.iter().collect();
        all.sort_by_key(|one| (&one.marks, one.severity, &one.message));
        all.dedup_by(|later, first| later.message == first.message && later.marks == first.marks);
        all
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
