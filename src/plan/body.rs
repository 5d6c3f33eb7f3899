//! The *body* of a document, as its rendering gets it.

use serde::Serialize;

use super::live;
use crate::arrange::{Article, Language, Links, Site};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::{Body, LiveEntry};
use crate::path::SourcePath;

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
        let language = site.language_of(article);
        let lead = front.dateline.as_deref().map(|place| Lead { place, date: &front.date });
        let sources = Some(front.sources.iter().map(|source| source.key.as_deref()).collect());
        let entries = live::is_live(article).then_some(front.entries.as_slice());
        let text = Self::new(site, &front.path, &front.body, &article.links, language);
        Self { lead, sources, entries, ..text }
    }
}
