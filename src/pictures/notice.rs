//! A *notice*: what is said in each variant of whom to credit and whose the rights are.

use serde::Serialize;

use crate::metadata::{self, Facts};

/// What is written into a variant; nothing of it if there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Who made the picture (`dc:creator`).
    pub creator: Option<String>,
    /// Who is to be named beside it (IPTC Credit Line).
    pub credit: Option<String>,
    /// Whose the rights are (`dc:rights`).
    pub rights: Option<String>,
    /// How it came to be (IPTC Digital Source Type), by the last part of its URI: `digitalCapture`.
    pub source_type: Option<String>,
}

impl Notice {
    /// As a packet of XMP; empty if there is nothing to say.
    pub(super) fn packet(&self) -> Vec<u8> {
        let Self { creator, credit, rights, source_type } = self.clone();
        metadata::packet(&Facts { creator, credit, rights, source_type, ..Facts::default() })
    }
}
