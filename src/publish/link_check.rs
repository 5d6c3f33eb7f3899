//! Checks links last, when every page and every place on it is known.

use std::collections::BTreeMap;

use super::manifest::Entry;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::OutputPath;
use crate::plan::Plan;
use crate::render::OutLink;

/// Checks the links of all pages, rendered now or long ago.
pub(super) fn check(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Entry>,
    faults: &mut Diagnostics,
) {
    for (path, entry) in entries.iter().filter(|(_, entry)| !entry.links.is_empty()) {
        for link in &entry.links {
            let Some(fault) = fault(plan, entries, path, link) else { continue };
            let place = plan.page(path).and_then(|page| plan.text_of(page));
            faults.push(match place {
                Some((source, start)) => fault.at(source, link.span.shifted(start)),
                None => fault,
            });
        }
    }
}

fn fault(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Entry>,
    from: &OutputPath,
    link: &OutLink,
) -> Option<Diagnostic> {
    let target = link.page.as_ref().unwrap_or(from);
    if plan.page(target).is_none() {
        let url = target.url();
        let urls: Vec<String> = plan.pages().iter().map(|page| page.path.url()).collect();
        let near = nearest(&url, urls.iter().map(String::as_str));
        return Some(
            Diagnostic::error(format!("there is no page `{url}`"))
                .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
    let fragment = link.fragment.as_deref().filter(|fragment| !fragment.is_empty())?;
    // A page that couldn't be rendered has faults enough; its places aren't known.
    let ids = &entries.get(target)?.ids;
    if ids.iter().any(|id| id == fragment) {
        return None;
    }
    let where_to =
        if link.page.is_some() { format!("on `{}`", target.url()) } else { "here".into() };
    let near = nearest(fragment, ids.iter().map(String::as_str));
    Some(
        Diagnostic::error(format!("there is no place `#{fragment}` {where_to}"))
            .help(match near {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`".into(),
            }),
    )
}
