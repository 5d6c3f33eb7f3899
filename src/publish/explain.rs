//! *Explains* a page: what its key is made of, and whether a build would render it.

use rayon::prelude::*;

use super::found::Found;
use super::key::{KeyPart, Keys};
use super::manifest::Manifest;
use super::reason::{self, Known, Reason};
use super::request::Place;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::plan::{Page, Plan};
use crate::render::Templates;

/// What there is to know of a page's key.
#[derive(Debug)]
pub struct KeyFacts {
    /// The key.
    pub key: Digest,
    /// What it is made of.
    pub parts: Vec<PartFacts>,
    /// Why a build would render the page now; none if it is as a build would make it.
    pub reason: Option<Reason>,
}

/// A part of a key.
#[derive(Debug)]
pub struct PartFacts {
    /// What it is.
    pub part: KeyPart,
    /// Names it.
    pub digest: Digest,
    /// Whether it is another one than at the last build, where that is known of it.
    pub is_changed: bool,
}

/// What there is to know of the key of a page.
#[must_use]
pub fn explain(
    plan: &Plan<'_>,
    page: &Page<'_>,
    templates: &Templates,
    place: &Place,
    generator: Digest,
) -> KeyFacts {
    let keys = Keys::new(generator, templates);
    let before = place.output.is_dir().then(|| Manifest::read(&place.memory)).flatten();
    let view = plan.view(page);
    let key = keys.of(&view);
    let entry = before.as_ref().and_then(|before| before.entries.get(&page.path));
    let known =
        entry.map(|entry| Known { entry, found: Found::at(&page.path, entry, &place.output) });
    let reason = reason::of(before.as_ref(), &keys, key, &view, known);
    let is_changed = |part: &KeyPart, digest: Digest| {
        let known = before.as_ref().and_then(|before| before.header.of(part));
        known.is_some_and(|known| known != digest)
    };
    let parts = keys.parts(&view).into_iter();
    let parts = parts.map(|(part, digest)| {
        let is_changed = is_changed(&part, digest);
        PartFacts { part, digest, is_changed }
    });
    KeyFacts { key, parts: parts.collect(), reason }
}

/// The keys of all pages, in the order of the plan.
#[must_use]
pub fn keys(plan: &Plan<'_>, templates: &Templates, generator: Digest) -> Vec<Digest> {
    let keys = Keys::new(generator, templates);
    plan.pages().par_iter().map(|page| keys.of(&plan.view(page))).collect()
}

/// Whether a file was published that isn't planned any more, so that the next build takes it away.
#[must_use]
pub fn was_published(path: &OutputPath, place: &Place) -> bool {
    Manifest::read(&place.memory).is_some_and(|before| before.entries.contains_key(path))
}
