//! An article as a `NewsArticle`, and by its label something narrower.

use serde::Serialize;

use super::audio::AudioObject;
use super::image::ImageObject;
use super::live::Posting;
use super::paper::{Paper, Publisher};
use crate::parse::{Citation, Label};
use crate::places::Countries;
use crate::plan::{ArticleView, AuthorLink, CorrectionView, HeadView, Teaser, TermLink};

/// An article.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Article<'a> {
    #[serde(rename = "@type")]
    types: Types,
    headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    url: &'a str,
    main_entity_of_page: &'a str,
    in_language: &'a str,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<ImageObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audio: Option<AudioObject<'a>>,
    author: Vec<Author<'a>>,
    publisher: &'a Publisher,
    #[serde(rename = "articleSection", skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    word_count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    content_location: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<CreativeWork<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment<'a>>,
    is_accessible_for_free: bool,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    coverage: Option<Posting<'a>>,
}

/// One type, or more than one.
#[derive(Serialize)]
#[serde(untagged)]
enum Types {
    One(&'static str),
    Two([&'static str; 2]),
}

/// Who wrote it.
#[derive(Serialize)]
#[serde(untagged)]
enum Author<'a> {
    Named(Byline<'a>),
    /// An article without a byline is the paper's.
    Paper(&'a Publisher),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Byline<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
}

/// Where it plays.
#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<PostalAddress<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress<'a> {
    address_country: &'a str,
}

/// A source.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CreativeWork<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization")]
struct Named<'a> {
    name: &'a str,
}

/// What was put right.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CorrectionComment<'a> {
    text: &'a str,
    date_published: String,
}

impl<'a> Article<'a> {
    /// `entries` are the texts of the entries of live coverage, the oldest first.
    pub(super) fn new(
        view: &'a ArticleView<'a>,
        teaser: &'a Teaser<'a>,
        entries: &'a [String],
        page: &'a HeadView<'a>,
        paper: &'a Paper,
    ) -> Self {
        let authors = teaser.authors.iter().map(|it| Author::Named(byline(it)));
        let mut author: Vec<Author<'a>> = authors.collect();
        if author.is_empty() {
            author.push(Author::Paper(&paper.publisher));
        }
        Self {
            types: types(teaser.label.key),
            headline: teaser.title,
            description: teaser.summary,
            url: view.own.permalink,
            main_entity_of_page: view.own.permalink,
            in_language: page.language,
            date_published: teaser.date.rfc3339(),
            date_modified: view.own.changed.unwrap_or(teaser.date).rfc3339(),
            image: teaser.image.iter().flat_map(ImageObject::searched).collect(),
            audio: view
                .own
                .audio
                .as_ref()
                .map(|audio| AudioObject::new(audio, teaser.title, teaser.date.rfc3339())),
            author,
            publisher: &paper.publisher,
            section: teaser.section.as_ref().map(|section| section.name),
            keywords: teaser.tags.iter().map(|tag| tag.name).collect(),
            word_count: view.own.words,
            dateline: teaser.dateline,
            content_location: teaser.places.iter().map(place).collect(),
            citation: view.own.sources.iter().map(citation).collect(),
            correction: view.own.corrections.iter().map(correction).collect(),
            is_accessible_for_free: true,
            coverage: is_live(teaser.label.key).then(|| Posting::new(view, teaser.date, entries)),
        }
    }
}

fn is_live(label: &str) -> bool {
    Label::from_key(label) == Some(Label::Live)
}

/// `NewsArticle`, with the kind of journalism where schema.org has one.
fn types(label: &str) -> Types {
    let narrower = match Label::from_key(label).unwrap_or_default() {
        Label::News => "ReportageNewsArticle",
        Label::Analysis => "AnalysisNewsArticle",
        Label::Opinion => "OpinionNewsArticle",
        Label::Explainer => "BackgroundNewsArticle",
        Label::Review => "ReviewNewsArticle",
        Label::Sponsored => "AdvertiserContentArticle",
        Label::Live => "LiveBlogPosting",
        Label::Interview => return Types::One("NewsArticle"),
    };
    Types::Two(["NewsArticle", narrower])
}

/// The name is the name alone; what they do at the paper is a property of a person's.
fn byline<'a>(author: &'a AuthorLink<'a>) -> Byline<'a> {
    let is_person = !author.organization;
    Byline {
        kind: if is_person { "Person" } else { "Organization" },
        name: author.name,
        url: author.permalink,
        job_title: author.role.filter(|_| is_person),
    }
}

/// A place by its name, and by its code where it has one.
fn place<'a>(place: &'a TermLink<'a>) -> Place<'a> {
    let has_code = Countries::has(place.key);
    let address = has_code.then_some(PostalAddress { address_country: place.key });
    Place { name: place.name, address }
}

fn citation(source: &Citation) -> CreativeWork<'_> {
    CreativeWork {
        name: &source.title,
        url: source.url.as_deref(),
        publisher: source.publisher.as_deref().map(|name| Named { name }),
        date_published: source.date.as_ref().map(|date| date.day().to_string()),
        archived_at: source.archived.as_deref(),
    }
}

fn correction<'a>(correction: &'a CorrectionView<'a>) -> CorrectionComment<'a> {
    CorrectionComment { text: correction.text, date_published: correction.date.rfc3339() }
}
