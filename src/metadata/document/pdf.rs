//! *PDF* (ISO 32000): whoever made it is in its information dictionary, and in XMP. Both are looked for
//! wherever they stand, since a PDF that was changed keeps what it said before.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::names::Names;
use crate::metadata::{Facts, xmp};

/// Streams with more objects than this nobody writes.
const MOST_STREAMS: usize = 4096;

pub(super) fn read(bytes: &[u8], facts: &mut Facts, mut room: usize) {
    let (mut people, mut programs) = (Names::default(), Names::default());
    let has_key = |key: &[u8]| {
        memchr::memmem::find_iter(bytes, key)
            .any(|at| bytes.get(at + key.len()).is_some_and(|it| !it.is_ascii_alphanumeric()))
    };
    if has_key(b"/Encrypt") {
        facts.unread = Some("it is encrypted".into());
        return;
    }
    values(bytes, bytes, &mut people, &mut programs);
    packet(bytes, &mut people, &mut programs);
    for (kind, packed) in streams(bytes).take(MOST_STREAMS) {
        let plain = match decompress_to_vec_zlib_with_limit(packed, room) {
            Ok(plain) => plain,
            // What stands behind the end, or what is broken, leaves what came before.
            Err(error) => error.output,
        };
        room = room.saturating_sub(plain.len());
        match kind {
            Kind::Objects => values(&plain, bytes, &mut people, &mut programs),
            Kind::Packet => packet(&plain, &mut people, &mut programs),
        }
    }
    (facts.creator, facts.software) = (people.line(), programs.line());
}

enum Kind {
    Objects,
    Packet,
}

/// Compressed streams that have objects or XMP in them.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (Kind, &[u8])> {
    memchr::memmem::find_iter(bytes, b"stream").filter_map(|at| {
        if at >= 3 && &bytes[at - 3..at] == b"end" {
            return None;
        }
        // The dictionary stands before it, and is short.
        let before = &bytes[at.saturating_sub(1024)..at];
        let begin = memchr::memmem::rfind(before, b" obj").unwrap_or_default();
        let has = |key: &[u8]| memchr::memmem::find(&before[begin..], key).is_some();
        let kind = if has(b"/ObjStm") {
            Kind::Objects
        } else if has(b"/Metadata") || has(b"/XML") {
            Kind::Packet
        } else {
            return None;
        };
        let rest = &bytes[at + 6..];
        let rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
        has(b"Fl").then_some((kind, rest))
    })
}

/// Takes the values of the keys that name people and programs.
fn values(part: &[u8], whole: &[u8], people: &mut Names, programs: &mut Names) {
    for (key, is_person) in
        [(&b"/Author"[..], true), (b"/Company", true), (b"/Creator", false), (b"/Producer", false)]
    {
        let names = if is_person { &mut *people } else { &mut *programs };
        for at in memchr::memmem::find_iter(part, key) {
            let behind = part[at + key.len()..].trim_ascii_start();
            if let Some(text) = string(behind).or_else(|| referred(behind, whole)) {
                names.add(&text);
            }
        }
    }
}

/// What stands in the object that is referred to: `12 0 R`.
fn referred(behind: &[u8], whole: &[u8]) -> Option<String> {
    let number: Vec<u8> = behind.iter().copied().take_while(u8::is_ascii_digit).take(10).collect();
    let rest = behind.get(number.len()..)?.trim_ascii_start().strip_prefix(b"0")?;
    rest.trim_ascii_start().strip_prefix(b"R").filter(|_| !number.is_empty())?;
    let head = [b"\n", &number[..], b" 0 obj"].concat();
    let at = memchr::memmem::rfind(whole, &head)?;
    string(whole[at + head.len()..].trim_ascii_start())
}

/// A text, in parentheses or in digits.
fn string(behind: &[u8]) -> Option<String> {
    match behind {
        [b'(', rest @ ..] => Some(letters(&literal(rest))),
        [b'<', next, ..] if *next != b'<' => {
            let digits: Vec<u8> =
                behind[1..].iter().copied().take_while(|it| *it != b'>').take(4096).collect();
            let digits: String = digits
                .iter()
                .filter(|it| it.is_ascii_hexdigit())
                .map(|it| char::from(*it))
                .collect();
            let pairs = (0..digits.len()).step_by(2);
            let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
            Some(letters(&pairs.filter_map(byte).collect::<Vec<u8>>()))
        }
        _ => None,
    }
}

/// The bytes of a text in parentheses, without its escapes.
fn literal(text: &[u8]) -> Vec<u8> {
    let (mut bytes, mut depth, mut at) = (Vec::new(), 1, 0);
    while let Some(byte) = text.get(at).copied().filter(|_| at < 4096) {
        at += 1;
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => break,
            b')' => depth -= 1,
            b'\\' => {
                let digits =
                    text[at..].iter().take(3).take_while(|it| (b'0'..b'8').contains(it)).count();
                if digits > 0 {
                    let value = text[at..at + digits]
                        .iter()
                        .fold(0_u32, |all, it| all * 8 + u32::from(it - b'0'));
                    bytes.push(u8::try_from(value & 0xff).unwrap_or_default());
                    at += digits;
                    continue;
                }
                let next = text.get(at).copied().unwrap_or_default();
                at += 1;
                match next {
                    b'n' | b'r' | b't' | b'b' | b'f' => bytes.push(b' '),
                    b'\r' | b'\n' => {}
                    other => bytes.push(other),
                }
                continue;
            }
            _ => {}
        }
        bytes.push(byte);
    }
    bytes
}

/// A text in one of the three encodings that a PDF may have.
fn letters(bytes: &[u8]) -> String {
    if let [0xfe, 0xff, rest @ ..] = bytes {
        let units: Vec<u16> =
            rest.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => String::from_utf8_lossy(rest).into_owned(),
        // Mostly the letters of Latin-1.
        None => bytes.iter().copied().map(char::from).collect(),
    }
}

/// Takes what XMP says.
fn packet(bytes: &[u8], people: &mut Names, programs: &mut Names) {
    let starts: Vec<usize> = memchr::memmem::find_iter(bytes, b"<x:xmpmeta").take(16).collect();
    for at in starts {
        let rest = &bytes[at..];
        let end = memchr::memmem::find(rest, b"</x:xmpmeta>").map_or(rest.len(), |it| it + 12);
        let mut own = Facts::default();
        xmp::kept(&rest[..end], &mut own);
        people.add(own.creator.as_deref().unwrap_or_default());
        let text = String::from_utf8_lossy(&rest[..end]);
        for name in ["xmp:CreatorTool", "pdf:Producer"] {
            for (at, _) in text.match_indices(name).take(4) {
                let rest = &text[at + name.len()..];
                let value = rest.strip_prefix('>').and_then(|it| it.split_once('<'));
                let value = value.or_else(|| rest.strip_prefix("=\"")?.split_once('"'));
                programs.add(value.map_or("", |(value, _)| value));
            }
        }
    }
}
