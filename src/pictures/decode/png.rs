//! Decoding *PNG*, row by row if it is stored so.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::decoded::{Decoded, damaged};
use super::sink::Sink;
use crate::pictures::Refused;
use crate::pictures::head::Head;
use crate::pictures::levels::room;
use crate::pictures::raster::Model;

const PNG: &str = "PNG";
/// What a decoder may take for rows, profiles and texts.
const MOST_BYTES: usize = 32 << 20;

pub(super) fn decode(bytes: &[u8], head: &Head, factors: &[u32]) -> Result<Decoded, Refused> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| damaged(PNG))?;
    let info = reader.info();
    let sides = (info.width, info.height);
    if sides != head.stored() {
        return Err(damaged(PNG));
    }
    let profile = info.icc_profile.as_ref().filter(|_| info.srgb.is_none());
    let profile = profile.map(|profile| profile.to_vec());
    let colours = reader.output_color_type().0;
    let model = match colours {
        ColorType::Grayscale => Model::Gray,
        ColorType::Rgb => Model::Rgb,
        _ => Model::Premultiplied,
    };
    let mut sink = Sink::new(sides, model, factors)?;
    let mut wide = Vec::new();
    let mut push = |row: &[u8]| {
        if colours == ColorType::GrayscaleAlpha {
            wide.clear();
            wide.extend(
                row.as_chunks::<2>()
                    .0
                    .iter()
                    .flat_map(|[gray, alpha]| [*gray, *gray, *gray, *alpha]),
            );
            sink.push(&wide);
        } else {
            sink.push(row);
        }
    };
    if head.is_whole {
        let size = reader.output_line_size(sides.0).unwrap_or(usize::MAX);
        let mut all = room(size, sides.1)?;
        all.resize(size * sides.1 as usize, 0);
        reader.next_frame(&mut all).map_err(|_| damaged(PNG))?;
        all.chunks_exact(size.max(1)).for_each(push);
    } else {
        while let Some(row) = reader.next_row().map_err(|_| damaged(PNG))? {
            push(row.data());
        }
    }
    sink.finished(profile)
}
