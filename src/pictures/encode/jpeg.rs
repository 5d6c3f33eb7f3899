//! Writing *JPEG*: in several scans, so that it is seen before it is all there.

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};

use super::variant::{Variant, failed, opaque};
use crate::pictures::Refused;
use crate::pictures::raster::Model;
use crate::pictures::recipe::Format;

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

pub(super) fn encode(variant: Variant<'_>) -> Result<Vec<u8>, Refused> {
    let gone = |error| failed(Format::Jpeg, &error);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, variant.quality.clamp(1, 100));
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    if !variant.notice.is_empty() {
        encoder.add_app_segment(1, [XMP, variant.notice].concat()).map_err(gone)?;
    }
    let (raster, colours) = match variant.raster.model {
        Model::Gray => (variant.raster, ColorType::Luma),
        _ => (opaque(variant.raster), ColorType::Rgb),
    };
    let side = |it: u32| u16::try_from(it).unwrap_or(u16::MAX);
    let (width, height) = (side(raster.width), side(raster.height));
    encoder.encode(&raster.pixels, width, height, colours).map_err(gone)?;
    Ok(bytes)
}
