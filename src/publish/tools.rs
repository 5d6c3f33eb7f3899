//! What all *work* is done with: what was asked for, what is there, and where new files wait.

use std::sync::atomic::{AtomicBool, Ordering};

use super::begin::Begun;
use super::pictures::Pictures;
use super::request::Request;
use super::stage::Stage;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::parse::{File, published};

pub(super) struct Tools<'w> {
    pub(super) pictures: Pictures,
    pub(super) request: &'w Request<'w>,
    pub(super) begun: &'w Begun,
    pub(super) stage: &'w Stage,
    is_stuck: AtomicBool,
}

impl<'w> Tools<'w> {
    pub(super) fn new(
        pictures: Pictures,
        request: &'w Request<'w>,
        begun: &'w Begun,
        stage: &'w Stage,
    ) -> Self {
        Self { pictures, request, begun, stage, is_stuck: AtomicBool::new(false) }
    }

    /// Whether a file couldn't be written, so that none needs to be tried any more.
    pub(super) fn are_stuck(&self) -> bool {
        self.is_stuck.load(Ordering::Relaxed)
    }

    /// A file couldn't be written.
    pub(super) fn stick(&self) {
        self.is_stuck.store(true, Ordering::Relaxed);
    }

    /// The bytes of a file as it is published. They must be those that its page's key stands for.
    pub(super) fn published(&self, file: &File) -> Result<Vec<u8>, Diagnostic> {
        let bytes = published(self.request.sources, file)?;
        if Digest::of(&bytes) != file.digest {
            return Err(changed_meanwhile().in_file(&file.asset.path));
        }
        Ok(bytes)
    }
}

/// A file isn't any more what the build took it for.
pub(super) fn changed_meanwhile() -> Diagnostic {
    Diagnostic::error("this file was changed during the build").help("build again")
}
