//! What the author's bar says of a page.

use std::collections::BTreeMap;

use axum::Json;
use axum::response::IntoResponse;
use serde::Serialize;

use super::editor;
use super::preview::Preview;
use super::tab::Tab;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Drawing, Format, Severity};
use crate::digest::Digest;
use crate::parse::Body;
use crate::path::{OutputPath, SourcePath};
use crate::plan;
use crate::read::text_of_file;
use crate::{build, check, explain, publish};

/// What is said of an article that readers see.
const PUBLISHED: &str = "published";

/// What there is to know of an article or a standing page.
#[derive(Serialize)]
struct Facts<'s> {
    title: &'s str,
    source: &'s SourcePath,
    /// An address that opens the source in the author's editor.
    edit: Option<String>,
    words: u32,
    minutes: u32,
    status: String,
    warnings: Vec<Warning<'s>>,
    /// What a check finds in it.
    findings: Vec<Finding>,
    /// The pages that show the article.
    shown_by: Vec<ShownBy>,
}

/// A page that shows an article.
#[derive(Serialize)]
struct ShownBy {
    url: String,
    /// What it is, in words.
    what: String,
}

#[derive(Serialize)]
struct Warning<'d> {
    line: Option<usize>,
    message: &'d str,
    help: &'d [String],
}

#[derive(Serialize)]
struct Finding {
    code: Option<String>,
    severity: Severity,
    line: Option<usize>,
    message: String,
    help: Vec<String>,
}

/// A page that has a source of its own.
struct Sourced<'s> {
    title: &'s str,
    source: &'s SourcePath,
    /// Names what was read of it, as it was when the site was built.
    digest: Digest,
    body: &'s Body,
    status: String,
    /// Its place among the articles.
    article: Option<usize>,
}

/// What there is to know of the page in a tab, or `null`.
pub(super) fn page(preview: &Preview, tab: &Tab) -> impl IntoResponse + use<> {
    let shown = preview.site();
    let facts = shown.as_ref().and_then(|(site, warnings)| {
        let found = find(site, tab.output.as_ref()?)?;
        Some(facts(preview, site, warnings, found))
    });
    Json(facts).into_response()
}

fn facts<'s>(
    preview: &Preview,
    site: &'s Site,
    warnings: &'s [Diagnostic],
    found: Sourced<'s>,
) -> Facts<'s> {
    let text_of = |path: &SourcePath| text_of_file(&preview.root, path);
    let drawing = Drawing::new(Format::Human, false, &text_of);
    let line = |it: &Diagnostic| {
        it.marks.first().and_then(|mark| drawing.position(mark)).map(|(line, _)| line)
    };
    let warnings: Vec<Warning<'_>> = about(warnings, found.source)
        .map(|it| Warning { line: line(it), message: &it.message, help: &it.help })
        .collect();
    let findings = check::of_document(site, &preview.root, &preview.output, found.source);
    // What the build has said needn't be said again.
    let is_said = |it: &&Diagnostic| warnings.iter().any(|said| said.message == it.message);
    let findings = findings.sorted().into_iter().filter(|it| !is_said(it)).map(|it| Finding {
        code: it.code.as_deref().map(str::to_owned),
        severity: it.severity,
        line: line(it),
        message: it.message.clone(),
        help: it.help.clone(),
    });
    let findings = findings.collect();
    let shown_by = found.article.map_or_else(Vec::new, |index| {
        let (plan, _) = plan::plan(site);
        let shown = plan.pages_showing(index);
        let what = |kind| explain::in_words(kind, site);
        shown.map(|it| ShownBy { url: preview.url(&it.path), what: what(&it.kind) }).collect()
    });
    let status = if found.status.starts_with(PUBLISHED) && !is_published(preview, site, &found) {
        format!("will be {}", found.status)
    } else {
        found.status
    };
    Facts {
        title: found.title,
        source: found.source,
        edit: site
            .config
            .editor
            .as_ref()
            .map(|editor| editor::opens(editor, &preview.root, found.source)),
        words: found.body.words,
        minutes: found.body.minutes(),
        status,
        warnings,
        findings,
        shown_by,
    }
}

/// Whether an article was in the last publication, as far as this machine knows of one.
fn is_published(preview: &Preview, site: &Site, found: &Sourced<'_>) -> bool {
    let Some(article) = found.article.map(|index| &site.articles[index]) else { return true };
    publish::was_published(&article.page, &build::usual_place(&preview.root))
}

/// The pages of articles that readers don't see yet, each with why.
pub(super) fn waiting(preview: &Preview) -> impl IntoResponse + use<> {
    let shown = preview.site();
    let waiting = shown.as_ref().map_or_else(BTreeMap::new, |(site, _)| {
        let articles = site.articles.iter().filter_map(|it| {
            let word = if it.front.draft {
                "draft"
            } else if it.front.date.timestamp() > site.now {
                "scheduled"
            } else {
                return None;
            };
            Some((preview.url(&it.page), word))
        });
        let pages = site.pages.iter().filter(|it| it.front.draft);
        articles.chain(pages.map(|it| (preview.url(&it.page), "draft"))).collect()
    });
    Json(waiting).into_response()
}

/// For each tab's page a word that changes when what the bar says of it does, but for the pages
/// that show it and what a check finds: to find those takes a while, so they are found when somebody looks.
/// A check finds other things in a source that changed.
pub(super) fn marks(preview: &Preview, tabs: &[Tab]) -> BTreeMap<String, String> {
    let Some((site, warnings)) = preview.site() else { return BTreeMap::new() };
    let mark = |tab: &Tab| {
        let found = find(&site, tab.output.as_ref()?)?;
        let warnings: Vec<&Diagnostic> = about(&warnings, found.source).collect();
        let said = (found.title, found.source, found.digest, found.status, warnings);
        Some((tab.page.clone(), Digest::of_value(&said).short(16)))
    };
    tabs.iter().filter_map(mark).collect()
}

fn find<'s>(site: &'s Site, page: &OutputPath) -> Option<Sourced<'s>> {
    if let Some(index) = site.articles.iter().position(|it| it.page == *page) {
        let front = &site.articles[index].front;
        return Some(Sourced {
            title: &front.title,
            source: &front.path,
            digest: Digest::of_value(&**front),
            body: &front.body,
            status: status(site, front),
            article: Some(index),
        });
    }
    let front = &site.pages.iter().find(|it| it.page == *page)?.front;
    Some(Sourced {
        title: &front.title,
        source: &front.path,
        digest: Digest::of_value(front),
        body: &front.body,
        status: if front.draft { "draft" } else { "standing page" }.to_owned(),
        article: None,
    })
}

fn about<'d>(
    warnings: &'d [Diagnostic],
    source: &SourcePath,
) -> impl Iterator<Item = &'d Diagnostic> {
    let is_about = move |it: &&Diagnostic| it.marks.first().is_some_and(|it| it.path == *source);
    warnings.iter().filter(is_about)
}

/// `draft, scheduled for 2025-09-01`
fn status(site: &Site, front: &crate::parse::Article) -> String {
    let mut said = Vec::new();
    if front.draft {
        said.push("draft".to_owned());
    }
    if front.date.timestamp() > site.now {
        said.push(format!("scheduled for {}", front.date.written()));
    }
    if said.is_empty() {
        said.push(PUBLISHED.to_owned());
    }
    said.extend(front.expires.as_ref().map(|expires| format!("expires {}", expires.written())));
    said.join(", ")
}
