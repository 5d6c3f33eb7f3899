//! What is wrong with the *syntax* of a style sheet. Browsers pass over what they don't understand,
//! often with much of what follows, and say so to nobody.
//!
//! It is no parser of CSS: it knows brackets, texts, comments and the form of a declaration, and lets
//! pass whatever may be right.

use crate::diagnostic::Span;

/// A `{` that is open, and whether declarations stand in it.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    bracket: u8,
}

/// What is wrong, each with its place.
pub(super) fn faults(text: &str) -> Vec<(String, Span)> {
    let mut sheet = Sheet { text, open: Vec::new(), start: 0, faults: Vec::new() };
    sheet.read();
    let mut found = sheet.faults;
    found.sort_by_key(|(_, span)| *span);
    // One mistake leads to others; a few are enough to begin with.
    found.truncate(10);
    found
}

struct Sheet<'t> {
    text: &'t str,
    open: Vec<Open>,
    /// Where the declaration or the selector began that is being read.
    start: usize,
    faults: Vec<(String, Span)>,
}

impl Sheet<'_> {
    fn read(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &self.text[at..];
            match bytes[at] {
                b'/' if rest.starts_with("/*") => match rest.find("*/") {
                    Some(end) => {
                        // A comment before a selector or a declaration is no part of it.
                        let is_first = self.text[self.start..at].trim().is_empty();
                        at += end + 2;
                        if is_first {
                            self.start = at;
                        }
                        continue;
                    }
                    None => {
                        return self.say("this comment is never closed: write `*/`", at..at + 2);
                    }
                },
                b'"' | b'\'' => {
                    let length = self.quoted(at);
                    // Of what follows a text without an end nobody knows what it is.
                    let Some(length) = length else { return };
                    at += length;
                    continue;
                }
                b'\\' => {
                    at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                    continue;
                }
                b'(' if is_url(&self.text[..at], rest) => {
                    at += rest.find(')').map_or(rest.len(), |end| end + 1);
                    continue;
                }
                b'{' => self.opened(at),
                bracket @ (b'(' | b'[') => self.open.push(Open { at, bracket }),
                bracket @ (b'}' | b')' | b']') => self.closed(at, bracket),
                b';' if self.depth() => {
                    self.declaration(at);
                    self.start = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        if let Some(open) = self.open.first().copied() {
            self.say_never_closed(open);
        } else if let Some(span) = self.trimmed(self.text.len())
            && !self.text[span.clone()].starts_with('@')
        {
            self.say("nothing follows this: a selector wants `{ … }`", span);
        }
    }

    fn say(&mut self, message: &str, span: std::ops::Range<usize>) {
        self.faults.push((message.to_owned(), span.into()));
    }

    fn say_never_closed(&mut self, Open { at, bracket }: Open) {
        let [shown, close] = [bracket, closing(bracket)].map(char::from);
        let message = format!("this `{shown}` is never closed: write `{close}` where it ends");
        self.say(&message, at..at + 1);
    }

    fn say_no_line_comment(&mut self, at: usize) {
        self.say("a style sheet has no `//` comments: write `/* … */`", at..at + 2);
    }

    /// Whether no round or square bracket is open.
    fn depth(&self) -> bool {
        self.open.last().is_none_or(|open| open.bracket == b'{')
    }

    /// The length of a text in quotes; none if it has no end, which is said.
    fn quoted(&mut self, at: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[at..];
        let mut next = 1;
        while next < bytes.len() {
            match bytes[next] {
                b'\\' => next += 1,
                b'\n' => break,
                byte if byte == bytes[0] => return Some(next + 1),
                _ => {}
            }
            next += 1;
        }
        let end = next.min(bytes.len());
        let quote = char::from(bytes[0]);
        let message = format!("this text is never closed: write `{quote}` where it ends");
        self.say(&message, at..at + end);
        None
    }

    fn opened(&mut self, at: usize) {
        if let Some(span) = self.trimmed(at) {
            let text = &self.text[span.clone()];
            // `color: red` and a line further on a selector: what ends the first is missing.
            let first = text.lines().next().unwrap_or_default();
            if !self.open.is_empty() && first.len() < text.len() && is_declaration(first) {
                let end = span.start + first.trim_end().len();
                self.say("nothing ends this: write `;` or `}` behind it", span.start..end);
            } else if text.starts_with("//") {
                self.say_no_line_comment(span.start);
            }
        }
        self.open.push(Open { at, bracket: b'{' });
        self.start = at + 1;
    }

    fn closed(&mut self, at: usize, bracket: u8) {
        let is_right = |open: &Open| closing(open.bracket) == bracket;
        if bracket == b'}' {
            self.declaration(at);
            self.start = at + 1;
            // What is open within stays open for ever.
            while let Some(open) = self.open.pop_if(|open| !is_right(open)) {
                self.say_never_closed(open);
            }
        }
        if self.open.pop_if(|open| is_right(open)).is_none() {
            let shown = char::from(bracket);
            self.say(&format!("this `{shown}` closes nothing: take it away"), at..at + 1);
        }
    }

    /// Looks at what stands between the last sign and this one, as a declaration.
    fn declaration(&mut self, end: usize) {
        let Some(span) = self.trimmed(end) else { return };
        let text = &self.text[span.clone()];
        let name = text.split(':').next().unwrap_or_default().trim();
        if text.starts_with('@') || name.starts_with("--") {
            return;
        }
        if text.starts_with("//") {
            return self.say_no_line_comment(span.start);
        }
        if !self.open.iter().any(|open| open.bracket == b'{') {
            return self.say("this stands in no `{ … }`", span);
        }
        if name.len() == text.len() {
            return self.say("this is no `name: value`", span);
        }
        let mut from = span.start;
        for line in text.split_inclusive('\n') {
            if from > span.start && is_declaration(line.trim()) {
                let before = self.text[..from].trim_end().len();
                let message = "a `;` is missing at the end of this line";
                return self.say(message, before.saturating_sub(1)..before);
            }
            from += line.len();
        }
    }

    /// The place of what is being read, without the space around it.
    fn trimmed(&self, end: usize) -> Option<std::ops::Range<usize>> {
        let text = self.text.get(self.start..end)?;
        let start = self.start + text.len() - text.trim_start().len();
        (!text.trim().is_empty()).then(|| start..start + text.trim().len())
    }
}

/// Whether a line begins with `name: `, as no selector does.
fn is_declaration(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    let rest = &line[name.len()..];
    !name.is_empty()
        && name.bytes().all(|it| it.is_ascii_alphabetic() || it == b'-')
        && rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a `(` opens an address without quotes, in which signs are no signs.
fn is_url(before: &str, rest: &str) -> bool {
    let is_named = before.len() >= 3
        && before.is_char_boundary(before.len() - 3)
        && before[before.len() - 3..].eq_ignore_ascii_case("url");
    is_named && !rest[1..].trim_start().starts_with(['"', '\''])
}

fn closing(bracket: u8) -> u8 {
    match bracket {
        b'{' => b'}',
        b'(' => b')',
        _ => b']',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(style: &str, expected: &[(&str, &str)]) {
        let found = faults(style);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(message, span)| (&style[span.range()], message.as_str())).collect();
        assert_eq!(found, expected, "{style}");
    }

    #[test]
    fn what_browsers_pass_over_is_found() {
        let open = "this `{` is never closed: write `}` where it ends";
        finds(
            "a { color: red\nb { margin: 0 }",
            &[("{", open), ("color: red", "nothing ends this: write `;` or `}` behind it")],
        );
        finds("a { color: red;\n", &[("{", open)]);
        finds("a { color: red; } }", &[("}", "this `}` closes nothing: take it away")]);
        finds(
            "a { color: red\n  margin: 0; }",
            &[("d", "a `;` is missing at the end of this line")],
        );
        finds("a { color red; }", &[("color red", "this is no `name: value`")]);
        finds("color: red;\na { margin: 0 }", &[("color: red", "this stands in no `{ … }`")]);
        finds(
            "a { width: calc(1px + (2px); }\nb { margin: 0 }",
            &[("(", "this `(` is never closed: write `)` where it ends")],
        );
        finds(
            "a { content: \"x; }\nb { margin: 0 }",
            &[("\"x; }", "this text is never closed: write `\"` where it ends")],
        );
        finds("/* a\nb { margin: 0 }", &[("/*", "this comment is never closed: write `*/`")]);
        finds(
            "a { margin: 0 }\n// b\nc { margin: 0 }",
            &[("//", "a style sheet has no `//` comments: write `/* … */`")],
        );
        finds("a { margin: 0; }\nb", &[("b", "nothing follows this: a selector wants `{ … }`")]);
        finds("a[b { margin: 0 }", &[("[", "this `[` is never closed: write `]` where it ends")]);
    }

    #[test]
    fn what_is_right_is_let_pass() {
        for style in [
            "",
            "@charset \"utf-8\"; @import url(a;b.css);\n@layer a, b;",
            "a:hover, b::before { content: \"}\"; /* } */ margin: 0 }",
            "a { &:hover { margin: 0 } > b { margin: 0 } color: red }",
            "@media (width >= 40em) and (not (hover)) { a { margin: 0 } }",
            "a { --b: { c: d }; --e: x; --f:; background: url(data:image/png;base64,iVBO{) }",
            "a {\n  grid-template-areas:\n    \"a b\"\n    \"c d\";\n  transition:\n    color 1s,\n    margin 1s\n}",
            "a[href=\"x\"]:not([b]) { margin: 0 }\n\n/* the end */",
            "@font-face { font-family: \"A\"; src: url(\"a.woff2\") format(\"woff2\"), local(\"A\") }",
            "a\\:b { margin: 0 } .\\31 0 { margin: 0 }",
            "a { color: red; ; }",
        ] {
            finds(style, &[]);
        }
        finds(include_str!("../../static/style.css"), &[]);
    }
}
