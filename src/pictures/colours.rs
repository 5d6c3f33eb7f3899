//! *Colours*: from those of a camera, a screen or a press (ICC) to those of the web (sRGB).

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::raster::{Model, Raster};

/// A picture in the colours of the web, from its own. A profile that can't be read or is for other colours
/// than the picture's is passed over, as browsers do.
pub(super) fn on_the_web(raster: Raster, profile: Option<&[u8]>) -> Raster {
    let raster = plain(raster);
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let pixels = profile.and_then(|profile| converted(&raster, &profile));
    match (raster.model, pixels) {
        (Model::Cmyk, Some(pixels)) => Raster { model: Model::Rgb, pixels, ..raster },
        (Model::Cmyk, None) => without_inks(&raster),
        (_, Some(pixels)) => Raster { pixels, ..raster },
        (_, None) => raster,
    }
}

/// The pixels in other colours, with gray as gray and inks as three colours.
fn converted(raster: &Raster, profile: &ColorProfile) -> Option<Vec<u8>> {
    let (space, layout) = match raster.model {
        Model::Gray => (DataColorSpace::Gray, Layout::Gray),
        Model::Rgb => (DataColorSpace::Rgb, Layout::Rgb),
        Model::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba),
        _ => (DataColorSpace::Rgb, Layout::Rgba),
    };
    if profile.color_space != space {
        return None;
    }
    let to =
        if layout == Layout::Rgba && raster.model != Model::Cmyk { layout } else { Layout::Rgb };
    let (web, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform = profile.create_transform_8bit(layout, &web, to, options).ok()?;
    if raster.model == Model::Gray {
        // Each of its 256 lights once.
        let lights: Vec<u8> = (0..=u8::MAX).collect();
        let mut colours = vec![0; 3 * lights.len()];
        transform.transform(&lights, &mut colours).ok()?;
        let light = |gray: &u8| colours[3 * usize::from(*gray) + 1];
        return Some(raster.pixels.iter().map(light).collect());
    }
    let size = if to == Layout::Rgba { 4 } else { 3 };
    let mut pixels = vec![0; raster.pixels.len() / raster.model.channels() * size];
    transform.transform(&raster.pixels, &mut pixels).ok()?;
    Some(pixels)
}

/// Three colours without lightness of their own, and inks as they are put on paper: 0 for none.
fn plain(mut raster: Raster) -> Raster {
    match raster.model {
        Model::Ycc => {
            for [light, blue, red] in raster.pixels.as_chunks_mut::<3>().0 {
                [*light, *blue, *red] = rgb(*light, *blue, *red);
            }
            return Raster { model: Model::Rgb, ..raster };
        }
        Model::CmykInverted => raster.pixels.iter_mut().for_each(|ink| *ink = u8::MAX - *ink),
        Model::YcckInverted => {
            for [light, blue, red, black] in raster.pixels.as_chunks_mut::<4>().0 {
                // Twice inverted: as lightness of what isn't printed, and as Adobe's.
                let [cyan, magenta, yellow] = rgb(*light, *blue, *red);
                (*light, *blue, *red, *black) = (cyan, magenta, yellow, u8::MAX - *black);
            }
        }
        _ => return raster,
    }
    Raster { model: Model::Cmyk, ..raster }
}

/// Three colours from lightness and two differences (JFIF), in 65,536ths.
fn rgb(light: u8, blue: u8, red: u8) -> [u8; 3] {
    let (light, blue, red) = (i32::from(light), i32::from(blue) - 128, i32::from(red) - 128);
    let part = |sum: i32| {
        let whole = light + ((sum + 32_768) >> 16);
        u8::try_from(whole.clamp(0, 255)).unwrap_or(u8::MAX)
    };
    [part(91_881 * red), part(-22_554 * blue - 46_802 * red), part(116_130 * blue)]
}

/// Three colours from inks of which nothing is known.
fn without_inks(raster: &Raster) -> Raster {
    let mut pixels = Vec::with_capacity(raster.pixels.len() / 4 * 3);
    for [inks @ .., black] in raster.pixels.as_chunks::<4>().0 {
        pixels.extend(inks.map(|ink| {
            let left = u32::from(u8::MAX - ink) * u32::from(u8::MAX - black);
            u8::try_from((left + 127) / 255).unwrap_or(u8::MAX)
        }));
    }
    Raster { model: Model::Rgb, pixels, width: raster.width, height: raster.height }
}
