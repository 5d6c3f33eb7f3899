//! The *body* of a document, as its rendering gets it.

use serde::{Serialize, Serializer};

use super::live;
use crate::arrange::{Article, Language, Links, Pictures, Site};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::{Body, Images, LiveEntry};
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
    /// What is said of its pictures.
    pub pictures: Option<&'s Pictures>,
    /// What is made of them.
    #[serde(serialize_with = "named")]
    pub images: &'s Images,
    /// The folder that the site's URLs begin with.
    pub folder: &'s str,
    /// HTML is published as it is.
    pub raw_html: bool,
    /// It begins the page: no picture stands above it.
    pub leads: bool,
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

/// For a key, the digest of the settings stands for them.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a serializer is handed a reference")]
fn named<S: Serializer>(images: &&Images, serializer: S) -> Result<S::Ok, S::Error> {
    images.digest.serialize(serializer)
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
            pictures: None,
            images: &site.config.images,
            folder: site.config.base_url.folder(),
            raw_html: site.config.raw_html,
            leads: true,
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
        let text = text.showing(&article.pictures);
        Self { leads: article.image.is_none(), lead, sources, entries, ..text }
    }

    /// The same with what is said of its pictures.
    pub(super) fn showing(self, pictures: &'s Pictures) -> Self {
        Self { pictures: Some(pictures).filter(|pictures| !pictures.is_empty()), ..self }
    }
}
