//! Writing *WebP*.

use webpx::{EncoderConfig, Unstoppable};

use super::variant::{Variant, failed, opaque};
use crate::pictures::Refused;
use crate::pictures::raster::{Model, Raster};
use crate::pictures::recipe::Format;

/// How hard the encoder tries, of 6.
const METHOD: u8 = 4;
/// How hard it tries where nothing is lost, of 100.
const EFFORT: f32 = 75.0;
/// Flags of `VP8X`.
const HAS_XMP: u8 = 0x04;
const HAS_ALPHA: u8 = 0x10;

pub(super) fn encode(variant: Variant<'_>) -> Result<Vec<u8>, Refused> {
    let config = EncoderConfig::new().method(METHOD);
    let config = if variant.is_lossless {
        config.lossless(true).quality(EFFORT)
    } else {
        config.quality(f32::from(variant.quality.clamp(1, 100)))
    };
    let Raster { width, height, .. } = variant.raster;
    let has_alpha = variant.raster.model == Model::Rgba;
    let bytes = if has_alpha {
        config.encode_rgba(&variant.raster.pixels, width, height, Unstoppable)
    } else {
        config.encode_rgb(&opaque(variant.raster).pixels, width, height, Unstoppable)
    };
    let bytes = bytes.map_err(|error| failed(Format::WebP, &error))?;
    Ok(if variant.notice.is_empty() {
        bytes
    } else {
        with_notice(&bytes, (width, height), has_alpha, variant.notice)
    })
}

/// The same picture in the extended form (RFC 9649), which has room for what is said of it.
fn with_notice(
    bytes: &[u8],
    (width, height): (u32, u32),
    has_alpha: bool,
    notice: &[u8],
) -> Vec<u8> {
    let chunks = bytes.get(12..).unwrap_or_default();
    let chunks = if chunks.starts_with(b"VP8X") { &chunks[18..] } else { chunks };
    let mut extended = vec![HAS_XMP | if has_alpha { HAS_ALPHA } else { 0 }, 0, 0, 0];
    extended.extend(&(width - 1).to_le_bytes()[..3]);
    extended.extend(&(height - 1).to_le_bytes()[..3]);
    let content = [b"WEBP", &chunk(*b"VP8X", &extended)[..], chunks, &chunk(*b"XMP ", notice)];
    chunk(*b"RIFF", &content.concat())
}

fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = kind.to_vec();
    chunk.extend(u32::try_from(content.len()).unwrap_or_default().to_le_bytes());
    chunk.extend(content);
    chunk.extend((content.len() % 2 == 1).then_some(0));
    chunk
}
