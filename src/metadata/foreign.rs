//! *Foreign* formats: of raw pictures, of drafts and of old cameras, from which nothing can be taken out.
//! Browsers show none of them.

use super::Refused;

/// Their names, how many bytes stand before the first sign, and the signs, of which each may be one.
const FORMATS: &[(&str, usize, &[&[u8]])] = &[
    ("a Photoshop file", 0, &[b"8BPS"]),
    ("a GIMP file", 0, &[b"gimp xcf"]),
    ("a camera's raw picture", 4, &[b"ftypcrx "]),
    (
        "a camera's raw picture",
        0,
        &[b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"\0MRM", b"FOVb"],
    ),
    ("a film as AVI", 8, &[b"AVI "]),
    ("a film or a sound as Windows Media", 0, &[b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"]),
    ("a film as Flash", 0, &[b"FLV\x01"]),
    ("a RealMedia file", 0, &[b".RMF", b".ra\xfd"]),
    ("a film as MPEG", 0, &[b"\0\0\x01\xba", b"\0\0\x01\xb3"]),
    ("a Core Audio file", 0, &[b"caff"]),
];

/// Boxes of JPEG XL and of JPEG 2000 that have nothing but the picture.
const OF_PICTURE: [&[u8; 4]; 9] =
    [b"JXL ", b"jP  ", b"ftyp", b"jxlc", b"jxlp", b"jxll", b"jxli", b"jp2h", b"jp2c"];

/// Refuses a file that can't be cleaned.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Refused> {
    let has = |(_, from, signs): &&(&str, usize, &[&[u8]])| {
        let begin = bytes.get(*from..).unwrap_or_default();
        signs.iter().any(|sign| begin.starts_with(sign))
    };
    let name = match FORMATS.iter().find(has) {
        Some((name, ..)) => name,
        None if is_stream(bytes) => "a film as a camera's stream (MPEG-TS)",
        None if is_boxed(bytes) && !has_picture_alone(bytes) => {
            "a JPEG XL or JPEG 2000 with metadata"
        }
        None => return Ok(()),
    };
    Err(Refused::new(format!(
        "it is {name}, and what it says of where and with what it was made can't be taken out"
    )))
}

/// Whether this is a stream of packets, as film cameras write it (ISO/IEC 13818-1), with times or without.
#[must_use]
pub fn is_stream(bytes: &[u8]) -> bool {
    [0, 4].iter().any(|at| {
        let step = 188 + at;
        (0..4).all(|packet| bytes.get(at + packet * step) == Some(&0x47))
    })
}

fn is_boxed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\0\0\0\x0cJXL ") || bytes.starts_with(b"\0\0\0\x0cjP  ")
}

fn has_picture_alone(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(kind) = bytes.get(at + 4..at + 8) {
        if !OF_PICTURE.iter().any(|it| *it == kind) {
            return false;
        }
        match super::parts::u32_at(bytes, at) {
            // To the end of the file.
            Some(0) => return true,
            None | Some(1..8) => return false,
            Some(length) => at += length,
        }
    }
    at >= bytes.len()
}
