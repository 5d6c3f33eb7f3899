//! *Markup*: a page of HTML as tags and texts, each with its place.

use std::convert::Infallible;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::diagnostic::Span;

/// One tag or one stretch of text.
pub(super) enum Piece {
    Open(Tag),
    Close { name: String, span: Span },
    Text { text: String, span: Span },
    Doctype,
}

/// The beginning of an element.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// It ends where it begins: `<path/>`.
    pub(super) is_closed: bool,
    pub(super) span: Span,
}

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(attribute, _)| attribute == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether one of the words of an attribute is this.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        self.words(name).any(|it| it == word)
    }

    /// The words of an attribute in small letters.
    pub(super) fn words(&self, name: &str) -> impl Iterator<Item = String> {
        let words = self.get(name).unwrap_or_default().split_ascii_whitespace();
        words.map(str::to_ascii_lowercase)
    }
}

/// The pieces of `html`, in order. Comments are none.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What stands in a script is no HTML.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    tokens.filter_map(|token: Result<Token<usize>, Infallible>| {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                Some(Piece::Open(Tag {
                    name: text(&tag.name),
                    attributes: attributes.map(|(name, value)| (text(name), text(value))).collect(),
                    is_closed: tag.self_closing,
                    span: (tag.span.start..tag.span.end).into(),
                }))
            }
            Token::EndTag(tag) => Some(Piece::Close {
                name: text(&tag.name),
                span: (tag.span.start..tag.span.end).into(),
            }),
            Token::String(string) => Some(Piece::Text {
                text: text(&string.value),
                span: (string.span.start..string.span.end).into(),
            }),
            Token::Doctype(_) => Some(Piece::Doctype),
            Token::Comment(_) | Token::Error(_) => None,
        }
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_their_places() {
        let html = "<!doctype html>\n<p class=\"a B\" id=é>ä &amp; b<br/></P><script>a<b</script>";
        let mut said = Vec::new();
        for piece in pieces(html) {
            said.push(match piece {
                Piece::Open(tag) => format!("{} {}", tag.name, &html[tag.span.range()]),
                Piece::Close { name, span } => format!("/{name} {}", &html[span.range()]),
                Piece::Text { text, span } => format!("{text}={}", &html[span.range()]),
                Piece::Doctype => "doctype".into(),
            });
        }
        assert_eq!(
            said,
            [
                "doctype",
                "\n=\n",
                "p <p class=\"a B\" id=é>",
                "ä & b=ä &amp; b",
                "br <br/>",
                "/p </P>",
                "script <script>",
                "a<b=a<b",
                "/script </script>",
            ]
        );
    }
}
