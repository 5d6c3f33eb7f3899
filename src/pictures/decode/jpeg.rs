//! Decoding *JPEG*.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::decoded::{Decoded, damaged, levels_of};
use crate::pictures::head::Head;
use crate::pictures::levels::room;
use crate::pictures::raster::{Model, Raster};
use crate::pictures::{CUT_OFF, Refused};

const JPEG: &str = "JPEG";

pub(super) fn decode(bytes: &[u8], head: &Head, factors: &[u32]) -> Result<Decoded, Refused> {
    if !is_ended(bytes) {
        return Err(Refused { reason: CUT_OFF.to_owned() });
    }
    let open = if head.beside == 0 { without_end(bytes) } else { None };
    let bytes = open.as_deref().unwrap_or(bytes);
    let (width, height) = head.stored();
    // Strict: what it would make gray and go on is an error.
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(width as usize)
        .set_max_height(height as usize);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| damaged(JPEG))?;
    let (space, model) = match (head.channels, decoder.input_colorspace()) {
        (1, _) => (ColorSpace::Luma, Model::Gray),
        // Three colours are made of fewer pixels later.
        (3, Some(ColorSpace::YCbCr)) => (ColorSpace::YCbCr, Model::Ycc),
        (3, _) => (ColorSpace::RGB, Model::Rgb),
        (_, Some(ColorSpace::YCCK)) => (ColorSpace::YCCK, Model::YcckInverted),
        _ if has_adobe(bytes) => (ColorSpace::CMYK, Model::CmykInverted),
        _ => (ColorSpace::CMYK, Model::Cmyk),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let row = width as usize * model.channels();
    let mut pixels = room(row, height)?;
    pixels.resize(row * height as usize, 0);
    if decoder.output_buffer_size() != Some(pixels.len()) {
        return Err(damaged(JPEG));
    }
    decoder.decode_into(&mut pixels).map_err(|_| damaged(JPEG))?;
    let profile = decoder.icc_profile();
    let levels = levels_of(Raster { width, height, model, pixels }, factors)?;
    Ok(Decoded { levels, profile, is_flat: false, is_opaque: true })
}

/// Whether there is an end behind what was begun: without one a decoder makes gray of what is missing.
fn is_ended(bytes: &[u8]) -> bool {
    memchr::memmem::rfind(bytes, &[0xff, 0xd9]).is_some()
}

/// A JPEG of one scan without its end, so that a scan that ends too early ends the file: up to an end, the
/// decoder makes gray of what is missing, and behind the last byte it stops.
fn without_end(bytes: &[u8]) -> Option<Vec<u8>> {
    // As many as the decoder may look ahead.
    const AHEAD: usize = 8;
    let mut at = scan(bytes)?;
    loop {
        at += memchr::memchr(0xff, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            0xd9 => break,
            _ => return None,
        }
    }
    let mut open = room(at + AHEAD, 1).ok()?;
    open.extend_from_slice(&bytes[..at]);
    open.extend([0; AHEAD]);
    Some(open)
}

/// Where the first scan begins.
fn scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match bytes.get(at..at + 2)? {
            [0xff, 0x01 | 0xd0..=0xd8] => at += 2,
            [0xff, 0xff] => at += 1,
            [0xff, mark] => {
                let length = u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk::<2>()?);
                at += 2 + usize::from(length.max(2));
                if *mark == 0xda {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
}

/// Whether a program of Adobe's wrote it: their inks are inverted.
fn has_adobe(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"\xff\xee\x00\x0eAdobe").is_some()
}
