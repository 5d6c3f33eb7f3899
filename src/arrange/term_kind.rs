//! The *kinds* of terms, and what an article has of each.

use std::collections::BTreeMap;

use super::clock::Status;
use crate::path::SourcePath;

/// How many kinds of terms there are.
pub(super) const COUNT: usize = 6;

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// What articles are about.
    Tag,
    /// Who wrote them.
    Author,
    /// Where they play.
    Place,
    /// What kind of journalism they are.
    Label,
    /// The desk that made them.
    Section,
    /// The run that they are parts of.
    Series,
}

impl TermKind {
    /// All of them.
    pub const ALL: [Self; COUNT] =
        [Self::Tag, Self::Author, Self::Place, Self::Label, Self::Section, Self::Series];

    /// The word for one.
    #[must_use]
    pub fn singular(self) -> &'static str {
        ["tag", "author", "place", "label", "section", "series"][self as usize]
    }

    /// The word for many, which is also the folder of their pages.
    #[must_use]
    pub fn plural(self) -> &'static str {
        ["tags", "authors", "places", "labels", "sections", "series"][self as usize]
    }
}

/// The terms of one article, as places among the site's terms of that kind.
#[derive(Clone, Debug, Default)]
pub struct Uses(pub(super) [Vec<usize>; COUNT]);

impl Uses {
    /// Its terms of a kind, in the order in which they were written.
    #[must_use]
    pub fn of(&self, kind: TermKind) -> &[usize] {
        &self.0[kind as usize]
    }
}

/// Whether there is a profile of this key that has faults, so that nothing is known of it.
pub(super) fn is_broken(absent: &BTreeMap<SourcePath, Status>, kind: TermKind, key: &str) -> bool {
    let folder = format!("content/{}/", kind.plural());
    let mut broken = absent.iter().filter(|(_, status)| **status == Status::Broken);
    broken.any(|(path, _)| path.stem() == key && path.as_str().starts_with(&folder))
}
