//! Feeds: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

use super::{Rendered, Templates, markdown};
use crate::diagnostic::Diagnostics;
use crate::plan::{FeedFormat, FeedItem, FeedView, Notice};

mod atom;
mod json;
mod portable;
mod rss;

/// Renders a feed. `texts` are those of the items that carry one, in order.
pub(super) fn render(
    view: &FeedView<'_>,
    texts: &[String],
    templates: &Templates,
) -> Result<Rendered, Diagnostics> {
    let mut faults = Diagnostics::new();
    let mut texts = texts.iter();
    let contents: Vec<Option<String>> = view
        .items
        .iter()
        .map(|item| {
            let text = item.text.as_ref()?;
            let (_, language) = templates.engine(text.language)?;
            match markdown::html(texts.next()?, text, language) {
                Ok(html) => Some(content(item, &html.body)),
                Err(found) => {
                    faults.append(found);
                    None
                }
            }
        })
        .collect();
    if faults.has_errors() {
        return Err(faults);
    }
    let bytes = match view.format {
        FeedFormat::Rss => rss::render(view, &contents),
        FeedFormat::Atom => atom::render(view, &contents),
        FeedFormat::Json => json::render(view, &contents),
    };
    Ok(Rendered { bytes, ..Rendered::default() })
}

/// The text of an item as a reader elsewhere can show it, with what was put right.
fn content(item: &FeedItem<'_>, html: &str) -> String {
    let notices = |above: bool| -> String {
        item.notices.iter().filter(|it| it.above == above).map(notice).collect()
    };
    // An element that the text leaves open can't take them along.
    format!("{}{}{}", notices(true), portable::html(html, item.url), notices(false))
}

fn notice(notice: &Notice<'_>) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = pulldown_cmark_escape::escape_html_body_text(&mut text, notice.text);
    format!("<p><strong>{}, {}:</strong> {text}</p>\n", notice.kind, notice.day)
}

/// The standfirst, and what was put right where the text isn't there to say it.
fn summary(item: &FeedItem<'_>, content: Option<&str>) -> String {
    let mut summary = vec![item.summary.to_owned()];
    if content.is_none() {
        let notices = item.notices.iter();
        summary.extend(notices.map(|it| format!("{}, {}: {}", it.kind, it.day, it.text)));
    }
    summary.retain(|part| !part.is_empty());
    summary.join(" ")
}

/// The media type of a picture, by its name.
fn media_type(url: &str) -> &'static str {
    match url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        _ => "image/jpeg",
    }
}
