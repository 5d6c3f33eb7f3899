//! *GIF*: blocks in a row (GIF89a).

use super::parts::Parts;
use super::{Facts, Refused, xmp};

/// What applications write that belongs to the picture: how often it goes round, and its colours.
const OF_PICTURE: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

const XMP: &[u8] = b"XMP DataXMP";
/// How many bytes stand behind a packet of XMP, which isn't cut into blocks: wherever the length of a block
/// is taken from it, the block ends among these.
const TRAILER: usize = 258;

/// Takes out of a GIF what nobody should read in it; nothing if there is nothing.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut parts = Parts::of(bytes);
    let damaged = || Refused::new("this GIF is damaged: a part of it is longer than the file");
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colours(*bytes.get(10).ok_or_else(damaged)?);
    parts.keep(0..at.min(bytes.len()));
    loop {
        match bytes.get(at..) {
            Some([0x2c, ..]) => {
                let flags = *bytes.get(at + 9).ok_or_else(damaged)?;
                let data = at + 10 + colours(flags) + 1;
                // Browsers show what there is of a picture that was cut off.
                let end = end_of_blocks(bytes, data).unwrap_or(bytes.len());
                parts.keep(at..end);
                at = end;
            }
            Some([0x21, label, rest @ ..]) => {
                let end = end_of_blocks(bytes, at + 2).ok_or_else(damaged)?;
                let name = rest.get(1..12).unwrap_or_default();
                match label {
                    0xfe => facts.drop("comment"),
                    0xff if name == XMP && end - at > 14 + TRAILER => {
                        let kept = xmp::kept(&bytes[at + 14..end - TRAILER], facts);
                        parts.replace(at..end, if kept.is_empty() { kept } else { made(&kept) });
                    }
                    0xff if !OF_PICTURE.contains(&name) => {
                        xmp::note_harm(&bytes[at..end], facts);
                        facts.is_signed |= name.starts_with(b"C2PA");
                    }
                    _ => parts.keep(at..end),
                }
                at = end;
            }
            Some([0x3b, rest @ ..]) => {
                parts.keep(at..at + 1);
                if rest.iter().any(|byte| *byte != 0) {
                    facts.drop("what stands behind the picture");
                }
                return Ok(parts.finished());
            }
            // One without its end.
            Some([]) | None => return Ok(parts.finished()),
            Some(_) => return Err(Refused::new("this GIF is damaged: it has a block of no kind")),
        }
    }
}

fn made(packet: &[u8]) -> Vec<u8> {
    let mut block = b"\x21\xff\x0bXMP DataXMP".to_vec();
    block.extend(packet);
    block.push(1);
    block.extend((0..=u8::MAX).rev());
    block.push(0);
    block
}

/// Where blocks that begin here end, with the one that has no length.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return (at <= bytes.len()).then_some(at);
        }
    }
}
