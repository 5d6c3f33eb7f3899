//! *Markup*: a page of HTML as tags and texts, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::Span as Place;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};

use crate::diagnostic::Span;
use crate::html::emitted;

/// One tag or one stretch of text.
pub(super) enum Piece<'h> {
    Open(Tag<'h>),
    Close { name: Cow<'h, str>, span: Span },
    Text { text: Cow<'h, str>, span: Span },
    Doctype,
}

/// The beginning of an element.
pub(super) struct Tag<'h> {
    pub(super) name: Cow<'h, str>,
    /// In the order of their names, each of which is there once.
    pub(super) attributes: Vec<(Cow<'h, str>, Cow<'h, str>)>,
    /// It ends where it begins: `<path/>`.
    pub(super) is_closed: bool,
    pub(super) span: Span,
}

impl Tag<'_> {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(attribute, _)| attribute == name);
        found.map(|(_, value)| &**value)
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
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut emitter = CallbackEmitter::new(Pieces { html, open: None });
    // What stands in a script is no HTML.
    emitter.naively_switch_states(true);
    emitted(html, emitter)
}

/// Makes pieces of what the parser finds.
struct Pieces<'h> {
    html: &'h str,
    /// The tag that is open.
    open: Option<Tag<'h>>,
}

impl<'h> Pieces<'h> {
    /// What the parser read here. Mostly it is what stands here, which needn't be copied.
    fn text(&self, at: Range<usize>, read: &[u8]) -> Cow<'h, str> {
        match self.html.get(at) {
            Some(text) if text.as_bytes() == read => Cow::Borrowed(text),
            _ => Cow::Owned(String::from_utf8_lossy(read).into_owned()),
        }
    }

    fn name(&self, at: Range<usize>, read: &[u8]) -> Cow<'h, str> {
        self.text(at.start..at.start + read.len(), read)
    }
}

impl<'h> Callback<Piece<'h>, usize> for Pieces<'h> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, at: Place<usize>) -> Option<Piece<'h>> {
        let at = at.start..at.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = self.name(at.start + 1..at.end, name);
                let attributes = Vec::new();
                self.open = Some(Tag { name, attributes, is_closed: false, span: at.into() });
                None
            }
            CallbackEvent::AttributeName { name } => {
                let name = self.name(at, name);
                self.open.as_mut()?.attributes.push((name, Cow::Borrowed("")));
                None
            }
            CallbackEvent::AttributeValue { value } => {
                let value = self.text(at, value);
                self.open.as_mut()?.attributes.last_mut()?.1 = value;
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let mut tag = self.open.take()?;
                tag.is_closed = self_closing;
                tag.span = (tag.span.range().start..at.end).into();
                // Of two of a name the first counts.
                tag.attributes.sort_by(|(a, _), (b, _)| a.cmp(b));
                tag.attributes.dedup_by(|(a, _), (b, _)| a == b);
                Some(Piece::Open(tag))
            }
            CallbackEvent::EndTag { name } => {
                let name = self.name(at.start + 2..at.end, name);
                Some(Piece::Close { name, span: at.into() })
            }
            CallbackEvent::String { value } => {
                Some(Piece::Text { text: self.text(at.clone(), value), span: at.into() })
            }
            CallbackEvent::Doctype { .. } => Some(Piece::Doctype),
            CallbackEvent::Comment { .. } | CallbackEvent::Error(_) => None,
        }
    }
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
