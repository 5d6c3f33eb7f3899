//! What the head of a page has to say of it.

use crate::diagnostic::Span;

/// What stands in the head of a page.
#[derive(Default)]
pub(super) struct Head {
    pub(super) html: Option<Span>,
    pub(super) begins: Option<Span>,
    has: Vec<Has>,
}

/// What a page has or says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Has {
    Language,
    Canonical,
    Description,
    Title,
    /// Search engines are to pass it over.
    NoIndex,
}

impl Head {
    pub(super) fn note(&mut self, has: Has, is_so: bool) {
        if is_so {
            self.has.push(has);
        }
    }

    pub(super) fn lacks(&self, has: Has) -> bool {
        !self.has.contains(&has)
    }
}
