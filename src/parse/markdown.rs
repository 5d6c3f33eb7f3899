//! *Markdown*, as Dateline reads it: the parser's events, paragraph by paragraph, with what it lacks.
//!
//! Comments are gone, emphasis is found in every script (`flanking`), bare addresses are links
//! (`addresses`), marks are the language's (`crate::typography`), `[@key]` is a link to `@key`, and markup
//! that came out as text is noted (`left`). Whoever needs the first paragraph only doesn't pay for the rest.

use std::cell::OnceCell;

use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag,
    TagEnd,
};

use crate::typography::{self, Typography};

mod addresses;
mod blocks;
mod citations;
mod comments;
mod doubt;
mod flanking;
mod flat;
pub(super) mod gallery;
mod inline;
mod left;
mod paragraph;
mod prose;
mod reading;

pub(super) use citations::is_key;
pub(super) use comments::without_comments;
pub use doubt::Doubt;
pub use reading::Spot;
use reading::{Ahead, Needs, Reading};

/// The dialect: `CommonMark` with tables, footnotes, strikethrough, task lists, alerts, definition
/// lists and attributes of headings.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// The events of a whole text in a language, and what is doubtful about it.
#[must_use]
pub fn markdown<'t>(text: &'t str, language: &str) -> (Vec<Spot<'t>>, Vec<Doubt>) {
    // About so many bytes of a text make an event: room for all of them is asked for once.
    let mut blocks = Blocks::new(text, language, text.len() / 24);
    while blocks.next_block() {}
    (blocks.reading.events, blocks.reading.doubts)
}

/// The events of a line, in which nothing is a block, and what is doubtful about it.
#[must_use]
pub fn markdown_line(text: &str, language: &str) -> (Vec<Spot<'static>>, Vec<Doubt>) {
    // With a bracket before it, it can't be a list or a heading.
    let line = format!("({}", text.split_whitespace().collect::<Vec<_>>().join(" "));
    let (events, doubts) = markdown(&line, language);
    let is_frame = |event: &Event<'_>| {
        matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
    };
    let mut events: Vec<Spot<'static>> = events
        .into_iter()
        .filter(|(event, _)| !is_frame(event))
        .map(|(event, range)| (event.into_static(), range.start.max(1) - 1..range.end - 1))
        .collect();
    if let Some((Event::Text(first), _)) = events.first_mut() {
        *first = first[1..].to_owned().into();
    }
    (events, doubts)
}

/// A text, block by block.
pub(super) struct Blocks<'t, 'l> {
    parser: Source<'t>,
    reading: Reading<'t>,
    /// Where the events of the block that is being read begin.
    begin: usize,
    code: Option<CodeKind>,
    /// The tag of the text's language.
    language: &'l str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeKind {
    Indented,
    Fenced,
}

type Source<'t> = Box<dyn Iterator<Item = Spot<'t>> + 't>;

impl<'t, 'l> Blocks<'t, 'l> {
    pub(super) fn new(text: &'t str, language: &'l str, capacity: usize) -> Self {
        let reading = Reading {
            text,
            typography: Typography::of(language),
            needs: Needs { addresses: addresses::is_possible(text), left: left::is_possible(text) },
            next_mark: Ahead::new(typography::first_mark),
            next_dots: Ahead::new(typography::first_dots),
            events: Vec::with_capacity(capacity),
            doubts: Vec::new(),
            notes: OnceCell::new(),
        };
        Self { parser: source(text), reading, begin: 0, code: None, language }
    }

    /// The events from this one on, up to the end of the last block.
    pub(super) fn events(&self, from: usize) -> &[Spot<'t>] {
        &self.reading.events[from..]
    }

    /// Whether anything was doubtful since it was asked last.
    pub(super) fn take_doubt(&mut self) -> bool {
        !std::mem::take(&mut self.reading.doubts).is_empty()
    }

    /// Reads up to the next end of a block; false at the end of the text.
    pub(super) fn next_block(&mut self) -> bool {
        loop {
            let Some((mut event, range)) = self.parser.next() else {
                self.finish_lines();
                return false;
            };
            if is_in_line(&event) {
                if self.code == Some(CodeKind::Indented) {
                    self.reading.doubts.extend(prose::doubt(&event, range.clone()));
                }
                if !matches!(&event, Event::InlineHtml(html) if comments::is_comment(html)) {
                    comments::out_of_title(&mut event, &range, &mut self.reading.doubts);
                    self.reading.events.push((event, range));
                }
                continue;
            }
            if gallery::begins(&event) {
                self.finish_lines();
                self.gallery(&range);
                return true;
            }
            match &event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.finish_lines();
                    self.code = Some(match kind {
                        CodeBlockKind::Indented => CodeKind::Indented,
                        CodeBlockKind::Fenced(_) => CodeKind::Fenced,
                    });
                }
                Event::End(TagEnd::CodeBlock) => self.code = None,
                Event::Start(Tag::HtmlBlock) => {
                    self.finish_lines();
                    self.reading.events.push((event, range));
                    continue;
                }
                Event::End(TagEnd::HtmlBlock) => {
                    let begin = self.begin;
                    self.reading.events.push((event, range));
                    comments::take_out(&mut self.reading.events, begin, &mut self.reading.doubts);
                    self.begin = self.reading.events.len();
                    return true;
                }
                _ if self.code.is_none() => self.finish_lines(),
                _ => {}
            }
            self.reading.doubts.extend(blocks::doubt(&self.reading, &event, &range));
            self.reading.events.push((event, range));
            self.begin = self.reading.events.len();
            return true;
        }
    }

    /// Reads a gallery that has begun.
    fn gallery(&mut self, block: &std::ops::Range<usize>) {
        let inside = gallery::inside(&mut self.parser);
        let (start, text) = (inside.start, &self.reading.text[inside]);
        let mut inner = Blocks::new(text, self.language, 16);
        while inner.next_block() {}
        let (events, doubt) = gallery::pictures(inner.reading.events, start, block);
        self.reading.events.extend(events);
        self.reading.doubts.extend(doubt);
        self.begin = self.reading.events.len();
    }

    /// Looks at the lines of a paragraph, or of whatever has text, once more.
    fn finish_lines(&mut self) {
        let begin = std::mem::replace(&mut self.begin, self.reading.events.len());
        if begin < self.reading.events.len() {
            paragraph::finish(&mut self.reading, begin);
            self.begin = self.reading.events.len();
        }
    }
}

/// Whether an event stands in a line, and ends none.
fn is_in_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Rule => false,
        _ => true,
    }
}

/// The parser's events, with each citation on its own.
fn source(text: &str) -> Source<'_> {
    match flanking::amended(text) {
        None => Box::new(citations::apart(text, parser(text).into_offset_iter())),
        Some(amended) => {
            let restored = |(event, range)| (amended.restored(event), range);
            let events: Vec<Spot<'static>> =
                parser(&amended.text).into_offset_iter().map(restored).collect();
            Box::new(citations::apart(text, events.into_iter()))
        }
    }
}

fn parser<'t>(text: &'t str) -> Parser<'t, impl BrokenLinkCallback<'t>> {
    let citation = move |link: BrokenLink<'t>| {
        let is_image = text[..link.span.start].ends_with('!') || text[link.span].starts_with('!');
        let is_bracket = matches!(link.link_type, LinkType::Shortcut | LinkType::Reference);
        let key = link.reference.strip_prefix('@');
        let key = key.filter(|key| is_bracket && !is_image && citations::is_key(key))?;
        Some((CowStr::from(format!("@{key}")), CowStr::Borrowed("")))
    };
    Parser::new_with_broken_link_callback(text, options(), Some(citation))
}

/// The key of the source that a citation begins with this event.
#[must_use]
pub fn cited<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, dest_url, .. }) => {
            dest_url.strip_prefix('@')
        }
        _ => None,
    }
}
