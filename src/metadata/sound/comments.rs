//! *Comments* of Vorbis: the list of names and values that Vorbis, Opus, Theora, Speex and FLAC have.
//!
//! What goes leaves its room to the name of the program that wrote the list, as spaces behind it: so every
//! list is as long as it was, and is one that every player reads.

use crate::metadata::Facts;
use crate::metadata::numbers::le;
use crate::metadata::patch::{dropped, kind_of, learn_of};

/// What may be said: titles, artists, rights, dates, places in an album, language, words, loudness, and
/// which speaker a channel is for.
const STAY: [&str; 34] = [
    "title",
    "version",
    "subtitle",
    "album",
    "albumartist",
    "album_artist",
    "artist",
    "artistsort",
    "albumsort",
    "titlesort",
    "performer",
    "author",
    "composer",
    "lyricist",
    "conductor",
    "arranger",
    "publisher",
    "organization",
    "label",
    "copyright",
    "license",
    "date",
    "year",
    "genre",
    "tracknumber",
    "tracktotal",
    "totaltracks",
    "discnumber",
    "disctotal",
    "isrc",
    "language",
    "lyrics",
    "unsyncedlyrics",
    "waveformatextensible_channel_mask",
];
const BEGINNINGS: [&str; 3] = ["replaygain_", "r128_", "chapter"];

fn stays(name: &str) -> bool {
    STAY.contains(&name) || BEGINNINGS.iter().any(|it| name.starts_with(it))
}

/// How the comments of a packet are written over, and where they end; none if they are broken.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Option<(Option<Vec<u8>>, usize)> {
    let text = |at: usize| {
        let start = at.checked_add(4)?;
        bytes.get(start..start.checked_add(le(bytes, at, 4)?)?)
    };
    let vendor = text(0)?;
    let mut at = 4 + vendor.len();
    let many = le(bytes, at, 4)?;
    at += 4;
    let (mut kept, mut room) = (Vec::new(), 0);
    for _ in 0..many {
        let comment = text(at)?;
        at += 4 + comment.len();
        let (name, value) = match memchr::memchr(b'=', comment) {
            Some(split) => (&comment[..split], &comment[split + 1..]),
            None => (comment, &comment[comment.len()..]),
        };
        let name = String::from_utf8_lossy(name).to_lowercase();
        if stays(&name) {
            learn_of(facts, &name, &String::from_utf8_lossy(value));
            kept.push(comment);
        } else {
            dropped(facts, kind_of(&name));
            room += 4 + comment.len();
        }
    }
    if room == 0 {
        return Some((None, at));
    }
    let mut new = Vec::with_capacity(at);
    let number = |it: usize| u32::try_from(it).map(u32::to_le_bytes).ok();
    new.extend(number(vendor.len() + room)?);
    new.extend_from_slice(vendor);
    new.resize(new.len() + room, b' ');
    new.extend(number(kept.len())?);
    for comment in kept {
        new.extend(number(comment.len())?);
        new.extend_from_slice(comment);
    }
    Some((Some(new), at))
}
