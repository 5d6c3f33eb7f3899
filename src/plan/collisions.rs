//! Two pages on one path.

use std::collections::BTreeSet;

use super::page::{Page, PageKind};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reports paths that two of `pages`, which are sorted by path, lay claim to.
pub(super) fn report(pages: &[Page<'_>], faults: &mut Diagnostics) {
    for pair in pages.windows(2) {
        let [one, other] = pair else { continue };
        if one.path == other.path {
            faults.push(collision(one, other));
        }
    }
    report_files_as_folders(pages, faults);
}

fn collision(one: &Page<'_>, other: &Page<'_>) -> Diagnostic {
    let fault = Diagnostic::error(format!("two pages go to `{}`", one.path.url()));
    let both_articles =
        matches!((&one.kind, &other.kind), (PageKind::Article(_), PageKind::Article(_)));
    let fault = match (&one.origin, &other.origin) {
        (Some(first), Some(second)) => second.mark(first.mark(fault, "this one"), "and this one"),
        (Some(origin), None) | (None, Some(origin)) => {
            origin.mark(fault, "this one").help("the other is a list that every site has")
        }
        (None, None) => fault.help("two terms have names that make the same URL"),
    };
    let is_alias = |page: &Page<'_>| matches!(page.kind, PageKind::Redirect(_));
    if both_articles {
        fault.help("give one of them another `slug`")
    } else if is_alias(one) || is_alias(other) {
        fault.help("an alias leads from a URL that has no page any more: remove it or correct it")
    } else {
        fault
    }
}

/// A file can't have the name of a folder that other pages need.
fn report_files_as_folders(pages: &[Page<'_>], faults: &mut Diagnostics) {
    // Pages end in a name with a point, so a file that could be a folder is rare.
    let bare = pages.iter().filter(|page| !page.path.name().contains('.'));
    let bare: BTreeSet<&str> = bare.map(|page| page.path.as_str()).collect();
    if bare.is_empty() {
        return;
    }
    for page in pages {
        let mut folder = page.path.folder();
        while !folder.is_empty() {
            if bare.contains(folder) {
                let fault = Diagnostic::error(format!(
                    "`{folder}` would be a file and the folder of `{}`",
                    page.path
                ));
                let origins = pages
                    .iter()
                    .find(|it| it.path.as_str() == folder)
                    .and_then(|it| it.origin.as_ref());
                let fault = origins.map_or(fault.clone(), |origin| origin.mark(fault, "this file"));
                faults.push(fault);
                return;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}
