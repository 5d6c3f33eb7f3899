//! What the preview shows at this moment, and whom it tells.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use crate::arrange::Site;

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
    changes: broadcast::Sender<u64>,
}

/// One state of the preview. Every build that changes what there is to see makes the next one.
#[derive(Debug, Default)]
struct Shown {
    version: u64,
    /// In which version each URL last changed.
    changed: BTreeMap<String, u64>,
    /// Where pages went that are no more.
    gone: BTreeMap<String, Gone>,
    fault: Option<String>,
    site: Option<Arc<Site>>,
    warnings: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
struct Gone {
    version: u64,
    now_at: Option<String>,
}

/// What one build changed.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub(super) changed: Vec<String>,
    /// Removed URLs, and where their article is now.
    pub(super) removed: Vec<(String, Option<String>)>,
    /// The picture of what is wrong.
    pub(super) fault: Option<String>,
    pub(super) site: Option<Arc<Site>>,
    /// Warnings by the file that they are about.
    pub(super) warnings: Vec<(String, String)>,
}

/// What a tab is told.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct News {
    /// The version that the tab then knows.
    pub(super) version: u64,
    /// Its page changed.
    pub(super) reload: bool,
    /// Style sheets that changed.
    pub(super) styles: Vec<String>,
    /// Its page is gone.
    pub(super) gone: bool,
    /// Where its page is now.
    pub(super) now_at: Option<String>,
    /// What is wrong with the site.
    pub(super) fault: Option<String>,
}

impl Preview {
    /// A preview without a site yet, whose versions come after `first`.
    pub(super) fn new(root: PathBuf, output: PathBuf, folder: String, first: u64) -> Self {
        let (changes, _) = broadcast::channel(16);
        let shown = RwLock::new(Shown { version: first, ..Shown::default() });
        Self { root, output, folder, shown, changes }
    }

    /// Takes in what a build changed and wakes all tabs.
    pub(super) fn take(&self, change: Change) {
        let version = {
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            shown.version += 1;
            let version = shown.version;
            for url in change.changed {
                shown.gone.remove(&url);
                shown.changed.insert(url, version);
            }
            for (url, now_at) in change.removed {
                shown.changed.remove(&url);
                shown.gone.insert(url, Gone { version, now_at });
            }
            shown.fault = change.fault;
            if let Some(site) = change.site {
                shown.site = Some(site);
                shown.warnings = change.warnings;
            }
            version
        };
        // Nobody listens when no tab is open.
        let _ = self.changes.send(version);
    }

    /// Takes in a build that changed nothing there is to see: what the author's bar says of a page
    /// may have changed all the same.
    pub(super) fn take_quietly(&self, change: Change) {
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = change.site {
            shown.site = Some(site);
        }
    }

    /// Wakes whoever holds it at every change.
    pub(super) fn listen(&self) -> broadcast::Receiver<u64> {
        self.changes.subscribe()
    }

    pub(super) fn version(&self) -> u64 {
        self.read(|shown| shown.version)
    }

    pub(super) fn site(&self) -> Option<Arc<Site>> {
        self.read(|shown| shown.site.clone())
    }

    /// The warnings about a file.
    pub(super) fn warnings(&self, path: &str) -> Vec<String> {
        self.read(|shown| {
            let about = shown.warnings.iter().filter(|(about, _)| about == path);
            about.map(|(_, warning)| warning.clone()).collect()
        })
    }

    /// What a tab that shows `url` and knows the version `since` has missed.
    pub(super) fn news(&self, url: &str, since: u64) -> News {
        self.read(|shown| {
            let newer = |version: u64| version > since;
            let styles = shown.changed.iter().filter(|(url, version)| {
                std::path::Path::new(url).extension().is_some_and(|it| it == "css")
                    && newer(**version)
            });
            let gone = shown.gone.get(url).filter(|gone| newer(gone.version));
            News {
                version: shown.version,
                reload: shown.changed.get(url).is_some_and(|version| newer(*version)),
                styles: styles.map(|(url, _)| url.clone()).collect(),
                gone: gone.is_some(),
                now_at: gone.and_then(|gone| gone.now_at.clone()),
                fault: shown.fault.clone(),
            }
        })
    }

    fn read<T>(&self, look: impl FnOnce(&Shown) -> T) -> T {
        look(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_hears_of_its_own_page_and_of_styles() {
        let preview = Preview::new(PathBuf::new(), PathBuf::new(), "/".into(), 0);
        let change = |urls: &[&str]| Change {
            changed: urls.iter().map(|url| (*url).to_owned()).collect(),
            ..Change::default()
        };
        preview.take(change(&["/a/", "/style.css"]));
        let news = preview.news("/a/", 0);
        assert!(news.reload && news.styles == ["/style.css"]);
        let news = preview.news("/a/", news.version);
        assert!(!news.reload && news.styles.is_empty());
        preview.take(Change {
            removed: vec![("/a/".into(), Some("/b/".into()))],
            ..Change::default()
        });
        let news = preview.news("/a/", 1);
        assert_eq!((news.gone, news.now_at.as_deref()), (true, Some("/b/")));
    }
}
