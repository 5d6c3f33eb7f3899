//! JSON Feed 1.1.

use std::borrow::Cow;

use serde::Serialize;

use super::entry::Entry;
use crate::plan::{AudioView, FeedView};
use crate::render::xml::allowed;

/// Readers fetch a feed again and again: rather fewer items than a larger file.
const MOST_BYTES: usize = 250_000;

#[derive(Serialize)]
struct Feed<'f> {
    version: &'static str,
    title: &'f str,
    home_page_url: &'f str,
    #[serde(rename = "feed_url")]
    own_url: &'f str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'f str,
    language: &'f str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'f>>,
    items: &'f [Item<'f>],
}

#[derive(Serialize)]
struct Hub<'f> {
    #[serde(rename = "type")]
    kind: &'static str,
    url: &'f str,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: Cow<'f, str>,
    summary: String,
    /// The standard asks for one of the two contents.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<String>,
    date_published: String,
    date_modified: String,
    authors: Vec<Author<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'f, str>>,
    language: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'f>>,
}

/// A sound.
#[derive(Serialize)]
struct Attachment<'f> {
    url: &'f str,
    mime_type: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'f, str>>,
    size_in_bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u32>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: Cow<'f, str>,
    url: &'f str,
}

pub(super) fn render(view: &FeedView<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    let items: Vec<Item<'_>> =
        entries.iter().map(|entry| item(entry, entry.content.as_deref())).collect();
    let all = whole(view, &items);
    if all.len() <= MOST_BYTES {
        return all;
    }
    let (mut fitting, mut too_many) = (0, items.len());
    while too_many - fitting > 1 {
        let middle = usize::midpoint(fitting, too_many);
        if whole(view, &items[..middle]).len() <= MOST_BYTES {
            fitting = middle;
        } else {
            too_many = middle;
        }
    }
    match entries.first() {
        // The newest is always there, if need be without its text.
        Some(newest) if fitting == 0 => whole(view, &[item(newest, None)]),
        _ => whole(view, &items[..fitting]),
    }
}

fn whole(view: &FeedView<'_>, items: &[Item<'_>]) -> Vec<u8> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &view.title,
        home_page_url: &view.page,
        own_url: &view.permalink,
        description: view.description,
        language: view.language,
        hubs: view.hub.iter().map(|url| Hub { kind: "WebSub", url }).collect(),
        items,
    };
    let mut bytes = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn item<'f>(entry: &'f Entry<'_>, content: Option<&str>) -> Item<'f> {
    let item = entry.item;
    let summary = allowed(&entry.summary(content.is_some())).into_owned();
    Item {
        id: &item.id,
        url: &item.url,
        title: allowed(&entry.title()).into_owned().into(),
        content_html: content.map(|html| allowed(html).into_owned()),
        content_text: content.is_none().then(|| summary.clone()),
        summary,
        date_published: item.published.rfc3339(),
        date_modified: item.updated.rfc3339(),
        authors: item
            .authors
            .iter()
            .map(|it| Author { name: allowed(it.name), url: it.url })
            .collect(),
        tags: entry.categories().map(allowed).collect(),
        language: item.language,
        image: item.image.as_ref().map(|image| image.plain().permalink),
        attachments: item.audio.iter().map(attachment).collect(),
    }
}

fn attachment<'f>(audio: &'f AudioView<'_>) -> Attachment<'f> {
    Attachment {
        url: &audio.permalink,
        mime_type: audio.media_type,
        title: audio.title.map(allowed),
        size_in_bytes: audio.length,
        duration_in_seconds: audio.seconds,
    }
}
