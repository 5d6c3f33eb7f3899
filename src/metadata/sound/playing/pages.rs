//! The *pages* of an Ogg: each says how many samples there were up to its end.

use std::collections::BTreeMap;

use crate::metadata::Playing;
use crate::metadata::numbers::{be, le};
use crate::metadata::playing::milliseconds;
use crate::metadata::sound::ogg::Page;

/// A stream that sounds.
struct Stream {
    /// Samples of a second.
    rate: usize,
    /// Samples before the first that is heard.
    skipped: usize,
    /// Samples up to its last page.
    end: usize,
}

/// What is known of an Ogg. Streams that follow one another sound one after the other.
pub(super) fn playing(bytes: &[u8]) -> Option<Playing> {
    let mut streams: BTreeMap<usize, Stream> = BTreeMap::new();
    let mut at = 0;
    while let Some(page) = Page::read(bytes, at) {
        if let (true, Some((packet, _))) = (page.is_first, page.parts.first()) {
            let stream = stream(&bytes[packet.clone()]);
            streams.extend(stream.map(|stream| (page.stream, stream)));
        } else if let Some(stream) = streams.get_mut(&page.stream) {
            // Of a page on which no packet ends nobody says how far it goes.
            let end = le(bytes, at + 6, 8).filter(|it| i64::try_from(*it).is_ok());
            stream.end = end.unwrap_or(0).max(stream.end);
        }
        at = page.end;
    }
    let long = |it: &Stream| milliseconds(it.end.saturating_sub(it.skipped), it.rate);
    let all: u64 = streams.values().filter_map(long).map(u64::from).sum();
    Some(Playing::sound(usize::try_from(all).ok()?, 1000))
}

/// What the first packet of a stream says.
fn stream(packet: &[u8]) -> Option<Stream> {
    let (rate, skipped) = match packet {
        _ if packet.starts_with(b"OpusHead") => (48_000, le(packet, 10, 2)?),
        _ if packet.starts_with(b"\x01vorbis") => (le(packet, 12, 4)?, 0),
        _ if packet.starts_with(b"Speex   ") => (le(packet, 36, 4)?, 0),
        // Behind a sign and a version, numbers and another sign, there is the first block of a FLAC.
        _ if packet.starts_with(b"\x7fFLAC") => (be(packet, 13 + 4 + 10, 3)? >> 4, 0),
        _ => return None,
    };
    Some(Stream { rate, skipped, end: 0 })
}
