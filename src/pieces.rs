//! *Pieces*: a file that grows at its end and tells what of it is whole.
//!
//! A piece has a length, a digest and bytes. What a kill or a loss of power cuts off is seen to be
//! cut off, and what came before it still holds.

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::digest::Digest;

/// The bytes before a piece's own: its length in four, its digest in sixteen.
const HEAD: usize = 4 + 16;
/// Pieces that are made at once: enough for every thread to have some.
const AT_ONCE: usize = 8;

/// A piece with a value.
///
/// # Errors
/// When the value can't be serialised.
pub fn piece<T: Serialize + ?Sized>(value: &T) -> postcard::Result<Vec<u8>> {
    let mut piece = postcard::to_extend(value, vec![0; HEAD])?;
    let (head, bytes) = piece.split_at_mut(HEAD);
    let (length, sum) = head.split_at_mut(4);
    // A piece is a thousand records; one of 4 GiB is none of ours.
    length.copy_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    sum.copy_from_slice(Digest::of(bytes).as_bytes());
    Ok(piece)
}

/// Pieces with so many values each, made a few at a time, as they are asked for.
pub fn pieces<T: Serialize + Sync>(
    values: Vec<T>,
    many: usize,
) -> impl Iterator<Item = postcard::Result<Vec<u8>>> {
    let groups = values.len().div_ceil(many * AT_ONCE);
    (0..groups).flat_map(move |group| {
        let start = group * many * AT_ONCE;
        let values = &values[start..values.len().min(start + many * AT_ONCE)];
        values.par_chunks(many).map(piece).collect::<Vec<_>>()
    })
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

    /// The value in it; none if it isn't what was written.
    #[must_use]
    pub fn value<T: DeserializeOwned>(self) -> Option<T> {
        postcard::from_bytes(self.whole()?).ok()
    }

    /// How long it is in the file.
    #[must_use]
    pub fn length(self) -> usize {
        HEAD + self.bytes.len()
    }
}

/// The values of pieces; none if one of them isn't what was written.
#[must_use]
pub fn values<T: DeserializeOwned + Send>(pieces: Vec<Piece<'_>>) -> Option<Vec<T>> {
    pieces.into_par_iter().map(Piece::value).collect()
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
