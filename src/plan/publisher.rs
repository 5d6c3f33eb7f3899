//! The publisher, as templates and structured data get it.

use serde::Serialize;

use super::teaser::{ImageView, image_view};
use super::urls::Urls;
use crate::arrange::Site;
use crate::date::Date;

/// Who publishes the paper.
#[derive(Debug, Serialize)]
pub struct PublisherView<'s> {
    /// Its name.
    pub name: &'s str,
    /// Its picture.
    pub logo: Option<ImageView<'s>>,
    /// How to write to it.
    pub email: Option<&'s str>,
    /// The day of its first issue.
    pub founding_date: Option<&'s Date>,
    /// Its pages elsewhere.
    pub links: &'s [String],
    /// Whom to turn to, and with what.
    pub contact_points: Vec<ContactPointView<'s>>,
    /// What it holds itself to.
    pub policies: Vec<PolicyView<'s>>,
}

/// Whom to turn to with something.
#[derive(Debug, Serialize)]
pub struct ContactPointView<'s> {
    /// With what.
    pub purpose: &'s str,
    /// An address for letters.
    pub email: Option<&'s str>,
    /// A number to call.
    pub telephone: Option<&'s str>,
    /// A page that says more.
    pub url: Option<String>,
    /// That page, with the host.
    pub permalink: Option<String>,
}

/// A page on which the publisher says what it holds itself to.
#[derive(Debug, Serialize)]
pub struct PolicyView<'s> {
    /// Its key in `site.toml`.
    pub key: &'s str,
    /// Its property of schema.org.
    #[serde(skip)]
    pub property: &'s str,
    /// Its page.
    pub url: String,
    /// Its page, with the host.
    pub permalink: String,
}

pub(super) fn view(site: &Site) -> PublisherView<'_> {
    let (config, urls) = (&site.config, Urls(&site.config.base_url));
    let own = &config.publisher;
    PublisherView {
        name: &own.name,
        // A mark is shown as it was drawn.
        logo: site
            .logo
            .as_ref()
            .map(|logo| ImageView { renditions: None, ..image_view(site, logo) }),
        email: own.email.as_deref(),
        founding_date: own.founding_date.as_ref(),
        links: &own.links,
        contact_points: own
            .contact_points
            .iter()
            .map(|point| ContactPointView {
                purpose: &point.purpose,
                email: point.email.as_deref(),
                telephone: point.telephone.as_deref(),
                url: point.url.as_ref().map(|url| urls.written(&url.value)),
                permalink: point.url.as_ref().map(|url| urls.written_absolute(&url.value)),
            })
            .collect(),
        policies: own
            .policies
            .iter()
            .map(|policy| PolicyView {
                key: policy.key,
                property: policy.property,
                url: urls.written(&policy.url.value),
                permalink: urls.written_absolute(&policy.url.value),
            })
            .collect(),
    }
}
