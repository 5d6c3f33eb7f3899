//! A picture as an `ImageObject`.

use serde::{Serialize, Serializer};

use crate::plan::ImageView;

/// A picture.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ImageObject", rename_all = "camelCase")]
pub(super) struct ImageObject {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<Distance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<Distance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'static str>,
}

/// A number of pixels, as schema.org writes a length.
struct Distance(u32);

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} px", self.0))
    }
}

impl ImageObject {
    /// A picture as every program can show it.
    pub(super) fn new(image: &ImageView<'_>) -> Self {
        let plain = image.plain();
        Self::at(image, plain.permalink, plain.size)
    }

    /// The parts of a picture that search engines ask for, or the picture if nothing is made of it.
    pub(super) fn searched(image: &ImageView<'_>) -> Vec<Self> {
        let Some(renditions) = &image.renditions else { return vec![Self::new(image)] };
        let mut parts = renditions.searched();
        // A small or flat picture may be its own part, more than once.
        parts.dedup_by(|part, before| part.permalink == before.permalink);
        let parts = parts.into_iter();
        parts.map(|part| Self::at(image, part.permalink, Some((part.width, part.height)))).collect()
    }

    fn at(image: &ImageView<'_>, url: String, size: Option<(u32, u32)>) -> Self {
        Self {
            url,
            width: size.map(|(width, _)| Distance(width)),
            height: size.map(|(_, height)| Distance(height)),
            caption: image.caption.map(str::to_owned),
            credit_text: image.credit.map(str::to_owned),
            digital_source_type: image.source.and_then(source_type),
        }
    }
}

/// How a picture came to be, as schema.org names it.
fn source_type(key: &str) -> Option<&'static str> {
    Some(match key {
        "captured" => "https://schema.org/DigitalCaptureDigitalSource",
        "composite" => "https://schema.org/CompositeDigitalSource",
        "generated" => "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
        _ => return None,
    })
}
