//! What an article's own page shows.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::audio::{self, AudioView};
use super::corrections::{self, CorrectionView};
use super::live::{self, LiveView};
use super::made::Made;
use super::related::{self, RelatedLink};
use super::series::{self, SeriesView};
use super::teaser::{SharedTeaser, Teaser};
use crate::arrange::Site;
use crate::date::Date;
use crate::parse::Citation;

/// An article, as its own template gets it: the fields of both as one.
#[derive(Debug)]
pub struct ArticleView<'s> {
    /// What lists show of it, too.
    pub teaser: SharedTeaser<'s>,
    /// What only its own page shows.
    pub own: OwnView<'s>,
}

/// What only an article's own page shows.
#[derive(Debug, Serialize)]
pub struct OwnView<'s> {
    /// Its page, with the host.
    pub permalink: &'s str,
    /// The standfirst that the author gave; none where `summary` is the first paragraph.
    pub standfirst: Option<&'s str>,
    /// The same as HTML; none if it has no emphasis.
    pub standfirst_html: Option<&'s str>,
    /// Its words.
    pub words: u32,
    /// How many minutes it takes to read.
    pub minutes: u32,
    /// The last significant change, if there was one after publication: `updated`, else the newest
    /// correction.
    pub changed: Option<&'s Date>,
    /// Not published from then on.
    pub expires: Option<&'s Date>,
    /// The article to listen to.
    pub audio: Option<AudioView<'s>>,
    /// What was put right, newest first.
    pub corrections: Vec<CorrectionView<'s>>,
    /// What it rests on.
    pub sources: &'s [Citation],
    /// The run that it belongs to.
    pub series: Option<SeriesView<'s>>,
    /// The entries of live coverage, the newest first.
    pub entries: Vec<LiveView<'s>>,
    /// Older articles on the same things.
    pub related: Vec<RelatedLink<'s>>,
    /// The last change of words needs no correction.
    pub minor: bool,
    /// The author's own keys.
    pub extra: &'s Value,
}

#[derive(Serialize)]
struct Whole<'v, 's> {
    #[serde(flatten)]
    teaser: Teaser<'s>,
    #[serde(flatten)]
    own: &'v OwnView<'s>,
}

impl Serialize for ArticleView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { teaser, own } = self;
        if serializer.is_human_readable() {
            Whole { teaser: teaser.made(), own }.serialize(serializer)
        } else {
            // For a key, the digest of the teaser stands for it.
            (teaser, own).serialize(serializer)
        }
    }
}

pub(super) fn view<'s>(site: &'s Site, made: &Made<'s>, index: usize) -> ArticleView<'s> {
    let article = &site.articles[index];
    let front = &article.front;
    let own = OwnView {
        permalink: article.address.permalink(),
        standfirst: front.standfirst.as_deref(),
        standfirst_html: front.standfirst_html.as_deref(),
        words: front.body.words,
        minutes: front.body.minutes(),
        changed: Some(front.last_change()).filter(|changed| **changed != front.date),
        expires: front.expires.as_ref(),
        audio: audio::view(site, article),
        corrections: front.corrections.iter().map(corrections::view).collect(),
        sources: &front.sources,
        series: series::of_article(site, article),
        entries: live::entries(article),
        related: related::links(site, made, article),
        minor: front.minor,
        extra: &front.extra,
    };
    ArticleView { teaser: made.teaser(site, index), own }
}
