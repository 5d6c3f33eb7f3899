//! **render**: one [`View`], the texts that it names and the [`Templates`] become bytes.
//!
//! Rendering is a pure function of what it is given. It knows Markdown, Tera, feeds and sitemaps,
//! and neither files nor clocks nor any page but this one.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::path::OutputPath;
use crate::plan::{TextView, View};

mod cards;
mod context;
mod dates;
mod feed;
mod filters;
mod kept;
mod markdown;
mod redirect;
mod refused;
mod sitemap;
mod structured_data;
mod targets;
mod teasers;
mod template_fault;
mod template_files;
mod templates;
mod xml;

pub use template_files::template_files;
pub use templates::Templates;

/// A rendered page.
#[derive(Debug, Default)]
pub struct Rendered {
    /// What is written.
    pub bytes: Vec<u8>,
    /// What other pages may link to on it.
    pub ids: Vec<String>,
    /// Links of its text into the site.
    pub links: Vec<OutLink>,
    /// Doubts about its text.
    pub warnings: Vec<TextWarning>,
}

/// A link from a text to a page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutLink {
    /// The page that it leads to; none for the page that it is on.
    pub page: Option<OutputPath>,
    /// The place on that page.
    pub fragment: Option<String>,
    /// Where it stands in the body.
    pub span: Span,
}

/// A doubt about a text. It is kept with the page and said again while the page is fresh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextWarning {
    /// What is doubtful.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it stands in the body.
    pub span: Span,
}

/// Renders `view`. `texts` are the texts that it names, in order.
///
/// # Errors
/// All faults of its texts, or the fault of its template.
pub fn render(
    view: &View<'_>,
    texts: &[String],
    templates: &Templates,
) -> Result<Rendered, Diagnostics> {
    let bytes = match view {
        View::Template(view) => return context::page(view, texts, templates),
        View::Feed(view) => return feed::render(view, texts, templates),
        View::Sitemap(view) => sitemap::render(view),
        View::Redirect { permalink, language, words } => redirect::page(permalink, language, words),
        View::Text(text) => text.clone().into_bytes(),
        View::File(_) => Vec::new(),
    };
    Ok(Rendered { bytes, ..Rendered::default() })
}

impl<'s> View<'s> {
    /// The texts that rendering reads, in the order in which it wants them.
    #[must_use]
    pub fn texts(&self) -> Vec<&TextView<'s>> {
        match self {
            View::Template(view) => view.text.iter().collect(),
            View::Feed(view) => {
                let of_items = view.items.iter().filter_map(|item| item.text.as_ref());
                of_items.chain(view.live.as_deref()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A fault at a place of a text.
fn text_fault(
    view: &TextView<'_>,
    message: String,
    help: Option<String>,
    span: Span,
) -> Diagnostic {
    Diagnostic::error(message).at(view.path, span.shifted(view.start)).maybe_help(help)
}

/// Text for an attribute or an element of HTML.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a string can't fail.
    let _ = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}
