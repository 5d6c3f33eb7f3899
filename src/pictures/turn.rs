//! A *turn*: from how a picture is stored to how it is shown (Exif `Orientation`).

use super::raster::Raster;
use super::recipe::Crop;

/// Which of the eight ways: mirrored from left to right, from top to bottom, and with its sides exchanged.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    across: bool,
    down: bool,
    pub(super) is_exchanged: bool,
}

impl Turn {
    pub(super) fn of(orientation: u8) -> Self {
        Self {
            across: matches!(orientation, 2 | 3 | 6 | 7),
            down: matches!(orientation, 3 | 4 | 7 | 8),
            is_exchanged: orientation >= 5,
        }
    }

    /// The sides of what is stored as of what is shown, and the other way round.
    pub(super) fn sides(self, width: u32, height: u32) -> (u32, u32) {
        if self.is_exchanged { (height, width) } else { (width, height) }
    }

    /// Where a part of what is shown is in what is stored. `width` and `height` are of what is shown.
    pub(super) fn stored(self, crop: Crop, width: u32, height: u32) -> Crop {
        let x = if self.across { width - crop.x - crop.width } else { crop.x };
        let y = if self.down { height - crop.y - crop.height } else { crop.y };
        if self.is_exchanged {
            Crop { x: y, y: x, width: crop.height, height: crop.width }
        } else {
            Crop { x, y, ..crop }
        }
    }

    /// A picture as it is shown.
    pub(super) fn shown(self, stored: Raster) -> Raster {
        if !(self.across || self.down || self.is_exchanged) {
            return stored;
        }
        let (width, height) = self.sides(stored.width, stored.height);
        let size = stored.model.channels();
        let row = stored.row_length();
        let mut pixels = Vec::with_capacity(stored.pixels.len());
        for y in 0..height {
            let v = (if self.down { height - 1 - y } else { y }) as usize;
            for x in 0..width {
                let u = (if self.across { width - 1 - x } else { x }) as usize;
                let at = if self.is_exchanged { u * row + v * size } else { v * row + u * size };
                pixels.extend_from_slice(&stored.pixels[at..at + size]);
            }
        }
        Raster { width, height, pixels, ..stored }
    }
}
