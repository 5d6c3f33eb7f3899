//! An *article* as its author wrote it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::body::Body;
use super::citation::{self, Citation};
use super::correction::{self, Correction, CorrectionKind};
use super::fields::{self, Defaults, Fields};
use super::label::Label;
use super::line::Line;
use super::live::{Coverage, LiveEntry};
use super::partial::{self, Partial};
use super::picture::{Picture, picture, pictures};
use super::recording::{self, Recording};
use super::{ARTICLE, body, front_matter, own_slug};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::read::Source;

/// Everything of an article but its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Where it lies.
    pub path: SourcePath,
    /// The headline.
    pub title: String,
    /// The headline as HTML, where it has emphasis.
    pub title_html: Option<String>,
    /// Where the headline stands.
    pub title_span: Span,
    /// First publication.
    pub date: Date,
    /// The standfirst that the author gave.
    pub standfirst: Option<String>,
    /// The same as HTML, where it has emphasis.
    pub standfirst_html: Option<String>,
    /// The first paragraph, where the author gave no standfirst.
    pub opening: Option<String>,
    /// Keys of profiles or names of guests.
    pub authors: Vec<Spanned<String>>,
    /// Tags as written.
    pub tags: Vec<Spanned<String>>,
    /// Codes or keys of places.
    pub places: Vec<Spanned<String>>,
    /// The kind of journalism.
    pub label: Label,
    /// The desk.
    pub section: Option<Spanned<String>>,
    /// Where it was reported from.
    pub dateline: Option<String>,
    /// The last part of its URL.
    pub slug: String,
    /// Where the slug was given, or the title.
    pub slug_span: Span,
    /// Old URLs.
    pub aliases: Vec<Spanned<String>>,
    /// The last significant change.
    pub updated: Option<Date>,
    /// Not published yet.
    pub draft: bool,
    /// Not published from then on.
    pub expires: Option<Date>,
    /// The id that the author gave.
    pub id: Option<Spanned<String>>,
    /// The article's picture.
    pub image: Option<Box<Picture>>,
    /// What is said of the pictures in its text.
    pub pictures: Vec<Picture>,
    /// The article to listen to.
    pub audio: Option<Box<Recording>>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// What it rests on.
    pub sources: Vec<Citation>,
    /// Its language, when it isn't the site's.
    pub language: Option<Spanned<String>>,
    /// The run that it belongs to.
    pub series: Option<Spanned<String>>,
    /// Its place in the series.
    pub part: Option<Spanned<u32>>,
    /// The last change of words needs no correction.
    pub minor: bool,
    /// Codes of findings that are meant to be so.
    pub allowed: Vec<String>,
    /// The author's own keys.
    #[serde(with = "super::json")]
    pub extra: Value,
    /// What is known of its text.
    pub body: Body,
    /// The entries of live coverage, the oldest first; none of any other article.
    pub entries: Vec<LiveEntry>,
}

/// Parses an article.
pub(super) fn parse(source: &Source, defaults: Defaults<'_>) -> Partial<Option<Article>> {
    let mut faults = Diagnostics::new();
    let (parts, fault) = front_matter::split(source);
    faults.extend(fault);
    let path = &source.path;
    let mut room = String::new();
    let table = fields::front(&parts, &mut room, ARTICLE, path, &mut faults);
    let fields = fields::of(&table, parts.front_start, path, defaults);
    let own = fields.text("language");
    let fields = Fields { language: own.as_deref().unwrap_or(defaults.language), ..fields };
    let body = body::scan(parts.body, parts.body_start);
    let title = fields.headline("title", &mut faults);
    let title = title.unwrap_or_else(|| Line::plain(path.stem().to_owned()));
    let title_span = fields.span("title").unwrap_or_default();
    let date = fields.date("date", &mut faults);
    let slug = own_slug::read(&fields, &mut faults).filter(|_| date.is_some());
    let expires = fields.date("expires", &mut faults);
    if let (Some(date), Some(expires)) = (&date, &expires)
        && expires <= date
    {
        faults.push(never_there(&fields));
    }
    let label = fields.text("label").and_then(|key| Label::from_key(&key)).unwrap_or_default();
    let Some(day) = date.or_else(partial::no_date) else { return Partial { rest: None, faults } };
    let (text, start, zone, language) =
        (parts.body, parts.body_start, defaults.zone, fields.language);
    let coverage = Coverage { path, body: text, start, date: &day, zone, language };
    let is_live = label == Label::Live;
    let entries = if is_live { coverage.entries(&mut faults) } else { Vec::new() };
    let standfirst = fields.headline("summary", &mut faults);
    let opening = standfirst.is_none().then(|| body::first_paragraph(parts.body, fields.language));
    let id = fields.spanned_text("id");
    let article = Article {
        path: path.clone(),
        title_html: title.html,
        title: title.text,
        title_span,
        date: day,
        standfirst_html: standfirst.as_ref().and_then(|line| line.html.clone()),
        standfirst: standfirst.map(|line| line.text),
        opening,
        authors: fields.texts("authors"),
        tags: fields.texts("tags"),
        places: fields.texts("places"),
        label,
        section: fields.spanned_text("section"),
        dateline: fields.text("dateline"),
        slug: slug.unwrap_or_else(|| partial::no_name(path)),
        slug_span: fields.span("slug").unwrap_or(title_span),
        aliases: fields.texts("aliases"),
        updated: fields.date("updated", &mut faults),
        draft: fields.bool("draft"),
        expires,
        id: id.or_else(|| date.is_none().then(|| partial::no_id(path))),
        image: fields.table("image").and_then(|it| picture(&it, &mut faults)).map(Box::new),
        pictures: pictures(&fields, &mut faults),
        audio: fields.table("audio").and_then(|it| recording::recording(&it, &mut faults)),
        corrections: correction::corrections(&fields, &mut faults),
        sources: citation::citations(&fields, &mut faults),
        language: fields.spanned_text("language"),
        series: fields.spanned_text("series"),
        part: part(&fields, &mut faults),
        minor: fields.bool("minor"),
        allowed: allowed(&fields),
        extra: fields.free("extra"),
        body,
        entries,
    };
    Partial { rest: Some(article), faults }
}

/// An article expires before it is published.
fn never_there(fields: &Fields<'_, '_>) -> Diagnostic {
    let span = |key| fields.span(key).unwrap_or_default();
    Diagnostic::error("this article expires before it is published")
        .at_with(fields.path, span("expires"), "not published from here on")
        .at_with(fields.path, span("date"), "first published here")
        .help("give a later day, or remove `expires`")
}

/// The place in the series, which there must be.
fn part(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<Spanned<u32>> {
    let number = u32::try_from(fields.integer("part")?).ok().filter(|number| *number > 0)?;
    let part = Spanned { value: number, span: fields.span("part")? };
    if fields.text("series").is_none() {
        faults.push(
            Diagnostic::error("this is a part of no series")
                .at(fields.path, part.span)
                .help("name the series: `series = \"grain-corridor\"`, or remove `part`"),
        );
    }
    Some(part)
}

fn allowed(fields: &Fields<'_, '_>) -> Vec<String> {
    let check = fields.table("check");
    check
        .map(|check| check.texts("allow").into_iter().map(|code| code.value).collect())
        .unwrap_or_default()
}

impl Article {
    /// Whether nothing but the words of the text differ: what other files and pages know of it is
    /// the same.
    #[must_use]
    pub fn differs_in_words_only(&self, other: &Self) -> bool {
        let without_words = |article: &Self| {
            let nothing = Body { digest: Digest::of(&[]), start: 0, words: 0, links: Vec::new() };
            Digest::of_value(&Self { body: nothing, ..article.clone() })
        };
        let links = |article: &Self| -> Vec<(String, bool)> {
            let links = article.body.links.iter();
            links.map(|link| (link.target.clone(), link.is_image)).collect()
        };
        links(self) == links(other) && without_words(self) == without_words(other)
    }

    /// The standfirst, or the first paragraph.
    #[must_use]
    pub fn summary(&self) -> &str {
        self.standfirst.as_ref().or(self.opening.as_ref()).map_or("", String::as_str)
    }

    /// Whether it doesn't stand any more.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.corrections.iter().any(|it| it.kind == CorrectionKind::Retraction)
    }

    /// Whether images may lie beside it: a folder of its own with an `index.md`.
    #[must_use]
    pub fn is_bundle(&self) -> bool {
        self.path.name() == "index.md"
    }

    /// The last significant change: `updated`, else the newest correction, else `date`.
    #[must_use]
    pub fn last_change(&self) -> &Date {
        let correction = self.corrections.first().map(|correction| &correction.date);
        self.updated.as_ref().or(correction).unwrap_or(&self.date)
    }
}
