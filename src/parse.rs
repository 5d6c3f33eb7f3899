//! **parse**: a [`Source`] becomes an [`Article`], a [`StandingPage`] or a [`Profile`].
//!
//! This room knows what authors write: front matter, `site.toml`, the theme's strings. It looks at
//! one file at a time and at nothing else, and finds all faults of all files rather than the first.
//! Of a body it keeps the digest and what lists need; the text itself is let go.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;
use crate::read::{Source, Sources};

mod article;
mod body;
mod config;
mod fields;
mod files;
mod front_matter;
mod keys;
mod label;
mod page;
mod profile;
mod schema;
mod strings;
mod toml_fault;

pub use article::{Article, Citation, Correction, CorrectionKind, Picture};
pub use body::{Body, LocalLink, options as markdown_options, source_slice};
pub use config::{BaseUrl, Config, MenuItem, Order, Permalink, Publisher, Query};
pub use files::File;
pub use keys::{ARTICLE, AUTHOR, PAGE, PLACE, SITE, TAG};
pub use label::Label;
pub use page::StandingPage;
pub use profile::Profile;
pub use schema::{Key, Kind};
pub use strings::Strings;

/// Everything that was parsed, each kind sorted by path.
#[derive(Debug)]
pub struct Parsed {
    /// `site.toml`.
    pub config: Config,
    /// The theme's words by language tag.
    pub strings: BTreeMap<String, Strings>,
    /// `content/articles/`.
    pub articles: Vec<Article>,
    /// `content/pages/`.
    pub pages: Vec<StandingPage>,
    /// `content/authors/`.
    pub authors: Vec<Profile>,
    /// `content/tags/`.
    pub tags: Vec<Profile>,
    /// `content/places/`.
    pub places: Vec<Profile>,
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

/// Parses all of `sources`. What has faults is left out and its faults come back beside the rest.
pub fn parse(sources: &Sources) -> (Parsed, Diagnostics) {
    let mut faults = Diagnostics::new();
    let config = config::parse(&sources.settings, &mut faults);
    let strings = strings::parse(&sources.strings, &mut faults);
    let documents: Vec<(SourcePath, Result<Document, Diagnostics>)> = sources
        .documents
        .par_iter()
        .map(|path| {
            let parsed = sources
                .load(path)
                .map_err(Diagnostics::from)
                .and_then(|source| document(&source, &config.time_zone));
            (path.clone(), parsed)
        })
        .collect();
    let mut parsed = Parsed {
        config,
        strings,
        articles: Vec::new(),
        pages: Vec::new(),
        authors: Vec::new(),
        tags: Vec::new(),
        places: Vec::new(),
        bundled: files::parse(sources, &sources.bundled, &mut faults),
        statics: files::parse(sources, &sources.statics, &mut faults),
        broken: Vec::new(),
    };
    for (path, document) in documents {
        match document {
            Ok(Document::Article(article)) => parsed.articles.push(*article),
            Ok(Document::Page(page)) => parsed.pages.push(page),
            Ok(Document::Author(profile)) => parsed.authors.push(profile),
            Ok(Document::Tag(profile)) => parsed.tags.push(profile),
            Ok(Document::Place(profile)) => parsed.places.push(profile),
            Err(found) => {
                faults.append(found);
                parsed.broken.push(path);
            }
        }
    }
    (parsed, faults)
}

/// The faults of one document, or of `site.toml`, by its path: a door for fuzzers.
#[doc(hidden)]
#[must_use]
pub fn faults_of(source: &Source, zone: &TimeZone) -> Diagnostics {
    let mut faults = Diagnostics::new();
    if source.path.as_str() == "site.toml" {
        config::parse(source, &mut faults);
    } else if let Err(found) = document(source, zone) {
        faults = found;
    }
    faults
}

enum Document {
    Article(Box<Article>),
    Page(StandingPage),
    Author(Profile),
    Tag(Profile),
    Place(Profile),
}

/// Parses one document; its folder says what it is.
fn document(source: &Source, zone: &TimeZone) -> Result<Document, Diagnostics> {
    let folder = source.path.as_str().split('/').nth(1).unwrap_or_default();
    match folder {
        "articles" => article::parse(source, zone).map(|it| Document::Article(Box::new(it))),
        "pages" => page::parse(source, zone).map(Document::Page),
        "authors" => profile::parse(source, AUTHOR, zone).map(Document::Author),
        "tags" => profile::parse(source, TAG, zone).map(Document::Tag),
        "places" => profile::parse(source, PLACE, zone).map(Document::Place),
        _ => Err(misplaced(source).into()),
    }
}

fn misplaced(source: &Source) -> Diagnostic {
    let fault = Diagnostic::error("this file lies in none of the folders that Dateline reads")
        .in_file(&source.path);
    let parts: Vec<&str> = source.path.as_str().splitn(3, '/').collect();
    if let [content, folder, rest] = parts[..]
        && let Some(near) = nearest(folder, ["articles", "pages", "authors", "tags", "places"])
    {
        return fault.help(format!("did you mean `{content}/{near}/{rest}`?"));
    }
    fault
        .help("an article belongs in `content/articles/`, a standing page in `content/pages/`")
        .help("profiles belong in `content/authors/`, `content/tags/` and `content/places/`")
}
