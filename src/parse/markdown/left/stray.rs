//! *Strays*: an end whose beginning is missing, or a form that only another dialect has.

use super::found::{Left, Paragraph, short};
use crate::typography::OBJECT;

/// `words](address)`, which nothing opens.
pub(super) fn bracket(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let (open, address) = if paragraph.text[at + 1..].starts_with('(') {
        (at + 2, paragraph.until(at + 2, ")"))
    } else {
        let (open, address) = super::brackets::apart(paragraph, at + 1)?;
        (open, Some(address))
    };
    let end = address.map_or(open, |address| open + address.len() + 1);
    let help = "begin its words with `[`: `[words](address)`";
    Left::new(at..end, "this link is shown as text", help)
}

/// `^[A note in the line.]`
pub(super) fn note(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    paragraph.text[at + 1..].strip_prefix('[')?;
    let words = paragraph.until(at + 2, "]")?;
    let help = format!(
        "write `[^name]` here, and below the text, on a line of its own: `[^name]: {}`",
        short(words)
    );
    Left::new(at..at + words.len() + 3, "this footnote is shown as text", help)
}

/// `}}`, which nothing opens.
pub(super) fn brace(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if paragraph.run(at) != 2 {
        return None;
    }
    // Braces in braces end so, too, and a tag whose beginning is escaped.
    let before = &paragraph.text.as_bytes()[at.saturating_sub(200)..at];
    let count = |sign| memchr::memchr_iter(sign, before).count();
    let is_escaped = || {
        let is_second = |at: usize| {
            let next = paragraph.text[at + OBJECT.len_utf8()..].chars().next();
            next.is_some_and(|c| c == OBJECT || c == '{')
        };
        paragraph.text[..at].rmatch_indices(OBJECT).take(2).any(|(at, _)| is_second(at))
    };
    if count(b'{') >= count(b'}') + 2 || is_escaped() {
        return None;
    }
    signs(at)
}

/// Two signs of a tag of which the others are missing.
pub(super) fn signs(at: usize) -> Option<Left> {
    let help =
        "remove them, or set them as code, between backticks, if readers are meant to see them";
    Left::new(at..at + 2, "these signs of a tag are shown as text", help)
}
