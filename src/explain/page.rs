//! What made a *page*: its source, its template, its data, and its key.

use super::asked::{self, nothing};
use super::house::{House, urls};
use super::kind;
use crate::build;
use crate::diagnostic::{Diagnostic, nearest};
use crate::path::{OutputPath, SourcePath};
use crate::plan::{Page, PageKind, Plan, View};
use crate::publish::{self, KeyFacts};
use crate::render::{Templates, template_files};

/// What there is to know of a page.
#[derive(Debug)]
pub struct PageFacts {
    /// Its URL, from the root of the site.
    pub url: String,
    /// What it is.
    pub what: String,
    /// Whether it is made of a picture: then its address must be looked for in the output.
    pub is_rendition: bool,
    /// The document that its text is in, or the file that it is a copy of.
    pub source: Option<SourcePath>,
    /// Its template, then what that is made of, each with whether it is the theme's.
    pub templates: Vec<(SourcePath, bool)>,
    /// The variables that are its own.
    pub variables: Vec<String>,
    /// The variables that it shares with others.
    pub shared: Vec<&'static str>,
    /// The articles that it shows besides its own.
    pub shows: Vec<SourcePath>,
    /// Its key, and whether a build would render it.
    pub key: KeyFacts,
}

pub(super) fn facts(
    house: &House<'_>,
    plan: &Plan<'_>,
    compiled: &Templates,
    path: &OutputPath,
) -> Result<PageFacts, Diagnostic> {
    let site = plan.site();
    let made = plan.pages().iter().find_map(|page| made_at(page, path));
    let found = made.as_ref().map(|(page, _)| *page).or_else(|| plan.page(path));
    let Some(page) = found else { return Err(unplanned(house, plan, path)) };
    let view = plan.view(page);
    let source = match &page.kind {
        PageKind::File(file) | PageKind::Renditions(file, _) => Some(file.asset.path.clone()),
        _ => plan.text_of(page).map(|(path, _)| path.clone()),
    };
    let (mut files, mut variables, mut shared) = (Vec::new(), Vec::new(), Vec::new());
    if let View::Template(view) = &view {
        let of_template = template_files(&house.sources.templates, view.template);
        let of_template = of_template.into_iter().map(|it| &it.path);
        files.extend(of_template.map(|it| (it.clone(), house.is_of_theme(it))));
        if let Some((_, named)) = files.split_first_mut() {
            named.sort_unstable();
        }
        variables.push("page".to_owned());
        let own = serde_json::to_value(&view.data).unwrap_or_default();
        variables.extend(own.as_object().into_iter().flat_map(|own| own.keys().cloned()));
        if view.text.is_some() {
            variables.extend(["content", "toc", "targets"].map(str::to_owned));
        }
        shared.extend(compiled.shared_by(view.template).map(|(name, _)| name));
    }
    let place = build::place(house.options);
    let shows = plan.shown_on(page).map(|index| site.articles[index].front.path.clone());
    Ok(PageFacts {
        url: path.url(),
        is_rendition: made.is_some(),
        what: made.map_or_else(|| kind::in_words(&page.kind, site), |(_, what)| what),
        source,
        templates: files,
        variables,
        shared,
        shows: shows.collect(),
        key: publish::explain(plan, page, compiled, &place, house.generator()),
    })
}

/// The page of the plan that makes a rendition for this path, and what that is.
fn made_at<'p, 's>(page: &'p Page<'s>, path: &OutputPath) -> Option<(&'p Page<'s>, String)> {
    let PageKind::Renditions(file, set) = &page.kind else { return None };
    let (_, recipe) = set.all().into_iter().find(|(at, _)| at == path)?;
    Some((page, kind::rendition_in_words(file, set, &recipe)))
}

/// That there is no such page, and what became of it.
fn unplanned(house: &House<'_>, plan: &Plan<'_>, path: &OutputPath) -> Diagnostic {
    let url = path.url();
    let withheld = &plan.site().unpublished.articles;
    if let Some(article) = withheld.iter().find(|it| plan.site().page_of(it) == *path) {
        return Diagnostic::error(format!("`{url}` isn't published")).help(format!(
            "it is the page of `{}`, which is left out: `dateline explain {}` says why",
            article.path, article.path
        ));
    }
    if publish::was_published(path, &build::place(house.options)) {
        return Diagnostic::error(format!("nothing makes `{url}` any more"))
            .help("an earlier build published it, and the next one takes it away");
    }
    let known = urls(plan.pages().iter().map(|page| &page.path));
    let near = || nearest(&url, known.iter().map(String::as_str)).map(str::to_owned);
    match asked::short(house, path).or_else(near) {
        Some(near) => Diagnostic::error(format!("there is no page `{url}`"))
            .help(format!("did you mean `{near}`?")),
        None => nothing(format!("there is no page `{url}`")),
    }
}
