//! The *samples* of a track: where in the file they are, by the tables that say so.

use std::ops::Range;

use super::atom::{Atom, first};
use crate::metadata::Refused;
use crate::metadata::numbers::be;
use crate::metadata::patch::{broken, merged};

/// How a table tells lengths.
#[derive(Clone, Copy, Debug)]
enum Table {
    /// All are as long as this.
    Same(usize),
    /// Each has so many bits, from a place on.
    Each { start: usize, bits: usize },
}

/// The lengths of a track's samples, in order.
#[derive(Debug)]
struct Lengths<'b> {
    bytes: &'b [u8],
    table: Table,
    many: usize,
    next: usize,
}

impl<'b> Lengths<'b> {
    fn read(bytes: &'b [u8], tables: &[Atom]) -> Option<Self> {
        let (atom, all, bits) = if let Some(atom) = first(tables, b"stsz") {
            (atom, be(bytes, atom.body + 4, 4)?, 32)
        } else {
            let atom = first(tables, b"stz2")?;
            (atom, 0, be(bytes, atom.body + 7, 1)?)
        };
        let many = be(bytes, atom.body + 8, 4)?;
        let start = atom.body + 12;
        if all > 0 {
            return Some(Self { bytes, table: Table::Same(all), many, next: 0 });
        }
        let is_whole = matches!(bits, 4 | 8 | 16 | 32)
            && many.checked_mul(bits)?.div_ceil(8) <= atom.end.checked_sub(start)?;
        is_whole.then_some(Self { bytes, table: Table::Each { start, bits }, many, next: 0 })
    }

    /// How long the next so many samples are together.
    fn sum(&mut self, many: usize) -> Option<usize> {
        let many = many.min(self.many - self.next);
        let from = self.next;
        self.next += many;
        match self.table {
            Table::Same(all) => all.checked_mul(many),
            Table::Each { start, bits: 4 } => (from..from + many).try_fold(0_usize, |sum, at| {
                let pair = be(self.bytes, start + at / 2, 1)?;
                sum.checked_add(if at % 2 == 0 { pair >> 4 } else { pair & 15 })
            }),
            Table::Each { start, bits } => (from..from + many).try_fold(0_usize, |sum, at| {
                sum.checked_add(be(self.bytes, start + at * (bits / 8), bits / 8)?)
            }),
        }
    }
}

/// How many entries a table has, and where they begin; none if it says more than it has.
fn entries(bytes: &[u8], atom: &Atom, length: usize) -> Option<(usize, usize)> {
    let many = be(bytes, atom.body + 4, 4)?;
    let start = atom.body + 8;
    (many.checked_mul(length)? <= atom.end.checked_sub(start)?).then_some((many, start))
}

/// Where the chunks of samples are, by the tables of a track.
fn chunks(bytes: &[u8], tables: &[Atom]) -> Option<Vec<Range<usize>>> {
    let (offsets, length) = match first(tables, b"stco") {
        Some(atom) => (atom, 4),
        None => (first(tables, b"co64")?, 8),
    };
    let (many, start) = entries(bytes, offsets, length)?;
    let (runs, run) = entries(bytes, first(tables, b"stsc")?, 12)?;
    let mut lengths = Lengths::read(bytes, tables)?;
    let (mut next, mut in_chunk) = (0, 0);
    let mut found = Vec::new();
    for chunk in 0..many {
        while next < runs && be(bytes, run + next * 12, 4)? <= chunk + 1 {
            in_chunk = be(bytes, run + next * 12 + 4, 4)?;
            next += 1;
        }
        let at = be(bytes, start + chunk * length, length)?;
        let end = at.checked_add(lengths.sum(in_chunk)?)?;
        if at < end {
            found.push(at..end);
        }
    }
    Some(found)
}

/// Where the samples of a track are, in order; nowhere, if it has none here.
pub(super) fn samples(bytes: &[u8], tables: &[Atom]) -> Result<Vec<Range<usize>>, Refused> {
    let is_empty = |kind| {
        let table = first(tables, kind);
        table.is_none_or(|atom| be(bytes, atom.body + 4, 4) == Some(0))
    };
    if is_empty(b"stco") && is_empty(b"co64") {
        return Ok(Vec::new());
    }
    let at = tables.first().map_or(0, |it| it.at);
    let found = chunks(bytes, tables).ok_or_else(|| broken(at))?;
    Ok(merged(found))
}
