//! *XMP*: metadata as RDF in XML (ISO 16684-1).

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::Facts;

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Several, in an order.
    Seq,
    /// One, in several languages.
    Alt,
    Text,
}

/// What stays, in the order in which it is written: prefix, namespace, name and form.
const FIELDS: [(&str, &str, &str, Form); 7] = [
    ("dc", DC, "creator", Form::Seq),
    ("dc", DC, "rights", Form::Alt),
    ("photoshop", PHOTOSHOP, "Credit", Form::Text),
    ("photoshop", PHOTOSHOP, "Source", Form::Text),
    ("xmpRights", RIGHTS, "UsageTerms", Form::Alt),
    ("xmpRights", RIGHTS, "WebStatement", Form::Text),
    ("Iptc4xmpExt", EXTENSION, "DigitalSourceType", Form::Text),
];

/// What may harm somebody, by a part of its name.
const HARMFUL: &[(&str, &str)] = &[
    ("GPS", "position"),
    ("SerialNumber", "serial number"),
    ("OwnerName", "owner"),
    ("xmpRights:Owner", "owner"),
    ("Thumbnails", "thumbnail"),
];

type Values = [Vec<String>; FIELDS.len()];

/// Takes note of what may harm somebody in a packet.
pub(super) fn note_harm(packet: &[u8], facts: &mut Facts) {
    for (part, what) in HARMFUL {
        if memchr::memmem::find(packet, part.as_bytes()).is_some() {
            facts.drop(*what);
        }
    }
}

/// What stays of a packet, as one of its own; nothing if there is nothing to stay.
pub(super) fn kept(packet: &[u8], facts: &mut Facts) -> Vec<u8> {
    note_harm(packet, facts);
    // Some programs write UTF-16 into a file of their own; in a picture it is UTF-8.
    let text = String::from_utf8_lossy(packet);
    let values = read(text.trim_matches(['\0', '\u{feff}', ' ', '\n']));
    let [creator, rights, credit, _, _, _, source_type] = &values;
    Facts::note(&mut facts.creator, &creator.join(", "));
    Facts::note(&mut facts.rights, rights.first().map_or("", String::as_str));
    Facts::note(&mut facts.credit, credit.first().map_or("", String::as_str));
    let source_type = source_type.first().map_or("", String::as_str);
    let source_type = source_type.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    Facts::note(&mut facts.source_type, source_type);
    if values.iter().all(Vec::is_empty) { Vec::new() } else { written(&values).into_bytes() }
}

/// Where IPTC explains the ways in which pictures come to be.
const SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// A packet that says what is known of whom to credit; nothing if nothing is.
pub(super) fn packet(facts: &Facts) -> Vec<u8> {
    let one = |value: &Option<String>| value.iter().cloned().collect();
    let source_type = facts.source_type.iter().map(|it| format!("{SOURCE_TYPES}{it}")).collect();
    let mut values = Values::default();
    values[0] = one(&facts.creator);
    values[1] = one(&facts.rights);
    values[2] = one(&facts.credit);
    values[6] = source_type;
    if values.iter().all(Vec::is_empty) { Vec::new() } else { written(&values).into_bytes() }
}

/// What stays of a drawing's metadata, without what a packet has around it.
pub(super) fn element(text: &str, facts: &mut Facts) -> String {
    let packet = String::from_utf8(kept(text.as_bytes(), facts)).unwrap_or_default();
    let inside = packet.split_once("?>").and_then(|(_, rest)| rest.rsplit_once("<?xpacket"));
    inside.map_or_else(String::new, |(inside, _)| inside.to_owned())
}

/// The field that a name is of.
fn field(resolved: &ResolveResult<'_>, name: &str) -> Option<usize> {
    let ResolveResult::Bound(Namespace(namespace)) = resolved else { return None };
    FIELDS.iter().position(|(_, of, field, _)| of == namespace && *field == name)
}

fn read(packet: &str) -> Values {
    let mut reader = NsReader::from_str(packet);
    let mut values = Values::default();
    // The field that is being read, and how deep it lies.
    let (mut open, mut depth, mut text) = (None::<(usize, usize)>, 0_usize, String::new());
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let (resolved, local) = reader.resolver().resolve_element(tag.name());
                let found = field(&resolved, local.as_ref()).filter(|_| open.is_none());
                properties(&reader, tag, found, &mut values);
                if matches!(event, Event::Start(_)) {
                    depth += 1;
                    open = open.or(found.map(|field| (field, depth)));
                    text.clear();
                }
            }
            Event::End(_) => {
                if let Some((field, at)) = open {
                    let one = std::mem::take(&mut text);
                    if !one.trim().is_empty() {
                        values[field].push(one.trim().to_owned());
                    }
                    if at == depth {
                        open = None;
                    }
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(part) if open.is_some() => text.push_str(&part.xml10_content()),
            Event::CData(part) if open.is_some() => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) if open.is_some() => {
                let named = quick_xml::escape::resolve_predefined_entity(part);
                let number = part.resolve_char_ref().ok().flatten();
                match (number, named) {
                    (Some(letter), _) => text.push(letter),
                    (None, Some(letters)) => text.push_str(letters),
                    (None, None) => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    values
}

/// Values that stand in attributes, and those that an element names in one.
fn properties(
    reader: &NsReader<&[u8]>,
    tag: &BytesStart<'_>,
    element: Option<usize>,
    values: &mut Values,
) {
    for attribute in tag.attributes().flatten() {
        let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
        let is_resource = matches!(&resolved, ResolveResult::Bound(Namespace(it)) if *it == RDF)
            && local.as_ref() == "resource";
        let found = if is_resource { element } else { field(&resolved, local.as_ref()) };
        let Some(field) = found else { continue };
        if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0)
            && !value.trim().is_empty()
        {
            values[field].push(value.trim().to_owned());
        }
    }
}

fn written(values: &Values) -> String {
    let mut out = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\"",
    );
    let used = |(index, _): &(usize, &(&str, &str, &str, Form))| !values[*index].is_empty();
    let mut known = Vec::new();
    for (_, (prefix, namespace, ..)) in FIELDS.iter().enumerate().filter(used) {
        if !known.contains(prefix) {
            known.push(prefix);
            out.extend([" xmlns:", prefix, "=\"", namespace, "\""]);
        }
    }
    out.push('>');
    for (index, (prefix, _, name, form)) in FIELDS.iter().enumerate().filter(used) {
        let items = values[index].iter().map(|it| escape(it.as_str()));
        let inner = match form {
            Form::Text => items.take(1).collect(),
            Form::Seq => {
                let items: Vec<String> = items.map(|it| format!("<rdf:li>{it}</rdf:li>")).collect();
                let items = items.concat();
                format!("<rdf:Seq>{items}</rdf:Seq>")
            }
            // Of several languages the first is the default.
            Form::Alt => {
                let one: String = items.take(1).collect();
                format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{one}</rdf:li></rdf:Alt>")
            }
        };
        out.extend(["<", prefix, ":", name, ">", &inner, "</", prefix, ":", name, ">"]);
    }
    out.push_str("</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
    out
}
