//! What is *decoded* of a picture, whatever its form was.

use crate::pictures::Refused;
use crate::pictures::levels::{Level, Rows};
use crate::pictures::raster::Raster;

/// A decoded picture, as it is stored: not turned, and in its own colours.
pub(in crate::pictures) struct Decoded {
    pub(in crate::pictures) levels: Vec<Level>,
    /// What its colours are (ICC).
    pub(in crate::pictures) profile: Option<Vec<u8>>,
    /// It has few colours.
    pub(in crate::pictures) is_flat: bool,
    /// No pixel is transparent.
    pub(in crate::pictures) is_opaque: bool,
}

/// The levels of a picture that was decoded as a whole.
pub(super) fn levels_of(whole: Raster, factors: &[u32]) -> Result<Vec<Level>, Refused> {
    let smaller: Vec<u32> = factors.iter().copied().filter(|factor| *factor > 1).collect();
    let mut levels = Vec::new();
    if !smaller.is_empty() {
        let sides = (whole.width, whole.height);
        let mut rows = Rows::new(sides, whole.model, &smaller)?;
        whole.pixels.chunks_exact(whole.row_length()).for_each(|row| rows.push(row));
        levels = rows.finished()?;
    }
    if factors.contains(&1) {
        levels.push(Level { factor: 1, raster: whole });
    }
    Ok(levels)
}

/// Why a file can't be decoded. What its decoder says would tell an author nothing.
pub(super) fn damaged(kind: &str) -> Refused {
    Refused {
        reason: format!("this {kind} is damaged: open it in another program and export it anew"),
    }
}
