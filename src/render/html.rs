//! Text in HTML.

/// Text for an attribute or an element of HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a string can't fail.
    let _ = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}
