//! What happened *since* the last publication: words that changed silently, and pages that are no more.
//!
//! A check builds into a folder of its own, so what readers have seen is in the manifest of another
//! output: the one that is published.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::guard::Words;
use super::manifest::{Entry, Manifest};
use super::{Memory, SilentEdit};
use crate::arrange::{Article, Site};
use crate::path::{OutputPath, SourcePath};

/// More comparisons than this are left to slugs.
const MOST: usize = 100_000;

/// What happened since a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Edits of published articles that nothing has been said of.
    pub silent_edits: Vec<SilentEdit>,
    /// Pages that readers may have kept and that are no more.
    pub vanished: Vec<Vanished>,
}

/// A page that was published and isn't there any more, and that nothing leads on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vanished {
    /// Where it was.
    pub page: OutputPath,
    /// The article that has its words now.
    pub moved: Option<SourcePath>,
}

/// Holds what `memory` has of `site` against what was published with the memory in the folder
/// `last`. Nothing happened if nothing was published.
pub fn since(
    site: &Site,
    memory: &Memory,
    last: &Path,
    text_of: impl Fn(&Article) -> Option<String> + Sync,
) -> Since {
    let (Some(now), Some(last)) = (&memory.manifest, Manifest::read(last)) else {
        return Since::default();
    };
    let words_of =
        |article: &Article, text: &str| Words::of_article(&article.front, &[text], site.now);
    let silent_edits = site.articles.par_iter().filter_map(|article| {
        let before = last.entries.get(&article.page)?;
        let words = before.words.as_ref()?;
        let is_same = now.entries.get(&article.page).is_some_and(|it| it.key == before.key);
        let silent = if is_same {
            words.silent()
        } else {
            let text = text_of(article)?;
            words_of(article, &text).after(Some(words), &article.front, &text).silent()
        };
        let article = article.front.path.clone();
        (silent > 0).then_some(SilentEdit { article, words: silent })
    });
    let silent_edits = silent_edits.collect();
    let gone = last.entries.iter().filter(|(path, _)| !now.entries.contains_key(*path));
    let gone = gone.filter(|(path, entry)| match entry.words {
        Some(_) => !is_withheld(site, path),
        None => may_be_standing(site, path),
    });
    let gone: Vec<(&OutputPath, &Arc<Entry>)> = gone.collect();
    let new = site.articles.iter().filter(|it| !last.entries.contains_key(&it.page));
    let new: Vec<&Arc<Article>> = if gone.is_empty() { Vec::new() } else { new.collect() };
    // A paper that takes another form of permalinks moves all of its articles, and keeps their slugs.
    let by_slug: BTreeMap<&str, &Arc<Article>> =
        new.iter().map(|it| (it.front.slug.as_str(), *it)).collect();
    let is_much = gone.len() * new.len() > MOST;
    let words: Vec<(Words, &Arc<Article>)> = if is_much {
        Vec::new()
    } else {
        new.par_iter().filter_map(|it| Some((words_of(it, &text_of(it)?), *it))).collect()
    };
    let moved = |page: &OutputPath, entry: &Entry| {
        let before = entry.words.as_ref()?;
        let slug = page.folder().rsplit('/').next().unwrap_or_default();
        let same = by_slug.get(slug).copied();
        let near = words.iter().map(|(now, it)| (before.edit(now), *it)).min_by_key(|it| it.0);
        let near = near.filter(|(edit, _)| edit * 4 < before.count()).map(|(_, it)| it);
        Some(same.or(near)?.front.path.clone())
    };
    let vanished = gone.into_iter();
    let vanished =
        vanished.map(|(page, entry)| Vanished { page: page.clone(), moved: moved(page, entry) });
    Since { silent_edits, vanished: vanished.collect() }
}

/// Whether the article of this page is there and isn't to be seen, which its author wants.
fn is_withheld(site: &Site, page: &OutputPath) -> bool {
    let mut articles = site.unpublished.articles.iter();
    articles.any(|article| site.page_of(article) == *page)
}

/// Whether a page that was no article was one that somebody wrote, or led on to one: those made of
/// lists lie in folders of their kind, and come and go with what is in them.
fn may_be_standing(site: &Site, page: &OutputPath) -> bool {
    let Some(slug) = page.as_str().strip_suffix("/index.html").filter(|it| !it.contains('/'))
    else {
        return false;
    };
    let is_year = slug.len() == 4 && slug.bytes().all(|digit| digit.is_ascii_digit());
    let is_draft = site.unpublished.pages.iter().any(|page| page.slug == slug);
    !is_year && !is_draft
}
