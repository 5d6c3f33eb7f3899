//! *IPTC* in the form of Photoshop's resources: what agencies write into pictures (IIM 4.2).

use super::Facts;
use super::parts::{u16_at, u32_at};

pub(super) const SIGN: &[u8] = b"Photoshop 3.0\0";
/// The resource that holds IPTC.
const IPTC: usize = 0x0404;
/// Small pictures of what the whole once was.
const THUMBNAILS: [usize; 2] = [0x0409, 0x040c];

const CHARACTERS: (u8, u8) = (1, 90);
const BYLINE: (u8, u8) = (2, 80);
const CREDIT: (u8, u8) = (2, 110);
const SOURCE: (u8, u8) = (2, 115);
const COPYRIGHT: (u8, u8) = (2, 116);

/// What stays of Photoshop's resources: who is to be credited, and whose the rights are.
pub(super) fn kept(resources: &[u8], facts: &mut Facts) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut at = 0;
    while resources.get(at..at + 4) == Some(b"8BIM") {
        let Some(id) = u16_at(resources, at + 4) else { break };
        let Some(name) = resources.get(at + 6).map(|length| usize::from(*length)) else { break };
        let size_at = at + 6 + ((name + 2) & !1);
        let Some(size) = u32_at(resources, size_at) else { break };
        let begin = size_at + 4;
        let Some(value) = begin.checked_add(size).and_then(|end| resources.get(begin..end)) else {
            break;
        };
        if THUMBNAILS.contains(&id) {
            facts.drop("thumbnail");
        } else if id == IPTC {
            kept.extend(datasets(value, facts));
        }
        at = begin + size + size % 2;
    }
    if kept.is_empty() {
        return kept;
    }
    let mut resource = b"8BIM\x04\x04\0\0".to_vec();
    resource.extend(u32::try_from(kept.len()).unwrap_or_default().to_be_bytes());
    let is_odd = kept.len() % 2 == 1;
    resource.extend(kept);
    resource.extend(is_odd.then_some(0));
    resource
}

fn datasets(iptc: &[u8], facts: &mut Facts) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut has_text = false;
    let mut is_utf8 = false;
    let mut at = 0;
    while let Some([0x1c, record, number, high, low]) = iptc.get(at..at + 5) {
        // Longer ones have another form, which nobody uses for these.
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(value) = iptc.get(at + 5..at + 5 + length) else { break };
        let id = (*record, *number);
        if [CHARACTERS, BYLINE, CREDIT, SOURCE, COPYRIGHT].contains(&id) {
            kept.extend_from_slice(&iptc[at..at + 5 + length]);
            has_text |= id != CHARACTERS;
        }
        is_utf8 |= id == CHARACTERS && value == b"\x1b%G";
        let text = || text(value, is_utf8);
        match id {
            BYLINE => Facts::note(&mut facts.creator, &text()),
            CREDIT => Facts::note(&mut facts.credit, &text()),
            COPYRIGHT => Facts::note(&mut facts.rights, &text()),
            _ => {}
        }
        at += 5 + length;
    }
    if has_text { kept } else { Vec::new() }
}

/// A text in UTF-8 or, if it is none, in Latin-1.
fn text(value: &[u8], is_utf8: bool) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf8 => String::from_utf8_lossy(value).into_owned(),
        Err(_) => value.iter().copied().map(char::from).collect(),
    }
}
