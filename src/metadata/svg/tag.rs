//! The *attributes* of an element of a drawing: which stay.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::escape::escape;
use quick_xml::name::{Namespace, QName, ResolveResult};

use super::address::{Way, normal, way};
use super::embedded::{self, Within};
use super::style;
use crate::metadata::{Facts, Refused};

const XLINK: &str = "http://www.w3.org/1999/xlink";
/// Attributes that are read as style sheets are.
const STYLES: [&str; 14] = [
    "style",
    "fill",
    "stroke",
    "filter",
    "clip-path",
    "mask",
    "mask-image",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
    "cursor",
    "color-profile",
    "shape-inside",
];
/// Attributes that give those another value.
const CHANGES: [&str; 4] = ["to", "from", "by", "values"];

/// An attribute.
#[derive(Debug)]
pub(super) struct Attribute<'t> {
    pub(super) name: &'t str,
    /// Its value as it is meant.
    value: Cow<'t, str>,
    /// Where it stands, with the space before it.
    pub(super) range: Range<usize>,
    /// Where its value stands, between the quotes.
    pub(super) inside: Range<usize>,
}

/// What becomes of an attribute.
pub(super) enum Judged {
    Stays,
    Goes,
    Becomes(String),
}

/// The attributes of the tag that stands there.
pub(super) fn attributes(text: &str, tag: Range<usize>) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let is_space = |it: char| it.is_ascii_whitespace();
    let own = &text[tag.clone()];
    let mut at = own.find(|it| is_space(it) || it == '>').unwrap_or(own.len());
    while let Some(equals) = own[at..].find('=').map(|it| at + it) {
        let name = own[at..equals].trim();
        let behind = own[equals + 1..].trim_start();
        let open = own.len() - behind.len();
        let Some(quote @ ('"' | '\'')) = behind.chars().next() else { break };
        let Some(length) = behind[1..].find(quote) else { break };
        let inside = tag.start + open + 1..tag.start + open + 1 + length;
        let range = tag.start + at..inside.end + 1;
        let value = text_of(&text[inside.clone()]);
        found.push(Attribute { name, value, range, inside });
        at = open + length + 2;
    }
    found
}

/// Whether an animation gives a value to an attribute that runs or loads something.
pub(super) fn animates_what_runs(attributes: &[Attribute<'_>]) -> bool {
    let target = attributes.iter().find(|it| it.name == "attributeName");
    target.is_some_and(|it| {
        let name = it.value.trim().to_ascii_lowercase();
        let local = name.rsplit(':').next().unwrap_or_default();
        local.starts_with("on") || matches!(local, "href" | "src" | "style" | "base")
    })
}

/// An element whose attributes are looked at.
pub(super) struct Tag<'r, 'x> {
    pub(super) name: &'r str,
    pub(super) reader: &'r NsReader<&'x [u8]>,
    pub(super) own: Within,
}

impl Tag<'_, '_> {
    pub(super) fn judged(
        &self,
        attribute: &Attribute<'_>,
        facts: &mut Facts,
    ) -> Result<Judged, Refused> {
        let name = attribute.name;
        if name == "xmlns" || name.starts_with("xmlns:") {
            return Ok(Judged::Stays);
        }
        let (resolved, local) = self.reader.resolver().resolve_attribute(QName(name));
        let local = local.as_ref();
        if local.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("on")) {
            facts.drop("event attribute");
            return Ok(Judged::Goes);
        }
        let is_link = match &resolved {
            ResolveResult::Bound(Namespace(XLINK)) => true,
            _ if name.starts_with("xml:") && local != "base" => return Ok(Judged::Stays),
            ResolveResult::Unbound => false,
            // What an editor notes: where the drawing was exported to, and what it was made from.
            _ => {
                facts.drop("an editor's notes");
                return Ok(Judged::Goes);
            }
        };
        let lower = local.to_ascii_lowercase();
        if matches!(&*lower, "href" | "src" | "srcset" | "data" | "action" | "formaction" | "ping")
        {
            return self.link(attribute, &lower, facts);
        }
        if !is_link && (STYLES.contains(&&*lower) || CHANGES.contains(&&*lower)) {
            let other = style::cleaned(&attribute.value, self.own, facts)?;
            return Ok(other.map_or(Judged::Stays, |it| Judged::Becomes(escaped(&it))));
        }
        Ok(Judged::Stays)
    }

    fn link(
        &self,
        attribute: &Attribute<'_>,
        name: &str,
        facts: &mut Facts,
    ) -> Result<Judged, Refused> {
        let is_followed = self.name == "a" && name == "href";
        Ok(match way(&attribute.value) {
            Way::Inside if matches!(name, "href" | "src") => Judged::Stays,
            // A reader follows it or doesn't; nothing is loaded before.
            Way::Elsewhere if is_followed => Judged::Stays,
            Way::Inside | Way::Elsewhere => {
                facts.drop("requests to other hosts");
                Judged::Goes
            }
            Way::Data if is_followed || self.name == "use" => {
                facts.drop("script");
                Judged::Goes
            }
            Way::Data if normal(&attribute.value).starts_with("data:image/") => {
                match embedded::cleaned(&attribute.value, self.own, facts)? {
                    Some(other) => Judged::Becomes(escaped(&other)),
                    None => Judged::Stays,
                }
            }
            Way::Data | Way::Runs => {
                facts.drop("script");
                Judged::Goes
            }
        })
    }
}

/// What stands between tags, as it is meant.
pub(super) fn text(written: &str) -> Cow<'_, str> {
    match written.strip_prefix("<![CDATA[").and_then(|it| it.strip_suffix("]]>")) {
        Some(inside) => Cow::Borrowed(inside),
        None => text_of(written),
    }
}

fn text_of(written: &str) -> Cow<'_, str> {
    // What XML doesn't know isn't known to the browser either.
    quick_xml::escape::unescape(written).unwrap_or(Cow::Borrowed(written))
}

/// Text between tags or between quotes.
pub(super) fn escaped(text: &str) -> String {
    escape(text).into_owned()
}
