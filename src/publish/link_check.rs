//! Checks links last, when every page and every place on it is known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::manifest::Entry;
use crate::arrange::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::path::{OutputPath, decode};
use crate::plan::{Page, Plan};
use crate::render::OutLink;

/// Checks the links of all pages, rendered now or long ago.
pub(super) fn check(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
    faults: &mut Diagnostics,
) {
    check_menu(plan, faults);
    check_publisher(plan, entries, faults);
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
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
    from: &OutputPath,
    link: &OutLink,
) -> Option<Diagnostic> {
    let target = link.page.as_ref().unwrap_or(from);
    if plan.page(target).is_none() {
        return no_page(
            plan,
            target,
            "a link to an article or a standing page is the path to its `.md` file",
        );
    }
    // Browsers go to the top of any page, and look for words by themselves.
    let is_everywhere = |it: &&str| it.is_empty() || *it == "top" || it.starts_with(":~:");
    let fragment = link.fragment.as_deref().filter(|it| !is_everywhere(it))?;
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

/// The links of the menu are on every page.
fn check_menu(plan: &Plan<'_>, faults: &mut Diagnostics) {
    const HELP: &str = "write the URL of a page from its first `/` on, like `/about/`";
    let config = &plan.site().config;
    for item in config.menu.iter().filter(|item| !item.url.starts_with("//")) {
        let Some((target, _)) = rooted(&item.url) else { continue };
        let fault = match target {
            Some(target) if plan.page(&target).is_some() => None,
            Some(target) => no_page(plan, &target, HELP),
            None => Some(
                Diagnostic::error(format!("`{}` is no path of this site", item.url)).help(HELP),
            ),
        };
        faults.extend(fault.map(|fault| fault.at(&config.path, item.url_span)));
    }
}

/// The pages that the publisher names, which search engines and readers are led to.
fn check_publisher(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
    faults: &mut Diagnostics,
) {
    const HELP: &str = "make the page in `content/pages/`, and write its URL here";
    let config = &plan.site().config;
    let policies = config.publisher.policies.iter().map(|policy| &policy.url);
    let contacts = config.publisher.contact_points.iter().filter_map(|point| point.url.as_ref());
    // Readers may be sent to another host to write, but not to learn what the paper promises.
    let elsewhere = |url: &&Spanned<String>| !url.value.contains("://");
    for url in policies.chain(contacts.filter(elsewhere)) {
        let fault = match rooted(&url.value) {
            Some((Some(page), fragment)) if plan.page(&page).is_some_and(is_page) => {
                let link = OutLink { page: Some(page.clone()), fragment, span: url.span };
                fault(plan, entries, &page, &link)
            }
            Some((Some(page), _)) if plan.page(&page).is_none() => no_page(plan, &page, HELP),
            _ => Some(
                Diagnostic::error(format!("`{}` is no page of this site", url.value))
                    .help("write the URL of a page from its first `/` on, like `/about/`"),
            ),
        };
        faults.extend(fault.map(|fault| fault.at(&config.path, url.span)));
    }
}

fn is_page(page: &Page<'_>) -> bool {
    page.path.url().ends_with('/')
}

/// What a path from the first `/` on leads to, if it can be a path of the site, and the place there;
/// none for what is no such path.
fn rooted(url: &str) -> Option<(Option<OutputPath>, Option<String>)> {
    let rooted = url.strip_prefix('/').filter(|rest| !rest.starts_with('/'))?;
    let (path, fragment) = match rooted.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment))),
        None => (rooted, None),
    };
    let path = decode(path.split('?').next().unwrap_or_default());
    let path = path.trim_matches('/');
    let is_plain = path.is_empty() || path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    Some((is_plain.then(|| OutputPath::of_link(path)), fragment))
}

/// A page that isn't there; nothing is said if it may be that of a document with faults.
fn no_page(plan: &Plan<'_>, target: &OutputPath, help: &str) -> Option<Diagnostic> {
    if plan.site().withheld.contains_key(&Status::Broken) {
        return None;
    }
    let url = target.url();
    let urls: Vec<String> = plan.pages().iter().map(|page| page.path.url()).collect();
    let near = nearest(&url, urls.iter().map(String::as_str));
    let is_page = url.ends_with('/');
    let what = if is_page { "page" } else { "file" };
    Some(Diagnostic::error(format!("there is no {what} `{url}`")).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if is_page => help.into(),
        None => format!("put it into the site as `static{url}`"),
    }))
}
