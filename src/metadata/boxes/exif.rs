//! The EXIF of a HEIF picture, written anew in the room that it has: orientation, author and rights.

use crate::metadata::Facts;
use crate::metadata::numbers::{be, le};
use crate::metadata::patch::learn;

/// Fields of the first directory that stay, in their order: orientation, artist, copyright.
const STAY: [usize; 3] = [0x0112, 0x013b, 0x8298];
const GPS: usize = 0x8825;
const DETAILS: usize = 0x8769;
const OWNER: usize = 0xa430;
const SERIALS: [usize; 3] = [0xa431, 0xa435, 0xc62f];
/// How long a value of each type is.
const LENGTHS: [usize; 14] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/// A field: its tag, its type, how many values, and their bytes.
struct Field<'b> {
    tag: usize,
    form: usize,
    many: usize,
    value: &'b [u8],
}

/// A TIFF, whose numbers have one of two orders.
struct Tiff<'b> {
    bytes: &'b [u8],
    is_little: bool,
}

impl<'b> Tiff<'b> {
    /// The TIFF in an item, behind the four bytes that say where it begins.
    fn read(item: &'b [u8]) -> Option<Self> {
        let bytes = item.get(be(item, 0, 4)?.checked_add(4)?..)?;
        let is_little = bytes.starts_with(b"II");
        (is_little || bytes.starts_with(b"MM")).then_some(Self { bytes, is_little })
    }

    fn number(&self, at: usize, many: usize) -> Option<usize> {
        if self.is_little { le(self.bytes, at, many) } else { be(self.bytes, at, many) }
    }

    /// The fields of a directory, as far as it is sound.
    fn fields(&self, at: usize) -> Vec<Field<'b>> {
        let many = self.number(at, 2).unwrap_or(0);
        (0..many).map_while(|index| self.field(at.checked_add(2 + index * 12)?)).collect()
    }

    fn field(&self, at: usize) -> Option<Field<'b>> {
        let (tag, form) = (self.number(at, 2)?, self.number(at + 2, 2)?);
        let many = self.number(at + 4, 4)?;
        let length = many.checked_mul(LENGTHS.get(form).copied().unwrap_or(0))?;
        let start = if length > 4 { self.number(at + 8, 4)? } else { at + 8 };
        let value = self.bytes.get(start..start.checked_add(length)?).unwrap_or_default();
        Some(Field { tag, form, many, value })
    }
}

/// Writes what stays of an item into another one of the same length, of zeros, and says what goes.
pub(super) fn blanked(old: &[u8], new: &mut [u8], facts: &mut Facts) -> Vec<&'static str> {
    let Some(tiff) = Tiff::read(old) else { return vec!["other metadata"] };
    let root = tiff.fields(tiff.number(4, 4).unwrap_or(usize::MAX));
    let details = root.iter().find(|it| it.tag == DETAILS);
    let details =
        details.and_then(|it| if tiff.is_little { le(it.value, 0, 4) } else { be(it.value, 0, 4) });
    let details = details.map_or_else(Vec::new, |at| tiff.fields(at));
    for (tag, fact) in [(0x013b, &mut facts.creator), (0x8298, &mut facts.rights)] {
        if let Some(field) = root.iter().find(|it| it.tag == tag) {
            learn(fact, &String::from_utf8_lossy(field.value));
        }
    }
    let stay: Vec<&Field<'_>> =
        STAY.iter().filter_map(|tag| root.iter().find(|it| it.tag == *tag)).collect();
    if let Some(bytes) = written(&stay, tiff.is_little)
        && let Some(place) = new.get_mut(4..4 + bytes.len())
    {
        place.copy_from_slice(&bytes);
    }
    let has = |tags: &[usize]| root.iter().chain(&details).any(|it| tags.contains(&it.tag));
    words(has(&[GPS]), has(&SERIALS), has(&[OWNER]))
}

/// What goes, in words for authors.
pub(super) fn words(is_placed: bool, is_numbered: bool, is_owned: bool) -> Vec<&'static str> {
    let all = [(is_placed, "position"), (is_numbered, "serial number"), (is_owned, "owner")];
    let mut words: Vec<&str> = all.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    if words.is_empty() {
        words.push("other metadata");
    }
    words
}

/// A TIFF of one directory.
fn written(fields: &[&Field<'_>], is_little: bool) -> Option<Vec<u8>> {
    let mut bytes = if is_little { b"II".to_vec() } else { b"MM".to_vec() };
    let put = |bytes: &mut Vec<u8>, number: usize, many: usize| -> Option<()> {
        let number = u32::try_from(number).ok()?;
        if is_little {
            bytes.extend(&number.to_le_bytes()[..many]);
        } else {
            bytes.extend(&number.to_be_bytes()[4 - many..]);
        }
        Some(())
    };
    put(&mut bytes, 42, 2)?;
    put(&mut bytes, 8, 4)?;
    put(&mut bytes, fields.len(), 2)?;
    let mut values = Vec::new();
    let start = 8 + 2 + fields.len() * 12 + 4;
    for field in fields {
        put(&mut bytes, field.tag, 2)?;
        put(&mut bytes, field.form, 2)?;
        put(&mut bytes, field.many, 4)?;
        if field.value.len() > 4 {
            put(&mut bytes, start + values.len(), 4)?;
            values.extend_from_slice(field.value);
        } else {
            let mut short = [0; 4];
            short[..field.value.len()].copy_from_slice(field.value);
            bytes.extend(short);
        }
    }
    put(&mut bytes, 0, 4)?;
    bytes.extend(values);
    Some(bytes)
}
