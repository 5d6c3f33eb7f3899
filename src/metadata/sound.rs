//! *Sound*, and the films that aren't boxes: MP3 and AAC with their tags, WAV and AIFF, FLAC, Ogg,
//! Matroska and WebM.
//!
//! Titles, artists, albums, dates, kinds and rights stay; all else that a file says of itself goes. What
//! sounds stays where it is, byte by byte.

mod chunks;
mod comments;
mod ebml;
mod flac;
mod frames;
mod id3;
mod matroska;
mod ogg;
mod playing;
mod safe;
mod trailers;

pub(super) use playing::playing;

use super::{Facts, Refused};

/// Whether a file is one of these.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 4] = [b"ID3", b"fLaC", b"OggS", &ebml::HEAD];
    starts.iter().any(|start| bytes.starts_with(start))
        || chunks::Order::of(bytes).is_some()
        || trailers::is_mpeg(bytes)
}

/// A file without what is dangerous in it; none if there is nothing.
///
/// # Errors
/// When it is broken, or can't be cleaned without touching what is heard.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    if let Some(order) = chunks::Order::of(bytes) {
        return chunks::cleaned(bytes, order, facts);
    }
    if bytes.starts_with(b"OggS") {
        return ogg::cleaned(bytes, facts);
    }
    if bytes.starts_with(&ebml::HEAD) {
        return matroska::cleaned(bytes, facts);
    }
    tagged(bytes, facts)
}

/// What has tags before it and behind it, and may be a FLAC between them.
fn tagged(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut patch = super::patch::Patch::default();
    let start = id3::clean(bytes, &mut patch, facts)?;
    if bytes[start..].starts_with(b"fLaC") {
        flac::clean(bytes, start, &mut patch, facts)?;
    }
    let end = trailers::behind(bytes, start, facts)?;
    if facts.is_signed {
        super::patch::may_stay_whole(facts)?;
        return Ok(None);
    }
    let other = patch.applied(bytes);
    if bytes[end.stop..] == end.tags {
        return Ok(other);
    }
    let mut other = other.unwrap_or_else(|| bytes.to_vec());
    other.truncate(end.stop);
    other.extend(end.tags);
    Ok(Some(other))
}

#[cfg(test)]
mod tests;
