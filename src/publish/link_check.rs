//! Checks links last, when every page and every place on it is known.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::manifest::Entry;
use crate::arrange::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Index, Spanned};
use crate::path::{OutputPath, decode};
use crate::plan::{Page, Plan};
use crate::render::OutLink;

/// Checks the links of all pages, rendered now or long ago.
pub(super) fn check(
    plan: &Plan<'_>,
    entries: &BTreeMap<OutputPath, Arc<Entry>>,
    faults: &mut Diagnostics,
) {
    let known = Known { plan, entries, urls: OnceCell::new(), places: RefCell::default() };
    check_menu(&known, faults);
    check_publisher(&known, faults);
    for (path, entry) in entries.iter().filter(|(_, entry)| !entry.links.is_empty()) {
        for link in &entry.links {
            let Some(fault) = fault(&known, path, link) else { continue };
            let place = plan.page(path).and_then(|page| plan.text_of(page));
            faults.push(match place {
                Some((source, start)) => fault.at(source, link.span.shifted(start)),
                None => fault,
            });
        }
    }
}

/// What links may lead to. What it takes to look up many is made for the first that needs it.
struct Known<'n> {
    plan: &'n Plan<'n>,
    entries: &'n BTreeMap<OutputPath, Arc<Entry>>,
    /// The URLs of all pages.
    urls: OnceCell<Index>,
    /// The places of pages that have many.
    places: RefCell<BTreeMap<&'n OutputPath, Rc<Places<'n>>>>,
}

/// The places of a page.
struct Places<'n> {
    all: BTreeSet<&'n str>,
    index: OnceCell<Index>,
}

impl<'n> Known<'n> {
    /// Pages with fewer places are looked through.
    const FEW: usize = 32;

    fn nearest_url(&self, url: &str) -> Option<&str> {
        let urls = || self.plan.pages().iter().map(|page| page.path.url());
        self.urls.get_or_init(|| Index::new(urls())).nearest(url)
    }

    /// The places of a page; none if it couldn't be rendered, which is fault enough.
    fn places(&self, page: &OutputPath) -> Option<Rc<Places<'n>>> {
        if let Some(known) = self.places.borrow().get(page) {
            return Some(Rc::clone(known));
        }
        let (page, entry) = self.entries.get_key_value(page)?;
        let all = entry.ids.iter().map(String::as_str).collect();
        let places = Rc::new(Places { all, index: OnceCell::new() });
        if entry.ids.len() > Self::FEW {
            self.places.borrow_mut().insert(page, Rc::clone(&places));
        }
        Some(places)
    }
}

impl Places<'_> {
    fn nearest(&self, place: &str) -> Option<&str> {
        self.index.get_or_init(|| Index::new(self.all.iter().copied())).nearest(place)
    }
}

fn fault(known: &Known<'_>, from: &OutputPath, link: &OutLink) -> Option<Diagnostic> {
    let target = link.page.as_ref().unwrap_or(from);
    if known.plan.page(target).is_none() {
        return no_page(
            known,
            target,
            "a link to an article or a standing page is the path to its `.md` file",
        );
    }
    // Browsers go to the top of any page, and look for words by themselves.
    let is_everywhere = |it: &&str| it.is_empty() || *it == "top" || it.starts_with(":~:");
    let fragment = link.fragment.as_deref().filter(|it| !is_everywhere(it))?;
    let ids = &known.entries.get(target)?.ids;
    if ids.len() <= Known::FEW && ids.iter().any(|id| id == fragment) {
        return None;
    }
    let places = known.places(target)?;
    if places.all.contains(fragment) {
        return None;
    }
    let where_to =
        if link.page.is_some() { format!("on `{}`", target.url()) } else { "here".into() };
    let near = places.nearest(fragment);
    Some(
        Diagnostic::error(format!("there is no place `#{fragment}` {where_to}"))
            .help(match near {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`".into(),
            }),
    )
}

/// The links of the menu are on every page.
fn check_menu(known: &Known<'_>, faults: &mut Diagnostics) {
    const HELP: &str = "write the URL of a page from its first `/` on, like `/about/`";
    let plan = known.plan;
    let config = &plan.site().config;
    for item in config.menu.iter().filter(|item| !item.url.starts_with("//")) {
        let Some((target, _)) = rooted(&item.url) else { continue };
        let fault = match target {
            Some(target) if plan.page(&target).is_some() => None,
            Some(target) => no_page(known, &target, HELP),
            None => Some(
                Diagnostic::error(format!("`{}` is no path of this site", item.url)).help(HELP),
            ),
        };
        faults.extend(fault.map(|fault| fault.at(&config.path, item.url_span)));
    }
}

/// The pages that the publisher names, which search engines and readers are led to.
fn check_publisher(known: &Known<'_>, faults: &mut Diagnostics) {
    const HELP: &str = "make the page in `content/pages/`, and write its URL here";
    let plan = known.plan;
    let config = &plan.site().config;
    let policies = config.publisher.policies.iter().map(|policy| &policy.url);
    let contacts = config.publisher.contact_points.iter().filter_map(|point| point.url.as_ref());
    // Readers may be sent to another host to write, but not to learn what the paper promises.
    let elsewhere = |url: &&Spanned<String>| !url.value.contains("://");
    for url in policies.chain(contacts.filter(elsewhere)) {
        let fault = match rooted(&url.value) {
            Some((Some(page), fragment)) if plan.page(&page).is_some_and(is_page) => {
                let link = OutLink { page: Some(page.clone()), fragment, span: url.span };
                fault(known, &page, &link)
            }
            Some((Some(page), _)) if plan.page(&page).is_none() => no_page(known, &page, HELP),
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
fn no_page(known: &Known<'_>, target: &OutputPath, help: &str) -> Option<Diagnostic> {
    if known.plan.site().withheld.contains_key(&Status::Broken) {
        return None;
    }
    let url = target.url();
    let near = known.nearest_url(&url);
    let is_page = url.ends_with('/');
    let what = if is_page { "page" } else { "file" };
    Some(Diagnostic::error(format!("there is no {what} `{url}`")).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if is_page => help.into(),
        None => format!("put it into the site as `static{url}`"),
    }))
}
