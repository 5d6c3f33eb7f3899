//! How *pictures* are made of a picture: smaller ones, parts of it, in forms that browsers like.
//!
//! Bytes come of bytes, the same on every machine and whatever is made beside them: a variant depends on the
//! picture, its recipe, what it says of whom to credit, and [`RECIPE`]. How much memory it takes is known
//! before a pixel is decoded. What is damaged is refused and never shown in part.

mod colours;
mod decode;
mod encode;
mod flat;
mod head;
mod levels;
mod make;
mod memory;
mod notice;
mod raster;
mod recipe;
mod resize;
mod task;
mod turn;

pub use head::{Head, Kind, head};
pub use make::make;
pub use memory::memory;
pub use notice::Notice;
pub use recipe::{Crop, Format, Recipe, crop_for};

/// Another number for each change of what comes out of the same recipe: of an encoder's version, a setting or
/// how pixels are made. It is a part of a variant's path.
pub const RECIPE: u32 = 1;

/// The most pixels of a picture, which is a square of ten thousand.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Why nothing can be made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// For whoever put it there.
    pub reason: String,
}

const CUT_OFF: &str = "this picture is cut off, as by a broken transfer: copy or save it anew";

#[cfg(test)]
mod tests;
