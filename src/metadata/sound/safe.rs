//! What keeps a player that knows no tags from taking one for sound: lengths of seven bits to a byte, and
//! zeros put in behind bytes that look like the beginning of a frame.

/// A number of four bytes with seven bits each.
pub(super) fn syncsafe(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(4)?)?;
    let is_safe = digits.iter().all(|it| *it < 128);
    is_safe.then(|| digits.iter().fold(0, |sum, it| sum * 128 + usize::from(*it)))
}

/// The four bytes of a number that [`syncsafe`] reads.
pub(super) fn to_syncsafe(number: usize) -> Vec<u8> {
    let digit = |shift: u32| u8::try_from((number >> shift) & 127).unwrap_or(0);
    [21, 14, 7, 0].into_iter().map(digit).collect()
}

/// Bytes without the zeros that keep a player from taking them for sound.
pub(super) fn synchronised(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(bytes.len());
    let mut before = 0;
    for byte in bytes {
        if before != 0xff || *byte != 0 {
            found.push(*byte);
        }
        before = *byte;
    }
    found
}
