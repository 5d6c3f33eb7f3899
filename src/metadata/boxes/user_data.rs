//! *User data*: the boxes `udta` of a film and its tracks, in the forms of QuickTime and 3GPP.

use std::ops::Range;

use super::atom::{Atom, atoms_until};
use super::meta;
use super::work::Work;
use crate::metadata::Refused;
use crate::metadata::numbers::be;
use crate::metadata::patch::learn_of;

/// Titles, authors, rights, dates and kinds; what players need to choose a track; chapters; loudness.
const STAY: [&[u8; 4]; 31] = [
    b"\xa9nam", b"\xa9ART", b"\xa9aut", b"\xa9cpy", b"\xa9alb", b"\xa9day", b"\xa9gen", b"\xa9dir",
    b"\xa9prd", b"\xa9prf", b"\xa9wrt", b"\xa9com", b"\xa9trk", b"\xa9dis", b"\xa9ope", b"cprt",
    b"titl", b"auth", b"perf", b"gnre", b"albm", b"yrrc", b"name", b"kind", b"tagc", b"chpl",
    b"elng", b"ludt", b"tsel", b"hnti", b"meta",
];

/// Keeps what names a work and those who made it.
pub(super) fn clean(
    work: &mut Work<'_, '_>,
    udta: &Atom,
    data: &[Range<usize>],
) -> Result<(), Refused> {
    // Cameras write what they like here: what isn't boxes goes, and breaks nothing.
    let (parts, stop) = atoms_until(work.bytes, udta.inside());
    if stop < udta.end {
        work.free(udta, "other metadata");
        return Ok(());
    }
    work.only(&parts, &STAY);
    for part in &parts {
        if part.kind == *b"meta" {
            meta::clean(work, part, data)?;
        } else if STAY.contains(&&part.kind) {
            learn(work, part);
        }
    }
    Ok(())
}

fn learn(work: &mut Work<'_, '_>, part: &Atom) {
    let body = &work.bytes[part.inside()];
    let key: String = part.kind.iter().copied().map(char::from).collect();
    let text = if part.kind[0] == 0xa9 {
        // Its length and its language come first.
        let length = be(body, 0, 2).unwrap_or(0);
        body.get(4..4 + length)
    } else {
        body.get(6..)
    };
    if let Some(text) = text {
        learn_of(work.facts, &key, &String::from_utf8_lossy(text));
    }
}
