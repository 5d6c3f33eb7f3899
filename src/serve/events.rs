//! Server-sent events: what the tabs of a browser must know of every build.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio_stream::Stream;

use super::about;
use super::preview::{News, Preview};
use super::tab::Asked;

/// What one event says.
#[derive(Serialize)]
struct Told<'t> {
    #[serde(flatten)]
    news: &'t News,
    /// For each page a word that changes when what the author's bar says of it does.
    about: &'t BTreeMap<String, String>,
}

/// Tells tabs what they missed since the version that they know, and from then on of every build
/// that concerns one of them.
pub(super) fn stream(
    preview: Arc<Preview>,
    asked: Asked,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (sender, receiver) = tokio::sync::mpsc::channel(4);
    // From here on no build is missed; what came before is asked for first.
    let mut changes = preview.listen();
    tokio::spawn(async move {
        let mut known = asked.since;
        let mut last = None;
        loop {
            let news = preview.news(&asked.tabs, known);
            known = news.version;
            let now = (news.fault.clone(), about::marks(&preview, &asked.tabs));
            let is_concerned = !news.changed.is_empty() || !news.removed.is_empty();
            if is_concerned || last.as_ref() != Some(&now) {
                let told = Told { news: &news, about: &now.1 };
                // Tabs outlive a server, and look for the next one that often.
                let event = Event::default().event("news").retry(Duration::from_secs(1));
                let event = event.json_data(&told).unwrap_or_default();
                if sender.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            last = Some(now);
            tokio::select! {
                change = changes.recv() => match change {
                    Ok(()) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                },
                () = sender.closed() => return,
            }
        }
    });
    let stream = tokio_stream::wrappers::ReceiverStream::new(receiver);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
