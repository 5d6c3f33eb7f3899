//! **parse**: a [`Source`] becomes an [`Article`], a [`StandingPage`] or a [`Profile`].
//!
//! This room knows what authors write: front matter, `site.toml`, the theme's strings. It looks at
//! one file at a time and at nothing else, and finds all faults of all files rather than the first.
//! Of a body it keeps the digest and what lists need; the text itself is let go.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::read::{Asset, Source, Sources, Stamp};

mod article;
mod body;
mod citation;
mod config;
mod correction;
mod editor;
mod fields;
mod files;
mod form;
mod front_matter;
mod json;
mod key;
mod keys;
mod known;
mod label;
mod line;
mod live;
mod markdown;
mod media;
mod own_slug;
mod page;
mod profile;
mod strings;
mod time_zone;
mod toml_fault;
mod words;

pub use article::{Article, Picture};
pub use body::{Body, LocalLink, source_slice};
pub use citation::Citation;
pub use config::{
    Address, Allow, BaseUrl, Check, Config, ContactPoint, MenuItem, Order, Permalink, Policy,
    Publisher, Query, SITE, TrustFile,
};
pub use correction::{Correction, CorrectionKind};
use fields::Defaults;
pub use files::{File, Look};
pub use form::Form;
pub use front_matter::place_of_value;
pub use key::{Key, Kind};
pub use keys::{ARTICLE, AUTHOR, PAGE, PLACE, SERIES, TAG};
use known::Fact;
pub use known::{Keeping, Known, Parts};
pub use label::Label;
pub use line::Line;
pub use live::LiveEntry;
pub use markdown::{Doubt, Spot, cited, markdown};
pub use media::Media;
pub use page::StandingPage;
pub use profile::Profile;
pub use strings::Strings;
pub use words::is_whole_word;

/// Everything that was parsed, each kind sorted by path.
#[derive(Debug)]
pub struct Parsed {
    /// `site.toml`.
    pub config: Config,
    /// The theme's words by language tag.
    pub strings: BTreeMap<String, Strings>,
    /// `content/articles/`.
    pub articles: Vec<Arc<Article>>,
    /// `content/pages/`.
    pub pages: Vec<StandingPage>,
    /// `content/authors/`.
    pub authors: Vec<Profile>,
    /// `content/tags/`.
    pub tags: Vec<Profile>,
    /// `content/places/`.
    pub places: Vec<Profile>,
    /// `content/series/`.
    pub series: Vec<Profile>,
    /// What lies beside documents in `content/`.
    pub bundled: Vec<File>,
    /// `static/`, the theme's files among them.
    pub statics: Vec<File>,
    /// Documents that could not be parsed: they exist, but nothing is known of them.
    pub broken: Vec<SourcePath>,
}

/// Parses the settings alone; faults are left for those who build.
#[must_use]
pub fn settings(sources: &Sources) -> Config {
    config::parse(&sources.settings, &mut Diagnostics::new())
}

/// What parsing needs to trust what is known.
#[derive(Clone, Copy, Debug)]
pub struct Trust {
    /// Names the program: another may see another thing in the same file.
    pub generator: Digest,
    /// When files are read.
    pub read_at: Timestamp,
}

/// What came of a document, and its stamp if that is news.
struct Document<'s> {
    path: &'s SourcePath,
    fact: Result<Fact, Diagnostics>,
    news: Option<Stamp>,
}

/// Parses all of `sources`. What has faults is left out and its faults come back beside the rest.
pub fn parse(sources: &Sources) -> (Parsed, Diagnostics) {
    let nobody = Trust { generator: Digest::of(&[]), read_at: Timestamp::MIN };
    parse_unknown(sources, &mut Known::default(), nobody)
}

/// Does the same, but reads only what isn't `known`, and learns what is new.
pub fn parse_unknown(sources: &Sources, known: &mut Known, trust: Trust) -> (Parsed, Diagnostics) {
    let mut faults = Diagnostics::new();
    let config = config::parse(&sources.settings, &mut faults);
    let strings = strings::parse(&sources.strings, &sources.templates, &mut faults);
    let context =
        Digest::of_value(&(trust.generator, config.time_zone.iana_name(), &config.language.value));
    let defaults = Defaults { zone: &config.time_zone, language: &config.language.value };
    let before = files::Before { known: known.in_context(context), read_at: trust.read_at };
    let documents: Vec<Document<'_>> = sources
        .documents
        .par_iter()
        .map(|path| {
            let stamp = || sources.stamp(path, trust.read_at);
            if let Some(fact) = before.known.and_then(|known| known.fact(path, stamp)) {
                return Document { path, fact: Ok(fact.clone()), news: None };
            }
            let (source, news) = sources.load_with_stamp(path, trust.read_at);
            let source = source.map_err(Diagnostics::from);
            let fact = source.and_then(|source| document(&source, defaults));
            Document { path, fact, news }
        })
        .collect();
    let mut found = Vec::new();
    let mut parsed = Parsed {
        strings,
        articles: Vec::new(),
        pages: Vec::new(),
        authors: Vec::new(),
        tags: Vec::new(),
        places: Vec::new(),
        series: Vec::new(),
        bundled: files::parse(sources, &sources.bundled, before, &mut found, &mut faults),
        statics: files::parse(sources, &sources.statics, before, &mut found, &mut faults),
        broken: Vec::new(),
        config,
    };
    for Document { path, fact, news } in documents {
        let fact = match fact {
            Ok(fact) => fact,
            Err(faulty) => {
                faults.append(faulty);
                parsed.broken.push(path.clone());
                continue;
            }
        };
        match &fact {
            Fact::Article(article) => parsed.articles.push(Arc::clone(article)),
            Fact::Page(page) => parsed.pages.push((**page).clone()),
            Fact::Author(profile) => parsed.authors.push((**profile).clone()),
            Fact::Tag(profile) => parsed.tags.push((**profile).clone()),
            Fact::Place(profile) => parsed.places.push((**profile).clone()),
            Fact::Series(profile) => parsed.series.push((**profile).clone()),
            Fact::File(..) => {}
        }
        found.extend(news.map(|stamp| (path.clone(), stamp, fact)));
    }
    let is_present = |path: &SourcePath| {
        let is_asset =
            |assets: &[Asset]| assets.binary_search_by(|asset| asset.path.cmp(path)).is_ok();
        sources.documents.binary_search(path).is_ok()
            || is_asset(&sources.bundled)
            || is_asset(&sources.statics)
    };
    let files = sources.documents.len() + sources.bundled.len() + sources.statics.len();
    known.learn(context, found, is_present, files);
    (parsed, faults)
}

/// The faults of one document, or of `site.toml`, by its path: a door for fuzzers.
#[doc(hidden)]
#[must_use]
pub fn faults_of(source: &Source, zone: &TimeZone) -> Diagnostics {
    let mut faults = Diagnostics::new();
    if source.path.as_str() == "site.toml" {
        config::parse(source, &mut faults);
    } else if let Err(found) = document(source, Defaults { zone, language: "en" }) {
        faults = found;
    }
    faults
}

/// Parses one document; its folder says what it is.
fn document(source: &Source, defaults: Defaults<'_>) -> Result<Fact, Diagnostics> {
    let folder = source.path.as_str().split('/').nth(1).unwrap_or_default();
    match folder {
        "articles" => article::parse(source, defaults).map(|it| Fact::Article(Arc::new(it))),
        "pages" => page::parse(source, defaults).map(|it| Fact::Page(Arc::new(it))),
        "authors" => profile::parse(source, AUTHOR, defaults).map(|it| Fact::Author(Arc::new(it))),
        "tags" => profile::parse(source, TAG, defaults).map(|it| Fact::Tag(Arc::new(it))),
        "places" => profile::parse(source, PLACE, defaults).map(|it| Fact::Place(Arc::new(it))),
        "series" => profile::parse(source, SERIES, defaults).map(|it| Fact::Series(Arc::new(it))),
        _ => Err(misplaced(source).into()),
    }
}

/// The folders of `content/`.
const FOLDERS: [&str; 6] = ["articles", "pages", "authors", "tags", "places", "series"];

fn misplaced(source: &Source) -> Diagnostic {
    let fault = Diagnostic::error("this file lies in none of the folders that Dateline reads")
        .in_file(&source.path);
    let parts: Vec<&str> = source.path.as_str().splitn(3, '/').collect();
    if let [content, folder, rest] = parts[..]
        && let Some(near) = nearest(folder, FOLDERS)
    {
        return fault.help(format!("did you mean `{content}/{near}/{rest}`?"));
    }
    fault
        .help("an article belongs in `content/articles/`, a standing page in `content/pages/`")
        .help("profiles belong in `content/authors/`, `content/tags/`, `content/places/` and `content/series/`")
}
