//! *Typography*: straight marks of a keyboard become the signs that readers expect.
//!
//! Quotation marks are those of the language, as CLDR has them; `--` and `---` are dashes, `...` is an
//! ellipsis, and what stands behind a digit without a quotation to close is a prime. One rule holds for
//! headlines, standfirsts, captions, corrections and texts. A mark at the edge of a word says itself
//! whether it opens or closes; between two letters it is their order that tells, since many scripts set
//! words side by side and Arabic and Hebrew write theirs into one.

use std::borrow::Cow;

mod marks;
mod side;

use marks::Marks;
pub use side::{OBJECT, joins_words};
use side::{Side, is_hebrew, side};

/// The typography of a language.
#[derive(Clone, Copy, Debug)]
pub struct Typography {
    marks: &'static Marks,
}

/// One change: so many bytes from here become this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first byte that goes.
    pub at: usize,
    /// How many bytes go.
    pub length: usize,
    /// What comes in their place.
    pub with: &'static str,
}

impl Typography {
    /// The typography of the language with this tag (BCP 47).
    #[must_use]
    pub fn of(tag: &str) -> Self {
        Self { marks: marks::of(tag) }
    }

    /// A line with its signs.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !is_needed(text) {
            return text.into();
        }
        let mut line = String::with_capacity(text.len() + 16);
        let mut at = 0;
        for change in self.changes(text) {
            line.push_str(&text[at..change.at]);
            line.push_str(change.with);
            at = change.at + change.length;
        }
        line.push_str(&text[at..]);
        line.into()
    }

    /// What changes in one paragraph, in order.
    #[must_use]
    pub fn changes(&self, text: &str) -> Vec<Change> {
        let mut quotes = Quotes {
            marks: self.marks,
            text,
            double: 0,
            single: 0,
            last_closing: last_closing(text),
            before: Side::Space,
            letter: ' ',
        };
        let bytes = text.as_bytes();
        let mut changes = Vec::new();
        // Most of a text is letters, so it is gone through from mark to mark.
        let mut dots = memchr::memmem::find(bytes, b"...");
        let mut at = 0;
        while at < bytes.len() {
            let next = memchr::memchr3(b'"', b'\'', b'-', &bytes[at..]).map(|next| at + next);
            let next = match (next, dots) {
                (Some(next), Some(dots)) => next.min(dots),
                (next, dots) => match next.or(dots) {
                    Some(next) => next,
                    None => break,
                },
            };
            quotes.come_to(next);
            let length = match bytes[next] {
                b'"' => quotes.double(next).map_or(1, |with| one(&mut changes, next, with)),
                b'\'' => quotes.single(next).map_or(1, |with| one(&mut changes, next, with)),
                b'-' => dashes(text, next, &mut changes),
                _ => {
                    changes.push(Change { at: next, length: 3, with: "…" });
                    let from = next + 3;
                    dots = memchr::memmem::find(&bytes[from..], b"...").map(|dots| from + dots);
                    3
                }
            };
            at = next + length;
        }
        changes
    }
}

/// Notes the change of a mark, which is one byte long.
fn one(changes: &mut Vec<Change>, at: usize, with: &'static str) -> usize {
    changes.push(Change { at, length: 1, with });
    1
}

/// Whether a text has anything that could change.
#[must_use]
pub fn is_needed(text: &str) -> bool {
    first_mark(text).is_some() || first_dots(text).is_some()
}

/// The first straight quotation mark, or hyphens that make dashes.
#[must_use]
pub fn first_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'"', b'\'', b'-', bytes)
        .find(|at| bytes[*at] != b'-' || bytes.get(at + 1) == Some(&b'-'))
}

/// The first dots that make an ellipsis.
#[must_use]
pub fn first_dots(text: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), b"...")
}

/// Hyphens from here on: how many there are, with the dashes that they make. An arrow stays one.
fn dashes(text: &str, at: usize, changes: &mut Vec<Change>) -> usize {
    let count = text[at..].bytes().take_while(|byte| *byte == b'-').count();
    let is_arrow = text[at + count..].starts_with('>') || text[..at].ends_with('<');
    if count < 2 || (count == 2 && is_arrow) {
        return count;
    }
    let short = match count % 3 {
        0 => 0,
        2 => 1,
        _ if count.is_multiple_of(2) => count / 2,
        _ => 2,
    };
    let long = (count - 2 * short) / 3;
    let mut from = at;
    for (number, length, with) in [(long, 3, "—"), (short, 2, "–")] {
        for _ in 0..number {
            changes.push(Change { at: from, length, with });
            from += length;
        }
    }
    count
}

/// Where the last single mark is that could close a quotation.
fn last_closing(text: &str) -> usize {
    let closes = |at: &usize| {
        let after = text[at + 1..].chars().find(|c| !matches!(c, '"' | '\''));
        let before = text[..*at].chars().next_back();
        before.is_some_and(|c| side(c) != Side::Space)
            && after
                .is_none_or(|c| !matches!(side(c), Side::Letter | Side::Digit) || joins_words(c))
    };
    memchr::memrchr_iter(b'\'', text.as_bytes()).find(closes).unwrap_or(0)
}

/// The quotations of a paragraph, up to a place in it.
struct Quotes<'t> {
    marks: &'static Marks,
    text: &'t str,
    /// How many double ones are open.
    double: usize,
    /// How many single ones are open.
    single: usize,
    last_closing: usize,
    before: Side,
    /// The last character that is no mark.
    letter: char,
}

impl Quotes<'_> {
    /// Looks at what stands before a mark; of another mark it is known what it was taken for.
    fn come_to(&mut self, at: usize) {
        match self.text[..at].chars().next_back() {
            None | Some('"' | '\'') => {}
            Some(c) => (self.before, self.letter) = (side(c), c),
        }
    }

    fn double(&mut self, at: usize) -> Option<&'static str> {
        let (after, next) = self.after(at);
        let opens = match (self.before, after) {
            (Side::Space, Side::Space) => return self.alone(),
            (Side::Space | Side::Open, _) => true,
            (_, Side::Space) | (Side::Letter | Side::Digit, Side::Close) => false,
            (Side::Letter, _) if is_hebrew(self.letter) && is_hebrew(next) => {
                if self.is_acronym(at) {
                    self.before = Side::Letter;
                    return Some("״");
                }
                self.double == 0
            }
            _ if self.double > 0 => false,
            (Side::Letter, Side::Letter | Side::Digit) if self.is_elided(at) => true,
            (Side::Letter, _) => joins_words(self.letter) || joins_words(next),
            (before, _) => before != Side::Digit,
        };
        if opens {
            self.double += 1;
            self.before = Side::Open;
            return Some(self.marks.double.0);
        }
        if self.double == 0 && self.before == Side::Digit {
            self.before = Side::Letter;
            return Some("″");
        }
        self.double = self.double.saturating_sub(1);
        self.before = Side::Close;
        Some(self.marks.double.1)
    }

    /// A mark between spaces says nothing by its place: it closes what is open, and stays otherwise.
    fn alone(&mut self) -> Option<&'static str> {
        self.double = self.double.checked_sub(1)?;
        Some(self.marks.double.1)
    }

    fn single(&mut self, at: usize) -> Option<&'static str> {
        let (after, next) = self.after(at);
        if self.is_in_word(after, next) || self.is_year(at) || self.text[at..].starts_with("'n'") {
            let with = if is_hebrew(self.letter) { "׳" } else { "’" };
            self.before = Side::Letter;
            return Some(with);
        }
        let opens = match (self.before, after) {
            (Side::Space, Side::Space) => return None,
            (Side::Space | Side::Open | Side::Dash, _) => self.last_closing > at,
            (Side::Letter, _) => self.single == 0 && joins_words(self.letter) && joins_words(next),
            _ => false,
        };
        if opens {
            self.single += 1;
            self.before = Side::Open;
            return Some(self.marks.single.0);
        }
        if self.single == 0 {
            let is_prime = self.before == Side::Digit && after != Side::Letter;
            let is_geresh = self.before == Side::Letter && is_hebrew(self.letter);
            self.before = Side::Letter;
            return Some(if is_prime {
                "′"
            } else if is_geresh {
                "׳"
            } else {
                "’"
            });
        }
        self.single -= 1;
        self.before = Side::Close;
        Some(self.marks.single.1)
    }

    /// Whether an apostrophe stands here: between the letters of a word.
    fn is_in_word(&self, after: Side, next: char) -> bool {
        let is_word = |side| matches!(side, Side::Letter | Side::Digit);
        let is_feet = self.before == Side::Digit && after == Side::Digit;
        let set_apart = |c: char| joins_words(c) && !is_hebrew(c) && !side::is_arabic(c);
        is_word(self.before)
            && is_word(after)
            && !is_feet
            && !(set_apart(self.letter) && set_apart(next))
    }

    /// Whether a year begins here of which the century is left out: `'90s`.
    fn is_year(&self, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        let is_short = rest.len() >= 2 && rest.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        let ends = |rest: &str| {
            let end = rest.trim_start_matches(char::is_alphabetic);
            rest.len() - end.len() < 4
                && !end.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
        };
        is_short && matches!(self.before, Side::Space | Side::Open | Side::Dash) && ends(&rest[2..])
    }

    /// Whether a word stands here that is cut before the next: `l'"ami"`.
    fn is_elided(&self, at: usize) -> bool {
        self.text[..at].ends_with('\'')
    }

    /// Whether one letter and no more of the word follows: `צה"ל`.
    fn is_acronym(&self, at: usize) -> bool {
        let mut rest = self.text[at + 1..].chars();
        rest.next();
        !rest.next().is_some_and(char::is_alphabetic)
    }

    /// What follows the marks that begin here, and its first character.
    fn after(&self, at: usize) -> (Side, char) {
        // Not a look further: whoever writes more marks than these side by side means something else.
        let next = self.text[at..].chars().take(8).find(|c| !matches!(c, '"' | '\''));
        next.map_or((Side::Space, ' '), |c| (side(c), c))
    }
}

#[cfg(test)]
mod tests;
