//! Which answer belongs to which request.

use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::guard::{self, Allowed, Here};
use super::preview::Preview;
use super::tab::Asked;
use super::{about, client, events, files};

#[derive(Clone)]
struct Shared {
    preview: Arc<Preview>,
    allowed: Arc<Allowed>,
}

/// All answers. Under `/.dateline` lies what the preview itself needs: no page of a site begins with
/// a dot.
pub(super) fn router(preview: Arc<Preview>, allowed: Allowed) -> Router {
    let shared = Shared { preview, allowed: Arc::new(allowed) };
    Router::new()
        .route("/.dateline/events", get(listen))
        .route("/.dateline/about", get(tell))
        .route("/.dateline/waiting", get(wait))
        .route(client::PAGE, get(client::page))
        .route(client::WORKER, get(client::worker))
        .fallback(page)
        .layer(middleware::from_fn_with_state(shared.clone(), let_in))
        .with_state(shared)
}

/// Refuses what wasn't meant for this server, and says of every answer that it is for now only.
async fn let_in(
    State(shared): State<Shared>,
    ConnectInfo(here): ConnectInfo<Here>,
    request: Request,
    next: Next,
) -> Response {
    let (method, uri) = (request.method(), request.uri());
    if let Some(status) = shared.allowed.refusal(here, method, uri, request.headers()) {
        if status != StatusCode::FORBIDDEN {
            return status.into_response();
        }
        return (status, Allowed::reason(request.headers())).into_response();
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

async fn listen(State(shared): State<Shared>, asked: Asked) -> Response {
    events::stream(shared.preview, asked).into_response()
}

async fn tell(State(shared): State<Shared>, asked: Asked) -> Response {
    let [tab] = asked.tabs.as_slice() else { return StatusCode::BAD_REQUEST.into_response() };
    // It plans the whole site, which takes a moment on a large one.
    tokio::task::block_in_place(|| about::page(&shared.preview, tab).into_response())
}

async fn wait(State(shared): State<Shared>, _: Asked) -> Response {
    about::waiting(&shared.preview).into_response()
}

/// What a page of the preview asks for, if it is one.
impl FromRequestParts<Shared> for Asked {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, StatusCode> {
        let ConnectInfo(here) = ConnectInfo::<Here>::from_request_parts(parts, shared)
            .await
            .map_err(|_| StatusCode::BAD_REQUEST)?;
        if !shared.allowed.is_own_page(here, &parts.headers) {
            return Err(StatusCode::FORBIDDEN);
        }
        let query = parts.uri.query().unwrap_or_default();
        Self::parse(query, &shared.preview.folder).ok_or(StatusCode::BAD_REQUEST)
    }
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
