//! Writing *AVIF*.

use imgref::Img;
use ravif::Encoder;
use rgb::{RGB8, RGBA8};

use super::variant::{Variant, failed};
use crate::pictures::Refused;
use crate::pictures::raster::{Model, Raster};
use crate::pictures::recipe::Format;

/// From 1, which tries everything, to 10. At 8 a picture of 1,920 pixels takes some eight seconds.
const SPEED: u8 = 8;
/// What stands for “without loss”, which this encoder doesn't know.
const BEST: f32 = 95.0;

pub(super) fn encode(variant: &Variant<'_>) -> Result<Vec<u8>, Refused> {
    let quality = f32::from(variant.quality.clamp(1, 100));
    let quality = if variant.is_lossless { quality.max(BEST) } else { quality };
    // What it writes depends on how many threads there are.
    let encoder = Encoder::new().with_speed(SPEED).with_quality(quality).with_num_threads(Some(1));
    let Raster { width, height, model, pixels } = &variant.raster;
    let sides = (*width as usize, *height as usize);
    let encoded = if *model == Model::Rgba {
        let colours = pixels.as_chunks::<4>().0.iter();
        let colours: Vec<RGBA8> = colours.map(|[r, g, b, a]| RGBA8::new(*r, *g, *b, *a)).collect();
        encoder.with_alpha_quality(BEST).encode_rgba(Img::new(&colours, sides.0, sides.1))
    } else {
        let colours: Vec<RGB8> = match model {
            Model::Gray => pixels.iter().map(|gray| RGB8::new(*gray, *gray, *gray)).collect(),
            _ => pixels.as_chunks::<3>().0.iter().map(|[r, g, b]| RGB8::new(*r, *g, *b)).collect(),
        };
        encoder.encode_rgb(Img::new(&colours, sides.0, sides.1))
    };
    encoded.map(|it| it.avif_file).map_err(|error| failed(Format::Avif, &error))
}
