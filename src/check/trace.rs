//! *Traces* what stands in the output back to where somebody wrote it: a text, a template, the
//! settings. What can't be traced is shown in the output itself.

use std::collections::BTreeMap;
use std::path::Path;

use crate::arrange::{Site, TermKind, static_path};
use crate::diagnostic::{Diagnostic, Span};
use crate::parse::File;
use crate::path::{OutputPath, SourcePath};
use crate::plan::{self, Plan, View};
use crate::read::{self, Source};
use crate::render::template_files;

/// Where somebody wrote something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) path: SourcePath,
    pub(super) span: Span,
}

/// Knows what pages are made from.
pub(super) struct Tracer<'t> {
    site: &'t Site,
    root: &'t Path,
    /// The output's folder, seen from the site's.
    output: &'t str,
    templates: Option<Templates<'t>>,
    documents: Option<BTreeMap<OutputPath, &'t SourcePath>>,
    texts: BTreeMap<SourcePath, Option<String>>,
}

impl<'t> Tracer<'t> {
    pub(super) fn new(site: &'t Site, root: &'t Path, output: &'t str) -> Self {
        Self { site, root, output, templates: None, documents: None, texts: BTreeMap::new() }
    }

    /// The text of a file of the site.
    pub(super) fn text(&mut self, path: &SourcePath) -> Option<&str> {
        let root = self.root;
        let text = self.texts.entry(path.clone()).or_insert_with(|| read::text_of_file(root, path));
        text.as_deref()
    }

    /// The document that a page is of, or the file that it is a copy of.
    pub(super) fn document(&mut self, page: &OutputPath) -> Option<&'t SourcePath> {
        let site = self.site;
        let documents = self.documents.get_or_insert_with(|| documents(site));
        // The text edition has every article once more.
        let of_text = page.as_str().strip_prefix("text/");
        let of_text = of_text.and_then(|it| documents.get(&OutputPath::new(it)));
        of_text.or_else(|| documents.get(page)).copied()
    }

    /// Where words of a page were written: in its own document, a template or the settings.
    pub(super) fn place(
        &mut self,
        page: &OutputPath,
        span: Span,
        words: &[String],
        is_of_template: bool,
    ) -> Option<Place> {
        if let Some(document) = self.document(page).filter(|_| !is_of_template).cloned() {
            if !document.has_extension("md") {
                // It is a copy, in which what has no place of its own may be found by its words.
                let text = self.text(&document).filter(|_| span == Span::default());
                let found = text.and_then(|text| {
                    words.iter().find_map(|it| Some((text.find(it.as_str())?, it.len())))
                });
                let span = found.map_or(span, |(at, length)| (at..at + length).into());
                return Some(Place { path: document, span });
            }
            let text = self.text(&document).unwrap_or_default();
            // What stands twice is at fault where it stands the second time.
            let found = words.iter().find_map(|it| Some((last(text, it)?, it.len())));
            if let Some((at, length)) = found {
                return Some(Place { path: document, span: (at..at + length).into() });
            }
        }
        let settings = (!is_of_template).then(|| self.site.config.path.clone());
        let settings = settings.and_then(|path| {
            let text = self.text(&path)?.to_owned();
            Some(Source { path, text })
        });
        let root = self.root;
        let templates = self.templates.get_or_insert_with(|| Templates::read(root, self.site));
        let templates = templates.of(page);
        for Source { path, text } in templates.iter().copied().chain(&settings) {
            if let Some((word, at)) =
                words.iter().find_map(|it| Some((it, text.find(it.as_str())?)))
            {
                return Some(Place { path: path.clone(), span: (at..at + word.len()).into() });
            }
        }
        // What no words tell of is still the fault of the page's own template.
        let own = templates.first().filter(|_| is_of_template);
        own.map(|it| Place { path: it.path.clone(), span: Span::default() })
    }

    /// A place in the output.
    pub(super) fn in_output(&self, page: &OutputPath, span: Span) -> Place {
        Place { path: SourcePath::new(format!("{}/{page}", self.output)), span }
    }
}

impl Place {
    /// A finding about this place.
    pub(super) fn mark(&self, finding: Diagnostic) -> Diagnostic {
        finding.at(&self.path, self.span)
    }
}

/// What every page is of that somebody wrote, and every file a copy of.
pub(crate) fn documents(site: &Site) -> BTreeMap<OutputPath, &SourcePath> {
    let statics = statics(site).filter(|(_, file)| file.asset.is_of_site());
    let statics = statics.map(|(path, file)| (path, &file.asset.path));
    let beside = site.articles.iter().flat_map(|it| &it.files);
    let beside = beside.map(|(path, file)| (path.clone(), &file.asset.path));
    let terms = TermKind::ALL.into_iter().flat_map(|kind| site.terms.of(kind));
    let profiles = terms.filter_map(|it| Some((it.page.clone(), &it.profile.as_ref()?.0.path)));
    let standing = site.pages.iter().map(|it| (it.page.clone(), &it.front.path));
    let articles = site.articles.iter().map(|it| (it.page.clone(), &it.front.path));
    statics.chain(beside).chain(profiles).chain(standing).chain(articles).collect()
}

/// Where words stand last in a text: as a whole if they do, since a URL may be the beginning of another.
fn last(text: &str, words: &str) -> Option<usize> {
    let is_whole = |at: &usize| {
        let next = text[at + words.len()..].chars().next();
        next.is_none_or(|it| it.is_whitespace() || "()[]<>\"'`".contains(it))
    };
    let whole = text.rmatch_indices(words).map(|(at, _)| at).find(is_whole);
    whole.or_else(|| text.rfind(words))
}

/// The templates, and which of them a page is made by.
struct Templates<'t> {
    plan: Plan<'t>,
    files: Vec<Source>,
    /// By the name of a template the paths of all that it is made of.
    made_of: BTreeMap<String, Vec<SourcePath>>,
}

impl<'t> Templates<'t> {
    fn read(root: &Path, site: &'t Site) -> Self {
        let (plan, _) = plan::plan(site);
        Self { plan, files: read::templates(root), made_of: BTreeMap::new() }
    }

    /// The templates by how near they are to a page: its own, then those that it is made of; all of
    /// them if it has none of its own.
    fn of(&mut self, page: &OutputPath) -> Vec<&Source> {
        let page = self.plan.page(page);
        let Some(View::Template(view)) = page.map(|page| self.plan.view(page)) else {
            return self.files.iter().collect();
        };
        // Templates are few and pages many.
        if !self.made_of.contains_key(view.template) {
            let files = template_files(&self.files, view.template).into_iter();
            let paths = files.map(|it| it.path.clone()).collect();
            self.made_of.insert(view.template.to_owned(), paths);
        }
        let files = |path: &SourcePath| self.files.iter().find(|it| it.path == *path);
        self.made_of[view.template].iter().filter_map(files).collect()
    }
}

/// The files of `static/` and the theme, each with where it goes.
pub(super) fn statics(site: &Site) -> impl Iterator<Item = (OutputPath, &File)> {
    site.statics.iter().map(|file| (static_path(file, &site.config), file))
}
