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
}

/// A number of pixels, as schema.org writes a length.
struct Distance(u32);

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} px", self.0))
    }
}

impl ImageObject {
    pub(super) fn new(image: &ImageView<'_>) -> Self {
        Self {
            url: image.permalink.clone(),
            width: image.width.map(Distance),
            height: image.height.map(Distance),
            caption: image.caption.map(str::to_owned),
            credit_text: image.credit.map(str::to_owned),
        }
    }
}
