//! *Boxes*: the pictures, films and sounds that are ISO base media files (ISO/IEC 14496-12) or
//! QuickTime's: HEIF, HEIC, AVIF, MP4, M4A, MOV, 3GP.
//!
//! All that is known stays, everything else becomes a box of the kind `free`, which nobody reads, with
//! zeros in it. Nothing moves: places in such a file are named by their offsets, and are many.

mod atom;
mod exif;
mod film;
mod items;
mod locations;
mod meta;
mod playing;
mod samples;
mod track;
mod user_data;
mod work;

use std::ops::Range;

use atom::{Atom, atoms_until, first};
pub(super) use playing::playing;
use work::Work;

use super::patch::{Patch, broken, finished, gaps, merged, overlap};
use super::{Facts, Refused};

/// What may stand in no other box.
const TOP: [&[u8; 4]; 12] = [
    b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"imda", b"meta", b"mfra", b"sidx", b"ssix",
    b"pdin", b"prft",
];
/// What may stand in a fragment and in a track of one.
const FRAGMENT: [&[u8; 4]; 3] = [b"mfhd", b"traf", b"pssh"];
const RUN: [&[u8; 4]; 11] = [
    b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"subs", b"saiz", b"saio", b"senc", b"sdtp",
    b"hdlr",
];

/// The user data of AVCHD in the stream of a H.264 film, which may have positions.
const AVCHD: &[u8] = b"\x17\xee\x8c\x60\xf8\x4d\x11\xd9\x8c\xd6\x08\x00\x20\x0c\x9a\x66MDPM";

/// Whether a file is one of these.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let kinds: [&[u8]; 9] =
        [b"ftyp", b"styp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"moof"];
    bytes.get(4..8).is_some_and(|kind| kinds.contains(&kind))
}

/// A file without what is dangerous in it; none if there is nothing.
///
/// # Errors
/// When it is broken, or can't be cleaned without touching what is seen and heard.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut work = Work { bytes, patch: Patch::default(), facts };
    let (mut atoms, stop) = atoms_until(bytes, 0..bytes.len());
    if stop < bytes.len() {
        trailer(&mut work, &atoms, stop)?;
    }
    let is_data = |it: &&Atom| matches!(&it.kind, b"mdat" | b"imda");
    let data = merged(atoms.iter().filter(is_data).map(Atom::inside).collect());
    let is_fragmented = first(&atoms, b"moof").is_some();
    work.only(&atoms, &TOP);
    atoms.retain(|it| TOP.contains(&&it.kind));
    let mut kept = Vec::new();
    for atom in &atoms {
        match &atom.kind {
            b"moov" => kept.extend(film::clean(&mut work, atom, &data, is_fragmented)?),
            b"moof" => fragment(&mut work, atom)?,
            b"meta" => kept.extend(meta::clean(&mut work, atom, &data)?),
            _ => {}
        }
    }
    let kept = merged(kept);
    woven_in(&mut work, &data, &kept)?;
    if !is_fragmented && first(&atoms, b"moov").is_none() && first(&atoms, b"meta").is_some() {
        // Data of pictures that no item names, as an editor leaves them behind.
        for gap in data.iter().flat_map(|it| gaps(it, &kept)) {
            work.empty(gap);
        }
    }
    let Work { patch, facts, .. } = work;
    finished(patch, bytes, facts)
}

/// What some cameras write behind the boxes, in a form of their own: it becomes a box, an empty one.
fn trailer(work: &mut Work<'_, '_>, atoms: &[Atom], at: usize) -> Result<(), Refused> {
    let bytes = work.bytes;
    let is_word = |it: &u8| it.is_ascii_graphic() || matches!(it, b' ' | 0xa9);
    let is_cut_off = bytes.get(at + 4..at + 8).is_none_or(|kind| kind.iter().all(is_word));
    let is_whole = atoms.iter().any(|it| matches!(&it.kind, b"moov" | b"meta"));
    let length = u32::try_from(bytes.len() - at);
    match length {
        Ok(length) if is_whole && !is_cut_off => {
            work.dropped("other metadata");
            work.patch.write(at, length.to_be_bytes());
            work.patch.write(at + 4, *b"free");
            work.patch.zero(at + 8..bytes.len());
            Ok(())
        }
        _ => Err(broken(at)),
    }
}

/// A fragment of a film: only what tells where its samples are.
fn fragment(work: &mut Work<'_, '_>, moof: &Atom) -> Result<(), Refused> {
    let parts = atom::atoms(work.bytes, moof.inside())?;
    work.only(&parts, &FRAGMENT);
    for track in parts.iter().filter(|it| it.kind == *b"traf") {
        let parts = atom::atoms(work.bytes, track.inside())?;
        work.only(&parts, &RUN);
    }
    Ok(())
}

/// Positions that cameras write between the samples, where no table tells of them, or into them.
fn woven_in(
    work: &mut Work<'_, '_>,
    data: &[Range<usize>],
    kept: &[Range<usize>],
) -> Result<(), Refused> {
    let bytes = work.bytes;
    let refused = |how: &str| {
        let reason = format!(
            "the camera wrote positions {how}, and they can't be taken out without touching it; \
             export the film anew from a program for films"
        );
        Err(Refused::new(reason))
    };
    for range in data {
        let part = &bytes[range.clone()];
        if memchr::memmem::find(part, AVCHD).is_some() {
            return refused("into the pictures of the film");
        }
        for found in memchr::memmem::find_iter(part, b"freeGPS ") {
            let at = range.start + found;
            let start = at.saturating_sub(4).max(range.start);
            let length = super::numbers::be(bytes, start, 4).unwrap_or(0);
            let block = at..start.saturating_add(length).min(range.end);
            if block.len() < 8 || overlap(std::slice::from_ref(&block), kept) {
                return refused("between the pictures of the film");
            }
            work.dropped("position");
            work.patch.zero(at + 4..block.end);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
