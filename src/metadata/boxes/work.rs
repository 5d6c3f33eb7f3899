//! The *work* on one file: what is written over it, and what is learnt of it.

use std::ops::Range;

use super::atom::Atom;
use crate::metadata::Facts;
use crate::metadata::patch::{Patch, dropped, kind_of};

/// Content credentials (C2PA).
const C2PA: [u8; 16] = *b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";

/// What is known of one file, and what is to be written over it.
#[derive(Debug)]
pub(super) struct Work<'b, 'f> {
    pub(super) bytes: &'b [u8],
    pub(super) patch: Patch,
    pub(super) facts: &'f mut Facts,
}

impl Work<'_, '_> {
    /// Notes that something goes.
    pub(super) fn dropped(&mut self, what: &'static str) {
        dropped(self.facts, what);
    }

    /// Makes a box one that nobody reads, with nothing in it.
    pub(super) fn free(&mut self, atom: &Atom, what: &'static str) {
        self.dropped(what);
        self.patch.write(atom.at + 4, *b"free");
        self.patch.zero(atom.inside());
    }

    /// Empties a place that should be empty.
    pub(super) fn empty(&mut self, range: Range<usize>) {
        if self.bytes[range.clone()].iter().any(|it| *it != 0) {
            self.dropped("other metadata");
            self.patch.zero(range);
        }
    }

    /// Frees all boxes but those of these kinds and those with nothing in them.
    pub(super) fn only(&mut self, atoms: &[Atom], kinds: &[&[u8; 4]]) {
        for atom in atoms.iter().filter(|it| !kinds.contains(&&it.kind)) {
            match &atom.kind {
                b"free" | b"skip" | b"wide" => self.empty(atom.inside()),
                b"uuid" if self.bytes[atom.inside()].starts_with(&C2PA) => {
                    self.facts.is_signed = true;
                }
                kind => {
                    let key: String = kind.iter().copied().map(char::from).collect();
                    self.free(atom, kind_of(&key));
                }
            }
        }
    }
}
