//! Forms that begin a line.

use super::found::{Left, Paragraph, short};

pub(super) fn heading(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    if count < 2 || !paragraph.is_line_start(at) {
        return None;
    }
    let line = paragraph.line(at);
    let words = line[count..].trim().trim_end_matches('#').trim();
    let signs = "#".repeat(count.min(6));
    let help = if count > 6 {
        format!("a heading has six of them at most: `{signs} {}`", short(words))
    } else {
        format!("write a space behind the signs: `{signs} {}`", short(words))
    };
    (!words.is_empty())
        .then(|| Left::new(at..at + line.len(), "this heading is shown as text", help))?
}

pub(super) fn row(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if !paragraph.is_line_start(at) {
        return None;
    }
    let line = paragraph.line(at).trim_end();
    let cells = line.matches('|').count();
    if cells < 2 {
        return None;
    }
    let rule = "|---".repeat(cells.saturating_sub(usize::from(line.ends_with('|'))));
    Left::new(
        at..paragraph.text.len(),
        "this table is shown as text",
        format!("an empty line stands before it, and under its first line `{rule}|`"),
    )
}

/// The line under the head of a table, where it makes none.
pub(super) fn rule_of_table(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let line = paragraph.line(at).trim_end();
    let is_rule = line.contains('|')
        && line.contains("--")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '));
    is_rule.then(|| {
        let help = "an empty line stands before it, and the line under its head has one `---` for each cell";
        Left::new(at..at + line.len(), "this table is shown as text", help)
    })?
}

pub(super) fn colon(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    if paragraph.is_line_start(at)
        && let Some(rule) = rule_of_table(paragraph, at)
    {
        return Some(rule);
    }
    if count >= 3 && paragraph.is_line_start(at) {
        let line = paragraph.line(at);
        return Left::new(
            at..at + line.len(),
            "this block of another program is shown as text",
            NOTE,
        );
    }
    let name = paragraph.until(at + 1, ":")?;
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() > 1
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-'));
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == ':');
    let end = at + name.len() + 2;
    let stands_alone = !is_word(paragraph.before(at)) && !is_word(paragraph.after(end));
    (is_name && stands_alone).then(|| {
        Left::new(
            at..end,
            format!("`:{name}:` is shown as text"),
            "write the sign itself, or words",
        )
    })?
}

const NOTE: &str =
    "a note in a box is `> [!NOTE]` on a line of its own, and `> ` before each line of it";

pub(super) fn admonition(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if !paragraph.is_line_start(at) {
        return None;
    }
    let line = paragraph.line(at);
    let name = line.strip_prefix("!!! ").or_else(|| line.strip_prefix("??? "))?;
    name.starts_with(|c: char| c.is_ascii_lowercase()).then(|| {
        Left::new(at..at + line.len(), "this block of another program is shown as text", NOTE)
    })?
}

pub(super) fn directive(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if !paragraph.is_line_start(at) {
        return None;
    }
    let line = paragraph.line(at);
    let name = line.strip_prefix(".. ")?.split("::").next()?;
    let is_name = line.contains("::")
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    is_name.then(|| {
        let help = super::brackets::help(name);
        Left::new(at..at + line.len(), "this directive of another program is shown as text", help)
    })?
}
