//! Server-sent events: what a tab must know of every build.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use tokio::sync::broadcast::error::RecvError;
use tokio_stream::Stream;

use super::preview::Preview;

/// Tells a tab that shows `page` what it missed since the version that it knows, and from then on
/// of every build that concerns it.
pub(super) fn stream(
    preview: Arc<Preview>,
    page: String,
    since: u64,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (sender, receiver) = tokio::sync::mpsc::channel(4);
    // From here on no build is missed; what came before is asked for first.
    let mut changes = preview.listen();
    tokio::spawn(async move {
        let mut known = since;
        let mut last_fault = None;
        loop {
            let news = preview.news(&page, known);
            let is_first = last_fault.is_none();
            let is_concerned = news.reload
                || news.gone
                || !news.styles.is_empty()
                || last_fault.as_ref() != Some(&news.fault);
            known = news.version;
            last_fault = Some(news.fault.clone());
            if is_concerned || is_first {
                let event = Event::default().event("news").json_data(&news).unwrap_or_default();
                if sender.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            tokio::select! {
                change = changes.recv() => match change {
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                },
                () = sender.closed() => return,
            }
        }
    });
    let stream = tokio_stream::wrappers::ReceiverStream::new(receiver);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
