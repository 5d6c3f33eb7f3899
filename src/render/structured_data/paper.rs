//! The paper: its publisher as a `NewsMediaOrganization`, and its `WebSite`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::image::ImageObject;
use crate::plan::{ContactPointView, PublisherView, SiteView};

/// Properties that only some have, by their names.
type Properties = BTreeMap<String, String>;

/// What the structured data of all pages have of the site.
pub(in crate::render) struct Paper {
    /// The site's name.
    pub(super) title: String,
    /// The scheme and the host: `https://example.org`.
    origin: String,
    /// What every URL begins with, from `/` to `/`.
    pub(super) folder: String,
    /// The home page with its host.
    pub(super) home: String,
    pub(super) website: WebSite,
    pub(super) organization: Organization,
    /// What articles say of their publisher.
    pub(super) publisher: Publisher,
}

impl Paper {
    pub(in crate::render) fn new(site: &SiteView<'_>) -> Self {
        let origin = site.base_url.strip_suffix(site.url.trim_end_matches('/'));
        let origin = origin.unwrap_or(&site.base_url).to_owned();
        let home = format!("{origin}{}", site.url);
        Self {
            title: site.title.to_owned(),
            folder: site.url.to_owned(),
            website: WebSite::new(site, &home),
            organization: Organization::new(&site.publisher, &home),
            publisher: Publisher::new(&site.publisher, &home),
            origin,
            home,
        }
    }

    /// The URL with its host of one from the root of the host.
    pub(super) fn absolute(&self, url: &str) -> String {
        format!("{}{url}", self.origin)
    }
}

/// The publisher, on the home page.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsMediaOrganization", rename_all = "camelCase")]
pub(super) struct Organization {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<ImageObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    founding_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contact_point: Vec<ContactPoint>,
    /// The policies that the settings name.
    #[serde(flatten)]
    policies: Properties,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ContactPoint {
    contact_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// The publisher, as articles name it.
#[derive(Clone, Serialize)]
#[serde(tag = "@type", rename = "NewsMediaOrganization")]
pub(super) struct Publisher {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<Logo>,
}

#[derive(Clone, Serialize)]
#[serde(tag = "@type", rename = "ImageObject")]
struct Logo {
    url: String,
}

/// The site.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct WebSite {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    in_language: String,
    publisher: Reference,
}

/// A thing that is described elsewhere.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

fn publisher_id(home: &str) -> String {
    format!("{home}#publisher")
}

impl Organization {
    pub(super) fn new(publisher: &PublisherView<'_>, home: &str) -> Self {
        Self {
            id: publisher_id(home),
            name: publisher.name.to_owned(),
            url: home.to_owned(),
            logo: publisher.logo.as_ref().map(ImageObject::new),
            email: publisher.email.map(str::to_owned),
            founding_date: publisher.founding_date.map(|date| date.day().to_string()),
            same_as: publisher.links.to_vec(),
            contact_point: publisher.contact_points.iter().map(ContactPoint::new).collect(),
            policies: publisher
                .policies
                .iter()
                .map(|policy| (policy.property.to_owned(), policy.permalink.clone()))
                .collect(),
        }
    }
}

impl ContactPoint {
    fn new(point: &ContactPointView<'_>) -> Self {
        Self {
            contact_type: point.purpose.to_owned(),
            email: point.email.map(str::to_owned),
            telephone: point.telephone.map(str::to_owned),
            url: point.permalink.clone(),
        }
    }
}

impl Publisher {
    pub(super) fn new(publisher: &PublisherView<'_>, home: &str) -> Self {
        let logo = publisher.logo.as_ref().map(|logo| Logo { url: logo.permalink.clone() });
        Self { id: publisher_id(home), name: publisher.name.to_owned(), url: home.to_owned(), logo }
    }
}

impl WebSite {
    pub(super) fn new(site: &SiteView<'_>, home: &str) -> Self {
        Self {
            id: format!("{home}#website"),
            name: site.title.to_owned(),
            url: home.to_owned(),
            description: site.description.to_owned(),
            in_language: site.language.to_owned(),
            publisher: Reference { id: publisher_id(home) },
        }
    }
}
