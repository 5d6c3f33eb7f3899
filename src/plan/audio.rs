//! The sound of an article, as its page and feeds show it.

use serde::Serialize;

use super::urls::Urls;
use crate::arrange::{Article, Site};
use crate::parse::Media;
use crate::path::OutputPath;
use crate::running::Running;

/// A sound.
#[derive(Debug, Serialize)]
pub struct AudioView<'s> {
    /// Where it is.
    pub url: String,
    /// Where it is, with the host.
    pub permalink: String,
    /// Its media type, like `audio/mpeg`.
    pub media_type: &'static str,
    /// Its length in bytes.
    pub length: u64,
    /// How many seconds it runs.
    pub seconds: Option<u32>,
    /// How long it runs, for readers: `12:34`.
    pub duration: Option<String>,
    /// How long it runs, for programs: `PT12M34S`.
    pub iso_duration: Option<String>,
    /// What it is called, if it isn't called like the article.
    pub title: Option<&'s str>,
    /// What is said in it, to read.
    pub transcript: Option<String>,
    /// The same with the host, and in what form it is.
    pub texts: Vec<TranscriptView>,
}

/// What is said in a sound, in one form.
#[derive(Debug, Serialize)]
pub struct TranscriptView {
    /// Where it is, with the host.
    pub permalink: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// The sound that an article names as its own.
pub(super) fn view<'s>(site: &'s Site, article: &'s Article) -> Option<AudioView<'s>> {
    let audio = article.audio.as_ref()?;
    let urls = Urls(&site.config.base_url);
    let running = audio.duration.map(Running);
    let captions = audio.player.captions.iter().map(|it| &it.file);
    let text = |file: &OutputPath| TranscriptView {
        permalink: urls.absolute(file),
        media_type: type_of(file.name()),
    };
    Some(AudioView {
        url: urls.path(&audio.player.file),
        permalink: urls.absolute(&audio.player.file),
        media_type: match audio.player.look.media {
            Media::Sound(kind) => kind.name(),
            _ => "audio/mpeg",
        },
        length: audio.length,
        seconds: running.map(Running::seconds),
        duration: running.map(Running::clock),
        iso_duration: running.map(Running::iso),
        title: audio.recording.title.as_deref(),
        transcript: audio.transcript.as_ref().map(|file| urls.path(file)),
        texts: audio.transcript.iter().chain(captions).map(text).collect(),
    })
}

/// The media type of a text, by the ending of its name.
fn type_of(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "vtt" => "text/vtt",
        "srt" => "application/x-subrip",
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        _ => "text/html",
    }
}
