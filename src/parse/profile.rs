//! A *profile*: what an author, a tag, a place or a series has to say of itself.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::{self, Defaults, Fields};
use super::key::Key;
use super::partial::Partial;
use super::picture::{self, Picture};
use super::podcast::{self, Podcast};
use super::{Body, body, front_matter};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, nearest};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::places::Regions;
use crate::read::Source;
use crate::slug::slug;

/// The file of an author, a tag, a place or a series. Only authors use all of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// Where it lies; the key is the file's name.
    pub path: SourcePath,
    /// The name for readers.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// A sentence on it.
    pub description: Option<String>,
    /// What an author does at the paper.
    pub role: Option<String>,
    /// An author's picture.
    pub photo: Option<Picture>,
    /// Where an author works.
    pub location: Option<String>,
    /// Languages that an author works in.
    pub languages: Vec<String>,
    /// What an author knows about.
    pub expertise: Vec<String>,
    /// How to write to an author.
    pub email: Option<String>,
    /// An author's pages elsewhere.
    pub links: Vec<String>,
    /// An author's account in the fediverse.
    pub fediverse: Option<String>,
    /// A desk or an agency, not a person.
    pub organization: bool,
    /// The key of the region that a place lies in.
    pub region: Option<String>,
    /// What makes a series a podcast.
    pub podcast: Option<Box<Podcast>>,
    /// The author's own keys.
    #[serde(with = "super::json")]
    pub extra: Value,
    /// What is known of its text.
    pub body: Body,
}

impl Profile {
    /// The key by which articles name it.
    #[must_use]
    pub fn key(&self) -> &str {
        self.path.stem()
    }
}

/// Parses a profile of the kind that has these keys.
pub(super) fn parse(source: &Source, keys: &[Key], defaults: Defaults<'_>) -> Partial<Profile> {
    let mut faults = Diagnostics::new();
    let (parts, fault) = front_matter::split(source);
    faults.extend(fault);
    let path = &source.path;
    let mut room = String::new();
    let table = fields::front(&parts, &mut room, keys, path, &mut faults);
    let fields = fields::of(&table, parts.front_start, path, defaults);
    let plain = |name| fields.texts(name).into_iter().map(|text| text.value).collect();
    for link in fields.texts("links") {
        fields::report_no_address(&link, path, "a page elsewhere", &mut faults);
    }
    for language in fields.texts("languages") {
        report_no_language(&language, path, &mut faults);
    }
    let profile = Profile {
        path: path.clone(),
        name: fields.text("name").unwrap_or_else(|| path.stem().to_owned()),
        name_span: fields.span("name").unwrap_or_default(),
        description: fields.words("description"),
        role: fields.words("role"),
        photo: fields.table("photo").and_then(|photo| picture::picture(&photo, &mut faults)),
        location: fields.text("location"),
        languages: plain("languages"),
        expertise: plain("expertise"),
        email: fields.text("email"),
        links: plain("links"),
        fediverse: fields.text("fediverse"),
        organization: fields.bool("organization"),
        region: region(&fields, &mut faults),
        podcast: fields
            .table("podcast")
            .and_then(|it| podcast::podcast(&it, &mut faults))
            .map(Box::new),
        extra: fields.free("extra"),
        body: body::scan(parts.body, parts.body_start),
    };
    Partial { rest: profile, faults }
}

/// Readers see the name of a language, which only a tag has.
fn report_no_language(tag: &Spanned<String>, path: &SourcePath, faults: &mut Diagnostics) {
    if Locale::knows_language(&tag.value) {
        return;
    }
    let meant = Locale::language_named(&tag.value);
    faults.push(
        Diagnostic::error(format!("`{}` is no language", tag.value)).at(path, tag.span).help(
            match meant {
                Some(tag) => format!("did you mean `{tag}`?"),
                None => "write its tag, like `en`, `ur` or `pt-BR`".into(),
            },
        ),
    );
}

/// The region that a place says it lies in.
fn region(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<String> {
    let written = fields.spanned_text("region")?;
    let regions = Regions::new();
    let own = fields.path.stem();
    if regions.by_key(own).is_some() {
        faults.push(
            Diagnostic::error(format!(
                "`{own}` is a region of the UN's tree, and has its place there"
            ))
            .at(fields.path, written.span)
            .help("remove `region`; countries and places of your own can be moved"),
        );
        return None;
    }
    if regions.by_key(&written.value).is_some() {
        return Some(written.value);
    }
    let help = match nearest(&slug(&written.value), regions.keys()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the regions are {}", regions.keys().collect::<Vec<_>>().join(", ")),
    };
    faults.push(
        Diagnostic::error(format!("there is no region `{}`", written.value))
            .at(fields.path, written.span)
            .help(help),
    );
    None
}
