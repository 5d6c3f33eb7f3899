//! A *task*: a recipe for a picture as it is stored.

use super::Refused;
use super::head::Head;
use super::levels::FACTORS;
use super::recipe::{Crop, Format, Recipe};
use super::turn::Turn;

/// A recipe for a picture, as it is stored: turned after it was made smaller.
#[derive(Clone, Copy)]
pub(super) struct Task {
    pub(super) crop: Crop,
    pub(super) factor: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) format: Format,
    pub(super) quality: u8,
}

/// What a recipe asks for of a picture.
pub(super) fn task(head: &Head, recipe: &Recipe) -> Result<Task, Refused> {
    let Recipe { width, height, format, quality, .. } = *recipe;
    let all = Crop { x: 0, y: 0, width: head.width, height: head.height };
    let crop = recipe.crop.unwrap_or(all);
    let ends = |from: u32, length: u32| u64::from(from) + u64::from(length);
    let is_inside = ends(crop.x, crop.width) <= u64::from(head.width)
        && ends(crop.y, crop.height) <= u64::from(head.height);
    let is_smaller = (1..=crop.width).contains(&width) && (1..=crop.height).contains(&height);
    if !is_inside || !is_smaller || width.max(height) > format.longest() {
        let Crop { x, y, width: wide, height: high } = crop;
        return Err(Refused {
            reason: format!(
                "{width} × {height} pixels can't be made of {wide} × {high} from {x}, {y} of {} × {}",
                head.width, head.height
            ),
        });
    }
    let turn = Turn::of(head.orientation);
    let crop = turn.stored(crop, head.width, head.height);
    let (width, height) = turn.sides(width, height);
    Ok(Task { crop, factor: factor(crop, width, height), width, height, format, quality })
}

/// By what the sides of the picture are to be divided for these.
pub(super) fn factors(tasks: &[Task]) -> Vec<u32> {
    let mut factors: Vec<u32> = tasks.iter().map(|task| task.factor).collect();
    factors.sort_unstable();
    factors.dedup();
    factors
}

/// Of which level a part of a picture is made smaller: one that is still twice as large at least.
///
/// It depends on nothing but the part and the size, so that a variant is the same whatever is made beside it.
fn factor(crop: Crop, width: u32, height: u32) -> u32 {
    let fits = |factor: &u32| {
        let least = |side: u32| u64::from(side) * 2 * u64::from(*factor);
        u64::from(crop.width) >= least(width) && u64::from(crop.height) >= least(height)
    };
    FACTORS.into_iter().find(fits).unwrap_or(1)
}
