//! *Chunks*: WAV, in its lengths of 32 and 64 bits, and AIFF.
//!
//! A chunk that isn't known becomes one that nobody reads, with zeros in it.

use std::ops::Range;

use super::id3;
use crate::metadata::numbers::{be, le};
use crate::metadata::patch::{Patch, broken, dropped, finished, kind_of, learn_of};
use crate::metadata::{Facts, Refused};

/// What a WAV may have: what sounds, marks in it, loudness, and credentials.
const WAV: [&[u8; 4]; 16] = [
    b"fmt ", b"data", b"fact", b"cue ", b"plst", b"smpl", b"inst", b"acid", b"PEAK", b"peak",
    b"ds64", b"wavl", b"slnt", b"LIST", b"levl", b"C2PA",
];
/// What an AIFF may have.
const AIFF: [&[u8; 4]; 12] = [
    b"COMM", b"SSND", b"FVER", b"MARK", b"INST", b"CHAN", b"NAME", b"AUTH", b"(c) ", b"PEAK",
    b"C2PA", b"basc",
];
/// What a list of facts may have: title, artist, rights, date, kind, album, track, language.
const INFO: [&[u8; 4]; 14] = [
    b"INAM", b"IART", b"ICOP", b"ICRD", b"IGNR", b"IPRD", b"ITRK", b"IPRT", b"ILNG", b"IFRM",
    b"IMUS", b"IWRI", b"TRCK", b"IPUB",
];
/// Chunks that are there to take room.
const ROOM: [&[u8; 4]; 6] = [b"JUNK", b"junk", b"PAD ", b"FLLR", b"Fake", b"filr"];

/// In which order the digits of lengths are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Wav,
    Aiff,
}

impl Order {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match (bytes.get(..4)?, bytes.get(8..12)?) {
            (b"RIFF" | b"RF64" | b"BW64", b"WAVE") => Some(Self::Wav),
            (b"FORM", b"AIFF" | b"AIFC") => Some(Self::Aiff),
            _ => None,
        }
    }

    fn number(self, bytes: &[u8], at: usize, many: usize) -> Option<usize> {
        if self == Self::Wav { le(bytes, at, many) } else { be(bytes, at, many) }
    }
}

/// A chunk, by its places in the file.
#[derive(Debug)]
struct Chunk {
    kind: [u8; 4],
    at: usize,
    body: Range<usize>,
}

impl Chunk {
    /// Where the next one is: an odd length is made even.
    fn next(&self) -> usize {
        self.body.end + self.body.len() % 2
    }

    /// The chunk at a place; none if there is none any more.
    fn read(
        bytes: &[u8],
        order: Order,
        at: usize,
        long: Option<usize>,
    ) -> Result<Option<Self>, Refused> {
        let head = bytes.get(at..at + 8).and_then(|it| <[u8; 4]>::try_from(&it[..4]).ok());
        let is_word = |it: &[u8; 4]| it.iter().all(|it| matches!(it, b' '..=b'~'));
        let Some(kind) = head.filter(is_word) else { return Ok(None) };
        let start = at + 8;
        let told = order.number(bytes, at + 4, 4).ok_or_else(|| broken(at))?;
        let is_sound = matches!(&kind, b"data" | b"SSND");
        // A long file says its length elsewhere, and what was written as it sounded says none.
        let is_open = is_sound && matches!(told, 0 | 0xffff_ffff);
        let rest = bytes.len() - start;
        let length = match long {
            Some(long) if is_open && told > 0 => long.min(rest),
            _ if is_open => rest,
            _ if is_sound => told.min(rest),
            _ => told,
        };
        if length > rest {
            return Err(broken(at));
        }
        Ok(Some(Self { kind, at, body: start..start + length }))
    }
}

/// How many units a WAV has and how many are a second: samples of what is packed, else bytes.
pub(super) fn clock(bytes: &[u8]) -> Option<(usize, usize)> {
    let order = Order::of(bytes).filter(|it| *it == Order::Wav)?;
    let (mut at, mut long) = (12, None);
    let (mut form, mut samples) = (None, None);
    while let Some(chunk) = Chunk::read(bytes, order, at, long).ok()? {
        let start = chunk.body.start;
        match &chunk.kind {
            b"ds64" => long = le(bytes, start + 8, 8),
            b"fmt " => {
                let numbers = |at, many| le(bytes, start + at, many);
                form = Some((numbers(0, 2)?, numbers(4, 4)?, numbers(8, 4)?));
            }
            b"fact" => samples = le(bytes, start, 4).filter(|it| *it > 0),
            b"data" => {
                let (kind, rate, per_second) = form?;
                // PCM, numbers with fractions, A-law, µ-law, and what names its kind elsewhere.
                let is_plain = matches!(kind, 1 | 3 | 6 | 7 | 0xfffe);
                let packed = samples.filter(|_| !is_plain).map(|it| (it, rate));
                return Some(packed.unwrap_or((chunk.body.len(), per_second)));
            }
            _ => {}
        }
        at = chunk.next();
    }
    None
}

/// The work on one file.
struct Work<'b, 'f> {
    bytes: &'b [u8],
    order: Order,
    patch: Patch,
    facts: &'f mut Facts,
}

/// A file without what is dangerous in it.
pub(super) fn cleaned(
    bytes: &[u8],
    order: Order,
    facts: &mut Facts,
) -> Result<Option<Vec<u8>>, Refused> {
    let mut work = Work { bytes, order, patch: Patch::default(), facts };
    let mut at = 12;
    let mut long = None;
    while at < bytes.len() {
        let Some(chunk) = Chunk::read(bytes, order, at, long)? else {
            work.empty(at..bytes.len());
            break;
        };
        if chunk.kind == *b"ds64" {
            long = le(bytes, chunk.body.start + 8, 8);
        }
        work.clean(&chunk)?;
        at = chunk.next();
    }
    let Work { patch, facts, .. } = work;
    finished(patch, bytes, facts)
}

impl Work<'_, '_> {
    fn clean(&mut self, chunk: &Chunk) -> Result<(), Refused> {
        let stay: &[&[u8; 4]] = if self.order == Order::Wav { &WAV } else { &AIFF };
        match &chunk.kind {
            b"LIST" if self.order == Order::Wav => self.list(chunk),
            b"id3 " | b"ID3 " | b"id3\0" => {
                let tag = &self.bytes[chunk.body.clone()];
                if let Some(tag) = id3::cleaned(tag, self.facts) {
                    self.patch.write(chunk.body.start, tag);
                }
                Ok(())
            }
            b"C2PA" => {
                self.facts.is_signed = true;
                Ok(())
            }
            kind if ROOM.contains(&kind) => {
                self.empty(chunk.body.clone());
                Ok(())
            }
            kind if stay.contains(&kind) => {
                self.learn(chunk);
                Ok(())
            }
            _ => {
                self.free(chunk);
                Ok(())
            }
        }
    }

    /// A list of facts, or of names of marks.
    fn list(&mut self, list: &Chunk) -> Result<(), Refused> {
        let form = &self.bytes[list.body.clone()];
        let (is_info, is_marks) = (form.starts_with(b"INFO"), form.starts_with(b"adtl"));
        if !is_info && !is_marks {
            self.free(list);
            return Ok(());
        }
        let mut at = list.body.start + 4;
        while at < list.body.end {
            let chunk = Chunk::read(self.bytes, self.order, at, None)?
                .filter(|it| it.body.end <= list.body.end);
            let Some(chunk) = chunk else {
                self.empty(at..list.body.end);
                return Ok(());
            };
            let stays = match &chunk.kind {
                kind if is_info => INFO.contains(&kind),
                kind => matches!(kind, b"labl" | b"ltxt"),
            };
            if ROOM.contains(&&chunk.kind) {
                self.empty(chunk.body.clone());
            } else if stays {
                self.learn(&chunk);
            } else {
                self.free(&chunk);
            }
            at = chunk.next();
        }
        Ok(())
    }

    fn free(&mut self, chunk: &Chunk) {
        let kind: String = chunk.kind.iter().copied().map(char::from).collect();
        dropped(self.facts, kind_of(&kind));
        self.patch.write(chunk.at, *b"JUNK");
        self.patch.zero(chunk.body.clone());
    }

    /// Empties a place that should be empty.
    fn empty(&mut self, range: Range<usize>) {
        if self.bytes[range.clone()].iter().any(|it| *it != 0) {
            dropped(self.facts, "other metadata");
            self.patch.zero(range);
        }
    }

    fn learn(&mut self, chunk: &Chunk) {
        let kind: String = chunk.kind.iter().copied().map(char::from).collect();
        let text = &self.bytes[chunk.body.clone()];
        if text.len() < 1 << 16 {
            learn_of(self.facts, &kind, &String::from_utf8_lossy(text));
        }
    }
}
