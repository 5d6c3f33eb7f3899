//! A sound as an `AudioObject`.

use serde::Serialize;

use crate::plan::AudioView;

/// A sound.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "AudioObject", rename_all = "camelCase")]
pub(super) struct AudioObject<'a> {
    name: &'a str,
    content_url: &'a str,
    encoding_format: &'a str,
    content_size: String,
    upload_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<&'a str>,
}

impl<'a> AudioObject<'a> {
    /// The sound of an article with this headline, which was published then.
    pub(super) fn new(audio: &'a AudioView<'a>, headline: &'a str, published: String) -> Self {
        Self {
            name: audio.title.unwrap_or(headline),
            content_url: &audio.permalink,
            encoding_format: audio.media_type,
            content_size: audio.length.to_string(),
            upload_date: published,
            duration: audio.iso_duration.as_deref(),
        }
    }
}
