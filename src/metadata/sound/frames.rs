//! The *frames* of an ID3v2 tag: which stay, and what becomes of the pictures and chapters among them.

use super::safe::{synchronised, syncsafe, to_syncsafe};
use crate::metadata::numbers::{Cursor, be};
use crate::metadata::patch::{dropped, kind_of, learn_of};
use crate::metadata::{Facts, cover};

/// Titles, artists, rights, dates, places in an album, length, language, words, chapters, and loudness.
const STAY: &str = "TIT1 TIT2 TIT3 TPE1 TPE2 TPE3 TPE4 TALB TCOP TPRO TYER TDAT TIME TDRC TDRL TDOR TORY TRDA \
    TRCK TPOS TCON TLEN TLAN TBPM TKEY TCOM TEXT TOLY TOPE TOAL TPUB TMOO TMED TSST TSOT TSOP TSOA TSO2 TSOC \
    TCMP TCAT TSRC TDLY SYLT USLT WCOP PCST RVA2 RVAD RGAD MLLT ETCO GRP1 MVNM MVIN \
    TT1 TT2 TT3 TP1 TP2 TP3 TP4 TAL TCR TYE TDA TIM TRD TOR TRK TPA TCO TLE TLA TBP TKE TCM TXT TOL TOA TOT \
    TPB TRC TDY SLT ULT WCP PCS RVA MLL ETC TS2 TSA TSC TSP TST TCP";

/// The versions of the tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Two,
    Three,
    Four,
}

impl Version {
    pub(super) fn of(major: u8) -> Option<Self> {
        match major {
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }

    /// How long a name is, and what comes before a frame's content.
    fn widths(self) -> (usize, usize) {
        if self == Self::Two { (3, 6) } else { (4, 10) }
    }
}

/// A frame in its tag.
#[derive(Clone, Copy, Debug)]
struct Frame<'b> {
    name: &'b str,
    /// How it is packed.
    flags: usize,
    content: &'b [u8],
    /// With its head.
    whole: &'b [u8],
}

impl<'b> Frame<'b> {
    fn read(bytes: &'b [u8], version: Version) -> Option<Self> {
        let (letters, head) = version.widths();
        let name = name(bytes, letters)?;
        let plain = be(bytes, letters, letters)?;
        let is_at_frame = |length: usize| {
            bytes.get(head + length..).is_some_and(|next| {
                next.iter().take(letters).all(|it| *it == 0) || self::name(next, letters).is_some()
            })
        };
        // iTunes wrote lengths of version 2.4 as if they were of 2.3.
        let length = match syncsafe(bytes, letters) {
            Some(safe) if version == Version::Four && is_at_frame(safe) => safe,
            _ if version == Version::Four && is_at_frame(plain) => plain,
            safe if version == Version::Four => safe?,
            _ => plain,
        };
        let flags = if letters == 4 { be(bytes, 9, 1)? } else { 0 };
        let whole = bytes.get(..head.checked_add(length)?)?;
        Some(Self { name, flags, content: &whole[head..], whole })
    }

    /// Whether nobody can see what is in it without unpacking it.
    fn is_packed(&self, version: Version) -> bool {
        match version {
            Version::Two => false,
            Version::Three => self.flags & 0xc0 != 0,
            Version::Four => self.flags & 0x0c != 0,
        }
    }
}

/// The name of a frame: capitals and digits.
fn name(bytes: &[u8], letters: usize) -> Option<&str> {
    let name = bytes.get(..letters)?;
    let is_name = name.iter().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    is_name.then(|| std::str::from_utf8(name).ok())?
}

/// The frames that stay, if some don't.
pub(super) fn cleaned(
    bytes: &[u8],
    version: Version,
    is_unsynchronised: bool,
    facts: &mut Facts,
) -> Option<Vec<u8>> {
    let list = List { version, is_unsynchronised, is_chapter: false };
    list.cleaned(bytes, facts)
}

/// What is known of a list of frames before it is read.
#[derive(Clone, Copy, Debug)]
struct List {
    version: Version,
    is_unsynchronised: bool,
    /// The list is a chapter's, which has no chapters.
    is_chapter: bool,
}

impl List {
    fn cleaned(self, bytes: &[u8], facts: &mut Facts) -> Option<Vec<u8>> {
        let (mut at, mut stays, mut is_other) = (0, Vec::with_capacity(bytes.len()), false);
        while at < bytes.len() && bytes[at] != 0 {
            let Some(frame) = Frame::read(&bytes[at..], self.version) else {
                dropped(facts, "other metadata");
                return Some(stays);
            };
            match self.frame(&frame, facts) {
                Outcome::Stays => stays.extend_from_slice(frame.whole),
                Outcome::Goes => is_other = true,
                Outcome::Becomes(other) => {
                    stays.extend(other);
                    is_other = true;
                }
            }
            at += frame.whole.len();
        }
        if bytes[at..].iter().any(|it| *it != 0) {
            dropped(facts, "other metadata");
            is_other = true;
        }
        is_other.then_some(stays)
    }

    fn frame(self, frame: &Frame<'_>, facts: &mut Facts) -> Outcome {
        let is_packed = frame.is_packed(self.version);
        let is_chapter = matches!(frame.name, "CHAP" | "CTOC") && !self.is_chapter;
        let outcome = match frame.name {
            _ if is_packed => Outcome::Goes,
            "APIC" | "PIC" => self.picture(frame, facts),
            _ if is_chapter => self.chapter(frame, facts),
            "TXXX" if is_loudness(&text(&self.plain(frame))) => Outcome::Stays,
            "GEOB" if is_credentials(frame.content) => {
                facts.is_signed = true;
                Outcome::Stays
            }
            name if STAY.split_ascii_whitespace().any(|it| it == name) => {
                learn_of(facts, name, &text(&self.plain(frame)));
                Outcome::Stays
            }
            _ => Outcome::Goes,
        };
        if matches!(outcome, Outcome::Goes) {
            dropped(facts, kind_of(frame.name));
        }
        outcome
    }

    /// What is in a frame, as it was before it was made fit for players that know no tags.
    fn plain(self, frame: &Frame<'_>) -> Vec<u8> {
        let is_four = self.version == Version::Four;
        let has_length = is_four && frame.flags & 1 != 0;
        let content = frame.content.get(if has_length { 4 } else { 0 }..).unwrap_or_default();
        if is_four && (self.is_unsynchronised || frame.flags & 2 != 0) {
            synchronised(content)
        } else {
            content.to_vec()
        }
    }

    /// A frame of the same name with other content.
    fn written(self, frame: &Frame<'_>, content: &[u8]) -> Outcome {
        // A tag whose frames all have zeros put in can't have one without, and needn't have a picture.
        let length = match u32::try_from(content.len()) {
            Ok(length) if !self.is_unsynchronised && content.len() < 1 << 24 => length,
            _ => return Outcome::Goes,
        };
        let mut bytes = frame.name.as_bytes().to_vec();
        match self.version {
            Version::Two => bytes.extend(&length.to_be_bytes()[1..]),
            Version::Three => bytes.extend(length.to_be_bytes()),
            Version::Four => bytes.extend(to_syncsafe(content.len())),
        }
        if self.version != Version::Two {
            bytes.extend([0, 0]);
        }
        bytes.extend(content);
        Outcome::Becomes(bytes)
    }

    fn picture(self, frame: &Frame<'_>, facts: &mut Facts) -> Outcome {
        let content = self.plain(frame);
        let Some(start) = picture_start(&content, self.version) else { return Outcome::Goes };
        match cover::cleaned(&content[start..], facts) {
            Ok(None) => Outcome::Stays,
            Ok(Some(picture)) => self.written(frame, &[&content[..start], &picture].concat()),
            Err(_) => Outcome::Goes,
        }
    }

    /// A chapter has frames of its own: its title, a picture, a link.
    fn chapter(self, frame: &Frame<'_>, facts: &mut Facts) -> Outcome {
        let content = self.plain(frame);
        let Some(start) = frames_start(&content, frame.name) else { return Outcome::Goes };
        let list = Self { is_chapter: true, is_unsynchronised: false, ..self };
        // The title of a chapter is nothing that the whole says.
        let mut own = Facts::default();
        let inner = list.cleaned(&content[start..], &mut own);
        own.dropped.into_iter().for_each(|it| dropped(facts, it));
        match inner {
            None => Outcome::Stays,
            Some(inner) => self.written(frame, &[&content[..start], &inner].concat()),
        }
    }
}

enum Outcome {
    Stays,
    Goes,
    Becomes(Vec<u8>),
}

/// Whether a text under a name of its own says how loud a sound is.
fn is_loudness(text: &str) -> bool {
    text.to_lowercase().starts_with("replaygain_")
}

/// Whether an object is content credentials.
fn is_credentials(content: &[u8]) -> bool {
    content.get(1..).is_some_and(|it| it.starts_with(b"application/x-c2pa-manifest-store\0"))
}

/// Where the picture begins; none if it is a link to one, or if the frame is broken.
fn picture_start(content: &[u8], version: Version) -> Option<usize> {
    let mut cursor = Cursor::new(content, 0, content.len());
    let encoding = cursor.number(1)?;
    let form = if version == Version::Two { cursor.take(3)? } else { cursor.text()? };
    cursor.number(1)?;
    if encoding == 1 || encoding == 2 {
        while cursor.number(2)? != 0 {}
    } else {
        cursor.text()?;
    }
    (form != b"-->").then_some(cursor.at)
}

/// Where the frames of a chapter or of a table of chapters begin.
fn frames_start(content: &[u8], name: &str) -> Option<usize> {
    let mut cursor = Cursor::new(content, 0, content.len());
    cursor.text()?;
    if name == "CHAP" {
        cursor.take(16)?;
    } else {
        cursor.take(1)?;
        for _ in 0..cursor.number(1)? {
            cursor.text()?;
        }
    }
    Some(cursor.at)
}

/// The text of a frame, in one of four encodings.
fn text(content: &[u8]) -> String {
    let Some((encoding, bytes)) = content.split_first() else { return String::new() };
    let is_little = bytes.starts_with(&[0xff, 0xfe]);
    let unit = |it: &[u8]| {
        let pair = [it[0], it[1]];
        if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    match encoding {
        0 => bytes.iter().copied().map(char::from).collect(),
        1 | 2 => {
            let units: Vec<u16> =
                bytes.chunks_exact(2).map(unit).filter(|it| *it != 0xfeff).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
