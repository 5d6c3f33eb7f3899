//! A *correction*: something of an article that was put right after publication.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use crate::date::Date;
use crate::diagnostic::Diagnostics;

/// Something put right after publication.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// Of what weight.
    pub kind: CorrectionKind,
    /// What was wrong, and what is right.
    pub text: String,
    /// The same as HTML, where it has links or emphasis.
    pub html: Option<String>,
    /// The headline was wrong.
    pub headline: bool,
}

impl Correction {
    /// Whether readers must know of it before they read: the article doesn't stand, or not under the
    /// headline that they may have seen.
    #[must_use]
    pub fn stands_above(&self) -> bool {
        self.headline || self.kind == CorrectionKind::Retraction
    }
}

/// How much a correction weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// A fact was wrong.
    #[default]
    Correction,
    /// A sentence could be misread.
    Clarification,
    /// There is more to know now.
    Update,
    /// The article doesn't stand.
    Retraction,
}

impl CorrectionKind {
    /// All of them, by key.
    pub const KEYS: &[&str] = &["correction", "clarification", "update", "retraction"];

    /// The word for it in front matter.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }

    fn from_key(key: &str) -> Option<Self> {
        [Self::Correction, Self::Clarification, Self::Update, Self::Retraction]
            .into_iter()
            .find(|kind| kind.key() == key)
    }
}

/// Reads `corrections`, the newest first.
pub(super) fn corrections(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Vec<Correction> {
    let tables = fields.tables("corrections").into_iter();
    let mut corrections: Vec<Correction> = tables
        .filter_map(|(_, _, table)| {
            let kind = table.text("kind").and_then(|key| CorrectionKind::from_key(&key));
            let text = table.line("text", faults)?;
            Some(Correction {
                date: table.date("date", faults)?,
                kind: kind.unwrap_or_default(),
                text: text.text,
                html: text.html,
                headline: table.bool("headline"),
            })
        })
        .collect();
    corrections.sort_by_key(|correction| Reverse(correction.date));
    corrections
}
