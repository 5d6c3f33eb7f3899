//! Where a page went that is no more.
//!
//! An article is known again by its file, by the id that its author gave, by its text or by its
//! headline: so it is found when its slug or date changed, and when its file was renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::arrange::Site;
use crate::digest::Digest;
use crate::parse::Body;
use crate::path::{OutputPath, SourcePath};

/// A page that is no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Gone {
    /// In which version it went, or was found again.
    pub(super) version: u64,
    /// The URL of the page where its article is now.
    pub(super) now_at: Option<String>,
    /// What its article is known by, the surest first.
    #[serde(skip)]
    signs: Vec<Sign>,
}

/// What an article or a standing page is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Source(SourcePath),
    Id(String),
    Text(Digest),
    Title(String),
}

impl Gone {
    pub(super) fn new(version: u64, signs: Vec<Sign>) -> Self {
        Self { version, now_at: None, signs }
    }

    /// Takes note of where the article is in `version`.
    pub(super) fn settle(&mut self, now_at: Option<String>, version: u64) {
        if self.now_at != now_at {
            self.now_at = now_at;
            self.version = version;
        }
    }
}

/// The signs of every article and standing page, by its page.
pub(super) fn signs(site: &Site) -> BTreeMap<&OutputPath, Vec<Sign>> {
    let articles = site.articles.iter().map(|it| {
        let id = it.front.id.as_ref().map(|id| Sign::Id(id.value.clone()));
        (&it.page, &it.front.path, id, &it.front.body, &it.front.title)
    });
    let pages = site.pages.iter();
    let pages = pages.map(|it| (&it.page, &it.front.path, None, &it.front.body, &it.front.title));
    let signs = |source: &SourcePath, id: Option<Sign>, body: &Body, title: &str| {
        // Articles without a text are many, and all alike.
        let text = (body.words > 0).then_some(Sign::Text(body.digest));
        // A draft may have nothing but a headline yet.
        let title = Some(Sign::Title(title.to_owned()));
        [Some(Sign::Source(source.clone())), id, text, title].into_iter().flatten().collect()
    };
    let all = articles.chain(pages);
    all.map(|(page, source, id, body, title)| (page, signs(source, id, body, title))).collect()
}

/// Pages by their signs; none for a sign that several have.
pub(super) struct Places<'s>(BTreeMap<Sign, Option<&'s OutputPath>>);

impl<'s> Places<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut places = BTreeMap::new();
        for (page, signs) in signs(site) {
            for sign in signs {
                places.entry(sign).and_modify(|it| *it = None).or_insert(Some(page));
            }
        }
        Self(places)
    }

    /// The page where an article is now.
    pub(super) fn find(&self, gone: &Gone) -> Option<&'s OutputPath> {
        gone.signs.iter().find_map(|sign| self.0.get(sign).copied().flatten())
    }
}
