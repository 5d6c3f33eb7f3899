//! *Trailers*: the tags behind a sound, ID3v1, APE, Lyrics3 and a second ID3v2.
//!
//! They are at the end, so what goes from them makes the file shorter and moves nothing that sounds.

use crate::metadata::numbers::{be, le};
use crate::metadata::patch::{broken, dropped, kind_of, learn_of};
use crate::metadata::{Facts, Refused};

/// What stays of an APE tag.
const STAY: [&str; 22] = [
    "title",
    "subtitle",
    "artist",
    "album",
    "album artist",
    "albumartist",
    "publisher",
    "conductor",
    "composer",
    "track",
    "disc",
    "year",
    "record date",
    "genre",
    "copyright",
    "isrc",
    "language",
    "lyrics",
    "replaygain_track_gain",
    "replaygain_track_peak",
    "replaygain_album_gain",
    "replaygain_album_peak",
];

/// Where the sound ends, and what comes behind it then.
#[derive(Debug)]
pub(super) struct End {
    pub(super) stop: usize,
    pub(super) tags: Vec<u8>,
}

/// Whether a file begins with a frame of MPEG audio or of AAC.
pub(super) fn is_mpeg(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, second, third, ..] if second & 0xe0 == 0xe0 && *second != 0xff && *third != 0xff)
}

/// What is behind a sound, without what is dangerous in it.
///
/// # Errors
/// When a tag is broken, and nobody can say where it begins.
pub(super) fn behind(bytes: &[u8], start: usize, facts: &mut Facts) -> Result<End, Refused> {
    let mut stop = bytes.len();
    let mut tags: Vec<Vec<u8>> = Vec::new();
    loop {
        let before = &bytes[start..stop];
        let (length, tag) = if let Some(tag) = id3v1(before, facts) {
            (128, tag)
        } else if let Some(found) = ape(before, facts) {
            found
        } else if before.len() >= 32 && before[before.len() - 32..].starts_with(b"APETAGEX") {
            return Err(broken(stop - 32));
        } else if let Some(length) =
            lyrics(before).or_else(|| second(before)).or_else(|| enhanced(before))
        {
            dropped(facts, "other metadata");
            (length, Vec::new())
        } else {
            break;
        };
        stop -= length;
        tags.push(tag);
    }
    tags.reverse();
    Ok(End { stop, tags: tags.concat() })
}

/// Title, artist, album, year and kind, and the number of the track; no comment.
fn id3v1(bytes: &[u8], facts: &mut Facts) -> Option<Vec<u8>> {
    let tag = bytes.get(bytes.len().checked_sub(128)?..)?;
    let mut new = tag.starts_with(b"TAG").then(|| tag.to_vec())?;
    let is_numbered = new[125] == 0 && new[126] != 0;
    let comment = 97..if is_numbered { 125 } else { 127 };
    if new[comment.clone()].iter().any(|it| !matches!(it, 0 | b' ')) {
        dropped(facts, "comment");
        new[comment].fill(0);
    }
    learn_of(facts, "artist", &String::from_utf8_lossy(&tag[33..63]));
    Some(new)
}

/// An APE tag: how long it was, and what it is now.
fn ape(bytes: &[u8], facts: &mut Facts) -> Option<(usize, Vec<u8>)> {
    let foot = bytes.len().checked_sub(32)?;
    if !bytes[foot..].starts_with(b"APETAGEX") {
        return None;
    }
    let (length, flags) = (le(bytes, foot + 12, 4)?, le(bytes, foot + 20, 4)?);
    let start = bytes.len().checked_sub(length)?;
    if length < 32 {
        return None;
    }
    // Before the items a tag may have what it has behind them.
    let head = start.checked_sub(32).filter(|_| flags & 0x8000_0000 != 0);
    let has_head = head.is_some_and(|head| bytes[head..].starts_with(b"APETAGEX"));
    let whole = if has_head { length + 32 } else { length };
    let (mut at, mut items, mut many) = (start, Vec::new(), 0_u32);
    while at < foot {
        let Some((key, end)) = item(bytes, at, foot) else {
            dropped(facts, "other metadata");
            break;
        };
        let name = String::from_utf8_lossy(&bytes[key.clone()]).to_lowercase();
        if STAY.contains(&&*name) {
            learn_of(facts, &name, &String::from_utf8_lossy(&bytes[key.end + 1..end]));
            items.extend_from_slice(&bytes[at..end]);
            many += 1;
        } else {
            dropped(facts, kind_of(&name));
        }
        at = end;
    }
    if many == 0 {
        return Some((whole, Vec::new()));
    }
    let mut foot = bytes[foot..].to_vec();
    foot[23] = if has_head { foot[23] } else { foot[23] & 0x7f };
    foot[12..16].copy_from_slice(&u32::try_from(items.len() + 32).ok()?.to_le_bytes());
    foot[16..20].copy_from_slice(&many.to_le_bytes());
    let mut tag = Vec::new();
    if has_head {
        let mut head = foot.clone();
        head[23] |= 0x20;
        tag.extend(head);
    }
    tag.extend(items);
    tag.extend(foot);
    Some((whole, tag))
}

/// The key of an item, and where the item ends.
fn item(bytes: &[u8], at: usize, end: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let length = le(bytes, at, 4)?;
    let key = at + 8;
    let key_end = key + memchr::memchr(0, bytes.get(key..end)?)?;
    let item_end = (key_end + 1).checked_add(length)?;
    (item_end <= end).then_some((key..key_end, item_end))
}

/// How long a tag of Lyrics3 is.
fn lyrics(bytes: &[u8]) -> Option<usize> {
    if bytes.ends_with(b"LYRICS200") {
        let digits = bytes.get(bytes.len().checked_sub(15)?..bytes.len() - 9)?;
        let length: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let start = bytes.len().checked_sub(length + 15)?;
        return bytes[start..].starts_with(b"LYRICSBEGIN").then_some(length + 15);
    }
    if bytes.ends_with(b"LYRICSEND") {
        let start = bytes.len().saturating_sub(5_200);
        let found = memchr::memmem::rfind(&bytes[start..], b"LYRICSBEGIN")?;
        return Some(bytes.len() - start - found);
    }
    None
}

/// How long a tag is that has more of what ID3v1 has.
fn enhanced(bytes: &[u8]) -> Option<usize> {
    let start = bytes.len().checked_sub(227)?;
    bytes[start..].starts_with(b"TAG+").then_some(227)
}

/// How long a tag of ID3v2 is that stands at the end.
fn second(bytes: &[u8]) -> Option<usize> {
    let foot = bytes.len().checked_sub(10)?;
    if !bytes[foot..].starts_with(b"3DI") {
        return None;
    }
    let length = (6..10).try_fold(0, |sum, at| Some(sum * 128 + be(bytes, foot + at, 1)? % 128))?;
    let whole = length + 20;
    let start = bytes.len().checked_sub(whole)?;
    bytes[start..].starts_with(b"ID3").then_some(whole)
}
