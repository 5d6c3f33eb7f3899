//! A *sink* for rows of pixels that are stored in several ways: it counts colours and makes levels of them.

use super::decoded::Decoded;
use crate::pictures::Refused;
use crate::pictures::flat::Colours;
use crate::pictures::levels::Rows;
use crate::pictures::raster::Model;

/// Rows on their way into levels.
pub(super) struct Sink {
    rows: Rows,
    model: Model,
    colours: Colours,
    row: Vec<u8>,
}

impl Sink {
    /// Begins levels of a picture that is gray, in colours, or in colours of which some may be transparent.
    pub(super) fn new(sides: (u32, u32), model: Model, factors: &[u32]) -> Result<Self, Refused> {
        let rows = Rows::new(sides, model, factors)?;
        Ok(Self { rows, model, colours: Colours::new(), row: Vec::new() })
    }

    /// Takes a row; colours that may be transparent are as they are stored (`Rgba`).
    pub(super) fn push(&mut self, row: &[u8]) {
        match self.model {
            Model::Gray => self.colours.push::<1>(row),
            Model::Rgb => self.colours.push::<3>(row),
            _ => {
                self.colours.push::<4>(row);
                self.row.clear();
                self.row.extend_from_slice(row);
                premultiply(&mut self.row);
                self.rows.push(&self.row);
                return;
            }
        }
        self.rows.push(row);
    }

    /// The picture, if all its rows came.
    pub(super) fn finished(self, profile: Option<Vec<u8>>) -> Result<Decoded, Refused> {
        let (is_flat, is_opaque) = (self.colours.is_flat(), self.colours.is_opaque);
        Ok(Decoded { levels: self.rows.finished()?, profile, is_flat, is_opaque })
    }
}

/// Multiplies colours with how much they cover, so that means of them are what is seen.
fn premultiply(row: &mut [u8]) {
    for [red, green, blue, alpha] in row.as_chunks_mut::<4>().0 {
        if *alpha < u8::MAX {
            for part in [red, green, blue] {
                let product = u32::from(*part) * u32::from(*alpha);
                *part = u8::try_from((product + 127) / 255).unwrap_or(u8::MAX);
            }
        }
    }
}
