//! *Blocks* that aren't what somebody meant: cells that a table has no column for, braces that a heading
//! swallows, and definitions that are none.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::doubt::Doubt;
use super::reading::Reading;

/// A doubt about a block that begins or ends with this event.
pub(super) fn doubt(
    reading: &Reading<'_>,
    event: &Event<'_>,
    range: &Range<usize>,
) -> Option<Doubt> {
    match event {
        Event::End(TagEnd::Heading(_)) => attributes(reading, range),
        Event::End(TagEnd::TableRow) => cells(reading, range),
        Event::Start(Tag::DefinitionListDefinition) => definition(reading.text, range),
        _ => None,
    }
}

/// Braces at the end of a heading that are no attributes: the parser drops them.
fn attributes(reading: &Reading<'_>, heading: &Range<usize>) -> Option<Doubt> {
    let end_of_words = match reading.events.last()? {
        (Event::Start(_), _) => heading.start,
        (_, last) => last.end,
    };
    let rest = reading.text.get(end_of_words..heading.end)?;
    let begin = heading.end - rest.len() + memchr::memchr(b'{', rest.as_bytes())?;
    let end = begin + reading.text[begin..heading.end].rfind('}')?;
    let is_name = |c: char| c.is_alphanumeric() || "-_.:#".contains(c);
    let is_attribute = |word: &str| word.starts_with(['#', '.']) && word.chars().all(is_name);
    let words = reading.text[begin + 1..end].trim_start_matches(':').split_whitespace();
    (!words.into_iter().all(is_attribute)).then(|| {
        Doubt::new(
            "this isn't shown: braces at the end of a heading name its place",
            "write `{#name}` for a place, and round brackets for what is to be read",
            begin..end + 1,
        )
    })
}

/// Cells of a row behind the last one that the head has: the parser drops them.
fn cells(reading: &Reading<'_>, row: &Range<usize>) -> Option<Doubt> {
    let (Event::End(TagEnd::TableCell), last) = reading.events.last()? else { return None };
    let rest = reading.text.get(last.end..row.end)?;
    let words = rest.trim_start_matches([' ', '\t', '|']);
    let begin = row.end - words.len();
    let words = words.trim_end_matches([' ', '\t', '|', '\r', '\n', '>']);
    (!words.is_empty()).then(|| {
        Doubt::new(
            "the head of this table has no cell for this, so it isn't shown",
            "give the head a cell more, and the line under it one `---` more; write `\\|` for a bar",
            begin..begin + words.len(),
        )
    })
}

/// A line that begins with a colon and a word, as `:evergreen_tree:` does.
fn definition(text: &str, range: &Range<usize>) -> Option<Doubt> {
    let line = text.get(range.start..)?;
    let begin = range.start + line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = text[begin..].strip_prefix(':')?;
    (!rest.starts_with(char::is_whitespace) && !rest.is_empty()).then(|| {
        Doubt::new(
            "this colon makes a definition of its line, and a term of the line above",
            "write a space behind the colon if that is meant, and `\\:` if not",
            begin..begin + 1,
        )
    })
}
