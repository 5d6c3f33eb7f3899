//! *Encoding*: from pixels to the bytes of a file.

use super::Refused;
use super::recipe::Format;

#[cfg(feature = "avif")]
mod avif;
mod jpeg;
mod png;
mod variant;
#[cfg(feature = "webp")]
mod webp;

pub(super) use variant::Variant;

/// The bytes of a variant.
pub(super) fn encode(format: Format, variant: Variant<'_>) -> Result<Vec<u8>, Refused> {
    match format {
        Format::Jpeg => jpeg::encode(variant),
        Format::Png => png::encode(&variant),
        #[cfg(feature = "webp")]
        Format::WebP => webp::encode(variant),
        #[cfg(feature = "avif")]
        Format::Avif => avif::encode(&variant),
        #[cfg(not(all(feature = "webp", feature = "avif")))]
        _ => Err(Refused {
            reason: format!("this program was built without {}", format.media_type()),
        }),
    }
}
