//! Checks links last, when every page and every place on it is known.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::manifest::Entry;
use super::tally::Tally;
use crate::arrange::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Index, Spanned, nearest};
use crate::parse::{Config, MenuItem};
use crate::path::{OutputPath, decode, meant_address};
use crate::plan::{Page, Plan};
use crate::render::OutLink;
use crate::slug::slug;

/// Checks the links of all pages, rendered now or long ago.
pub(super) fn check(plan: &Plan<'_>, tally: &Tally, faults: &mut Diagnostics) {
    let entries = &tally.entries;
    let known = Known { plan, entries, urls: OnceCell::new(), places: RefCell::default() };
    check_menu(&known, faults);
    check_publisher(&known, faults);
    let mut tell = |path: &OutputPath, link: &OutLink, fault: Option<Diagnostic>| {
        let Some(fault) = fault else { return };
        let place = plan.page(path).and_then(|page| plan.text_of(page));
        faults.push(match place {
            Some((source, start)) => fault.at(source, link.span.shifted(start)),
            None => fault,
        });
    };
    for (path, entry) in entries.iter().filter(|(_, entry)| !entry.links.is_empty()) {
        for link in &entry.links {
            tell(path, link, fault(&known, path, link));
        }
    }
    // What else is wrong with a text hides nothing of this.
    for (path, ids, links) in &tally.faulty {
        for link in links {
            let found = match link.page {
                Some(_) => fault(&known, path, link),
                None => place_of(link).and_then(|place| no_place(place, "here", &Places::of(ids))),
            };
            tell(path, link, found);
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
        let places = Rc::new(Places::of(&entry.ids));
        if entry.ids.len() > Self::FEW {
            self.places.borrow_mut().insert(page, Rc::clone(&places));
        }
        Some(places)
    }
}

impl<'n> Places<'n> {
    fn of(ids: &'n [String]) -> Self {
        Self { all: ids.iter().map(String::as_str).collect(), index: OnceCell::new() }
    }

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
    let fragment = place_of(link)?;
    let page = known.plan.page(target).and_then(|page| known.plan.text_of(page));
    if link.page.is_some() && page.is_some_and(|(path, _)| known.plan.site().is_broken(path)) {
        // Of a document with faults it isn't known which places it would have.
        return None;
    }
    let ids = &known.entries.get(target)?.ids;
    if ids.len() <= Known::FEW && ids.iter().any(|id| id == fragment) {
        return None;
    }
    let where_to =
        if link.page.is_some() { format!("on `{}`", target.url()) } else { "here".into() };
    no_place(fragment, &where_to, &*known.places(target)?)
}

/// The place that a link leads to, if that isn't on every page: browsers go to the top of any, and look for
/// words by themselves.
fn place_of(link: &OutLink) -> Option<&str> {
    let is_everywhere = |it: &&str| it.is_empty() || *it == "top" || it.starts_with(":~:");
    link.fragment.as_deref().filter(|it| !is_everywhere(it))
}

fn no_place(fragment: &str, where_to: &str, places: &Places<'_>) -> Option<Diagnostic> {
    (!places.all.contains(fragment)).then(|| {
        Diagnostic::error(format!("there is no place `#{fragment}` {where_to}"))
            .help(meant_place(fragment, places))
    })
}

/// Which place may be meant: that of the heading with this text, or of one that is nearly so.
fn meant_place(fragment: &str, places: &Places<'_>) -> String {
    let as_heading = slug(fragment);
    let same = places.all.get(as_heading.as_str()).copied();
    let near = same.or_else(|| places.nearest(fragment)).or_else(|| places.nearest(&as_heading));
    // A heading that was shortened, or that had more words before. Not looked for among thousands.
    let part = || {
        let long = |id: &&&str| id.len().min(as_heading.len()) >= 6;
        let few = places.all.iter().take(256).filter(long);
        few.copied().find(|id| id.contains(&as_heading) || as_heading.contains(id))
    };
    match near.or_else(part) {
        Some(near) => format!("did you mean `#{near}`?"),
        None => "a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`".into(),
    }
}

/// The links of the menu are on every page.
fn check_menu(known: &Known<'_>, faults: &mut Diagnostics) {
    const HELP: &str = "write the URL of a page from its first `/` on, like `/about/`";
    let plan = known.plan;
    let config = &plan.site().config;
    check_repeated(config, faults);
    for item in config.menu.iter().filter(|item| !item.url.starts_with("//")) {
        let Some((target, _)) = rooted(&item.url) else {
            faults.extend(
                no_rooted(plan, &item.url).map(|fault| fault.at(&config.path, item.url_span)),
            );
            continue;
        };
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

/// What is wrong with a URL of the menu that doesn't begin with `/`: every page would take it for a
/// place beside itself.
fn no_rooted(plan: &Plan<'_>, url: &str) -> Option<Diagnostic> {
    let fault = Diagnostic::error(format!("`{url}` leads elsewhere from every page"));
    if let Some(address) = meant_address(url) {
        return Some(fault.help(format!("write `{address}`")));
    }
    let has_scheme = url.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if has_scheme {
        return None;
    }
    let name = url.trim_start_matches(['.', '/']).trim_end_matches('/');
    let name = name.trim_start_matches("content/").trim_start_matches("pages/");
    let name =
        name.trim_end_matches(".md").trim_end_matches("/index.html").trim_end_matches(".html");
    let meant = if name.is_empty() { "/".to_owned() } else { format!("/{name}/") };
    let is_page =
        |url: &str| rooted(url).and_then(|it| it.0).is_some_and(|it| plan.page(&it).is_some());
    let file = format!("/{name}");
    if !is_page(&meant) && is_page(&file) {
        return Some(fault.help(format!("write `{file}`")));
    }
    let urls: Vec<String> = plan.pages().iter().map(|page| page.path.url()).collect();
    let near = nearest(&meant, urls.iter().map(String::as_str));
    let meant = if is_page(&meant) { &meant } else { near.unwrap_or(&meant) };
    Some(fault.help(format!("write `{meant}`")))
}

/// Two entries of the menu that lead to the same page.
fn check_repeated(config: &Config, faults: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &MenuItem> = BTreeMap::new();
    for item in &config.menu {
        let url = item.url.trim_matches('/');
        if let Some(first) = seen.get(url) {
            faults.push(
                Diagnostic::warning(format!("two entries of the menu lead to `{}`", item.url))
                    .at_with(&config.path, item.url_span, "this one")
                    .at_with(&config.path, first.url_span, "and this one")
                    .help("remove one of them"),
            );
        } else {
            seen.insert(url, item);
        }
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
