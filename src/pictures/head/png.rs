//! The head of a *PNG*: its chunks up to the first with pixels.

use super::stored::{Stored, u32_at};

/// What a PNG says of how it is stored; nothing if it moves.
pub(super) fn stored(bytes: &[u8]) -> Option<Stored> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let (width, height) = (u32_at(bytes, 16)?, u32_at(bytes, 20)?);
    let [depth, colours, _, _, interlace] = *bytes.get(24..)?.first_chunk::<5>()?;
    let mut has_alpha = matches!(colours, 4 | 6);
    let mut at = 33;
    loop {
        match bytes.get(at + 4..at + 8)? {
            b"IDAT" => break,
            b"acTL" => return None,
            b"tRNS" => has_alpha = true,
            _ => {}
        }
        at = at.checked_add(12)?.checked_add(usize::try_from(u32_at(bytes, at)?).ok()?)?;
    }
    let is_gray = matches!(colours, 0 | 4) && !has_alpha;
    Some(Stored {
        width,
        height,
        has_alpha,
        is_flat: colours == 3 || depth < 8,
        channels: if has_alpha {
            4
        } else if is_gray {
            1
        } else {
            3
        },
        is_whole: interlace == 1,
        // The pixels as they are stored, up to eight bytes each.
        beside: if interlace == 1 { 16 } else { 0 },
    })
}
