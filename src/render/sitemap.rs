//! Sitemaps by the protocol of sitemaps.org, with the image and news extensions.

use std::io;

use jiff::Timestamp;

use super::xml::{self, Xml};
use crate::date::Date;
use crate::plan::{NewsEntry, SitemapEntry, SitemapView};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

pub(super) fn render(view: &SitemapView<'_>) -> Vec<u8> {
    xml::document(|xml| match view {
        SitemapView::Index(entries) => {
            xml::nest(xml, "sitemapindex", &[("xmlns", SITEMAP)], |xml| {
                entries.iter().try_for_each(|entry| page(xml, "sitemap", entry))
            })
        }
        SitemapView::Pages(entries) => {
            let names = [("xmlns", SITEMAP), ("xmlns:image", IMAGE)];
            xml::nest(xml, "urlset", &names, |xml| {
                entries.iter().try_for_each(|entry| page(xml, "url", entry))
            })
        }
        SitemapView::News { publication, articles } => {
            let names = [("xmlns", SITEMAP), ("xmlns:news", NEWS)];
            xml::nest(xml, "urlset", &names, |xml| {
                articles.iter().try_for_each(|article| news(xml, publication, article))
            })
        }
    })
}

fn page(xml: &mut Xml, name: &str, entry: &SitemapEntry) -> io::Result<()> {
    xml::nest(xml, name, &[], |xml| {
        xml::text(xml, "loc", &[], &entry.url)?;
        // Search engines take no moment for one that their clocks don't have.
        let is_known = |changed: &&Date| changed.timestamp() >= Timestamp::UNIX_EPOCH;
        if let Some(changed) = entry.changed.as_ref().filter(is_known) {
            xml::text(xml, "lastmod", &[], &changed.rfc3339())?;
        }
        entry.images.iter().try_for_each(|url| {
            xml::nest(xml, "image:image", &[], |xml| xml::text(xml, "image:loc", &[], url))
        })
    })
}

fn news(xml: &mut Xml, publication: &str, entry: &NewsEntry<'_>) -> io::Result<()> {
    xml::nest(xml, "url", &[], |xml| {
        xml::text(xml, "loc", &[], entry.url)?;
        xml::nest(xml, "news:news", &[], |xml| {
            xml::nest(xml, "news:publication", &[], |xml| {
                xml::text(xml, "news:name", &[], publication)?;
                xml::text(xml, "news:language", &[], &entry.language)
            })?;
            xml::text(xml, "news:publication_date", &[], &entry.published.rfc3339())?;
            xml::text(xml, "news:title", &[], entry.title)
        })
    })
}
