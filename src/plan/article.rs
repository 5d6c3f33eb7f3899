//! What an article's own page shows.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Made;
use super::corrections::{self, CorrectionView};
use super::live::{self, LiveView};
use super::related::{self, RelatedLink};
use super::series::{self, SeriesView};
use super::teaser::{ArticleLink, SharedTeaser, Teaser};
use crate::arrange::{Article, Language, Links, Site};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::{Body, Citation, LiveEntry};
use crate::path::SourcePath;

/// An article, as its own template gets it: the fields of both as one.
#[derive(Debug)]
pub struct ArticleView<'s> {
    /// What lists show of it, too.
    pub teaser: SharedTeaser<'s>,
    /// What only its own page shows.
    pub own: OwnView<'s>,
}

/// What only an article's own page shows.
#[derive(Debug, Serialize)]
pub struct OwnView<'s> {
    /// Its page, with the host.
    pub permalink: &'s str,
    /// The standfirst that the author gave; none where `summary` is the first paragraph.
    pub standfirst: Option<&'s str>,
    /// Its words.
    pub words: u32,
    /// How many minutes it takes to read.
    pub minutes: u32,
    /// The last significant change, if there was one after publication: `updated`, else the newest
    /// correction.
    pub changed: Option<&'s Date>,
    /// Not published from then on.
    pub expires: Option<&'s Date>,
    /// What was put right, newest first.
    pub corrections: Vec<CorrectionView<'s>>,
    /// What it rests on.
    pub sources: &'s [Citation],
    /// The run that it belongs to.
    pub series: Option<SeriesView<'s>>,
    /// The entries of live coverage, the newest first.
    pub entries: Vec<LiveView<'s>>,
    /// Older articles on the same things.
    pub related: Vec<RelatedLink<'s>>,
    /// The last change of words needs no correction.
    pub minor: bool,
    /// The author's own keys.
    pub extra: &'s Value,
}

/// A text that rendering will read, by everything that its HTML depends on.
#[derive(Debug, Serialize)]
pub struct TextView<'s> {
    /// The file that it is in.
    pub path: &'s SourcePath,
    /// Where it begins there. The same text further down is the same text.
    #[serde(skip)]
    pub start: u32,
    /// Names the text.
    pub digest: Digest,
    /// Where its links lead.
    pub links: &'s Links,
    /// The folder that the site's URLs begin with.
    pub folder: &'s str,
    /// HTML is published as it is.
    pub raw_html: bool,
    /// For the text edition: without pictures, and with links to articles in that edition.
    pub plain: bool,
    /// The tag of its language.
    pub language: &'s str,
    /// What stands before its first words.
    pub lead: Option<Lead<'s>>,
    /// The keys of an article's sources, in their order; none where nothing can be cited.
    pub sources: Option<Vec<Option<&'s str>>>,
    /// The entries of live coverage, the oldest first; none for any other text.
    pub entries: Option<&'s [LiveEntry]>,
}

/// The place and the day before the first words.
#[derive(Debug, Serialize)]
pub struct Lead<'s> {
    /// Where it was reported from.
    pub place: &'s str,
    /// When.
    pub date: &'s Date,
}

impl<'s> TextView<'s> {
    /// The text of a body.
    pub(super) fn new(
        site: &'s Site,
        path: &'s SourcePath,
        body: &Body,
        links: &'s Links,
        language: &'s Language,
    ) -> Self {
        Self {
            path,
            start: body.start,
            digest: body.digest,
            links,
            folder: site.config.base_url.folder(),
            raw_html: site.config.raw_html,
            plain: false,
            language: language.locale.tag(),
            lead: None,
            sources: None,
            entries: None,
        }
    }

    /// The text of an article.
    pub(super) fn of(site: &'s Site, article: &'s Article) -> Self {
        let front = &article.front;
        let language = language(site, article);
        let lead = front.dateline.as_deref().map(|place| Lead { place, date: &front.date });
        let sources = Some(front.sources.iter().map(|source| source.key.as_deref()).collect());
        let entries = live::is_live(article).then_some(front.entries.as_slice());
        let text = Self::new(site, &front.path, &front.body, &article.links, language);
        Self { lead, sources, entries, ..text }
    }
}

pub(super) fn language<'s>(site: &'s Site, article: &Article) -> &'s Language {
    site.languages.of(article.front.language.as_ref().map(|tag| tag.value.as_str()))
}

#[derive(Serialize)]
struct Whole<'v, 's> {
    #[serde(flatten)]
    teaser: Teaser<'s>,
    #[serde(flatten)]
    own: &'v OwnView<'s>,
}

impl Serialize for ArticleView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { teaser, own } = self;
        if serializer.is_human_readable() {
            Whole { teaser: teaser.made(), own }.serialize(serializer)
        } else {
            // For a key, the digest of the teaser stands for it.
            (teaser, own).serialize(serializer)
        }
    }
}

pub(super) fn view<'s>(site: &'s Site, made: &Made<'s>, index: usize) -> ArticleView<'s> {
    let article = &site.articles[index];
    let front = &article.front;
    let own = OwnView {
        permalink: article.address.permalink(),
        standfirst: front.standfirst.as_deref(),
        words: front.body.words,
        minutes: front.body.minutes(),
        changed: Some(front.last_change()).filter(|changed| **changed != front.date),
        expires: front.expires.as_ref(),
        corrections: front.corrections.iter().map(corrections::view).collect(),
        sources: &front.sources,
        series: series::of_article(site, article),
        entries: live::entries(article),
        related: related::links(site, made, article),
        minor: front.minor,
        extra: &front.extra,
    };
    ArticleView { teaser: made.teaser(site, index), own }
}

/// The article next to this one in the site's list.
pub(super) fn neighbour(site: &Site, index: Option<usize>) -> Option<ArticleLink<'_>> {
    let article = site.articles.get(index?)?;
    Some(ArticleLink::new(site, article, article.address.url()))
}
