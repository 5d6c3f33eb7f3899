//! Marks around words that emphasise nothing.

use super::found::{Left, Paragraph};

pub(super) fn asterisks(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    if let Some(item) = super::items::displaced(paragraph, at) {
        return Some(item);
    }
    let help = "such a mark stands beside a letter inside and beside a space or punctuation outside, as in \
                `a **word**, more`; write `\\*` for an asterisk";
    marks(paragraph, at, true)
        .or_else(|| lone(paragraph, at))
        .and_then(|range| Left::new(range, "these asterisks are shown as text", help))
}

pub(super) fn underscores(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    // A row of them is a blank to be filled in.
    if count > 2 {
        return None;
    }
    let help =
        "emphasis within a word takes asterisks: `un*believ*able`; write `\\_` for an underscore";
    marks(paragraph, at, false)
        .or_else(|| (count == 2 && is_at_edge(paragraph, at, 2)).then_some(at..at + 2))
        .or_else(|| lone(paragraph, at))
        .and_then(|range| Left::new(range, "these underscores are shown as text", help))
}

pub(super) fn tildes(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let help = "what is struck out has `~~` before its first and behind its last letter";
    (paragraph.run(at) == 2)
        .then(|| marks(paragraph, at, true))?
        .and_then(|range| Left::new(range, "these tildes are shown as text", help))
}

pub(super) fn equals(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    if count < 2 {
        return None;
    }
    let line = if paragraph.is_line_start(at) { paragraph.line(at) } else { "" };
    let inner = line.get(count..).unwrap_or_default().trim_end();
    if !inner.is_empty() && inner.ends_with(&line[..count]) {
        let words = inner[..inner.len() - count].trim();
        let help = format!("write `{} {words}`", "#".repeat(count));
        let is_heading = !words.is_empty() && inner.starts_with(' ');
        if is_heading {
            return Left::new(at..at + line.len(), "this heading of a wiki is shown as text", help);
        }
    }
    if count > 2 && paragraph.line(at).trim_end().len() == count && !line.is_empty() {
        let help = "a heading is `## words`, and a rule `---` between two empty lines";
        return Left::new(at..at + count, "this line of signs is shown as text", help);
    }
    let marked = (count == 2).then(|| {
        let is_mark = || is_at_edge(paragraph, at, 2).then_some(at..at + 2);
        marks(paragraph, at, false).or_else(is_mark)
    });
    let marked = marked.flatten()?;
    Left::new(
        marked,
        "this highlight is shown as text",
        "write `**words**` for what is to stand out",
    )
}

pub(super) fn apostrophes(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let count = paragraph.run(at);
    if !(2..=5).contains(&count) {
        return None;
    }
    let help =
        "emphasis is `*words*`, strong emphasis `**words**`; a quotation has one mark on each side";
    let marked = marks(paragraph, at, false)?;
    Left::new(marked, "these apostrophes are shown as text", help)
}

/// The run of marks here and the next one like it, with what stands between them; of a run of two or more
/// that `stands_alone` itself if there is no other.
fn marks(
    paragraph: &Paragraph<'_>,
    at: usize,
    stands_alone: bool,
) -> Option<std::ops::Range<usize>> {
    let count = paragraph.run(at);
    let mark = &paragraph.text[at..at + count];
    let end = at + count;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_set = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let (before, after) = (paragraph.before(at), paragraph.after(end));
    let mut from = end;
    while let Some(inner) = paragraph.until(from, mark) {
        let close = from + inner.len();
        let close_end = close + paragraph.run(close);
        let is_pair = close_end - close == count
            && is_set(after)
            && is_set(paragraph.before(close))
            && (stands_alone
                || !is_word(before) && (mark == "__" || !is_word(paragraph.after(close_end))));
        if is_pair {
            return Some(at..close_end);
        }
        if close_end - end > 1000 {
            break;
        }
        from = close_end;
    }
    // A power is no emphasis: `2**10`.
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let near = |text: &str, last: bool| {
        let text = text.trim_matches([' ', '\t']);
        if last { text.chars().next_back() } else { text.chars().next() }
    };
    let is_power = is_digit(near(&paragraph.text[..at], true))
        && (is_digit(near(&paragraph.text[end..], false)) || !is_set(before) && !is_set(after));
    // A note below a table begins so.
    let is_note =
        mark.starts_with('*') && after == Some(' ') && paragraph.text[..at].trim().is_empty();
    let is_seen = stands_alone && count > 1 && !is_power && !is_note;
    is_seen.then_some(at..end)
}

/// One mark beside emphasis, as in `**words*`, or one of a pair that has a space on its wrong side.
fn lone(paragraph: &Paragraph<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    if paragraph.run(at) != 1 {
        return None;
    }
    if (paragraph.is_beside_mark)(at..at + 1) {
        return Some(at..at + 1);
    }
    let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mark = &paragraph.text[at..=at];
    let inner = paragraph.until(at + 1, mark).filter(|it| it.len() < 80 && !it.contains('\n'))?;
    let close = at + 1 + inner.len();
    let (before, after) = (paragraph.before(at), paragraph.after(close + 1));
    let is_word = inner.trim().chars().filter(|c| c.is_alphabetic()).count() > 2
        && inner.trim().starts_with(char::is_alphabetic);
    let (begins, ends) =
        (inner.starts_with(char::is_whitespace), inner.ends_with(char::is_whitespace));
    let is_pair = is_word
        && paragraph.run(close) == 1
        && is_open(after)
        && (ends && !begins && is_space(before)
            || begins && !ends && is_space(before) && !paragraph.is_line_start(at));
    is_pair.then_some(at..close + 1)
}

/// Whether marks stand beside a word on one side, and beside none on the other.
fn is_at_edge(paragraph: &Paragraph<'_>, at: usize, count: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_open = |c: Option<char>| !is_word(c);
    let (before, after) = (paragraph.before(at), paragraph.after(at + count));
    is_word(before) && is_open(after) || is_word(after) && is_open(before)
}
