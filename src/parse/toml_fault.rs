//! What an author is told when front matter or settings aren't TOML.
//!
//! The library speaks to people who know TOML. The slips that people make are recognised by the
//! line that they stand in and said in plain words, with the line as it should be; what isn't
//! recognised is passed on as the library says it.

use std::ops::Range;

use toml::de::Error;

use super::front_matter::offset_span;
use super::key::Key;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;

/// After this many, errors are mostly consequences of the ones before.
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

/// A line with an error in it.
struct Line<'t> {
    /// Where it begins.
    start: usize,
    text: &'t str,
    key: &'t str,
    /// What follows the `=`, without a comment; none if there is no `=`.
    value: Option<&'t str>,
}

/// What is wrong, what to write instead, and another place that belongs to it.
struct Slip {
    message: String,
    help: Option<String>,
    other: Option<(Range<usize>, &'static str)>,
}

fn slip(message: impl Into<String>, help: impl Into<String>) -> Slip {
    Slip { message: message.into(), help: Some(help.into()), other: None }
}

impl Text<'_> {
    /// Reports errors, one for each line: a second is a consequence of the first.
    pub(super) fn report(&self, errors: &[Error], faults: &mut Diagnostics) {
        let (mut reported, mut has_faults) = (None, false);
        for error in errors.iter().take(MOST) {
            let span = error.span().unwrap_or(0..0);
            let span = span.start.min(self.toml.len())..span.end.min(self.toml.len());
            let line = self.line(span.start);
            if reported.replace(line.start) == Some(line.start) {
                continue;
            }
            let said = error.message().lines().collect::<Vec<_>>().join(", ");
            let slip = self.slip(&said, &line, &span).unwrap_or_else(|| Slip {
                message: format!("this isn't TOML: {said}"),
                help: None,
                other: None,
            });
            if said.starts_with("duplicate key") && slip.other.is_none() && has_faults {
                // A table that is given twice has all of its keys twice.
                continue;
            }
            has_faults = true;
            let mut fault = Diagnostic::error(slip.message)
                .at(self.path, offset_span(span, self.offset))
                .maybe_help(slip.help);
            if let Some((place, text)) = slip.other {
                fault = fault.at_with(self.path, offset_span(place, self.offset), text);
            }
            faults.push(fault);
        }
    }

    fn line(&self, at: usize) -> Line<'_> {
        let start = self.toml[..at].rfind('\n').map_or(0, |at| at + 1);
        let text = self.toml[start..].lines().next().unwrap_or_default();
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key.trim(), Some(without_comment(value).trim())),
            None => (text.trim(), None),
        };
        Line { start, text, key, value }
    }

    fn slip(&self, said: &str, line: &Line<'_>, span: &Range<usize>) -> Option<Slip> {
        let is = |beginnings: &[&str]| beginnings.iter().any(|it| said.starts_with(it));
        if is(&["duplicate key"]) {
            Some(self.given_twice(line, span))
        } else if is(&["invalid date", "invalid time", "invalid offset"]) {
            Some(no_date(&self.toml[span.clone()], said))
        } else if is(&["missing escaped value", "too few unicode", "invalid escape"]) {
            Some(slip(
                "a backslash in a text begins a special character",
                "write two for one, `\\\\`, or put the text between single quotes: `'…'`",
            ))
        } else if is(&["invalid basic string, expected `\"`", "invalid literal string, expected"]) {
            line.value.map(|value| no_closing_quote(line.key, value))
        } else if is(&["unclosed array", "unclosed inline table", "unclosed table"]) {
            Some(no_end(said, line))
        } else if is(&["cannot recurse"]) {
            let help = "close each `[` with `]` and each `{` with `}`";
            Some(slip("too many brackets are open here", help))
        } else if is(&["missing comma"]) {
            Some(slip("a comma is missing before this", "there is one between each two of a list"))
        } else if is(&["invalid unquoted key", "key with no value"]) {
            self.no_key_and_value(line)
        } else if is(&["string values must be quoted", "unexpected key or value", "invalid "]) {
            line.value.and_then(|value| self.odd_value(line.key, value))
        } else {
            None
        }
    }

    fn given_twice(&self, line: &Line<'_>, span: &Range<usize>) -> Slip {
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
        Slip { message: format!("`{key}` is given twice"), help: Some(help), other: first }
    }

    /// A line that isn't `key = value` at all.
    fn no_key_and_value(&self, line: &Line<'_>) -> Option<Slip> {
        let text = line.text.trim();
        let is_key = |key: &str| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        };
        if let Some((key, value)) = text.split_once(':')
            && is_key(key.trim())
        {
            let (key, value) = (key.trim(), value.trim());
            let is_plain = value.starts_with(['"', '\'', '[', '{']) || is_like_a_date(value);
            let value = match value {
                "" => "…".into(),
                value if is_plain || matches!(value, "true" | "false") => value.into(),
                value => quoted(value),
            };
            return Some(slip(
                "a key and its value are joined by `=`",
                format!("write it like this: `{key} = {value}`"),
            ));
        }
        if line.value.is_some() {
            let near = nearest(line.key, self.keys.iter().map(|key| key.name));
            return (!line.key.is_ascii() || line.key.contains(' ')).then(|| {
                slip(
                    format!("`{}` can't be a key", line.key),
                    match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "a key has the letters a to z, digits, `-` and `_`".into(),
                    },
                )
            });
        }
        let known = self.keys.iter().find(|key| key.name == text);
        Some(match known {
            Some(key) => no_value(key.name, Some(key)),
            None => slip(
                "this line is no key with its value",
                "write each like `title = \"…\"`; the text of an article begins after the second `+++`",
            ),
        })
    }

    /// A value that is none, or that something follows.
    fn odd_value(&self, key: &str, value: &str) -> Option<Slip> {
        let write = |value: &str| format!("write it like this: `{key} = {value}`");
        let first = value.chars().next();
        Some(match first {
            None => no_value(key, self.keys.iter().find(|known| known.name == key)),
            Some(quote @ ('"' | '\'')) => {
                let inner = value[1..].strip_suffix(quote)?;
                slip("this stands after the end of the text", write(&quoted(inner)))
            }
            Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => {
                let inner = value.trim_matches(['“', '”', '„', '«', '»', '‘', '’']);
                slip("a text stands in straight quotes", write(&quoted(inner)))
            }
            Some('[') => {
                let items = value.strip_prefix('[')?.strip_suffix(']')?.split(',');
                let items = items.map(|item| item.trim().trim_matches(['"', '\'']));
                let items: Vec<String> =
                    items.filter(|item| !item.is_empty()).map(quoted).collect();
                slip("this text has no quotes", write(&format!("[{}]", items.join(", "))))
            }
            Some('{') => return None,
            _ if is_like_a_date(value) => no_date(value, ""),
            _ => match value.to_lowercase().as_str() {
                "yes" | "on" | "true" => slip(format!("`{value}` is no value"), write("true")),
                "no" | "off" | "false" => slip(format!("`{value}` is no value"), write("false")),
                _ => slip("this text has no quotes", write(&quoted(value))),
            },
        })
    }
}

fn no_date(written: &str, said: &str) -> Slip {
    let expected = said.split_once("expected ").map(|(_, expected)| expected);
    let reason = match expected.map(|expected| (expected, expected.split_once(" between "))) {
        Some((_, Some((part, range)))) => {
            format!(
                ": the {} is from {}",
                part.trim_end_matches('s'),
                range.replace(" and ", " to ")
            )
        }
        Some((expected, None)) if expected.starts_with("a ") => format!(": it needs {expected}"),
        _ => String::new(),
    };
    slip(
        format!("`{written}` is no date{reason}"),
        "write it like `2025-08-16` or `2025-08-16T09:30:00`",
    )
}

fn no_value(name: &str, key: Option<&Key>) -> Slip {
    let example = key.map_or("…", |key| key.example);
    slip(
        format!("`{name}` has no value"),
        format!("write it like this: `{name} = {example}`, or remove the line"),
    )
}

fn no_closing_quote(key: &str, value: &str) -> Slip {
    let whole = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("`{key} = {value}{quote}`"),
        _ => "`\"…\"`".into(),
    };
    slip("this text has no quote at its end", format!("write it like this: {whole}"))
}

fn no_end(said: &str, line: &Line<'_>) -> Slip {
    if said.starts_with("unclosed table") {
        let text = without_comment(line.text).trim();
        let end = if text.starts_with("[[") { "]]" } else { "]" };
        let whole = format!("{}{end}", text.trim_end_matches(']'));
        return slip("this name of a table has no end", format!("write it like this: `{whole}`"));
    }
    let (what, end) =
        if said.starts_with("unclosed array") { ("list", ']') } else { ("table", '}') };
    let help = match line.value {
        Some(value) if value.starts_with(['[', '{']) => {
            format!("write it like this: `{} = {}{end}`", line.key, value.trim_end_matches(','))
        }
        _ => format!("end it with `{end}`"),
    };
    slip(format!("this {what} has no end"), help)
}

/// Whether it has nothing but what dates are written with.
fn is_like_a_date(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
        && value.contains(['.', '/', '-', ':'])
        && value.chars().all(|c| c.is_ascii_digit() || "./-:TZ+ ".contains(c))
}

/// A comment begins with a `#` after white space, as authors of unquoted texts would see it.
fn without_comment(value: &str) -> &str {
    if value.contains(['"', '\'']) {
        return value;
    }
    value.split_once(" #").map_or(value, |(value, _)| value)
}

/// A text in the quotes that need the fewest backslashes.
fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
