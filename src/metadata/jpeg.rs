//! *JPEG*: segments, each with a mark and a length, around the picture itself (ITU-T T.81).

use std::ops::Range;

use super::parts::{Parts, u16_at};
use super::{Facts, Refused, exif, iptc, xmp};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const COLOURS: &[u8] = b"ICC_PROFILE\0";
const JFIF: &[u8] = b"JFIF\0";

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// Takes out of a JPEG what nobody should read in it; nothing if there is nothing.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut parts = Parts::of(bytes);
    parts.keep(0..2);
    let mut at = 2;
    while let Some(found) = next_mark(bytes, at) {
        let mark = bytes[found + 1];
        if mark == END {
            parts.keep(found..found + 2);
            if bytes[found + 2..].iter().any(|byte| *byte != 0) {
                // Smaller pictures, films and maps of depth, each with metadata of its own.
                facts.drop("what stands behind the picture");
            }
            return Ok(parts.finished());
        }
        if matches!(mark, 0x01 | 0xd0..=0xd8) {
            parts.keep(found..found + 2);
            at = found + 2;
            continue;
        }
        let length = u16_at(bytes, found + 2).filter(|length| *length >= 2);
        let end = length.map(|length| found + 2 + length).filter(|end| *end <= bytes.len());
        let Some(end) = end else {
            return Err(Refused::new("this JPEG is damaged: a part of it is longer than the file"));
        };
        segment(bytes, mark, found..end, &mut parts, facts);
        at = end;
        if mark == START_OF_SCAN {
            let scan = end_of_scan(bytes, end);
            parts.keep(end..scan);
            at = scan;
        }
    }
    Ok(parts.finished())
}

/// Where the next mark stands. What is no mark before it, decoders pass over.
fn next_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(0xff, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0xff | 0 => at += 1,
            _ => return Some(at),
        }
    }
}

/// Where a scan ends: at a mark that isn't one within it.
fn end_of_scan(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let Some(found) = memchr::memchr(0xff, &bytes[at..]) else { return bytes.len() };
        at += found;
        match bytes.get(at + 1) {
            Some(0 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => return bytes.len(),
        }
    }
}

fn segment(bytes: &[u8], mark: u8, range: Range<usize>, parts: &mut Parts<'_>, facts: &mut Facts) {
    let content = &bytes[range.start + 4..range.end];
    let with = |sign: &[u8], kept: Vec<u8>| {
        if kept.is_empty() { Vec::new() } else { made(mark, sign, &kept) }
    };
    match mark {
        // A small picture of an older kind stands behind the fourteen bytes that count.
        0xe0 if content.starts_with(JFIF) => match content.get(..14) {
            Some(short) if content.len() > 14 => {
                facts.drop("thumbnail");
                let mut short = short.to_vec();
                short[12..].fill(0);
                parts.replace(range, made(mark, &short, &[]));
            }
            _ => parts.keep(range),
        },
        0xe1 if content.starts_with(EXIF) => {
            let kept = exif::kept(&content[EXIF.len()..], facts);
            parts.replace(range, with(EXIF, kept));
        }
        0xe1 if content.starts_with(XMP) => {
            let kept = xmp::kept(&content[XMP.len()..], facts);
            parts.replace(range, with(XMP, kept));
        }
        0xe1 if content.starts_with(MORE_XMP) => xmp::note_harm(content, facts),
        0xe2 if content.starts_with(COLOURS) => parts.keep(range),
        0xeb if is_credential(content) => {
            facts.is_signed = true;
            parts.keep(range);
        }
        0xed if content.starts_with(iptc::SIGN) => {
            let kept = iptc::kept(&content[iptc::SIGN.len()..], facts);
            parts.replace(range, with(iptc::SIGN, kept));
        }
        // How colours are stored.
        0xee if content.starts_with(b"Adobe") => parts.keep(range),
        0xe0 => facts.drop("thumbnail"),
        0xfe => facts.drop("comment"),
        0xe1..=0xef => {}
        _ => parts.keep(range),
    }
}

/// Whether boxes (JUMBF) are of content credentials (C2PA).
fn is_credential(content: &[u8]) -> bool {
    content.starts_with(b"JP") && memchr::memmem::find(content, b"c2pa").is_some()
}

fn made(mark: u8, sign: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(2 + sign.len() + content.len());
    // What stays is shorter than what was there, but for what escapes make longer.
    let Ok(length) = length else { return Vec::new() };
    let mut segment = vec![0xff, mark];
    segment.extend(length.to_be_bytes());
    segment.extend(sign);
    segment.extend(content);
    segment
}
