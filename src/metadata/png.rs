//! *PNG*: chunks, each with a length, a type and a checksum (ISO/IEC 15948).

use super::parts::{Parts, u32_at};
use super::{Facts, Refused, exif, xmp};

const XMP: &[u8] = b"XML:com.adobe.xmp\0";
/// How many bytes an uncompressed text without a language has behind its keyword.
const PLAIN: &[u8] = b"\0\0\0\0";

/// Chunks of the picture: its pixels, its colours, its size in the world, and its movement.
const OF_PICTURE: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// Takes out of a PNG what nobody should read in it; nothing if there is nothing.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut parts = Parts::of(bytes);
    parts.keep(0..8);
    let mut at = 8;
    while at < bytes.len() {
        let length = u32_at(bytes, at);
        let end = length.and_then(|length| at.checked_add(12)?.checked_add(length));
        let Some(end) = end.filter(|end| *end <= bytes.len()) else {
            // Browsers show what there is of a picture that was cut off.
            if bytes[at..].get(4..8) == Some(b"IDAT") {
                parts.keep(at..bytes.len());
                return Ok(parts.finished());
            }
            return Err(Refused::new("this PNG is damaged: a part of it is longer than the file"));
        };
        let (kind, content) = (&bytes[at + 4..at + 8], &bytes[at + 8..end - 4]);
        match kind {
            b"eXIf" => {
                let kept = exif::kept(content, facts);
                let chunk = if kept.is_empty() { kept } else { made(*b"eXIf", &kept) };
                parts.replace(at..end, chunk);
            }
            b"iTXt" if content.starts_with(XMP) => {
                let packet = content[XMP.len()..].strip_prefix(PLAIN);
                let kept = packet.map_or_else(Vec::new, |packet| xmp::kept(packet, facts));
                let whole = [XMP, PLAIN, &kept].concat();
                parts.replace(at..end, if kept.is_empty() { kept } else { made(*b"iTXt", &whole) });
            }
            b"tEXt" | b"iTXt" | b"zTXt" => {
                let stays = is_credit(content, kind == b"tEXt", facts);
                if stays {
                    parts.keep(at..end);
                }
            }
            b"caBX" => {
                facts.is_signed = true;
                parts.keep(at..end);
            }
            _ if OF_PICTURE.iter().any(|it| *it == kind) => parts.keep(at..end),
            // A chunk that a decoder must know is a part of the picture, whatever it is.
            [first, ..] if first.is_ascii_uppercase() => parts.keep(at..end),
            _ => {}
        }
        at = end;
        if kind == b"IEND" {
            if at < bytes.len() {
                facts.drop("what stands behind the picture");
            }
            return Ok(parts.finished());
        }
    }
    Ok(parts.finished())
}

/// Whether a text says whom to credit or whose the rights are. Others may say anything.
fn is_credit(content: &[u8], is_plain: bool, facts: &mut Facts) -> bool {
    let end = content.iter().position(|byte| *byte == 0).unwrap_or(content.len());
    let (keyword, value) = content.split_at(end);
    let keyword = String::from_utf8_lossy(keyword).to_ascii_lowercase();
    // `tEXt` is in Latin-1; an uncompressed `iTXt` has four more zeros before its text.
    let text = || match value.strip_prefix(b"\0") {
        Some(text) if is_plain => Some(text.iter().copied().map(char::from).collect::<String>()),
        Some(rest) => Some(String::from_utf8_lossy(rest.strip_prefix(PLAIN)?).into_owned()),
        None => None,
    };
    let slot = match &*keyword {
        "author" => &mut facts.creator,
        "copyright" => &mut facts.rights,
        _ => {
            facts.drop("comment");
            return false;
        }
    };
    Facts::note(slot, &text().unwrap_or_default());
    true
}

fn made(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = Vec::with_capacity(content.len() + 12);
    chunk.extend(u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    chunk.extend(kind);
    chunk.extend(content);
    let sum = crc(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    chunk
}

/// The checksum of a chunk (CRC-32 of ISO 3309), of few bytes.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
        }
    }
    !crc
}
