//! A *podcast*: what the feed of a series says beside the rest, for programs that play one.

use serde::Serialize;

use crate::arrange::{Site, Term, TermKind};
use crate::plan::urls::Urls;

/// How many articles its feed has: programs forget what isn't in it any more.
pub(super) const EPISODES: usize = 300;

/// What makes a feed a podcast.
#[derive(Debug, Serialize)]
pub struct PodcastView<'s> {
    /// What it is about.
    pub category: &'s str,
    /// What it is about within that.
    pub subcategory: Option<&'s str>,
    /// Its picture, with the host.
    pub artwork: String,
    /// Who makes it.
    pub author: &'s str,
    /// Where directories write to.
    pub email: Option<&'s str>,
    /// It isn't for children.
    pub explicit: bool,
    /// It is heard from the first part on.
    pub serial: bool,
}

/// What a term's feed says, if the term is a series that is a podcast.
pub(super) fn view<'s>(site: &'s Site, term: &'s Term) -> Option<PodcastView<'s>> {
    let artwork = term.artwork.as_ref().filter(|_| term.kind == TermKind::Series)?;
    let (profile, _) = term.profile.as_ref()?;
    let podcast = profile.podcast.as_ref()?;
    Some(PodcastView {
        category: &podcast.category,
        subcategory: podcast.subcategory.as_deref(),
        artwork: Urls(&site.config.base_url).absolute(&artwork.file),
        author: podcast.author.as_deref().unwrap_or(&site.config.publisher.name),
        email: podcast.email.as_deref(),
        explicit: podcast.explicit,
        serial: podcast.serial,
    })
}
