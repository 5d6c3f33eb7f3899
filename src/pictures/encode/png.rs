//! Writing *PNG*: with a palette if the colours are few.

use std::collections::BTreeSet;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::variant::{Variant, failed};
use crate::pictures::Refused;
use crate::pictures::raster::{Model, Raster};
use crate::pictures::recipe::Format;

const XMP: &str = "XML:com.adobe.xmp";

pub(super) fn encode(variant: &Variant<'_>) -> Result<Vec<u8>, Refused> {
    let gone = |error| failed(Format::Png, &error);
    let Raster { width, height, model, pixels } = &variant.raster;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, *width, *height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::Adaptive);
    let palette = match model {
        Model::Gray => None,
        Model::Rgb => palette::<3>(pixels),
        _ => palette::<4>(pixels),
    };
    let indexed;
    let data = if let Some(palette) = palette {
        encoder.set_color(ColorType::Indexed);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_palette(palette.colours);
        if !palette.alphas.is_empty() {
            encoder.set_trns(palette.alphas);
        }
        indexed = palette.indexes;
        &indexed
    } else {
        encoder.set_color(match model {
            Model::Gray => ColorType::Grayscale,
            Model::Rgb => ColorType::Rgb,
            _ => ColorType::Rgba,
        });
        pixels
    };
    if let Ok(notice) = std::str::from_utf8(variant.notice)
        && !notice.is_empty()
    {
        encoder.add_itxt_chunk(XMP.to_owned(), notice.to_owned()).map_err(gone)?;
    }
    let mut writer = encoder.write_header().map_err(gone)?;
    writer.write_image_data(data).map_err(gone)?;
    writer.finish().map_err(gone)?;
    Ok(bytes)
}

struct Palette {
    colours: Vec<u8>,
    /// How much the first ones cover; the others cover all.
    alphas: Vec<u8>,
    indexes: Vec<u8>,
}

/// A picture by the numbers of its colours, if they are few.
fn palette<const SIZE: usize>(pixels: &[u8]) -> Option<Palette> {
    // With what covers least first.
    let key = |pixel: &[u8; SIZE]| {
        let alpha = if SIZE == 4 { pixel[SIZE - 1] } else { u8::MAX };
        [alpha, pixel[0], pixel[1], pixel[2]]
    };
    let pixels = pixels.as_chunks::<SIZE>().0;
    let (mut seen, mut last) = (BTreeSet::new(), None);
    for pixel in pixels {
        if last != Some(pixel) {
            seen.insert(key(pixel));
            last = Some(pixel);
            if seen.len() > 256 {
                return None;
            }
        }
    }
    let seen: Vec<[u8; 4]> = seen.into_iter().collect();
    let index = |pixel| u8::try_from(seen.partition_point(|it| *it < key(pixel))).unwrap_or(0);
    Some(Palette {
        colours: seen.iter().flat_map(|[_, colour @ ..]| *colour).collect(),
        alphas: seen.iter().map(|[alpha, ..]| *alpha).filter(|it| *it < u8::MAX).collect(),
        indexes: pixels.iter().map(index).collect(),
    })
}
