//! Decoding *GIF*.

use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, Frame, MemoryLimit};

use super::decoded::{Decoded, damaged};
use super::sink::Sink;
use crate::pictures::head::Head;
use crate::pictures::raster::Model;
use crate::pictures::{CUT_OFF, Refused};

const GIF: &str = "GIF";
/// How much may be said beside the picture, in bytes: the decoder counts it with the pixels.
const MOST_SAID: u64 = 1 << 20;
const TRANSPARENT: [u8; 4] = [0; 4];

pub(super) fn decode(bytes: &[u8], head: &Head, factors: &[u32]) -> Result<Decoded, Refused> {
    let (width, height) = head.stored();
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.check_frame_consistency(true);
    let most = u64::from(width) * u64::from(height) + MOST_SAID;
    options
        .set_memory_limit(NonZeroU64::new(most).map_or(MemoryLimit::Unlimited, MemoryLimit::Bytes));
    let mut decoder = options.read_info(bytes).map_err(|_| damaged(GIF))?;
    let shared = decoder.global_palette().map(<[u8]>::to_vec);
    let frame = decoder.read_next_frame().map_err(|_| damaged(GIF))?;
    let frame = frame.ok_or_else(|| Refused { reason: CUT_OFF.to_owned() })?;
    let palette = frame.palette.as_ref().or(shared.as_ref());
    let palette = palette.ok_or_else(|| damaged(GIF))?;
    let colours = colours(palette, frame.transparent);
    let model = if head.has_alpha { Model::Premultiplied } else { Model::Rgb };
    let mut sink = Sink::new((width, height), model, factors)?;
    let mut row = Vec::new();
    for y in 0..height {
        row.clear();
        for x in 0..width {
            let colour =
                index(frame, x, y).map_or(TRANSPARENT, |index| colours[usize::from(index)]);
            row.extend_from_slice(&colour[..model.channels()]);
        }
        sink.push(&row);
    }
    sink.finished(None)
}

/// The number of the colour of a pixel; nothing outside of the picture.
fn index(frame: &Frame<'_>, x: u32, y: u32) -> Option<u8> {
    let x = x.checked_sub(u32::from(frame.left)).filter(|x| *x < u32::from(frame.width))?;
    let y = y.checked_sub(u32::from(frame.top))?;
    frame.buffer.get(y as usize * usize::from(frame.width) + x as usize).copied()
}

/// All colours that a number may have. Those that aren't in the palette are black.
fn colours(palette: &[u8], transparent: Option<u8>) -> [[u8; 4]; 256] {
    let mut colours = [[0, 0, 0, u8::MAX]; 256];
    for (colour, [red, green, blue]) in colours.iter_mut().zip(palette.as_chunks::<3>().0) {
        *colour = [*red, *green, *blue, u8::MAX];
    }
    if let Some(index) = transparent {
        colours[usize::from(index)] = TRANSPARENT;
    }
    colours
}
