//! **render**: one [`View`], the texts that it names and the [`Templates`] become bytes.
//!
//! Rendering is a pure function of what it is given. It knows Markdown, Tera, feeds and sitemaps,
//! and neither files nor clocks nor any page but this one.

use crate::diagnostic::Diagnostics;
use crate::plan::{TextView, View};

mod cards;
mod context;
mod dates;
mod feed;
mod filters;
mod html;
mod kept;
mod markdown;
mod redirect;
mod refused;
mod rendered;
mod sitemap;
mod structured_data;
mod targets;
mod teasers;
mod template_absent;
mod template_blocks;
mod template_calls;
mod template_code;
mod template_fault;
mod template_fields;
mod template_files;
mod template_frames;
mod template_paths;
mod template_syntax;
mod template_unused;
mod template_words;
mod templates;
mod xml;

pub use rendered::{OutLink, Rendered, TextWarning};
pub use template_files::template_files;
pub use templates::Templates;

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
        View::File(_) | View::Renditions(_) => Vec::new(),
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
