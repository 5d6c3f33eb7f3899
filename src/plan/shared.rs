//! What any template may ask for.
//!
//! The small things (`site`, `menu`) every template is given. The larger ones enter the view of a
//! page only when its template names them, so that only those pages depend on them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::corrections::{self, CorrectionEntry};
use super::feed::{self, FeedEntry};
use super::period::{PeriodLink, year_link};
use super::place::{self, PlaceEntry};
use super::publisher::{self, PublisherView};
use super::teaser::{ImageView, image_view};
use super::teaser::{Link, SharedTeaser, term_name};
use super::urls::Urls;
use crate::arrange::{SCRIPT, STYLE, Site, TermKind, path_of};
use crate::parse::{Config, MenuItem, Order, Query};
use crate::slug::slug;

/// The names under which templates ask for shared data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SharedName {
    /// All terms of a kind.
    Terms(TermKind),
    /// Years and months.
    Archive,
    /// The queries of `site.toml`.
    Collections,
    /// All feeds.
    Feeds,
    /// All corrections.
    Corrections,
}

impl SharedName {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Terms(TermKind::Tag),
        Self::Terms(TermKind::Author),
        Self::Terms(TermKind::Place),
        Self::Terms(TermKind::Label),
        Self::Terms(TermKind::Section),
        Self::Terms(TermKind::Series),
        Self::Archive,
        Self::Collections,
        Self::Feeds,
        Self::Corrections,
    ];

    /// The variable in a template.
    #[must_use]
    pub fn variable(self) -> &'static str {
        match self {
            Self::Terms(kind) => kind.plural(),
            Self::Archive => "archive",
            Self::Collections => "collections",
            Self::Feeds => "feeds",
            Self::Corrections => "corrections",
        }
    }
}

/// Shared data.
#[derive(Debug)]
pub struct Shared<'s> {
    /// `site`
    pub site: SiteView<'s>,
    /// `menu`
    pub menu: Vec<Link>,
    from: &'s Site,
    teasers: &'s [SharedTeaser<'s>],
}

/// The site, as every template gets it.
#[derive(Debug, Serialize)]
pub struct SiteView<'s> {
    /// The name of the paper.
    pub title: &'s str,
    /// Its address, without a `/` at its end.
    pub base_url: String,
    /// What every URL begins with, from `/` to `/`.
    pub url: &'s str,
    /// The style sheet of every page.
    pub style: String,
    /// The script of every page.
    pub script: String,
    /// A sentence on the paper.
    pub description: &'s str,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
    /// Who publishes it.
    pub publisher: PublisherView<'s>,
    /// What is shared of pages without a picture of their own.
    pub image: Option<ImageView<'s>>,
    /// The author's own keys.
    pub extra: &'s Value,
}

/// A term in the list of all of its kind.
#[derive(Debug, Serialize)]
pub struct TermEntry<'s> {
    /// The word for it in front matter.
    pub key: &'s str,
    /// Its name.
    pub name: &'s str,
    /// The first page of its list.
    pub url: String,
    /// How many articles it has.
    pub count: usize,
    /// A sentence on it.
    pub description: Option<&'s str>,
}

/// One shared thing, ready to be serialised.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum SharedData<'s> {
    /// All terms of a kind.
    Terms(Vec<TermEntry<'s>>),
    /// All places.
    Places(Vec<PlaceEntry<'s>>),
    /// Years and months.
    Archive(Vec<PeriodLink>),
    /// The queries of `site.toml`.
    Collections(BTreeMap<&'s str, Vec<SharedTeaser<'s>>>),
    /// All feeds.
    Feeds(Vec<FeedEntry>),
    /// All corrections.
    Corrections(Vec<CorrectionEntry<'s>>),
}

impl<'s> Shared<'s> {
    /// What a template gets under this name.
    #[must_use]
    pub fn data(&self, name: SharedName) -> SharedData<'s> {
        let site = self.from;
        match name {
            SharedName::Terms(TermKind::Place) => SharedData::Places(place::all(site)),
            SharedName::Terms(kind) => SharedData::Terms(terms(site, kind)),
            SharedName::Archive => {
                SharedData::Archive(site.years.iter().map(|year| year_link(site, year)).collect())
            }
            SharedName::Collections => SharedData::Collections(
                site.config
                    .collections
                    .iter()
                    .map(|(name, query)| (name.as_str(), collection(site, self.teasers, query)))
                    .collect(),
            ),
            SharedName::Feeds => SharedData::Feeds(feed::all(site)),
            SharedName::Corrections => SharedData::Corrections(corrections::all(site)),
        }
    }
}

pub(super) fn of<'s>(site: &'s Site, teasers: &'s [SharedTeaser<'s>]) -> Shared<'s> {
    let config = &site.config;
    let language = &site.languages.site().locale;
    let asset = |name| Urls(&config.base_url).path(&path_of(name, &site.statics, config));
    Shared {
        site: SiteView {
            title: &config.title,
            base_url: config.base_url.address(),
            url: config.base_url.folder(),
            style: asset(STYLE),
            script: asset(SCRIPT),
            description: &config.description,
            language: language.tag(),
            dir: language.direction(),
            publisher: publisher::view(site),
            image: site.sharing.as_ref().map(|image| image_view(site, image)),
            extra: &config.extra,
        },
        menu: menu(config),
        from: site,
        teasers,
    }
}

/// The menu, with its paths under the site's folder.
fn menu(config: &Config) -> Vec<Link> {
    let urls = Urls(&config.base_url);
    let link = |item: &MenuItem| Link { title: item.title.clone(), url: urls.written(&item.url) };
    config.menu.iter().map(link).collect()
}

fn terms(site: &Site, kind: TermKind) -> Vec<TermEntry<'_>> {
    let urls = Urls(&site.config.base_url);
    let mut entries: Vec<TermEntry<'_>> = site
        .terms
        .of(kind)
        .iter()
        .map(|term| TermEntry {
            key: &term.key,
            name: term_name(site, term),
            url: urls.path(&term.page),
            count: term.articles.len(),
            description: term.profile.as_ref().and_then(|(it, _)| it.description.as_deref()),
        })
        .collect();
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.key));
    entries
}

fn collection<'s>(
    site: &'s Site,
    teasers: &[SharedTeaser<'s>],
    query: &Query,
) -> Vec<SharedTeaser<'s>> {
    let by_key =
        |kind, key: String| site.terms.find(kind, &key).map(|term| term.articles.as_slice());
    let by_slug = |kind, written: &str| by_key(kind, slug(written));
    let mut filters: Vec<Option<&[usize]>> = Vec::new();
    filters.extend(query.tag.as_ref().map(|it| by_slug(TermKind::Tag, &it.value)));
    filters.extend(query.author.as_ref().map(|it| by_key(TermKind::Author, it.value.clone())));
    filters.extend(query.place.as_ref().map(|it| by_key(TermKind::Place, it.value.clone())));
    filters.extend(query.label.map(|it| by_key(TermKind::Label, it.key().to_owned())));
    filters.extend(query.section.as_ref().map(|it| by_slug(TermKind::Section, &it.value)));
    let in_all = |index: &usize| {
        filters.iter().all(|filter| filter.is_some_and(|it| it.binary_search(index).is_ok()))
    };
    let every = 0..site.articles.len();
    let chosen: Vec<usize> = match query.order {
        Order::Newest => every.filter(in_all).take(query.limit).collect(),
        Order::Oldest => every.rev().filter(in_all).take(query.limit).collect(),
    };
    chosen.into_iter().map(|index| teasers[index]).collect()
}
