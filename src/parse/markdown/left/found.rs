//! What is *found*: markup of one form, in a paragraph.

use std::ops::Range;

/// Markup of one form, found in a paragraph.
#[derive(Debug, Default)]
pub(in crate::parse::markdown) struct Left {
    pub(in crate::parse::markdown) range: Range<usize>,
    /// Whether something is missing that there must be.
    pub(in crate::parse::markdown) is_error: bool,
    pub(in crate::parse::markdown) message: String,
    pub(in crate::parse::markdown) help: String,
}

#[expect(clippy::unnecessary_wraps, reason = "each form ends with it")]
impl Left {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<Self> {
        Some(Self { range, is_error: false, message: message.into(), help: help.into() })
    }

    pub(super) fn error(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<Self> {
        Some(Self { range, is_error: true, message: message.into(), help: help.into() })
    }
}

/// A paragraph in which markup is looked for.
pub(in crate::parse::markdown) struct Paragraph<'p> {
    pub(in crate::parse::markdown) text: &'p str,
    /// The names of the footnotes of the whole text.
    pub(in crate::parse::markdown) notes: &'p dyn Fn() -> &'p [String],
    /// Whether a mark of the text stands beside one like it that became emphasis.
    pub(in crate::parse::markdown) is_beside_mark: &'p dyn Fn(Range<usize>) -> bool,
}

impl<'p> Paragraph<'p> {
    pub(super) fn is_line_start(&self, at: usize) -> bool {
        self.text[..at].trim_end_matches([' ', '\t']).ends_with('\n')
            || self.text[..at].trim().is_empty()
    }

    /// The rest of the line.
    pub(super) fn line(&self, at: usize) -> &'p str {
        let rest = &self.text[at..];
        &rest[..rest.find('\n').unwrap_or(rest.len())]
    }

    /// What stands between the sign at this place, of so many bytes, and the next `end`: not far, so that
    /// a text of nothing but signs costs no more than another.
    pub(super) fn until(&self, from: usize, end: &str) -> Option<&'p str> {
        let mut limit = self.text.len().min(from + 1000);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let rest = self.text.get(from..limit)?;
        memchr::memmem::find(rest.as_bytes(), end.as_bytes()).map(|end| &rest[..end])
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// How often the byte at this place is repeated; of a very long row as much as tells it from a mark.
    pub(super) fn run(&self, at: usize) -> usize {
        let byte = self.text.as_bytes()[at];
        self.text.as_bytes()[at..].iter().take(64).take_while(|it| **it == byte).count()
    }
}

/// Words of an example: not too many.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
