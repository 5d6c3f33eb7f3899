//! Feeds: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

use std::sync::Arc;

use pulldown_cmark_escape::escape_html_body_text;

use super::markdown;
use super::rendered::Rendered;
use super::templates::Templates;
use crate::arrange::Language;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::plan::{FeedFormat, FeedItem, FeedView, Notice, TextView};

mod atom;
mod entry;
mod json;
mod podcast;
mod portable;
mod rss;

use entry::{Entry, day};

/// Renders a feed. `texts` are those of the items that carry one, in order.
pub(super) fn render(
    view: &FeedView<'_>,
    texts: &[String],
    templates: &Templates,
) -> Result<Rendered, Diagnostics> {
    let mut entries = Vec::with_capacity(view.items.len());
    if let Some(live) = &view.live {
        let of_live = live_entries(live, texts, templates)?;
        for item in &view.items {
            let Some((_, language)) = templates.engine(item.language) else { continue };
            let html = item.entry.and_then(|number| of_live.get(number));
            let content = html.map(|html| content(item, html, language).into());
            entries.push(Entry { item, language, content });
        }
        return Ok(in_form(view, &entries));
    }
    let mut faults = Diagnostics::new();
    let mut texts = texts.iter();
    for item in &view.items {
        let Some((_, language)) = templates.engine(item.language) else { continue };
        let content = match item.text.as_ref().zip(item.text.as_ref().and_then(|_| texts.next())) {
            Some((text, source)) => match whole_text(item, text, source, language, templates) {
                Ok(content) => Some(content),
                Err(found) => {
                    faults.append(found);
                    continue;
                }
            },
            None => None,
        };
        entries.push(Entry { item, language, content });
    }
    if faults.has_errors() {
        return Err(faults);
    }
    Ok(in_form(view, &entries))
}

fn in_form(view: &FeedView<'_>, entries: &[Entry<'_>]) -> Rendered {
    let bytes = match view.format {
        FeedFormat::Rss => rss::render(view, entries),
        FeedFormat::Atom => atom::render(view, entries),
        FeedFormat::Json => json::render(view, entries),
    };
    Rendered { bytes, ..Rendered::default() }
}

/// The entries of live coverage, the oldest first.
fn live_entries(
    live: &TextView<'_>,
    texts: &[String],
    templates: &Templates,
) -> Result<Vec<String>, Diagnostics> {
    match (texts.first(), templates.engine(live.language)) {
        (Some(text), Some((_, language))) => markdown::entries(text, live, language),
        _ => Ok(Vec::new()),
    }
}

/// The content of an item with a text, which the feed of another format may have made.
fn whole_text(
    item: &FeedItem<'_>,
    text: &TextView<'_>,
    source: &str,
    language: &Language,
    templates: &Templates,
) -> Result<Arc<str>, Diagnostics> {
    let digest = Digest::of_value(&(text, &item.notices, &item.url, item.language));
    if let Some(known) = templates.contents().get(digest) {
        return Ok(known);
    }
    let html = markdown::html(source, text, language);
    if !html.faults.is_empty() {
        return Err(html.faults);
    }
    let content: Arc<str> = content(item, &html.body, language).into();
    templates.contents().keep(digest, Arc::clone(&content));
    Ok(content)
}

/// The text of an item as a reader elsewhere can show it, with what was put right.
fn content(item: &FeedItem<'_>, html: &str, language: &Language) -> String {
    let notices = |above: bool| -> String {
        let notices = item.notices.iter().filter(|it| it.above == above);
        notices.map(|it| paragraph(it, language)).collect()
    };
    // An entry of live coverage is a place on its page, and a note in it another one.
    let page = item.url.split('#').next().unwrap_or_default();
    // An element that the text leaves open can't take them along.
    format!("{}{}{}", notices(true), portable::html(html, page), notices(false))
}

fn paragraph(notice: &Notice<'_>, language: &Language) -> String {
    let text = format!("{}, {}:", notice.kind, day(notice, language));
    let (mut head, mut body) = (String::new(), String::new());
    // Writing to a string can't fail.
    let _ = escape_html_body_text(&mut head, &text);
    let _ = escape_html_body_text(&mut body, notice.text);
    format!("<p><strong>{head}</strong> {body}</p>\n")
}
