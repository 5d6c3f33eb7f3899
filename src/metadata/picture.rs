//! Still *pictures*, each by the form of its file.

use super::{Facts, Refused, gif, jpeg, png, riff, tiff};

/// Takes out of a picture what nobody should read in it; nothing if there is nothing, or if it is no picture.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::cleaned(bytes, facts),
        [0x89, b'P', b'N', b'G', ..] => png::cleaned(bytes, facts),
        [b'G', b'I', b'F', b'8', ..] => gif::cleaned(bytes, facts),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            riff::cleaned(bytes, facts)
        }
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => tiff::cleaned(bytes, facts),
        _ => Ok(None),
    }
}
