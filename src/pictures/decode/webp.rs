//! Decoding *WebP*.

use std::io::Cursor;

use image_webp::WebPDecoder;

use super::decoded::{Decoded, damaged};
use super::sink::Sink;
use crate::pictures::Refused;
use crate::pictures::head::Head;
use crate::pictures::levels::room;
use crate::pictures::raster::Model;

const WEBP: &str = "WebP";

pub(super) fn decode(bytes: &[u8], head: &Head, factors: &[u32]) -> Result<Decoded, Refused> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|_| damaged(WEBP))?;
    let sides = decoder.dimensions();
    if sides != head.stored() || decoder.is_animated() {
        return Err(damaged(WEBP));
    }
    let (model, channels) =
        if decoder.has_alpha() { (Model::Premultiplied, 4) } else { (Model::Rgb, 3) };
    let row = sides.0 as usize * channels;
    let mut pixels = room(row, sides.1)?;
    pixels.resize(row * sides.1 as usize, 0);
    decoder.read_image(&mut pixels).map_err(|_| damaged(WEBP))?;
    let profile = decoder.icc_profile().ok().flatten();
    let is_lossy = decoder.is_lossy();
    let mut sink = Sink::new(sides, model, factors)?;
    pixels.chunks_exact(row).for_each(|row| sink.push(row));
    let decoded = sink.finished(profile)?;
    Ok(Decoded { is_flat: decoded.is_flat && !is_lossy, ..decoded })
}
