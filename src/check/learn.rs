//! *Learns* what is to be known of the files of the output, of each file once.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::facts;
use super::graph::answering;
use super::headers::Headers;
use super::kept::Kept;
use super::page::{About, Fault, Leave, Page, Part};
use super::rules::trust;
use super::trace::statics;
use super::urls::Urls;
use crate::arrange::{Article, Site, Term, TermKind};
use crate::diagnostic::Span;
use crate::digest::Digest;
use crate::path::OutputPath;

/// What is to be known before files are read.
#[derive(Clone, Copy)]
pub(super) struct Learning<'l> {
    pub(super) site: &'l Site,
    pub(super) urls: &'l Urls<'l>,
    pub(super) headers: &'l Headers<'l>,
    pub(super) output: &'l Path,
}

/// Reads the files that aren't known, and forgets those that are no more.
pub(super) fn learn(
    Learning { site, urls, headers, output }: Learning<'_>,
    files: &[(&OutputPath, Digest, u64)],
    kept: &mut Kept,
) {
    // Both are in the order of their paths, and mostly the same.
    let mut known = kept.files.iter().peekable();
    let is_new = |(path, digest, _): &&(&OutputPath, Digest, u64)| {
        while known.next_if(|(it, _)| *it < *path).is_some() {}
        known.next_if(|(it, _)| *it == *path).is_none_or(|(_, facts)| facts.digest != *digest)
    };
    let new: Vec<&(&OutputPath, Digest, u64)> = files.iter().filter(is_new).collect();
    let (mut as_they_are, mut written) = (BTreeSet::new(), BTreeSet::new());
    let mut articles = BTreeMap::new();
    if !new.is_empty() {
        let beside = site.articles.iter().flat_map(|it| &it.files).map(|(path, _)| path.clone());
        as_they_are.extend(statics(site).map(|(path, _)| path).chain(beside));
        articles.extend(site.articles.iter().map(|it| (&it.page, &**it)));
        written.insert(OutputPath::page(""));
        written.extend(site.articles.iter().map(|it| it.page.clone()));
        written.extend(site.pages.iter().map(|it| it.page.clone()));
    }
    let paths = if new.is_empty() { &[][..] } else { files };
    let paths: HashSet<&str> = paths.iter().map(|(path, ..)| path.as_str()).collect();
    let is_there =
        |path: &str| answering(path, |path| paths.contains(path).then_some(())).is_some();
    let home = OutputPath::page("");
    let read = |chunk: &[&(&OutputPath, Digest, u64)]| -> Vec<_> {
        chunk
            .par_iter()
            .map(|(path, ..)| {
                let article = articles.get(path).copied();
                let names = article.map(|article| names_of(site, article)).unwrap_or_default();
                let (is_written, is_as_it_is) =
                    (written.contains(path), as_they_are.contains(path));
                // What a style sheet loads, it loads for a page.
                let page = if path.as_str().to_ascii_lowercase().ends_with(".css") {
                    &home
                } else {
                    *path
                };
                let policies = headers.policies(urls, page);
                let leave = Leave::new(headers, &policies);
                let about = About { path, urls, is_as_it_is, names: &names, is_written, leave };
                let bytes = fs::read(path.below(output)).unwrap_or_default();
                let mut read = facts::read(&bytes, about);
                if let (Some(read), Some(article)) = (&mut read, article) {
                    shows_who_and_when(site, article, &mut read.page);
                }
                let texts = read.as_ref().map(|it| it.texts(&bytes, urls, is_there));
                (read, texts.unwrap_or_default())
            })
            .collect()
    };
    // Pages are read a few at a time: what is kept of them is small, and they aren't. While some are read,
    // the texts of those before them get their numbers.
    let mut chunks = new.chunks(256);
    let mut chunk = chunks.next().unwrap_or_default();
    let mut known = read(chunk);
    while !chunk.is_empty() {
        let next = chunks.next().unwrap_or_default();
        let now = std::mem::take(&mut known);
        known = rayon::join(|| number(chunk, now, kept), || read(next)).1;
        chunk = next;
    }
    if kept.files.len() > files.len() {
        let is_there = |path: &OutputPath| files.binary_search_by(|it| it.0.cmp(path)).is_ok();
        kept.files.retain(|path, _| is_there(path));
        kept.is_changed = true;
    }
}

/// Keeps what was read of some files.
fn number(
    files: &[&(&OutputPath, Digest, u64)],
    read: Vec<(Option<facts::Read>, facts::Texts)>,
    kept: &mut Kept,
) {
    for ((path, digest, _), read) in files.iter().zip(read) {
        let mut facts = kept.table.facts(*digest, read);
        // Not searched yet.
        facts.leaks = vec![u32::MAX];
        kept.files.insert((*path).clone(), facts);
    }
    kept.is_changed = true;
}

/// The authors of an article.
fn authors_of<'s>(site: &'s Site, article: &'s Article) -> impl Iterator<Item = &'s Term> {
    let authors = site.terms.of(TermKind::Author);
    article.terms.of(TermKind::Author).iter().map(|index| &authors[*index])
}

fn names_of<'s>(site: &'s Site, article: &'s Article) -> Vec<&'s str> {
    authors_of(site, article).filter_map(|author| author.name.as_deref()).collect()
}

/// Whether the page of an article shows its authors and its date.
fn shows_who_and_when(site: &Site, article: &Article, page: &mut Page) {
    let day = article.front.date.day().to_string();
    let mut missing = Vec::new();
    if !page.times.iter().any(|time| time.starts_with(&day)) {
        missing.push((&trust::DATE_NOT_SHOWN, "an article's page doesn't show its date"));
    }
    let mut pages = authors_of(site, article).map(|author| author.page.as_str());
    let links_to = |page: &Page, path: &str| {
        let own = path.trim_end_matches("index.html");
        page.references.iter().any(|it| it.part == Part::Link && it.target == own)
    };
    let has_authors = !article.front.authors.is_empty();
    if has_authors && !page.has_name && !pages.any(|path| links_to(page, path)) {
        missing.push((&trust::BYLINE_NOT_SHOWN, "an article's page doesn't show its authors"));
    }
    for (rule, message) in missing {
        // Wherever it would be shown, it is the template that doesn't.
        page.faults.push(Fault {
            code: rule.code.to_owned(),
            message: message.to_owned(),
            span: Span::default(),
            words: vec!["{{ content".into(), "{% block main".into()],
            is_of_template: true,
            help: None,
        });
    }
}
