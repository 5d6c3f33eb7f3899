//! The *code* of a template: what stands between `{{` and `}}` or `{%` and `%}`, as tokens with their
//! places. Comments and raw text have none.
//!
//! Tera keeps its own tokens to itself. This reads what Tera reads, and goes on where Tera would stop:
//! it is there to say what is wrong.

use std::ops::Range;

/// A stretch of code.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    /// Whether it prints a value: `{{ … }}`.
    pub(super) prints: bool,
    /// Where it stands, with its brackets.
    pub(super) at: Range<usize>,
    /// What is in it.
    pub(super) tokens: Vec<Token<'t>>,
}

/// A word, a text in quotes, or a sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// As it is written, with its quotes.
    pub(super) text: &'t str,
    /// Its first byte.
    pub(super) start: usize,
}

/// The signs that are longer than one character.
const SIGNS: [&str; 12] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "&&", "||"];

impl Token<'_> {
    /// Where it stands.
    pub(super) fn at(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it names something.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(|it: char| it.is_alphabetic() || it == '_')
    }

    /// What is in the quotes, if it is a text.
    pub(super) fn quoted(&self) -> Option<&str> {
        let quote = self.text.chars().next().filter(|it| ['"', '\'', '`'].contains(it))?;
        self.text.strip_prefix(quote)?.strip_suffix(quote)
    }
}

impl<'t> Tag<'t> {
    /// What the token at this index says; nothing behind the last one.
    pub(super) fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.text)
    }

    /// The word that says what a tag does: `if`, `endfor`; nothing for what prints.
    pub(super) fn name(&self) -> &'t str {
        if self.prints { "" } else { self.word(0) }
    }
}

/// All code of a template.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let rest = &text[start..];
        if rest.starts_with("{#") {
            at = start + rest.find("#}").map_or(rest.len(), |end| end + 2);
            continue;
        }
        let prints = rest.starts_with("{{");
        let (tokens, end) = tokens(text, start + 2, if prints { "}}" } else { "%}" });
        let tag = Tag { prints, at: start..end, tokens };
        at = end;
        if tag.name() == "raw" && tag.tokens.len() == 1 {
            at = end_of_raw(text, end);
        }
        tags.push(tag);
    }
    tags
}

fn next_start(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let is_start = |pair: &[u8]| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#');
    bytes.windows(2).position(is_start).map(|found| at + found)
}

/// The tokens from a place on until the bracket that closes them, and where they end.
fn tokens<'t>(text: &'t str, from: usize, close: &str) -> (Vec<Token<'t>>, usize) {
    let mut tokens = Vec::new();
    let mut at = from + usize::from(text[from..].starts_with('-'));
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let closes = rest.strip_prefix('-').unwrap_or(rest);
        if rest.is_empty() {
            return (tokens, at);
        }
        if closes.starts_with(close) {
            return (tokens, at + rest.len() - closes.len() + close.len());
        }
        // Another one begins, so this one was never closed; only a table of a component is like that.
        let is_table = tokens.last().is_some_and(|it: &Token<'_>| it.text == "=");
        if rest.starts_with("{%") || rest.starts_with("{{") && !is_table {
            return (tokens, at);
        }
        let length = length(rest);
        tokens.push(Token { text: &rest[..length], start: at });
        at += length;
    }
}

/// The length of the token that a text begins with.
fn length(text: &str) -> usize {
    let first = text.chars().next().unwrap_or_default();
    let is_part = |it: char| it.is_alphanumeric() || it == '_';
    if is_part(first) {
        return text.find(|it| !is_part(it)).unwrap_or(text.len());
    }
    if ['"', '\'', '`'].contains(&first) {
        let mut is_escaped = false;
        let end = text[1..].find(|it| {
            let ends = it == first && !is_escaped;
            is_escaped = it == '\\' && !is_escaped;
            ends
        });
        return end.map_or(first.len_utf8(), |end| end + 2);
    }
    let sign = SIGNS.iter().find(|it| text.starts_with(**it));
    sign.map_or(first.len_utf8(), |sign| sign.len())
}

/// Where raw text ends, with its last tag.
fn end_of_raw(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("{%") {
        let (tokens, end) = tokens(text, at + found + 2, "%}");
        if tokens.first().is_some_and(|it| it.text == "endraw") {
            return end;
        }
        at += found + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let tags = tags(text);
        for tag in &tags {
            assert!(tag.tokens.iter().all(|it| text[it.at()] == *it.text), "{tag:?}");
        }
        let shown = tags.iter().map(|tag| {
            let words: Vec<&str> = tag.tokens.iter().map(|it| it.text).collect();
            format!("{}{}", if tag.prints { "=" } else { "" }, words.join(" "))
        });
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
    }

    #[test]
    fn code_is_told_from_all_else() {
        reads(
            "a {{- b.c?.d | e(f=\"}} \\\" {%\") -}} {# {{ x }} #} {%- if not g -%}",
            "=b . c ?. d | e ( f = \"}} \\\" {%\" ); if not g",
        );
        reads("{% raw %}{{ a }}{% if %}{% endraw %}{{ b }}", "raw; =b");
        reads("{{ <meta title={a} {...b} /> }}", "=< meta title = { a } { ... b } / >");
        reads("{{ {\"a\": {\"b\": 1}} }}", "={ \"a\" : { \"b\" : 1");
        reads("{{ a\n{{ b }}", "=a; =b");
        reads("{% <a b={{\"c\": 1}}> %}", "< a b = { { \"c\" : 1 } } >");
        reads("{% if a", "if a");
        reads("{{ a {% b %}", "=a; b");
        reads("{{ \"a }}", "=\" a");
        reads("ü {{ ü + 1.5 }} {", "=ü + 1 . 5");
        reads("{% raw %}{{ a }}", "raw");
    }
}
