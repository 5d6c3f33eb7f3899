//! `site.toml`: the settings of the site.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::Value;

use super::SITE;
use super::fields::{self, Fields};
use super::form::Form;
use super::key::{Key, Kind};
use super::label::Label;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, nearest};
use crate::path::SourcePath;
use crate::read::Source;

mod base_url;
mod check;
mod editor;
mod permalink;
mod publisher;
mod trust;

pub use base_url::{Address, BaseUrl};
pub(super) use check::CHECK;
pub use check::{Allow, Check};
pub(super) use editor::names as editors;
pub use permalink::Permalink;
pub(super) use publisher::PUBLISHER;
pub use publisher::{ContactPoint, Policy, Publisher};
pub(super) use trust::TRUST;
pub use trust::TrustFile;

/// The settings.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Config {
    /// `site.toml`.
    pub path: SourcePath,
    /// The name of the paper.
    pub title: String,
    /// Where the site will be.
    pub base_url: BaseUrl,
    /// A sentence on the paper.
    pub description: String,
    /// The site's language.
    pub language: Spanned<String>,
    /// The zone of all dates.
    pub time_zone: TimeZone,
    /// The URL of an article.
    pub permalink: Permalink,
    /// Articles on a full page of a list.
    pub page_size: usize,
    /// HTML in Markdown is published as it is.
    pub raw_html: bool,
    /// The links at the head of every page.
    pub menu: Vec<MenuItem>,
    /// Feeds of a tag, an author and so on carry whole texts.
    pub full_text: bool,
    /// Where feeds announce their changes.
    pub hub: Option<String>,
    /// Who publishes the paper.
    pub publisher: Publisher,
    /// What the paper says of itself in `trust.txt`; none if it has none.
    pub trust: Option<TrustFile>,
    /// What a check is told.
    pub check: Check,
    /// Lists of articles for templates.
    pub collections: BTreeMap<String, Query>,
    /// The URL that opens a source in an editor, with `{path}` for its place on this machine.
    pub editor: Option<String>,
    /// Every article has a page without styles and pictures, too.
    pub text_edition: bool,
    /// The names of the style sheet and the script carry a digest, as readers' browsers like it.
    pub fingerprints: bool,
    /// The author's own keys.
    pub extra: Value,
}

/// A link at the head of every page.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Where that stands.
    #[serde(skip)]
    pub url_span: Span,
}

/// Which articles a collection has.
#[derive(Clone, Debug)]
pub struct Query {
    /// Of this tag.
    pub tag: Option<Spanned<String>>,
    /// By this author.
    pub author: Option<Spanned<String>>,
    /// Of this place.
    pub place: Option<Spanned<String>>,
    /// Of this kind.
    pub label: Option<Label>,
    /// Of this desk.
    pub section: Option<Spanned<String>>,
    /// In this order.
    pub order: Order,
    /// No more than this.
    pub limit: usize,
}

/// Which articles of a collection come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest.
    #[default]
    Newest,
    /// The oldest.
    Oldest,
}

pub(super) const MENU: &[Key] = &[
    Key::new("title", Kind::Text, "\"About\"", "what the link says").required(),
    Key::new("url", Kind::Text, "\"/about/\"", "where it leads").required(),
];

pub(super) const FEEDS: &[Key] = &[
    Key::new(
        "full_text",
        Kind::Bool,
        "true",
        "whether feeds of tags, authors and so on carry whole texts",
    ),
    Key::new("hub", Kind::Text, "\"https://hub.example.org/\"", "the WebSub hub that feeds name"),
];

pub(super) const QUERY: &[Key] = &[
    Key::new("tag", Kind::Text, "\"nato\"", "articles of this tag").form(Form::Tag),
    Key::new("author", Kind::Text, "\"europe-desk\"", "articles by this author").form(Form::Author),
    Key::new("place", Kind::Text, "\"UA\"", "articles of this place"),
    Key::new("label", Kind::Choice(Label::KEYS), "\"analysis\"", "articles of this kind"),
    Key::new("section", Kind::Text, "\"Europe\"", "articles of this desk").form(Form::Section),
    Key::new("order", Kind::Choice(&["newest", "oldest"]), "\"newest\"", "which come first")
        .default("\"newest\""),
    Key::new("limit", Kind::Integer(1, 1000), "5", "no more than this; else 10").default("10"),
];

/// Parses the settings. What is wrong stands at its default while the other faults are looked for.
pub(super) fn parse(source: &Source, faults: &mut Diagnostics) -> Config {
    let path = &source.path;
    let table = fields::read(&source.text, 0, SITE, path, faults);
    let utc = TimeZone::UTC;
    let fields = Fields { table: &table, offset: 0, path, zone: &utc };
    let title = fields.text("title").unwrap_or_default();
    let feeds = fields.table("feeds");
    Config {
        path: path.clone(),
        base_url: base_url::parse(fields.spanned_text("base_url"), path, faults),
        description: fields.text("description").unwrap_or_default(),
        language: fields
            .spanned_text("language")
            .unwrap_or(Spanned { value: "en".into(), span: Span::default() }),
        time_zone: time_zone(&fields, faults),
        permalink: permalink::parse(fields.spanned_text("permalink"), path, faults),
        page_size: fields
            .integer("page_size")
            .and_then(|size| usize::try_from(size).ok())
            .filter(|size| *size > 0)
            .unwrap_or(20),
        raw_html: fields.bool("raw_html"),
        menu: menu(&fields),
        full_text: feeds.as_ref().is_some_and(|feeds| feeds.bool("full_text")),
        hub: feeds.and_then(|feeds| feeds.text("hub")),
        publisher: publisher::parse(&fields, &title, faults),
        trust: trust::parse(&fields, faults),
        check: check::parse(&fields),
        collections: collections(&fields),
        editor: editor::parse(fields.spanned_text("editor"), path, faults),
        text_edition: fields.bool("text_edition"),
        fingerprints: true,
        extra: fields.free("extra"),
        title,
    }
}

fn menu(fields: &Fields<'_, '_>) -> Vec<MenuItem> {
    let item = |(_, _, item): (_, _, Fields<'_, '_>)| {
        let url = item.spanned_text("url")?;
        Some(MenuItem { title: item.text("title")?, url: url.value, url_span: url.span })
    };
    fields.tables("menu").into_iter().filter_map(item).collect()
}

fn collections(fields: &Fields<'_, '_>) -> BTreeMap<String, Query> {
    let query = |query: &Fields<'_, '_>| Query {
        tag: query.spanned_text("tag"),
        author: query.spanned_text("author"),
        place: query.spanned_text("place"),
        label: query.text("label").and_then(|label| Label::from_key(&label)),
        section: query.spanned_text("section"),
        order: match query.text("order").as_deref() {
            Some("oldest") => Order::Oldest,
            _ => Order::Newest,
        },
        limit: query.integer("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(10),
    };
    let named = fields.tables("collections").into_iter();
    named.map(|(name, _, table)| (name, query(&table))).collect()
}

/// The names of all time zones.
pub(super) fn time_zones() -> Vec<String> {
    jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}

fn time_zone(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> TimeZone {
    let Some(name) = fields.spanned_text("time_zone") else { return TimeZone::UTC };
    // The bundled table, never the machine's: the same site is built everywhere.
    let database = jiff::tz::TimeZoneDatabase::bundled();
    database.get(&name.value).unwrap_or_else(|_| {
        let names = time_zones();
        let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let near = nearest(&name.value, names.iter().map(String::as_str))
            .map(str::to_owned)
            .or_else(|| {
                names
                    .iter()
                    .find(|known| city(known).eq_ignore_ascii_case(&city(&name.value)))
                    .cloned()
            });
        faults.push(
            Diagnostic::error(format!("there is no time zone `{}`", name.value))
                .at(fields.path, name.span)
                .help(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the IANA name, like `Europe/Berlin` or `Asia/Karachi`".into(),
                }),
        );
        TimeZone::UTC
    })
}
