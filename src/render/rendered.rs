//! A *rendered* page, and what is known of it.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostics, Span};
use crate::path::OutputPath;

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
    /// What is wrong with its text. Then there are no bytes, and the rest is known as far as it goes.
    pub faults: Diagnostics,
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
