//! *WebP*: chunks in a RIFF (RFC 9649).

use super::parts::Parts;
use super::{Facts, Refused, exif, xmp};

const OF_PICTURE: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Flags of `VP8X` that say that there is Exif, and XMP.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// Takes out of a WebP what nobody should read in it; nothing if there is nothing.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut parts = Parts::of(bytes);
    parts.keep(0..12);
    let stated = length_at(bytes, 4).unwrap_or_default();
    let whole = bytes.len().min(stated.saturating_add(8));
    let (mut has_exif, mut has_xmp) = (false, false);
    let mut at = 12;
    while at < whole {
        let length = length_at(bytes, at + 4);
        let end = length.and_then(|length| at.checked_add(8)?.checked_add(length));
        let Some(end) = end.filter(|end| *end <= bytes.len()) else {
            return Err(Refused::new("this WebP is damaged: a part of it is longer than the file"));
        };
        let (kind, content) = (&bytes[at..at + 4], &bytes[at + 8..end]);
        let next = (end + end % 2).min(bytes.len());
        match kind {
            b"EXIF" => {
                let kept = exif::kept(content.strip_prefix(b"Exif\0\0").unwrap_or(content), facts);
                has_exif |= !kept.is_empty();
                parts.replace(at..next, made(*b"EXIF", kept));
            }
            b"XMP " => {
                let kept = xmp::kept(content, facts);
                has_xmp |= !kept.is_empty();
                parts.replace(at..next, made(*b"XMP ", kept));
            }
            b"C2PA" => {
                facts.is_signed = true;
                parts.keep(at..next);
            }
            b"VP8X" => parts.keep(at..next),
            _ if OF_PICTURE.iter().any(|it| *it == kind) => parts.keep(at..next),
            _ => {}
        }
        at = next;
    }
    if bytes.get(whole..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0)) {
        facts.drop("what stands behind the picture");
    }
    let Some(mut out) = parts.finished() else { return Ok(None) };
    let length = u32::try_from(out.len() - 8).unwrap_or_default();
    out[4..8].copy_from_slice(&length.to_le_bytes());
    if out.get(12..16) == Some(b"VP8X") && out.len() > 20 {
        out[20] &= !(HAS_EXIF | HAS_XMP);
        out[20] |= if has_exif { HAS_EXIF } else { 0 } | if has_xmp { HAS_XMP } else { 0 };
    }
    Ok(Some(out))
}

fn length_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

fn made(kind: [u8; 4], content: Vec<u8>) -> Vec<u8> {
    if content.is_empty() {
        return content;
    }
    let mut chunk = kind.to_vec();
    chunk.extend(u32::try_from(content.len()).unwrap_or_default().to_le_bytes());
    chunk.extend(&content);
    chunk.extend((content.len() % 2 == 1).then_some(0));
    chunk
}
