//! Every page that shows a *source*.
//!
//! The site is planned twice: as it is, and with another source in its place. Pages whose keys differ
//! are those that show it, however they came by it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::house::{House, urls};
use super::kind;
use crate::arrange::{SCRIPT, STYLE, Site, Status, TermKind, status};
use crate::check::documents;
use crate::digest::Digest;
use crate::parse::{self, Article, Body, Parsed, Profile};
use crate::path::{OutputPath, SourcePath};
use crate::plan::{Page, PageKind, Plan, View};
use crate::publish;
use crate::render::{Templates, template_files};

/// Nobody's words: not there for readers, and not what was there before.
const OTHER: &str = "\u{2060}\u{2060}";

/// What there is to know of a source.
#[derive(Debug)]
pub struct SourceFacts {
    /// Where it lies.
    pub path: SourcePath,
    /// What it is.
    pub what: String,
    /// Why readers don't see it; none if they do.
    pub withheld: Option<String>,
    /// The URLs of its own pages.
    pub pages: Vec<String>,
    /// The URLs of what is made of it.
    pub made: Vec<String>,
    /// The URLs of all others that show it.
    pub shown_by: Vec<String>,
    /// Whether its address must be looked for in the output, for no page is given what it holds.
    pub is_file: bool,
    /// Whether pages are made with it rather than show it: a template, words, settings.
    pub is_tool: bool,
}

pub(super) fn facts(house: &House<'_>, parsed: Parsed, path: &SourcePath) -> SourceFacts {
    let is_document = house.sources.documents.binary_search(path).is_ok();
    let withheld = withheld(house, &parsed, path);
    let ((own, made, what, mut shown_by, keys), _) = house.planned(parsed, |plan, compiled| {
        let (own, made) = (own_pages(plan, path), made_of(plan, path));
        (own, made, what(plan.site(), path), made_with(house, plan, path), keys_of(plan, compiled))
    });
    let (mut other, _) = parse::parse(house.sources);
    if is_document && change(&mut other, path) {
        let (others, _) = house.planned(other, keys_of);
        let is_another = |(path, key): &(OutputPath, Digest)| keys.get(path) != Some(key);
        shown_by.extend(others.into_iter().filter(is_another).map(|(path, _)| path));
    }
    shown_by.retain(|path| !own.contains(path));
    let files = house.sources.bundled.iter().chain(&house.sources.statics);
    let is_file = files.into_iter().any(|it| it.path == *path);
    SourceFacts {
        path: path.clone(),
        what,
        withheld,
        pages: urls(&own),
        made: urls(&made),
        shown_by: urls(&shown_by),
        is_file: is_file && !own.is_empty(),
        is_tool: !is_file && !is_document,
    }
}

/// Every page with its key. Which program it is makes no difference between two of them.
fn keys_of(plan: &Plan<'_>, compiled: &Templates) -> BTreeMap<OutputPath, Digest> {
    let keys = publish::keys(plan, compiled, Digest::of(&[]));
    plan.pages().iter().map(|page| page.path.clone()).zip(keys).collect()
}

/// Why readers don't see a document; none if they do, or may.
fn withheld(house: &House<'_>, parsed: &Parsed, path: &SourcePath) -> Option<String> {
    if parsed.broken.iter().any(|it| it.path == *path) {
        return Some("it has errors, which a build shows".into());
    }
    let page = parsed.pages.iter().find(|it| it.path == *path);
    if page.is_some_and(|page| page.draft && !house.edition.drafts) {
        return reason(Status::Draft, "");
    }
    let article = parsed.articles.iter().find(|it| it.path == *path)?;
    reason(status(article, house.edition), &article.date.written())
}

fn reason(status: Status, date: &str) -> Option<String> {
    match status {
        Status::Draft => Some("it is a draft".into()),
        Status::Scheduled => Some(format!("it is scheduled for {date}")),
        Status::Expired => Some("its time is over: it has expired".into()),
        Status::Published | Status::Unused | Status::Broken => None,
    }
}

/// Puts another document in the place of one; whether there is one.
fn change(parsed: &mut Parsed, path: &SourcePath) -> bool {
    if let Some(article) = parsed.articles.iter_mut().find(|it| it.path == *path) {
        let Article { title, standfirst, body, .. } = Arc::make_mut(article);
        title.push_str(OTHER);
        standfirst.get_or_insert_default().push_str(OTHER);
        change_body(body);
        return true;
    }
    if let Some(page) = parsed.pages.iter_mut().find(|it| it.path == *path) {
        page.title.push_str(OTHER);
        page.summary.push_str(OTHER);
        change_body(&mut page.body);
        return true;
    }
    let mut profiles = parsed
        .authors
        .iter_mut()
        .chain(&mut parsed.tags)
        .chain(&mut parsed.places)
        .chain(&mut parsed.series);
    let Some(Profile { name, description, body, .. }) = profiles.find(|it| it.path == *path) else {
        return false;
    };
    name.push_str(OTHER);
    description.get_or_insert_default().push_str(OTHER);
    change_body(body);
    true
}

fn change_body(body: &mut Body) {
    body.digest = Digest::of(body.digest.to_string().as_bytes());
    body.words += 1000;
}

/// The pages that a source has for itself.
fn own_pages(plan: &Plan<'_>, source: &SourcePath) -> Vec<OutputPath> {
    let is_own = |page: &&Page<'_>| match &page.kind {
        PageKind::File(file) => file.asset.path == *source,
        PageKind::Renditions(..) => false,
        _ => plan.text_of(page).is_some_and(|(path, _)| path == source),
    };
    plan.pages().iter().filter(is_own).map(|page| page.path.clone()).collect()
}

/// Where that goes that is made of a picture.
fn made_of(plan: &Plan<'_>, source: &SourcePath) -> Vec<OutputPath> {
    let made = plan.pages().iter().flat_map(|page| match &page.kind {
        PageKind::Renditions(file, set) if file.asset.path == *source => set.all(),
        _ => Vec::new(),
    });
    made.map(|(path, _)| path).collect()
}

/// The pages that are made with a template, with the theme's words or with the settings.
fn made_with(house: &House<'_>, plan: &Plan<'_>, source: &SourcePath) -> Vec<OutputPath> {
    let is_template = house.sources.templates.iter().any(|it| it.path == *source);
    let of_site = [STYLE, SCRIPT].map(|name| format!("static/{name}"));
    let is_settings = *source == house.sources.settings.path;
    let is_words = house.sources.strings.iter().any(|it| it.path == *source);
    let is_everywhere = is_settings || is_words || of_site.iter().any(|it| it == source.as_str());
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    let mut asks = |view: &View<'_>| match view {
        View::Template(view) => {
            is_everywhere
                || is_template
                    && *known.entry(view.template).or_insert_with(|| {
                        let files = template_files(&house.sources.templates, view.template);
                        files.iter().any(|it| it.path == *source)
                    })
        }
        View::Feed(_) | View::Redirect { .. } => is_settings || is_words,
        View::Sitemap(_) | View::Text(_) => is_settings,
        View::File(_) | View::Renditions(_) => false,
    };
    if !is_template && !is_everywhere {
        return Vec::new();
    }
    let pages = plan.pages().iter().filter(|page| asks(&plan.view(page)));
    pages.map(|page| page.path.clone()).collect()
}

/// What a source is.
fn what(site: &Site, path: &SourcePath) -> String {
    let folder = path.as_str().split('/').nth(1).unwrap_or_default();
    let terms = TermKind::ALL.into_iter().flat_map(|kind| site.terms.of(kind));
    let mut profiles = terms.filter(|it| it.profile.as_ref().is_some_and(|it| it.0.path == *path));
    if let Some(term) = profiles.next() {
        return format!("the profile of the {}", kind::term_in_words(term));
    }
    let published = site.articles.iter().map(|it| (&it.front.path, &it.front.title));
    let withheld = site.unpublished.articles.iter().map(|it| (&it.path, &it.title));
    if let Some((_, title)) = published.chain(withheld).find(|(it, _)| *it == path) {
        return format!("the article “{title}”");
    }
    let pages = site.pages.iter().map(|it| (&it.front.path, &it.front.title));
    let drafts = site.unpublished.pages.iter().map(|it| (&it.path, &it.title));
    if let Some((_, title)) = pages.chain(drafts).find(|(it, _)| *it == path) {
        return format!("the standing page “{title}”");
    }
    if documents(site).values().any(|it| *it == path) {
        return "a file that is published as it is".into();
    }
    match (path.as_str(), folder) {
        ("site.toml", _) => "the settings of the site",
        (it, "strings") if it.starts_with("templates/") => "words of the theme",
        (it, _) if it.starts_with("templates/") => "a template",
        (it, _) if it.starts_with("static/") => "a file that is published as it is",
        (_, "authors" | "tags" | "places" | "series") => {
            "a profile that no published article names"
        }
        _ => "a document",
    }
    .into()
}
