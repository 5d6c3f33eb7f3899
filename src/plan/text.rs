//! The *text edition*: every article once more under `/text/`, without styles and pictures, for bad
//! lines and old devices.
//!
//! Its pages name the articles' own as the ones to know them by, and no sitemap lists them.

use serde::Serialize;

use super::cut::Segment;
use super::teaser::ArticleLink;
use super::urls::Urls;
use crate::arrange::Site;
use crate::date::Date;
use crate::path::OutputPath;

/// One page of the list of all articles.
#[derive(Debug, Serialize)]
pub struct TextList<'s> {
    /// Its articles, newest first.
    pub articles: Vec<TextLink<'s>>,
    /// The next newer page of the list.
    pub newer: Option<String>,
    /// The next older page of the list.
    pub older: Option<String>,
    /// Whether this is the list's own page.
    pub head: bool,
    /// The day of the newest article on a closed page: `2025-03-14`.
    pub until: Option<String>,
    /// Which closed page that ends on that day, from the oldest on: 1, 2, …; 0 for the list's own.
    pub nth: u32,
    /// The same page with pictures and design, with the host.
    pub permalink: String,
}

/// An article in that list.
#[derive(Debug, Serialize)]
pub struct TextLink<'s> {
    /// The headline.
    pub title: &'s str,
    /// The headline as HTML; none if it has no emphasis.
    pub title_html: Option<&'s str>,
    /// Its page in the text edition.
    pub url: String,
    /// First publication.
    pub date: &'s Date,
    /// The key of its kind of journalism.
    pub label: &'static str,
    /// Whether it doesn't stand any more.
    pub retracted: bool,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
}

/// Where the list goes.
pub(super) fn home() -> OutputPath {
    OutputPath::page("text")
}

/// Where the page of an article goes, by its own page.
pub(super) fn page_of(page: &OutputPath) -> OutputPath {
    OutputPath::new(format!("text/{page}"))
}

pub(super) fn list<'s>(site: &'s Site, segment: &Segment) -> TextList<'s> {
    let urls = Urls(&site.config.base_url);
    let link = |index: usize| {
        let article = &site.articles[index];
        let locale = &site.language_of(article).locale;
        TextLink {
            title: &article.front.title,
            title_html: article.front.title_html.as_deref(),
            url: urls.path(&page_of(&article.page)),
            date: &article.front.date,
            label: article.front.label.key(),
            retracted: article.front.is_retracted(),
            language: locale.tag(),
            dir: locale.direction(),
        }
    };
    let url = |segment: Segment| urls.path(&segment.page(&home()));
    let until = segment.until();
    TextList {
        articles: segment.range().map(link).collect(),
        newer: segment.newer().map(url),
        older: segment.older().map(url),
        head: until.is_none(),
        until: until.map(|it| it.day.to_string()),
        nth: until.map_or(0, |it| it.nth),
        permalink: urls.absolute(&segment.page(&OutputPath::page(""))),
    }
}

/// The article at this place of the site's list, in the text edition.
pub(super) fn neighbour(site: &Site, index: Option<usize>) -> Option<ArticleLink<'_>> {
    let article = site.articles.get(index?)?;
    let url = Urls(&site.config.base_url).path(&page_of(&article.page));
    Some(ArticleLink::new(site, article, url))
}
