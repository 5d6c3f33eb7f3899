//! The *head* of a picture: what is known of it before a pixel is decoded.

use serde::{Deserialize, Serialize};

use super::turn::Turn;
use crate::metadata;

mod gif;
mod jpeg;
mod png;
mod stored;
mod webp;

use stored::Stored;

/// The forms that variants are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// ITU-T T.81, with Huffman codes and eight bits.
    Jpeg,
    /// ISO/IEC 15948, which doesn't move.
    Png,
    /// RFC 9649, which doesn't move.
    WebP,
    /// GIF89a, which doesn't move.
    Gif,
}

/// What is known of a picture from the head of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its form.
    pub kind: Kind,
    /// Its width, in pixels, after it was turned.
    pub width: u32,
    /// Its height, after it was turned.
    pub height: u32,
    /// How it is turned before it is shown (Exif `Orientation`, 1 to 8).
    pub orientation: u8,
    /// Whether its pixels may be transparent.
    pub has_alpha: bool,
    /// Whether it has few colours by its form: a palette, or fewer than eight bits.
    pub is_flat: bool,
    /// How many bytes a pixel has once it is decoded.
    pub(super) channels: u8,
    /// Whether all pixels are decoded before the first can be used.
    pub(super) is_whole: bool,
    /// How many bytes a decoder needs for four pixels, besides those that it gives.
    pub(super) beside: u8,
}

/// What is known of a picture before a pixel is decoded; nothing if it is none that variants are made of, as
/// drawings (SVG), what moves, and what few programs can read.
pub fn head(bytes: &[u8]) -> Option<Head> {
    let (kind, stored) = match bytes {
        [0xff, 0xd8, 0xff, ..] => (Kind::Jpeg, jpeg::stored(bytes)?),
        [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] => (Kind::Png, png::stored(bytes)?),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => (Kind::Gif, gif::stored(bytes)?),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            (Kind::WebP, webp::stored(bytes)?)
        }
        _ => return None,
    };
    if stored.width == 0 || stored.height == 0 {
        return None;
    }
    let orientation = metadata::orientation(bytes);
    let (width, height) = Turn::of(orientation).sides(stored.width, stored.height);
    let Stored { has_alpha, is_flat, channels, is_whole, beside, .. } = stored;
    Some(Head { kind, width, height, orientation, has_alpha, is_flat, channels, is_whole, beside })
}

impl Head {
    /// Its sides as they are stored.
    pub(super) fn stored(&self) -> (u32, u32) {
        Turn::of(self.orientation).sides(self.width, self.height)
    }
}
