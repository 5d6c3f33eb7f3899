//! The scripts that make pages part of the preview.

use axum::http::header;
use axum::response::IntoResponse;

use crate::digest::Digest;

/// Where the script of a page is, under the path of what the preview itself needs.
pub(super) const PAGE: &str = "/.dateline/client.js";
/// Where the script is that listens for all pages.
pub(super) const WORKER: &str = "/.dateline/worker.js";

const PAGE_SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\nconst style = `",
    include_str!("client/preview.css"),
    "`;\n",
    include_str!("client/page.js"),
    "})();\n"
);
const WORKER_SCRIPT: &str = include_str!("client/worker.js");

/// Answers with the script of a page.
pub(super) async fn page() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], PAGE_SCRIPT)
}

/// Answers with the script that listens.
pub(super) async fn worker() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], WORKER_SCRIPT)
}

/// What an answer shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// What was asked for.
    Page,
    /// The page at this URL, which says that there is no such page, and where that one went.
    Missing { page: String, now_at: Option<String> },
    /// Nothing: there is no site yet.
    Nothing,
}

/// The page with the script at the end of its body. It is added to the answer and is in no file.
pub(super) fn add(page: &[u8], version: u64, shown: &Shown) -> Vec<u8> {
    let about = match shown {
        Shown::Page => String::new(),
        Shown::Nothing => " data-empty".to_owned(),
        // URLs are encoded: nothing in them ends an attribute.
        Shown::Missing { page, now_at } => {
            let now_at = now_at.as_ref().map(|url| format!(" data-now-at=\"{url}\""));
            format!(" data-also=\"{page}\"{}", now_at.unwrap_or_default())
        }
    };
    // A browser shares a worker by its address: one of another Dateline is another one.
    let worker = Digest::of(WORKER_SCRIPT.as_bytes()).short(8);
    let tag = format!(
        "<script src=\"{PAGE}\" data-version=\"{version}\" data-worker=\"{WORKER}?{worker}\"{about} defer></script>\n"
    );
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    [&page[..end], tag.as_bytes(), &page[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::{Shown, add};

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let shown = |shown| {
            let page = String::from_utf8(add(b"<body>x</body></html>", 3, &shown));
            let page = page.expect("UTF-8");
            let (start, rest) =
                page.split_once(" data-worker=\"/.dateline/worker.js?").expect("it");
            format!("{start}{}", &rest[9..])
        };
        assert_eq!(
            shown(Shown::Page),
            "<body>x<script src=\"/.dateline/client.js\" data-version=\"3\" defer></script>\n</body></html>"
        );
        let missing = Shown::Missing { page: "/404.html".into(), now_at: Some("/b/".into()) };
        assert_eq!(
            shown(missing),
            "<body>x<script src=\"/.dateline/client.js\" data-version=\"3\" data-also=\"/404.html\" \
             data-now-at=\"/b/\" defer></script>\n</body></html>"
        );
    }
}
