//! The *key* of a page: a digest of everything that its rendering receives.
//!
//! The question is never what an edit might affect, but whether a page is still what it would be.
//! What is in no key, and why:
//!
//! * times of files: a checkout sets them anew, and editors save what didn't change;
//! * absolute paths: a site is the same in any folder;
//! * the moment of the build: what depends on it (what is published, the news window) is in views.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::plan::View;
use crate::render::Templates;

/// What is common to the keys of many pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) generator: Digest,
    pub(super) templates: Digest,
    pub(super) site: Digest,
    pub(super) words: Digest,
}

pub(super) struct Keys<'k> {
    header: Header,
    templates: &'k Templates,
}

impl<'k> Keys<'k> {
    pub(super) fn new(generator: Digest, templates: &'k Templates) -> Self {
        let digests = templates.digests();
        let (site, words) = (digests.site, digests.words);
        Self { header: Header { generator, templates: digests.templates, site, words }, templates }
    }

    pub(super) fn header(&self) -> Header {
        self.header
    }

    /// The key of a page with this view.
    pub(super) fn of(&self, view: &View<'_>) -> Digest {
        let Header { generator, templates, site, words } = self.header;
        match view {
            View::Template(page) => {
                let shared = self.templates.data_digests(page.template);
                Digest::of_value(&(generator, templates, site, shared, view))
            }
            View::Feed(_) => Digest::of_value(&(generator, words, view)),
            // A copied file is its bytes, whoever copies it.
            View::File(digest) => *digest,
            View::Sitemap(_) | View::Redirect { .. } | View::Text(_) => {
                Digest::of_value(&(generator, view))
            }
        }
    }
}
