//! A term on its own page.

use serde::Serialize;
use serde_json::Value;

use super::body::TextView;
use super::cut::Segment;
use super::place::{self, PlaceEntry};
use super::teaser::{ImageView, TermLink, image_view, term_name};
use super::urls::Urls;
use crate::arrange::{Site, Term};

/// A tag, an author, a place, a label, a section or a series, as its template gets it.
#[derive(Debug, Serialize)]
pub struct TermView<'s> {
    /// `tag`, `author`, `place`, `label`, `section` or `series`.
    pub kind: &'static str,
    /// The word for it in front matter.
    pub key: &'s str,
    /// Its name.
    pub name: &'s str,
    /// The first page of its list.
    pub url: String,
    /// A sentence on it.
    pub description: Option<&'s str>,
    /// How many articles it has; none on a closed page, which never changes.
    pub count: Option<usize>,
    /// What an author does at the paper.
    pub role: Option<&'s str>,
    /// An author's picture.
    pub photo: Option<ImageView<'s>>,
    /// Where an author works.
    pub location: Option<&'s str>,
    /// Languages that an author works in.
    pub languages: &'s [String],
    /// What an author knows about.
    pub expertise: &'s [String],
    /// How to write to an author.
    pub email: Option<&'s str>,
    /// An author's pages elsewhere.
    pub links: &'s [String],
    /// An author's account in the fediverse.
    pub fediverse: Option<&'s str>,
    /// A desk or an agency, not a person.
    pub organization: bool,
    /// The region that a place lies in.
    pub region: Option<TermLink<'s>>,
    /// What lies in a region.
    pub places: Vec<PlaceEntry<'s>>,
    /// The author's own keys.
    pub extra: Option<&'s Value>,
}

/// The term as a page of its list shows it: all of it on the head, its name on closed pages.
pub(super) fn view<'s>(site: &'s Site, term: &'s Term, segment: &Segment) -> TermView<'s> {
    let on_head = segment.is_head();
    let profile = term.profile.as_ref().map(|(profile, _)| profile).filter(|_| on_head);
    TermView {
        kind: term.kind.singular(),
        key: &term.key,
        name: term_name(site, term),
        url: Urls(&site.config.base_url).path(&term.page),
        description: profile.and_then(|it| it.description.as_deref()),
        count: on_head.then_some(term.articles.len()),
        role: profile.and_then(|it| it.role.as_deref()),
        photo: term.photo.as_ref().filter(|_| on_head).map(|photo| image_view(site, photo)),
        location: profile.and_then(|it| it.location.as_deref()),
        languages: profile.map_or(&[], |it| &it.languages),
        expertise: profile.map_or(&[], |it| &it.expertise),
        email: profile.and_then(|it| it.email.as_deref()),
        links: profile.map_or(&[], |it| &it.links),
        fediverse: profile.and_then(|it| it.fediverse.as_deref()),
        organization: profile.is_some_and(|it| it.organization),
        region: on_head.then(|| place::region(site, term)).flatten(),
        places: if on_head { place::within(site, term) } else { Vec::new() },
        extra: profile.map(|it| &it.extra),
    }
}

/// What the term has to say of itself, on the head of its list.
pub(super) fn text<'s>(site: &'s Site, term: &'s Term, segment: &Segment) -> Option<TextView<'s>> {
    let (profile, links) = term.profile.as_ref().filter(|_| segment.is_head())?;
    let text = TextView::new(site, &profile.path, &profile.body, links, site.languages.site());
    Some(text.showing(&term.pictures))
}
