//! *Places* that an author made with HTML of their own: links lead there as they do to headings.

use html5gum::Token;

use crate::html::tokens;

/// The ids in `html`, and the names that anchors had before there were ids.
pub(super) fn places(html: &str) -> impl Iterator<Item = String> {
    tokens(html).flat_map(|token| {
        let Token::StartTag(tag) = token else { return Vec::new() };
        let is_anchor = *tag.name == *b"a";
        let attributes = tag.attributes.iter();
        let named =
            attributes.filter(|(name, _)| ***name == *b"id" || is_anchor && ***name == *b"name");
        named.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).collect()
    })
}
