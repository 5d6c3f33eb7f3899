//! What every page knows of itself.

use serde::Serialize;

use super::feed::{FeedFormat, FeedScope};
use super::page::{Page, PageKind};
use super::urls::Urls;
use crate::arrange::{Language, Site};
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
    /// The feeds that it names.
    pub feeds: Vec<FeedLink>,
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

pub(super) fn view<'s>(site: &'s Site, page: &Page<'_>, language: &'s Language) -> HeadView<'s> {
    let urls = Urls(&site.config.base_url);
    HeadView {
        kind: kind(&page.kind),
        url: urls.path(&page.path),
        permalink: urls.absolute(&page.path),
        language: language.locale.tag(),
        dir: language.locale.direction(),
        feeds: feeds(site, &page.kind),
        indexed: !matches!(page.kind, PageKind::NotFound),
    }
}

fn kind(kind: &PageKind<'_>) -> &'static str {
    match kind {
        PageKind::Article(_) => "article",
        PageKind::Standing(_) => "standing",
        PageKind::Home(_) => "home",
        PageKind::Term(term, _) => term.kind.singular(),
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

/// The feeds of the site, and before them the one of this page.
fn feeds(site: &Site, kind: &PageKind<'_>) -> Vec<FeedLink> {
    let own = match kind {
        PageKind::Term(term, _) => Some((FeedScope::Term(term), term.page.beside("feed.xml"))),
        PageKind::Corrections => {
            Some((FeedScope::Corrections, OutputPath::new("corrections/feed.xml")))
        }
        _ => None,
    };
    let own = own.map(|(scope, path)| (scope, FeedFormat::Rss, path));
    let whole = FeedFormat::ALL.map(|it| (FeedScope::Site, it, OutputPath::new(it.file())));
    let link = |(scope, format, path): (FeedScope<'_>, FeedFormat, OutputPath)| FeedLink {
        title: scope.title(site),
        url: Urls(&site.config.base_url).path(&path),
        media_type: format.media_type(),
    };
    own.into_iter().chain(whole).map(link).collect()
}
