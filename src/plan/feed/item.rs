//! The *items* of a feed: an article, a correction, or an entry of live coverage.

use std::borrow::Cow;

use serde::Serialize;

use crate::arrange::{Language, Site, TermKind};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::{Correction, Label, LiveEntry, Making};
use crate::plan::audio::{self, AudioView};
use crate::plan::body::TextView;
use crate::plan::teaser::{self, ImageView};

/// An entry of a feed.
#[derive(Debug, Serialize)]
pub struct FeedItem<'s> {
    /// Stays when everything else of the article changes.
    pub id: Cow<'s, str>,
    /// The article's page, with the host.
    pub url: Cow<'s, str>,
    /// The headline.
    pub title: &'s str,
    /// The word for an article that was paid for: readers of feeds often see nothing but the title.
    pub sponsored: Option<&'s str>,
    /// The standfirst; empty for a correction, which is its own notice.
    pub summary: &'s str,
    /// The bylines.
    pub authors: Vec<FeedAuthor<'s>>,
    /// First publication.
    pub published: Date,
    /// The last significant change.
    pub updated: Date,
    /// The article's picture.
    pub image: Option<ImageView<'s>>,
    /// What readers are told of that picture if a model made it.
    pub made: Option<&'s str>,
    /// The article to listen to.
    pub audio: Option<AudioView<'s>>,
    /// Its tags.
    pub tags: Vec<&'s str>,
    /// The tag of its language.
    pub language: &'s str,
    /// What was put right.
    pub notices: Vec<Notice<'s>>,
    /// The whole text, in feeds that carry it.
    pub text: Option<TextView<'s>>,
    /// Which episode of a podcast it is.
    pub episode: Option<u32>,
    /// The entry of live coverage that it is, counted from the oldest.
    pub entry: Option<usize>,
}

/// An author in a feed.
#[derive(Debug, Serialize)]
pub struct FeedAuthor<'s> {
    /// The byline.
    pub name: &'s str,
    /// Their page, with the host.
    pub url: &'s str,
}

/// A correction in a feed.
#[derive(Debug, Serialize)]
pub struct Notice<'s> {
    /// The word for its kind.
    pub kind: &'s str,
    /// When.
    pub date: &'s Date,
    /// What was wrong, and what is right.
    pub text: &'s str,
    /// Whether it stands above the text.
    pub above: bool,
}

/// How many authors, and how many tags, an item names. Each guest and each tag has a feed, so an article of
/// n of them would be written n times n otherwise.
const MOST_NAMED: usize = 100;

/// An article as an item.
pub(super) fn of_article(site: &Site, index: usize, with_text: bool) -> FeedItem<'_> {
    let article = &site.articles[index];
    let front = &article.front;
    let language = site.language_of(article);
    let authors = teaser::authors(site, article).take(MOST_NAMED);
    let tags = teaser::terms(site, article, TermKind::Tag).take(MOST_NAMED);
    FeedItem {
        id: Cow::Borrowed(&article.id),
        url: article.address.permalink().into(),
        title: &front.title,
        sponsored: (front.label == Label::Sponsored)
            .then(|| language.strings.get(&["labels", front.label.key()])),
        summary: front.summary(),
        authors: authors.map(|it| FeedAuthor { name: it.name, url: it.permalink }).collect(),
        published: front.date,
        updated: *front.last_change(),
        image: article.image.as_ref().map(|image| teaser::image_view(site, image)),
        made: article
            .image
            .as_ref()
            .filter(|image| image.picture.source == Some(Making::Generated))
            .map(|_| language.strings.get(&["image_generated"])),
        audio: audio::view(site, article),
        tags: tags.map(|tag| tag.name).collect(),
        language: language.locale.tag(),
        notices: front.corrections.iter().map(|it| notice(language, it)).collect(),
        text: with_text.then(|| TextView::of(site, article)),
        episode: None,
        entry: None,
    }
}

/// A correction as an entry of its own.
pub(super) fn of_correction(site: &Site, (index, number): (usize, usize)) -> FeedItem<'_> {
    let article = &site.articles[index];
    let correction = &article.front.corrections[number];
    FeedItem {
        // Authors write a new correction above or below the others, so its place says nothing.
        id: Cow::Owned(format!(
            "{}#correction-{}-{}",
            article.id,
            correction.date.day(),
            Digest::of(correction.text.as_bytes()).short(8)
        )),
        summary: "",
        published: correction.date,
        updated: correction.date,
        audio: None,
        notices: vec![notice(site.language_of(article), correction)],
        ..of_article(site, index, false)
    }
}

/// An entry as an item of its article's feed; `item` is what is said of the article.
pub(super) fn of_entry<'s>(
    entry: &'s LiveEntry,
    number: usize,
    item: FeedItem<'s>,
) -> FeedItem<'s> {
    let with_place = |whole: &str| format!("{whole}#{}", entry.id);
    FeedItem {
        id: with_place(&item.id).into(),
        url: with_place(&item.url).into(),
        title: &entry.title,
        summary: &entry.summary,
        published: entry.time,
        updated: entry.time,
        image: None,
        made: None,
        audio: None,
        notices: Vec::new(),
        entry: Some(number),
        ..item
    }
}

fn notice<'s>(language: &'s Language, correction: &'s Correction) -> Notice<'s> {
    Notice {
        kind: language.strings.get(&["corrections_kinds", correction.kind.key()]),
        date: &correction.date,
        text: &correction.text,
        above: correction.stands_above(),
    }
}
