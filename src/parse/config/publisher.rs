//! Who *publishes* the paper: its name and logo, how to reach it, and the *policies* that it holds
//! itself to, each a page of the site.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::parse::fields::{Fields, report_no_address};
use crate::parse::form::Form;
use crate::parse::key::{Key, Kind};

/// Who publishes the paper.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Its name; else the site's title.
    pub name: String,
    /// Its picture, as written.
    pub logo: Option<Spanned<String>>,
    /// How to write to it.
    pub email: Option<String>,
    /// The day of its first issue.
    pub founding_date: Option<Date>,
    /// Its pages elsewhere.
    pub links: Vec<String>,
    /// Whom to turn to, and with what.
    pub contact_points: Vec<ContactPoint>,
    /// What it holds itself to, in the order of `POLICIES`.
    pub policies: Vec<Policy>,
}

/// Whom to turn to with something.
#[derive(Clone, Debug)]
pub struct ContactPoint {
    /// With what: `newsroom`, `corrections`.
    pub purpose: String,
    /// An address for letters.
    pub email: Option<String>,
    /// A number to call.
    pub telephone: Option<String>,
    /// A page that says more, as written.
    pub url: Option<Spanned<String>>,
}

/// A page on which the publisher says what it holds itself to.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The key in `site.toml`.
    pub key: &'static str,
    /// The property of schema.org.
    pub property: &'static str,
    /// The page, as written.
    pub url: Spanned<String>,
}

/// The keys of policies with their properties of schema.org's `NewsMediaOrganization`.
const POLICIES: [(&str, &str); 11] = [
    ("publishing_principles", "publishingPrinciples"),
    ("corrections_policy", "correctionsPolicy"),
    ("ethics_policy", "ethicsPolicy"),
    ("diversity_policy", "diversityPolicy"),
    ("masthead", "masthead"),
    ("mission_coverage_priorities_policy", "missionCoveragePrioritiesPolicy"),
    ("no_bylines_policy", "noBylinesPolicy"),
    ("ownership_funding_info", "ownershipFundingInfo"),
    ("unnamed_sources_policy", "unnamedSourcesPolicy"),
    ("verification_fact_checking_policy", "verificationFactCheckingPolicy"),
    ("actionable_feedback_policy", "actionableFeedbackPolicy"),
];

const fn policy(name: &'static str, about: &'static str) -> Key {
    Key::new(name, Kind::Text, "\"/editorial-policy/\"", about)
}

pub(super) const PUBLISHER: &[Key] = &[
    Key::new("name", Kind::Text, "\"The Daily Meridian\"", "the publisher; else the site's title"),
    Key::new("logo", Kind::Text, "\"/logo.png\"", "its picture in `static/`").form(Form::Picture),
    Key::new("email", Kind::Text, "\"desk@example.org\"", "how to write to it"),
    Key::new("founding_date", Kind::Date, "2019-05-01", "the day of its first issue")
        .form(Form::Day),
    Key::new("links", Kind::Texts, "[\"https://social.example/@meridian\"]", "its pages elsewhere")
        .form(Form::Address),
    Key::new(
        "contact_points",
        Kind::Tables(CONTACT_POINT),
        "[{ purpose = \"newsroom\", email = \"desk@example.org\" }]",
        "whom to turn to, and with what",
    ),
    policy("publishing_principles", "the page on how the paper works"),
    policy("corrections_policy", "the page on how mistakes are put right"),
    policy("ethics_policy", "the page on what its people may and may not do"),
    policy("diversity_policy", "the page on whose voices are heard"),
    policy("masthead", "the page on who makes the paper"),
    policy("mission_coverage_priorities_policy", "the page on what it covers, and why"),
    policy("no_bylines_policy", "the page on why articles may have no byline"),
    policy("ownership_funding_info", "the page on who owns it and who pays"),
    policy("unnamed_sources_policy", "the page on sources without a name"),
    policy("verification_fact_checking_policy", "the page on how facts are checked"),
    policy("actionable_feedback_policy", "the page on how readers are heard"),
];

const CONTACT_POINT: &[Key] = &[
    Key::new("purpose", Kind::Text, "\"newsroom\"", "what it is for").required().needs(&[
        "email",
        "telephone",
        "url",
    ]),
    Key::new("email", Kind::Text, "\"desk@example.org\"", "an address for letters"),
    Key::new("telephone", Kind::Text, "\"+43 1 000000\"", "a number to call"),
    Key::new("url", Kind::Text, "\"/contact/\"", "a page that says more"),
];

/// Reads `[publisher]`; the paper is called `title`.
pub(super) fn parse(settings: &Fields<'_, '_>, title: &str, faults: &mut Diagnostics) -> Publisher {
    let Some(own) = settings.table("publisher") else {
        return Publisher {
            name: title.to_owned(),
            logo: None,
            email: None,
            founding_date: None,
            links: Vec::new(),
            contact_points: Vec::new(),
            policies: Vec::new(),
        };
    };
    let links = own.texts("links");
    for link in &links {
        report_no_address(link, own.path, "a page elsewhere", faults);
    }
    let policy = |(key, property)| own.spanned_text(key).map(|url| Policy { key, property, url });
    Publisher {
        name: own.text("name").unwrap_or_else(|| title.to_owned()),
        logo: own.spanned_text("logo"),
        email: own.text("email"),
        founding_date: own.date("founding_date", faults),
        links: links.into_iter().map(|link| link.value).collect(),
        contact_points: contact_points(&own, faults),
        policies: POLICIES.into_iter().filter_map(policy).collect(),
    }
}

fn contact_points(own: &Fields<'_, '_>, faults: &mut Diagnostics) -> Vec<ContactPoint> {
    let mut points = Vec::new();
    for (_, span, table) in own.tables("contact_points") {
        let point = ContactPoint {
            purpose: table.text("purpose").unwrap_or_default(),
            email: table.text("email"),
            telephone: table.text("telephone"),
            url: table.spanned_text("url"),
        };
        if point.email.is_none() && point.telephone.is_none() && point.url.is_none() {
            faults.push(
                Diagnostic::error("this says nothing of how to reach it")
                    .at(own.path, span)
                    .help("give an `email`, a `telephone` or a `url`"),
            );
        }
        points.push(point);
    }
    points
}
