//! Markup that is *left* as text: signs that Markdown, or the program that a text came from, would have
//! made something of, and that readers would see.
//!
//! One table for all forms. What an author escaped with a backslash or set as code is meant.

mod braces;
mod brackets;
mod emphasis;
mod found;
mod items;
mod lines;
mod signs;
mod stray;

pub(super) use found::{Left, Paragraph};

/// Looks for one form where its first sign stands.
type Form = fn(&Paragraph<'_>, usize) -> Option<Left>;

/// Each form by its first sign.
const FORMS: &[(u8, Form)] = &[
    (b'[', brackets::bracket),
    (b']', stray::bracket),
    (b'^', stray::note),
    (b'{', braces::brace),
    (b'}', stray::brace),
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
    (b'-', items::dash),
    (b'+', items::plus),
    (b'1', items::number),
    (items::BULLET, items::bullet),
    (items::DOT, items::bullet),
    (b'<', signs::less),
    (b'`', signs::backtick),
    (b'&', signs::entity),
    (b'$', signs::formula),
    (b'%', signs::percent),
];

/// The number of the form that begins with each byte, counted from 1.
const BY_SIGN: [u8; 256] = {
    let mut table = [0; 256];
    let mut number = 0;
    while number < FORMS.len() {
        #[expect(clippy::cast_possible_truncation, reason = "there are a score of forms")]
        {
            table[FORMS[number].0 as usize] = number as u8 + 1;
        }
        number += 1;
    }
    table
};

/// What is left in a paragraph, in the order of its places.
pub(super) fn left(paragraph: &Paragraph<'_>) -> Vec<Left> {
    let mut found: Vec<Left> = Vec::new();
    let bytes = paragraph.text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| BY_SIGN[usize::from(*byte)] > 0) {
        at += next;
        let (_, form) = FORMS[usize::from(BY_SIGN[usize::from(bytes[at])]) - 1];
        let left = form(paragraph, at);
        at = left.as_ref().map_or(at + 1, |left| left.range.end.max(at + 1));
        found.extend(left);
    }
    found
}

/// Whether a text has a form that the parser doesn't set apart, somewhere in a line.
pub(super) fn is_possible(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = ["==", "''", "$$", "%%", "%}"];
    let is_role = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
    // Marks between two spaces.
    let is_apart = |at: usize| {
        let mut rest = bytes[at + 3..].iter().skip_while(|byte| **byte == bytes[at + 1]);
        rest.next().is_none_or(u8::is_ascii_whitespace)
    };
    let is_entity = |at: usize| signs::entity_at(text, at).is_some();
    memchr::memchr2(b'{', b'}', bytes).is_some()
        || pairs.iter().any(|pair| memchr::memmem::find(bytes, pair.as_bytes()).is_some())
        || memchr::memchr_iter(b':', bytes).any(is_role)
        || memchr::memchr_iter(b'&', bytes).any(is_entity)
        || memchr::memmem::find_iter(bytes, b" **").any(is_apart)
        || memchr::memmem::find_iter(bytes, b" ~~").any(is_apart)
}

/// Whether a line that begins so may be a form of its own.
pub(super) fn is_possible_line(text: &str) -> bool {
    let signs = [b'#', b'|', b':', b'!', b'?', b'.', b'=', b'<', b'>', b'-', b'+', b'*', b'~'];
    text.bytes().next().is_some_and(|byte| signs.contains(&byte)) || items::is_possible(text)
}
