//! *Making*: one picture in, all its variants out.

use super::colours::on_the_web;
use super::decode::{Decoded, decode};
use super::encode::{Variant, encode};
use super::head::head;
use super::memory::memory;
use super::notice::Notice;
use super::raster::{Model, Raster};
use super::recipe::Recipe;
use super::resize::resized;
use super::task::{factors, task};
use super::turn::Turn;
use super::{MOST_PIXELS, Refused};

/// Decodes a picture once, makes all recipes of it, and hands each to `done`, with its number, as soon as it
/// is finished. What `notice` says of whom to credit is written into each.
///
/// # Errors
///
/// If it is damaged or cut off, is none that variants are made of, is too large, needs more than `limit`
/// bytes of memory, or if a recipe asks for more than there is.
pub fn make(
    bytes: &[u8],
    recipes: &[Recipe],
    notice: &Notice,
    limit: u64,
    done: &mut dyn FnMut(usize, Vec<u8>),
) -> Result<(), Refused> {
    let refused = |reason: String| Refused { reason };
    let head = head(bytes).ok_or_else(|| {
        refused("this is no JPEG, PNG, WebP or GIF that other sizes can be made of".to_owned())
    })?;
    let tasks = recipes.iter().map(|it| task(&head, it)).collect::<Result<Vec<_>, _>>()?;
    let pixels = u64::from(head.width) * u64::from(head.height);
    if pixels > MOST_PIXELS {
        let (width, height) = (head.width, head.height);
        let most = MOST_PIXELS / 1_000_000;
        return Err(refused(format!(
            "it has {width} × {height} pixels, and more than {most} million are too many: save a smaller one"
        )));
    }
    let needed = memory(&head, recipes);
    if needed > limit {
        let (needed, limit) = (needed.div_ceil(1 << 20), limit >> 20);
        return Err(refused(format!(
            "it takes {needed} MB of memory, and {limit} MB are allowed: save a smaller one, or allow more"
        )));
    }
    let notice = notice.packet();
    let decoded = decode(bytes, &head, &factors(&tasks))?;
    let turn = Turn::of(head.orientation);
    let mut made = Vec::new();
    for task in &tasks {
        let level = decoded.levels.iter().find(|level| level.factor == task.factor);
        let level = level.ok_or_else(|| refused("a size of it is missing".to_owned()))?;
        made.push(turn.shown(resized(level, task.crop, task.width, task.height)?));
    }
    // The largest part of the memory goes before the encoders come.
    let Decoded { levels, profile, is_flat, is_opaque } = decoded;
    drop(levels);
    for (index, (raster, task)) in made.into_iter().zip(&tasks).enumerate() {
        let raster = on_the_web(raster, profile.as_deref());
        let raster = if is_opaque { without_alpha(raster) } else { raster };
        let is_lossless = is_flat || raster.model == Model::Rgba;
        let variant = Variant { raster, is_lossless, quality: task.quality, notice: &notice };
        done(index, encode(task.format, variant)?);
    }
    Ok(())
}

/// Three colours of four, if the fourth says nothing.
fn without_alpha(raster: Raster) -> Raster {
    if raster.model != Model::Rgba {
        return raster;
    }
    let pixels = raster.pixels.as_chunks::<4>().0.iter().flat_map(|[colour @ .., _]| *colour);
    let pixels = pixels.collect();
    Raster { model: Model::Rgb, pixels, ..raster }
}
