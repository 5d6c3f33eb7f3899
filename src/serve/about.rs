//! What the author's bar says of a page.

use std::path::Path;

use axum::Json;
use axum::response::IntoResponse;
use serde::Serialize;

use super::guard;
use super::preview::Preview;
use crate::arrange::{Edition, Site, Status, status};
use crate::path::{OutputPath, SourcePath, encode};
use crate::plan::{self, PageKind};

/// What there is to know of an article or a standing page.
#[derive(Serialize)]
struct Facts {
    source: String,
    /// An address that opens the source in the author's editor.
    edit: Option<String>,
    words: u32,
    minutes: u32,
    status: String,
    warnings: Vec<String>,
    shown_by: Vec<String>,
}

/// What there is to know of the page at `url`, or `null`.
pub(super) fn page(preview: &Preview, url: &str) -> impl IntoResponse + use<> {
    let facts = preview.site().and_then(|site| facts(preview, &site, url));
    Json(facts)
}

fn facts(preview: &Preview, site: &Site, url: &str) -> Option<Facts> {
    let path = OutputPath::page(&guard::file(url.strip_prefix(preview.folder.as_str())?)?);
    let (plan, _) = plan::plan(site);
    let page = plan.page(&path)?;
    let (source, _) = plan.text_of(page)?;
    let (words, status, shown_by) = match page.kind {
        PageKind::Article(index) => {
            let front = &site.articles[index].front;
            let urls = plan.pages_showing(index).map(|it| it.path.url());
            let urls = urls.map(|url| format!("{}{}", preview.folder, url.trim_start_matches('/')));
            (front.body.words, said(site, front), urls.collect())
        }
        PageKind::Standing(index) => {
            (site.pages[index].front.body.words, "standing page".to_owned(), Vec::new())
        }
        _ => return None,
    };
    Some(Facts {
        source: source.to_string(),
        edit: site.config.editor.as_ref().map(|editor| edit(editor, &preview.root, source)),
        words,
        minutes: words.div_ceil(220).max(1),
        status,
        warnings: preview.warnings(source.as_str()),
        shown_by,
    })
}

/// The URL that opens a source, which needs its place on this machine.
fn edit(editor: &str, root: &Path, source: &SourcePath) -> String {
    let file = source.below(&root.canonicalize().unwrap_or_else(|_| root.to_path_buf()));
    let plain = file.to_string_lossy().replace('\\', "/");
    let mut path = String::new();
    encode(plain.trim_start_matches('/'), &mut path);
    editor.replace("{path}", &path)
}

fn said(site: &Site, front: &crate::parse::Article) -> String {
    let edition = Edition { now: site.now, drafts: false, future: false };
    match status(front, edition) {
        Status::Draft => "draft".into(),
        Status::Scheduled => format!("scheduled for {}", front.date.written()),
        _ => match &front.expires {
            Some(expires) => format!("published, expires {}", expires.written()),
            None => "published".into(),
        },
    }
}
