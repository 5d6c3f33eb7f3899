//! A *patch*: what is to be written over a file's bytes, so that everything else stays where it is.
//!
//! Lengths and offsets in a film are many and refer to each other; none of them changes when what is
//! dangerous is written over. Places that are to be zero may overlap: each is written once.

use std::borrow::Cow;
use std::ops::Range;

use super::{Facts, Refused};

/// What is to be written over a file, and where.
#[derive(Debug, Default)]
pub(super) struct Patch {
    zeros: Vec<Range<usize>>,
    writes: Vec<(usize, Vec<u8>)>,
}

impl Patch {
    /// Zeros from here to there.
    pub(super) fn zero(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.zeros.push(range);
        }
    }

    /// These bytes from here on.
    pub(super) fn write(&mut self, at: usize, bytes: impl Into<Vec<u8>>) {
        self.writes.push((at, bytes.into()));
    }

    /// Whether nothing is to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.zeros.is_empty() && self.writes.is_empty()
    }

    /// The file with this written over it; none if that changes nothing.
    pub(super) fn applied(self, old: &[u8]) -> Option<Vec<u8>> {
        if self.is_empty() {
            return None;
        }
        let mut bytes = old.to_vec();
        for range in merged(self.zeros) {
            bytes[range].fill(0);
        }
        for (at, new) in self.writes {
            bytes[at..at + new.len()].copy_from_slice(&new);
        }
        (bytes != old).then_some(bytes)
    }
}

/// The same places, in order and none twice.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|it| !it.is_empty());
    ranges.sort_by_key(|it| it.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether something is in one and in the other; both are merged.
pub(super) fn overlap(one: &[Range<usize>], other: &[Range<usize>]) -> bool {
    one.iter().any(|range| {
        let next = other.partition_point(|it| it.end <= range.start);
        other.get(next).is_some_and(|it| it.start < range.end)
    })
}

/// Whether a place is inside one of these, which are merged.
pub(super) fn is_inside(range: &Range<usize>, outer: &[Range<usize>]) -> bool {
    let next = outer.partition_point(|it| it.end < range.end);
    outer.get(next).is_some_and(|it| it.start <= range.start && range.end <= it.end)
}

/// What of a place is in none of these, which are merged.
pub(super) fn gaps(range: &Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), range.start);
    for other in &others[others.partition_point(|it| it.end <= range.start)..] {
        if other.start >= range.end {
            break;
        }
        found.push(at..other.start.max(at));
        at = other.end;
    }
    found.push(at..range.end.max(at));
    found.retain(|it| !it.is_empty());
    found
}

/// Notes that something was taken out.
pub(super) fn dropped(facts: &mut Facts, what: impl Into<Cow<'static, str>>) {
    facts.drop(what);
}

/// Takes over what a file says, unless it was said before.
pub(super) fn learn(fact: &mut Option<String>, text: &str) {
    let text = text.trim_matches(|it: char| it == '\0' || it.is_whitespace());
    if fact.is_none() && !text.is_empty() {
        *fact = Some(text.to_owned());
    }
}

/// Takes over what a key says that is kept.
pub(super) fn learn_of(facts: &mut Facts, key: &str, text: &str) {
    let key = key.to_lowercase();
    if ["©art", "©aut", "auth", "artist", "author", "tpe1", "tp1", "iart"].contains(&&*key) {
        learn(&mut facts.creator, text);
    } else if ["©cpy", "cprt", "copyright", "tcop", "tcr", "icop", "(c) "].contains(&&*key) {
        learn(&mut facts.rights, text);
    }
}

/// Names of what a program says of itself, and of nobody and no place.
const SOFTWARE: [&str; 11] = [
    "©too",
    "©swr",
    "tsse",
    "tss",
    "isft",
    "encoder",
    "software",
    "encoding_tool",
    "handler_name",
    "muxer",
    "encoder_options",
];

/// What is dropped with a key of this name, in words for authors.
pub(super) fn kind_of(key: &str) -> &'static str {
    let key = key.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if SOFTWARE.contains(&&*key) {
        "software"
    } else if has(&["location", "gps", "xyz", "loci", "geo", "coord", "latitude", "longitude"]) {
        "position"
    } else if has(&["serial", "ufid", "identifier", "umid", "udid", "device_id", "casn", "lens_s"])
    {
        "serial number"
    } else if has(&["own", "apid", "account", "tenc", "encoded_by", "encodedby", "user"]) {
        "owner"
    } else if has(&["thum", "preview", "pict", "apic", "covr", "cover", "pnot"]) {
        "thumbnail"
    } else if has(&["comm", "cmt", "desc", "note", "ldes", "icmt", "annot"]) {
        "comment"
    } else {
        "other metadata"
    }
}

/// What is said of a file that isn't what its format asks for.
pub(super) fn broken(at: usize) -> Refused {
    let reason = format!("it is broken or cut off at byte {at}, so nobody can say what is in it");
    Refused::new(reason)
}

/// The file with its patch, if it may be altered.
///
/// # Errors
/// When it is signed and has something in it that mustn't be published.
pub(super) fn finished(
    patch: Patch,
    bytes: &[u8],
    facts: &mut Facts,
) -> Result<Option<Vec<u8>>, Refused> {
    if !facts.is_signed {
        return Ok(patch.applied(bytes));
    }
    may_stay_whole(facts)?;
    Ok(None)
}

/// Holds that a signed file has nothing in it that mustn't be published.
pub(super) fn may_stay_whole(facts: &mut Facts) -> Result<(), Refused> {
    facts.dropped.retain(|it| *it != "software");
    if facts.dropped.is_empty() {
        return Ok(());
    }
    let reason = format!(
        "it is signed (C2PA), and it has metadata that mustn't be published: {}; taking that out \
         would break the signature, so export it without, and sign it then",
        facts.dropped.join(", ")
    );
    Err(Refused::new(reason))
}

#[cfg(test)]
mod tests {
    use super::{Patch, gaps, is_inside, merged, overlap};

    #[test]
    fn places_are_merged_and_compared() {
        let one = merged(vec![8..9, 1..3, 2..5, 5..6, 7..7]);
        assert_eq!(one, [1..6, 8..9]);
        assert!(overlap(&one, &[5..7, 20..21]) && !overlap(&one, &[0..1, 6..8, 9..12]));
        assert!(is_inside(&(2..6), &one) && is_inside(&(8..9), &one));
        assert!(!is_inside(&(5..7), &one) && !is_inside(&(0..2), &one));
        assert_eq!(gaps(&(0..12), &one), [0..1, 6..8, 9..12]);
        assert_eq!(gaps(&(0..7), &one), [0..1, 6..7]);
        assert!(gaps(&(2..6), &one).is_empty());
    }

    #[test]
    fn a_patch_is_written_over_the_bytes() {
        let mut patch = Patch::default();
        patch.zero(1..3);
        patch.zero(2..4);
        patch.write(2, *b"x");
        assert_eq!(patch.applied(b"abcdef"), Some(b"a\0x\0ef".to_vec()));
        assert_eq!(Patch::default().applied(b"abc"), None);
    }
}
