//! **schema**: what authors may write, for programs that help them write it.
//!
//! The keys come from the very tables that [`crate::parse`] holds documents against, so that an editor
//! and a build cannot disagree. What stands here puts them into the words of others: JSON Schema, and
//! the settings of editors with a form. It knows no file and no page.

use crate::parse::{ARTICLE, AUTHOR, Key, PAGE, PLACE, SERIES, SITE, TAG};

mod cms;
mod json;
mod words;
mod yaml;

pub use cms::Cms;
pub use json::{bundle, schema};
pub use words::Words;
pub use yaml::yaml;

/// A kind of file that authors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Document {
    /// Front matter of an article
    Article,
    /// Front matter of a standing page
    Page,
    /// Front matter of an author's profile
    Author,
    /// Front matter of a tag's profile
    Tag,
    /// Front matter of a place's profile
    Place,
    /// Front matter of the profile of a series
    Series,
    /// `site.toml`
    Site,
}

impl Document {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Article, Self::Page, Self::Author, Self::Tag, Self::Place, Self::Series, Self::Site];

    /// Its name in a schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Page => "page",
            Self::Author => "author",
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Series => "series",
            Self::Site => "site",
        }
    }

    /// The folder that it lies in; none for the settings.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        Some(match self {
            Self::Article => "content/articles",
            Self::Page => "content/pages",
            Self::Author => "content/authors",
            Self::Tag => "content/tags",
            Self::Place => "content/places",
            Self::Series => "content/series",
            Self::Site => return None,
        })
    }

    /// The keys that it may have.
    #[must_use]
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Article => ARTICLE,
            Self::Page => PAGE,
            Self::Author => AUTHOR,
            Self::Tag => TAG,
            Self::Place => PLACE,
            Self::Series => SERIES,
            Self::Site => SITE,
        }
    }

    /// What it is, for a heading.
    fn title(self) -> &'static str {
        match self {
            Self::Article => "Front matter of an article",
            Self::Page => "Front matter of a standing page",
            Self::Author => "Front matter of an author's profile",
            Self::Tag => "Front matter of a tag's profile",
            Self::Place => "Front matter of a place's profile",
            Self::Series => "Front matter of the profile of a series",
            Self::Site => "Settings of a site",
        }
    }
}

/// A few words as a sentence: with a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}
