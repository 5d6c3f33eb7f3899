//! What the author's bar says of a page.

use std::collections::BTreeMap;
use std::path::Path;

use axum::Json;
use axum::response::IntoResponse;
use serde::Serialize;

use super::preview::Preview;
use super::tab::Tab;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Drawing, Format, texts};
use crate::digest::Digest;
use crate::parse::Body;
use crate::path::{OutputPath, SourcePath, encode};
use crate::plan;
use crate::read::text_of_file;

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
    /// The pages that show the article.
    shown_by: Vec<String>,
}

#[derive(Serialize)]
struct Warning<'d> {
    line: Option<usize>,
    message: &'d str,
    help: &'d [String],
}

/// A page that has a source of its own.
struct Sourced<'s> {
    title: &'s str,
    source: &'s SourcePath,
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
    let text_of = texts(|path: &SourcePath| text_of_file(&preview.root, path));
    let drawing = Drawing { format: Format::Human, colour: false, text_of: &text_of };
    let warnings = about(warnings, found.source).map(|it| Warning {
        line: it.marks.first().and_then(|mark| drawing.position(mark)).map(|(line, _)| line),
        message: &it.message,
        help: &it.help,
    });
    let shown_by = found.article.map_or_else(Vec::new, |index| {
        let (plan, _) = plan::plan(site);
        plan.pages_showing(index).map(|it| preview.url(&it.path)).collect()
    });
    Facts {
        title: found.title,
        source: found.source,
        edit: site.config.editor.as_ref().map(|editor| edit(editor, &preview.root, found.source)),
        words: found.body.words,
        minutes: found.body.minutes(),
        status: found.status,
        warnings: warnings.collect(),
        shown_by,
    }
}

/// For each tab's page a word that changes when what the bar says of it does, but for the pages
/// that show it: to find those takes a while, so they are found when somebody looks.
pub(super) fn marks(preview: &Preview, tabs: &[Tab]) -> BTreeMap<String, String> {
    let Some((site, warnings)) = preview.site() else { return BTreeMap::new() };
    let mark = |tab: &Tab| {
        let found = find(&site, tab.output.as_ref()?)?;
        let warnings: Vec<&Diagnostic> = about(&warnings, found.source).collect();
        let said = (found.title, found.source, found.body.words, found.status, warnings);
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
            body: &front.body,
            status: status(site, front),
            article: Some(index),
        });
    }
    let front = &site.pages.iter().find(|it| it.page == *page)?.front;
    Some(Sourced {
        title: &front.title,
        source: &front.path,
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

/// The URL that opens a source, which needs its place on this machine.
fn edit(editor: &str, root: &Path, source: &SourcePath) -> String {
    let file = source.below(&root.canonicalize().unwrap_or_else(|_| root.to_path_buf()));
    let plain = file.to_string_lossy().replace('\\', "/");
    let mut path = String::new();
    encode(plain.trim_start_matches('/'), &mut path);
    editor.replace("{path}", &path)
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
        said.push("published".to_owned());
    }
    said.extend(front.expires.as_ref().map(|expires| format!("expires {}", expires.written())));
    said.join(", ")
}
