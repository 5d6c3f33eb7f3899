//! What a build makes *gone*, and what of it may be forgotten: what leads on again, what is allowed.

use std::collections::BTreeSet;

use super::gone::{All, Gone};
use super::manifest::Manifest;
use super::request::Request;
use super::role::Role;
use super::since::vanished;
use super::standing;
use super::tally::Tally;
use super::words::Words;
use crate::arrange::{Article, Site, static_path};
use crate::parse::Allow;
use crate::path::{OutputPath, decode};
use crate::plan::Plan;

/// The code under which a check tells of the same, and under which it is allowed.
pub const VANISHED: &str = "D0110";

/// The pages of articles that are there and aren't to be seen, which their authors want.
pub(super) fn withheld(site: &Site) -> BTreeSet<OutputPath> {
    site.unpublished.articles.iter().map(|article| site.page_of(article)).collect()
}

/// What is gone after a build that removes these files.
pub(super) fn after(
    plan: &Plan<'_>,
    request: &Request<'_>,
    tally: &Tally,
    before: &Manifest,
    removed: &[OutputPath],
) -> All {
    let mut going: All = removed.iter().filter_map(|path| going(before, path)).collect();
    if going.is_empty() && before.gone.is_empty() || !request.guards_words {
        return before.gone.clone();
    }
    let site = plan.site();
    let lines = own_redirects(site, request);
    let allowed: Vec<&Allow> =
        site.config.check.allow.iter().filter(|it| it.code.value == VANISHED).collect();
    let (withheld, drafts) = (withheld(site), drafts(site));
    let is_withheld = |path: &OutputPath| withheld.contains(path) || drafts.contains(path);
    // Lists that go with what somebody withheld are withheld with it.
    if going.keys().any(is_withheld) {
        going.retain(|_, gone| gone.role != Role::List);
    }
    let mut all = before.gone.clone();
    all.append(&mut going);
    all.retain(|path, _| {
        let is_there = tally.entries.contains_key(path);
        !is_there && !leads_on(&lines, path) && !allowed.iter().any(|it| is_allowed(it, path))
    });
    for (path, gone) in &mut all {
        gone.is_withheld |= is_withheld(path);
    }
    find_moved(site, request, before, &mut all);
    for (page, document) in standing::moved(site, &tally.entries, before) {
        if let Some(gone) = all.get_mut(&page) {
            gone.moved = Some(document);
        }
    }
    all.retain(|_, gone| {
        let moved = gone.moved.as_ref();
        let article = moved.and_then(|path| site.articles.iter().find(|it| it.front.path == *path));
        !article.is_some_and(|it| it.front.allowed.iter().any(|code| code == VANISHED))
    });
    all
}

fn drafts(site: &Site) -> BTreeSet<OutputPath> {
    site.unpublished.pages.iter().map(|page| OutputPath::page(&page.slug)).collect()
}

/// Whether a check is told that this URL may be gone: everywhere, or from a path of the site on.
fn is_allowed(allow: &Allow, path: &OutputPath) -> bool {
    let url = path.url();
    allow.path.as_deref().is_none_or(|allowed| is_below(&url, allowed))
}

/// Whether a URL is this one or below it, written with or without percent signs.
#[must_use]
pub fn is_below(url: &str, above: &str) -> bool {
    let (url, above) = (decode(url), decode(above));
    above.starts_with('/')
        && (url.trim_end_matches('/') == above.trim_end_matches('/')
            || url.starts_with(&format!("{}/", above.trim_end_matches('/'))))
}

/// The first words of the lines of a `_redirects` of the site's own.
fn own_redirects(site: &Site, request: &Request<'_>) -> Vec<String> {
    let mut files = site.statics.iter();
    let own = files.find(|file| static_path(file, &site.config).as_str() == "_redirects");
    let bytes = own.and_then(|file| request.sources.bytes(&file.asset).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let from = text.lines().filter_map(|line| line.split_ascii_whitespace().next());
    let folder = site.config.base_url.folder().trim_end_matches('/');
    from.filter_map(|from| Some(decode(from.strip_prefix(folder)?))).collect()
}

fn leads_on(lines: &[String], path: &OutputPath) -> bool {
    let url = decode(&path.url());
    lines.iter().any(|from| match from.find(['*', ':']) {
        Some(end) => url.starts_with(&from[..end]),
        None => from.trim_end_matches('/') == url.trim_end_matches('/'),
    })
}

/// Looks among the articles that have come for those that are gone from elsewhere.
fn find_moved(site: &Site, request: &Request<'_>, before: &Manifest, all: &mut All) {
    let is_lost = |gone: &Gone| gone.role == Role::Article && gone.moved.is_none();
    let lost = all.iter().filter(|(_, gone)| is_lost(gone));
    let lost: Vec<(&OutputPath, Option<Words>)> =
        lost.map(|(path, gone)| (path, gone.words.as_deref().cloned())).collect();
    let is_new = |article: &Article| before.is_new(&article.page);
    for vanished in vanished(site, &request.place.root, &lost, is_new) {
        if let Some(gone) = all.get_mut(&vanished.page) {
            gone.moved = vanished.moved;
        }
    }
}

/// A page that readers count on and that is removed.
fn going(before: &Manifest, path: &OutputPath) -> Option<(OutputPath, Gone)> {
    let entry = before.entries.get(path).filter(|entry| entry.role != Role::Passing)?;
    let target = entry.links.first().filter(|_| entry.role == Role::Alias);
    let gone = Gone {
        role: entry.role,
        words: entry.words.clone(),
        target: target.and_then(|link| link.page.clone()),
        moved: None,
        is_withheld: false,
    };
    Some((path.clone(), gone))
}
