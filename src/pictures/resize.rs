//! *Resizing*: fewer pixels that look the same.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{Filter, FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

use super::Refused;
use super::levels::{Level, room};
use super::raster::{Model, Raster};
use super::recipe::Crop;

/// Makes a part of a level as large as is asked for. The part is of the picture itself.
pub(super) fn resized(
    level: &Level,
    crop: Crop,
    width: u32,
    height: u32,
) -> Result<Raster, Refused> {
    let from = &level.raster;
    let row = width as usize * from.model.channels();
    let mut pixels = room(row, height)?;
    pixels.resize(row * height as usize, 0);
    let at = |it: u32| f64::from(it) / f64::from(level.factor);
    let filter = Filter::new("Lanczos3", lanczos, 3.0).map_err(|error| failed(&error))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Custom(filter)))
        .crop(at(crop.x), at(crop.y), at(crop.width), at(crop.height))
        .use_alpha(false);
    let target = (width, height, &mut pixels[..]);
    // One by one: whatever a pixel may be would be three megabytes of program.
    match from.model {
        Model::Gray => resize::<U8>(from, target, &options),
        Model::Rgb | Model::Ycc => resize::<U8x3>(from, target, &options),
        _ => resize::<U8x4>(from, target, &options),
    }?;
    let raster = Raster { width, height, model: from.model, pixels };
    Ok(if raster.model == Model::Premultiplied { divided(raster) } else { raster })
}

fn resize<P: PixelTrait>(
    from: &Raster,
    (width, height, pixels): (u32, u32, &mut [u8]),
    options: &ResizeOptions,
) -> Result<(), Refused> {
    let source = TypedImageRef::<P>::from_buffer(from.width, from.height, &from.pixels);
    let source = source.map_err(|error| failed(&error))?;
    let target = TypedImage::<P>::from_buffer(width, height, pixels);
    let mut target = target.map_err(|error| failed(&error))?;
    let done = Resizer::new().resize_typed(&source, &mut target, options);
    done.map_err(|error| failed(&error))
}

fn failed(error: &dyn std::fmt::Display) -> Refused {
    Refused { reason: format!("this picture can't be made smaller: {error}") }
}

/// Colours as they are, from those that were multiplied with how much they cover.
fn divided(mut raster: Raster) -> Raster {
    for [red, green, blue, alpha] in raster.pixels.as_chunks_mut::<4>().0 {
        let alpha = u32::from(*alpha);
        for part in [red, green, blue] {
            let whole = (u32::from(*part) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0);
            *part = u8::try_from(whole).unwrap_or(u8::MAX);
        }
    }
    Raster { model: Model::Rgba, ..raster }
}

/// A sine with three lobes (Lanczos). Made of what every machine computes alike: `f64::sin` is another one on
/// each.
fn lanczos(x: f64) -> f64 {
    let x = x.abs();
    if x >= 3.0 {
        0.0
    } else if x < 1e-9 {
        1.0
    } else {
        let pi = std::f64::consts::PI;
        sine(x) / (pi * x) * sine(x / 3.0) / (pi * x / 3.0)
    }
}

/// The sine of so many half turns, for 0 to 3, by its series.
fn sine(halves: f64) -> f64 {
    let whole = halves.floor();
    let part = halves - whole;
    let angle = part.min(1.0 - part) * std::f64::consts::PI;
    let (mut term, mut sum, mut number) = (angle, angle, 1.0);
    for _ in 0..12 {
        term = -term * angle * angle / ((number + 1.0) * (number + 2.0));
        sum += term;
        number += 2.0;
    }
    if (1.0..2.0).contains(&whole) { -sum } else { sum }
}

#[cfg(test)]
mod tests {
    use super::{lanczos, sine};

    #[test]
    fn the_filter_is_the_one_of_the_books() {
        for step in 0..3000 {
            let x = f64::from(step) / 1000.0;
            let pi = std::f64::consts::PI;
            assert!((sine(x) - (pi * x).sin()).abs() < 1e-14, "{x}");
            let sinc = |x: f64| if x == 0.0 { 1.0 } else { (pi * x).sin() / (pi * x) };
            assert!((lanczos(x) - sinc(x) * sinc(x / 3.0)).abs() < 1e-14, "{x}");
        }
    }
}
