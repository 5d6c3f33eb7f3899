//! What a build finds in its output: none of it depends on the site, so that it is looked at while
//! other rooms work.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::disk::Disk;
use super::found::Found;
use super::lock::{self, Lock};
use super::manifest::{Entry, Manifest};
use super::memory::Memory;
use super::ownership;
use super::reason::Known;
use super::request::Place;
use super::twin::Twin;
use crate::diagnostic::Diagnostic;
use crate::path::OutputPath;
use crate::read::near;

/// Files that one thread looks at in one go.
const MANY: usize = 256;

/// What there is, in an output that nobody else changes now.
#[derive(Debug)]
pub struct Begun {
    /// What was published before.
    pub(super) before: Option<Manifest>,
    /// Nobody has touched the output since.
    pub(super) is_untouched: bool,
    /// What is in the place of each entry's file; nothing where nobody has touched them.
    pub(super) found: Vec<Found>,
    /// Where pages may lie that aren't here yet.
    pub(super) twin: Option<Twin>,
    pub(super) disk: Disk,
    _lock: Lock,
}

/// Takes the lock of a place and looks at what was published there.
///
/// # Errors
/// When Dateline can't publish there.
pub fn begin(place: &Place, memory: Memory) -> Result<Begun, Diagnostic> {
    let disk = Disk::new(&place.root, place.interrupt_after);
    ownership::check_place(&place.output, &place.root, &disk)?;
    let folder = &place.memory;
    disk.create_folders(folder).map_err(|error| disk.unwritable(folder, &error))?;
    let lock = lock::take(folder, &disk)?;
    // Whoever publishes again knows what is there, unless somebody took all of it away.
    let known = memory.manifest.filter(|_| place.output.is_dir());
    let is_untouched = known.is_some();
    let before = known.or_else(|| Manifest::read(folder));
    ownership::check(&place.output, before.as_ref(), folder, &disk)?;
    let found = match &before {
        Some(before) if !is_untouched => found(before, &place.output),
        _ => Vec::new(),
    };
    let twin = before.is_none().then(|| Twin::of(place)).flatten();
    Ok(Begun { before, is_untouched, found, twin, disk, _lock: lock })
}

fn found(before: &Manifest, output: &Path) -> Vec<Found> {
    let output = near(output);
    let entries: Vec<(&OutputPath, &Arc<Entry>)> = before.entries.iter().collect();
    let all = entries.into_par_iter().with_min_len(MANY);
    all.map(|(path, entry)| Found::at(path, entry, &output)).collect()
}

impl Begun {
    /// What was published for each of these paths, which are sorted as the manifest is.
    pub(super) fn known<'b, 'p>(
        &'b self,
        paths: impl Iterator<Item = &'p OutputPath>,
    ) -> Vec<Option<Known<'b>>> {
        let entries = self.before.iter().flat_map(|before| &before.entries);
        let mut entries = entries.enumerate().peekable();
        let known = paths.map(|path| {
            while entries.next_if(|(_, (before, _))| *before < path).is_some() {}
            let (index, (_, entry)) = entries.next_if(|(_, (before, _))| *before == path)?;
            let found = self.found.get(index).copied().unwrap_or(Found::AsWritten);
            Some(Known { entry, found })
        });
        known.collect()
    }
}
