//! XML as feeds and sitemaps write it: indented, with nothing that XML 1.0 forbids.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

pub(super) type Xml = Writer<Vec<u8>>;

/// A whole document: the declaration, and what `write` writes.
pub(super) fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = xml
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))
        .and_then(|()| write(&mut xml));
    debug_assert!(written.is_ok(), "writing to memory can't fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

/// `<name attribute="…">text</name>`
pub(super) fn text(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> io::Result<()> {
    let text = allowed(text);
    let attributes: Vec<(&str, Cow<'_, str>)> =
        attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, &**value));
    xml.create_element(name)
        .with_attributes(attributes)
        .write_text_content(BytesText::new(&text))?;
    Ok(())
}

/// `<name attribute="…"/>`
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let attributes: Vec<(&str, Cow<'_, str>)> =
        attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, &**value));
    xml.create_element(name).with_attributes(attributes).write_empty()?;
    Ok(())
}

/// `<name attribute="…">`, whatever `inner` writes, `</name>`
pub(super) fn nest(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_inner_content(inner)?;
    Ok(())
}

/// The text without the characters that XML 1.0 forbids, which no escape can express.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    // Most texts have nothing but letters and spaces of ASCII, which is seen many bytes at once.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & (b' '..0x80).contains(&byte));
    // In UTF-8 a byte below the space is always that character, and the two last ones begin like this.
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let has_control = || text.bytes().fold(false, |has, byte| has | is_control(byte));
    let has_last = || memchr::memmem::find(text.as_bytes(), b"\xef\xbf").is_some();
    if is_plain || !has_control() && !has_last() || text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_the_rest_escaped() {
        let bytes = document(|xml| text(xml, "t", &[("a", "\u{8}\"<")], "a\u{8}&\u{fffe}b"));
        let shown = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(
            shown,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<t a=\"&quot;&lt;\">a&amp;b</t>\n"
        );
    }
}
