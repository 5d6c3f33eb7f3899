//! *FLAC*: blocks of metadata before what sounds.
//!
//! A block that isn't known becomes padding.

use super::comments;
use crate::metadata::numbers::{Cursor, be};
use crate::metadata::patch::{Patch, broken, dropped};
use crate::metadata::{Facts, Refused, cover};

const PADDING: u8 = 1;
const COMMENTS: u8 = 4;
const PICTURE: u8 = 6;

/// Cleans the blocks of a file that begins at a place.
pub(super) fn clean(
    bytes: &[u8],
    start: usize,
    patch: &mut Patch,
    facts: &mut Facts,
) -> Result<(), Refused> {
    let mut at = start + 4;
    loop {
        let length = be(bytes, at, 4).ok_or_else(|| broken(at))? & 0xff_ffff;
        let whole = bytes.get(at..at + 4 + length).ok_or_else(|| broken(at))?;
        if let Some(other) = block(whole, facts) {
            patch.write(at, other);
        }
        at += whole.len();
        if whole[0] & 0x80 != 0 {
            return Ok(());
        }
    }
}

/// A block of metadata as it is written over, with its head of four bytes; none if it stays.
pub(super) fn block(whole: &[u8], facts: &mut Facts) -> Option<Vec<u8>> {
    let (head, body) = whole.split_at_checked(4)?;
    let padding = |what: &'static str, facts: &mut Facts| {
        dropped(facts, what);
        let mut other = vec![0; whole.len()];
        other[..4].copy_from_slice(head);
        other[0] = (head[0] & 0x80) | PADDING;
        Some(other)
    };
    match head[0] & 0x7f {
        0 | 3 | 5 => None,
        PADDING if body.iter().all(|it| *it == 0) => None,
        COMMENTS => match comments::cleaned(body, facts) {
            // What is behind the list is nobody's.
            Some((list, end)) => {
                let is_clean = body[end..].iter().all(|it| *it == 0);
                if !is_clean {
                    dropped(facts, "other metadata");
                }
                let is_other = list.is_some() || !is_clean;
                let mut other = [head, list.as_deref().unwrap_or(&body[..end])].concat();
                other.resize(whole.len(), 0);
                is_other.then_some(other)
            }
            None => padding("other metadata", facts),
        },
        PICTURE => {
            let Some(start) = picture_start(body) else { return padding("thumbnail", facts) };
            match cover::cleaned(&body[start..], facts) {
                Ok(None) => None,
                Ok(Some(picture)) => Some([head, &body[..start], &picture].concat()),
                Err(_) => padding("thumbnail", facts),
            }
        }
        _ => padding("other metadata", facts),
    }
}

/// Where the picture of a block begins; none if it is a link to one.
fn picture_start(body: &[u8]) -> Option<usize> {
    let mut cursor = Cursor::new(body, 0, body.len());
    cursor.take(4)?;
    let length = cursor.number(4)?;
    let form = cursor.take(length)?;
    let length = cursor.number(4)?;
    cursor.take(length)?;
    cursor.take(20)?;
    (form != b"-->").then_some(cursor.at)
}
