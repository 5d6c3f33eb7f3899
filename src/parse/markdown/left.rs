//! Markup that is *left* as text: signs that Markdown, or the program that a text came from, would have
//! made something of, and that readers would see.
//!
//! One table for all forms. What an author escaped with a backslash or set as code is meant.

use std::ops::Range;

mod braces;
mod brackets;
mod emphasis;
mod lines;
mod signs;

/// Markup of one form, found in a paragraph.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub(super) range: Range<usize>,
    /// Whether something is missing that there must be.
    pub(super) is_error: bool,
    pub(super) message: String,
    pub(super) help: String,
}

#[expect(clippy::unnecessary_wraps, reason = "each form ends with it")]
impl Left {
    fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<Self> {
        Some(Self { range, is_error: false, message: message.into(), help: help.into() })
    }

    fn error(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<Self> {
        Some(Self { range, is_error: true, message: message.into(), help: help.into() })
    }
}

/// A paragraph in which markup is looked for.
pub(super) struct Paragraph<'p> {
    pub(super) text: &'p str,
    /// The names of the footnotes of the whole text.
    pub(super) notes: &'p dyn Fn() -> &'p [String],
}

/// Looks for one form where its first sign stands.
type Form = fn(&Paragraph<'_>, usize) -> Option<Left>;

/// Each form by its first sign.
const FORMS: &[(u8, Form)] = &[
    (b'[', brackets::bracket),
    (b'{', braces::brace),
    (b'*', emphasis::asterisks),
    (b'_', emphasis::underscores),
    (b'~', emphasis::tildes),
    (b'=', emphasis::equals),
    (b'\'', emphasis::apostrophes),
    (b'#', lines::heading),
    (b'|', lines::row),
    (b':', lines::colon),
    (b'!', lines::admonition),
    (b'?', lines::admonition),
    (b'.', lines::directive),
    (b'<', signs::less),
    (b'`', signs::backtick),
    (b'&', signs::entity),
    (b'$', signs::formula),
    (b'%', signs::percent),
];

/// What is left in a paragraph, in the order of its places.
pub(super) fn left(paragraph: &Paragraph<'_>) -> Vec<Left> {
    let mut found: Vec<Left> = Vec::new();
    for (at, byte) in paragraph.text.bytes().enumerate() {
        if found.last().is_some_and(|it| at < it.range.end) {
            continue;
        }
        let form = FORMS.iter().find(|(sign, _)| *sign == byte);
        found.extend(form.and_then(|(_, form)| form(paragraph, at)));
    }
    found
}

/// Whether a text has a form that the parser doesn't set apart, somewhere in a line.
pub(super) fn is_possible(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = ["==", "''", "$$", "%%"];
    let is_role = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
    memchr::memchr(b'{', bytes).is_some()
        || pairs.iter().any(|pair| memchr::memmem::find(bytes, pair.as_bytes()).is_some())
        || memchr::memchr_iter(b':', bytes).any(is_role)
}

/// Whether a line that begins so may be a form of its own.
pub(super) fn is_possible_line(text: &str) -> bool {
    let signs = [b'#', b'|', b':', b'!', b'?', b'.', b'=', b'<', b'>'];
    text.bytes().next().is_some_and(|byte| signs.contains(&byte))
}

impl<'p> Paragraph<'p> {
    fn is_line_start(&self, at: usize) -> bool {
        self.text[..at].trim_end_matches([' ', '\t']).ends_with('\n')
            || self.text[..at].trim().is_empty()
    }

    /// The rest of the line.
    fn line(&self, at: usize) -> &'p str {
        let rest = &self.text[at..];
        &rest[..rest.find('\n').unwrap_or(rest.len())]
    }

    /// What stands between the sign at this place, of so many bytes, and the next `end`: not far, so that
    /// a text of nothing but signs costs no more than another.
    fn until(&self, from: usize, end: &str) -> Option<&'p str> {
        let mut limit = self.text.len().min(from + 1000);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let rest = self.text.get(from..limit)?;
        rest.find(end).map(|end| &rest[..end])
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// How often the byte at this place is repeated.
    fn run(&self, at: usize) -> usize {
        let byte = self.text.as_bytes()[at];
        self.text.as_bytes()[at..].iter().take_while(|it| **it == byte).count()
    }
}

/// Words of an example: not too many.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
