//! What a page *refers* to.

use super::Part;
use crate::check::urls::Urls;
use crate::diagnostic::Span;

/// Something that a page refers to.
pub(in crate::check) struct Reference {
    pub(in crate::check) part: Part,
    /// A path of the site, with or without a place after [`PLACE`]; or an address on the web.
    pub(in crate::check) target: String,
    /// As it is written.
    pub(in crate::check) written: String,
    pub(in crate::check) span: Span,
}

impl Reference {
    /// What may stand in a source in the same words, the most telling first.
    pub(in crate::check) fn words(&self, html: &str, urls: &Urls<'_>) -> Vec<String> {
        let raw = html.get(self.span.range()).unwrap_or_default();
        // Authors write no folder that the site lies in.
        let rooted = urls.rooted(&self.written).unwrap_or_default();
        let words = [raw, &self.written, rooted].into_iter();
        words.filter(|it| (4..400).contains(&it.len())).map(str::to_owned).collect()
    }
}
