//! An *entry* of a feed, as all formats carry it.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil;

use crate::arrange::Language;
use crate::locale::DateStyle;
use crate::plan::{FeedItem, Notice};

/// An entry with its text, as a feed of any format carries it.
pub(super) struct Entry<'f> {
    pub(super) item: &'f FeedItem<'f>,
    pub(super) language: &'f Language,
    /// The whole text, in feeds that carry it.
    pub(super) content: Option<Arc<str>>,
}

impl Entry<'_> {
    /// The headline, after the word for what was paid for.
    pub(super) fn title(&self) -> Cow<'_, str> {
        match self.item.sponsored {
            Some(word) => Cow::Owned(format!("{word}: {}", self.item.title)),
            None => Cow::Borrowed(self.item.title),
        }
    }

    /// What it is filed under.
    pub(super) fn categories(&self) -> impl Iterator<Item = &str> {
        self.item.sponsored.into_iter().chain(self.item.tags.iter().copied())
    }

    /// The standfirst, and what was put right where the text isn't there to say it.
    pub(super) fn summary(&self, has_content: bool) -> String {
        let mut summary = vec![self.item.summary.to_owned()];
        if !has_content {
            let said =
                |it: &Notice<'_>| format!("{}, {}: {}", it.kind, day(it, self.language), it.text);
            summary.extend(self.item.notices.iter().map(said));
        }
        summary.retain(|part| !part.is_empty());
        summary.join(" ")
    }
}

/// The day of a correction as the reader of its article writes it.
pub(super) fn day(notice: &Notice<'_>, language: &Language) -> String {
    language.locale.date(notice.date.day(), civil::Time::midnight(), DateStyle::Long)
}
