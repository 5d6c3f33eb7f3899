//! `site.toml`: the settings of the site.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::Value;

use super::fields::{self, Fields};
use super::label::Label;
use super::{editor, time_zone};
use crate::diagnostic::{Diagnostics, Span, Spanned};
use crate::path::SourcePath;
use crate::read::Source;

mod base_url;
mod check;
mod images;
mod keys;
mod permalink;
mod policy;
mod publisher;
mod trust;

pub use base_url::{Address, BaseUrl};
pub use check::{Allow, Check};
pub use images::Images;
pub use keys::SITE;
pub use permalink::Permalink;
pub use policy::Additions;
pub use publisher::{ContactPoint, Policy, Publisher};
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
    /// What the content security policy lets through besides what is the site's own.
    pub policy: Additions,
    /// Lists of articles for templates.
    pub collections: BTreeMap<String, Query>,
    /// The URL that opens a source in an editor, with `{path}` for its place on this machine.
    pub editor: Option<String>,
    /// Which pictures are made of pictures.
    pub images: Images,
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

/// Parses the settings. What is wrong stands at its default while the other faults are looked for.
pub(super) fn parse(source: &Source, faults: &mut Diagnostics) -> Config {
    let path = &source.path;
    let mut room = String::new();
    let table = fields::read(&source.text, &mut room, 0, SITE, path, faults);
    let utc = TimeZone::UTC;
    let fields = Fields { table: &table, offset: 0, path, zone: &utc, language: "en" };
    let own = fields.text("language");
    let fields = Fields { language: own.as_deref().unwrap_or("en"), ..fields };
    let title = fields.words("title").unwrap_or_default();
    let feeds = fields.table("feeds");
    Config {
        path: path.clone(),
        base_url: base_url::parse(fields.spanned_text("base_url"), path, faults),
        description: fields.words("description").unwrap_or_default(),
        language: fields
            .spanned_text("language")
            .unwrap_or(Spanned { value: "en".into(), span: Span::default() }),
        time_zone: time_zone::parse(fields.spanned_text("time_zone"), path, faults),
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
        policy: policy::parse(&fields, faults),
        collections: collections(&fields),
        editor: editor::parse(fields.spanned_text("editor"), path, faults),
        images: images::parse(&fields, faults),
        text_edition: fields.bool("text_edition"),
        fingerprints: true,
        extra: fields.free("extra"),
        title,
    }
}

fn menu(fields: &Fields<'_, '_>) -> Vec<MenuItem> {
    let item = |(_, _, item): (_, _, Fields<'_, '_>)| {
        let url = item.spanned_text("url")?;
        Some(MenuItem { title: item.words("title")?, url: url.value, url_span: url.span })
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
