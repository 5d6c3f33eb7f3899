//! What is known of a *body* without keeping it.
//!
//! Every build reads every body, so this is written for speed: Markdown is parsed here only when a
//! body has a link that the site itself must answer for.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::{citation, words};
use crate::diagnostic::Span;
use crate::digest::Digest;

/// What lists and links need to know of a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// Names the text.
    pub digest: Digest,
    /// Where the text begins in its file, in bytes.
    pub start: u32,
    /// Words, with each character of Chinese, Japanese and Korean as one.
    pub words: u32,
    /// Links and images that the site itself must have.
    pub links: Vec<LocalLink>,
}

impl Body {
    /// How many minutes it takes to read: 220 words each. Without words it takes none.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.words.div_ceil(220)
    }
}

/// A link or an image whose target is in the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalLink {
    /// The target as written.
    pub target: String,
    /// Whether it is an image.
    pub is_image: bool,
    /// Where it stands, from the beginning of the body: what comes before may change without it.
    pub span: Span,
}

/// The dialect: CommonMark with tables, footnotes, strikethrough, task lists, alerts, definition
/// lists, attributes of headings and typographic quotes.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// The text between two bytes of a source, for whoever holds it again.
#[must_use]
pub fn source_slice(text: &str, start: u32) -> &str {
    text.get(start as usize..).unwrap_or_default()
}

/// The events of a text in which `[@key]` is a link to `@key`, with where each stands.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    let citation = |link: BrokenLink<'_>| {
        let is_image = text[..link.span.start].ends_with('!') || text[link.span].starts_with('!');
        let is_bracket = matches!(link.link_type, LinkType::Shortcut | LinkType::Reference);
        let key = link.reference.strip_prefix('@');
        let key = key.filter(|key| is_bracket && !is_image && citation::is_key(key))?;
        Some((CowStr::from(format!("@{key}")), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(citation));
    citation::apart(text, parser.into_offset_iter())
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

/// Takes note of a body that begins at byte `start` of its file.
pub(super) fn scan(body: &str, start: usize) -> Body {
    let links = if may_have_local_links(body) { local_links(body) } else { Vec::new() };
    Body {
        digest: Digest::of(body.as_bytes()),
        start: u32::try_from(start).unwrap_or(u32::MAX),
        words: words::count(body),
        links,
    }
}

/// The text of the first paragraph.
pub(super) fn first_paragraph(body: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    let mut inside = false;
    let mut in_citation = false;
    for (event, _) in events(body) {
        if in_citation || cited(&event).is_some() {
            in_citation = !matches!(event, Event::End(TagEnd::Link));
            continue;
        }
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => inside = true,
            Event::End(TagEnd::Paragraph) if inside && !text.trim().is_empty() => break,
            Event::Start(tag) if !inside && is_block(&tag) => depth += 1,
            Event::End(tag) if !inside && is_block_end(tag) => depth -= 1,
            Event::Text(part) | Event::Code(part) if inside => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak if inside => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::DefinitionList
            | Tag::HtmlBlock
    )
}

pub(super) fn is_block_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::DefinitionList
            | TagEnd::HtmlBlock
    )
}

/// Whether Markdown could make a link or an image to the site itself of this. A target follows
/// `](` or `]:`, so what follows them decides; a `true` too many costs time and nothing else.
fn may_have_local_links(body: &str) -> bool {
    let bytes = body.as_bytes();
    memchr::memchr_iter(b']', bytes).any(|at| {
        let rest = || body[at + 2..].trim_start();
        match bytes.get(at + 1) {
            Some(b'(') => is_local(rest().trim_start_matches('<')),
            Some(b':') => is_target(rest()) && is_local(rest().trim_start_matches('<')),
            _ => false,
        }
    })
}

/// Whether a definition could be of a link. The text of a footnote is more than one word, and
/// after the one word of a link nothing stands on its line but a title in quotes.
fn is_target(definition: &str) -> bool {
    // A word that doesn't end soon is none, and looking for its end at every `]:` of a long line would
    // take the square of its length.
    let Some(end) = definition.bytes().take(1024).position(|it| b" \t\n\r".contains(&it)) else {
        return true;
    };
    let (word, rest) = definition.split_at(end);
    let rest = rest.trim_start_matches([' ', '\t']);
    word.starts_with('<') || rest.is_empty() || rest.starts_with(['"', '\'', '(', '\n', '\r'])
}

fn local_links(body: &str) -> Vec<LocalLink> {
    Parser::new_ext(body, options())
        .into_offset_iter()
        .filter_map(|(event, range)| {
            let (target, is_image) = match event {
                Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => return None,
                Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
                Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
                _ => return None,
            };
            is_local(&target).then(|| LocalLink {
                target: target.into_string(),
                is_image,
                span: range.into(),
            })
        })
        .collect()
}

/// Whether a target is a path: no scheme, no other host, and not a place on the same page.
fn is_local(target: &str) -> bool {
    if target.is_empty() || target.starts_with(['#', ')']) || target.starts_with("//") {
        return false;
    }
    let scheme = target.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
    !matches!(scheme, Some(at) if at > 0 && target[at..].starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_the_site_must_answer_for() {
        let targets = |body: &str| -> Vec<String> {
            scan(body, 0).links.into_iter().map(|link| link.target).collect()
        };
        assert_eq!(targets("[a](../a.md#b) ![](c.png)"), ["../a.md#b", "c.png"]);
        assert_eq!(targets("[a][b]\n\n[b]: <x y.md>"), ["x y.md"]);
        assert_eq!(targets("[a](/about/) [b](#here)"), ["/about/"]);
        assert!(targets("[a](https://x.org) [b](mailto:a@b.org) `[c](d.md)`").is_empty());
        assert_eq!(targets("[a](/b) <c@d.org>"), ["/b"]);
        assert!(targets("[a]( https://x.org)[^1]\n\n[^1]: b").is_empty());
        assert!(!may_have_local_links("Text.[^1]\n\n[^1]: A note of some words.\n"));
        assert_eq!(targets("[a][]\n\n[a]: b.md  'title'"), ["b.md"]);
        assert_eq!(targets("[a][]\n\n[a]:\n  b.md\n  (title)"), ["b.md"]);
    }

    #[test]
    fn the_first_paragraph_is_prose() {
        assert_eq!(
            first_paragraph("## Head\n\n- a list\n\n> quote\n\nThe *text*\nhere.\n\nMore."),
            "The text here."
        );
        assert_eq!(first_paragraph("![](a.png)\n\nText."), "Text.");
        assert_eq!(first_paragraph("Text.[@a] More [@b c] ![@d]."), "Text. More [@b c] ![@d].");
    }
}
