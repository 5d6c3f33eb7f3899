//! What *became* of a page.

use std::sync::Arc;

use super::manifest::Entry;
use super::reason::Reason;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::OutputPath;
use crate::render::OutLink;

/// What became of a page.
pub(super) enum Outcome {
    /// It is what it would be.
    Fresh(Arc<Entry>),
    /// So it is, and the manifest must be told: of the time of a copied file, or of its readers.
    Copied(Arc<Entry>),
    /// It was rendered, and what changed of it waits on the stage: which of its files, and where that goes
    /// if it isn't the page's own.
    Rendered { entry: Arc<Entry>, reason: Reason, changed: Vec<(usize, Option<OutputPath>)> },
    /// Nobody needs it here.
    Passed,
    /// It couldn't be rendered.
    Failed(Diagnostics),
    /// Its text has faults.
    Faulty { faults: Diagnostics, ids: Vec<String>, links: Vec<OutLink> },
    /// It couldn't be written, or wasn't tried any more after another couldn't.
    Unwritten(Option<Diagnostic>),
}
