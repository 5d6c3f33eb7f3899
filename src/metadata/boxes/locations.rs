//! The *locations* of items: the box `iloc`, which says where in the file each one's data are.

use std::ops::Range;

use super::atom::Atom;
use crate::metadata::numbers::{Cursor, be};

/// Where an item's data are.
#[derive(Debug)]
pub(super) struct Location {
    pub(super) id: usize,
    /// In order; none if they are in another file, or described by other items.
    pub(super) extents: Option<Vec<Range<usize>>>,
}

/// How long the numbers of the table are.
struct Widths {
    version: usize,
    offset: usize,
    length: usize,
    base: usize,
    index: usize,
}

/// Where the items' data are; none if the table is broken.
pub(super) fn locations(bytes: &[u8], iloc: &Atom, idat: Option<&Atom>) -> Option<Vec<Location>> {
    let mut cursor = Cursor::new(bytes, iloc.body, iloc.end);
    let version = cursor.number(4)? >> 24;
    let (first, second) = (cursor.number(1)?, cursor.number(1)?);
    let index = if version == 0 { 0 } else { second & 15 };
    let widths =
        Widths { version, offset: first >> 4, length: first & 15, base: second >> 4, index };
    let is_known = |it| matches!(it, 0 | 4 | 8);
    let all = [widths.offset, widths.length, widths.base, widths.index];
    if version > 2 || !all.into_iter().all(is_known) {
        return None;
    }
    let many = cursor.number(if version < 2 { 2 } else { 4 })?;
    let mut found = Vec::new();
    for _ in 0..many {
        found.push(location(bytes, &mut cursor, &widths, idat)?);
    }
    Some(found)
}

fn location(
    bytes: &[u8],
    cursor: &mut Cursor<'_>,
    widths: &Widths,
    idat: Option<&Atom>,
) -> Option<Location> {
    let id = cursor.number(if widths.version < 2 { 2 } else { 4 })?;
    let method = if widths.version == 0 { 0 } else { cursor.number(2)? & 15 };
    let source = cursor.number(2)?;
    let base = cursor.number(widths.base)?;
    let many = cursor.number(2)?;
    // Extents that take no room in the table could be any number of them.
    if many > 1 && widths.offset + widths.length + widths.index == 0 {
        return None;
    }
    let outer = match (method, idat) {
        (0, _) => Some(0..bytes.len()),
        (1, Some(idat)) => Some(idat.inside()),
        _ => None,
    };
    let mut extents = outer.as_ref().filter(|_| source == 0).map(|_| Vec::new());
    for _ in 0..many {
        cursor.number(widths.index)?;
        let offset = cursor.number(widths.offset)?;
        let length = cursor.number(widths.length)?;
        let Some(outer) = &outer else { continue };
        let start = outer.start.checked_add(base)?.checked_add(offset)?;
        // Without a length it is all that there is.
        let end = if length == 0 { outer.end } else { start.checked_add(length)? };
        if start > end || end > outer.end {
            return None;
        }
        if let Some(extents) = &mut extents {
            extents.push(start..end);
        }
    }
    Some(Location { id, extents })
}

/// Which items refer to which: the kind, where it stands, from which, and to which.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) atom: Atom,
    pub(super) from: usize,
    pub(super) to: Vec<usize>,
}

/// The references between items; none if the table is broken.
pub(super) fn references(bytes: &[u8], iref: &Atom, lists: &[Atom]) -> Option<Vec<Reference>> {
    let width = if be(bytes, iref.body, 1)? == 0 { 2 } else { 4 };
    let mut found = Vec::new();
    for atom in lists {
        let mut cursor = Cursor::new(bytes, atom.body, atom.end);
        let from = cursor.number(width)?;
        let many = cursor.number(2)?;
        let to = (0..many).map(|_| cursor.number(width)).collect::<Option<_>>()?;
        found.push(Reference { atom: atom.clone(), from, to });
    }
    Some(found)
}
