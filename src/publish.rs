//! **publish**: a [`Plan`] and what was published before become the output.
//!
//! This room decides what is fresh and what is stale, has the stale pages rendered, and is the only
//! one that writes. It writes all or nothing: pages are staged first and moved into place when every
//! one of them has rendered and every link has been checked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::OutputPath;
use crate::plan::Plan;
use crate::render::Templates;

mod begin;
mod beside;
mod clean;
mod disk;
mod explain;
mod found;
mod going;
mod gone;
mod guard;
mod key;
mod length;
mod link_check;
mod lock;
mod manifest;
mod memory;
mod outcome;
mod ownership;
mod pictures;
mod placing;
mod reason;
mod removals;
mod renditions;
mod request;
mod role;
mod since;
mod stage;
mod standing;
mod strangers;
mod tally;
mod telling;
mod tools;
mod twin;
mod words;
mod work;
mod written;

use begin::Begun;
pub use begin::begin;
pub use clean::{Cleaned, clean_pictures};
pub use disk::keep;
pub use explain::{KeyFacts, PartFacts, explain, keys, was_published};
pub use going::{VANISHED, is_below};
pub use guard::SilentEdit;
pub use key::KeyPart;
pub use lock::{Lock, try_lock};
use manifest::{Entry, Manifest};
pub use memory::Memory;
pub use ownership::{CHECK, PREVIEW};
pub use pictures::{PICTURES, rendition, rendition_files};
pub use reason::Reason;
pub use request::{Place, Progress, Request};
pub use since::{Before, Since, Vanished, since};
pub use tally::Published;
use tally::Tally;
use work::Work;

/// A manifest as it would be written again; none if it isn't to be trusted. A door for fuzzers.
#[doc(hidden)]
#[must_use]
pub fn rewritten_manifest(bytes: &[u8]) -> Option<Vec<u8>> {
    Manifest::parse(bytes)?.bytes().ok()
}

/// A manifest whose one piece has these bytes and the right sum. A door for fuzzers.
#[doc(hidden)]
#[must_use]
pub fn manifest_of(piece: &[u8]) -> Vec<u8> {
    Manifest::of_piece(piece)
}

/// Publishes `plan` where a build was `begun`.
///
/// # Errors
/// All that keeps it from being published; the output is then as it was.
pub fn publish(
    plan: &Plan<'_>,
    templates: &Templates,
    request: &Request<'_>,
    begun: Result<Begun, Diagnostic>,
    memory: &mut Memory,
    progress: Progress<'_>,
) -> (Option<Published>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let published = begun
        .and_then(|begun| attempt(plan, templates, request, begun, memory, progress, &mut faults));
    match published {
        Ok(published) => (published, faults),
        Err(fault) => {
            faults.push(fault);
            (None, faults)
        }
    }
}

fn attempt(
    plan: &Plan<'_>,
    templates: &Templates,
    request: &Request<'_>,
    begun: Begun,
    memory: &mut Memory,
    progress: Progress<'_>,
    faults: &mut Diagnostics,
) -> Result<Option<Published>, Diagnostic> {
    let place = request.place;
    if let Some(fault) = length::fault(plan, place) {
        memory.manifest = begun.before.filter(|_| begun.is_untouched);
        return Err(fault);
    }
    let stage = stage::Stage::open(&place.output, &begun.disk)?;
    let keys = key::Keys::new(request.generator, templates);
    let work = Work::new(plan, templates, &keys, request, &begun, &stage);
    let tally = Tally::of(plan, work.all(progress), faults);
    let conclude = || {
        link_check::check(plan, &tally, faults);
        repeat_warnings(plan, &tally.entries, faults);
        let silent_edits = guard::silent_edits(plan, &tally.entries);
        guard::warn(plan, &silent_edits, faults);
        if request.has_errors || faults.has_errors() {
            stage.discard(&begun.disk);
            memory.manifest = begun.before.filter(|_| begun.is_untouched);
            return Ok(None);
        }
        let removed = tally.unplanned(begun.before.as_ref());
        let gone = begun.before.as_ref().map(|before| {
            let gone = going::after(plan, request, &tally, before, &removed);
            let fault = removals::fault(plan.site(), before, &tally, &removed);
            (gone, fault.filter(|_| request.guards_words && !request.allows_removals))
        });
        let (gone, refused) = gone.unwrap_or_default();
        if let Some(fault) = refused {
            faults.push(fault);
            stage.discard(&begun.disk);
            memory.manifest = begun.before.filter(|_| begun.is_untouched);
            return Ok(None);
        }
        telling::tell(plan.site(), &gone, faults);
        let placing = placing::Placing {
            plan,
            place,
            header: keys.header(),
            tally: &tally,
            stage: &stage,
            disk: &begun.disk,
        };
        memory.manifest = Some(placing.run(begun.before, &removed, gone)?);
        Ok(Some(tally.published(plan.pages().len(), removed, silent_edits)))
    };
    rayon::join(conclude, || templates.forget()).0
}

/// Publishes the few pages of `plan` and leaves all others as they are: the short way, for whoever
/// knows that no other page can have changed. `None`, and nothing is written, when it doesn't go
/// without looking at the others: because of a fault, or of a place that others may link to.
pub fn publish_some(
    plan: &Plan<'_>,
    templates: &Templates,
    request: &Request<'_>,
    memory: &mut Memory,
) -> Option<Published> {
    let place = request.place;
    if memory.manifest.is_none() || !place.output.is_dir() {
        return None;
    }
    let begun = begin(place, std::mem::take(memory)).ok()?;
    let stage = stage::Stage::open(&place.output, &begun.disk).ok()?;
    let keys = key::Keys::new(request.generator, templates);
    let work = Work::new(plan, templates, &keys, request, &begun, &stage);
    let mut faults = Diagnostics::new();
    let tally = Tally::of(plan, work.all(&|| {}), &mut faults);
    let is_silent = !guard::silent_edits(plan, &tally.entries).is_empty();
    let before = begun.before?;
    if !faults.is_empty() || is_silent || !tally.is_apart(&before) {
        stage.discard(&begun.disk);
        memory.manifest = Some(before);
        return None;
    }
    let placing = placing::Placing {
        plan,
        place,
        header: keys.header(),
        tally: &tally,
        stage: &stage,
        disk: &begun.disk,
    };
    let gone = before.gone.clone();
    let manifest = placing.run(Some(before), &[], gone).ok()?;
    let pages = manifest.entries.len();
    let silent_edits = guard::silent_edits(plan, &manifest.entries);
    memory.manifest = Some(manifest);
    Some(tally.published(pages, Vec::new(), silent_edits))
}

/// Says the warnings of every page, rendered now or long ago.
fn repeat_warnings(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
    faults: &mut Diagnostics,
) {
    for (path, entry) in entries.iter().filter(|(_, entry)| !entry.warnings.is_empty()) {
        let Some((source, start)) = plan.page(path).and_then(|page| plan.text_of(page)) else {
            continue;
        };
        faults.extend(entry.warnings.iter().map(|warning| {
            Diagnostic::warning(&warning.message)
                .at(source, warning.span.shifted(start))
                .help(&warning.help)
        }));
    }
}
