//! The *role* of a page: whether readers who keep its URL may count on it.

use serde::{Deserialize, Serialize};

use crate::arrange::TermKind;
use crate::plan::{Page, PageKind};

/// What a page is to readers who kept its URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Role {
    /// Nobody is promised that it stays: a day, a feed, a file, what only a draft made.
    #[default]
    Passing,
    /// An article.
    Article,
    /// A standing page.
    Standing,
    /// An old URL.
    Alias,
    /// A list of a term, or a closed page of a list.
    List,
}

impl Role {
    /// The role of a page of a site as readers see it.
    pub(super) fn of(page: &Page<'_>) -> Self {
        match &page.kind {
            PageKind::Article(_) => Self::Article,
            PageKind::Standing(_) => Self::Standing,
            PageKind::Redirect(_) => Self::Alias,
            // There is another article of its kind soon: kinds are the theme's.
            PageKind::Term(term, _) if term.kind == TermKind::Label => Self::Passing,
            PageKind::Term(..) => Self::List,
            PageKind::Home(segment) | PageKind::Month(_, segment) | PageKind::Day(_, segment)
                if !segment.is_head() =>
            {
                Self::List
            }
            _ => Self::Passing,
        }
    }
}
