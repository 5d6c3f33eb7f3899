//! Answers with the files of the built site.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::services::ServeFile;

use super::client::{self, Shown};
use super::preview::Preview;
use super::tab::Tab;
use crate::diagnostic::{Drawing, Format};
use crate::digest::Digest;
use crate::path::encode;

/// The answer to a request for this file, or for the page of this folder.
pub(super) async fn answer(preview: &Preview, file: &str, request: Request) -> Response {
    let wants_folder = file.is_empty() || request.uri().path().ends_with('/');
    let path = below(&preview.output, file);
    if path.is_dir() {
        if !wants_folder {
            // Made anew: `//host` as it was asked for would lead to another server.
            let mut folder = preview.folder.clone();
            encode(file, &mut folder);
            let query = request.uri().query().map_or(String::new(), |query| format!("?{query}"));
            return Redirect::temporary(&format!("{folder}/{query}")).into_response();
        }
        let page = path.join("index.html");
        return serve(preview, &page, Shown::Page, request).await;
    }
    if wants_folder || !path.is_file() {
        return match tokio::task::block_in_place(|| preview.rendition(file)) {
            Some(Ok((bytes, kind))) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
            Some(Err(fault)) => {
                let said = Drawing::new(Format::Human, false, &|_| None).draw(&fault);
                (StatusCode::INTERNAL_SERVER_ERROR, said).into_response()
            }
            None => not_found(preview, request).await,
        };
    }
    serve(preview, &path, Shown::Page, request).await
}

/// The site's own page for what isn't there, or the overlay where there is no site yet.
pub(super) async fn not_found(preview: &Preview, request: Request) -> Response {
    let page = preview.output.join("404.html");
    if page.is_file() {
        let tab = Tab::new(request.uri().path(), &preview.folder);
        let missing = Shown::Missing {
            page: format!("{}404.html", preview.folder),
            now_at: preview.now_at(&tab),
        };
        return serve(preview, &page, missing, request).await;
    }
    html(EMPTY, preview.version(), &Shown::Nothing, request.headers())
}

/// What there is before there is a site.
const EMPTY: &[u8] = b"<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Dateline</title>
<noscript><meta http-equiv=\"refresh\" content=\"1\"></noscript>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { display: grid; place-content: center; min-height: 90vh; margin: 0 16px }
</style>
</head>
<body>
<p>The site is being built. It will show here as soon as it is there.</p>
</body>
</html>
";

async fn serve(preview: &Preview, path: &Path, shown: Shown, request: Request) -> Response {
    if !leads_inside(&preview.output, path) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if path.extension().is_some_and(|extension| extension == "html") {
        // The version first: a page that is newer than it says reloads once too often, one that is
        // older would never.
        let version = preview.version();
        return match tokio::task::block_in_place(|| std::fs::read(path)) {
            Ok(bytes) => html(&bytes, version, &shown, request.headers()),
            // It went while we looked: the next build has told the tab already.
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        };
    }
    let answered = ServeFile::new(path).try_call(request).await;
    let mut response = match answered {
        Ok(response) => response.map(Body::new),
        Err(_) => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = response.headers_mut();
    if let Some(kind) = media_type(path) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    } else if let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok())
        && kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// A page with the preview's script, which is in no file.
fn html(page: &[u8], version: u64, shown: &Shown, asked: &HeaderMap) -> Response {
    let status = match shown {
        Shown::Page => StatusCode::OK,
        Shown::Missing { .. } => StatusCode::NOT_FOUND,
        // What is asked for may be there in a moment.
        Shown::Nothing => StatusCode::SERVICE_UNAVAILABLE,
    };
    let page = client::add(page, version, shown);
    let tag = format!("\"{}\"", Digest::of(&page).short(32));
    let knows = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let knows =
        knows.is_some_and(|known| known.split(',').any(|it| it.trim() == tag || it.trim() == "*"));
    let mut response = if knows && status == StatusCode::OK {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn below(output: &Path, file: &str) -> PathBuf {
    let mut path = output.to_path_buf();
    path.extend(file.split('/').filter(|part| !part.is_empty()));
    path
}

/// A link in the output could lead anywhere.
fn leads_inside(output: &Path, path: &Path) -> bool {
    match (output.canonicalize(), path.canonicalize()) {
        (Ok(output), Ok(path)) => path.starts_with(output),
        _ => false,
    }
}

fn media_type(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "avif" => "image/avif",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => return None,
    })
}
