//! *Drawings* (SVG): without scripts, without requests to other hosts, and without what an editor wrote
//! beside the drawing. All else stays as it stands, byte by byte.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::facts::Change;
use super::parts::Parts;
use super::{Facts, Refused, xmp};

mod address;
mod doctype;
mod embedded;
mod style;
mod tag;

use embedded::Within;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements that do something, or that hold pages of their own.
const SCRIPTS: [&str; 3] = ["script", "handler", "listener"];
/// Drawings within drawings, as pictures: deeper than this nobody draws.
const MOST_DEPTH: usize = 3;

/// Takes out of a drawing what nobody should run, load or read; nothing if there is nothing. Pictures
/// within it are cleaned by `picture`.
pub(super) fn cleaned(
    bytes: &[u8],
    facts: &mut Facts,
    picture: Change,
) -> Result<Option<Vec<u8>>, Refused> {
    within(bytes, Within { depth: 0, picture, drawing: within }, facts)
}

fn within(bytes: &[u8], own: Within, facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    if own.depth > MOST_DEPTH {
        return Err(Refused::new("it has drawings in drawings in drawings; draw them as one"));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(Refused::new("this drawing is compressed; save it as plain SVG"));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Refused::new("this drawing isn't UTF-8 text; save it with the encoding UTF-8"));
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = doctype::without_entities(text)?;
    let text = plain.as_deref().unwrap_or(text);
    let mut walk = Walk {
        text,
        own,
        parts: Parts::of(text.as_bytes()),
        kept_to: 0,
        facts,
        has_root: false,
        open: 0,
        dropped: None,
        sheet: None,
    };
    walk.all()?;
    let done = walk.parts.finished();
    Ok(done.or_else(|| plain.map(String::into_bytes)))
}

/// The way through a drawing.
struct Walk<'t, 'f> {
    text: &'t str,
    own: Within,
    parts: Parts<'t>,
    /// What stands before this is kept, replaced or cut.
    kept_to: usize,
    facts: &'f mut Facts,
    has_root: bool,
    /// Elements that are open.
    open: usize,
    /// How many elements are open around one that is cut, where it begins, and whether it is metadata.
    dropped: Option<(usize, usize, bool)>,
    /// A style sheet: how many elements are open around it, where its text begins, its text, and whether
    /// it has comments or elements in it.
    sheet: Option<(usize, usize, String, bool)>,
}

impl Walk<'_, '_> {
    fn all(&mut self) -> Result<(), Refused> {
        let mut reader = NsReader::from_str(self.text);
        reader.config_mut().check_end_names = true;
        loop {
            let start = place(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    return Err(broken(&error.to_string(), place(reader.error_position())));
                }
            };
            let range = start..place(reader.buffer_position());
            match event {
                Event::Start(tag) => self.start(&reader, &tag, range, false)?,
                Event::Empty(tag) => self.start(&reader, &tag, range, true)?,
                Event::End(_) => self.end(range)?,
                Event::GeneralRef(name) => {
                    let is_number = name.resolve_char_ref().ok().flatten().is_some();
                    if !is_number && quick_xml::escape::resolve_predefined_entity(&name).is_none() {
                        let reason = format!("`{}` stands for nothing", &self.text[range.clone()]);
                        return Err(broken(&reason, range.start));
                    }
                    self.letters(range)?;
                }
                Event::Text(_) | Event::CData(_) => self.letters(range)?,
                Event::Comment(_) => self.comment(range),
                Event::Decl(_) => declared(&self.text[range])?,
                // Other style sheets, and what an editor tells itself.
                Event::PI(_) | Event::DocType(_) => self.cut(range),
                Event::Eof if self.open > 0 => {
                    return Err(broken("an element isn't closed", self.text.len()));
                }
                Event::Eof if !self.has_root => return Err(broken("there is no element", start)),
                Event::Eof => break,
            }
        }
        self.parts.keep(self.kept_to..self.text.len());
        Ok(())
    }

    fn start(
        &mut self,
        reader: &NsReader<&[u8]>,
        tag: &BytesStart<'_>,
        range: Range<usize>,
        is_empty: bool,
    ) -> Result<(), Refused> {
        let (resolved, local) = reader.resolver().resolve_element(tag.name());
        let is_drawn = match &resolved {
            ResolveResult::Bound(Namespace(namespace)) => *namespace == SVG,
            ResolveResult::Unbound => true,
            ResolveResult::Unknown(_) => false,
        };
        let name = local.as_ref();
        self.has_root = true;
        if let Some((_, _, _, is_mixed)) = &mut self.sheet {
            *is_mixed = true;
            self.open += usize::from(!is_empty);
            return Ok(());
        }
        if self.dropped.is_none() {
            let attributes = tag::attributes(self.text, range.clone());
            if self.goes(name, is_drawn, &attributes) {
                if is_empty {
                    self.cut(range);
                    return Ok(());
                }
                self.dropped = Some((self.open, range.start, name == "metadata"));
            } else {
                let own = tag::Tag { name, reader, own: self.own };
                for attribute in attributes {
                    match own.judged(&attribute, self.facts)? {
                        tag::Judged::Stays => {}
                        tag::Judged::Goes => self.cut(attribute.range),
                        tag::Judged::Becomes(value) => self.replace(attribute.inside, value),
                    }
                }
                if name == "style" && !is_empty {
                    self.sheet = Some((self.open, range.end, String::new(), false));
                }
            }
        }
        self.open += usize::from(!is_empty);
        Ok(())
    }

    /// Whether an element goes with all that is in it.
    fn goes(&mut self, name: &str, is_drawn: bool, attributes: &[tag::Attribute<'_>]) -> bool {
        if SCRIPTS.iter().any(|it| name.eq_ignore_ascii_case(it)) {
            self.facts.drop("script");
        } else if name.eq_ignore_ascii_case("foreignObject") {
            self.facts.drop("a page within the drawing");
        } else if tag::animates_what_runs(attributes) {
            self.facts.drop("script");
        } else if is_drawn && name != "metadata" {
            return false;
        } else {
            self.facts.drop("an editor's notes");
        }
        true
    }

    fn end(&mut self, range: Range<usize>) -> Result<(), Refused> {
        let Some(open) = self.open.checked_sub(1) else {
            return Err(broken("an element is closed that isn't open", range.start));
        };
        self.open = open;
        if let Some((at, start, is_metadata)) = self.dropped
            && at == open
        {
            self.dropped = None;
            self.without(start..range.end, is_metadata);
        }
        if let Some((at, start, sheet, is_mixed)) = self.sheet.take() {
            if at != open {
                self.sheet = Some((at, start, sheet, is_mixed));
                return Ok(());
            }
            let other = style::cleaned(&sheet, self.own, self.facts)?;
            if is_mixed || other.is_some() {
                let text = other.unwrap_or(sheet);
                self.replace(start..range.start, tag::escaped(&text));
            }
        }
        Ok(())
    }

    /// Cuts an element; of metadata its author and its rights stay.
    fn without(&mut self, range: Range<usize>, is_metadata: bool) {
        let mut own = Facts::default();
        let packet = if is_metadata { &self.text[range.clone()] } else { "" };
        let kept = xmp::element(packet, &mut own);
        Facts::note(&mut self.facts.creator, own.creator.as_deref().unwrap_or_default());
        Facts::note(&mut self.facts.rights, own.rights.as_deref().unwrap_or_default());
        if kept.is_empty() {
            return self.cut(range);
        }
        let kept = format!("<metadata>{kept}</metadata>");
        if kept == self.text[range.clone()] {
            self.facts.dropped.retain(|it| it != "an editor's notes");
        }
        self.replace(range, kept);
    }

    fn letters(&mut self, range: Range<usize>) -> Result<(), Refused> {
        if self.open == 0 && !self.text[range.clone()].trim().is_empty() {
            return Err(broken("there are words outside of the drawing", range.start));
        }
        if let Some((at, _, sheet, _)) = &mut self.sheet
            && *at + 1 == self.open
        {
            sheet.push_str(&tag::text(&self.text[range]));
        }
        Ok(())
    }

    /// A comment goes, unless it says whose the rights are.
    fn comment(&mut self, range: Range<usize>) {
        if let Some((_, _, _, is_mixed)) = &mut self.sheet {
            *is_mixed = true;
            return;
        }
        let words = self.text[range.clone()].to_lowercase();
        let is_of_rights = ["licen", "copyright", "©"].iter().any(|word| words.contains(word));
        if !is_of_rights {
            self.cut(range);
        }
    }

    fn cut(&mut self, range: Range<usize>) {
        self.replace(range, String::new());
    }

    fn replace(&mut self, range: Range<usize>, with: String) {
        // What is in an element that goes, goes with it.
        if self.dropped.is_some() {
            return;
        }
        self.parts.keep(self.kept_to..range.start);
        self.kept_to = range.end;
        self.parts.replace(range, with.into_bytes());
    }
}

/// What an XML declaration says of the encoding, which the bytes are read by.
fn declared(text: &str) -> Result<(), Refused> {
    let encoding = text.split_once("encoding").map(|(_, rest)| rest.to_ascii_lowercase());
    let known = ["utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"];
    match encoding {
        Some(rest) if !known.iter().any(|it| rest.contains(it)) => {
            Err(Refused::new("this drawing isn't UTF-8 text; save it with the encoding UTF-8"))
        }
        _ => Ok(()),
    }
}

fn broken(reason: &str, at: usize) -> Refused {
    Refused::at(format!("this drawing isn't well-formed XML: {reason}"), at)
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
