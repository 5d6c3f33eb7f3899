//! Markdown becomes the HTML of an article's text.
//!
//! One pass over the parser's events gives headings their ids, puts footnotes at the end with
//! links back, resolves links, makes figures of pictures that stand alone, and notes what other
//! pages need to know. HTML is written with classes and never with a `style` attribute, so that a
//! strict content security policy holds.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::rc::Rc;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd, html as writer};
use serde::Serialize;

use super::html::escaped;
use super::rendered::{OutLink, TextWarning};
use crate::arrange::Language;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::{Doubt, Spot, cited, markdown};
use crate::plan::TextView;

mod citations;
mod figures;
mod footnotes;
mod headings;
mod html_block;
mod isolate;
mod lead;
mod links;
mod live;
mod places;
mod players;
mod pullquote;
mod shown;
mod tables;

pub(super) use isolate::isolated;

/// The HTML of a text, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Html {
    pub(super) body: String,
    pub(super) contents: Vec<Heading>,
    pub(super) ids: Vec<String>,
    pub(super) links: Vec<OutLink>,
    pub(super) warnings: Vec<TextWarning>,
    /// The words of each entry of live coverage, the oldest first.
    pub(super) entries: Vec<String>,
    /// What is wrong with the text. Then there are only ids and links, as far as they are known.
    pub(super) faults: Diagnostics,
}

/// A heading, as templates get it in `toc`.
#[derive(Debug, Serialize)]
pub(super) struct Heading {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) level: u8,
}

/// Renders the body `text` that `view` describes.
pub(super) fn html(text: &str, view: &TextView<'_>, language: &Language) -> Html {
    let mut pass = passed(text, view, language);
    pass.found.entries =
        pass.entries.iter().map(|range| live::plain(&pass.out[range.clone()])).collect();
    pass.found.body.reserve(text.len() * 3 / 2);
    writer::push_html(&mut pass.found.body, mem::take(&mut pass.out).into_iter());
    if view.raw_html {
        pass.used_ids.extend(places::places(&pass.found.body));
    }
    pass.found.ids.extend(mem::take(&mut pass.used_ids));
    if pass.faults.has_errors() {
        let (ids, links) = (mem::take(&mut pass.found.ids), mem::take(&mut pass.found.links));
        return Html { ids, links, faults: pass.all_faults(), ..Html::default() };
    }
    pass.found
}

/// Renders the entries of live coverage one by one, the oldest first, without their headings.
pub(super) fn entries(
    text: &str,
    view: &TextView<'_>,
    language: &Language,
) -> Result<Vec<String>, Diagnostics> {
    let pass = passed(text, view, language);
    if pass.faults.has_errors() {
        return Err(pass.all_faults());
    }
    let html = |range: &std::ops::Range<usize>| {
        let mut html = String::new();
        writer::push_html(&mut html, pass.out[range.clone()].iter().cloned());
        html
    };
    Ok(pass.entries.iter().map(html).collect())
}

/// A text that has been passed over.
fn passed<'p, 't>(text: &'t str, view: &'p TextView<'p>, language: &'p Language) -> Pass<'p, 't> {
    let mut pass = Pass {
        text,
        view,
        language,
        found: Html::default(),
        faults: Diagnostics::new(),
        used_ids: BTreeSet::new(),
        numbered: BTreeMap::new(),
        sources: None,
        given_ids: BTreeSet::new(),
        out: Vec::new(),
        links: Vec::new(),
        footnotes: footnotes::Footnotes::default(),
        table: tables::Table::default(),
        heading: None,
        depth: 0,
        needs_lead: view.lead.is_some(),
        has_picture: false,
        tags: BTreeMap::new(),
        entries: Vec::new(),
    };
    let (events, doubts) = markdown(text, language.locale.tag());
    pass.out.reserve(events.len() + events.len() / 4);
    pass.given_ids = headings::given_ids(&events);
    match view.entries {
        Some(entries) => pass.live(&events, entries),
        None => pass.run(&events),
    }
    pass.finish_footnotes();
    pass.tell(doubts);
    pass
}

/// The pass over one text.
struct Pass<'p, 't> {
    text: &'t str,
    view: &'p TextView<'p>,
    language: &'p Language,
    found: Html,
    faults: Diagnostics,
    used_ids: BTreeSet<String>,
    /// The last number of each id that many headings want.
    numbered: BTreeMap<String, usize>,
    /// The sources that can be cited, once one is.
    sources: Option<Rc<citations::Sources>>,
    /// Ids that headings further down may have been given by their author.
    given_ids: BTreeSet<String>,
    out: Vec<Event<'t>>,
    /// Whether each open link is written: one to something unpublished isn't.
    links: Vec<bool>,
    footnotes: footnotes::Footnotes<'t>,
    table: tables::Table,
    heading: Option<headings::Open<'t>>,
    /// How many blocks are open: the dateline stands in a paragraph of the text itself.
    depth: usize,
    needs_lead: bool,
    /// Whether a picture is written already.
    has_picture: bool,
    /// How many tags of HTML are open in the paragraph, by their names.
    tags: BTreeMap<String, usize>,
    /// What is written of each entry of live coverage, the oldest first.
    entries: Vec<std::ops::Range<usize>>,
}

impl<'t> Pass<'_, 't> {
    fn run(&mut self, events: &[Spot<'t>]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            at += match event {
                Event::Start(Tag::Paragraph) => self.paragraph(&events[at..]),
                event if cited(event).is_some() => self.citation(&events[at..]),
                Event::Start(Tag::Image { .. }) => {
                    self.figure_of_item(events, at).unwrap_or_else(|| {
                        let (html, taken) = self.picture(&events[at..], false);
                        self.raw(html);
                        taken
                    })
                }
                Event::Start(Tag::BlockQuote(None)) => {
                    if let Some(taken) = self.pull_quote(&events[at..]) {
                        taken
                    } else {
                        self.event(event, range.clone().into());
                        1
                    }
                }
                Event::Start(Tag::HtmlBlock) if !self.view.raw_html => {
                    self.shown_html(&events[at..])
                }
                event => {
                    self.event(event, range.clone().into());
                    1
                }
            };
        }
    }

    fn event(&mut self, event: &Event<'t>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.push_text(text.clone()),
            Event::InlineHtml(html) if !self.view.raw_html => {
                // Of a pair of tags, the first is enough to be warned of.
                if !self.is_end_of_pair(html) {
                    self.warn_of_html(span);
                }
                self.out.push(Event::Text(html.clone()));
            }
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::HardBreak => self.raw("<br>\n"),
            Event::Rule => self.raw("<hr>\n"),
            Event::TaskListMarker(done) => self.raw(if *done {
                "<input type=\"checkbox\" disabled checked> "
            } else {
                "<input type=\"checkbox\" disabled> "
            }),
            other => self.out.push(other.clone()),
        }
    }

    fn start(&mut self, tag: &Tag<'t>, span: Span) {
        match tag {
            Tag::Heading { level, id, classes, .. } => {
                self.open_heading(*level, id.as_ref(), classes, span);
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.open_link(*link_type, dest_url, title, span);
            }
            Tag::FootnoteDefinition(name) => self.open_footnote(name, span),
            Tag::BlockQuote(Some(kind)) => self.open_alert(*kind),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.raw("<thead><tr>"),
            Tag::TableRow => self.raw("<tr>"),
            Tag::TableCell => self.open_cell(),
            tag => {
                self.depth += usize::from(is_container(tag));
                self.out.push(Event::Start(tag.clone()));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !is_in_line(tag) {
            self.tags.clear();
        }
        match tag {
            TagEnd::Heading(level) => self.close_heading(level),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            TagEnd::FootnoteDefinition => self.close_footnote(),
            TagEnd::BlockQuote(Some(_)) => {
                self.depth -= 1;
                self.raw("</div>\n");
            }
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_table_head(),
            TagEnd::TableRow => self.close_row(),
            TagEnd::TableCell => self.close_cell(),
            tag => {
                self.depth -= usize::from(is_container_end(tag));
                self.out.push(Event::End(tag));
            }
        }
    }

    /// A paragraph, or a figure if a picture is all that it has.
    fn paragraph(&mut self, events: &[Spot<'t>]) -> usize {
        if let Some(taken) = self.figures(events) {
            return taken;
        }
        self.out.push(Event::Start(Tag::Paragraph));
        if self.needs_lead && self.depth == 0 && lead::has_words(events) {
            self.needs_lead = false;
            let lead = self.lead();
            self.raw(lead);
        }
        1
    }

    fn open_alert(&mut self, kind: BlockQuoteKind) {
        let key = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = escaped(self.language.strings.get(&["alerts", key]));
        self.depth += 1;
        self.raw(format!(
            "<div class=\"alert alert-{key}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
        ));
    }

    fn raw(&mut self, html: impl Into<CowStr<'t>>) {
        self.out.push(Event::InlineHtml(html.into()));
    }

    /// The faults, with the doubts that are kept with a page where there is one.
    fn all_faults(mut self) -> Diagnostics {
        for TextWarning { message, help, span } in self.found.warnings {
            let place = span.shifted(self.view.start);
            self.faults.push(Diagnostic::warning(message).at(self.view.path, place).help(help));
        }
        self.faults
    }

    /// Tells of markup that came out as text.
    fn tell(&mut self, doubts: Vec<Doubt>) {
        for Doubt { is_error, message, help, span } in doubts {
            if is_error {
                self.fault(message, Some(help), span);
            } else {
                self.found.warnings.push(TextWarning { message, help, span });
            }
        }
    }

    fn warn(&mut self, message: &str, help: &str, span: Span) {
        self.found.warnings.push(TextWarning { message: message.into(), help: help.into(), span });
    }

    fn fault(&mut self, message: impl Into<String>, help: Option<String>, span: Span) {
        let (path, place) = (self.view.path, span.shifted(self.view.start));
        self.faults.push(Diagnostic::error(message).at(path, place).maybe_help(help));
    }

    /// An id that nothing on the page has yet, and that no heading was given unless it is this one.
    fn unique_id(&mut self, wanted: &str, is_given: bool) -> String {
        let is_taken = footnotes::is_note_id(wanted) || citations::is_source_id(wanted);
        let prefix = if is_taken { "section-" } else { "" };
        let wanted = format!("{prefix}{wanted}");
        let mut id = wanted.clone();
        let is_free = |pass: &mut Self, id: &String| {
            (is_given || !pass.given_ids.contains(id)) && pass.used_ids.insert(id.clone())
        };
        if is_free(self, &id) {
            return id;
        }
        // Equal headings go on from the last number, which all before them have taken.
        let known = self.numbered.get(&wanted).filter(|_| !is_given);
        let mut number = known.copied().unwrap_or(1);
        loop {
            number += 1;
            id = format!("{wanted}-{number}");
            if is_free(self, &id) {
                if !is_given {
                    self.numbered.insert(wanted, number);
                }
                return id;
            }
        }
    }
}

/// Blocks that hold paragraphs of their own.
fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::DefinitionListDefinition
            | Tag::DefinitionListTitle
    )
}

/// Whether what ends stands in a line.
fn is_in_line(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

fn is_container_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionListDefinition
            | TagEnd::DefinitionListTitle
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}
