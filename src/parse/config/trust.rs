//! What the paper says of itself in `trust.txt`: whom it belongs to, and what may be done with it.
//!
//! The form is that of <https://journallist.net/reference-document-for-trust-txt-specifications>.

use crate::diagnostic::{Diagnostics, Spanned};
use crate::parse::fields::{Fields, report_no_address};
use crate::parse::form::Form;
use crate::parse::key::{Key, Kind};

/// What stands in `trust.txt` besides what is known of the publisher.
#[derive(Clone, Debug)]
pub struct TrustFile {
    /// Attributes of `trust.txt` with the addresses that they have, in their order.
    pub links: Vec<(&'static str, Spanned<String>)>,
    /// Whether models may be trained on the paper.
    pub training: Option<bool>,
}

/// Keys with their attributes in `trust.txt`.
const LINKS: [(&str, &str); 6] = [
    ("members", "member"),
    ("belongs_to", "belongto"),
    ("controls", "control"),
    ("controlled_by", "controlledby"),
    ("vendors", "vendor"),
    ("customers", "customer"),
];

const fn links(name: &'static str, about: &'static str) -> Key {
    Key::new(name, Kind::Texts, "[\"https://press.example/\"]", about).form(Form::Address)
}

pub(super) const TRUST: &[Key] = &[
    links("members", "the members, if the publisher is an association"),
    links("belongs_to", "associations that the publisher belongs to"),
    links("controls", "sites that the publisher controls"),
    links("controlled_by", "who controls the publisher"),
    links("vendors", "who works for the publisher"),
    links("customers", "whom the publisher works for"),
    Key::new(
        "training",
        Kind::Bool,
        "false",
        "whether models may be trained on the paper; with `false`, `robots.txt` forbids it to crawlers that are known for it",
    ),
];

pub(super) fn parse(settings: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<TrustFile> {
    let own = settings.table("trust")?;
    let mut links = Vec::new();
    for (key, attribute) in LINKS {
        for link in own.texts(key) {
            report_no_address(&link, own.path, "a publisher", faults);
            links.push((attribute, link));
        }
    }
    let training = own.span("training").map(|_| own.bool("training"));
    Some(TrustFile { links, training })
}
