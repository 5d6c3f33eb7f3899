//! Atom 1.0, RFC 4287.

use std::io;

use super::entry::Entry;
use crate::plan::FeedView;
use crate::render::xml::{self, Xml};

const ATOM: &str = "http://www.w3.org/2005/Atom";

pub(super) fn render(view: &FeedView<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    let names = [("xmlns", ATOM), ("xml:lang", view.language)];
    xml::document(|xml| {
        xml::nest(xml, "feed", &names, |xml| {
            head(xml, view)?;
            entries.iter().try_for_each(|it| entry(xml, view, it))
        })
    })
}

fn head(xml: &mut Xml, view: &FeedView<'_>) -> io::Result<()> {
    xml::text(xml, "id", &[], &view.id)?;
    xml::text(xml, "title", &[], &view.title)?;
    if !view.description.is_empty() {
        xml::text(xml, "subtitle", &[], view.description)?;
    }
    // The element is required; a paper without articles has never changed.
    let updated = view.updated.map_or("1970-01-01T00:00:00Z".into(), |date| date.rfc3339());
    xml::text(xml, "updated", &[], &updated)?;
    let own = [("rel", "self"), ("type", "application/atom+xml"), ("href", &*view.permalink)];
    xml::empty(xml, "link", &own)?;
    let page = [("rel", "alternate"), ("type", "text/html"), ("href", &*view.page)];
    xml::empty(xml, "link", &page)?;
    if let Some(hub) = view.hub {
        xml::empty(xml, "link", &[("rel", "hub"), ("href", hub)])?;
    }
    // An entry without a byline has the paper for its author, as the standard asks.
    author(xml, &view.title, &view.page)
}

fn entry(xml: &mut Xml, view: &FeedView<'_>, entry: &Entry<'_>) -> io::Result<()> {
    let item = entry.item;
    let language = [("xml:lang", item.language)];
    let attributes = if item.language == view.language { &[][..] } else { &language[..] };
    xml::nest(xml, "entry", attributes, |xml| {
        xml::text(xml, "id", &[], &item.id)?;
        xml::text(xml, "title", &[], &entry.title())?;
        let page = [("rel", "alternate"), ("type", "text/html"), ("href", &*item.url)];
        xml::empty(xml, "link", &page)?;
        xml::text(xml, "published", &[], &item.published.rfc3339())?;
        xml::text(xml, "updated", &[], &item.updated.rfc3339())?;
        for it in &item.authors {
            author(xml, it.name, it.url)?;
        }
        for category in entry.categories() {
            xml::empty(xml, "category", &[("term", category)])?;
        }
        xml::text(xml, "summary", &[], &entry.summary(entry.content.is_some()))?;
        if let Some(content) = &entry.content {
            xml::text(xml, "content", &[("type", "html")], content)?;
        }
        if let Some(audio) = &item.audio {
            let (url, length) = (audio.permalink.as_str(), audio.length.to_string());
            let attributes = [
                ("rel", "enclosure"),
                ("type", audio.media_type),
                ("length", &*length),
                ("href", url),
            ];
            xml::empty(xml, "link", &attributes)?;
        }
        if let Some(image) = &item.image {
            let plain = image.plain();
            let url = plain.permalink.as_str();
            let mut attributes =
                vec![("rel", "enclosure"), ("type", plain.media_type), ("href", url)];
            attributes.extend(item.made.map(|made| ("title", made)));
            xml::empty(xml, "link", &attributes)?;
        }
        Ok(())
    })
}

fn author(xml: &mut Xml, name: &str, url: &str) -> io::Result<()> {
    xml::nest(xml, "author", &[], |xml| {
        xml::text(xml, "name", &[], name)?;
        xml::text(xml, "uri", &[], url)
    })
}
