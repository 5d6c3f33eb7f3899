//! What an author is told when front matter or settings aren't TOML.
//!
//! The library speaks to people who know TOML. The slips that people make are recognised by the
//! statement that they stand in and said in plain words, with the line as it should be; what isn't
//! recognised is passed on as the library says it.
//!
//! A statement with a fault is taken out and the rest read again, so that each fault is said once, where
//! it is, and hides none of the others.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::front_matter::offset_span;
use super::invisible;
use super::key::{Key, Kind};
use super::mended::{self, date_help, mended, quoted};
use super::statement::{Gap, Statement, next_heading, statement_at};
use super::toml_slip::{
    FaultyLine, Slip, no_closing_quote, no_date, no_end, no_key_and_value, odd_value, slip,
    slip_of, value_of, without_comment,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::SourcePath;

/// After this many, nobody reads on.
const MOST: usize = 10;

/// A stretch of TOML in a file.
pub(super) struct Text<'t> {
    pub(super) toml: &'t str,
    /// Where it begins in the file.
    pub(super) offset: usize,
    /// The keys that may stand in it, tables left aside.
    pub(super) keys: &'t [Key],
    pub(super) path: &'t SourcePath,
}

/// What is left when all statements with faults are taken out.
pub(super) struct Readable {
    /// As long as what was written, with spaces for what was taken out.
    pub(super) toml: String,
    /// The keys of the statements that were taken out: they aren't missing.
    pub(super) keys: Vec<String>,
    /// Whether nothing is left that isn't TOML.
    pub(super) is_whole: bool,
}

impl Text<'_> {
    /// Reports each fault, and gives back what can be read without them.
    pub(super) fn readable(&self, faults: &mut Diagnostics) -> Readable {
        let mut toml = invisible::with_spaces(self.toml).into_owned();
        let mut keys = Vec::new();
        for _ in 0..MOST {
            let (_, errors) = DeTable::parse_recoverable(&toml);
            let place = |error: &Error| {
                let span = error.span().unwrap_or(0..0);
                span.start.min(toml.len())..span.end.min(toml.len())
            };
            let Some(first) = errors.iter().map(|error| place(error).start).min() else {
                return Readable { toml, keys, is_whole: true };
            };
            // Of several in a line, the library's own first.
            let line = self.line(first).start;
            let Some(first) = errors.iter().find(|it| self.line(place(it).start).start == line)
            else {
                break;
            };
            let span = place(first);
            let Some(statement) = statement_at(&toml, span.start) else { break };
            let said = first.message().lines().collect::<Vec<_>>().join(", ");
            let seen = Text { toml: &toml, ..*self };
            let slip = self.unseen(&statement).or_else(|| seen.slip(&said, &statement, &span));
            let slip = slip.unwrap_or_else(|| Slip {
                help: None,
                ..slip_of(format!("this isn't TOML: {said}"))
            });
            let span = slip.place.clone().unwrap_or(span);
            let mut fault = Diagnostic::error(slip.message)
                .at(self.path, offset_span(span, self.offset))
                .maybe_help(slip.help);
            if let Some((place, text)) = slip.other {
                fault = fault.at_with(self.path, offset_span(place, self.offset), text);
            }
            faults.push(fault);
            keys.push(self.key_of(&statement));
            let mut range = statement.range.clone();
            if statement.is_heading {
                range.end = next_heading(&toml, range.end);
            }
            toml = without(&toml, range);
        }
        let is_whole = DeTable::parse(&toml).is_ok();
        Readable { toml, keys, is_whole }
    }

    /// The key that a statement seems to be about.
    fn key_of(&self, statement: &Statement) -> String {
        let text = self.toml[statement.range.clone()].trim_start_matches('[');
        let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'));
        text.split(is_end).next().unwrap_or_default().to_owned()
    }

    /// The keys of the table that a statement stands in.
    fn keys_at(&self, statement: &Statement) -> &[Key] {
        let mut keys = self.keys;
        let mut lines = self.toml[..statement.range.start].lines().map(str::trim);
        let heading = lines.rfind(|line| line.starts_with('[')).unwrap_or_default();
        let path = heading.trim_matches(['[', ']']);
        for name in path.split('.').filter(|name| !name.is_empty()) {
            let kind = keys.iter().find(|key| key.name == name).map(|key| &key.kind);
            if let Some(Kind::Table(inner) | Kind::Tables(inner) | Kind::Named(inner)) = kind {
                keys = inner;
            }
        }
        keys
    }

    /// An invisible character that keeps a statement from being one.
    fn unseen(&self, statement: &Statement) -> Option<Slip> {
        let written = &self.toml[statement.range.clone()];
        let (at, name) = invisible::first(written)?;
        let clean: String = written.chars().filter(|c| !invisible::is_invisible(*c)).collect();
        DeTable::parse(&clean).ok()?;
        let line = clean.lines().next().unwrap_or_default();
        let length = written[at..].chars().next().map_or(1, char::len_utf8);
        let start = statement.range.start + at;
        let message = format!("there is a character here that nobody can see ({name})");
        let help = format!("write the line anew: `{}`", line.trim());
        Some(slip(message, help).place(start..start + length))
    }

    fn line(&self, at: usize) -> FaultyLine<'_> {
        let start = self.toml[..at].rfind('\n').map_or(0, |at| at + 1);
        let text = self.toml[start..].lines().next().unwrap_or_default();
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key.trim(), Some(without_comment(value).trim())),
            None => (text.trim(), None),
        };
        FaultyLine { start, text, key, value }
    }

    fn slip(&self, said: &str, statement: &Statement, span: &Range<usize>) -> Option<Slip> {
        let written = &self.toml[statement.range.clone()];
        let is_over_lines = written.contains('\n');
        let whole = written.split_once('=').filter(|_| !statement.is_heading);
        let keys = self.keys_at(statement);
        if let Some((key, value)) = whole {
            let (key, value) = (key.trim(), without_comment(value).trim());
            let kind = keys.iter().find(|known| known.name == key).map(|known| &known.kind);
            let start = statement.range.start + written.len() - written.split_once('=')?.1.len();
            if let Some(gap) = &statement.gap
                && value.starts_with(['[', '{'])
            {
                return Some(self.gap(key, value, gap, is_over_lines));
            }
            if let Some(mended) = mended(value, kind).filter(|it| it.slip == mended::STRAIGHT) {
                let slip =
                    slip(mended.slip, format!("write it like this: `{key} = {}`", mended.value));
                let is_bare = value.starts_with(['[', '{', '"', '\'']);
                let value =
                    start + self.toml[start..].len() - self.toml[start..].trim_start().len();
                return Some(if is_bare { slip.place(value..statement.range.end) } else { slip });
            }
            if let Some(slip) = self.word_in_table(value, span) {
                return Some(slip);
            }
        }
        self.slip_of_line(said, keys, span)
    }

    /// What is missing in a list or a table.
    fn gap(&self, key: &str, value: &str, gap: &Gap, is_over_lines: bool) -> Slip {
        let write = |value: &str| format!("write it like this: `{key} = {value}`");
        match gap {
            Gap::Quote(place) if is_over_lines => {
                let line = self.line(place.start).text.trim();
                let line = line.trim_end_matches(',');
                let whole = line.trim_matches(['"', '\'', ' ', ',']);
                let item = match mended(&format!("[{line}]"), None) {
                    Some(mended) => mended.value[1..mended.value.len() - 1].to_owned(),
                    None => quoted(whole),
                };
                let end = self.toml[..place.end].trim_end_matches([',', ' ']).len();
                slip(mended::NO_QUOTE, format!("write it like this: `{item},`")).place(end..end)
            }
            Gap::Quote(place) => {
                let ends = ["\"", "'", "\"]", "']", "\"}", "'}", "\" }", "\"}]", "'}]"];
                let closed = ends.iter().map(|end| format!("{value}{end}"));
                let is_toml = |value: &String| DeTable::parse(&format!("k = {value}")).is_ok();
                let list = mended(value, None).map(|it| it.value);
                let closed = list.or_else(|| closed.clone().find(is_toml));
                let what = if value.starts_with('[') {
                    mended::NO_QUOTE
                } else {
                    "a quote is missing in this table"
                };
                let help =
                    closed.map_or("each text stands between two quotes".into(), |it| write(&it));
                slip(what, help).place(place.clone())
            }
            Gap::End(end, at) => {
                let what = if *end == ']' { "list" } else { "table" };
                let help = if is_over_lines {
                    format!("write a line `{end}` after this one")
                } else {
                    let closed = format!("{}{end}", value.trim_end_matches(','));
                    let is_toml = DeTable::parse(&format!("k = {closed}")).is_ok();
                    match mended(value, None).filter(|_| !is_toml) {
                        Some(mended) => write(&mended.value),
                        None => write(&closed),
                    }
                };
                slip(format!("this {what} has no end"), help).place(*at..*at)
            }
        }
    }

    /// A date or a text without quotes among the keys of a table on one line.
    fn word_in_table(&self, value: &str, span: &Range<usize>) -> Option<Slip> {
        if !value.contains('{') {
            return None;
        }
        let start = self.toml[..span.start].rfind([',', '{', '[', '\n']).map_or(0, |at| at + 1);
        let rest = &self.toml[start..];
        let (key, word) =
            rest[..rest.find([',', '}', '\n']).unwrap_or(rest.len())].split_once('=')?;
        let (key, word) = (key.trim(), word.trim());
        if word.is_empty() || word.contains(['"', '\'', '{', '[']) {
            return None;
        }
        if let Some(help) = date_help(key, word) {
            return Some(slip(format!("`{word}` is no date"), help));
        }
        let is_word = word.starts_with(char::is_alphabetic) && !matches!(word, "true" | "false");
        is_word.then(|| {
            slip(mended::UNQUOTED, format!("write it like this: `{key} = {}`", quoted(word)))
        })
    }

    fn slip_of_line(&self, said: &str, keys: &[Key], span: &Range<usize>) -> Option<Slip> {
        let line = &self.line(span.start);
        let is = |beginnings: &[&str]| beginnings.iter().any(|it| said.starts_with(it));
        if is(&["duplicate key"]) {
            Some(self.given_twice(line, span))
        } else if is(&["invalid date", "invalid time", "invalid offset"]) {
            let written = line.value.filter(|it| !it.contains(['[', '{']));
            Some(no_date(line.key, written.unwrap_or(&self.toml[span.clone()]), said))
        } else if is(&["missing escaped value", "too few unicode", "invalid escape"]) {
            Some(slip(
                "a backslash in a text begins a special character",
                "write two for one, `\\\\`, or put the text between single quotes: `'…'`",
            ))
        } else if is(&["invalid basic string, expected `\"`", "invalid literal string, expected"]) {
            line.value.map(|value| no_closing_quote(line.key, value))
        } else if is(&["unclosed table"]) {
            Some(no_end(line))
        } else if is(&["cannot recurse"]) {
            let help = "close each `[` with `]` and each `{` with `}`";
            Some(slip("too many brackets are open here", help))
        } else if is(&["missing comma"]) {
            Some(slip("a comma is missing before this", "there is one between each two of a list"))
        } else if is(&["extra comma in array"]) {
            let value = line.value?;
            let mended =
                mended(value, keys.iter().find(|it| it.name == line.key).map(|it| &it.kind))?;
            let help = format!("write it like this: `{} = {}`", line.key, mended.value);
            Some(slip("there is a comma too many in this list", help))
        } else if is(&["extra `=`"]) {
            let value = line.value?.trim_start_matches(['=', ' ']);
            let value = value_of(line.key, value, keys);
            Some(slip(
                "there is a `=` too many",
                format!("write it like this: `{} = {value}`", line.key),
            ))
        } else if is(&["unquoted keys cannot be empty"]) && line.key.is_empty() {
            Some(slip("this value has no key", "write the key before the `=`, or remove the line"))
        } else if is(&["invalid unquoted key", "key with no value"]) {
            no_key_and_value(line, keys)
        } else if is(&["string values must be quoted", "unexpected key or value", "invalid "]) {
            line.value.and_then(|value| odd_value(line.key, value, keys))
        } else {
            None
        }
    }

    fn given_twice(&self, line: &FaultyLine<'_>, span: &Range<usize>) -> Slip {
        let key = &self.toml[span.clone()];
        let is_table = line.text.trim_start().starts_with('[');
        let mut first = None;
        let mut start = 0;
        for text in self.toml[..line.start].split_inclusive('\n') {
            let own = text.trim_start().trim_start_matches('[').trim_start();
            let is_heading = text.trim_start().starts_with('[');
            let rest = own.strip_prefix(key).map(str::trim_start);
            if is_heading && !is_table {
                // Another table's keys are other keys.
                first = None;
            } else if is_heading == is_table && rest.is_some_and(|it| it.starts_with(['=', ']'])) {
                let begins = start + text.len() - own.len();
                first = Some((begins..begins + key.len(), "given here first"));
            }
            start += text.len();
        }
        let help = if is_table {
            format!("`[{key}]` stands once; where there may be many, each begins with `[[…]]`")
        } else {
            "keep one of them".into()
        };
        Slip {
            message: format!("`{key}` is given twice"),
            help: Some(help),
            other: first,
            place: None,
        }
    }
}

/// The text with spaces in place of a stretch of it, line breaks aside.
fn without(toml: &str, range: Range<usize>) -> String {
    let mut left = String::with_capacity(toml.len());
    left.push_str(&toml[..range.start]);
    for letter in toml[range.clone()].chars() {
        match letter {
            '\n' => left.push('\n'),
            letter => left.extend(std::iter::repeat_n(' ', letter.len_utf8())),
        }
    }
    left.push_str(&toml[range.end..]);
    left
}
