//! A *box* of an ISO base media file (ISO/IEC 14496-12), which QuickTime calls an atom: a length, a kind
//! of four letters, and what is in it.

use std::ops::Range;

use crate::metadata::numbers::be;
use crate::metadata::{Refused, patch::broken};

/// A box, by its places in the file.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) kind: [u8; 4],
    /// Where its length stands.
    pub(super) at: usize,
    /// Where what is in it begins.
    pub(super) body: usize,
    pub(super) end: usize,
}

impl Atom {
    /// What is in it.
    pub(super) fn inside(&self) -> Range<usize> {
        self.body..self.end
    }

    /// A box that begins here and ends before the end of what it is in. Length 0, to the end of the
    /// file, is for a box in nothing else.
    fn read(bytes: &[u8], at: usize, end: usize) -> Option<Self> {
        let kind = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let (length, head) = match be(bytes, at, 4)? {
            0 if end == bytes.len() => (end - at, 8),
            1 => (be(bytes, at + 8, 8)?, 16),
            length => (length, 8),
        };
        let own_end = at.checked_add(length)?;
        let is_sound = length >= head && own_end <= end;
        is_sound.then_some(Self { kind, at, body: at + head, end: own_end })
    }
}

/// The boxes in a part of a file, and where they stop; that is its end if all is well.
///
/// QuickTime ends some lists with a zero length. Zeros after the last box are nothing.
pub(super) fn atoms_until(bytes: &[u8], inside: Range<usize>) -> (Vec<Atom>, usize) {
    let (mut found, mut at) = (Vec::new(), inside.start);
    while at < inside.end {
        let is_zero = be(bytes, at, 4).is_none_or(|it| it == 0);
        if is_zero && bytes[at..inside.end].iter().all(|it| *it == 0) {
            return (found, inside.end);
        }
        let Some(atom) = Atom::read(bytes, at, inside.end) else { return (found, at) };
        at = atom.end;
        found.push(atom);
    }
    (found, at)
}

/// The boxes in a part of a file.
pub(super) fn atoms(bytes: &[u8], inside: Range<usize>) -> Result<Vec<Atom>, Refused> {
    let (found, at) = atoms_until(bytes, inside.clone());
    if at == inside.end { Ok(found) } else { Err(broken(at)) }
}

/// The first box of a kind.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "literals are references")]
pub(super) fn first<'a>(atoms: &'a [Atom], kind: &[u8; 4]) -> Option<&'a Atom> {
    atoms.iter().find(|it| it.kind == *kind)
}

/// The box that a path of kinds leads to, from the boxes of one down.
pub(super) fn below(bytes: &[u8], atom: &Atom, path: &[&[u8; 4]]) -> Result<Option<Atom>, Refused> {
    let mut atom = atom.clone();
    for kind in path {
        match first(&atoms(bytes, atom.inside())?, kind) {
            Some(next) => atom = next.clone(),
            None => return Ok(None),
        }
    }
    Ok(Some(atom))
}
