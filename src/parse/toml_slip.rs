//! A *slip* in a line of TOML, as an author is told of it: what is wrong, and the line as it should be.

use std::ops::Range;

use toml::de::DeTable;

use super::key::{Key, Kind};
use super::mended::{self, date_help, mended, quoted};
use crate::diagnostic::nearest;

/// A line with an error in it.
pub(super) struct FaultyLine<'t> {
    /// Where it begins.
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) key: &'t str,
    /// What follows the `=`, without a comment; none if there is no `=`.
    pub(super) value: Option<&'t str>,
}

/// What is wrong, what to write instead, and another place that belongs to it.
pub(super) struct Slip {
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) other: Option<(Range<usize>, &'static str)>,
    /// Where, if the library has it elsewhere.
    pub(super) place: Option<Range<usize>>,
}

pub(super) fn slip(message: impl Into<String>, help: impl Into<String>) -> Slip {
    Slip { message: message.into(), help: Some(help.into()), other: None, place: None }
}

impl Slip {
    pub(super) fn place(self, place: Range<usize>) -> Self {
        Self { place: Some(place), ..self }
    }
}

pub(super) fn slip_of(message: String) -> Slip {
    Slip { message, help: None, other: None, place: None }
}

/// A line that isn't `key = value` at all.
pub(super) fn no_key_and_value(line: &FaultyLine<'_>, keys: &[Key]) -> Option<Slip> {
    let text = line.text.trim();
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    if let Some((key, value)) = text.split_once(':')
        && is_key(key.trim())
    {
        let (key, value) = (key.trim(), value.trim());
        return Some(slip(
            "a key and its value are joined by `=`",
            format!("write it like this: `{key} = {}`", value_of(key, value, keys)),
        ));
    }
    if line.value.is_some() {
        let near = nearest(line.key, keys.iter().map(|key| key.name));
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
    if let Some((key, value)) = text.split_once(char::is_whitespace)
        && keys.iter().any(|known| known.name == key)
    {
        let value = value_of(key, value.trim(), keys);
        return Some(slip(
            "a key and its value are joined by `=`",
            format!("write it like this: `{key} = {value}`"),
        ));
    }
    let known = keys.iter().find(|key| key.name == text);
    Some(match known {
        Some(key) => no_value(key.name, Some(key)),
        None => slip(
            "this line is no key with its value",
            "write each like `title = \"…\"`; the text of an article begins after the second `+++`",
        ),
    })
}

/// The value that is meant by what stands behind a colon.
pub(super) fn value_of(key: &str, value: &str, keys: &[Key]) -> String {
    let kind = keys.iter().find(|known| known.name == key).map(|known| &known.kind);
    let is_toml = DeTable::parse(&format!("k = {value}")).is_ok();
    match (kind, value) {
        (_, "") => "…".into(),
        (Some(Kind::Date), value) if !is_toml => {
            mended::one_date(value).unwrap_or_else(|| value.to_owned())
        }
        (_, value) if is_toml => value.to_owned(),
        (kind, value) => mended(value, kind)
            .map_or_else(|| quoted(value.trim_matches(['"', '\''])), |it| it.value),
    }
}

/// A value that is none, or that something follows.
pub(super) fn odd_value(key: &str, value: &str, keys: &[Key]) -> Option<Slip> {
    let write = |value: &str| format!("write it like this: `{key} = {value}`");
    let known = keys.iter().find(|known| known.name == key);
    let kind = known.map(|known| &known.kind);
    if matches!(kind, Some(Kind::Date)) && !value.is_empty() {
        return Some(no_date(key, value.trim_matches(['"', '\'']), ""));
    }
    if let Some(mended) = mended(value, kind) {
        return Some(slip(mended.slip, write(&mended.value)));
    }
    Some(match value.chars().next() {
        None => no_value(key, known),
        Some(quote @ ('"' | '\'')) => {
            let inner = value[1..].strip_suffix(quote)?;
            slip("this stands after the end of the text", write(&quoted(inner)))
        }
        Some('{' | '[') => return None,
        _ if is_like_a_date(value) => no_date(key, value, ""),
        _ => match value.to_lowercase().as_str() {
            "yes" | "on" | "true" => slip(format!("`{value}` is no value"), write("true")),
            "no" | "off" | "false" => slip(format!("`{value}` is no value"), write("false")),
            _ => slip(mended::UNQUOTED, write(&quoted(value))),
        },
    })
}

pub(super) fn no_date(key: &str, written: &str, said: &str) -> Slip {
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
    let general = || "write it like `2025-08-16` or `2025-08-16T09:30:00`".to_owned();
    let help = date_help(key, written).unwrap_or_else(general);
    slip(format!("`{written}` is no date{reason}"), help)
}

fn no_value(name: &str, key: Option<&Key>) -> Slip {
    let example = key.map_or("…", |key| key.example);
    slip(
        format!("`{name}` has no value"),
        format!("write it like this: `{name} = {example}`, or remove the line"),
    )
}

pub(super) fn no_closing_quote(key: &str, value: &str) -> Slip {
    let whole = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("`{key} = {value}{quote}`"),
        _ => "`\"…\"`".into(),
    };
    slip("this text has no quote at its end", format!("write it like this: {whole}"))
}

pub(super) fn no_end(line: &FaultyLine<'_>) -> Slip {
    let text = without_comment(line.text).trim();
    let end = if text.starts_with("[[") { "]]" } else { "]" };
    let whole = format!("{}{end}", text.trim_end_matches(']'));
    slip("this name of a table has no end", format!("write it like this: `{whole}`"))
}

/// Whether it has nothing but what dates are written with.
fn is_like_a_date(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
        && value.contains(['.', '/', '-', ':', '–'])
        && value.chars().all(|c| c.is_ascii_digit() || "./-–:TZ+ ".contains(c))
}

/// A comment begins with a `#` after white space, as authors of unquoted texts would see it.
pub(super) fn without_comment(value: &str) -> &str {
    if value.contains(['"', '\'']) {
        return value;
    }
    value.split_once(" #").map_or(value, |(value, _)| value)
}
