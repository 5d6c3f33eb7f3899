//! What sitemaps list: canonical pages, and the articles of the last two days for news engines.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::cut::Cuts;
use super::period;
use super::urls::Urls;
use crate::arrange::{Article, NEWS_WINDOW, Site, Target, TermKind};
use crate::date::Date;
use crate::parse::Media;
use crate::path::OutputPath;

/// The limits of the protocol, with room for the file's frame.
const MOST_URLS: usize = 50_000;
const MOST_BYTES: usize = 52_000_000;
const MOST_NEWS: usize = 1_000;
const MOST_IMAGES: usize = 1_000;

/// One file of the sitemap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SitemapPart {
    /// The index over the others.
    Index,
    /// Articles of a year, as places in the site's list; split where a limit is met.
    Year(i16, usize, Range<usize>),
    /// Everything else, in parts of so many.
    Pages(usize, Range<usize>),
    /// Articles of the last two days.
    News,
}

impl SitemapPart {
    /// Where it goes.
    #[must_use]
    pub fn path(&self) -> OutputPath {
        OutputPath::new(match self {
            Self::Index => "sitemap.xml".into(),
            Self::Year(year, 1, _) => format!("sitemap-{year:04}.xml"),
            Self::Year(year, number, _) => format!("sitemap-{year:04}-{number}.xml"),
            Self::Pages(1, _) => "sitemap-pages.xml".into(),
            Self::Pages(number, _) => format!("sitemap-pages-{number}.xml"),
            Self::News => "sitemap-news.xml".into(),
        })
    }
}

/// A sitemap.
#[derive(Debug, Serialize)]
pub enum SitemapView<'s> {
    /// Sitemaps with the last change in each.
    Index(Vec<SitemapEntry<'s>>),
    /// Pages.
    Pages(Vec<SitemapEntry<'s>>),
    /// Articles of the last two days.
    News {
        /// The name of the publication.
        publication: &'s str,
        /// The articles.
        articles: Vec<NewsEntry<'s>>,
    },
}

/// A page in a sitemap.
#[derive(Debug, Serialize)]
pub struct SitemapEntry<'s> {
    /// Its URL with the host.
    pub url: Cow<'s, str>,
    /// Its last significant change.
    pub changed: Option<Date>,
    /// The pictures on it, with the host.
    pub images: Vec<String>,
}

/// An article in the news sitemap.
#[derive(Debug, Serialize)]
pub struct NewsEntry<'s> {
    /// Its URL with the host.
    pub url: &'s str,
    /// The headline alone.
    pub title: &'s str,
    /// First publication.
    pub published: Date,
    /// ISO 639, or `zh-cn` and `zh-tw`.
    pub language: String,
}

/// The files that the sitemap of this site has.
pub(super) fn parts(site: &Site, cuts: &Cuts) -> Vec<SitemapPart> {
    let mut parts = vec![SitemapPart::Index, SitemapPart::News];
    for year in &site.years {
        // From the oldest on, so that the first files of a year are full and stay as they are.
        let sizes = year
            .articles
            .clone()
            .rev()
            .map(|index| size(&article_entry(site, &site.articles[index])));
        let oldest_first = split(sizes);
        parts.extend(oldest_first.into_iter().enumerate().map(|(number, range)| {
            let articles = year.articles.end - range.end..year.articles.end - range.start;
            SitemapPart::Year(year.first.year(), number + 1, articles)
        }));
    }
    let sizes = page_entries(site, cuts).map(|entry| size(&entry));
    let pages = split(sizes).into_iter().enumerate();
    parts.extend(pages.map(|(number, range)| SitemapPart::Pages(number + 1, range)));
    parts
}

pub(super) fn view<'s>(site: &'s Site, cuts: &Cuts, part: &SitemapPart) -> SitemapView<'s> {
    match part {
        SitemapPart::Index => SitemapView::Index(index(site, cuts)),
        SitemapPart::Year(_, _, articles) => {
            let articles = articles.clone().map(|index| article_entry(site, &site.articles[index]));
            SitemapView::Pages(articles.collect())
        }
        SitemapPart::Pages(_, range) => {
            let entries = page_entries(site, cuts).skip(range.start).take(range.len());
            SitemapView::Pages(entries.collect())
        }
        SitemapPart::News => {
            SitemapView::News { publication: &site.config.publisher.name, articles: news(site) }
        }
    }
}

/// The URLs of the sitemaps that crawlers are told of.
pub(super) fn announced(site: &Site) -> [String; 2] {
    let urls = Urls(&site.config.base_url);
    [SitemapPart::Index, SitemapPart::News].map(|part| urls.absolute(&part.path()))
}

/// Cuts a run of entries of these sizes at the limits.
fn split(sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut bytes = 0;
    for (index, size) in sizes.enumerate() {
        match ranges.last_mut() {
            Some(range) if range.len() < MOST_URLS && bytes + size <= MOST_BYTES => {
                range.end = index + 1;
                bytes += size;
            }
            _ => {
                ranges.push(index..index + 1);
                bytes = size;
            }
        }
    }
    ranges
}

/// More bytes than the entry takes in the file: five for each byte that could be escaped.
fn size(entry: &SitemapEntry<'_>) -> usize {
    let escaped =
        |url: &str| url.len() + 4 * url.bytes().filter(|it| b"&<>'\"".contains(it)).count();
    150 + escaped(&entry.url) + entry.images.iter().map(|url| 80 + escaped(url)).sum::<usize>()
}

fn index<'s>(site: &'s Site, cuts: &Cuts) -> Vec<SitemapEntry<'s>> {
    let urls = Urls(&site.config.base_url);
    let entry = |part: SitemapPart| {
        let changed = match &part {
            SitemapPart::Year(_, _, articles) => {
                let articles = &site.articles[articles.clone()];
                articles.iter().map(|article| article.front.last_change()).max()
            }
            _ => None,
        };
        let url = Cow::Owned(urls.absolute(&part.path()));
        SitemapEntry { url, changed: changed.copied(), images: Vec::new() }
    };
    let listed =
        |part: &SitemapPart| matches!(part, SitemapPart::Year(..) | SitemapPart::Pages(..));
    parts(site, cuts).into_iter().filter(listed).map(entry).collect()
}

fn article_entry<'s>(site: &Site, article: &'s Article) -> SitemapEntry<'s> {
    let urls = Urls(&site.config.base_url);
    let mut images: Vec<String> = Vec::new();
    let in_text = article.links.values().filter_map(|target| match target {
        Target::File(file, look) if matches!(look.media, Media::Picture(_)) => Some(file),
        _ => None,
    });
    for file in article.image.iter().map(|image| &image.file).chain(in_text) {
        let url = urls.absolute(file);
        if !images.contains(&url) && images.len() < MOST_IMAGES {
            images.push(url);
        }
    }
    let url = Cow::Borrowed(article.address.permalink());
    SitemapEntry { url, changed: Some(*article.front.last_change()), images }
}

/// Every page that is no article: lists have no date of change, standing pages their own.
fn page_entries<'s>(site: &'s Site, cuts: &Cuts) -> impl Iterator<Item = SitemapEntry<'s>> {
    let urls = Urls(&site.config.base_url);
    let home = cuts.all.pages(OutputPath::page(""));
    let kinds = TermKind::ALL
        .into_iter()
        .filter(|kind| !site.terms.of(*kind).is_empty())
        .map(|kind| OutputPath::page(kind.plural()));
    let terms = TermKind::ALL
        .into_iter()
        .flat_map(|kind| site.terms.of(kind).iter().zip(cuts.terms(kind)))
        .flat_map(|(term, cut)| cut.pages(term.page.clone()));
    let archive = (!site.articles.is_empty()).then(|| OutputPath::page("archive"));
    let feeds = OutputPath::page("feeds");
    let has_corrections = site.articles.iter().any(|article| !article.front.corrections.is_empty());
    let corrections = has_corrections.then(|| OutputPath::page("corrections"));
    let lists = home
        .filter(|_| !site.articles.is_empty())
        .chain(kinds)
        .chain(terms)
        .chain(period::pages(site, cuts))
        .chain(archive)
        .chain([feeds])
        .chain(corrections)
        .map(move |page| SitemapEntry {
            url: Cow::Owned(urls.absolute(&page)),
            changed: None,
            images: Vec::new(),
        });
    let standing = site.pages.iter().map(move |page| SitemapEntry {
        url: Cow::Owned(urls.absolute(&page.page)),
        changed: page.front.updated,
        images: Vec::new(),
    });
    standing.chain(lists)
}

fn news(site: &Site) -> Vec<NewsEntry<'_>> {
    let is_fresh = |article: &&Arc<Article>| {
        let age = site.now.duration_since(article.front.date.timestamp());
        !age.is_negative() && age < NEWS_WINDOW
    };
    let fresh = site.articles.iter().filter(is_fresh).take(MOST_NEWS);
    fresh
        .map(|article| NewsEntry {
            url: article.address.permalink(),
            title: &article.front.title,
            published: article.front.date,
            language: news_language(site.language_of(article).locale.tag()),
        })
        .collect()
}

/// The codes that news engines know: two or three letters, and Chinese by its script.
fn news_language(tag: &str) -> String {
    let mut parts = tag.split('-');
    match parts.next().unwrap_or("en") {
        "zh" => {
            let is_traditional = parts.any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO"));
            if is_traditional { "zh-tw" } else { "zh-cn" }.to_owned()
        }
        base => base.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_split_at_both_limits() {
        let ranges = split(std::iter::repeat_n(200, 120_000));
        assert_eq!(ranges, [0..50_000, 50_000..100_000, 100_000..120_000]);
        let ranges = split([30_000_000, 30_000_000, 10].into_iter());
        assert_eq!(ranges, [0..1, 1..3]);
        assert!(split(std::iter::empty()).is_empty());
    }

    #[test]
    fn languages_of_the_news_sitemap() {
        assert_eq!(["en-GB", "zh-Hant-HK", "zh"].map(news_language), ["en", "zh-tw", "zh-cn"]);
    }
}
