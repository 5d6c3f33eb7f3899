//! An author's page as a `ProfilePage` of a `Person`, or of a desk.

use serde::Serialize;

use super::image::ImageObject;
use super::paper::{Paper, Publisher};
use crate::plan::{HeadView, TermView};

/// The page of an author.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct ProfilePage<'p> {
    url: &'p str,
    in_language: &'p str,
    main_entity: Author<'p>,
}

/// A person, or a desk or an agency.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Author<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    url: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'p str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    same_as: &'p [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    knows_about: &'p [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    knows_language: &'p [String],
    /// Where a person works.
    #[serde(skip_serializing_if = "Option::is_none")]
    work_location: Option<Place<'p>>,
    /// Where a desk is.
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Place<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    works_for: Option<&'p Publisher>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<&'p Publisher>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'p> {
    name: &'p str,
}

impl<'p> ProfilePage<'p> {
    pub(super) fn new(term: &'p TermView<'p>, page: &'p HeadView<'p>, paper: &'p Paper) -> Self {
        let is_person = !term.organization;
        let place = term.location.map(|name| Place { name });
        let (work_location, location) = if is_person { (place, None) } else { (None, place) };
        // A guest, who has no profile, works for somebody else.
        let publisher = Some(&paper.publisher).filter(|_| term.extra.is_some());
        let main_entity = Author {
            kind: if is_person { "Person" } else { "Organization" },
            name: term.name,
            url: &page.permalink,
            description: term.description,
            image: term.photo.as_ref().map(ImageObject::new),
            job_title: term.role.filter(|_| is_person),
            email: term.email,
            same_as: term.links,
            knows_about: term.expertise,
            knows_language: term.languages,
            work_location,
            location,
            works_for: publisher.filter(|_| is_person),
            parent_organization: publisher.filter(|_| !is_person),
        };
        Self { url: &page.permalink, in_language: page.language, main_entity }
    }
}
