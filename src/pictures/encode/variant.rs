//! A *variant*, ready to be encoded.

use crate::pictures::Refused;
use crate::pictures::raster::{Model, Raster};
use crate::pictures::recipe::Format;

/// A variant that only has to be written: gray, in three colours, or in three with how much they cover.
pub(in crate::pictures) struct Variant<'n> {
    pub(in crate::pictures) raster: Raster,
    /// It is to be stored without loss where that can be.
    #[cfg_attr(
        not(any(feature = "webp", feature = "avif")),
        expect(dead_code, reason = "JPEG and PNG have no choice")
    )]
    pub(in crate::pictures) is_lossless: bool,
    pub(in crate::pictures) quality: u8,
    /// What is said of whom to credit (XMP); may be empty.
    pub(in crate::pictures) notice: &'n [u8],
}

pub(super) fn failed(format: Format, error: &impl std::fmt::Display) -> Refused {
    Refused { reason: format!("no {} can be made of it: {error}", format.media_type()) }
}

/// A picture with three colours, whatever it was: what is transparent is shown on white.
pub(super) fn opaque(raster: Raster) -> Raster {
    let pixels = match raster.model {
        Model::Gray => raster.pixels.iter().flat_map(|gray| [*gray; 3]).collect(),
        Model::Rgba => {
            let mut pixels = Vec::with_capacity(raster.pixels.len() / 4 * 3);
            for [colour @ .., alpha] in raster.pixels.as_chunks::<4>().0 {
                pixels.extend(colour.map(|part| {
                    let (alpha, part) = (u32::from(*alpha), u32::from(part));
                    let sum = part * alpha + 255 * (255 - alpha);
                    u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
                }));
            }
            pixels
        }
        _ => return raster,
    };
    Raster { model: Model::Rgb, pixels, ..raster }
}
