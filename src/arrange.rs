//! **arrange**: all articles become a [`Site`].
//!
//! This room sees everything at once: which articles are published at the build's clock, their
//! order, their terms, their days, and where each link between files leads. It is pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::diagnostic::Diagnostics;
use crate::parse::{self, Config, File, Parsed, StandingPage};
use crate::path::{OutputPath, SourcePath};

mod articles;
mod clock;
mod foreign;
mod languages;
mod links;
mod metadata;
mod near;
mod periods;
mod pictures;
mod players;
mod podcasts;
mod recordings;
mod related;
mod seed;
mod series;
mod statics;
mod strays;
mod term_kind;
mod terms;

pub use articles::{Article, Page};
pub(crate) use clock::NEWS_WINDOW;
pub use clock::{Edition, IN_FUTURE, Status, status};
pub(crate) use foreign::{foreign, is_foreign};
pub use languages::{Language, Languages};
pub use links::{Links, Target};
pub use metadata::Keeper;
pub use periods::{Day, Month, Year};
pub(crate) use pictures::UNDESCRIBED;
pub use pictures::{Image, Pictures};
pub use players::{Captions, Player};
pub use recordings::Audio;
pub use series::Part;
pub(crate) use statics::{SCRIPT, STYLE, path_of, static_path};
pub use term_kind::TermKind;
pub use terms::{Term, Terms};

/// A paper at one moment: what is published, in order, with all that is known of each part.
#[derive(Clone, Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The languages that pages are in.
    pub languages: Languages,
    /// The publisher's picture.
    pub logo: Option<Image>,
    /// What is shared of pages without a picture of their own.
    pub sharing: Option<Image>,
    /// Published articles, newest first.
    pub articles: Vec<Arc<Article>>,
    /// Published standing pages, by path.
    pub pages: Vec<Page>,
    /// What articles are about, by and from.
    pub terms: Arc<Terms>,
    /// The files of `static/` and the theme.
    pub statics: Vec<File>,
    /// Where an author has a file published with its metadata, by document and place.
    pub keepers: Vec<Keeper>,
    /// Years, months and days with articles, newest first.
    pub years: Vec<Year>,
    /// The moment of the build.
    pub now: Timestamp,
    /// When the output changes without an edit.
    pub changes_next_at: Option<Timestamp>,
    /// How many articles are left out, and why.
    pub withheld: BTreeMap<Status, usize>,
    /// What is left out.
    pub unpublished: Unpublished,
    /// Documents with faults, of which only a part could be read, by path.
    pub broken: Vec<SourcePath>,
}

/// What readers mustn't see, for whoever looks whether they can.
#[derive(Clone, Debug, Default)]
pub struct Unpublished {
    /// Drafts, and articles that are scheduled or have expired.
    pub articles: Vec<Arc<parse::Article>>,
    /// Drafts of standing pages.
    pub pages: Vec<StandingPage>,
    /// Files beside such articles, or beside none.
    pub files: Vec<File>,
}

impl Site {
    /// Where the page of an article is, or would be if it were published.
    #[must_use]
    pub fn page_of(&self, article: &parse::Article) -> OutputPath {
        articles::page_of(article, &self.config)
    }

    /// Whether a document has faults, so that only a part of it could be read.
    #[must_use]
    pub fn is_broken(&self, document: &SourcePath) -> bool {
        self.broken.binary_search(document).is_ok()
    }

    /// The language that an article is in.
    #[must_use]
    pub fn language_of(&self, article: &Article) -> &Language {
        self.languages.of(article.front.language.as_ref().map(|tag| tag.value.as_str()))
    }

    /// Takes another body for an article that is otherwise as it was; none if it isn't published.
    /// Whatever else the site knows has nothing of bodies.
    pub fn take_body(&mut self, front: &Arc<parse::Article>) -> Option<usize> {
        let kept = &mut self.unpublished.articles;
        if let Some(draft) = kept.iter_mut().find(|it| it.path == front.path) {
            *draft = Arc::clone(front);
            return None;
        }
        let index = self.articles.iter().position(|it| it.front.path == front.path)?;
        let front = Arc::clone(front);
        self.articles[index] = Arc::new(Article { front, ..(*self.articles[index]).clone() });
        Some(index)
    }
}

/// Arranges what was parsed, as it stands at the edition's moment.
pub fn arrange(mut parsed: Parsed, edition: Edition) -> (Site, Diagnostics) {
    let mut faults = Diagnostics::new();
    let (broken, keepers) = (parsed.take_broken(), metadata::settle(&mut parsed, &mut faults));
    let Parsed {
        config,
        strings,
        articles,
        pages,
        authors,
        tags,
        places,
        series,
        bundled,
        statics,
        broken: _,
    } = parsed;
    let languages = languages::gather(&config, &strings, &articles, &pages, &mut faults);
    let clock = clock::Clock::new(edition);
    let changes_next_at = clock.next_change(&articles);
    let (mut absent, mut unpublished) = (links::Absent::default(), Unpublished::default());
    let (mut withheld, mut coming) = (BTreeMap::new(), series::Coming::default());
    let (mut published, waiting): (Vec<_>, Vec<_>) =
        articles.into_iter().partition(|it| clock.status(it) == Status::Published);
    for article in &published {
        clock.doubt_times(article, &mut faults);
    }
    for article in waiting {
        let status = clock.status(&article);
        *withheld.entry(status).or_insert(0) += 1;
        coming.note(&article, status);
        absent.pages.insert(articles::page_of(&article, &config), article.path.clone());
        absent.files.insert(article.path.clone(), status);
        unpublished.articles.push(article);
    }
    published.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
    let (standing, drafts): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|page| !page.draft || edition.drafts);
    absent.files.extend(drafts.iter().map(|page| (page.path.clone(), Status::Draft)));
    unpublished.pages = drafts;
    withheld.extend((!broken.is_empty()).then_some((Status::Broken, broken.len())));
    absent.files.extend(broken.iter().map(|path| (path.clone(), Status::Broken)));
    let profiles = terms::Profiles { authors, tags, places, series };
    let (terms, uses) =
        terms::gather(&published, profiles, &config, &mut absent.files, &mut faults);
    let parts = series::gather(&published, terms.of(TermKind::Series), &coming, &mut faults);
    let published = articles::with_pages(published, &config);
    let (related, targets) = rayon::join(
        || related::gather(&uses, &terms),
        || links::Targets::new(&published, &standing, &terms, absent, &bundled, &statics, &config),
    );
    let logo = articles::logo(&targets, &config, &mut faults);
    let sharing = articles::sharing(&targets, &config, &mut faults);
    let articles =
        articles::settle(published, uses, related, &parts, &targets, &config, &mut faults);
    strays::report(&bundled, &articles, &targets, &mut faults);
    let pages = articles::settle_pages(standing, &targets, &mut faults);
    let terms = Arc::new(terms::settle(terms, parts, &targets, &config, &mut faults));
    unpublished.files = targets.unpublished.values().map(|file| (*file).clone()).collect();
    let years = periods::gather(&articles);
    let site = Site {
        config,
        languages,
        logo,
        sharing,
        articles,
        pages,
        terms,
        statics,
        keepers,
        years,
        now: edition.now,
        changes_next_at,
        withheld,
        unpublished,
        broken,
    };
    (site, faults)
}
