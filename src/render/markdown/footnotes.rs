//! Footnotes: numbered by first mention, at the end of the text, with a link back to each mention.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Pass;
use crate::diagnostic::Span;
use crate::render::html::escaped;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes<'t> {
    /// Names in the order of their first mention, with the number of mentions.
    mentioned: Vec<(String, usize)>,
    /// The places of names among them.
    places: BTreeMap<String, usize>,
    defined: BTreeMap<String, (Vec<Event<'t>>, Span)>,
    /// The notes being defined, each with the text that waits for its end.
    open: Vec<(CowStr<'t>, Span, Vec<Event<'t>>)>,
}

/// What two spellings of a name share: `[^Note]` is `[^note]`.
fn key(name: &str) -> String {
    name.to_lowercase()
}

/// Whether an id could be a note's or a mention's: `fn-1`, `fnref-1-2`. No heading gets one.
pub(super) fn is_note_id(id: &str) -> bool {
    matches!(id.split('-').next(), Some("fn" | "fnref"))
}

impl<'t> Pass<'_, 't> {
    pub(super) fn footnote_reference(&mut self, name: &CowStr<'t>) {
        let (mentioned, name) = (&mut self.footnotes.mentioned, key(name));
        let index = *self.footnotes.places.entry(name).or_insert_with_key(|name| {
            mentioned.push((name.clone(), 0));
            mentioned.len() - 1
        });
        mentioned[index].1 += 1;
        let (number, mention) = (index + 1, mentioned[index].1);
        let id = self.mention_id(number, mention);
        let shown = self.language.locale.number(i64::try_from(number).unwrap_or(0));
        self.used_ids.insert(id.clone());
        self.raw(format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" \
             role=\"doc-noteref\">{shown}</a></sup>"
        ));
    }

    pub(super) fn open_footnote(&mut self, name: &CowStr<'t>, span: Span) {
        let text = std::mem::take(&mut self.out);
        self.footnotes.open.push((name.clone(), span, text));
        self.depth += 1;
    }

    pub(super) fn close_footnote(&mut self) {
        self.depth -= 1;
        let Some((name, span, text)) = self.footnotes.open.pop() else { return };
        let note = std::mem::replace(&mut self.out, text);
        match self.footnotes.defined.entry(key(&name)) {
            Entry::Vacant(place) => {
                place.insert((note, span));
            }
            Entry::Occupied(_) => self.warn(
                &format!("there is a footnote `{name}` already, so this one isn't shown"),
                "give it another name",
                span,
            ),
        }
    }

    /// Writes the notes that are mentioned, in their order.
    pub(super) fn finish_footnotes(&mut self) {
        let mentioned = std::mem::take(&mut self.footnotes.mentioned);
        let mut defined = std::mem::take(&mut self.footnotes.defined);
        if !mentioned.is_empty() {
            let label = escaped(self.language.strings.get(&["footnotes"]));
            self.raw(format!(
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>\n"
            ));
            for (index, (name, mentions)) in mentioned.iter().enumerate() {
                let note = defined.remove(name).map(|(note, _)| note).unwrap_or_default();
                self.note(index + 1, *mentions, note);
            }
            self.raw("</ol>\n</section>\n");
        }
        for (name, (_, span)) in defined {
            self.warn(
                &format!("no text mentions the footnote `{name}`, so it isn't shown"),
                &format!("write `[^{name}]` where it belongs, or remove it"),
                span,
            );
        }
    }

    fn note(&mut self, number: usize, mentions: usize, note: Vec<Event<'t>>) {
        self.used_ids.insert(format!("fn-{number}"));
        let back = self.back_links(number, mentions);
        self.raw(format!("<li id=\"fn-{number}\">\n"));
        // The way back stands in the last paragraph, not on a line of its own.
        let last = note.iter().rposition(|event| matches!(event, Event::End(TagEnd::Paragraph)));
        let is_last = last.is_some_and(|last| last + 1 == note.len());
        for (index, event) in note.into_iter().enumerate() {
            if is_last && Some(index) == last {
                self.raw(format!(" {back}"));
            }
            self.out.push(event);
        }
        if !is_last {
            self.out.push(Event::Start(Tag::Paragraph));
            self.raw(back);
            self.out.push(Event::End(TagEnd::Paragraph));
        }
        self.raw("</li>\n");
    }

    fn back_links(&self, number: usize, mentions: usize) -> String {
        let mut html = String::new();
        for mention in 1..=mentions {
            let shown = self.language.locale.number(i64::try_from(number).unwrap_or(0));
            let label = self.language.strings.get(&["back_to_reference"]).replace("{n}", &shown);
            let space = if mention > 1 { " " } else { "" };
            // Writing to a string can't fail.
            let _ = write!(
                html,
                "{space}<a href=\"#{}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>",
                self.mention_id(number, mention),
                escaped(&label),
            );
        }
        html
    }

    #[expect(clippy::unused_self, reason = "reads as the others do")]
    fn mention_id(&self, number: usize, mention: usize) -> String {
        if mention == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{mention}") }
    }
}
