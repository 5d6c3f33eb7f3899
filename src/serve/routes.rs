//! Which answer belongs to which request.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use super::guard::{self, Allowed};
use super::preview::Preview;
use super::{about, client, events, files};

/// Under this path lies what the preview itself needs. No page of a site begins with a dot.
pub(super) const OWN: &str = "/.dateline";

#[derive(Clone)]
struct Shared {
    preview: Arc<Preview>,
    allowed: Arc<Allowed>,
}

/// All answers.
pub(super) fn router(preview: Arc<Preview>, allowed: Allowed) -> Router {
    let shared = Shared { preview, allowed: Arc::new(allowed) };
    Router::new()
        .route(&format!("{OWN}/events"), get(listen))
        .route(&format!("{OWN}/about"), get(tell))
        .route(&format!("{OWN}/client.js"), get(client::script))
        .fallback(page)
        .layer(middleware::from_fn_with_state(shared.clone(), let_in))
        .with_state(shared)
}

/// Refuses what wasn't meant for this server, and says of every answer that it is for now only.
async fn let_in(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method(), request.uri());
    if let Some(status) = shared.allowed.refusal(method, uri, request.headers()) {
        return status.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    headers.insert(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        header::HeaderValue::from_static("same-origin"),
    );
    response
}

/// The page that a tab shows, and the version that it knows.
#[derive(Deserialize)]
struct Tab {
    page: String,
    #[serde(default)]
    since: u64,
}

async fn listen(
    State(shared): State<Shared>,
    Query(tab): Query<Tab>,
    request: Request,
) -> Response {
    if !shared.allowed.is_own_page(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    events::stream(shared.preview, tab.page, tab.since).into_response()
}

async fn tell(State(shared): State<Shared>, Query(tab): Query<Tab>, request: Request) -> Response {
    if !shared.allowed.is_own_page(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    // It plans the whole site, which takes a moment on a large one.
    tokio::task::block_in_place(|| about::page(&shared.preview, &tab.page).into_response())
}

async fn page(State(shared): State<Shared>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let folder = &shared.preview.folder;
    let Some(inside) = path.strip_prefix(folder.as_str()) else {
        if path == "/" || format!("{path}/") == *folder {
            return Redirect::temporary(folder).into_response();
        }
        return files::not_found(&shared.preview, request).await;
    };
    match guard::file(inside) {
        Some(file) => files::answer(&shared.preview, &file, request).await,
        None => files::not_found(&shared.preview, request).await,
    }
}
