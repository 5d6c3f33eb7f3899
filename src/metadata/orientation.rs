//! *Orientation*: how a camera was held, so how its picture is to be turned.

use super::exif::{ORIENTATION, Tiff};
use super::parts::{u16_at, u32_at};

/// How a picture is to be turned before it is shown (Exif `Orientation`, 1 to 8): 1 is as it is stored.
pub fn orientation(bytes: &[u8]) -> u8 {
    let exif = match bytes {
        [0xff, 0xd8, 0xff, ..] => of_jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => of_png(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => of_webp(bytes),
        _ => None,
    };
    exif.and_then(turned).unwrap_or(1)
}

/// What the first table says.
fn turned(exif: &[u8]) -> Option<u8> {
    let tiff = Tiff::of(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))?;
    let (entries, _) = tiff.table(tiff.first()?)?;
    let entry = entries.into_iter().find(|entry| entry.tag == ORIENTATION)?;
    u8::try_from(tiff.short(entry.value)?).ok().filter(|it| (1..=8).contains(it))
}

/// The Exif of a JPEG, which stands before its first scan.
fn of_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        match bytes.get(at..at + 2)? {
            [0xff, 0xff] => at += 1,
            [0xff, 0xda | 0xd9] => return None,
            [0xff, mark] => {
                let end = at + 2 + u16_at(bytes, at + 2)?;
                let content = bytes.get(at + 4..end)?;
                if *mark == 0xe1 && content.starts_with(b"Exif\0\0") {
                    return Some(content);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
}

fn of_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 8_usize;
    loop {
        let content = at + 8;
        let end = content.checked_add(u32_at(bytes, at)?)?;
        if bytes.get(at + 4..content)? == b"eXIf" {
            return bytes.get(content..end);
        }
        at = end.checked_add(4)?;
    }
}

fn of_webp(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 12_usize;
    loop {
        let length = *bytes.get(at + 4..)?.first_chunk::<4>()?;
        let content = at + 8;
        let end = content.checked_add(usize::try_from(u32::from_le_bytes(length)).ok()?)?;
        if bytes.get(at..at + 4)? == b"EXIF" {
            return bytes.get(content..end);
        }
        at = end.checked_add(end % 2)?;
    }
}
