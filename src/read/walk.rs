//! Lists the files of a folder, links and all, without ever leaving the site.

use std::io::{self, ErrorKind};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::{SourcePath, composed};

/// The files below `root/folder`, sorted; none if there is no such folder.
///
/// What editors and systems leave behind (`.name.swp`, `name~`, `.DS_Store`) is passed over; so is
/// everything whose name begins with a dot, except what hosts ask for by such a name.
pub(super) fn files(root: &Path, folder: &str, faults: &mut Diagnostics) -> Vec<SourcePath> {
    let start = root.join(folder);
    if start.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Vec::new();
    }
    match start.metadata() {
        Ok(found) if found.is_dir() => {}
        Ok(_) => {
            faults.push(no_folder(folder));
            return Vec::new();
        }
        Err(error) => {
            faults.push(unreadable(&error).in_file(&SourcePath::new(folder)));
            return Vec::new();
        }
    }
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if !leads_inside(&start, &inside) {
        faults.push(leads_out(&SourcePath::new(folder)));
        return Vec::new();
    }
    let mut files = Vec::new();
    let mut walker = WalkDir::new(&start).follow_links(true).min_depth(1).into_iter();
    while let Some(found) = walker.next() {
        let entry = match found {
            Ok(entry) => entry,
            Err(error) => {
                faults.extend(fault(root, &error));
                continue;
            }
        };
        if is_left_behind(&entry.file_name().to_string_lossy()) {
            if entry.file_type().is_dir() {
                walker.skip_current_dir();
            }
            continue;
        }
        let Some(path) = source_path(root, entry.path()) else {
            faults.push(Diagnostic::error(format!(
                "the name of {} isn't UTF-8 text",
                entry.path().display()
            )));
            continue;
        };
        if entry.path_is_symlink() && !leads_inside(entry.path(), &inside) {
            if entry.file_type().is_dir() {
                walker.skip_current_dir();
            }
            faults.push(leads_out(&path));
        } else if entry.file_type().is_file() {
            files.push(path);
        }
    }
    files.sort();
    for same in files.windows(2).filter(|pair| pair[0] == pair[1]) {
        faults.push(
            Diagnostic::error(
                "there are two files of this name, which differ in how they write an accent",
            )
            .in_file(&same[0])
            .help("remove or rename one of them"),
        );
    }
    files.dedup();
    files
}

/// Where a file is on the disk. Its name may be written with accents apart, as old Macs do.
pub(super) fn on_disk(root: &Path, path: &SourcePath) -> PathBuf {
    let file = path.below(root);
    if path.as_str().is_ascii() || file.exists() {
        return file;
    }
    let mut folder = root.to_path_buf();
    for part in path.as_str().split('/') {
        let entries = folder.read_dir().into_iter().flatten().flatten();
        let mut names = entries.map(|entry| entry.file_name());
        let found = names.find(|name| name.to_str().is_some_and(|name| composed(name) == part));
        folder.push(found.unwrap_or_else(|| part.into()));
    }
    folder
}

fn leads_inside(path: &Path, inside: &Path) -> bool {
    path.canonicalize().is_ok_and(|target| target.starts_with(inside))
}

fn leads_out(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("this symbolic link leads out of the site")
        .in_file(path)
        .help("copy what it leads to into the site: what is published should lie in one folder")
}

/// What is wrong with something that can't be read; nothing if it is nothing of the site.
fn fault(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let name = error.path().and_then(Path::file_name).map(|name| name.to_string_lossy());
    if name.is_some_and(|name| is_left_behind(&name)) {
        return None;
    }
    // What was there a moment ago and is gone now is a file that an editor worked on.
    let is_gone = |path: &Path| {
        path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
    };
    if error.path().is_some_and(is_gone) {
        return None;
    }
    let fault = match error.io_error() {
        Some(io) => unreadable(io),
        None => in_a_circle(),
    };
    Some(match error.path().and_then(|path| source_path(root, path)) {
        Some(path) => fault.in_file(&path),
        None => fault,
    })
}

fn unreadable(error: &io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => Diagnostic::error("this symbolic link leads to nothing")
            .help("put the file where the link leads, or remove the link"),
        _ => Diagnostic::error(format!("this file or folder can't be read: {error}")),
    }
}

fn in_a_circle() -> Diagnostic {
    Diagnostic::error("this symbolic link leads round in a circle").help("remove it")
}

fn no_folder(name: &str) -> Diagnostic {
    Diagnostic::error(format!("`{name}` is a file, and Dateline looks for a folder there"))
        .in_file(&SourcePath::new(name))
        .help(format!("give the file another name, and make a folder `{name}`"))
}

/// Whether a file has the name of those that editors and systems make for themselves.
fn is_left_behind(name: &str) -> bool {
    const ASKED_FOR: [&str; 3] = [".well-known", ".nojekyll", ".htaccess"];
    const OF_SYSTEMS: [&str; 4] = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r"];
    (name.starts_with('.') && !ASKED_FOR.contains(&name))
        || name.ends_with('~')
        // Of Emacs, of Word, and of the editors of JetBrains.
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || OF_SYSTEMS.contains(&name)
}

/// The path relative to `root`, with `/`; none if a part isn't UTF-8.
fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let relative = path.strip_prefix(root).ok()?.to_str().filter(|path| !path.is_empty())?;
    let relative = &*composed(relative);
    Some(match MAIN_SEPARATOR {
        '/' => SourcePath::new(relative),
        other => SourcePath::new(relative.replace(other, "/")),
    })
}
