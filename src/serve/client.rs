//! The script that makes a page part of the preview.

use axum::http::header;
use axum::response::IntoResponse;

use super::routes::OWN;

const SCRIPT: &str = include_str!("client.js");

/// Answers with the script.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)
}

/// The page with the script at the end of its body. It is added to the answer and is in no file.
pub(super) fn add(page: &[u8], version: u64) -> Vec<u8> {
    let tag =
        format!("<script src=\"{OWN}/client.js\" data-version=\"{version}\" defer></script>\n");
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    [&page[..end], tag.as_bytes(), &page[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let page = add(b"<body>x</body></html>", 3);
        let shown = String::from_utf8(page).expect("UTF-8");
        assert_eq!(
            shown,
            "<body>x<script src=\"/.dateline/client.js\" data-version=\"3\" defer></script>\n</body></html>"
        );
    }
}
