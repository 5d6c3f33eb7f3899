//! What podcasts add to RSS: the names of Apple's directory, and those of <https://podcastindex.org/namespace/1.0>.

use std::io;

use crate::plan::{FeedItem, FeedView, PodcastView};
use crate::render::xml::{self, Xml};

/// The names that a feed declares for it.
pub(super) const NAMES: [(&str, &str); 2] = [
    ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
];

/// What is said of the whole.
pub(super) fn channel(
    xml: &mut Xml,
    view: &FeedView<'_>,
    podcast: &PodcastView<'_>,
) -> io::Result<()> {
    xml::text(xml, "itunes:author", &[], podcast.author)?;
    if let Some(email) = podcast.email {
        xml::nest(xml, "itunes:owner", &[], |xml| {
            xml::text(xml, "itunes:name", &[], podcast.author)?;
            xml::text(xml, "itunes:email", &[], email)
        })?;
    }
    xml::empty(xml, "itunes:image", &[("href", &podcast.artwork)])?;
    // Readers of feeds that know no podcasts show this one.
    xml::nest(xml, "image", &[], |xml| {
        xml::text(xml, "url", &[], &podcast.artwork)?;
        xml::text(xml, "title", &[], &view.title)?;
        xml::text(xml, "link", &[], &view.page)
    })?;
    let category = [("text", podcast.category)];
    match podcast.subcategory {
        Some(inner) => xml::nest(xml, "itunes:category", &category, |xml| {
            xml::empty(xml, "itunes:category", &[("text", inner)])
        })?,
        None => xml::empty(xml, "itunes:category", &category)?,
    }
    let explicit = if podcast.explicit { "true" } else { "false" };
    xml::text(xml, "itunes:explicit", &[], explicit)?;
    xml::text(xml, "itunes:type", &[], if podcast.serial { "serial" } else { "episodic" })
}

/// What is said of an episode.
pub(super) fn item(xml: &mut Xml, item: &FeedItem<'_>) -> io::Result<()> {
    let Some(audio) = &item.audio else { return Ok(()) };
    if let Some(title) = audio.title {
        xml::text(xml, "itunes:title", &[], title)?;
    }
    if let Some(seconds) = audio.seconds {
        xml::text(xml, "itunes:duration", &[], &seconds.to_string())?;
    }
    if let Some(number) = item.episode {
        xml::text(xml, "itunes:episode", &[], &number.to_string())?;
    }
    for text in &audio.texts {
        let attributes = [("url", &*text.permalink), ("type", text.media_type)];
        xml::empty(xml, "podcast:transcript", &attributes)?;
    }
    Ok(())
}
