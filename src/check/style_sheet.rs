//! What a style sheet loads.

use crate::diagnostic::Span;
use crate::policy::Need;

/// The URLs that a style sheet names, each with its place: `url(…)` and `@import "…"`.
pub(super) fn urls(style: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let bytes = style.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &style[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if starts_with(rest, "url(") {
            let inner = &rest[4..];
            let lead = inner.len() - inner.trim_start().len();
            let (url, length) = value(&inner[lead..], |it| it == ')' || it.is_whitespace());
            let start = at + 4 + lead;
            found.push((url, (start..start + length).into()));
            at = start + length;
        } else if starts_with(rest, "@import") {
            let inner = &rest[7..];
            let lead = inner.len() - inner.trim_start().len();
            at += 7 + lead;
            if inner[lead..].starts_with(['"', '\'']) {
                let (url, length) = value(&inner[lead..], |_| false);
                found.push((url, (at..at + length).into()));
                at += length;
            }
        } else if rest.starts_with(['"', '\'']) {
            at += value(rest, |_| false).1;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// What a URL of a style sheet is needed for. Where it stands isn't looked at: its ending tells.
pub(super) fn need(url: &str) -> Need {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        _ if starts_with(url, "data:font") || starts_with(url, "data:application") => Need::Font,
        "woff" | "woff2" | "ttf" | "otf" | "eot" => Need::Font,
        "css" => Need::Style,
        _ => Need::Image,
    }
}

/// A value in quotes, or one that ends where `ends` says; and how long it is as written.
fn value(text: &str, ends: impl Fn(char) -> bool) -> (String, usize) {
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        let end = text[1..].find([quote, '\n']).map_or(text.len(), |end| end + 1);
        return (text.get(1..end).unwrap_or_default().to_owned(), (end + 1).min(text.len()));
    }
    let end = text.find(ends).unwrap_or(text.len());
    (text[..end].to_owned(), end)
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_found_wherever_a_browser_finds_them() {
        let style = "@import \"a.css\"; @IMPORT url(b.css);\n/* url(no.css) */ i { content: \"url(no)\" }\n\
                     b { background: URL( 'c d.png' ), url(e.png) }";
        let found = urls(style);
        let named: Vec<&str> = found.iter().map(|(url, _)| url.as_str()).collect();
        assert_eq!(named, ["a.css", "b.css", "c d.png", "e.png"]);
        let places: Vec<&str> = found.iter().map(|(_, span)| &style[span.range()]).collect();
        assert_eq!(places, ["\"a.css\"", "b.css", "'c d.png'", "e.png"]);
        assert!(urls("a { b: url(").iter().all(|(url, _)| url.is_empty()));
    }
}
