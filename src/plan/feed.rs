//! What feeds carry.

use serde::Serialize;

use super::body::TextView;
use super::corrections;
use super::live;
use super::series;
use super::teaser::term_name;
use super::urls::Urls;
use crate::arrange::{Site, Term, TermKind};
use crate::date::Date;
use crate::path::OutputPath;

mod item;
mod podcast;

pub use item::{FeedAuthor, FeedItem, Notice};
pub use podcast::PodcastView;

/// How many entries a feed has.
const NEWEST: usize = 40;

/// What a feed is about.
#[derive(Clone, Copy, Debug)]
pub enum FeedScope<'s> {
    /// The whole paper.
    Site,
    /// One tag, author, place, label, section or series.
    Term(&'s Term),
    /// What was put right.
    Corrections,
    /// The live coverage in the article at this place of the site's list.
    Live(usize),
}

/// The form of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum FeedFormat {
    /// RSS 2.0.
    Rss,
    /// Atom 1.0, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// The file of the paper's feed.
    #[must_use]
    pub fn file(self) -> &'static str {
        ["feed.xml", "atom.xml", "feed.json"][self as usize]
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        ["application/rss+xml", "application/atom+xml", "application/feed+json"][self as usize]
    }

    fn name(self) -> &'static str {
        ["rss", "atom", "json"][self as usize]
    }
}

impl FeedScope<'_> {
    /// Whether the feed has the article at this place of the site's list.
    pub(super) fn carries(self, site: &Site, article: usize) -> bool {
        match self {
            Self::Site => article < NEWEST,
            Self::Term(term) => newest(term).any(|it| it == article),
            Self::Corrections => {
                corrections::newest(site).iter().take(NEWEST).any(|(index, _)| *index == article)
            }
            Self::Live(index) => index == article,
        }
    }

    /// The title of the feed.
    #[must_use]
    pub fn title(self, site: &Site) -> String {
        let paper = &site.config.title;
        match self {
            Self::Site => paper.clone(),
            Self::Term(term) => format!("{paper}: {}", term_name(site, term)),
            Self::Corrections => {
                format!("{paper}: {}", site.languages.site().strings.get(&["corrections"]))
            }
            Self::Live(index) => format!("{paper}: {}", site.articles[index].front.title),
        }
    }
}

/// A feed.
#[derive(Debug, Serialize)]
pub struct FeedView<'s> {
    /// Its form.
    pub format: FeedFormat,
    /// Its title.
    pub title: String,
    /// A sentence on the paper.
    pub description: &'s str,
    /// The page that it follows, with the host.
    pub page: String,
    /// Where it is, with the host.
    pub permalink: String,
    /// A stable id for the feed.
    pub id: String,
    /// Where it announces its changes.
    pub hub: Option<&'s str>,
    /// Its language.
    pub language: &'s str,
    /// When its newest entry changed.
    pub updated: Option<Date>,
    /// Its entries, newest first.
    pub items: Vec<FeedItem<'s>>,
    /// What makes it a podcast.
    pub podcast: Option<Box<PodcastView<'s>>>,
    /// The text that has the entries of live coverage.
    pub live: Option<Box<TextView<'s>>>,
}

/// A feed in the list of feeds.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    title: String,
    url: String,
    kind: &'static str,
    about: &'static str,
    name: String,
}

pub(super) fn view<'s>(
    site: &'s Site,
    path: &OutputPath,
    scope: FeedScope<'s>,
    format: FeedFormat,
) -> FeedView<'s> {
    let urls = Urls(&site.config.base_url);
    let (show, podcast) = match scope {
        FeedScope::Term(term) => (Some(term), podcast::view(site, term)),
        _ => (None, None),
    };
    let show = show.filter(|_| podcast.is_some());
    let about = show.and_then(|it| it.profile.as_ref()?.0.description.as_deref());
    let items: Vec<FeedItem<'s>> = match scope {
        FeedScope::Site => (0..site.articles.len())
            .take(NEWEST)
            .map(|index| item::of_article(site, index, true))
            .collect(),
        FeedScope::Term(term) => {
            let items = newest(term).map(|index| {
                let item = item::of_article(site, index, site.config.full_text);
                let episode = podcast.as_ref().and_then(|_| series::number(site, index));
                FeedItem { episode, ..item }
            });
            items.collect()
        }
        FeedScope::Corrections => corrections::newest(site)
            .into_iter()
            .take(NEWEST)
            .map(|it| item::of_correction(site, it))
            .collect(),
        FeedScope::Live(index) => live_items(site, index),
    };
    let page = match scope {
        FeedScope::Site => OutputPath::page(""),
        FeedScope::Term(term) => term.page.clone(),
        FeedScope::Corrections => OutputPath::page("corrections"),
        FeedScope::Live(index) => site.articles[index].page.clone(),
    };
    let live = match scope {
        FeedScope::Live(index) => Some(Box::new(TextView::of(site, &site.articles[index]))),
        _ => None,
    };
    FeedView {
        format,
        // Where podcasts are listed, it stands under the name of who makes it.
        title: show.map_or_else(|| scope.title(site), |it| term_name(site, it).to_owned()),
        description: about.unwrap_or(&site.config.description),
        page: urls.absolute(&page),
        permalink: urls.absolute(path),
        id: urls.absolute(&page),
        hub: site.config.hub.as_deref(),
        language: site.languages.site().locale.tag(),
        updated: newest_change(site, scope),
        items,
        podcast: podcast.map(Box::new),
        live,
    }
}

/// The articles in the feed of a term, newest first.
fn newest(term: &Term) -> impl Iterator<Item = usize> {
    let many = if term.artwork.is_some() { podcast::EPISODES } else { NEWEST };
    term.articles.iter().take(many).copied()
}

/// The newest change of what the feed carries, never the time of a build.
fn newest_change(site: &Site, scope: FeedScope<'_>) -> Option<Date> {
    let last_change = |index: usize| site.articles[index].front.last_change();
    let newest = match scope {
        FeedScope::Site => (0..site.articles.len()).take(NEWEST).map(last_change).max(),
        FeedScope::Term(term) => newest(term).map(last_change).max(),
        FeedScope::Corrections => corrections::newest(site)
            .first()
            .map(|(index, number)| &site.articles[*index].front.corrections[*number].date),
        FeedScope::Live(index) => {
            let newest = site.articles[index].front.entries.last().map(|entry| &entry.time);
            newest.max(Some(last_change(index)))
        }
    };
    newest.copied()
}

/// The entries of live coverage, and what was put right in it, newest first.
fn live_items(site: &Site, index: usize) -> Vec<FeedItem<'_>> {
    let front = &site.articles[index].front;
    let entries = front.entries.iter().enumerate().rev().take(NEWEST);
    let entries = entries.map(|(number, entry)| {
        (&entry.time, item::of_entry(entry, number, item::of_article(site, index, false)))
    });
    let corrections = front.corrections.iter().enumerate().take(NEWEST);
    let corrections =
        corrections.map(|(number, it)| (&it.date, item::of_correction(site, (index, number))));
    let mut items: Vec<(&Date, FeedItem<'_>)> = entries.chain(corrections).collect();
    items.sort_by(|a, b| b.0.cmp(a.0));
    items.truncate(NEWEST);
    items.into_iter().map(|(_, item)| item).collect()
}

/// Every feed that the site has.
pub(super) fn all(site: &Site) -> Vec<FeedEntry> {
    let urls = Urls(&site.config.base_url);
    let mut entries: Vec<FeedEntry> = FeedFormat::ALL
        .into_iter()
        .map(|format| FeedEntry {
            title: FeedScope::Site.title(site),
            url: urls.path(&OutputPath::new(format.file())),
            kind: format.name(),
            about: "site",
            name: site.config.title.clone(),
        })
        .collect();
    for kind in TermKind::ALL {
        entries.extend(site.terms.of(kind).iter().map(|term| FeedEntry {
            title: FeedScope::Term(term).title(site),
            url: urls.path(&term.page.beside("feed.xml")),
            kind: "rss",
            about: kind.singular(),
            name: term_name(site, term).to_owned(),
        }));
    }
    entries.extend(live::all(site).map(|index| {
        let article = &site.articles[index];
        FeedEntry {
            title: FeedScope::Live(index).title(site),
            url: urls.path(&article.page.beside("feed.xml")),
            kind: "rss",
            about: "live",
            name: article.front.title.clone(),
        }
    }));
    entries.push(FeedEntry {
        title: FeedScope::Corrections.title(site),
        url: urls.path(&OutputPath::new("corrections/feed.xml")),
        kind: "rss",
        about: "corrections",
        name: site.languages.site().strings.get(&["corrections"]).to_owned(),
    });
    entries
}
