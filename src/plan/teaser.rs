//! What a list shows of an article.
//!
//! A teaser has nothing of the body, not even its length: an edit of the body touches no list.

use std::borrow::Cow;
use std::fmt;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::renditions::{Original, RenditionsView};
use super::urls::Urls;
use crate::arrange::{Article, Image, Site, Term, TermKind};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::{Making, Media};

/// A title and where it leads.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// An article, as another leads to it: little more than its headline, and whatever a reader must be
/// told before they follow.
#[derive(Debug, Serialize)]
pub struct ArticleLink<'s> {
    /// The headline.
    pub title: &'s str,
    /// The headline as HTML; none if it has no emphasis.
    pub title_html: Option<&'s str>,
    /// Its page, or its page in the text edition.
    pub url: Cow<'s, str>,
    /// The key of its kind of journalism.
    pub label: &'static str,
    /// Whether it doesn't stand any more.
    pub retracted: bool,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
}

impl<'s> ArticleLink<'s> {
    /// A link to an article, by this URL.
    pub(super) fn new(site: &'s Site, article: &'s Article, url: impl Into<Cow<'s, str>>) -> Self {
        let front = &article.front;
        let locale = &site.language_of(article).locale;
        Self {
            title: &front.title,
            title_html: front.title_html.as_deref(),
            url: url.into(),
            label: front.label.key(),
            retracted: article.front.is_retracted(),
            language: locale.tag(),
            dir: locale.direction(),
        }
    }

    /// A link to the page of the article at this place of the site's list, if there is one.
    pub(super) fn at(site: &'s Site, index: Option<usize>) -> Option<Self> {
        let article = site.articles.get(index?)?;
        Some(Self::new(site, article, article.address.url()))
    }
}

/// A term, as an article or a list names it.
#[derive(Debug, Serialize)]
pub struct TermLink<'s> {
    /// The word for it in front matter.
    pub key: &'s str,
    /// Its name.
    pub name: &'s str,
    /// The first page of its list.
    pub url: &'s str,
}

/// An author, as an article names them.
#[derive(Debug, Serialize)]
pub struct AuthorLink<'s> {
    /// The word for them in front matter.
    pub key: &'s str,
    /// The byline.
    pub name: &'s str,
    /// Their page.
    pub url: &'s str,
    /// Their page, with the host.
    pub permalink: &'s str,
    /// What they do at the paper.
    pub role: Option<&'s str>,
    /// Their account in the fediverse.
    pub fediverse: Option<&'s str>,
    /// A desk or an agency, not a person.
    pub organization: bool,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct ImageView<'s> {
    /// Where it is.
    pub url: String,
    /// Where it is, with the host.
    pub permalink: String,
    /// What it shows.
    pub alt: &'s str,
    /// Its media type, like `image/png`.
    pub media_type: &'static str,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// What stands under it.
    pub caption: Option<&'s str>,
    /// The same as HTML; none if it has no links and no emphasis.
    pub caption_html: Option<&'s str>,
    /// Who made it.
    pub credit: Option<&'s str>,
    /// The same as HTML; none if it has no links and no emphasis.
    pub credit_html: Option<&'s str>,
    /// How it came to be: `captured`, `composite` or `generated`.
    pub source: Option<&'static str>,
    /// What has to be seen of it, in percent from the left and from the top.
    pub focus: FocusView,
    /// The pictures that are made of it; none if it is published as it is alone.
    pub renditions: Option<RenditionsView<'s>>,
}

/// A picture as every program can show it.
#[derive(Debug)]
pub struct PlainImage {
    /// Where it is, with the host.
    pub permalink: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its width and height in pixels.
    pub size: Option<(u32, u32)>,
}

impl ImageView<'_> {
    /// The picture as every program can show it, and no larger than it has to be.
    #[must_use]
    pub fn plain(&self) -> PlainImage {
        match &self.renditions {
            Some(renditions) => {
                let plain = renditions.plain();
                PlainImage {
                    permalink: plain.permalink,
                    media_type: plain.media_type,
                    size: Some((plain.width, plain.height)),
                }
            }
            None => PlainImage {
                permalink: self.permalink.clone(),
                media_type: self.media_type,
                size: self.width.zip(self.height),
            },
        }
    }
}

/// A place in a picture.
#[derive(Debug, Serialize)]
pub struct FocusView {
    /// Percent from the left.
    pub x: u16,
    /// Percent from the top.
    pub y: u16,
}

/// What a list shows of an article.
#[derive(Debug, Serialize)]
pub struct Teaser<'s> {
    /// The headline.
    pub title: &'s str,
    /// The headline as HTML; none if it has no emphasis.
    pub title_html: Option<&'s str>,
    /// Its page.
    pub url: &'s str,
    /// The standfirst.
    pub summary: &'s str,
    /// The standfirst as HTML; none if it has no emphasis.
    pub summary_html: Option<&'s str>,
    /// First publication.
    pub date: &'s Date,
    /// The last significant change.
    pub updated: Option<&'s Date>,
    /// The kind of journalism.
    pub label: TermLink<'s>,
    /// The desk.
    pub section: Option<TermLink<'s>>,
    /// The bylines.
    pub authors: Vec<AuthorLink<'s>>,
    /// Where it plays.
    pub places: Vec<TermLink<'s>>,
    /// What it is about.
    pub tags: Vec<TermLink<'s>>,
    /// Its picture.
    pub image: Option<ImageView<'s>>,
    /// Its language.
    pub language: &'s str,
    /// The direction of its language.
    pub dir: &'static str,
    /// Whether it doesn't stand any more.
    pub retracted: bool,
    /// Where it was reported from.
    pub dateline: Option<&'s str>,
}

/// A teaser of which the digest is known: that is all that a page's key needs of it. The teaser itself
/// is made when it is shown, since an archive has many.
#[derive(Clone, Copy)]
pub struct SharedTeaser<'s> {
    site: &'s Site,
    index: usize,
    digest: Digest,
}

impl<'s> SharedTeaser<'s> {
    /// The teaser of the article at this place of the site's list.
    pub(super) fn new(site: &'s Site, index: usize) -> Self {
        Self { site, index, digest: Digest::of_value(&teaser(site, index)) }
    }

    /// Names what it shows.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What it shows.
    #[must_use]
    pub fn made(&self) -> Teaser<'s> {
        teaser(self.site, self.index)
    }
}

impl fmt::Debug for SharedTeaser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made().fmt(f)
    }
}

impl Serialize for SharedTeaser<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.made().serialize(serializer)
        } else {
            // As `Digested`: the canonical form is the one that nobody reads.
            serializer.serialize_bytes(self.digest.as_bytes())
        }
    }
}

/// The teasers of all articles, in the order of the site's list.
pub(super) fn all(site: &Site) -> Vec<SharedTeaser<'_>> {
    let all = (0..site.articles.len()).into_par_iter();
    all.map(|index| SharedTeaser::new(site, index)).collect()
}

/// The teaser of the article at this place of the site's list.
fn teaser(site: &Site, index: usize) -> Teaser<'_> {
    let article = &site.articles[index];
    let front = &article.front;
    let language = site.language_of(article);
    Teaser {
        title: &front.title,
        title_html: front.title_html.as_deref(),
        url: article.address.url(),
        summary: front.summary(),
        summary_html: front.standfirst_html.as_deref(),
        date: &front.date,
        updated: front.updated.as_ref(),
        label: label(site, article),
        section: terms(site, article, TermKind::Section).next(),
        authors: authors(site, article).collect(),
        places: terms(site, article, TermKind::Place).collect(),
        tags: terms(site, article, TermKind::Tag).collect(),
        image: article.image.as_ref().map(|image| image_view(site, image)),
        language: language.locale.tag(),
        dir: language.locale.direction(),
        retracted: article.front.is_retracted(),
        dateline: front.dateline.as_deref(),
    }
}

/// The name of a term: a label's is the theme's word for it.
pub(super) fn term_name<'s>(site: &'s Site, term: &'s Term) -> &'s str {
    match &term.name {
        Some(name) => name,
        None if term.kind == TermKind::Label => label_name(site, &term.key),
        None => &term.key,
    }
}

fn label_name<'s>(site: &'s Site, key: &'s str) -> &'s str {
    site.languages.site().strings.get(&["labels", key])
}

/// Every article has one label.
fn label<'s>(site: &'s Site, article: &'s Article) -> TermLink<'s> {
    let key = article.front.label.key();
    terms(site, article, TermKind::Label).next().unwrap_or(TermLink {
        key,
        name: label_name(site, key),
        url: "",
    })
}

pub(super) fn term_link<'s>(site: &'s Site, term: &'s Term) -> TermLink<'s> {
    TermLink { key: &term.key, name: term_name(site, term), url: term.address.url() }
}

pub(super) fn terms<'s>(
    site: &'s Site,
    article: &'s Article,
    kind: TermKind,
) -> impl Iterator<Item = TermLink<'s>> {
    let all = site.terms.of(kind);
    article.terms.of(kind).iter().map(|index| term_link(site, &all[*index]))
}

pub(super) fn authors<'s>(
    site: &'s Site,
    article: &'s Article,
) -> impl Iterator<Item = AuthorLink<'s>> {
    let all = site.terms.of(TermKind::Author);
    article.terms.of(TermKind::Author).iter().map(move |index| {
        let term = &all[*index];
        let profile = term.profile.as_ref().map(|(profile, _)| profile);
        AuthorLink {
            key: &term.key,
            name: term_name(site, term),
            url: term.address.url(),
            permalink: term.address.permalink(),
            role: profile.and_then(|profile| profile.role.as_deref()),
            fediverse: profile.and_then(|profile| profile.fediverse.as_deref()),
            organization: profile.is_some_and(|profile| profile.organization),
        }
    })
}

pub(super) fn image_view<'s>(site: &'s Site, image: &'s Image) -> ImageView<'s> {
    let urls = Urls(&site.config.base_url);
    let focus = image.picture.focus.unwrap_or_default();
    ImageView {
        url: urls.path(&image.file),
        permalink: urls.absolute(&image.file),
        alt: &image.picture.alt,
        media_type: match image.look.media {
            Media::Picture(kind) => kind.name(),
            _ => "image/jpeg",
        },
        width: image.look.dimensions.map(|(width, _)| width),
        height: image.look.dimensions.map(|(_, height)| height),
        caption: image.picture.caption.as_deref(),
        caption_html: image.picture.caption_html.as_deref(),
        credit: image.picture.credit.as_deref(),
        credit_html: image.picture.credit_html.as_deref(),
        source: image.picture.source.map(Making::key),
        focus: FocusView { x: focus.x / 10, y: focus.y / 10 },
        renditions: Original::of(image, &site.config.images)
            .map(|original| RenditionsView::new(original, urls)),
    }
}
