//! Signs that belong to HTML, code and formulas.

use std::ops::Range;

use super::super::doubt::UNENDED_COMMENT;
use super::found::{Left, Paragraph, short};

pub(super) fn less(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let rest = &paragraph.text[at + 1..];
    if rest.starts_with("!--") {
        let [message, help] = UNENDED_COMMENT;
        return Left::error(at..at + 4, message, help);
    }
    if paragraph.run(at) >= 7 && paragraph.is_line_start(at) {
        let help = "two versions of the text stand below each other: keep one, and remove the three lines of signs";
        return Left::error(at..at + 7, "a conflict of Git was left in the text", help);
    }
    let name = rest.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && !paragraph.before(at).is_some_and(|c| c.is_alphanumeric() || c == '<');
    is_tag.then(|| {
        let help = "end the tag with `>`, or write `\\<` for the sign";
        Left::new(at..at + 1, "this looks like HTML and is shown as text", help)
    })?
}

pub(super) fn backtick(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    let help =
        "code stands between two of them; an apostrophe is `'`, and a backtick itself `` \\` ``";
    Left::new(at..at + count, "this backtick is shown as text", help)
}

/// Signs of HTML that often lose their semicolon.
const NAMES: &[&str] = &[
    "nbsp", "amp", "quot", "lt", "gt", "ndash", "mdash", "lsquo", "rsquo", "ldquo", "rdquo",
    "hellip", "laquo", "raquo", "eacute", "egrave", "uuml", "ouml", "auml", "szlig", "shy", "copy",
    "euro",
];

pub(super) fn entity(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let (name, is_ended) = entity_at(paragraph.text, at)?;
    let name = &paragraph.text[at + 1..at + 1 + name.len() + usize::from(is_ended)];
    let help = if is_ended {
        "write the sign itself"
    } else {
        "write the sign itself, or end it with `;`"
    };
    let message = format!("`&{}` is shown as text", short(name));
    Left::new(at..at + 1 + name.len(), message, help)
}

/// The name of the entity that may be meant here, and whether it has an end.
pub(super) fn entity_at(text: &str, at: usize) -> Option<(&str, bool)> {
    let rest = &text[at + 1..];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let name = &rest[..end];
    let is_ended = rest[end..].starts_with(';');
    let number = name.strip_prefix('#').map(|it| it.trim_start_matches(['x', 'X']));
    let is_number =
        number.is_some_and(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_hexdigit()));
    let is_meant = if is_ended {
        is_number
            || (name.len() > 1
                && !name.contains('#')
                && (name.len() > 2 || name.chars().any(char::is_alphabetic)))
    } else {
        is_number || NAMES.contains(&name)
    };
    is_meant.then_some((name, is_ended))
}

pub(super) fn formula(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let inner = paragraph.text[at..].starts_with("$$").then(|| paragraph.until(at + 2, "$$"))??;
    let help = "write it in words and signs, or as a picture";
    (!inner.trim().is_empty())
        .then(|| Left::new(at..at + inner.len() + 4, "this formula is shown as text", help))?
}

/// A comment of Obsidian, which readers must not see either.
pub(super) fn percent(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if paragraph.text[at + 1..].starts_with('}') {
        // A share may stand in braces.
        let before =
            paragraph.text[..at].trim_end_matches(|c: char| c.is_numeric() || " .,".contains(c));
        return if before.ends_with('{') { None } else { super::stray::signs(at) };
    }
    let inner = paragraph.text[at..].starts_with("%%").then(|| paragraph.until(at + 2, "%%"))??;
    (!inner.trim().is_empty()).then(|| comment(at..at + inner.len() + 4, inner))?
}

/// A comment of another program, with these words in it.
pub(super) fn comment(whole: Range<usize>, inner: &str) -> Option<Left> {
    let words = inner.trim_matches(['/', '*', '-', '~', '!', '#', ' ', '\n']);
    let words = words.strip_prefix("comment").unwrap_or(words);
    let words = if words.is_empty() { "its words" } else { words };
    Left::error(
        whole,
        "this comment of another program would be seen by readers",
        format!("a comment is `<!-- {} -->`", short(words)),
    )
}
