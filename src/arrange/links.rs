//! Where the links between files lead.
//!
//! Authors link to files, so that links work in an editor and on a code host; readers need pages.
//! A link to nothing is an error. A link to something that isn't published is a doubt: its text
//! stands without a link until there is something to lead to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::Config;
use super::clock::{Status, doubt};
use super::foreign::unshown;
use super::near::Near;
use super::players::Player;
use super::seed::Seeds;
use super::statics::static_path;
use crate::diagnostic::{Diagnostic, Diagnostics, Index, Span};
use crate::parse::{self, Body, File, LocalLink, Look, StandingPage};
use crate::path::{OutputPath, SourcePath, above, composed, decode, meant_address};

mod files;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Target {
    /// To a page, and a place on it.
    Page(OutputPath, Option<String>),
    /// To a file that is published as it is.
    File(OutputPath, Look),
    /// To a sound or a film.
    Played(Box<Player>),
    /// To something that isn't published.
    Absent,
}

/// The targets of a text's links, by what its author wrote.
pub type Links = BTreeMap<String, Target>;

/// What there is and isn't published.
#[derive(Default)]
pub(super) struct Absent {
    pub(super) files: BTreeMap<SourcePath, Status>,
    /// The files of articles by where their pages would be.
    pub(super) pages: BTreeMap<OutputPath, SourcePath>,
}

/// Everything that a link can lead to.
pub(super) struct Targets<'t> {
    pages: BTreeMap<SourcePath, OutputPath>,
    absent: Absent,
    /// Files beside articles, and where they go.
    bundled: BTreeMap<SourcePath, (OutputPath, &'t File)>,
    /// Files in bundles of articles that aren't published, or in no bundle.
    pub(super) unpublished: BTreeMap<SourcePath, &'t File>,
    statics: BTreeMap<OutputPath, &'t File>,
    /// What to look for where a link leads to nothing: with the pages, and for pictures without.
    near: [OnceLock<Near>; 2],
    near_statics: OnceLock<Index>,
    published: OnceLock<BTreeSet<OutputPath>>,
}

impl<'t> Targets<'t> {
    pub(super) fn new(
        published: &[(Arc<parse::Article>, OutputPath)],
        standing: &[StandingPage],
        terms: &Seeds,
        absent: Absent,
        bundled: &'t [File],
        statics: &'t [File],
        config: &Config,
    ) -> Self {
        // A bundle that isn't published keeps its files to itself, inside another bundle as well.
        let drafts = absent.files.keys().filter(|path| path.name() == "index.md");
        let mut owners: BTreeMap<&str, Option<OutputPath>> =
            drafts.map(|path| (path.folder(), None)).collect();
        let bundles = published.iter().filter(|(article, _)| article.is_bundle());
        owners.extend(bundles.map(|(article, page)| (article.path.folder(), Some(page.clone()))));
        let articles = published.iter().map(|(article, page)| (article.path.clone(), page.clone()));
        let standing =
            standing.iter().map(|page| (page.path.clone(), OutputPath::page(&page.slug)));
        // All at once: that is quicker than one after the other.
        let pages = terms.pages().chain(articles).chain(standing).collect();
        let (files, mut bundled, mut unpublished) = (bundled, BTreeMap::new(), BTreeMap::new());
        for file in files {
            let path = file.asset.path.clone();
            match beside(&path, &owners) {
                Some(output) => bundled.insert(path, (output, file)).map(|_| ()),
                None => unpublished.insert(path, file).map(|_| ()),
            };
        }
        let statics = statics.iter().map(|file| (static_path(file, config), file)).collect();
        let (near, near_statics, published) = Default::default();
        Self { pages, absent, bundled, unpublished, statics, near, near_statics, published }
    }

    /// Where a file beside an article goes, if it is published.
    pub(super) fn output_of(&self, path: &SourcePath) -> Option<&OutputPath> {
        self.bundled.get(path).map(|(output, _)| output)
    }

    /// Whether a file lies beside an article, published or not.
    pub(super) fn is_in_bundle(&self, path: &SourcePath) -> bool {
        self.bundled.contains_key(path) || self.absent_bundle(path).is_some()
    }

    /// The files in the bundle of this article.
    pub(super) fn files_beside(&self, article: &SourcePath) -> Vec<(OutputPath, File)> {
        if article.name() != "index.md" {
            return Vec::new();
        }
        let folder = format!("{}/", article.folder());
        self.bundled
            .range(SourcePath::new(folder.trim_end_matches('/'))..)
            .skip_while(|(path, _)| !path.as_str().starts_with(&folder))
            .take_while(|(path, _)| path.as_str().starts_with(&folder))
            .filter(|(path, _)| self.owner(path) == article.folder())
            .map(|(_, (output, file))| (output.clone(), (*file).clone()))
            .collect()
    }

    /// The nearest folder above `path` that is a bundle.
    fn owner<'p>(&self, path: &'p SourcePath) -> &'p str {
        let is_bundle =
            |folder: &&str| self.pages.contains_key(&SourcePath::new(format!("{folder}/index.md")));
        above(path).find(is_bundle).unwrap_or_default()
    }

    /// Why the article that this file lies beside isn't published.
    fn absent_bundle(&self, path: &SourcePath) -> Option<&Status> {
        self.unpublished.get(path)?;
        above(path).find_map(|folder| {
            self.absent.files.get(&SourcePath::new(format!("{folder}/index.md")))
        })
    }

    /// Resolves the links of a text.
    pub(super) fn resolve(
        &self,
        path: &SourcePath,
        body: &Body,
        faults: &mut Diagnostics,
    ) -> Links {
        let mut links = Links::new();
        for link in &body.links {
            if let Some(target) = self.target(path, link, body.start, faults) {
                links.insert(link.target.clone(), target);
            }
        }
        links
    }

    pub(super) fn target(
        &self,
        from: &SourcePath,
        link: &LocalLink,
        offset: u32,
        faults: &mut Diagnostics,
    ) -> Option<Target> {
        let span = link.span.shifted(offset);
        let (written, fragment) = match link.target.split_once('#') {
            Some((path, fragment)) => (path, Some(decode(fragment))),
            None => (link.target.as_str(), None),
        };
        let written = composed(&decode(written.split('?').next().unwrap_or_default())).into_owned();
        if let Some(address) = self.address(from, &link.target) {
            faults.push(
                Diagnostic::error(format!(
                    "`{}` is no address, and no file of the site",
                    link.target
                ))
                .at(from, span)
                .help(format!("write `{address}`")),
            );
            return None;
        }
        if let Some(rooted) = written.strip_prefix('/') {
            return self.rooted(rooted, fragment, from, link, span, faults);
        }
        let Some(path) = from.join(&written) else {
            faults.push(
                Diagnostic::error(format!("`{}` leads out of the site", link.target))
                    .at(from, span)
                    .help("a link leads to a file of the site, or to an address with `https://`"),
            );
            return None;
        };
        if let Some(page) = self.pages.get(&path) {
            if link.is_image {
                faults.push(
                    Diagnostic::error(format!("`{path}` is no picture"))
                        .at(from, span)
                        .help("a picture is a file like `photo.jpg`; a link to a page has no `!`"),
                );
                return None;
            }
            return Some(Target::Page(page.clone(), fragment));
        }
        if let Some((output, file)) = self.bundled.get(&path) {
            if self.owner(&path) != from.folder() && link.is_image {
                faults.push(
                    Diagnostic::error("this image lies beside another article")
                        .at(from, span)
                        .help(
                            "copy it beside this one, or put it into `static/` and write `/name`",
                        ),
                );
                return None;
            }
            let target = shown(output, file, from, link, span, faults)?;
            return Some(self.played(target, file, from, link, span, faults));
        }
        let absent = self.absent.files.get(&path).or_else(|| self.absent_bundle(&path));
        if let Some(status) = absent.filter(|_| !link.is_image) {
            if let Some(doubt) = doubt(*status, &path) {
                faults.push(doubt.at(from, span));
            }
            return Some(Target::Absent);
        }
        faults.push(self.dangling(from, &path, link).at(from, span));
        None
    }

    /// The address that is meant by a target that is no file.
    fn address(&self, from: &SourcePath, target: &str) -> Option<String> {
        let address = meant_address(target)?;
        let path = from.join(&decode(target.split(['#', '?']).next().unwrap_or_default()));
        let is_file = path
            .is_some_and(|path| self.pages.contains_key(&path) || self.bundled.contains_key(&path));
        (!is_file).then_some(address)
    }

    /// `/path`: a file of `static/`, or a page that the plan must have.
    fn rooted(
        &self,
        rooted: &str,
        fragment: Option<String>,
        from: &SourcePath,
        link: &LocalLink,
        span: Span,
        faults: &mut Diagnostics,
    ) -> Option<Target> {
        let plain = rooted.trim_end_matches('/');
        if plain.split('/').any(|part| matches!(part, "." | "..")) || plain.contains("//") {
            faults.push(
                Diagnostic::error(format!("`{}` is no path of this site", link.target))
                    .at(from, span)
                    .help("write it from the first `/` on, like `/about/`"),
            );
            return None;
        }
        if !plain.is_empty()
            && let Some(file) = self.statics.get(&OutputPath::new(plain))
        {
            let target = shown(&OutputPath::new(plain), file, from, link, span, faults)?;
            return Some(self.played(target, file, from, link, span, faults));
        }
        if link.is_image {
            let names = || Index::new(self.statics.keys().map(OutputPath::as_str));
            faults.push(
                Diagnostic::error(format!("there is no file `static/{plain}`"))
                    .at(from, span)
                    .help(match self.near_statics.get_or_init(names).nearest(plain) {
                        Some(near) => format!("did you mean `/{near}`?"),
                        None if is_article(from) => {
                            "put it there, or beside the article and write its name".into()
                        }
                        None => "put it there".into(),
                    }),
            );
            return None;
        }
        let page = OutputPath::of_link(plain);
        let published = || self.pages.values().cloned().collect();
        let is_published = || self.published.get_or_init(published).contains(&page);
        match self.absent.pages.get(&page).filter(|_| !is_published()) {
            Some(path) => {
                let doubt = self.absent.files.get(path).and_then(|status| doubt(*status, path));
                faults.extend(doubt.map(|doubt| doubt.at(from, span)));
                Some(Target::Absent)
            }
            None => Some(Target::Page(page, fragment)),
        }
    }

    fn dangling(&self, from: &SourcePath, path: &SourcePath, link: &LocalLink) -> Diagnostic {
        if self.unpublished.contains_key(path) {
            return self.stray(from, path);
        }
        let fault = Diagnostic::error(format!("there is no file `{path}`"));
        if let Some(near) = self.near(path, link.is_image) {
            return fault.help(format!("did you mean `{}`?", from.relative_to(near)));
        }
        fault.help(match (link.is_image, is_article(from)) {
            (true, true) => "images lie in the folder of their article, beside its `index.md`",
            (true, false) => "put the picture into `static/` and write `/name`",
            (false, _) if path.has_extension("md") => {
                "the path begins at the folder of this file; `../` is the folder above"
            }
            (false, _) => "a link between articles is the path to the other's `.md` file",
        })
    }

    /// What may have been meant by the path of a file that isn't there: a file of the same name, or
    /// of a name that is nearly the same.
    fn near(&self, path: &SourcePath, is_image: bool) -> Option<&SourcePath> {
        let pages = self.pages.keys().filter(|_| !is_image);
        let near = &self.near[usize::from(is_image)];
        near.get_or_init(|| Near::of(pages.chain(self.bundled.keys()))).find(path)
    }

    /// A file that is there and isn't published: its article isn't, or it lies in no article's folder.
    fn stray(&self, from: &SourcePath, path: &SourcePath) -> Diagnostic {
        let mut folder = path.folder();
        while !folder.is_empty() {
            if self.absent.files.contains_key(&SourcePath::new(format!("{folder}/index.md"))) {
                return Diagnostic::error(format!(
                    "`{path}` lies beside an article that isn't published"
                ))
                .help("copy it beside this one, or put it into `static/` and write `/name`");
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        let fault = Diagnostic::error(format!("`{path}` lies in no article's folder"));
        if !is_article(from) {
            fault.help("put it into `static/` and write `/name`")
        } else if from.name() == "index.md" {
            fault.help(format!("put it beside this article, into `{}/`", from.folder()))
        } else {
            fault.help(format!(
                "make a folder of the article: `{}/index.md` with the file beside it",
                from.as_str().trim_end_matches(".md")
            ))
        }
    }
}

/// A file that is linked, or one that is shown and that browsers can show.
fn shown(
    output: &OutputPath,
    file: &File,
    from: &SourcePath,
    link: &LocalLink,
    span: Span,
    faults: &mut Diagnostics,
) -> Option<Target> {
    if link.is_image
        && let Some(fault) = unshown(&link.target, file.look.media)
    {
        faults.push(fault.at(from, span));
        return None;
    }
    Some(Target::File(output.clone(), file.look))
}

fn is_article(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/articles/")
}

/// Where a file in a bundle goes; none if the nearest bundle above it isn't published.
fn beside(path: &SourcePath, bundles: &BTreeMap<&str, Option<OutputPath>>) -> Option<OutputPath> {
    let (folder, page) = above(path).find_map(|folder| Some((folder, bundles.get(folder)?)))?;
    Some(page.as_ref()?.beside(&path.as_str()[folder.len() + 1..]))
}
