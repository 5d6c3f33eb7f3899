//! RSS 2.0 with the content, creator, Atom and media extensions.

use std::borrow::Cow;
use std::io;

use pulldown_cmark_escape::escape_html_body_text;

use super::entry::Entry;
use super::podcast;
use crate::plan::{FeedView, ImageView};
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
        let names = if view.podcast.is_some() { &podcast::NAMES[..] } else { &[] };
        xml::nest(xml, "rss", &[NAMES, names].concat(), |xml| {
            xml::nest(xml, "channel", &[], |xml| {
                channel(xml, view)?;
                entries.iter().try_for_each(|it| item(xml, view, it))
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
    if let Some(podcast) = &view.podcast {
        podcast::channel(xml, view, podcast)?;
    }
    Ok(())
}

fn item(xml: &mut Xml, view: &FeedView<'_>, entry: &Entry<'_>) -> io::Result<()> {
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
        if let Some(audio) = &item.audio {
            let length = audio.length.to_string();
            let attributes =
                [("url", &*audio.permalink), ("length", &*length), ("type", audio.media_type)];
            xml::empty(xml, "enclosure", &attributes)?;
        }
        if view.podcast.is_some() {
            podcast::item(xml, item)?;
        }
        // Programs that play podcasts take a picture for one more file to play.
        let is_played = view.podcast.is_some() && item.audio.is_some();
        if let Some(image) = item.image.as_ref().filter(|_| !is_played) {
            picture(xml, image, item.made)?;
        }
        Ok(())
    })
}

/// A picture with what is said of it (Media RSS 1.5.1).
fn picture(xml: &mut Xml, image: &ImageView<'_>, made: Option<&str>) -> io::Result<()> {
    let plain = image.plain();
    let (width, height) = plain.size.unwrap_or_default();
    let (width, height) = (width.to_string(), height.to_string());
    let mut attributes =
        vec![("url", plain.permalink.as_str()), ("medium", "image"), ("type", plain.media_type)];
    if plain.size.is_some() {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    let about = image.caption.or(Some(image.alt).filter(|alt| !alt.is_empty()));
    // No element says how a picture came to be, so readers are told where they are told what it shows.
    let about = match (about, made) {
        (Some(about), Some(made)) => Some(Cow::Owned(format!("{about} ({made})"))),
        (about, made) => about.or(made).map(Cow::Borrowed),
    };
    if about.is_none() && image.credit.is_none() {
        return xml::empty(xml, "media:content", &attributes);
    }
    xml::nest(xml, "media:content", &attributes, |xml| {
        if let Some(about) = &about {
            xml::text(xml, "media:description", &[("type", "plain")], about)?;
        }
        if let Some(credit) = image.credit {
            xml::text(xml, "media:credit", &[], credit)?;
        }
        Ok(())
    })
}
