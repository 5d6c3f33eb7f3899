//! *Pieces*: a file that grows at its end and tells what of it is whole.
//!
//! A piece has a length, a digest and bytes. What a kill or a loss of power cuts off is seen to be
//! cut off, and what came before it still holds.

use crate::digest::Digest;

/// The bytes before a piece's own: its length in four, its digest in sixteen.
const HEAD: usize = 4 + 16;

/// A piece of these bytes.
#[must_use]
pub fn piece(bytes: &[u8]) -> Vec<u8> {
    // A piece is a thousand records; one of 4 GiB is none of ours.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    [&length[..], Digest::of(bytes).as_bytes(), bytes].concat()
}

/// A piece of a file that was read.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'b> {
    sum: &'b [u8],
    bytes: &'b [u8],
}

impl<'b> Piece<'b> {
    /// What is in it; none if it isn't what was written.
    #[must_use]
    pub fn whole(self) -> Option<&'b [u8]> {
        (Digest::of(self.bytes).as_bytes() == self.sum).then_some(self.bytes)
    }

    /// How long it is in the file.
    #[must_use]
    pub fn length(self) -> usize {
        HEAD + self.bytes.len()
    }
}

/// The pieces of a file, up to one that is cut off.
#[must_use]
pub fn split(mut bytes: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some((piece, rest)) = first(bytes) {
        pieces.push(piece);
        bytes = rest;
    }
    pieces
}

fn first(bytes: &[u8]) -> Option<(Piece<'_>, &[u8])> {
    let (length, rest) = bytes.split_at_checked(4)?;
    let (sum, rest) = rest.split_at_checked(16)?;
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let (bytes, rest) = rest.split_at_checked(length)?;
    Some((Piece { sum, bytes }, rest))
}
