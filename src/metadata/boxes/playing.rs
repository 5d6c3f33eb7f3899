//! How long a film of boxes *runs*, and how large it is: its head says it, or its fragments are counted.

use std::collections::BTreeMap;

use super::atom::{Atom, atoms_until, below, first};
use crate::metadata::Playing;
use crate::metadata::numbers::{Cursor, be};
use crate::metadata::playing::{milliseconds, size};

/// What is known of a film; nothing of what isn't one, or is broken.
pub(in crate::metadata) fn playing(bytes: &[u8]) -> Playing {
    let (top, _) = atoms_until(bytes, 0..bytes.len());
    let Some(moov) = first(&top, b"moov") else { return Playing::default() };
    let (parts, _) = atoms_until(bytes, moov.inside());
    let mut tracks = parts.iter().filter(|it| it.kind == *b"trak");
    let film = tracks.clone().find(|it| handles(bytes, it, *b"vide"));
    Playing {
        duration: told(bytes, &parts).or_else(|| counted(bytes, &top, &parts)),
        dimensions: film.and_then(|it| shown(bytes, it)),
        is_seen: film.is_some(),
        is_heard: tracks.any(|it| handles(bytes, it, *b"soun")),
    }
}

/// What is below a track, if it is sound that far.
fn found(bytes: &[u8], atom: &Atom, path: &[&[u8; 4]]) -> Option<Atom> {
    below(bytes, atom, path).ok().flatten()
}

/// Whether a track is of this kind.
fn handles(bytes: &[u8], track: &Atom, kind: [u8; 4]) -> bool {
    let handler = found(bytes, track, &[b"mdia", b"hdlr"]);
    handler.is_some_and(|it| bytes[it.inside()].get(8..12) == Some(&kind[..]))
}

/// Units of a second and how many of them, in a head of a film or of what is in it.
fn clock(bytes: &[u8], head: &Atom) -> Option<(usize, usize)> {
    let is_long = be(bytes, head.body, 1)? == 1;
    let (at, width) = if is_long { (20, 8) } else { (12, 4) };
    let units = be(bytes, head.body + at, 4)?;
    let many = be(bytes, head.body + at + 4, width)?;
    let is_unknown = many == if is_long { usize::MAX } else { 0xffff_ffff };
    Some((units, if is_unknown { 0 } else { many }))
}

/// The length in the head of the film, or of its fragments.
fn told(bytes: &[u8], parts: &[Atom]) -> Option<u32> {
    let (units, many) = clock(bytes, first(parts, b"mvhd")?)?;
    if many > 0 {
        return milliseconds(many, units);
    }
    let fragments = found(bytes, first(parts, b"mvex")?, &[b"mehd"])?;
    let width = if be(bytes, fragments.body, 1)? == 1 { 8 } else { 4 };
    milliseconds(be(bytes, fragments.body + 4, width)?, units)
}

/// How long the fragments of the longest track are.
fn counted(bytes: &[u8], top: &[Atom], parts: &[Atom]) -> Option<u32> {
    let mut units = BTreeMap::new();
    for track in parts.iter().filter(|it| it.kind == *b"trak") {
        let head = found(bytes, track, &[b"tkhd"])?;
        let at = if be(bytes, head.body, 1)? == 1 { 20 } else { 12 };
        let (per_second, _) = clock(bytes, &found(bytes, track, &[b"mdia", b"mdhd"])?)?;
        units.insert(be(bytes, head.body + at, 4)?, per_second);
    }
    let extends = first(parts, b"mvex")?;
    let usual = atoms_until(bytes, extends.inside()).0;
    let usual = usual.iter().filter(|it| it.kind == *b"trex");
    let usual: BTreeMap<usize, usize> = usual
        .filter_map(|it| Some((be(bytes, it.body + 4, 4)?, be(bytes, it.body + 12, 4)?)))
        .collect();
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for moof in top.iter().filter(|it| it.kind == *b"moof") {
        for run in atoms_until(bytes, moof.inside()).0.iter().filter(|it| it.kind == *b"traf") {
            let (track, end) = fragment(bytes, run, &usual, &ends)?;
            ends.insert(track, end);
        }
    }
    ends.into_iter().filter_map(|(id, end)| milliseconds(end, *units.get(&id)?)).max()
}

/// The track of a fragment, and where it ends in that track's time.
fn fragment(
    bytes: &[u8],
    traf: &Atom,
    usual: &BTreeMap<usize, usize>,
    ends: &BTreeMap<usize, usize>,
) -> Option<(usize, usize)> {
    let (parts, _) = atoms_until(bytes, traf.inside());
    let head = first(&parts, b"tfhd")?;
    let mut cursor = Cursor::new(bytes, head.body, head.end);
    let (flags, track) = (cursor.number(4)?, cursor.number(4)?);
    cursor.take(if flags & 1 == 0 { 0 } else { 8 } + if flags & 2 == 0 { 0 } else { 4 })?;
    let own = if flags & 8 == 0 { None } else { cursor.number(4) };
    let each = own.or_else(|| usual.get(&track).copied()).unwrap_or(0);
    let start = first(&parts, b"tfdt").and_then(|it| {
        let width = if be(bytes, it.body, 1)? == 1 { 8 } else { 4 };
        be(bytes, it.body + 4, width)
    });
    let mut end = start.or_else(|| ends.get(&track).copied()).unwrap_or(0);
    for run in parts.iter().filter(|it| it.kind == *b"trun") {
        end = end.checked_add(samples(bytes, run, each)?)?;
    }
    Some((track, end))
}

/// How long a run of samples is, of which each may say its own length.
fn samples(bytes: &[u8], run: &Atom, each: usize) -> Option<usize> {
    let mut cursor = Cursor::new(bytes, run.body, run.end);
    let (flags, many) = (cursor.number(4)?, cursor.number(4)?);
    if flags & 0x100 == 0 {
        return many.checked_mul(each);
    }
    cursor.take([1, 4].iter().filter(|it| flags & **it != 0).count() * 4)?;
    let others = [0x200, 0x400, 0x800].iter().filter(|it| flags & **it != 0).count() * 4;
    let mut sum = 0_usize;
    for _ in 0..many {
        sum = sum.checked_add(cursor.number(4)?)?;
        cursor.take(others)?;
    }
    Some(sum)
}

/// How large the pictures of a track are shown: upright, whichever way they lie in the file.
fn shown(bytes: &[u8], track: &Atom) -> Option<(u32, u32)> {
    let head = found(bytes, track, &[b"tkhd"])?;
    let matrix = head.body + if be(bytes, head.body, 1)? == 1 { 52 } else { 40 };
    let number = |at: usize| be(&bytes[..head.end], at, 4);
    let (width, height) = (number(matrix + 36)? >> 16, number(matrix + 40)? >> 16);
    let (width, height) = size(width, height).or_else(|| size_of_samples(bytes, track))?;
    let is_zero = |at: usize| number(matrix + at) == Some(0);
    let is_turned = is_zero(0) && is_zero(16) && !is_zero(4) && !is_zero(12);
    Some(if is_turned { (height, width) } else { (width, height) })
}

/// How large the pictures are in the file.
fn size_of_samples(bytes: &[u8], track: &Atom) -> Option<(u32, u32)> {
    let forms = found(bytes, track, &[b"mdia", b"minf", b"stbl", b"stsd"])?;
    let form = forms.body + 8;
    size(be(&bytes[..forms.end], form + 32, 2)?, be(&bytes[..forms.end], form + 34, 2)?)
}
