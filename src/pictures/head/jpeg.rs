//! The head of a *JPEG*: its segments up to the one that begins a frame.

use super::stored::{Stored, u16_at};

/// What a JPEG says of how it is stored; nothing for those of other codes or more bits, which no browser
/// shows either.
pub(super) fn stored(bytes: &[u8]) -> Option<Stored> {
    let mut at = 2;
    loop {
        let mark = match bytes.get(at..at + 2)? {
            [0xff, 0xff] => {
                at += 1;
                continue;
            }
            [0xff, mark] => *mark,
            _ => {
                at += 1;
                continue;
            }
        };
        match mark {
            0xc0..=0xc2 => return frame(bytes, at + 4, mark == 0xc2),
            // Other codes, or a picture without a frame.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xd9 | 0xda => return None,
            0x00 | 0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + usize::try_from(u16_at(bytes, at + 2)?.max(2)).ok()?,
        }
    }
}

fn frame(bytes: &[u8], at: usize, is_progressive: bool) -> Option<Stored> {
    let [precision, _, _, _, _, components] = *bytes.get(at..)?.first_chunk::<6>()?;
    let (height, width) = (u16_at(bytes, at + 1)?, u16_at(bytes, at + 3)?);
    if precision != 8 || ![1, 3, 4].contains(&components) {
        return None;
    }
    let mut samples = Vec::new();
    for index in 0..usize::from(components) {
        let factors = *bytes.get(at + 7 + 3 * index)?;
        samples.push((u32::from(factors >> 4), u32::from(factors & 15)));
    }
    // Of four inks in several sizes the decoder loses some.
    if components == 4 && samples.iter().any(|it| *it != samples[0]) {
        return None;
    }
    let widest = samples.iter().map(|(across, _)| *across).max()?;
    let highest = samples.iter().map(|(_, down)| *down).max()?;
    let all: u32 = samples.iter().map(|(across, down)| across * down).sum();
    // Coefficients of all scans are kept until the last one, in two bytes each.
    let coefficients = (8 * all).checked_div(widest * highest)?;
    let beside = if is_progressive { u8::try_from(coefficients).ok()? } else { 0 };
    Some(Stored {
        width,
        height,
        has_alpha: false,
        is_flat: false,
        channels: components,
        is_whole: true,
        beside,
    })
}
