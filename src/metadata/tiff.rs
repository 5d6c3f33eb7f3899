//! *TIFF*: tables that point into the file, so that what goes is blanked where it stands (TIFF 6.0).

use super::exif::{self, ARTIST, COPYRIGHT, Entry, ORIENTATION, Tiff};
use super::{Facts, Refused, xmp};

const XMP: u16 = 0x02bc;
/// Tables of one file at most.
const MOST_TABLES: usize = 1024;

/// Tags that say how pixels are stored and shown, up to where others follow.
fn is_of_picture(tag: u16) -> bool {
    matches!(tag, 0x00fe..=0x010a | 0x0111..=0x011d | 0x0120..=0x012d | 0x0136 | 0x013d..=0x0145
        | 0x0148..=0x0149 | 0x014c | 0x0151..=0x0159 | 0x0200..=0x0214 | 0x8773 | 0x828d | 0x828e)
        && tag != 0x010d
        || [ORIENTATION, ARTIST, COPYRIGHT].contains(&tag)
}

/// Takes out of a TIFF what nobody should read in it; nothing if there is nothing.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let damaged = || Refused::new("this TIFF is damaged: a table of it lies outside of the file");
    let tiff = Tiff::of(bytes).ok_or_else(damaged)?;
    let mut out = bytes.to_vec();
    let mut seen = Vec::new();
    let mut tables = vec![tiff.first().ok_or_else(damaged)?];
    while let Some(at) = tables.pop() {
        if seen.contains(&at) {
            continue;
        }
        if seen.len() == MOST_TABLES {
            return Err(Refused::new("this TIFF has more tables than a picture has"));
        }
        seen.push(at);
        let (entries, next) = tiff.table(at).ok_or_else(damaged)?;
        let is_reduced = |it: &Entry| it.tag == 0x00fe && tiff.long(it.value) == Some(1);
        if entries.iter().any(is_reduced) {
            return Err(Refused::new(
                "this TIFF has a small picture of the whole beside the picture; save it as JPEG or PNG",
            ));
        }
        if entries.iter().any(|it| it.tag == 0x014a) {
            return Err(Refused::new(
                "this TIFF has pictures within the picture, like a camera's raw file; save it as JPEG or PNG",
            ));
        }
        tables.extend(next);
        blank(tiff, at, &entries, &mut out, facts);
    }
    Ok((out != bytes).then_some(out))
}

/// Puts what stays of XMP where it stood; false if nothing stays.
fn keep_credit(tiff: Tiff<'_>, entry: &Entry, out: &mut [u8], facts: &mut Facts) -> bool {
    let range = entry.value..entry.value.saturating_add(entry.length);
    let kept = xmp::kept(tiff.bytes.get(range.clone()).unwrap_or_default(), facts);
    let Some(place) = out.get_mut(range).filter(|it| !kept.is_empty() && it.len() >= kept.len())
    else {
        return false;
    };
    place.fill(b' ');
    place[..kept.len()].copy_from_slice(&kept);
    true
}

/// Takes entries out of a table: those that stay move together, and the values of the others are blanked.
fn blank(tiff: Tiff<'_>, at: usize, entries: &[Entry], out: &mut [u8], facts: &mut Facts) {
    let mut has_credit = |it: &Entry| it.tag == XMP && keep_credit(tiff, it, out, facts);
    let (stay, go): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|it| is_of_picture(it.tag) || has_credit(it));
    for entry in &stay {
        match entry.tag {
            ARTIST => Facts::note(&mut facts.creator, &tiff.text(**entry)),
            COPYRIGHT => Facts::note(&mut facts.rights, &tiff.text(**entry)),
            _ => {}
        }
    }
    if go.is_empty() {
        return;
    }
    for entry in &go {
        exif::note_harm(tiff, **entry, facts);
        for range in exif::values(tiff, **entry) {
            if let Some(value) = out.get_mut(range) {
                value.fill(0);
            }
        }
    }
    let count = u16::try_from(stay.len()).unwrap_or_default();
    // Some programs leave out the place of the next table where there is none.
    let behind = at + 2 + 12 * entries.len();
    let next = tiff.bytes.get(behind..behind + 4).unwrap_or_default();
    let mut table = tiff.put_short(count).to_vec();
    for entry in &stay {
        table.extend(&tiff.bytes[entry.at..entry.at + 12]);
    }
    table.extend(next);
    table.resize(2 + 12 * entries.len() + next.len(), 0);
    out[at..at + table.len()].copy_from_slice(&table);
}
