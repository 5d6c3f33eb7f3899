//! *Decoding*: from the bytes of a file to the levels that variants are made of.

use super::Refused;
use super::head::{Head, Kind};

mod decoded;
mod gif;
mod jpeg;
mod png;
mod sink;
mod webp;

pub(super) use decoded::Decoded;

/// Decodes a picture into levels, by the numbers that their sides are divided by.
pub(super) fn decode(bytes: &[u8], head: &Head, factors: &[u32]) -> Result<Decoded, Refused> {
    match head.kind {
        Kind::Jpeg => jpeg::decode(bytes, head, factors),
        Kind::Png => png::decode(bytes, head, factors),
        Kind::WebP => webp::decode(bytes, head, factors),
        Kind::Gif => gif::decode(bytes, head, factors),
    }
}
