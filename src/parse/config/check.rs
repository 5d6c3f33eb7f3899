//! What a *check* is told: what is meant to be so, whom not to ask, how heavy a page may be.

use crate::diagnostic::Spanned;
use crate::parse::fields::Fields;
use crate::parse::key::{Key, Kind};

/// What a check is told.
#[derive(Clone, Debug)]
pub struct Check {
    /// Findings that are meant to be so.
    pub allow: Vec<Allow>,
    /// Hosts, or beginnings of addresses, that aren't asked.
    pub hosts: Vec<String>,
    /// Kilobytes that a page and what it loads may have.
    pub page_weight: u64,
}

/// A finding that is meant to be so.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Its code.
    pub code: Spanned<String>,
    /// The file or the folder that it is allowed in; else everywhere.
    pub path: Option<String>,
}

pub(super) const CHECK: &[Key] = &[
    Key::new(
        "allow",
        Kind::Tables(ALLOW),
        "[{ code = \"D0104\", reason = \"the press asks for them\" }]",
        "findings that are meant to be so",
    ),
    Key::new(
        "hosts",
        Kind::Texts,
        "[\"intranet.example.org\"]",
        "hosts, or beginnings of addresses, that `--external` doesn't ask",
    ),
    Key::new(
        "page_weight",
        Kind::Integer(1, 1_000_000),
        "2000",
        "how many kilobytes a page may have with all that it loads",
    )
    .default("2000"),
];

const ALLOW: &[Key] = &[
    Key::new("code", Kind::Text, "\"D0104\"", "the code of the finding").required(),
    Key::new("reason", Kind::Text, "\"the press asks for them\"", "why it is meant to be so")
        .required(),
    Key::new(
        "path",
        Kind::Text,
        "\"static/press/\"",
        "the file or the folder that it is allowed in; for `D0110` the URL",
    ),
];

pub(super) fn parse(settings: &Fields<'_, '_>) -> Check {
    let own = settings.table("check");
    let allow = own.iter().flat_map(|own| own.tables("allow")).filter_map(|(_, _, table)| {
        Some(Allow { code: table.spanned_text("code")?, path: table.text("path") })
    });
    let hosts = own.iter().flat_map(|own| own.texts("hosts")).map(|host| host.value);
    let weight = own.as_ref().and_then(|own| own.integer("page_weight"));
    Check {
        allow: allow.collect(),
        hosts: hosts.collect(),
        page_weight: weight.and_then(|it| u64::try_from(it).ok()).unwrap_or(2000),
    }
}
