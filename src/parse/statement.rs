//! A *statement* of TOML as somebody sees it who reads line by line: a key with its value, or the
//! heading of a table. It is found also where it isn't TOML, so that one slip doesn't hide the rest.

use std::ops::Range;

/// A statement, right or wrong.
pub(super) struct Statement {
    /// From its first letter to the last one of its value or comment.
    pub(super) range: Range<usize>,
    /// Whether it is the heading of a table.
    pub(super) is_heading: bool,
    /// What keeps its value from being one.
    pub(super) gap: Option<Gap>,
}

/// What is missing in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A text has but one of its quotes; where it begins, and where its line ends.
    Quote(Range<usize>),
    /// A list or a table has no end: what it would end with, and where.
    End(char, usize),
}

/// The statement in which `at` lies, or the last one before it; one before it that lacks something may
/// be the cause of what is found at `at`.
pub(super) fn statement_at(toml: &str, at: usize) -> Option<Statement> {
    let mut found: Option<Statement> = None;
    let mut start = 0;
    while start < toml.len() {
        let line = line_from(toml, start);
        let text = line.trim_start();
        if text.is_empty() || text.starts_with('#') {
            start += line.len() + 1;
            continue;
        }
        let begin = start + line.len() - text.len();
        if begin > at && found.is_some() {
            break;
        }
        let statement = read(toml, begin);
        if statement.gap.is_some() {
            // What comes of it is found further down.
            return Some(statement);
        }
        let end = statement.range.end;
        start = end + line_from(toml, end).len() + 1;
        found = Some(statement);
        if at < start {
            break;
        }
    }
    found
}

/// The heading of the next table from `at` on, or the end.
pub(super) fn next_heading(toml: &str, at: usize) -> usize {
    let mut start = at;
    while start < toml.len() {
        let line = line_from(toml, start);
        if is_heading(line) {
            return start;
        }
        start += line.len() + 1;
    }
    toml.len()
}

/// The statement that begins at `begin`.
fn read(toml: &str, begin: usize) -> Statement {
    let line = line_from(toml, begin);
    let is_heading = line.starts_with('[');
    let value = line.find('=').filter(|_| !is_heading);
    let Some(value) = value else {
        let range = begin..begin + line.trim_end().len();
        return Statement { range, is_heading, gap: None };
    };
    let mut walk = Walk { toml, at: begin + value + 1, open: Vec::new(), gap: None };
    let end = walk.go_to_end();
    Statement { range: begin..end, is_heading, gap: walk.gap }
}

fn line_from(toml: &str, at: usize) -> &str {
    toml[at..].split('\n').next().unwrap_or_default()
}

/// A walk through a value that may be none.
struct Walk<'t> {
    toml: &'t str,
    at: usize,
    /// The brackets that are open.
    open: Vec<char>,
    gap: Option<Gap>,
}

impl Walk<'_> {
    /// Goes to the end of the value.
    fn go_to_end(&mut self) -> usize {
        while let Some(next) = self.toml[self.at..].chars().next() {
            match next {
                '\n' => {
                    if self.open.is_empty() || self.ends_here() {
                        return self.last(self.at);
                    }
                    self.at += 1;
                }
                '"' | '\'' => self.text(next),
                '#' => self.at += line_from(self.toml, self.at).len(),
                '[' | '{' => self.open(next),
                ']' | '}' => {
                    if self.open.last().is_some_and(|it| end_of(*it) == next) {
                        self.open.pop();
                    }
                    self.at += 1;
                }
                next => self.at += next.len_utf8(),
            }
        }
        self.ends_open();
        self.last(self.at)
    }

    fn open(&mut self, bracket: char) {
        self.open.push(bracket);
        self.at += 1;
    }

    /// A text in quotes: over many lines in three, else to the end of the line at most.
    fn text(&mut self, quote: char) {
        let rest = &self.toml[self.at..];
        let three = if quote == '"' { "\"\"\"" } else { "'''" };
        if let Some(inner) = rest.strip_prefix(three) {
            let end = inner.find(three).map_or(rest.len(), |end| end + 6);
            self.at += end;
            return;
        }
        let line = line_from(self.toml, self.at);
        let mut is_escaped = false;
        for (at, letter) in line.char_indices().skip(1) {
            if letter == quote && !is_escaped {
                self.at += at + 1;
                return;
            }
            is_escaped = letter == '\\' && !is_escaped && quote == '"';
        }
        self.gap.get_or_insert(Gap::Quote(self.at..self.at + line.trim_end().len()));
        self.at += line.len();
    }

    /// Whether a line break inside brackets ends the value: the next line is another statement.
    fn ends_here(&mut self) -> bool {
        let rest = self.toml[self.at..].lines().map(str::trim);
        let next = rest.clone().find(|line| !line.is_empty() && !line.starts_with('#'));
        let before = self.toml[..self.at].trim_end();
        let goes_on = before.ends_with([',', '{', '[']);
        let is_next = match (next, self.open.last()) {
            (None, _) => true,
            (Some(line), _) if is_heading(line) => true,
            (Some(line), Some('{')) => is_key_and_value(line) && !goes_on,
            (Some(line), _) => is_key_and_value(line),
        };
        if is_next {
            self.ends_open();
        }
        is_next
    }

    /// Notes that a bracket was left open.
    fn ends_open(&mut self) {
        let Some(bracket) = self.open.last() else { return };
        let gap = Gap::End(end_of(*bracket), self.last(self.at));
        self.gap.get_or_insert(gap);
    }

    /// The end of what is written before `at`, blank lines and lines of comment aside.
    fn last(&self, at: usize) -> usize {
        let mut end = self.toml[..at].trim_end().len();
        while let Some(line) = self.toml[..end].rfind('\n').map(|start| start + 1)
            && self.toml[line..end].trim_start().starts_with('#')
        {
            end = self.toml[..line].trim_end().len();
        }
        end
    }
}

fn end_of(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}

/// Whether a line is the heading of a table, and no list in a list.
fn is_heading(line: &str) -> bool {
    let Some(inner) = line.strip_prefix('[') else { return false };
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let Some((name, _)) = inner.split_once(']') else { return false };
    name.starts_with(|c: char| c.is_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && !matches!(name, "true" | "false")
}

/// Whether a line begins with a key and its `=`.
fn is_key_and_value(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim();
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::{Gap, statement_at};

    #[test]
    fn a_statement_ends_where_the_next_begins() {
        let toml =
            "title = \"A\"\ntags = [\n  \"a\",\n  \"b\"\nauthors = [\"c\"]\n[image]\nsrc = {\n";
        let read = |at: &str| {
            let it = statement_at(toml, toml.find(at).expect("a place")).expect("a statement");
            (&toml[it.range], it.is_heading, it.gap)
        };
        assert_eq!(read("\"A\""), ("title = \"A\"", false, None));
        let end = toml.find("\nauthors").expect("a place");
        let list = "tags = [\n  \"a\",\n  \"b\"";
        assert_eq!(read("\"b\""), (list, false, Some(Gap::End(']', end))));
        // A statement before it that lacks something may be the cause.
        assert_eq!(read("authors"), (list, false, Some(Gap::End(']', end))));
        assert_eq!(read("src").0, list);
    }
}
