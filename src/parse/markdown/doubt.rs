//! A *doubt* about a text: markup that came out as nothing but its signs.

use std::ops::Range;

use crate::diagnostic::Span;

/// What is doubtful about a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whether it can't be published so.
    pub is_error: bool,
    /// What is doubtful.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it stands in the text.
    pub span: Span,
}

/// What is said of a comment that has no end, and what to write.
pub(super) const UNENDED_COMMENT: [&str; 2] = [
    "this comment has no end in its paragraph, so readers would see it",
    "end it with `-->` before the next empty line, or begin it on a line of its own",
];

impl Doubt {
    pub(super) fn new(
        message: impl Into<String>,
        help: impl Into<String>,
        at: Range<usize>,
    ) -> Self {
        Self { is_error: false, message: message.into(), help: help.into(), span: at.into() }
    }

    pub(super) fn unended_comment(at: Range<usize>) -> Self {
        let [message, help] = UNENDED_COMMENT;
        Self { is_error: true, ..Self::new(message, help, at) }
    }
}
