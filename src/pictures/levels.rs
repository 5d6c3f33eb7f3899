//! *Levels*: a picture at a whole, a half, a quarter and an eighth of its size, so that the rows of a large one
//! needn't all be kept, and what becomes much smaller is made of less.

use super::Refused;
use super::raster::{Model, Raster};

/// By how much the sides of levels are divided.
pub(super) const FACTORS: [u32; 4] = [8, 4, 2, 1];

/// A picture that was made smaller by a whole number.
pub(super) struct Level {
    pub(super) factor: u32,
    pub(super) raster: Raster,
}

/// Levels on their way, row by row.
pub(super) struct Rows {
    levels: Vec<Growing>,
}

struct Growing {
    level: Level,
    /// The sums of the rows that aren't a row of the level yet, and how many those are.
    sums: Vec<u32>,
    rows: u32,
    /// The width of the rows that come in.
    width: usize,
}

impl Rows {
    /// Begins levels of a picture.
    pub(super) fn new(
        (width, height): (u32, u32),
        model: Model,
        factors: &[u32],
    ) -> Result<Self, Refused> {
        let begun = |factor: &u32| {
            let (wide, high) = (width.div_ceil(*factor), height.div_ceil(*factor));
            let row = wide as usize * model.channels();
            let pixels = room(row, high)?;
            let raster = Raster { width: wide, height: high, model, pixels };
            let sums = if *factor == 1 { Vec::new() } else { vec![0; row] };
            let level = Level { factor: *factor, raster };
            Ok(Growing { level, sums, rows: 0, width: width as usize })
        };
        Ok(Self { levels: factors.iter().map(begun).collect::<Result<_, _>>()? })
    }

    /// Takes the next row of the picture.
    pub(super) fn push(&mut self, row: &[u8]) {
        for growing in &mut self.levels {
            growing.push(row);
        }
    }

    /// The levels, if all their rows came.
    pub(super) fn finished(self) -> Result<Vec<Level>, Refused> {
        let mut levels = Vec::new();
        for mut growing in self.levels {
            growing.flush();
            let raster = &growing.level.raster;
            if raster.pixels.len() != raster.row_length() * raster.height as usize {
                return Err(Refused { reason: super::CUT_OFF.to_owned() });
            }
            levels.push(growing.level);
        }
        Ok(levels)
    }
}

impl Growing {
    fn push(&mut self, row: &[u8]) {
        let raster = &mut self.level.raster;
        if self.level.factor == 1 {
            raster.pixels.extend_from_slice(row);
            return;
        }
        let factor = self.level.factor as usize;
        match raster.model {
            Model::Gray => add::<1>(row, factor, &mut self.sums),
            Model::Rgb | Model::Ycc => add::<3>(row, factor, &mut self.sums),
            _ => add::<4>(row, factor, &mut self.sums),
        }
        self.rows += 1;
        if self.rows == self.level.factor {
            self.flush();
        }
    }

    /// Makes a row of what was summed up.
    fn flush(&mut self) {
        if self.rows == 0 {
            return;
        }
        let (factor, size) = (self.level.factor as usize, self.level.raster.model.channels());
        let pixels = &mut self.level.raster.pixels;
        let last = self.sums.len() - size;
        let mean = |sum: u32, count: u32| {
            // A mean of bytes is a byte.
            u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)
        };
        let count = self.level.factor * self.rows;
        pixels.extend(self.sums[..last].iter().map(|sum| mean(*sum, count)));
        // The last column may be of fewer.
        let columns = self.width - last / size * factor;
        let count = u32::try_from(columns).unwrap_or(1) * self.rows;
        pixels.extend(self.sums[last..].iter().map(|sum| mean(*sum, count)));
        self.sums.fill(0);
        self.rows = 0;
    }
}

/// Adds each pixel of a row to the sum that it is of.
fn add<const SIZE: usize>(row: &[u8], factor: usize, sums: &mut [u32]) {
    for (pixels, sum) in row.chunks(SIZE * factor).zip(sums.as_chunks_mut::<SIZE>().0) {
        for pixel in pixels.as_chunks::<SIZE>().0 {
            for (sum, part) in sum.iter_mut().zip(pixel) {
                *sum += u32::from(*part);
            }
        }
    }
}

/// Room for so many rows, or words for whoever has too little of it.
pub(super) fn room(row: usize, rows: u32) -> Result<Vec<u8>, Refused> {
    let mut pixels = Vec::new();
    let length = row.checked_mul(rows as usize);
    match length.and_then(|length| pixels.try_reserve_exact(length).ok()) {
        Some(()) => Ok(pixels),
        None => Err(Refused { reason: "there isn't memory enough for this picture".to_owned() }),
    }
}
