//! RSS 2.0 with the content, creator, Atom and media extensions.

use std::io;

use pulldown_cmark_escape::escape_html_body_text;

use super::entry::Entry;
use crate::plan::FeedView;
use crate::render::xml::{self, Xml};

const NAMES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

pub(super) fn render(view: &FeedView<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    xml::document(|xml| {
        xml::nest(xml, "rss", NAMES, |xml| {
            xml::nest(xml, "channel", &[], |xml| {
                channel(xml, view)?;
                entries.iter().try_for_each(|it| item(xml, it))
            })
        })
    })
}

fn channel(xml: &mut Xml, view: &FeedView<'_>) -> io::Result<()> {
    xml::text(xml, "title", &[], &view.title)?;
    xml::text(xml, "link", &[], &view.page)?;
    // The element is required, and a paper may have no description.
    let description = if view.description.is_empty() { &view.title } else { view.description };
    xml::text(xml, "description", &[], description)?;
    xml::text(xml, "language", &[], view.language)?;
    if let Some(newest) = view.items.first() {
        xml::text(xml, "pubDate", &[], &newest.published.rfc2822())?;
    }
    let link = [("rel", "self"), ("type", "application/rss+xml"), ("href", &view.permalink)];
    xml::empty(xml, "atom:link", &link)?;
    if let Some(hub) = view.hub {
        xml::empty(xml, "atom:link", &[("rel", "hub"), ("href", hub)])?;
    }
    Ok(())
}

fn item(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    let item = entry.item;
    xml::nest(xml, "item", &[], |xml| {
        xml::text(xml, "title", &[], &entry.title())?;
        xml::text(xml, "link", &[], &item.url)?;
        xml::text(xml, "guid", &[("isPermaLink", "false")], &item.id)?;
        xml::text(xml, "pubDate", &[], &item.published.rfc2822())?;
        for author in &item.authors {
            xml::text(xml, "dc:creator", &[], author.name)?;
        }
        for category in entry.categories() {
            xml::text(xml, "category", &[], category)?;
        }
        // It is HTML, so what looks like a tag in it must not be one. Some readers take the last of the
        // two for the summary, so it comes first.
        let mut summary = String::new();
        // Writing to a string can't fail.
        let _ = escape_html_body_text(&mut summary, &entry.summary(entry.content.is_some()));
        xml::text(xml, "description", &[], &summary)?;
        if let Some(content) = &entry.content {
            xml::text(xml, "content:encoded", &[], content)?;
        }
        if let Some(image) = &item.image {
            let attributes = [
                ("url", image.permalink.as_str()),
                ("medium", "image"),
                ("type", image.media_type),
            ];
            xml::empty(xml, "media:content", &attributes)?;
        }
        Ok(())
    })
}
