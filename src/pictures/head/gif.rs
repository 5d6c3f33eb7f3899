//! The head of a *GIF*: its blocks, of which one only is a picture.

use super::stored::Stored;

/// What a GIF says of how it is stored; nothing if it has several pictures, which are shown one after another.
pub(super) fn stored(bytes: &[u8]) -> Option<Stored> {
    let side =
        |at: usize| Some(u32::from(u16::from_le_bytes(*bytes.get(at..)?.first_chunk::<2>()?)));
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let (width, height) = (side(6)?, side(8)?);
    let mut at = 13 + colours(*bytes.get(10)?);
    let (mut pictures, mut has_alpha) = (0, false);
    // What is cut off is told of when it is decoded.
    while let Some(block) = bytes.get(at) {
        match block {
            0x2c => {
                pictures += 1;
                let sides = [side(at + 1)?, side(at + 3)?, side(at + 5)?, side(at + 7)?];
                // Around it nothing is shown.
                has_alpha |= sides != [0, 0, width, height];
                at = blocks(bytes, at + 11 + colours(*bytes.get(at + 9)?));
            }
            0x21 => {
                let is_control = bytes.get(at + 1) == Some(&0xf9);
                has_alpha |= is_control && bytes.get(at + 3).is_some_and(|flags| flags & 1 == 1);
                at = blocks(bytes, at + 2);
            }
            _ => break,
        }
    }
    (pictures == 1).then_some(Stored {
        width,
        height,
        has_alpha,
        is_flat: true,
        channels: if has_alpha { 4 } else { 3 },
        is_whole: false,
        // A byte for each pixel of the picture.
        beside: 4,
    })
}

/// Where blocks end.
fn blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(length) = bytes.get(at) {
        at += 1 + usize::from(*length);
        if *length == 0 {
            break;
        }
    }
    at
}
