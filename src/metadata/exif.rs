//! *Exif*: a little TIFF file that cameras write into pictures (CIPA DC-008).

use super::Facts;

pub(super) const ORIENTATION: u16 = 0x0112;
pub(super) const ARTIST: u16 = 0x013b;
pub(super) const COPYRIGHT: u16 = 0x8298;
pub(super) const EXIF: u16 = 0x8769;
pub(super) const GPS: u16 = 0x8825;
/// Tables of tables, of which each file has a few.
const MOST_TABLES: usize = 16;

/// Tags that may harm somebody, wherever they stand.
const HARMFUL: &[(u16, &str)] = &[
    (GPS, "position"),
    (0xa430, "owner"),
    (0xa431, "serial number"),
    (0xa435, "serial number"),
    (0xc62f, "serial number"),
    (0x927c, "maker notes"),
    (0xc634, "maker notes"),
    (0x0201, "thumbnail"),
    (0x9c9d, "owner"),
];

/// Numbers of a TIFF file in its own order.
#[derive(Clone, Copy)]
pub(super) struct Tiff<'b> {
    pub(super) bytes: &'b [u8],
    is_little: bool,
}

/// One entry of a table.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) tag: u16,
    /// Where the entry stands.
    pub(super) at: usize,
    /// Where its value stands, and how long it is.
    pub(super) value: usize,
    pub(super) length: usize,
}

impl<'b> Tiff<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    pub(super) fn short(self, at: usize) -> Option<u16> {
        let two = *self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    pub(super) fn long(self, at: usize) -> Option<usize> {
        let four = *self.bytes.get(at..)?.first_chunk::<4>()?;
        let long = if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(long).ok()
    }

    pub(super) fn put_short(self, value: u16) -> [u8; 2] {
        if self.is_little { value.to_le_bytes() } else { value.to_be_bytes() }
    }

    /// The first table.
    pub(super) fn first(self) -> Option<usize> {
        self.long(4)
    }

    /// The entries of a table that are whole, and where the next table is; nothing if there is no table.
    pub(super) fn table(self, at: usize) -> Option<(Vec<Entry>, Option<usize>)> {
        let count = usize::from(self.short(at)?);
        let mut entries = Vec::new();
        for index in 0..count {
            let at = at + 2 + 12 * index;
            let (tag, kind, number) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)?);
            let size = match kind {
                3 | 8 => 2,
                4 | 9 | 11 | 13 => 4,
                5 | 10 | 12 => 8,
                _ => 1,
            };
            let length = number.checked_mul(size)?;
            let value = if length <= 4 { at + 8 } else { self.long(at + 8)? };
            entries.push(Entry { tag, at, value, length });
        }
        let next = self.long(at + 2 + 12 * count).filter(|next| *next > 0);
        Some((entries, next))
    }

    pub(super) fn text(self, entry: Entry) -> String {
        let end = entry.value.saturating_add(entry.length);
        let bytes = self.bytes.get(entry.value..end).unwrap_or_default();
        String::from_utf8_lossy(bytes).trim_matches('\0').to_owned()
    }
}

/// What stays of Exif: orientation, artist and copyright, and nothing if there is none of these.
pub(super) fn kept(exif: &[u8], facts: &mut Facts) -> Vec<u8> {
    let Some(tiff) = Tiff::of(exif) else { return Vec::new() };
    let mut kept: Vec<(u16, Value)> = Vec::new();
    let mut tables: Vec<usize> = tiff.first().into_iter().collect();
    let mut seen = Vec::new();
    while let Some(at) = tables.pop() {
        if seen.contains(&at) || seen.len() == MOST_TABLES {
            continue;
        }
        let is_first = seen.is_empty();
        seen.push(at);
        let Some((entries, next)) = tiff.table(at) else { continue };
        tables.extend(next);
        for entry in entries {
            if let Some((_, what)) = HARMFUL.iter().find(|(tag, _)| *tag == entry.tag) {
                facts.drop(*what);
            }
            match entry.tag {
                EXIF => tables.extend(tiff.long(entry.value)),
                ORIENTATION if is_first => {
                    let turned = tiff.short(entry.value).filter(|it| (2..=8).contains(it));
                    facts.orientation = turned.and_then(|it| u8::try_from(it).ok());
                    kept.extend(turned.map(|it| (ORIENTATION, Value::Short(it))));
                }
                ARTIST | COPYRIGHT if is_first => {
                    let text = tiff.text(entry);
                    let slot =
                        if entry.tag == ARTIST { &mut facts.creator } else { &mut facts.rights };
                    Facts::note(slot, &text);
                    if !text.trim().is_empty() {
                        kept.push((entry.tag, Value::Text(text)));
                    }
                }
                _ => {}
            }
        }
    }
    kept.sort_by_key(|(tag, _)| *tag);
    kept.dedup_by_key(|(tag, _)| *tag);
    if kept.is_empty() { Vec::new() } else { written(&kept) }
}

enum Value {
    Short(u16),
    Text(String),
}

/// Exif with these values alone, the highest byte first.
fn written(values: &[(u16, Value)]) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08".to_vec();
    let count = u16::try_from(values.len()).unwrap_or_default();
    exif.extend(count.to_be_bytes());
    let mut rest: Vec<u8> = Vec::new();
    let behind = exif.len() + 12 * values.len() + 4;
    for (tag, value) in values {
        exif.extend(tag.to_be_bytes());
        match value {
            Value::Short(value) => {
                exif.extend([0, 3, 0, 0, 0, 1]);
                exif.extend(value.to_be_bytes());
                exif.extend([0, 0]);
            }
            Value::Text(text) => {
                let text: Vec<u8> = text.bytes().chain([0]).collect();
                exif.extend([0, 2]);
                exif.extend(u32::try_from(text.len()).unwrap_or_default().to_be_bytes());
                if text.len() <= 4 {
                    exif.extend(text.iter().copied().chain([0; 4]).take(4));
                } else {
                    let at = u32::try_from(behind + rest.len()).unwrap_or_default();
                    exif.extend(at.to_be_bytes());
                    rest.extend(text);
                    rest.extend(std::iter::repeat_n(0, rest.len() % 2));
                }
            }
        }
    }
    exif.extend([0; 4]);
    exif.extend(rest);
    exif
}

/// Takes note of an entry that may harm somebody, and of those in the table that it points to.
pub(super) fn note_harm(tiff: Tiff<'_>, entry: Entry, facts: &mut Facts) {
    let inner =
        if entry.tag == EXIF { tiff.long(entry.value).and_then(|at| tiff.table(at)) } else { None };
    let inner = inner.map(|(entries, _)| entries).unwrap_or_default();
    for entry in inner.iter().chain([&entry]) {
        if let Some((_, what)) = HARMFUL.iter().find(|(tag, _)| *tag == entry.tag) {
            facts.drop(*what);
        }
    }
}

/// Where the values of an entry stand, with those of the table that it points to.
pub(super) fn values(tiff: Tiff<'_>, entry: Entry) -> Vec<std::ops::Range<usize>> {
    let range = |entry: &Entry| entry.value..entry.value.saturating_add(entry.length);
    let mut ranges = vec![range(&entry)];
    if [EXIF, GPS].contains(&entry.tag)
        && let Some(at) = tiff.long(entry.value)
        && let Some((entries, _)) = tiff.table(at)
    {
        ranges.extend(entries.iter().map(range));
        ranges.push(at..at + 2 + 12 * entries.len());
    }
    ranges
}
