//! *Items* of a list that are lines of a paragraph: bullets of word processors, and marks without a space.

use super::found::{Left, Paragraph, short};

/// The bytes with which bullets begin.
pub(super) const BULLET: u8 = 0xe2;
pub(super) const DOT: u8 = 0xc2;

/// Bullets of word processors. Dashes are none: they begin what somebody says.
const BULLETS: [char; 8] = ['•', '·', '◦', '‣', '▪', '●', '○', '■'];

/// Whether a line that begins so may be an item.
pub(super) fn is_possible(line: &str) -> bool {
    match line.as_bytes() {
        [b'1', b'.' | b')', ..] => true,
        [BULLET | DOT, ..] => line.starts_with(BULLETS),
        _ => false,
    }
}

pub(super) fn bullet(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let words = paragraph.text[at..].strip_prefix(BULLETS)?;
    if !paragraph.is_line_start(at) || words.trim().is_empty() {
        return None;
    }
    let line = paragraph.line(at);
    let words = short(line.trim_start_matches(BULLETS));
    item(
        at..at + line.len(),
        format!("an item begins with `- `, on a line of its own: `- {words}`"),
    )
}

/// `-words`, line for line, and the line under the head of a table.
pub(super) fn dash(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if !paragraph.is_line_start(at) {
        return None;
    }
    let line = paragraph.line(at);
    if line.trim_end() == "-->" {
        let help = "a comment begins with `<!--`; remove it, or begin the comment";
        return Left::new(at..at + 3, "this end of a comment is shown as text", help);
    }
    super::lines::rule_of_table(paragraph, at)
        .or_else(|| tight(paragraph, at, "-"))
        .or_else(|| displaced(paragraph, at))
}

/// An item that stands too far from the left to be one, and so is a line of the paragraph.
pub(super) fn displaced(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let line = paragraph.line(at);
    let words = line[1..].trim_start_matches([' ', '\t']);
    let is_item = words.len() + 1 < line.len()
        && words.starts_with(|c: char| c.is_alphanumeric() || "[*_\"“".contains(c))
        && paragraph.is_line_start(at)
        && !paragraph.text[..at].trim().is_empty();
    let help = "an item of a list stands below the others, with as many spaces before it";
    if is_item { item(at..at + line.len(), help.to_owned()) } else { None }
}

pub(super) fn plus(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if !paragraph.is_line_start(at) {
        return None;
    }
    if paragraph.line(at).trim_end() == "+++" {
        let help = "front matter stands once, at the beginning of the file; a rule is `---`";
        return Left::new(at..at + 3, "these signs are shown as text", help);
    }
    tight(paragraph, at, "+").or_else(|| displaced(paragraph, at))
}

/// `1.words` and `2.words` on the next line.
pub(super) fn number(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let mark = ["1.", "1)"].into_iter().find(|it| paragraph.text[at..].starts_with(it))?;
    if paragraph.is_line_start(at) { tight(paragraph, at, mark) } else { None }
}

/// Two lines with marks that have no space behind them: one may be chance.
fn tight(paragraph: &Paragraph<'_>, at: usize, mark: &str) -> Option<Left> {
    let line = paragraph.line(at);
    let next = paragraph.text.get(at + line.len() + 1..)?.trim_start_matches([' ', '\t']);
    let next_mark = mark.replace('1', "2");
    let is_item = |line: &str, mark| {
        line.strip_prefix(mark).is_some_and(|it| it.starts_with(char::is_alphabetic))
    };
    if !is_item(line, mark) || !is_item(next, &next_mark) {
        return None;
    }
    let words = short(&line[mark.len()..]);
    let help = format!("an item has a space behind its mark: `{mark} {words}`");
    item(at..at + line.len() + 1 + paragraph.line(at + line.len() + 1).len(), help)
}

fn item(range: std::ops::Range<usize>, help: String) -> Option<Left> {
    Left::new(range, "this list is shown as text", help)
}
