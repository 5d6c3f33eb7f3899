//! *Ogg*: streams cut into pages, each with a sum of its bytes.
//!
//! The packets of comments are written over where they are, and the sums of their pages made anew.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{comments, flac};
use crate::metadata::numbers::{be, le};
use crate::metadata::patch::{broken, dropped};
use crate::metadata::{Facts, Refused};

/// What the first packet of a stream begins with, and what comes before its comments.
const FORMS: [(&[u8], Form); 7] = [
    (b"\x01vorbis", Form::Comments(b"\x03vorbis")),
    (b"OpusHead", Form::Comments(b"OpusTags")),
    (b"\x80theora", Form::Comments(b"\x81theora")),
    (b"OVP80", Form::Comments(b"OVP80\x02 ")),
    (b"Speex   ", Form::Comments(b"")),
    (b"\x7fFLAC", Form::Flac),
    // An index of the streams.
    (b"fishead\0", Form::Nothing),
];

/// How a stream says things of itself.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// In its second packet, behind these bytes.
    Comments(&'static [u8]),
    /// In blocks, as many packets as there are.
    Flac,
    /// In no way.
    Nothing,
}

/// A stream while its head is read.
#[derive(Debug)]
struct Stream {
    form: Form,
    /// Its first packet, which says what it is, was read.
    has_begun: bool,
    /// Packets that may still say something.
    left: usize,
    /// Where the parts of the packet are that isn't whole yet.
    parts: Vec<Range<usize>>,
}

/// A page, by its places in the file.
#[derive(Debug)]
pub(super) struct Page {
    at: usize,
    pub(super) end: usize,
    pub(super) stream: usize,
    pub(super) is_first: bool,
    /// The parts of packets in it, and whether the packet ends there.
    pub(super) parts: Vec<(Range<usize>, bool)>,
}

impl Page {
    pub(super) fn read(bytes: &[u8], at: usize) -> Option<Self> {
        let head = bytes.get(at..at.checked_add(27)?)?;
        if !head.starts_with(b"OggS\0") {
            return None;
        }
        let (is_first, stream) = (head[5] & 2 != 0, le(head, 14, 4)?);
        let lacing = bytes.get(at + 27..at + 27 + usize::from(head[26]))?;
        let mut start = at + 27 + lacing.len();
        let (mut end, mut parts) = (start, Vec::new());
        for (index, length) in lacing.iter().enumerate() {
            end += usize::from(*length);
            if *length < 255 || index + 1 == lacing.len() {
                parts.push((start..end, *length < 255));
                start = end;
            }
        }
        (end <= bytes.len()).then_some(Self { at, end, stream, is_first, parts })
    }
}

/// A file without what is dangerous in it.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut streams: BTreeMap<usize, Stream> = BTreeMap::new();
    let mut other: Option<Vec<u8>> = None;
    // Pages with a part of a packet that isn't whole yet.
    let mut open: Vec<(usize, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some(page) = Page::read(bytes, at) else {
            let is_end = at > 0 && bytes[at..].iter().all(|it| *it == 0);
            return if is_end { Ok(other) } else { Err(broken(at)) };
        };
        if page.is_first {
            streams.insert(page.stream, stream(bytes, &page)?);
        }
        let stream = streams.get_mut(&page.stream).ok_or_else(|| broken(at))?;
        if stream.left > 0 {
            open.push((page.stream, page.at..page.end));
        }
        for (part, is_end) in page.parts {
            if stream.left == 0 {
                break;
            }
            stream.parts.push(part);
            if is_end {
                let parts = std::mem::take(&mut stream.parts);
                packet(bytes, stream, &parts, &mut other, facts)?;
                stream.left -= 1;
            }
        }
        if stream.left == 0 {
            let ready = |it: &(usize, Range<usize>)| it.0 == page.stream;
            for (_, range) in open.iter().filter(|it| ready(it)) {
                if let Some(other) = &mut other
                    && other[range.clone()] != bytes[range.clone()]
                {
                    sum(&mut other[range.clone()]);
                }
            }
            open.retain(|it| !ready(it));
        }
        at = page.end;
    }
    // A file may end before the head of a stream does.
    if streams.values().any(|it| it.left > 0) { Err(broken(bytes.len())) } else { Ok(other) }
}

/// The stream that a page begins.
fn stream(bytes: &[u8], page: &Page) -> Result<Stream, Refused> {
    let packet = page.parts.first().map_or(0..0, |it| it.0.clone());
    let packet = &bytes[packet];
    let Some((_, form)) = FORMS.iter().find(|(start, _)| packet.starts_with(start)) else {
        let reason = "it has a stream of an unknown form, so nobody can say what is in it; export \
                      it as Opus, Vorbis or MP3";
        return Err(Refused::new(reason));
    };
    let left = match form {
        Form::Comments(_) => 2,
        // The first packet says how many follow; if it doesn't, the last one of them does.
        Form::Flac => match be(packet, 7, 2) {
            Some(many) if many > 0 => 1 + many,
            _ => usize::MAX,
        },
        Form::Nothing => 0,
    };
    Ok(Stream { form: *form, has_begun: false, left, parts: Vec::new() })
}

/// Looks into a packet of a stream's head.
fn packet(
    bytes: &[u8],
    stream: &mut Stream,
    parts: &[Range<usize>],
    other: &mut Option<Vec<u8>>,
    facts: &mut Facts,
) -> Result<(), Refused> {
    let old: Vec<u8> = parts.iter().flat_map(|it| bytes[it.clone()].iter().copied()).collect();
    let place = parts.first().map_or(0, |it| it.start);
    let is_head = !std::mem::replace(&mut stream.has_begun, true);
    let new = match stream.form {
        _ if is_head => None,
        Form::Comments(start) => {
            let list = old.strip_prefix(start).ok_or_else(|| broken(place))?;
            let (list, end) = comments::cleaned(list, facts).ok_or_else(|| broken(place))?;
            let end = start.len() + end;
            let mut new = old.clone();
            if let Some(list) = list {
                new[start.len()..end].copy_from_slice(&list);
            }
            // A bit ends the list of Vorbis; Opus may keep bytes there, but says who needs them.
            let from = if start == b"\x03vorbis" { end + 1 } else { end };
            if let Some(rest) = new.get_mut(from..) {
                rest.fill(0);
            }
            Some(new)
        }
        Form::Flac => {
            let first = old.first().copied().unwrap_or(0xff);
            if first & 0x80 != 0 {
                stream.left = 1;
            }
            // A frame of sound, where the head should have ended.
            if first == 0xff { None } else { flac::block(&old, facts) }
        }
        Form::Nothing => None,
    };
    let Some(new) = new.filter(|it| *it != old) else { return Ok(()) };
    let other = other.get_or_insert_with(|| bytes.to_vec());
    let mut at = 0;
    for part in parts {
        other[part.clone()].copy_from_slice(&new[at..at + part.len()]);
        at += part.len();
    }
    if facts.dropped.is_empty() {
        dropped(facts, "other metadata");
    }
    Ok(())
}

/// Makes the sum of a page anew: CRC-32 by the polynomial 04c11db7, from zero, nothing turned round.
pub(super) fn sum(page: &mut [u8]) {
    page[22..26].fill(0);
    let mut sum = 0_u32;
    for byte in &*page {
        sum ^= u32::from(*byte) << 24;
        for _ in 0..8 {
            sum = (sum << 1) ^ if sum >> 31 == 1 { 0x04c1_1db7 } else { 0 };
        }
    }
    page[22..26].copy_from_slice(&sum.to_le_bytes());
}
