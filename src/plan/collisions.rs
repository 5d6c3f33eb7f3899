//! Two pages on one path.

use std::collections::BTreeMap;

use super::page::{Page, PageKind};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reports paths that two of `pages`, which are sorted by path, lay claim to.
pub(super) fn report(pages: &[Page<'_>], faults: &mut Diagnostics) {
    for pair in pages.windows(2) {
        let [one, other] = pair else { continue };
        // Where two terms meet, their feeds do too.
        let are_feeds =
            matches!((&one.kind, &other.kind), (PageKind::Feed(..), PageKind::Feed(..)));
        // Where two articles meet, their pages in the text edition do too.
        let are_text = matches!(
            (&one.kind, &other.kind),
            (PageKind::TextArticle(_), PageKind::TextArticle(_))
        );
        if one.path == other.path && !are_feeds && !are_text {
            faults.push(collision(one, other));
        }
    }
    report_capitals(pages, faults);
    report_files_as_folders(pages, faults);
}

/// Two paths that differ in capitals alone are one file on macOS and Windows.
fn report_capitals(pages: &[Page<'_>], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &Page<'_>> = BTreeMap::new();
    // Few paths have capitals: those of files and aliases.
    for page in pages.iter().filter(|page| page.path.as_str().contains(char::is_uppercase)) {
        let plain = page.path.as_str().to_lowercase();
        let twin = pages.binary_search_by(|other| other.path.as_str().cmp(&plain));
        let twin = twin.ok().map(|index| &pages[index]).or(seen.get(&plain).copied());
        if let Some(twin) = twin.filter(|twin| twin.path != page.path) {
            faults.push(
                collision(twin, page)
                    .help("names that differ in capitals alone are one file on some systems"),
            );
        }
        seen.insert(plain, page);
    }
}

fn collision(one: &Page<'_>, other: &Page<'_>) -> Diagnostic {
    let fault = Diagnostic::error(format!("two pages go to `{}`", one.path.url()));
    let has_slug =
        |page: &Page<'_>| matches!(page.kind, PageKind::Article(_) | PageKind::Standing(_));
    let is_file = |page: &Page<'_>| matches!(page.kind, PageKind::File(_));
    let fault = match (&one.origin, &other.origin) {
        (Some(first), Some(second)) => second.mark(first.mark(fault, "this one"), "and this one"),
        (Some(origin), None) | (None, Some(origin)) => {
            origin.mark(fault, "this one").help("the other is one that every site has")
        }
        (None, None) => match (&one.kind, &other.kind) {
            (PageKind::Term(first, _), PageKind::Term(second, _)) => fault.help(format!(
                "the {} `{}` and `{}` make the same URL: rename one of them",
                first.kind.plural(),
                first.key,
                second.key
            )),
            _ => fault,
        },
    };
    let is_alias = |page: &Page<'_>| matches!(page.kind, PageKind::Redirect(_));
    if is_alias(one) || is_alias(other) {
        fault.help("an alias leads from a URL that has no page any more: remove it or correct it")
    } else if is_file(one) || is_file(other) {
        fault.help("remove the file, or give it another name")
    } else if has_slug(one) && has_slug(other) {
        fault.help("give one of them another `slug`")
    } else if has_slug(one) || has_slug(other) {
        fault.help("give this one another `slug`")
    } else {
        fault
    }
}

/// A file can't have the name of a folder that other pages need.
fn report_files_as_folders(pages: &[Page<'_>], faults: &mut Diagnostics) {
    // Almost all files have a point in their names, and almost no folder has one. So the few bare
    // files are looked up in a list of their own, and all others only for a folder with a point.
    let bare = pages.iter().filter(|page| !page.path.name().contains('.'));
    let bare: BTreeMap<&str, &Page<'_>> = bare.map(|page| (page.path.as_str(), page)).collect();
    let file = |folder: &str| {
        if folder.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            let found = pages.binary_search_by(|page| page.path.as_str().cmp(folder));
            found.ok().map(|index| &pages[index])
        } else {
            bare.get(folder).copied()
        }
    };
    for page in pages {
        let mut folder = page.path.folder();
        while !folder.is_empty() {
            if let Some(file) = file(folder) {
                let fault = Diagnostic::error(format!(
                    "`{folder}` would be a file and the folder of `{}`",
                    page.path
                ));
                let fault = match &file.origin {
                    Some(origin) => origin.mark(fault, "this file"),
                    None => fault,
                };
                faults.push(match file.kind {
                    PageKind::File(_) => fault.help("give the file another name"),
                    _ => fault,
                });
                return;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}
