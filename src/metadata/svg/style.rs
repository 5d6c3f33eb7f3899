//! *Style sheets* of a drawing: without what they would load from other hosts (CSS Syntax 3).

use super::address::{Way, normal, way};
use super::embedded::{self, Within};
use crate::metadata::{Facts, Refused};

const LOADS: &str = "requests to other hosts";

/// A style sheet, or the value of a property, that loads nothing from elsewhere; none if it is so already.
pub(super) fn cleaned(
    text: &str,
    own: Within,
    facts: &mut Facts,
) -> Result<Option<String>, Refused> {
    let lower = text.to_ascii_lowercase();
    // Only a name that is written in a roundabout way has signs of its own letters escaped.
    if text.contains('\\') {
        let plain = unescaped(text).to_ascii_lowercase();
        let words = ["url", "@import", "image", "src", "//"];
        let count = |text: &str| -> usize { words.iter().map(|it| text.matches(it).count()).sum() };
        if count(&plain) > count(&lower) {
            facts.drop(LOADS);
            return Ok(Some(String::new()));
        }
    }
    if !["url", "@import", "//"].iter().any(|it| lower.contains(it)) {
        return Ok(None);
    }
    let mut sheet = Sheet { text, lower: &lower, at: 0, out: String::new(), own, facts };
    sheet.all()?;
    let out = sheet.out;
    Ok((out != text).then_some(out))
}

struct Sheet<'t, 'f> {
    text: &'t str,
    lower: &'t str,
    at: usize,
    out: String,
    own: Within,
    facts: &'f mut Facts,
}

impl Sheet<'_, '_> {
    fn all(&mut self) -> Result<(), Refused> {
        while self.at < self.text.len() {
            let rest = &self.lower[self.at..];
            if let Some(comment) = rest.strip_prefix("/*") {
                let end = comment.find("*/").map_or(rest.len(), |it| it + 4);
                self.keep(end);
            } else if rest.starts_with("@import") {
                self.facts.drop(LOADS);
                self.at += statement(rest);
            } else if rest.starts_with("@namespace") {
                // Its address is a name, and nobody loads it.
                self.keep(statement(rest));
            } else if rest.starts_with(['"', '\'']) {
                self.quoted();
            } else if rest.starts_with("url(") {
                self.url()?;
            } else {
                self.keep(rest.chars().next().map_or(1, char::len_utf8));
            }
        }
        Ok(())
    }

    fn keep(&mut self, length: usize) {
        self.out.push_str(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    /// A text in quotes, which may be an address: `image-set("https://…")`.
    fn quoted(&mut self) {
        let length = quoted(&self.text[self.at..]);
        let inside = self.text[self.at..self.at + length].trim_matches(['"', '\'']);
        if matches!(way(inside), Way::Elsewhere | Way::Runs) && normal(inside).contains('/') {
            self.facts.drop(LOADS);
            self.out.push_str("''");
            self.at += length;
        } else {
            self.keep(length);
        }
    }

    fn url(&mut self) -> Result<(), Refused> {
        let rest = &self.text[self.at..];
        let inside = rest[4..].trim_start();
        let before = rest.len() - inside.len();
        let (address, length) = if inside.starts_with(['"', '\'']) {
            let length = quoted(inside);
            let behind = before + length;
            let end = rest[behind..].find(')').map_or(rest.len(), |it| behind + it + 1);
            (inside[..length].trim_matches(['"', '\'']), end)
        } else {
            let end = inside.find(')').unwrap_or(inside.len());
            (inside[..end].trim(), (before + end + 1).min(rest.len()))
        };
        let plain = normal(address);
        match way(address) {
            Way::Inside => self.keep(length),
            Way::Data if plain.starts_with("data:image/") => {
                match embedded::cleaned(address, self.own, self.facts)? {
                    Some(other) => {
                        self.out.extend(["url(", &other, ")"]);
                        self.at += length;
                    }
                    None => self.keep(length),
                }
            }
            Way::Data if plain.contains("font") || plain.starts_with("data:application/octet") => {
                self.keep(length);
            }
            _ => {
                self.facts.drop(LOADS);
                self.out.push_str("none");
                self.at += length;
            }
        }
        Ok(())
    }
}

/// How long a text in quotes is, with them: it ends with its line.
fn quoted(text: &str) -> usize {
    let mut letters = text.char_indices();
    let quote = letters.next().map(|(_, it)| it);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '\n' => return at,
            _ if Some(letter) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// How long a statement is that begins with `@`, up to its semicolon.
fn statement(text: &str) -> usize {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        at += match rest.chars().next() {
            Some(';') => return at + 1,
            Some('"' | '\'') => quoted(rest).max(1),
            Some('(') => rest.find(')').unwrap_or(rest.len()),
            Some(letter) => letter.len_utf8(),
            None => 1,
        };
    }
    text.len()
}

/// A text without escapes.
fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let letter = u32::from_str_radix(&rest[..digits], 16).ok().and_then(char::from_u32);
        match (digits, letter) {
            (0, _) => {}
            (_, letter) => {
                plain.extend(letter);
                rest = &rest[digits..];
                rest = rest.strip_prefix([' ', '\n', '\t', '\r']).unwrap_or(rest);
            }
        }
    }
    plain.push_str(rest);
    plain
}
