//! Dateline writes only where it has written before, or where nothing is.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::manifest::Manifest;
use crate::diagnostic::Diagnostic;

/// What a site is made from, and what Dateline remembers. None of it is ever written into.
const SOURCES: &[&str] = &["content", "static", "templates", "site.toml", ".dateline", ".git"];

/// The preview's output, in the folder of a site.
pub const PREVIEW: &str = ".dateline/preview-output";

/// The check's output, in the folder of a site.
pub const CHECK: &str = ".dateline/check/site";

/// Refuses an output in which the site itself lies, or which lies among its sources, by whatever
/// links it leads there.
pub(super) fn check_place(output: &Path, root: &Path, disk: &Disk) -> Result<(), Diagnostic> {
    if [PREVIEW, CHECK].iter().any(|own| output == root.join(own)) {
        return Ok(());
    }
    let places = [output.to_path_buf(), led_to(output)];
    let are_one = |one: &Path, other: &Path| one.starts_with(other) || other.starts_with(one);
    let is_among = SOURCES.iter().map(|name| root.join(name)).any(|source| {
        let source = [led_to(&source), source];
        places.iter().any(|place| source.iter().any(|source| are_one(place, source)))
    });
    let holds_root = [root.to_path_buf(), led_to(root)]
        .iter()
        .any(|root| places.iter().any(|place| root.starts_with(place)));
    if !is_among && !holds_root {
        return Ok(());
    }
    let shown = match disk.shown(output) {
        shown if shown.is_empty() => ".".to_owned(),
        shown => shown,
    };
    Err(Diagnostic::error(format!("the output can't be `{shown}`, where the site's own files are"))
        .help("choose a folder of its own with `--output DIR`, or leave it out for `public`"))
}

/// Where a path leads when all links on its way are followed; what isn't there yet can be no link.
fn led_to(path: &Path) -> PathBuf {
    let mut above = path.ancestors();
    let found = above.find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = found else { return path.to_path_buf() };
    match path.strip_prefix(above) {
        Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
        _ => real,
    }
}

/// Refuses an output that holds somebody else's files. What lies in Dateline's own folder, as the
/// preview's does, is nobody else's: what isn't known of it goes.
pub(super) fn check(
    output: &Path,
    before: Option<&Manifest>,
    memory: &Path,
    disk: &Disk,
) -> Result<(), Diagnostic> {
    if before.is_some() {
        return Ok(());
    }
    let shown = disk.shown(output);
    if memory.parent().is_some_and(|own| output.starts_with(own)) {
        let removed = disk.remove_own_folder(output);
        return removed.map_err(|error| disk.unwritable(output, &error));
    }
    match fs::read_dir(output) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            Err(Diagnostic::error(format!("`{shown}` is a file, and the output needs a folder"))
                .help("remove the file, or choose another folder with `--output DIR`"))
        }
        Err(error) => {
            Err(Diagnostic::error(format!("`{shown}` can't be used for the output: {error}"))
                .help("choose another folder with `--output DIR`"))
        }
        Ok(mut files) => match files.next() {
            None => Ok(()),
            Some(_) if Manifest::is_foreign(memory) => Err(Diagnostic::error(format!(
                "another version of Dateline wrote `{shown}`, and this one can't read its record"
            ))
            .help("remove the folder and build again: all of it is made anew")),
            Some(_) => Err(Diagnostic::error(format!(
                "`{shown}` holds files, and there is no record that Dateline wrote them"
            ))
            .help("if nothing in it is needed, remove the folder and build again")
            .help("or choose another folder with `--output DIR`")),
        },
    }
}
