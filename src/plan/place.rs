//! Places, with the regions that they lie in.

use serde::Serialize;

use super::teaser::{TermLink, term_link, term_name};
use super::urls::Urls;
use crate::arrange::{Site, Term, TermKind};

/// A place in a list of places.
#[derive(Debug, Serialize)]
pub struct PlaceEntry<'s> {
    /// The word for it in front matter.
    pub key: &'s str,
    /// Its name.
    pub name: &'s str,
    /// The first page of its list.
    pub url: String,
    /// How many articles it has.
    pub count: usize,
    /// A sentence on it.
    pub description: Option<&'s str>,
    /// The key of the region that it lies in.
    pub region: Option<&'s str>,
    /// Whether it is a region.
    pub is_region: bool,
}

/// All places with articles, by name.
pub(super) fn all(site: &Site) -> Vec<PlaceEntry<'_>> {
    chosen(site, |_| true)
}

/// What lies in this place, by name.
pub(super) fn within<'s>(site: &'s Site, place: &Term) -> Vec<PlaceEntry<'s>> {
    let all = site.terms.of(place.kind);
    let index = all.binary_search_by(|other| other.key.cmp(&place.key)).ok();
    if !place.is_region {
        return Vec::new();
    }
    chosen(site, |other| other.region == index)
}

/// The region that a place lies in.
pub(super) fn region<'s>(site: &'s Site, place: &Term) -> Option<TermLink<'s>> {
    Some(term_link(site, &site.terms.of(place.kind)[place.region?]))
}

fn chosen(site: &Site, is_chosen: impl Fn(&Term) -> bool) -> Vec<PlaceEntry<'_>> {
    let all = site.terms.of(TermKind::Place);
    let mut entries: Vec<PlaceEntry<'_>> =
        all.iter().filter(|term| is_chosen(term)).map(|term| entry(site, term)).collect();
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.key));
    entries
}

fn entry<'s>(site: &'s Site, term: &'s Term) -> PlaceEntry<'s> {
    PlaceEntry {
        key: &term.key,
        name: term_name(site, term),
        url: Urls(&site.config.base_url).path(&term.page),
        count: term.articles.len(),
        description: term.profile.as_ref().and_then(|(it, _)| it.description.as_deref()),
        region: term.region.map(|region| site.terms.of(term.kind)[region].key.as_str()),
        is_region: term.is_region,
    }
}
