//! What happened *since* readers saw the site: words that changed silently, and pages that are no more.
//!
//! A check builds into a folder of its own, so what readers have seen is in the manifest of another
//! output, the one that is published; or it is what an older state of the site had to publish.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::guard::SilentEdit;
use super::manifest::Manifest;
use super::memory::Memory;
use super::role::Role;
use super::standing;
use super::words::Words;
use crate::arrange::{Article, Site};
use crate::parse::source_slice;
use crate::path::{OutputPath, SourcePath};
use crate::plan::{self, PageKind};
use crate::read::text_of_file;

/// More comparisons than this are left to slugs.
const MOST: usize = 100_000;

/// What happened since readers saw the site.
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

/// What readers have seen.
#[derive(Debug)]
pub struct Before(Seen);

#[derive(Debug)]
enum Seen {
    /// What was published last; none if nothing was.
    Last(Option<Manifest>),
    /// What another state of the site had to publish, and the folder that it is in.
    Site(Box<Site>, PathBuf),
}

impl Before {
    /// What was published last, with the memory in this folder.
    #[must_use]
    pub fn last(memory: &Path) -> Self {
        Self(Seen::Last(Manifest::read(memory)))
    }

    /// What the site at `root` has to publish.
    #[must_use]
    pub fn site(site: Site, root: &Path) -> Self {
        Self(Seen::Site(Box::new(site), root.to_owned()))
    }
}

/// Holds what `memory` has of the `site` at `root` against what was before.
pub fn since(site: &Site, root: &Path, memory: &Memory, before: &Before) -> Since {
    let Some(now) = &memory.manifest else { return Since::default() };
    match &before.0 {
        Seen::Last(None) => Since::default(),
        Seen::Last(Some(last)) => since_last(site, root, now, last),
        Seen::Site(old, old_root) => since_site(site, root, now, (old, old_root)),
    }
}

fn since_last(site: &Site, root: &Path, now: &Manifest, last: &Manifest) -> Since {
    let silent = |article: &Article| {
        let before = last.entries.get(&article.page)?;
        let words = before.words.as_deref()?;
        if now.entries.get(&article.page).is_some_and(|it| it.key == before.key) {
            return Some(words.silent());
        }
        let body = body(article, root)?;
        Some(words_of(site, article, &body).after(Some(words), &article.front, &body).silent())
    };
    let is_gone = |path: &OutputPath, role: Role| {
        !now.entries.contains_key(path)
            && match role {
                Role::Article => !is_withheld(site, path),
                Role::Standing | Role::Alias => !is_draft(site, path),
                Role::List | Role::Passing => false,
            }
    };
    let entries = last.entries.iter().map(|(path, it)| (path, it.role, it.words.as_deref()));
    // What builds have been telling of since then.
    let told = last.gone.iter().filter(|(_, gone)| !gone.is_withheld);
    let told = told.map(|(path, it)| (path, it.role, it.words.as_deref()));
    let gone = entries.chain(told).filter(|(path, role, _)| is_gone(path, *role));
    let gone: Vec<_> = gone.map(|(path, _, words)| (path, words.cloned())).collect();
    let is_new = |article: &Article| last.is_new(&article.page);
    let mut vanished = vanished(site, root, &gone, is_new);
    let mut standing = standing::moved(site, &now.entries, last);
    for gone in &mut vanished {
        let known = last.gone.get(&gone.page).and_then(|it| it.moved.clone());
        let known = known.or_else(|| standing.remove(&gone.page));
        gone.moved = gone.moved.take().or(known);
    }
    Since { silent_edits: edits(site, silent), vanished }
}

fn since_site(site: &Site, root: &Path, now: &Manifest, (old, old_root): (&Site, &Path)) -> Since {
    let articles: BTreeMap<&OutputPath, &Arc<Article>> =
        old.articles.iter().map(|it| (&it.page, it)).collect();
    let words_before = |article: &Article| {
        let body = body(article, old_root)?;
        Some(words_of(old, article, &body))
    };
    let silent = |article: &Article| {
        let before = articles.get(&article.page)?;
        let shown = |it: &Article| {
            (it.front.body.digest, it.front.title.clone(), it.front.standfirst.clone())
        };
        if shown(before) == shown(article) {
            return None;
        }
        let (words, body) = (words_before(before)?, body(article, root)?);
        Some(words_of(site, article, &body).after(Some(&words), &article.front, &body).silent())
    };
    let (plan, _) = plan::plan(old);
    let pages = plan.pages().iter().filter(|page| match page.kind {
        PageKind::Article(_) => !is_withheld(site, &page.path),
        PageKind::Standing(_) | PageKind::Redirect(_) => !is_draft(site, &page.path),
        _ => false,
    });
    let gone = pages.map(|page| &page.path).filter(|path| !now.entries.contains_key(*path));
    // An old URL goes with the article that it led to.
    let targets: BTreeMap<&OutputPath, &OutputPath> = plan
        .pages()
        .iter()
        .filter_map(|page| match &page.kind {
            PageKind::Redirect(target) => Some((&page.path, target)),
            _ => None,
        })
        .collect();
    let leads_somewhere = |path: &&OutputPath| {
        targets.get(*path).is_none_or(|target| now.entries.contains_key(*target))
    };
    let gone = gone.filter(leads_somewhere);
    let gone = gone.map(|path| (path, articles.get(path).and_then(|it| words_before(it))));
    let gone: Vec<_> = gone.collect();
    let is_new = |article: &Article| !articles.contains_key(&article.page);
    let mut vanished = vanished(site, root, &gone, is_new);
    for gone in &mut vanished {
        let target = targets.get(&gone.page);
        let article = target.and_then(|target| site.articles.iter().find(|it| it.page == **target));
        gone.moved = gone.moved.take().or(article.map(|it| it.front.path.clone()));
    }
    Since { silent_edits: edits(site, silent), vanished }
}

fn edits(site: &Site, silent: impl Fn(&Article) -> Option<usize> + Sync) -> Vec<SilentEdit> {
    let edits = site.articles.par_iter().filter_map(|article| {
        let words = silent(article).filter(|words| *words > 0)?;
        Some(SilentEdit { article: article.front.path.clone(), words })
    });
    edits.collect()
}

/// Looks where the pages that are gone, with the words that they had, are now.
pub(super) fn vanished(
    site: &Site,
    root: &Path,
    gone: &[(&OutputPath, Option<Words>)],
    is_new: impl Fn(&Article) -> bool,
) -> Vec<Vanished> {
    let new: Vec<&Arc<Article>> = if gone.is_empty() {
        Vec::new()
    } else {
        site.articles.iter().filter(|article| is_new(article)).collect()
    };
    // A paper that takes another form of permalinks moves all of its articles, and keeps their slugs.
    let by_slug: BTreeMap<&str, &Arc<Article>> =
        new.iter().map(|it| (it.front.slug.as_str(), *it)).collect();
    let is_much = gone.len() * new.len() > MOST;
    let new = if is_much { Vec::new() } else { new };
    let words: Vec<(Words, &Arc<Article>)> = new
        .par_iter()
        .filter_map(|article| Some((words_of(site, article, &body(article, root)?), *article)))
        .collect();
    // An article takes the place of one page: of the one with its slug before any that is like it.
    let same = |page: &OutputPath| {
        by_slug.get(page.folder().rsplit('/').next().unwrap_or_default()).map(|it| &it.front.path)
    };
    let is_article = |(_, before): &&(&OutputPath, Option<Words>)| before.is_some();
    let mut taken: BTreeSet<&SourcePath> =
        gone.iter().filter(is_article).filter_map(|(page, _)| same(page)).collect();
    let mut near = |before: &Words| {
        let free = words.iter().filter(|(_, it)| !taken.contains(&it.front.path));
        let near = free.map(|(now, it)| (before.edit(now), &it.front.path)).min_by_key(|it| it.0);
        let (_, path) = near.filter(|(edit, _)| edit * 4 < before.count())?;
        taken.insert(path);
        Some(path)
    };
    let mut vanished = Vec::with_capacity(gone.len());
    for (page, before) in gone {
        let moved = before.as_ref().and_then(|before| same(page).or_else(|| near(before)));
        vanished.push(Vanished { page: (*page).clone(), moved: moved.cloned() });
    }
    vanished
}

fn body(article: &Article, root: &Path) -> Option<String> {
    let text = text_of_file(root, &article.front.path)?;
    Some(source_slice(&text, article.front.body.start).to_owned())
}

fn words_of(site: &Site, article: &Article, body: &str) -> Words {
    Words::of_article(&article.front, &[body], site.now)
}

/// Whether the article of this page is there and isn't to be seen, which its author wants.
fn is_withheld(site: &Site, page: &OutputPath) -> bool {
    let mut articles = site.unpublished.articles.iter();
    articles.any(|article| site.page_of(article) == *page)
}

fn is_draft(site: &Site, page: &OutputPath) -> bool {
    site.unpublished.pages.iter().any(|draft| OutputPath::page(&draft.slug) == *page)
}
