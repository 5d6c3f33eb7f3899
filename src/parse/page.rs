//! A *standing page*: about, contact, policies.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::{self, Defaults, Fields};
use super::partial::{self, Partial};
use super::picture::{self, Picture};
use super::{Body, PAGE, body, front_matter, own_slug};
use crate::date::Date;
use crate::diagnostic::{Diagnostics, Span, Spanned};
use crate::path::SourcePath;
use crate::read::Source;

/// Everything of a standing page but its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StandingPage {
    /// Where it lies.
    pub path: SourcePath,
    /// Its heading.
    pub title: String,
    /// Where the heading stands.
    pub title_span: Span,
    /// What cards and search results say of it.
    pub summary: String,
    /// Its URL.
    pub slug: String,
    /// Where the slug was given, or the heading.
    pub slug_span: Span,
    /// The last significant change.
    pub updated: Option<Date>,
    /// Old URLs.
    pub aliases: Vec<Spanned<String>>,
    /// Its language, when it isn't the site's.
    pub language: Option<Spanned<String>>,
    /// Not published yet.
    pub draft: bool,
    /// What is said of the pictures in its text.
    pub pictures: Vec<Picture>,
    /// The author's own keys.
    #[serde(with = "super::json")]
    pub extra: Value,
    /// What is known of its text.
    pub body: Body,
}

/// Parses a standing page.
pub(super) fn parse(source: &Source, defaults: Defaults<'_>) -> Partial<StandingPage> {
    let mut faults = Diagnostics::new();
    let (parts, fault) = front_matter::split(source);
    faults.extend(fault);
    let path = &source.path;
    let mut room = String::new();
    let table = fields::front(&parts, &mut room, PAGE, path, &mut faults);
    let fields = fields::of(&table, parts.front_start, path, defaults);
    let own = fields.text("language");
    let fields = Fields { language: own.as_deref().unwrap_or(defaults.language), ..fields };
    let slug = own_slug::read(&fields, &mut faults);
    let updated = fields.date("updated", &mut faults);
    let summary = fields
        .words("summary")
        .unwrap_or_else(|| body::first_paragraph(parts.body, fields.language));
    let title_span = fields.span("title").unwrap_or_default();
    let page = StandingPage {
        path: path.clone(),
        title: fields.words("title").unwrap_or_else(|| path.stem().to_owned()),
        title_span,
        summary,
        slug: slug.unwrap_or_else(|| partial::no_name(path)),
        slug_span: fields.span("slug").unwrap_or(title_span),
        updated,
        aliases: fields.texts("aliases"),
        language: fields.spanned_text("language"),
        draft: fields.bool("draft"),
        pictures: picture::pictures(&fields, &mut faults),
        extra: fields.free("extra"),
        body: body::scan(parts.body, parts.body_start),
    };
    Partial { rest: page, faults }
}
