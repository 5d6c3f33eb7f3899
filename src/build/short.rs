//! The short way, for whoever builds again and again: nothing but the words of articles changed.
//!
//! What other pages know of an article has nothing of its words, by the types (see the map). So a
//! site whose sources differ in nothing else is the last one with other words, and only the pages
//! that show words can differ. Whatever isn't as plain as that goes the long way.

use std::sync::Arc;

use jiff::Timestamp;

use crate::arrange::Site;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::parse::{Article, File, Metadata, Parsed};
use crate::path::SourcePath;
use crate::plan;
use crate::publish::{self, Published, Request};
use crate::read::{Source, Sources};
use crate::render::Templates;

/// More articles than this aren't edited, they come by a checkout.
const MOST: usize = 20;

/// Everything that a build is made from but the words of its articles.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rest(Digest);

/// The last build that was published.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) rest: Rest,
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) site: Arc<Site>,
    pub(super) templates: Templates,
    pub(super) diagnostics: Diagnostics,
}

impl Rest {
    pub(super) fn of(sources: &Sources, parsed: &Parsed) -> Self {
        // Named one by one, so that none that is new is forgotten.
        let Parsed {
            config: _,
            strings: _,
            articles: _,
            pages,
            authors,
            tags,
            places,
            series,
            bundled,
            statics,
            broken,
        } = parsed;
        let texts = |all: &[Source]| -> Vec<(SourcePath, Digest)> {
            all.iter().map(|it| (it.path.clone(), Digest::of(it.text.as_bytes()))).collect()
        };
        let files = |all: &[File]| -> Vec<(SourcePath, Digest, Option<Arc<Metadata>>)> {
            let file = |it: &File| (it.asset.path.clone(), it.digest, it.metadata.clone());
            all.iter().map(file).collect()
        };
        let made_from =
            (&sources.settings.text, texts(&sources.templates), texts(&sources.strings));
        let broken: Vec<&SourcePath> = broken.iter().map(|it| &it.path).collect();
        let documents = (pages, authors, tags, places, series, broken);
        Self(Digest::of_value(&(made_from, documents, files(bundled), files(statics))))
    }
}

impl Last {
    /// The articles whose words changed since; none if anything else did, too.
    pub(super) fn changed<'p>(
        &self,
        rest: &Rest,
        parsed: &'p Parsed,
        now: Timestamp,
    ) -> Option<Vec<&'p Arc<Article>>> {
        let is_in_time =
            now >= self.site.now && self.site.changes_next_at.is_none_or(|next| now < next);
        if !is_in_time || *rest != self.rest || parsed.articles.len() != self.articles.len() {
            return None;
        }
        let both = parsed.articles.iter().zip(&self.articles);
        let changed: Vec<(&Arc<Article>, &Arc<Article>)> =
            both.filter(|(new, old)| !Arc::ptr_eq(new, old)).collect();
        let in_words_only = changed.len() <= MOST
            && changed.iter().all(|(new, old)| {
                new.differs_in_words_only(old) && !self.diagnostics.are_about(&new.path)
            });
        in_words_only.then(|| changed.into_iter().map(|(new, _)| new).collect())
    }

    /// Publishes the pages that show words of these articles; `None` if it takes the long way.
    pub(super) fn publish(
        &mut self,
        changed: &[&Arc<Article>],
        request: &Request<'_>,
        memory: &mut publish::Memory,
    ) -> Option<Published> {
        let site = Arc::make_mut(&mut self.site);
        let articles: Vec<usize> =
            changed.iter().filter_map(|article| site.take_body(article)).collect();
        let plan = plan::plan_texts(site, &articles);
        publish::publish_some(&plan, &self.templates, request, memory)
    }
}
