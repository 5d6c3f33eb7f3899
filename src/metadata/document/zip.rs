//! *ZIP*: the entries of an archive, by its list at the end (APPNOTE 6.3).

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// One file in an archive.
pub(super) struct Entry<'b> {
    pub(super) name: String,
    method: usize,
    packed: &'b [u8],
    length: usize,
    pub(super) is_encrypted: bool,
}

fn number(bytes: &[u8], at: usize, many: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(many)?)?;
    Some(part.iter().rev().fold(0, |all, it| (all << 8) | usize::from(*it)))
}

/// The files in an archive, as far as its list is whole.
pub(super) fn entries(bytes: &[u8]) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06");
    let list = end.and_then(|at| Some((number(bytes, at + 16, 4)?, number(bytes, at + 10, 2)?)));
    let Some((mut at, many)) = list else { return found };
    for _ in 0..many {
        let Some(next) = entry(bytes, at, &mut found) else { break };
        at = next;
    }
    found
}

fn entry<'b>(bytes: &'b [u8], at: usize, found: &mut Vec<Entry<'b>>) -> Option<usize> {
    if bytes.get(at..at + 4)? != b"PK\x01\x02" {
        return None;
    }
    let (flags, method) = (number(bytes, at + 8, 2)?, number(bytes, at + 10, 2)?);
    let (packed, length) = (number(bytes, at + 20, 4)?, number(bytes, at + 24, 4)?);
    let name_length = number(bytes, at + 28, 2)?;
    let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name_length)?).into_owned();
    let local = number(bytes, at + 42, 4)?;
    let start = local.checked_add(
        30 + number(bytes, local.checked_add(26)?, 2)? + number(bytes, local + 28, 2)?,
    )?;
    let packed = bytes.get(start..start.checked_add(packed)?).unwrap_or_default();
    found.push(Entry { name, method, packed, length, is_encrypted: flags & 1 == 1 });
    Some(at + 46 + name_length + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?)
}

impl Entry<'_> {
    /// What is in it, if that isn't more than so much; what it takes goes off the room.
    pub(super) fn bytes(&self, room: &mut usize) -> Option<Vec<u8>> {
        if self.is_encrypted || self.length > *room {
            return None;
        }
        *room -= self.length;
        match self.method {
            0 => Some(self.packed.to_vec()),
            8 => decompress_to_vec_with_limit(self.packed, self.length).ok(),
            _ => None,
        }
    }
}
