//! The *form* of a text: what one looks like that a key takes, or whom it names.
//!
//! Rooms look closely at what an author wrote and say what is wrong with it. A form says the same in
//! a line, for those who help while an author writes: editors by a schema, and editors with a form.

use super::{categories, editor, time_zone};
use crate::places::{Countries, Regions};

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Any text on one line.
    Any,
    /// Sentences.
    Prose,
    /// A day rather than a moment.
    Day,
    /// The last part of a URL.
    Slug,
    /// A path on the site, from the first `/` on.
    Alias,
    /// The address of a page elsewhere.
    Address,
    /// The address of a site.
    BaseUrl,
    /// The pattern of an article's URL.
    Permalink,
    /// A BCP 47 tag.
    Language,
    /// A time zone by its IANA name.
    TimeZone,
    /// An editor that answers to URLs.
    Editor,
    /// A region of the UN's tree.
    Region,
    /// A country, a region or a place of the site's own.
    Place,
    /// A category of podcasts.
    Category,
    /// A word to cite a source by.
    Citation,
    /// A file beside the document, or a path in `static/`.
    Picture,
    /// The same of any kind.
    File,
    /// How long something runs: minutes and seconds.
    Running,
    /// A place in a picture.
    Focus,
    /// The key of an author's profile, or the name of a guest.
    Author,
    /// A tag.
    Tag,
    /// A desk of the paper.
    Section,
    /// A run of articles.
    Series,
}

/// Letters of other scripts than Latin stand for themselves in URLs and keys.
const SLUG: &str = r"^([a-z0-9]|[^\u0000-\u007F])+(-([a-z0-9]|[^\u0000-\u007F])+)*$";
const RUNNING: &str = r"^([0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](\.[0-9]+)?$";
/// Words for sides, at most one for each direction, or two percentages.
const FOCUS: &str = "^((top|bottom|middle|centre|center)([ ,]+(left|right|middle|centre|center))?|(left|right)([ ,]+(top|bottom|middle|centre|center))?|(100|[0-9]{1,2})(\\.[0-9]+)?%[ ,]+(100|[0-9]{1,2})(\\.[0-9]+)?%)$";
const CITATION: &str = r"^([A-Za-z0-9_-]|[^\u0000-\u007F])+$";

impl Form {
    /// The regular expression that every text of this form matches, if it is more than any text.
    #[must_use]
    pub fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Slug => SLUG,
            Self::Alias => r"^/[^/?#\\\s][^?#\\\s]*$",
            Self::Address => "^https?://",
            Self::BaseUrl => r"^https?://[A-Za-z0-9.:\[\]-]+(/[^?# ]*)?$",
            Self::Permalink => r"^/.*\{slug\}.*/$",
            Self::Language => "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$",
            Self::Citation => CITATION,
            Self::Running => RUNNING,
            Self::Focus => FOCUS,
            _ => return None,
        })
    }

    /// The words that a text of this form is one of, wherever a site may be, each with its meaning in
    /// English if it has one.
    #[must_use]
    pub fn words(self) -> Vec<(String, Option<String>)> {
        let named = |name: &str| (name.to_owned(), None);
        match self {
            Self::TimeZone => time_zone::names().iter().map(|name| named(name)).collect(),
            Self::Editor => editor::names().map(named).collect(),
            Self::Region => regions(),
            Self::Category => categories::written().map(|it| (it, None)).collect(),
            Self::Place => {
                let countries = Countries::new();
                let countries = countries.iter();
                let countries = countries.map(|(code, name)| (code.to_owned(), Some(name.into())));
                countries.chain(regions()).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn regions() -> Vec<(String, Option<String>)> {
    let regions = Regions::new();
    let known = regions.keys().filter_map(|key| regions.by_key(key));
    known.map(|region| (region.key.clone(), Some(region.name.to_owned()))).collect()
}
