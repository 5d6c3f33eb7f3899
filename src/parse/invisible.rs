//! *Invisible* characters: spaces that aren't the space bar's, and signs that take no room.
//!
//! They come with texts that are pasted from word processors and web pages, and nobody can see them.
//! Between the words of TOML they stand for a space; inside of texts they are left alone.

use std::borrow::Cow;

/// Whether nobody can see that this isn't a space, or that it is there at all.
pub(super) fn is_invisible(c: char) -> bool {
    is_other_space(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A space that isn't the space bar's.
fn is_other_space(c: char) -> bool {
    matches!(
        c,
        '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Without what is invisible at its beginning.
pub(super) fn trimmed_start(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// TOML of the same length in which each invisible character outside of texts and comments is as many
/// spaces as it has bytes.
pub(super) fn with_spaces(toml: &str) -> Cow<'_, str> {
    if toml.is_ascii() || !toml.contains(is_invisible) {
        return Cow::Borrowed(toml);
    }
    let mut spaced = String::with_capacity(toml.len());
    let mut rest = toml;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '"' | '\'' => length_of_text(rest, next),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            next => next.len_utf8(),
        };
        if is_invisible(next) {
            spaced.extend(std::iter::repeat_n(' ', taken));
        } else {
            spaced.push_str(&rest[..taken]);
        }
        rest = &rest[taken..];
    }
    Cow::Owned(spaced)
}

/// How long the text is that begins here with a quote; one without an end ends with its line.
fn length_of_text(rest: &str, quote: char) -> usize {
    let three = if quote == '"' { "\"\"\"" } else { "'''" };
    if let Some(inner) = rest.strip_prefix(three) {
        return inner.find(three).map_or(rest.len(), |end| end + 6);
    }
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '\n' => return at,
            letter if letter == quote && !is_escaped => return at + 1,
            letter => is_escaped = letter == '\\' && !is_escaped && quote == '"',
        }
    }
    rest.len()
}

/// What somebody is told of the first invisible character in `text`: its place and its name.
pub(super) fn first(text: &str) -> Option<(usize, String)> {
    let (at, found) = text.char_indices().find(|(_, c)| is_invisible(*c))?;
    let what = match found {
        '\u{a0}' => "no-break space".into(),
        '\u{202f}' => "narrow no-break space".into(),
        '\u{200b}' => "zero-width space".into(),
        '\u{feff}' => "byte order mark".into(),
        '\u{ad}' => "soft hyphen".into(),
        c if is_other_space(c) => "space of another width".into(),
        _ => "sign without a width".to_owned(),
    };
    Some((at, format!("{what}, U+{:04X}", u32::from(found))))
}

#[cfg(test)]
mod tests {
    use super::{first, with_spaces};

    #[test]
    fn only_what_stands_outside_of_texts_becomes_a_space() {
        assert_eq!(with_spaces("a =\u{a0}\"b\u{a0}c\""), "a =  \"b\u{a0}c\"");
        assert_eq!(
            with_spaces("\u{feff}a = [\"b\",\u{202f}'c\u{a0}']"),
            "   a = [\"b\",   'c\u{a0}']"
        );
        assert_eq!(
            with_spaces("# it's\u{a0}\na\u{200b} = \"\\\"\u{a0}\""),
            "# it's\u{a0}\na    = \"\\\"\u{a0}\""
        );
        assert_eq!(first("a\u{a0}b"), Some((1, "no-break space, U+00A0".into())));
        assert_eq!(first("a b"), None);
    }
}
