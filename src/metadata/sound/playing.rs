//! How long a sound *runs*: its head says it, or its parts are counted.

use super::{chunks, ebml, id3};
use crate::metadata::Playing;
use crate::metadata::numbers::be;

mod frames;
mod matroska;
mod pages;

/// What is known of a sound, or of a film that isn't boxes; nothing of what is none, or is broken.
pub(in crate::metadata) fn playing(bytes: &[u8]) -> Playing {
    if bytes.starts_with(b"OggS") {
        return pages::playing(bytes).unwrap_or_default();
    }
    if bytes.starts_with(&ebml::HEAD) {
        return matroska::playing(bytes);
    }
    if let Some((units, per_second)) = chunks::clock(bytes) {
        return Playing::sound(units, per_second);
    }
    let start = id3::end(bytes);
    let sound = bytes.get(start..).unwrap_or_default();
    let clock = if sound.starts_with(b"fLaC") { flac(&sound[4..]) } else { frames::clock(sound) };
    clock.map_or_else(Playing::default, |(units, per_second)| Playing::sound(units, per_second))
}

/// The samples of a FLAC and how many are a second: the first block says both.
fn flac(blocks: &[u8]) -> Option<(usize, usize)> {
    let kind = be(blocks, 0, 1)? & 0x7f;
    (kind == 0).then_some(())?;
    let numbers = be(blocks, 4 + 10, 8)?;
    let samples = numbers & ((1 << 36) - 1);
    (samples > 0).then_some((samples, numbers >> 44))
}
