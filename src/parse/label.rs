//! A *label* says what kind of journalism an article is.

use serde::{Deserialize, Serialize};

/// The kinds of journalism that readers are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// A report of what happened.
    #[default]
    News,
    /// What it means, by somebody who knows the field.
    Analysis,
    /// What somebody thinks of it.
    Opinion,
    /// What one needs to know to follow it.
    Explainer,
    /// Questions and answers.
    Interview,
    /// A judgement of a book, a report, a work.
    Review,
    /// Entries while it happens.
    Live,
    /// Paid for by somebody else.
    Sponsored,
}

impl Label {
    /// All of them, by key.
    pub const KEYS: &[&str] =
        &["news", "analysis", "opinion", "explainer", "interview", "review", "live", "sponsored"];
    const ALL: [Self; 8] = [
        Self::News,
        Self::Analysis,
        Self::Opinion,
        Self::Explainer,
        Self::Interview,
        Self::Review,
        Self::Live,
        Self::Sponsored,
    ];

    /// The word for it in front matter and URLs.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }

    /// The label that front matter calls by this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.key() == key)
    }
}
