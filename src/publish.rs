//! **publish**: a [`Plan`] and what was published before become the output.
//!
//! This room decides what is fresh and what is stale, has the stale pages rendered, and is the only
//! one that writes. It writes all or nothing: pages are staged first and moved into place when every
//! one of them has rendered and every link has been checked.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::plan::Plan;
use crate::read::Sources;
use crate::render::Templates;

mod disk;
mod key;
mod link_check;
mod lock;
mod manifest;
mod ownership;
mod placing;
mod reason;
mod stage;
mod strangers;
mod work;

use disk::Disk;
use manifest::{Entry, Manifest};
pub use reason::Reason;
use work::{Outcome, Work};

/// Where to publish, and with what.
#[derive(Debug)]
pub struct Request<'r> {
    /// The files that pages are made from.
    pub sources: &'r Sources,
    /// The folder of the site.
    pub root: &'r Path,
    /// The folder to publish in.
    pub output: &'r Path,
    /// The folder that keeps the memory of builds.
    pub memory: &'r Path,
    /// The memory of this output in that folder: two outputs have two.
    pub memory_name: &'r str,
    /// Names the program.
    pub generator: Digest,
    /// Whether earlier rooms found errors: then faults are looked for and nothing is written.
    pub has_errors: bool,
    /// Ends all writing after so many steps, as a kill would. For tests.
    pub interrupt_after: Option<usize>,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that the output has.
    pub pages: usize,
    /// Pages that were rendered or copied, with why.
    pub rendered: Vec<(OutputPath, Reason)>,
    /// Files whose bytes changed.
    pub written: Vec<OutputPath>,
    /// Files that went.
    pub removed: Vec<OutputPath>,
}

/// Told of every page that is done, from any thread.
pub type Progress<'p> = &'p (dyn Fn() + Sync);

/// A manifest as it would be written again; none if it isn't to be trusted. A door for fuzzers.
#[doc(hidden)]
#[must_use]
pub fn rewritten_manifest(bytes: &[u8]) -> Option<Vec<u8>> {
    Manifest::parse(bytes)?.bytes().ok()
}

/// Publishes `plan`.
///
/// # Errors
/// All that keeps it from being published; the output is then as it was.
pub fn publish(
    plan: &Plan<'_>,
    templates: &Templates,
    request: &Request<'_>,
    progress: Progress<'_>,
) -> (Option<Published>, Diagnostics) {
    let disk = Disk::new(request.root, request.interrupt_after);
    let mut faults = Diagnostics::new();
    match attempt(plan, templates, request, progress, &disk, &mut faults) {
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
    progress: Progress<'_>,
    disk: &Disk,
    faults: &mut Diagnostics,
) -> Result<Option<Published>, Diagnostic> {
    ownership::check_place(request.output, request.root, disk)?;
    let memory = request.memory.join(request.memory_name);
    disk.create_folders(&memory).map_err(|error| disk.unwritable(&memory, &error))?;
    let _lock = lock::take(&memory, disk)?;
    let before = Manifest::read(&memory);
    ownership::check(request.output, before.as_ref(), disk)?;
    let stage = stage::Stage::open(request.output, disk)?;
    let keys = key::Keys::new(request.generator, templates);
    let work = Work {
        plan,
        templates,
        keys: &keys,
        request,
        before: before.as_ref(),
        stage: &stage,
        disk,
    };
    let outcomes: Vec<Outcome> = plan
        .pages()
        .par_iter()
        .enumerate()
        .map(|(index, page)| {
            let outcome = work.page(index, page);
            progress();
            outcome
        })
        .collect();
    let tally = tally(plan, outcomes, faults);
    link_check::check(plan, &tally.entries, faults);
    repeat_warnings(plan, &tally.entries, faults);
    if request.has_errors || faults.has_errors() {
        stage.discard(disk);
        return Ok(None);
    }
    let after = Manifest { header: keys.header(), entries: tally.entries };
    let settled = placing::Placing {
        plan,
        output: request.output,
        memory: &memory,
        before: before.as_ref(),
        after: &after,
        stage: &stage,
        staged: &tally.staged,
        disk,
    };
    let removed = settled.run()?;
    Ok(Some(Published {
        pages: plan.pages().len(),
        rendered: tally.rendered,
        written: tally.staged.into_iter().map(|(path, _)| path).collect(),
        removed,
    }))
}

/// What became of all pages.
struct Tally {
    entries: BTreeMap<OutputPath, Entry>,
    rendered: Vec<(OutputPath, Reason)>,
    /// Paths whose bytes changed, and the places of their pages in the plan.
    staged: Vec<(OutputPath, usize)>,
}

fn tally(plan: &Plan<'_>, outcomes: Vec<Outcome>, faults: &mut Diagnostics) -> Tally {
    let mut tally = Tally { entries: BTreeMap::new(), rendered: Vec::new(), staged: Vec::new() };
    for (index, (page, outcome)) in plan.pages().iter().zip(outcomes).enumerate() {
        match outcome {
            Outcome::Fresh(entry) => {
                tally.entries.insert(page.path.clone(), entry);
            }
            Outcome::Rendered { entry, reason, is_changed } => {
                tally.rendered.push((page.path.clone(), reason));
                if is_changed {
                    tally.staged.push((page.path.clone(), index));
                }
                tally.entries.insert(page.path.clone(), entry);
            }
            Outcome::Failed(found) => faults.append(found),
        }
    }
    tally
}

/// Says the warnings of every page, rendered now or long ago.
fn repeat_warnings(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Entry>,
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
