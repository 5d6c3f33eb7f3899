//! What the preview shows at this moment, and whom it tells.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use super::editor;
use super::moves::{self, Gone, Places};
use super::tab::Tab;
use crate::arrange::Site;
use crate::diagnostic::Diagnostic;
use crate::path::{OutputPath, SourcePath};
use crate::{plan, publish};

/// The state that the builder writes and answers read.
#[derive(Debug)]
pub(super) struct Preview {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// Where the built site lies.
    pub(super) output: PathBuf,
    /// The folder that its URLs begin with.
    pub(super) folder: String,
    shown: RwLock<Shown>,
    changes: broadcast::Sender<()>,
    /// Held by whoever makes a picture.
    making: Mutex<()>,
}

/// One state of the preview. Every build that changes what there is to see makes the next one.
#[derive(Debug, Default)]
struct Shown {
    version: u64,
    /// In which version each page and file last changed.
    changed: BTreeMap<String, u64>,
    /// The same of style sheets and pictures, which any page may show.
    parts: BTreeMap<String, u64>,
    /// What became of pages that are no more.
    gone: BTreeMap<String, Gone>,
    fault: Option<String>,
    /// The file that has the first of it, and what opens it in the author's editor.
    at: Option<(SourcePath, Option<String>)>,
    site: Option<Arc<Site>>,
    warnings: Arc<[Diagnostic]>,
}

/// What one build changed.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub(super) changed: Vec<OutputPath>,
    pub(super) removed: Vec<OutputPath>,
    /// The picture of what is wrong.
    pub(super) fault: Option<String>,
    /// The file that has the first of it.
    pub(super) at: Option<SourcePath>,
    pub(super) site: Option<Arc<Site>>,
    pub(super) warnings: Vec<Diagnostic>,
}

/// What the tabs of a browser are told. Paths are as the tabs know them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct News {
    /// The version that the tabs then know.
    pub(super) version: u64,
    /// The paths whose bytes changed, each with the version in which they did.
    pub(super) changed: BTreeMap<String, u64>,
    /// The pages that are no more, and where they are now.
    pub(super) removed: BTreeMap<String, Gone>,
    /// What is wrong with the site.
    pub(super) fault: Option<String>,
    /// The file that has the first of it, and what opens it in the author's editor.
    pub(super) at: Option<(SourcePath, Option<String>)>,
}

impl Preview {
    /// A preview without a site yet, whose versions come after `first`.
    pub(super) fn new(root: PathBuf, output: PathBuf, folder: String, first: u64) -> Self {
        let (changes, _) = broadcast::channel(16);
        let shown = RwLock::new(Shown { version: first, ..Shown::default() });
        Self { root, output, folder, shown, changes, making: Mutex::new(()) }
    }

    /// Takes in what a build changed and wakes all tabs.
    pub(super) fn take(&self, change: Change) {
        {
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            shown.version += 1;
            let version = shown.version;
            for url in change.changed.iter().map(|path| self.url(path)) {
                shown.gone.remove(&url);
                let map = if is_part(&url) { &mut shown.parts } else { &mut shown.changed };
                map.insert(url, version);
            }
            let before = shown.site.clone();
            let old = before.as_deref().filter(|_| !change.removed.is_empty());
            let mut signs = old.map(moves::signs).unwrap_or_default();
            for path in &change.removed {
                let url = self.url(path);
                shown.changed.remove(&url);
                shown.parts.remove(&url);
                let signs = signs.remove(path).unwrap_or_default();
                shown.gone.insert(url, Gone::new(version, signs));
            }
            shown.fault = change.fault;
            // A site that can't be built has the editor that it had.
            let own = before.as_ref().and_then(|site| site.config.editor.as_deref());
            shown.at = change.at.map(|path| {
                let edit = own.map(|own| editor::opens(own, &self.root, &path));
                (path, edit)
            });
            if let Some(site) = change.site {
                let count = |site: &Site| site.articles.len() + site.pages.len();
                let is_same = before.as_deref().is_some_and(|before| count(before) == count(&site));
                let may_have_moved = !is_same || !change.removed.is_empty();
                if may_have_moved && !shown.gone.is_empty() {
                    let places = Places::of(&site);
                    for (url, gone) in &mut shown.gone {
                        let now_at = places.find(gone).map(|path| self.url(path));
                        gone.settle(now_at.filter(|now_at| now_at != url), version);
                    }
                }
                shown.site = Some(site);
                shown.warnings = change.warnings.into();
            }
        }
        self.wake();
    }

    /// Takes in a build that changed no byte: what the author's bar says of a page may have changed
    /// all the same.
    pub(super) fn take_quietly(&self, change: Change) {
        let Some(site) = change.site else { return };
        {
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            shown.site = Some(site);
            shown.warnings = change.warnings.into();
        }
        self.wake();
    }

    fn wake(&self) {
        // Nobody listens when no tab is open.
        let _ = self.changes.send(());
    }

    /// The URL of a path of the output in the preview, without the server.
    pub(super) fn url(&self, path: &OutputPath) -> String {
        path.url_in(&self.folder)
    }

    /// Wakes whoever holds it at every change.
    pub(super) fn listen(&self) -> broadcast::Receiver<()> {
        self.changes.subscribe()
    }

    pub(super) fn version(&self) -> u64 {
        self.read(|shown| shown.version)
    }

    /// The site as it was last built without an error, and what the build warned of.
    pub(super) fn site(&self) -> Option<(Arc<Site>, Arc<[Diagnostic]>)> {
        self.read(|shown| Some((shown.site.clone()?, Arc::clone(&shown.warnings))))
    }

    /// A picture that is made of one of the site now that somebody asks for it, and its media type; none
    /// if the site shows no such picture.
    pub(super) fn rendition(
        &self,
        file: &str,
    ) -> Option<Result<(Vec<u8>, &'static str), Diagnostic>> {
        let (site, _) = self.site()?;
        let (source, original, recipe) = plan::rendition(&site, &OutputPath::new(file))?;
        // One after the other: each takes memory for a whole picture.
        let _one = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let memory = site.config.images.memory;
        let made = publish::rendition(&self.root, memory, source, &original, recipe);
        Some(made.map(|made| (made, recipe.format.media_type())))
    }

    /// Where the page of a tab is now that is no more.
    pub(super) fn now_at(&self, tab: &Tab) -> Option<String> {
        self.read(|shown| tab.urls().find_map(|url| shown.gone.get(url)?.now_at.clone()))
    }

    /// What has changed since the version `since`: all of it, or if there are tabs, what they show.
    pub(super) fn news(&self, tabs: &[Tab], since: u64) -> News {
        let newer = |map: &BTreeMap<String, u64>| -> BTreeMap<String, u64> {
            let newer = map.iter().filter(|(_, version)| **version > since);
            newer.map(|(url, version)| (url.clone(), *version)).collect()
        };
        self.read(|shown| {
            let mut changed = newer(&shown.parts);
            let mut removed = BTreeMap::new();
            if tabs.is_empty() {
                changed.extend(newer(&shown.changed));
                removed.extend(shown.gone.iter().map(|(url, gone)| (url.clone(), gone.clone())));
            }
            for tab in tabs {
                for url in tab.urls() {
                    let version = shown.changed.get(url).or_else(|| shown.parts.get(url));
                    changed.extend(version.map(|version| (tab.page.clone(), *version)));
                    let gone = shown.gone.get(url).cloned();
                    removed.extend(gone.map(|gone| (tab.page.clone(), gone)));
                }
            }
            changed.retain(|_, version| *version > since);
            removed.retain(|_, gone| gone.version > since);
            let (fault, at) = (shown.fault.clone(), shown.at.clone());
            News { version: shown.version, changed, removed, fault, at }
        })
    }

    fn read<T>(&self, look: impl FnOnce(&Shown) -> T) -> T {
        look(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether it is a part of pages that a tab can change for the new one.
fn is_part(url: &str) -> bool {
    const PARTS: [&str; 9] = ["avif", "css", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"];
    let extension = Path::new(url).extension().and_then(|it| it.to_str());
    extension.is_some_and(|it| PARTS.iter().any(|part| part.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_hears_of_its_own_page_and_of_styles() {
        let preview = Preview::new(PathBuf::new(), PathBuf::new(), "/".into(), 0);
        let paths = |paths: &[&str]| paths.iter().map(|path| OutputPath::new(*path)).collect();
        preview.take(Change {
            changed: paths(&["a/index.html", "b/index.html", "style.css"]),
            ..Change::default()
        });
        let tabs = [Tab::new("/a/", "/")];
        let news = preview.news(&tabs, 0);
        let known = |urls: &[&str]| urls.iter().map(|url| ((*url).to_owned(), 1)).collect();
        let expected: BTreeMap<String, u64> = known(&["/a/", "/style.css"]);
        assert_eq!(news.changed, expected);
        let news = preview.news(&tabs, news.version);
        assert!(news.changed.is_empty() && news.removed.is_empty());
        preview.take(Change { removed: paths(&["a/index.html"]), ..Change::default() });
        let news = preview.news(&tabs, 1);
        assert_eq!(news.removed.keys().collect::<Vec<_>>(), ["/a/"]);
        let all: BTreeMap<String, u64> = known(&["/b/", "/style.css"]);
        assert_eq!(preview.news(&[], 0).changed, all);
    }
}
