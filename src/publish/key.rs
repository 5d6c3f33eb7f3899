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
use crate::path::SourcePath;
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

impl Header {
    /// The digest of what many pages have in common; none of what is a page's own.
    pub(super) fn of(&self, part: &KeyPart) -> Option<Digest> {
        match part {
            KeyPart::Program => Some(self.generator),
            KeyPart::Templates => Some(self.templates),
            KeyPart::Words => Some(self.words),
            KeyPart::Settings => Some(self.site),
            _ => None,
        }
    }
}

/// What a key is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPart {
    /// The program.
    Program,
    /// All templates and the theme's words.
    Templates,
    /// The theme's words.
    Words,
    /// What every page gets of the settings.
    Settings,
    /// Data that a template names, by the name of the variable.
    Shared(&'static str),
    /// What is given to this page alone.
    Page,
    /// The text of a document.
    Text(SourcePath),
    /// The bytes of a file that is copied.
    File,
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

    /// What the key of a page with this view is made of, each with its digest: everything that enters
    /// it below, and the text, which enters by the view.
    pub(super) fn parts(&self, view: &View<'_>) -> Vec<(KeyPart, Digest)> {
        let Header { generator, templates, site, words } = self.header;
        let mut parts = vec![(KeyPart::Program, generator)];
        match view {
            View::Template(page) => {
                parts.extend([(KeyPart::Templates, templates), (KeyPart::Settings, site)]);
                let shared = self.templates.shared_by(page.template);
                parts.extend(shared.map(|(name, digest)| (KeyPart::Shared(name), digest)));
                parts.push((KeyPart::Page, Digest::of_value(view)));
            }
            View::Feed(_) => {
                parts.extend([(KeyPart::Words, words), (KeyPart::Page, Digest::of_value(view))]);
            }
            View::File(digest) | View::Renditions(digest) => {
                return vec![(KeyPart::File, *digest)];
            }
            View::Sitemap(_) | View::Redirect { .. } | View::Text(_) => {
                parts.push((KeyPart::Page, Digest::of_value(view)));
            }
        }
        parts.extend(
            view.texts().into_iter().map(|text| (KeyPart::Text(text.path.clone()), text.digest)),
        );
        parts
    }

    /// The key of a page with this view.
    pub(super) fn of(&self, view: &View<'_>) -> Digest {
        let Header { generator, templates, site, words } = self.header;
        match view {
            View::Template(page) => {
                let shared = self.templates.shared_by(page.template);
                let shared: Vec<Digest> = shared.map(|(_, digest)| digest).collect();
                Digest::of_value(&(generator, templates, site, shared, view))
            }
            View::Feed(_) => Digest::of_value(&(generator, words, view)),
            // A copied file is its bytes, whoever copies it.
            View::File(digest) | View::Renditions(digest) => *digest,
            View::Sitemap(_) | View::Redirect { .. } | View::Text(_) => {
                Digest::of_value(&(generator, view))
            }
        }
    }
}
