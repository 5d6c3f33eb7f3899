//! Tells front matter from body.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Span};
use crate::read::Source;

/// More than any article needs; a missing `+++` soon makes the whole text front matter.
const LONGEST: usize = 64 * 1024;

/// A document in its two parts, and where they begin in the file.
pub(super) struct Parts<'s> {
    pub(super) front: &'s str,
    pub(super) front_start: usize,
    pub(super) body: &'s str,
    pub(super) body_start: usize,
}

/// Splits a document at its two `+++` lines.
pub(super) fn split(source: &Source) -> Result<Parts<'_>, Diagnostic> {
    let text = source.text.as_str();
    let lead = text.len() - text.trim_start().len();
    let Some(after) = text[lead..].strip_prefix("+++").and_then(end_of_fence) else {
        return Err(no_front_matter(source));
    };
    let front_start = text.len() - after.len();
    let Some((front, body)) = closing_fence(after) else {
        let fault = Diagnostic::error("the front matter has no end").at_with(
            &source.path,
            lead..lead + 3,
            "it begins here",
        );
        let dashes = after.find("\n---\n").map(|at| front_start + at + 1);
        return Err(match dashes {
            Some(at) => fault
                .at_with(&source.path, at..at + 3, "this doesn't end it")
                .help("end it with a line `+++`"),
            None => fault.help("write a line `+++` after the last key, before the text"),
        });
    };
    if front.len() > LONGEST {
        let size = front.len() / 1024;
        return Err(Diagnostic::error(format!(
            "the front matter is {size} KB long, at most 64 KB are read"
        ))
        .at_with(&source.path, lead..lead + 3, "it begins here")
        .help("is a line `+++` missing between the keys and the text?"));
    }
    Ok(Parts { front, front_start, body, body_start: text.len() - body.len() })
}

/// Where the value of a key stands in a document, or in settings: `image.alt`, `sources.1.url`.
#[must_use]
pub fn place_of_value(source: &Source, key: &str) -> Option<Span> {
    let (toml, start) = match split(source) {
        Ok(parts) => (parts.front, parts.front_start),
        Err(_) => (source.text.as_str(), 0),
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
    line.trim().is_empty().then_some(after)
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
    let first = source.text.trim_start().lines().next().unwrap_or_default();
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
