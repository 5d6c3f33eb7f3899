//! What is known of a *body* without keeping it.
//!
//! Every build reads every body, so this is written for speed: Markdown is parsed here only when a
//! body has a link that the site itself must answer for.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::markdown::{Blocks, cited, gallery, options};
use super::words;
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
    /// Whether words say what an image shows.
    pub is_described: bool,
    /// Where it stands, from the beginning of the body: what comes before may change without it.
    pub span: Span,
}

/// The text between two bytes of a source, for whoever holds it again.
#[must_use]
pub fn source_slice(text: &str, start: u32) -> &str {
    text.get(start as usize..).unwrap_or_default()
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

/// The text of the first paragraph that has words of its own, and nothing in it that is doubtful.
pub(super) fn first_paragraph(body: &str, language: &str) -> String {
    let mut blocks = Blocks::new(body, language, 16);
    let mut seen = 0;
    let mut paragraph = Opening::default();
    loop {
        let goes_on = blocks.next_block();
        let is_doubtful = blocks.take_doubt();
        for (event, _) in blocks.events(seen) {
            seen += 1;
            if paragraph.is_whole_with(event) {
                let text = paragraph.text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !is_doubtful && !text.is_empty() && !is_address(&text) {
                    return text;
                }
                paragraph.text.clear();
            }
        }
        if !goes_on {
            return String::new();
        }
    }
}

/// Whether this is nothing but an address: most stand alone for a film or a post that is shown elsewhere.
fn is_address(text: &str) -> bool {
    let begins = ["https://", "http://", "www."].iter().any(|it| text.starts_with(it));
    begins && !text.contains(' ')
}

/// A paragraph that is being read.
#[derive(Default)]
struct Opening {
    text: String,
    /// How many lists, quotations and the like are open.
    depth: usize,
    pictures: usize,
    is_inside: bool,
    in_citation: bool,
}

impl Opening {
    /// Takes an event, and tells whether a paragraph of the text itself ends with it.
    fn is_whole_with(&mut self, event: &Event<'_>) -> bool {
        if self.in_citation || cited(event).is_some() {
            self.in_citation = !matches!(event, Event::End(TagEnd::Link));
            return false;
        }
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures -= 1,
            Event::Start(Tag::Paragraph) if self.depth == 0 => self.is_inside = true,
            Event::End(TagEnd::Paragraph) if self.is_inside => {
                self.is_inside = false;
                return true;
            }
            Event::Start(tag) if !self.is_inside && is_block(tag) => self.depth += 1,
            Event::End(tag) if !self.is_inside && is_block_end(*tag) => self.depth -= 1,
            Event::Text(part) | Event::Code(part) if self.is_inside && self.pictures == 0 => {
                self.text.push_str(part);
            }
            Event::SoftBreak | Event::HardBreak if self.is_inside => self.text.push(' '),
            _ => {}
        }
        false
    }
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
    let mut links = Vec::new();
    let mut events = Parser::new_ext(body, options()).into_offset_iter().peekable();
    while let Some((event, range)) = events.next() {
        if gallery::begins(&event) {
            let inside = gallery::inside(&mut events);
            let shifted = |link: LocalLink| {
                let start = u32::try_from(inside.start).unwrap_or(u32::MAX);
                LocalLink { span: link.span.shifted(start), ..link }
            };
            links.extend(local_links(&body[inside.clone()]).into_iter().map(shifted));
            continue;
        }
        let (target, is_image, caption) = match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => continue,
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false, None),
            Event::Start(Tag::Image { dest_url, title, .. }) => (dest_url, true, Some(title)),
            _ => continue,
        };
        let span = Span::from(range);
        if is_local(&target) {
            let mut is_next_end = || matches!(events.peek(), Some((Event::End(TagEnd::Image), _)));
            let is_described = !(is_image && is_next_end());
            links.push(LocalLink { target: target.into_string(), is_image, is_described, span });
        }
        // A caption is Markdown, too.
        if let Some(caption) = caption.filter(|caption| caption.contains("](")) {
            let of_caption = local_links(&caption).into_iter().filter(|link| !link.is_image);
            links.extend(of_caption.map(|link| LocalLink { span, ..link }));
        }
    }
    links
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
        for (body, expected) in [
            ("## Head\n\n- a list\n\n> quote\n\nThe *text*\nhere.\n\nMore.", "The text here."),
            ("![](a.png)\n\nText.", "Text."),
            ("![A ship](a.png) ![B](b.png)\n\n[![C](c.png)](/d/)\n\nText.", "Text."),
            ("Text.[@a] More [@b c].", "Text. More [@b c]."),
            ("{{< youtube abc >}}\n\n[caption id=\"1\"]x[/caption]\n\nText.", "Text."),
            ("<!-- check -->\n\nThe \"text\" <!-- sic --> here.", "The “text” here."),
        ] {
            assert_eq!(first_paragraph(body, "en"), expected, "{body}");
        }
    }
}
