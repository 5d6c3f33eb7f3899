//! Articles and standing pages with everything settled that other files decide.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;

use super::links::{Links, Targets};
use super::pictures::{Image, Pictures};
use super::recordings::{self, Audio};
use super::series::Part;
use super::term_kind::Uses;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::{self, Address, Config, File, Picture, StandingPage};
use crate::path::{OutputPath, encode};

/// A published article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What its author wrote.
    pub front: Arc<parse::Article>,
    /// Where its page goes.
    pub page: OutputPath,
    /// Where its page is on the web.
    pub address: Address,
    /// Its stable id.
    pub id: String,
    /// Its terms.
    pub terms: Uses,
    /// The articles that share the most with it, as places in the site's list.
    pub related: Vec<usize>,
    /// Its place among the parts of its series.
    pub part: Option<usize>,
    /// Where the links of its text lead.
    pub links: Links,
    /// What is said of the pictures in its text.
    pub pictures: Pictures,
    /// Its picture.
    pub image: Option<Image>,
    /// The article to listen to.
    pub audio: Option<Box<Audio>>,
    /// What lies beside it, and where that goes.
    pub files: Vec<(OutputPath, File)>,
}

/// A published standing page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What its author wrote.
    pub front: StandingPage,
    /// Where it goes.
    pub page: OutputPath,
    /// Where the links of its text lead.
    pub links: Links,
    /// What is said of the pictures in its text.
    pub pictures: Pictures,
}

/// The page of an article.
pub(super) fn page_of(article: &parse::Article, config: &Config) -> OutputPath {
    OutputPath::page(&config.permalink.folder(&article.date, &article.slug))
}

/// Articles, each with its page.
pub(super) fn with_pages(
    articles: Vec<Arc<parse::Article>>,
    config: &Config,
) -> Vec<(Arc<parse::Article>, OutputPath)> {
    let with_page = |article: Arc<parse::Article>| {
        let page = page_of(&article, config);
        (article, page)
    };
    articles.into_par_iter().with_min_len(512).map(with_page).collect()
}

pub(super) fn settle(
    published: Vec<(Arc<parse::Article>, OutputPath)>,
    uses: Vec<Uses>,
    related: Vec<Vec<usize>>,
    series: &[Vec<Part>],
    targets: &Targets<'_>,
    config: &Config,
    faults: &mut Diagnostics,
) -> Vec<Arc<Article>> {
    let mut places: Vec<Option<usize>> = vec![None; published.len()];
    for (place, part) in series.iter().flat_map(|parts| parts.iter().enumerate()) {
        places[part.article] = Some(place);
    }
    let settled: Vec<(Arc<Article>, Diagnostics)> = published
        .into_par_iter()
        .zip(uses)
        .zip(related)
        .zip(places)
        .map(|(((front, terms), related), part)| {
            let (article, found) = settled(front, Ties { terms, related, part }, targets, config);
            (Arc::new(article), found)
        })
        .collect();
    let settled = settled.into_iter();
    let articles: Vec<Arc<Article>> = settled
        .map(|(article, found)| {
            faults.append(found);
            article
        })
        .collect();
    report_shared_ids(&articles, faults);
    articles
}

/// What an article shares with others.
struct Ties {
    terms: Uses,
    related: Vec<usize>,
    part: Option<usize>,
}

fn settled(
    (front, page): (Arc<parse::Article>, OutputPath),
    ties: Ties,
    targets: &Targets<'_>,
    config: &Config,
) -> (Article, Diagnostics) {
    let mut faults = Diagnostics::new();
    let image = front.image.as_ref();
    let article = Article {
        address: config.base_url.address_of(&page),
        page,
        id: id_of(&front, config),
        links: targets.resolve(&front.path, &front.body, &mut faults),
        pictures: targets.pictures(&front.path, &front.body, &front.pictures, &mut faults),
        image: image.and_then(|it| targets.picture(&front.path, it, &front.pictures, &mut faults)),
        audio: front.audio.as_ref().and_then(|audio| {
            recordings::find(targets, &front.path, audio, &mut faults).map(Box::new)
        }),
        files: targets.files_beside(&front.path),
        terms: ties.terms,
        related: ties.related,
        part: ties.part,
        front,
    };
    (article, faults)
}

pub(super) fn settle_pages(
    pages: Vec<StandingPage>,
    targets: &Targets<'_>,
    faults: &mut Diagnostics,
) -> Vec<Page> {
    pages
        .into_iter()
        .map(|front| Page {
            page: OutputPath::page(&front.slug),
            links: targets.resolve(&front.path, &front.body, faults),
            pictures: targets.pictures(&front.path, &front.body, &front.pictures, faults),
            front,
        })
        .collect()
}

/// The publisher's picture, which is shown by its name.
pub(super) fn logo(
    targets: &Targets<'_>,
    config: &Config,
    faults: &mut Diagnostics,
) -> Option<Image> {
    let src = config.publisher.logo.clone()?;
    let alt = config.publisher.name.clone();
    targets.picture(&config.path, &Picture::plain(src, alt), &[], faults)
}

/// What is shared of pages without a picture of their own.
pub(super) fn sharing(
    targets: &Targets<'_>,
    config: &Config,
    faults: &mut Diagnostics,
) -> Option<Image> {
    targets.picture(&config.path, config.images.sharing.as_ref()?, &[], faults)
}

/// The id that the author gave, or a tag URI (RFC 4151) of what doesn't change: the host, the day
/// of first publication and the file's name.
fn id_of(article: &parse::Article, config: &Config) -> String {
    if let Some(id) = &article.id {
        return id.value.clone();
    }
    let name = match article.path.stem() {
        "index" => article.path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    };
    let mut id = String::new();
    // Writing to a string can't fail.
    let _ = write!(id, "tag:{},{}:", config.base_url.host(), article.date.day());
    encode(name, &mut id);
    id
}

fn report_shared_ids(articles: &[Arc<Article>], faults: &mut Diagnostics) {
    let mut seen: HashMap<&str, &Article> = HashMap::with_capacity(articles.len());
    for article in articles.iter().rev() {
        let Some(first) = seen.insert(&article.id, article) else { continue };
        let place = |article: &Article| -> Span {
            article.front.id.as_ref().map_or(article.front.title_span, |id| id.span)
        };
        faults.push(
            Diagnostic::error(format!("two articles have the id `{}`", article.id))
                .at_with(&article.front.path, place(article), "this one")
                .at_with(&first.front.path, place(first), "and this one")
                .help(
                    "feed readers would take them for one: give the newer one an `id` of its own",
                ),
        );
    }
}
