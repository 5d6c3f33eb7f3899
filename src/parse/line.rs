//! A *line* of front matter that readers see: a headline, a standfirst, a caption, a correction.
//!
//! It has the typography of its language and emphasis, and a caption and a correction have links to other
//! sites, too. Wherever there is no room for marks, as in feeds and titles of tabs, its words stand alone.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::markdown::markdown_line;
use crate::typography::Typography;

/// The words of a line, and its HTML where that has more than they.
#[derive(Default)]
pub(super) struct Line {
    /// Its words.
    pub(super) text: String,
    /// Its HTML; none if that is its words and nothing more.
    pub(super) html: Option<String>,
}

impl Line {
    /// A line of words and nothing more.
    pub(super) fn plain(text: String) -> Self {
        Self { text, html: None }
    }

    /// Reads a line in the language with this tag; the targets of its links go to `links`.
    pub(super) fn read(text: &str, language: &str, links: &mut Vec<String>) -> Self {
        if memchr::memchr3(b'*', b'_', b'[', text.as_bytes()).is_none()
            && memchr::memchr3(b'`', b'\\', b'<', text.as_bytes()).is_none()
        {
            return Self::plain(Typography::of(language).line(text).into_owned());
        }
        let (events, _) = markdown_line(text, language);
        let mut line = Self::default();
        let mut html = String::new();
        let mut is_bare = false;
        for (event, range) in &events {
            let source = &text[range.clone()];
            match event {
                Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                    is_bare = *link_type == LinkType::Autolink;
                    if !is_bare {
                        links.push(dest_url.to_string());
                        open_link(dest_url, &mut html);
                    }
                }
                Event::End(TagEnd::Link) if is_bare => is_bare = false,
                Event::Text(words) => {
                    // An entity is what its author wrote.
                    let is_entity = source.starts_with('&') && source.ends_with(';');
                    let words = if is_entity { source } else { words };
                    line.text.push_str(words);
                    escape(words, &mut html);
                }
                Event::Code(words) => {
                    line.text.push_str(words);
                    html.push_str("<code>");
                    escape(words, &mut html);
                    html.push_str("</code>");
                }
                Event::InlineHtml(tag) => {
                    line.text.push_str(tag);
                    escape(tag, &mut html);
                }
                Event::FootnoteReference(_) | Event::Start(Tag::Image { .. }) => {
                    line.text.push_str(source);
                    escape(source, &mut html);
                }
                event => html.push_str(mark(event)),
            }
        }
        let mut plain = String::new();
        escape(&line.text, &mut plain);
        line.html = (html != plain).then_some(html);
        line
    }
}

fn mark(event: &Event<'_>) -> &'static str {
    match event {
        Event::Start(Tag::Emphasis) => "<em>",
        Event::End(TagEnd::Emphasis) => "</em>",
        Event::Start(Tag::Strong) => "<strong>",
        Event::End(TagEnd::Strong) => "</strong>",
        Event::Start(Tag::Strikethrough) => "<s>",
        Event::End(TagEnd::Strikethrough) => "</s>",
        Event::End(TagEnd::Link) => "</a>",
        _ => "",
    }
}

fn open_link(url: &str, html: &mut String) {
    html.push_str("<a href=\"");
    // Writing to a string can't fail.
    let _ = pulldown_cmark_escape::escape_href(&mut *html, url);
    html.push_str("\">");
}

fn escape(text: &str, html: &mut String) {
    // Writing to a string can't fail.
    let _ = pulldown_cmark_escape::escape_html(html, text);
}
