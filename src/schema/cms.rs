//! Editors with a form, *content managers*, that write into a site's repository: Decap CMS, Sveltia
//! CMS and Pages CMS, each with a file of settings in which the keys are fields.
//!
//! All three keep the keys that have no field, so those of the author's own have none.

use super::{Words, yaml};
use crate::parse::Config;

mod decap;
mod form;
mod pages;

use form::Site;

/// A content manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Cms {
    /// `config.yml` of Decap CMS
    Decap,
    /// `config.yml` of Sveltia CMS
    Sveltia,
    /// `.pages.yml` of Pages CMS
    Pages,
}

impl Cms {
    /// Its settings for a site whose repository is called `OWNER/NAME`.
    #[must_use]
    pub fn settings(self, config: &Config, words: &Words, repository: &str) -> String {
        let site = Site { config, words, repository };
        let (head, settings) = match self {
            Self::Decap => ("", decap::settings(&site, decap::Flavour::Decap)),
            Self::Sveltia => (decap::SCHEMA, decap::settings(&site, decap::Flavour::Sveltia)),
            Self::Pages => ("", pages::settings(&site)),
        };
        format!("{head}{}", yaml(&settings))
    }
}
