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
mod broken;
mod categories;
mod citation;
mod config;
mod correction;
mod editor;
mod fields;
mod file;
mod files;
mod form;
mod front_matter;
mod invisible;
mod json;
mod key;
mod key_check;
mod keys;
mod known;
mod label;
mod line;
mod live;
mod markdown;
mod media;
mod mended;
mod other_names;
mod own_slug;
mod page;
mod partial;
mod picture;
mod podcast;
mod profile;
mod recording;
mod statement;
mod strings;
mod time_zone;
mod toml_fault;
mod toml_slip;
mod words;
mod written_date;

pub use article::Article;
pub use body::{Body, LocalLink, source_slice};
pub use broken::Broken;
pub use citation::Citation;
pub use config::{
    Additions, Address, Allow, BaseUrl, Check, Config, ContactPoint, Images, MenuItem, Order,
    Permalink, Policy, Publisher, Query, SITE, TrustFile,
};
pub use correction::{Correction, CorrectionKind};
use fields::Defaults;
pub use file::{File, Metadata, Refusal};
pub use files::{as_published, published};
pub use form::Form;
pub use front_matter::place_of_value;
pub use key::{Key, Kind};
pub use keys::{ARTICLE, AUTHOR, PAGE, PLACE, SERIES, TAG};
use known::Fact;
pub use known::{Keeping, Known, Parts};
pub use label::Label;
pub use live::LiveEntry;
pub use markdown::{Doubt, Spot, cited, markdown, markdown_line};
pub use media::{Look, Media, Still};
pub use page::StandingPage;
use partial::Partial;
pub use picture::{Focus, Making, Picture};
pub use podcast::Podcast;
pub use profile::Profile;
pub use recording::Recording;
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
    /// Documents with faults: they exist, and something may be known of them.
    pub broken: Vec<Broken>,
}

impl Parsed {
    /// Takes what can be read of broken documents for whole, and gives back where they lie.
    pub fn take_broken(&mut self) -> Vec<SourcePath> {
        let broken = std::mem::take(&mut self.broken);
        if broken.is_empty() {
            return Vec::new();
        }
        broken.iter().filter_map(|it| it.rest.as_ref()).for_each(|fact| self.take(fact));
        self.articles.sort_by(|a, b| a.path.cmp(&b.path));
        self.pages.sort_by(|a, b| a.path.cmp(&b.path));
        for profiles in [&mut self.authors, &mut self.tags, &mut self.places, &mut self.series] {
            profiles.sort_by(|a, b| a.path.cmp(&b.path));
        }
        broken.into_iter().map(|it| it.path).collect()
    }

    fn take(&mut self, fact: &Fact) {
        match fact {
            Fact::Article(article) => self.articles.push(Arc::clone(article)),
            Fact::Page(page) => self.pages.push((**page).clone()),
            Fact::Author(profile) => self.authors.push((**profile).clone()),
            Fact::Tag(profile) => self.tags.push((**profile).clone()),
            Fact::Place(profile) => self.places.push((**profile).clone()),
            Fact::Series(profile) => self.series.push((**profile).clone()),
            Fact::File(..) => {}
        }
    }
}

/// Parses the settings alone; faults are left for those who build.
#[must_use]
pub fn settings(sources: &Sources) -> Config {
    config::parse(&sources.settings, &mut Diagnostics::new())
}

/// The keys and names of the profiles in a folder of `content/`; a name that can't be read is its key.
#[must_use]
pub fn profiles(sources: &Sources, folder: &str) -> Vec<(String, String)> {
    let start = format!("content/{folder}/");
    let own = sources.documents.iter().filter(|path| path.as_str().starts_with(&start));
    let loaded = own.filter_map(|path| sources.load(path).ok());
    let defaults = Defaults { zone: &TimeZone::UTC, language: "en" };
    let profiles = loaded.map(|source| profile::parse(&source, AUTHOR, defaults).rest);
    profiles.map(|profile| (profile.key().to_owned(), profile.name)).collect()
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
    fact: Option<Fact>,
    faults: Diagnostics,
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
                let faults = Diagnostics::new();
                return Document { path, fact: Some(fact.clone()), faults, news: None };
            }
            let (source, news) = sources.load_with_stamp(path, trust.read_at);
            let Partial { rest: fact, faults } = match source {
                Ok(source) => document(&source, defaults),
                Err(fault) => Partial { rest: None, faults: fault.into() },
            };
            Document { path, fact, faults, news }
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
    for Document { path, fact, faults: own, news } in documents {
        let (is_broken, fact) = match fact {
            Some(fact) if !own.has_errors() => (false, Some(fact)),
            fact => (true, fact),
        };
        faults.append(own);
        if is_broken {
            parsed.broken.push(Broken { path: path.clone(), rest: fact });
            continue;
        }
        let Some(fact) = fact else { continue };
        parsed.take(&fact);
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
    } else {
        faults = document(source, Defaults { zone, language: "en" }).faults;
    }
    faults
}

/// Parses one document; its folder says what it is.
fn document(source: &Source, defaults: Defaults<'_>) -> Partial<Option<Fact>> {
    let folder = source.path.as_str().split('/').nth(1).unwrap_or_default();
    let profile = |keys, fact: fn(Arc<Profile>) -> Fact| {
        profile::parse(source, keys, defaults).map(|it| Some(fact(Arc::new(it))))
    };
    match folder {
        "articles" => {
            article::parse(source, defaults).map(|it| it.map(|it| Fact::Article(Arc::new(it))))
        }
        "pages" => page::parse(source, defaults).map(|it| Some(Fact::Page(Arc::new(it)))),
        "authors" => profile(AUTHOR, Fact::Author),
        "tags" => profile(TAG, Fact::Tag),
        "places" => profile(PLACE, Fact::Place),
        "series" => profile(SERIES, Fact::Series),
        _ => Partial { rest: None, faults: misplaced(source).into() },
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
