//! The box `meta`: what a file says of itself under names, in the forms of QuickTime and iTunes, and the
//! items of a HEIF picture.

use std::ops::Range;

use super::atom::{Atom, atoms_until, first};
use super::items;
use super::work::Work;
use crate::metadata::Refused;
use crate::metadata::cover;
use crate::metadata::numbers::{Cursor, be};
use crate::metadata::patch::{broken, kind_of, learn_of};

const STAY: [&[u8; 4]; 12] = [
    b"hdlr", b"keys", b"ilst", b"pitm", b"iinf", b"iloc", b"iprp", b"iref", b"idat", b"ipro",
    b"dinf", b"grpl",
];

/// What iTunes names by four letters: titles, artists, rights, dates, places in an album, words, and
/// what sorts them.
const FOUR_LETTERS: [&[u8; 4]; 36] = [
    b"\xa9nam", b"\xa9ART", b"\xa9aut", b"\xa9alb", b"\xa9cpy", b"\xa9day", b"\xa9gen", b"\xa9wrt",
    b"\xa9com", b"\xa9dir", b"\xa9prd", b"\xa9prf", b"\xa9pub", b"\xa9grp", b"\xa9lyr", b"\xa9trk",
    b"\xa9wrk", b"\xa9mvn", b"aART", b"auth", b"titl", b"cprt", b"gnre", b"trkn", b"disk", b"cpil",
    b"pgap", b"pcst", b"stik", b"rtng", b"tvsh", b"tven", b"tves", b"tvsn", b"soar", b"sonm",
];

/// What QuickTime and others name by words, behind the last dot.
const WORDS: [&str; 24] = [
    "title",
    "displayname",
    "artist",
    "author",
    "album",
    "album_artist",
    "performer",
    "performers",
    "director",
    "producer",
    "composer",
    "publisher",
    "copyright",
    "license",
    "creationdate",
    "date",
    "year",
    "genre",
    "track",
    "disc",
    "credits",
    "rights",
    "language",
    "collection",
];

/// Keeps what names a work and those who made it, and says where the items are that stay.
pub(super) fn clean(
    work: &mut Work<'_, '_>,
    meta: &Atom,
    data: &[Range<usize>],
) -> Result<Vec<Range<usize>>, Refused> {
    // QuickTime's begins with its boxes, that of ISO with a version.
    let is_quicktime = work.bytes[meta.inside()].get(4..8) == Some(b"hdlr");
    let start = if is_quicktime { meta.body } else { (meta.body + 4).min(meta.end) };
    let (parts, stop) = atoms_until(work.bytes, start..meta.end);
    let has_items = first(&parts, b"iinf").is_some() || first(&parts, b"iloc").is_some();
    if stop < meta.end {
        if has_items {
            return Err(broken(stop));
        }
        work.free(meta, "other metadata");
        return Ok(Vec::new());
    }
    work.only(&parts, &STAY);
    let named = first(&parts, b"keys").map(|it| keys(work, it));
    if let Some(list) = first(&parts, b"ilst") {
        values(work, list, named.as_deref());
    }
    if has_items { items::clean(work, meta, &parts, data) } else { Ok(Vec::new()) }
}

/// What a name of a value is: a word, or what goes with it.
type Key = Result<String, &'static str>;

/// The keys by their numbers from 1; those that go are written over.
fn keys(work: &mut Work<'_, '_>, keys: &Atom) -> Vec<Key> {
    let bytes = work.bytes;
    let mut cursor = Cursor::new(bytes, keys.body + 8, keys.end);
    let mut found = Vec::new();
    while let Some(length) = cursor.number(4) {
        let at = cursor.at + 4;
        let Some(name) = length.checked_sub(4).and_then(|it| cursor.take(it)) else { break };
        let name = String::from_utf8_lossy(name.get(4..).unwrap_or_default()).into_owned();
        let word = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        if WORDS.contains(&&*word) {
            found.push(Ok(word));
            continue;
        }
        found.push(Err(kind_of(&name)));
        if name.bytes().any(|it| it != b'-') {
            work.dropped(kind_of(&name));
            work.patch.write(at, vec![b'-'; cursor.at.saturating_sub(at)]);
        }
    }
    found
}

/// The values of keys, or of names of four letters.
fn values(work: &mut Work<'_, '_>, list: &Atom, keys: Option<&[Key]>) {
    let (parts, stop) = atoms_until(work.bytes, list.inside());
    if stop < list.end {
        work.free(list, "other metadata");
        return;
    }
    for part in &parts {
        let letters: String = part.kind.iter().copied().map(char::from).collect();
        let number = be(&part.kind, 0, 4).unwrap_or(0);
        let key = keys.and_then(|it| it.get(number.checked_sub(1)?)).cloned();
        let key = key.unwrap_or_else(|| {
            let is_known = FOUR_LETTERS.contains(&&part.kind);
            if is_known { Ok(letters.clone()) } else { Err(kind_of(&letters)) }
        });
        let inner = atoms_until(work.bytes, part.inside()).0;
        match (key, first(&inner, b"data")) {
            (Ok(key), Some(data)) => {
                let text = work.bytes[data.inside()].get(8..).unwrap_or_default();
                learn_of(work.facts, &key, &String::from_utf8_lossy(text));
            }
            (Err(_), Some(_)) if part.kind == *b"covr" => covers(work, part, &inner),
            _ if part.kind == *b"free" => work.empty(part.inside()),
            (key, _) => work.free(part, key.err().unwrap_or("other metadata")),
        }
    }
}

/// The pictures that players show.
fn covers(work: &mut Work<'_, '_>, list: &Atom, pictures: &[Atom]) {
    let mut others = Vec::new();
    for picture in pictures {
        let start = (picture.body + 8).min(picture.end);
        let is_picture = picture.kind == *b"data";
        match cover::cleaned(&work.bytes[start..picture.end], work.facts) {
            Ok(None) if is_picture => {}
            Ok(Some(other)) if is_picture => others.push((start, other)),
            _ => return work.free(list, "thumbnail"),
        }
    }
    for (at, other) in others {
        work.patch.write(at, other);
    }
}
