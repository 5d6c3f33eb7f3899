//! A *recipe*: which part of a picture is made into what.

use serde::{Deserialize, Serialize};

/// In which form a variant is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For every program there is.
    Jpeg,
    /// For every program, without loss.
    Png,
    /// For browsers: without loss if the picture has transparent or few colours.
    WebP,
    /// For browsers: the smallest, and the slowest to make.
    Avif,
}

impl Format {
    /// What the name of such a file ends in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Avif => "avif",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
        }
    }

    /// Whether this program can make it: that depends on the features that it was built with.
    pub fn is_made_here(self) -> bool {
        match self {
            Self::Jpeg | Self::Png => true,
            Self::WebP => cfg!(feature = "webp"),
            Self::Avif => cfg!(feature = "avif"),
        }
    }

    /// The most pixels that a side has in it.
    pub fn longest(self) -> u32 {
        match self {
            Self::WebP => 16_383,
            Self::Jpeg | Self::Png | Self::Avif => 65_535,
        }
    }
}

/// A part of a picture, in pixels after it was turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Crop {
    /// How far it is from the left.
    pub x: u32,
    /// How far it is from the top.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// What to make of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Recipe {
    /// Of which part; of all of it if there is none.
    pub crop: Option<Crop>,
    /// The width of the variant, in pixels. Nothing is enlarged.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Its form.
    pub format: Format,
    /// From 1, small, to 100, good. What is stored without loss has none.
    pub quality: u8,
}

/// The largest part of a picture with a ratio of width to height, around what must be seen: `focus` is its
/// place in thousandths of width and height.
pub fn crop_for(width: u32, height: u32, focus: (u16, u16), ratio: (u32, u32)) -> Crop {
    let (width, height) = (u64::from(width), u64::from(height));
    let (across, down) = (u64::from(ratio.0.max(1)), u64::from(ratio.1.max(1)));
    // The nearest whole number of pixels, and one at least.
    let part = |of: u64, by: u64| (of + by / 2).checked_div(by).unwrap_or(of).max(1);
    let (wide, high) = if width * down > height * across {
        (part(height * across, down).min(width), height)
    } else {
        (width, part(width * down, across).min(height))
    };
    let from = |focus: u16, all: u64, of: u64| {
        let middle = all * u64::from(focus.min(1000)) / 1000;
        middle.saturating_sub(of / 2).min(all - of.min(all))
    };
    // None is more than the side it is cut from.
    let small = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    let (x, y) = (small(from(focus.0, width, wide)), small(from(focus.1, height, high)));
    Crop { x, y, width: small(wide), height: small(high) }
}
