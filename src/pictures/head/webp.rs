//! The head of a *WebP*: its first chunk.

use super::stored::Stored;

/// What a WebP says of how it is stored; nothing if it moves.
pub(super) fn stored(bytes: &[u8]) -> Option<Stored> {
    let little = |at: usize, mask: u32| {
        let four = *bytes.get(at..)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(four) & mask)
    };
    let (width, height, has_alpha) = match bytes.get(12..16)? {
        b"VP8 " => (little(26, 0x3fff)?, little(28, 0x3fff)?, false),
        b"VP8L" => {
            let sides = little(21, u32::MAX)?;
            ((sides & 0x3fff) + 1, (sides >> 14 & 0x3fff) + 1, sides >> 28 & 1 == 1)
        }
        b"VP8X" => {
            let flags = *bytes.get(20)?;
            if flags & 0x02 != 0 {
                return None;
            }
            (little(24, 0x00ff_ffff)? + 1, little(27, 0x00ff_ffff)? + 1, flags & 0x10 != 0)
        }
        _ => return None,
    };
    Some(Stored {
        width,
        height,
        has_alpha,
        is_flat: false,
        channels: if has_alpha { 4 } else { 3 },
        is_whole: true,
        // What it is stored in without loss, or lightness and two differences.
        beside: 20,
    })
}
