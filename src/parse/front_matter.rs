//! Tells front matter from body.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::invisible::trimmed_start;
use crate::diagnostic::{Diagnostic, Span};
use crate::read::Source;

/// More than any article needs; a missing `+++` soon makes the whole text front matter.
const LONGEST: usize = 64 * 1024;

/// A document in its two parts, and where they begin in the file.
pub(super) struct Parts<'s> {
    /// None if there is none that can be read.
    pub(super) front: Option<&'s str>,
    pub(super) front_start: usize,
    pub(super) body: &'s str,
    pub(super) body_start: usize,
}

/// Splits a document at its two `+++` lines. Where they aren't as they should be, the text is what can
/// be told from the rest.
pub(super) fn split(source: &Source) -> (Parts<'_>, Option<Diagnostic>) {
    let text = source.text.as_str();
    let without_front = |body_start: usize| {
        let body = text.get(body_start..).unwrap_or_default();
        Parts { front: None, front_start: 0, body, body_start: text.len() - body.len() }
    };
    let lead = text.len() - trimmed_start(text).len();
    let Some(after) = text[lead..].strip_prefix("+++").and_then(end_of_fence) else {
        return (
            without_front(text_without_front_matter(text, lead)),
            Some(no_front_matter(source)),
        );
    };
    let front_start = text.len() - after.len();
    let Some((front, body)) = closing_fence(after) else {
        let fault = Diagnostic::error("the front matter has no end").at_with(
            &source.path,
            lead..lead + 3,
            "it begins here",
        );
        let dashes = after.find("\n---\n").map(|at| front_start + at + 1);
        return match dashes {
            Some(at) => (
                without_front(at + 4),
                Some(
                    fault
                        .at_with(&source.path, at..at + 3, "this doesn't end it")
                        .help("end it with a line `+++`"),
                ),
            ),
            None => (
                without_front(text.len()),
                Some(fault.help("write a line `+++` after the last key, before the text")),
            ),
        };
    };
    let body_start = text.len() - body.len();
    if front.len() > LONGEST {
        let size = front.len() / 1024;
        let fault = Diagnostic::error(format!(
            "the front matter is {size} KB long, at most 64 KB are read"
        ))
        .at_with(&source.path, lead..lead + 3, "it begins here")
        .help("is a line `+++` missing between the keys and the text?");
        return (without_front(body_start), Some(fault));
    }
    (Parts { front: Some(front), front_start, body, body_start }, None)
}

/// Where the text begins in a document without front matter: behind that of another system, or at once.
fn text_without_front_matter(text: &str, lead: usize) -> usize {
    let rest = &text[lead..];
    if rest.starts_with("+++") {
        let mut lines = rest.match_indices("\n+++");
        return lines.next().map_or(text.len(), |(at, _)| lead + at + 4);
    }
    if rest.lines().next().is_some_and(|line| line.trim() == "---") {
        return rest[3..].find("\n---").map_or(text.len(), |at| lead + 3 + at + 4);
    }
    lead
}

/// Where the value of a key stands in a document, or in settings: `image.alt`, `sources.1.url`.
#[must_use]
pub fn place_of_value(source: &Source, key: &str) -> Option<Span> {
    let parts = split(source).0;
    let (toml, start) = match parts.front {
        Some(front) => (front, parts.front_start),
        None => (source.text.as_str(), 0),
    };
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut names = key.split('.');
    let mut value = table.get_ref().get(names.next()?)?;
    for name in names {
        value = match value.get_ref() {
            DeValue::Table(table) => table.get(name)?,
            DeValue::Array(items) => items.get(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(offset_span(value.span(), start))
}

/// A span in a file whose TOML begins at `offset`.
pub(super) fn offset_span(span: Range<usize>, offset: usize) -> Span {
    (span.start + offset..span.end + offset).into()
}

/// What follows the line that a fence stands on, if nothing else stands on it.
fn end_of_fence(rest: &str) -> Option<&str> {
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    trimmed_start(line).is_empty().then_some(after)
}

fn closing_fence(after: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        if let Some(body) = after[at..].strip_prefix("+++").and_then(end_of_fence) {
            return Some((&after[..at], body));
        }
        at += after[at..].find('\n')? + 1;
    }
}

fn no_front_matter(source: &Source) -> Diagnostic {
    let first = trimmed_start(&source.text).lines().next().unwrap_or_default();
    let fault =
        Diagnostic::error("there is no front matter").at(&source.path, 0..first.len().min(80));
    if first.trim() == "---" {
        return fault
            .help("Dateline reads TOML between two lines `+++`; this file has YAML between `---`")
            .help("write each key like this: `title = \"…\"`");
    }
    if first.starts_with("+++") {
        return fault.help("nothing else stands on the line `+++`");
    }
    fault.help("begin the file with a line `+++`, the keys, and another line `+++`")
}
