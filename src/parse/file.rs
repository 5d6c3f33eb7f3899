//! A *file* that is published as it is, or without what its metadata would tell everybody.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::media::Look;
use crate::digest::Digest;
use crate::metadata::Facts;
use crate::read::Asset;

/// A file that is published.
#[derive(Clone, Debug)]
pub struct File {
    /// The file.
    pub asset: Asset,
    /// Names the bytes that are published.
    pub digest: Digest,
    /// Their number.
    pub length: u64,
    /// What pages show of it.
    pub look: Look,
    /// Whether its metadata is taken out, so that other bytes are published than lie there.
    pub is_cleaned: bool,
    /// What is known of its metadata; none if it has none.
    pub metadata: Option<Arc<Metadata>>,
}

/// What is known of a file's metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// What it said.
    pub facts: Facts,
    /// Names the file as it lies there, with its length, if that isn't what is published.
    pub original: Option<(Digest, u64)>,
    /// Why the file can't be published but as it lies there.
    pub refused: Option<Refusal>,
}

/// Why a file can't be published but as it lies there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// For whoever put it there.
    pub reason: String,
    /// The byte where it is, if it is at one of a text.
    pub at: Option<u32>,
}

impl File {
    /// Lets the file be published as it lies there, with all its metadata.
    pub(crate) fn keep_metadata(&mut self) {
        if let Some((digest, length)) = self.metadata.as_ref().and_then(|it| it.original) {
            (self.digest, self.length, self.is_cleaned) = (digest, length, false);
        }
    }

    /// What its metadata said.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        self.metadata.as_ref().map(|metadata| &metadata.facts)
    }
}
