//! *Markdown*, as Dateline reads it: the parser's events, paragraph by paragraph, with what it lacks.
//!
//! Comments are gone, emphasis is found in every script (`flanking`), bare addresses are links
//! (`addresses`), marks are the language's (`crate::typography`), `[@key]` is a link to `@key`, and markup
//! that came out as text is noted (`left`). Whoever needs the first paragraph only doesn't pay for the rest.

use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag,
    TagEnd,
};

use super::citation;
use crate::typography::{self, Typography};

mod addresses;
mod comments;
mod doubt;
mod flanking;
mod left;
mod paragraph;
mod prose;

pub use doubt::Doubt;

/// An event, and where it stands.
pub type Spot<'t> = (Event<'t>, Range<usize>);

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
    let mut blocks = Blocks::new(text, language, text.len() / 32);
    while blocks.next_block() {}
    (blocks.events, blocks.doubts)
}

/// A text, block by block.
pub(super) struct Blocks<'t> {
    text: &'t str,
    parser: Source<'t>,
    typography: Typography,
    needs: Needs,
    /// The events up to the end of the last block.
    pub(super) events: Vec<Spot<'t>>,
    pub(super) doubts: Vec<Doubt>,
    /// Where the events of the block that is being read begin.
    begin: usize,
    code: Option<CodeKind>,
    /// The names of all footnotes, once they are asked for.
    notes: OnceCell<Vec<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeKind {
    Indented,
    Fenced,
}

/// What of the whole text may need a second look.
#[derive(Clone, Copy)]
struct Needs {
    typography: bool,
    addresses: bool,
    left: bool,
}

type Source<'t> = Box<dyn Iterator<Item = Spot<'t>> + 't>;

impl<'t> Blocks<'t> {
    pub(super) fn new(text: &'t str, language: &str, capacity: usize) -> Self {
        Self {
            text,
            parser: source(text),
            typography: Typography::of(language),
            needs: Needs {
                typography: typography::is_needed(text),
                addresses: addresses::is_possible(text),
                left: left::is_possible(text),
            },
            events: Vec::with_capacity(capacity),
            doubts: Vec::new(),
            begin: 0,
            code: None,
            notes: OnceCell::new(),
        }
    }

    /// Reads up to the next end of a block; false at the end of the text.
    pub(super) fn next_block(&mut self) -> bool {
        loop {
            let Some((event, range)) = self.parser.next() else {
                self.finish_lines();
                return false;
            };
            match &event {
                Event::InlineHtml(html) if comments::is_comment(html) => continue,
                Event::Text(_) if self.code == Some(CodeKind::Indented) => {
                    self.doubts.extend(prose::doubt(&event, range.clone()));
                    self.events.push((event, range));
                    continue;
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.finish_lines();
                    self.code = Some(match kind {
                        CodeBlockKind::Indented => CodeKind::Indented,
                        CodeBlockKind::Fenced(_) => CodeKind::Fenced,
                    });
                }
                Event::End(TagEnd::CodeBlock) => self.code = None,
                Event::Start(Tag::HtmlBlock) => self.finish_lines(),
                Event::End(TagEnd::HtmlBlock) => {
                    let begin = self.begin;
                    self.events.push((event, range));
                    comments::take_out(&mut self.events, begin, &mut self.doubts);
                    self.begin = self.events.len();
                    return true;
                }
                event if is_in_line(event) => {
                    self.events.push((event.clone(), range));
                    continue;
                }
                _ if self.code.is_none() => self.finish_lines(),
                _ => {}
            }
            let is_html = matches!(event, Event::Start(Tag::HtmlBlock));
            self.events.push((event, range));
            if !is_html {
                self.begin = self.events.len();
                return true;
            }
        }
    }

    /// Looks at the lines of a paragraph, or of whatever has text, once more.
    fn finish_lines(&mut self) {
        let begin = std::mem::replace(&mut self.begin, self.events.len());
        if begin < self.events.len() {
            paragraph::finish(self, begin);
            self.begin = self.events.len();
        }
    }

    /// The names of all footnotes.
    fn notes(&self) -> &[String] {
        self.notes.get_or_init(|| {
            let lines =
                self.text.lines().map(|line| line.trim_start_matches([' ', '>', '-', '*', '\t']));
            let name =
                |line: &'t str| line.strip_prefix("[^")?.split_once("]:").map(|it| it.0.to_owned());
            lines.filter_map(name).take(1000).collect()
        })
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
        None => Box::new(citation::apart(text, parser(text).into_offset_iter())),
        Some(amended) => {
            let restored = |(event, range)| (amended.restored(event), range);
            let events: Vec<Spot<'static>> =
                parser(&amended.text).into_offset_iter().map(restored).collect();
            Box::new(citation::apart(text, events.into_iter()))
        }
    }
}

fn parser<'t>(text: &'t str) -> Parser<'t, impl BrokenLinkCallback<'t>> {
    let citation = move |link: BrokenLink<'t>| {
        let is_image = text[..link.span.start].ends_with('!') || text[link.span].starts_with('!');
        let is_bracket = matches!(link.link_type, LinkType::Shortcut | LinkType::Reference);
        let key = link.reference.strip_prefix('@');
        let key = key.filter(|key| is_bracket && !is_image && citation::is_key(key))?;
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
