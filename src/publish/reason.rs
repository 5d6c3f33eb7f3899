//! Why a page is rendered.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::found::Found;
use super::key::{Header, Keys};
use super::manifest::{Entry, Manifest};
use crate::digest::Digest;
use crate::plan::View;

/// Why a page isn't fresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Nothing has been published here before.
    FirstBuild,
    /// There was no such page.
    NewPage,
    /// A build that touched it didn't come to its end.
    Interrupted,
    /// Another version of Dateline made it.
    NewProgram,
    /// The templates or the theme's words changed.
    Templates,
    /// The settings that every page shows changed.
    Settings,
    /// What it shows changed.
    Content,
    /// The file is gone from the output.
    FileMissing,
    /// The file isn't the one that was written.
    FileChanged,
}

impl Reason {
    /// Why a key differs, when `before` and `after` are common to the keys then and now.
    pub(super) fn of_change(before: &Header, after: &Header, is_from_template: bool) -> Self {
        if before.generator != after.generator {
            Self::NewProgram
        } else if is_from_template && before.templates != after.templates {
            Self::Templates
        } else if is_from_template && before.site != after.site {
            Self::Settings
        } else {
            Self::Content
        }
    }
}

/// What was published for a page, and what is in the place of its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'b> {
    pub(super) entry: &'b Arc<Entry>,
    pub(super) found: Found,
}

/// Why a page isn't what was published; none if it is.
pub(super) fn of(
    before: Option<&Manifest>,
    keys: &Keys<'_>,
    key: Digest,
    view: &View<'_>,
    known: Option<Known<'_>>,
) -> Option<Reason> {
    let Some(before) = before else { return Some(Reason::FirstBuild) };
    let Some(Known { entry, found }) = known else { return Some(Reason::NewPage) };
    match entry.key {
        None => Some(Reason::Interrupted),
        Some(known) if known != key => {
            let is_from_template = matches!(view, View::Template(_));
            Some(Reason::of_change(&before.header, &keys.header(), is_from_template))
        }
        Some(_) => match found {
            Found::AsWritten | Found::Copied(_) => None,
            Found::Other => Some(Reason::FileChanged),
            Found::Nothing => Some(Reason::FileMissing),
        },
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FirstBuild => "nothing was published here before",
            Self::NewPage => "the page is new",
            Self::Interrupted => "an earlier build was interrupted",
            Self::NewProgram => "another version of Dateline made it",
            Self::Templates => "a template or a word of the theme changed",
            Self::Settings => "the settings changed",
            Self::Content => "what it shows changed",
            Self::FileMissing => "its file is missing",
            Self::FileChanged => "its file isn't what was written",
        })
    }
}
