//! *Inside* what a text of a page stands.

use crate::check::markup::Tag;

/// An element whose text is no text for readers.
pub(super) enum Inside {
    Nothing,
    Title,
    Style,
    Data,
    Code,
}

impl Inside {
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        match &*tag.name {
            "title" => Self::Title,
            "style" => Self::Style,
            "script" if tag.get("type") == Some("application/ld+json") => Self::Data,
            "script" => Self::Code,
            _ => Self::Nothing,
        }
    }
}
