//! The *items* of a HEIF picture: coded images, how they are put together, and metadata.
//!
//! Only images stay as they are. Of EXIF and of XMP its author, its rights and its orientation stay; all other
//! metadata is blank, and thumbnails are zeros that no reader is led to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::atom::{Atom, atoms, first};
use super::exif;
use super::locations::{Location, Reference, locations, references};
use super::work::Work;
use crate::metadata::Refused;
use crate::metadata::numbers::{Cursor, be};
use crate::metadata::patch::{broken, is_inside, merged, overlap};
use crate::metadata::xmp;

/// Kinds of items that are images.
const IMAGES: [&[u8; 4]; 22] = [
    b"hvc1", b"hev1", b"hvt1", b"lhv1", b"av01", b"avc1", b"svc1", b"vvc1", b"vvs1", b"evc1",
    b"jpeg", b"j2k1", b"jxs1", b"unci", b"mski", b"grid", b"iovl", b"iden", b"tmap", b"a1lx",
    b"tili", b"mlpr",
];
/// What is said of images by whoever likes to: a text, and what nobody knows.
const PROPERTIES: [&[u8; 4]; 2] = [b"udes", b"uuid"];
/// A packet of XMP that says nothing.
const XMP: &[u8] = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>";

/// An item, by what tells what it is.
#[derive(Debug)]
struct Item {
    atom: Atom,
    kind: [u8; 4],
    is_xmp: bool,
}

/// Blanks what isn't an image, and says where the data are of all items.
pub(super) fn clean(
    work: &mut Work<'_, '_>,
    meta: &Atom,
    parts: &[Atom],
    data: &[Range<usize>],
) -> Result<Vec<Range<usize>>, Refused> {
    let bytes = work.bytes;
    let fault = || broken(meta.at);
    let items = first(parts, b"iinf").map_or(Ok(BTreeMap::new()), |it| items(bytes, it))?;
    let idat = first(parts, b"idat");
    let places = first(parts, b"iloc").map(|it| locations(bytes, it, idat).ok_or_else(fault));
    let places = places.transpose()?.unwrap_or_default();
    let lists = match first(parts, b"iref") {
        Some(iref) => {
            let lists = atoms(bytes, (iref.body + 4).min(iref.end)..iref.end)?;
            references(bytes, iref, &lists).ok_or_else(fault)?
        }
        None => Vec::new(),
    };
    let thumbnails = thumbnails(&lists);
    let stays = |id| {
        let item: Option<&Item> = items.get(&id);
        item.is_some_and(|it| IMAGES.contains(&&it.kind)) && !thumbnails.contains(&id)
    };
    let (kept, gone): (Vec<&Location>, Vec<&Location>) = places.iter().partition(|it| stays(it.id));
    let kept: Vec<_> = kept.iter().filter_map(|it| it.extents.clone()).flatten().collect();
    let mut kept = merged(kept);
    let (images, mut room) = (kept.clone(), bytes.len());
    let outer = merged(data.iter().cloned().chain(idat.map(Atom::inside)).collect());
    for place in gone {
        let Some(extents) = &place.extents else {
            let reason = "it has metadata that is put together from other parts of it, so it \
                          can't be taken out; export it anew";
            return Err(Refused::new(reason));
        };
        let length: usize = extents.iter().map(Range::len).sum();
        // Data of different items are in different places, so all together aren't longer than the file.
        room = room.checked_sub(length).ok_or_else(fault)?;
        let is_sound = extents.iter().all(|it| is_inside(it, &outer));
        if !is_sound || overlap(&merged(extents.clone()), &images) {
            return Err(fault());
        }
        kept.extend(extents.iter().cloned());
        blank(work, items.get(&place.id), extents, thumbnails.contains(&place.id));
    }
    hide(work, &items, &lists, &thumbnails);
    properties(work, parts)?;
    Ok(kept)
}

/// The items by their numbers.
fn items(bytes: &[u8], iinf: &Atom) -> Result<BTreeMap<usize, Item>, Refused> {
    let fault = || broken(iinf.at);
    let is_short = be(bytes, iinf.body, 1).ok_or_else(fault)? == 0;
    let start = iinf.body + if is_short { 6 } else { 8 };
    let mut found = BTreeMap::new();
    for atom in atoms(bytes, start.min(iinf.end)..iinf.end)? {
        if atom.kind == *b"infe" {
            let (id, item) = item(bytes, atom).ok_or_else(fault)?;
            found.insert(id, item);
        }
    }
    Ok(found)
}

fn item(bytes: &[u8], atom: Atom) -> Option<(usize, Item)> {
    let mut cursor = Cursor::new(bytes, atom.body, atom.end);
    let version = cursor.number(4)? >> 24;
    let id = cursor.number(if version > 2 { 4 } else { 2 })?;
    cursor.number(2)?;
    // Before version 2 there were no kinds but what a file has: a media type.
    let kind = if version < 2 { *b"mime" } else { cursor.take(4)?.try_into().ok()? };
    let is_xmp = kind == *b"mime" && {
        let _name = cursor.text();
        let is_xmp = cursor.text() == Some(b"application/rdf+xml");
        is_xmp && cursor.text().is_none_or(<[u8]>::is_empty)
    };
    Some((id, Item { atom, kind, is_xmp }))
}

/// The images that are thumbnails of others, and those that they are put together from.
fn thumbnails(lists: &[Reference]) -> BTreeSet<usize> {
    let of = |kind: &'static [u8; 4]| lists.iter().filter(move |it| it.atom.kind == *kind);
    let mut found: BTreeSet<usize> = of(b"thmb").map(|it| it.from).collect();
    let (own, others): (Vec<_>, Vec<_>) = of(b"dimg").partition(|it| found.contains(&it.from));
    let shared: BTreeSet<usize> = others.iter().flat_map(|it| it.to.iter().copied()).collect();
    let own = own.iter().flat_map(|it| it.to.iter().copied());
    found.extend(own.filter(|it| !shared.contains(it)));
    found
}

/// Writes over an item's data.
fn blank(
    work: &mut Work<'_, '_>,
    item: Option<&Item>,
    extents: &[Range<usize>],
    is_thumbnail: bool,
) {
    let old: Vec<u8> =
        extents.iter().flat_map(|it| work.bytes[it.clone()].iter().copied()).collect();
    let mut new = vec![0; old.len()];
    let mut what = vec![if is_thumbnail { "thumbnail" } else { "other metadata" }];
    match item {
        Some(item) if item.kind == *b"Exif" => what = exif::blanked(&old, &mut new, work.facts),
        Some(item) if item.is_xmp => {
            new.fill(b' ');
            let kept = xmp::kept(&old, work.facts);
            let packet = if kept.is_empty() || kept.len() > new.len() { XMP } else { &kept };
            if let Some(start) = new.get_mut(..packet.len()) {
                start.copy_from_slice(packet);
            }
            let has = |word: &[u8]| memchr::memmem::find(&old, word).is_some();
            what = exif::words(has(b"GPS"), has(b"erial"), has(b"wner"));
        }
        _ => {}
    }
    if new == old {
        return;
    }
    for it in what {
        work.dropped(it);
    }
    let mut at = 0;
    for extent in extents {
        work.patch.write(extent.start, &new[at..at + extent.len()]);
        at += extent.len();
    }
}

/// Leads nobody to thumbnails: they are images of nothing, and hidden.
fn hide(
    work: &mut Work<'_, '_>,
    items: &BTreeMap<usize, Item>,
    lists: &[Reference],
    thumbnails: &BTreeSet<usize>,
) {
    for list in lists.iter().filter(|it| it.atom.kind == *b"thmb") {
        work.dropped("thumbnail");
        work.patch.write(list.atom.at + 4, *b"free");
    }
    for item in thumbnails.iter().filter_map(|id| items.get(id)) {
        let flags = item.atom.body + 3;
        work.patch.write(flags, [work.bytes[flags] | 1]);
    }
}

/// Properties of images that aren't about how they look.
fn properties(work: &mut Work<'_, '_>, parts: &[Atom]) -> Result<(), Refused> {
    let Some(iprp) = first(parts, b"iprp") else { return Ok(()) };
    for list in atoms(work.bytes, iprp.inside())?.iter().filter(|it| it.kind == *b"ipco") {
        for property in atoms(work.bytes, list.inside())? {
            if PROPERTIES.contains(&&property.kind) {
                work.free(&property, "other metadata");
            }
        }
    }
    Ok(())
}
