//! What is *gone*: pages that readers had, and that nothing is in the place of.
//!
//! The manifest knows them until the old URL leads on, or somebody says that it needn't, so that they
//! are told of at every build.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::role::Role;
use super::words::Words;
use crate::path::{OutputPath, SourcePath};

/// A page that is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Gone {
    pub(super) role: Role,
    /// The words of an article.
    pub(super) words: Option<Box<Words>>,
    /// Where an old URL led.
    pub(super) target: Option<OutputPath>,
    /// The document that it is the page of now.
    pub(super) moved: Option<SourcePath>,
    /// Its author withheld it. It is told of only if it is somewhere else.
    pub(super) is_withheld: bool,
}

/// All pages that are gone.
pub(super) type All = BTreeMap<OutputPath, Gone>;
