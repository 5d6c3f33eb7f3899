//! What every page knows of itself.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::feed::{FeedFormat, FeedScope};
use super::live;
use super::page::{Page, PageKind};
use super::text;
use super::urls::Urls;
use crate::arrange::{Language, Site, TermKind};
use crate::digest::Digested;
use crate::path::OutputPath;

/// A page, as every template gets it under `page`.
#[derive(Debug, Serialize)]
pub struct HeadView<'s> {
    /// What it is: `article`, `tag`, `home`, …
    pub kind: &'static str,
    /// Its URL from the root of the host.
    pub url: String,
    /// Its URL with the host.
    pub permalink: String,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
    /// Its language as social networks write it: `en_US`.
    pub locale: &'s str,
    /// The feeds that it names.
    pub feeds: FeedLinks,
    /// Where it is in the text edition.
    pub text: Option<String>,
    /// Whether search engines should know it.
    pub indexed: bool,
}

/// A feed, as a page names it.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// The feeds that a page names: its own, and those that all pages do.
#[derive(Clone, Debug)]
pub struct FeedLinks {
    own: Option<FeedLink>,
    of_site: Arc<Digested<Vec<FeedLink>>>,
}

/// A list for templates; where it is digested, what all pages have in common is its digest.
impl Serialize for FeedLinks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_seq(self.own.iter().chain(self.of_site.value()))
        } else {
            (&self.own, &*self.of_site).serialize(serializer)
        }
    }
}

pub(super) fn view<'s>(
    site: &'s Site,
    feeds: &Arc<Digested<Vec<FeedLink>>>,
    page: &Page<'_>,
    language: &'s Language,
) -> HeadView<'s> {
    let urls = Urls(&site.config.base_url);
    HeadView {
        kind: kind(&page.kind),
        url: urls.path(&page.path),
        permalink: urls.absolute(&page.path),
        language: language.locale.tag(),
        dir: language.locale.direction(),
        locale: language.locale.open_graph(),
        feeds: FeedLinks { own: own_feed(site, &page.kind), of_site: Arc::clone(feeds) },
        text: text_url(site, page),
        indexed: !matches!(kind(&page.kind), "404" | "text"),
    }
}

/// Where a page is in the text edition, if it is.
fn text_url(site: &Site, page: &Page<'_>) -> Option<String> {
    let path = match &page.kind {
        PageKind::Article(_) => text::page_of(&page.path),
        PageKind::Home(segment) if segment.is_head() => text::home(),
        _ => return None,
    };
    site.config.text_edition.then(|| Urls(&site.config.base_url).path(&path))
}

fn kind(kind: &PageKind<'_>) -> &'static str {
    match kind {
        PageKind::Article(_) => "article",
        PageKind::TextArticle(_) | PageKind::TextHome(_) => "text",
        PageKind::Standing(_) => "standing",
        PageKind::Home(_) => "home",
        PageKind::Term(term, _) => term.kind.singular(),
        PageKind::Terms(TermKind::Series) => "all-series",
        PageKind::Terms(kind) => kind.plural(),
        PageKind::Archive => "archive",
        PageKind::Year(_) => "year",
        PageKind::Month(..) => "month",
        PageKind::Day(..) => "day",
        PageKind::Feeds => "feeds",
        PageKind::Corrections => "corrections",
        PageKind::NotFound => "404",
        _ => "file",
    }
}

/// The feed of this page.
fn own_feed(site: &Site, kind: &PageKind<'_>) -> Option<FeedLink> {
    let (scope, path) = match kind {
        PageKind::Term(term, _) => (FeedScope::Term(term), term.page.beside("feed.xml")),
        PageKind::Article(index) if live::is_live(&site.articles[*index]) => {
            (FeedScope::Live(*index), site.articles[*index].page.beside("feed.xml"))
        }
        PageKind::Corrections => (FeedScope::Corrections, OutputPath::new("corrections/feed.xml")),
        _ => return None,
    };
    Some(link(site, scope, FeedFormat::Rss, &path))
}

/// The feeds that every page names.
pub(super) fn feeds_of_site(site: &Site) -> Arc<Digested<Vec<FeedLink>>> {
    let link =
        |format: FeedFormat| link(site, FeedScope::Site, format, &OutputPath::new(format.file()));
    Arc::new(Digested::new(FeedFormat::ALL.map(link).into()))
}

fn link(site: &Site, scope: FeedScope<'_>, format: FeedFormat, path: &OutputPath) -> FeedLink {
    FeedLink {
        title: scope.title(site),
        url: Urls(&site.config.base_url).path(path),
        media_type: format.media_type(),
    }
}
