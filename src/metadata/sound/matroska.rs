//! *Matroska* and WebM: films and sounds of elements (RFC 9559).
//!
//! An element that isn't known becomes one that is nothing.

use super::ebml::{CLUSTER, Element, HEAD, INFO, SEGMENT, SUM, TRACKS, VOID, elements, void};
use crate::metadata::numbers::be;
use crate::metadata::patch::{Patch, broken, dropped, finished, kind_of, learn_of};
use crate::metadata::{Facts, Refused};

const TAGS: u32 = 0x1254_c367;
const TAG: u32 = 0x7373;
const SIMPLE_TAG: u32 = 0x67c8;
const ATTACHMENTS: u32 = 0x1941_a469;
const SEEK_HEAD: u32 = 0x114d_9b74;
const SEEK: u32 = 0x4dbb;
const CUES: u32 = 0x1c53_bb6b;
const CHAPTERS: u32 = 0x1043_a770;

/// What a segment may have.
const STAY: [u32; 7] = [SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, CHAPTERS, TAGS];
/// What a cluster may have: time, blocks, and where it is. What else comes ends a cluster without a length.
const IN_CLUSTER: [u32; 9] = [0xe7, 0xa3, 0xa0, 0xab, 0xa7, 0x5854, 0xaf, VOID, SUM];
/// What is said of the whole: its clock, length, date, title, the programs that wrote it, its number and
/// those of its neighbours. Names of files aren't among it.
const IN_INFO: [u32; 11] = [
    0x2a_d7b1, 0x4489, 0x4461, 0x7ba9, 0x4d80, 0x5741, 0x73a4, 0x3c_b923, 0x3e_b923, 0x4444, 0x6924,
];
/// Names that tags may have.
const NAMES: [&str; 32] = [
    "TITLE",
    "SUBTITLE",
    "ARTIST",
    "ALBUM",
    "ALBUM_ARTIST",
    "LEAD_PERFORMER",
    "AUTHOR",
    "WRITTEN_BY",
    "DIRECTOR",
    "PRODUCER",
    "COMPOSER",
    "LYRICIST",
    "LYRICS",
    "PUBLISHER",
    "LABEL",
    "COPYRIGHT",
    "PRODUCTION_COPYRIGHT",
    "LICENSE",
    "TERMS_OF_USE",
    "GENRE",
    "DATE",
    "DATE_RELEASED",
    "DATE_RECORDED",
    "PART_NUMBER",
    "TOTAL_PARTS",
    "TRACK",
    "LANGUAGE",
    "DURATION",
    "BPS",
    "NUMBER_OF_FRAMES",
    "NUMBER_OF_BYTES",
    "ISRC",
];

/// The work on one file.
struct Work<'b, 'f> {
    bytes: &'b [u8],
    patch: Patch,
    facts: &'f mut Facts,
}

/// A file without what is dangerous in it.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    let mut work = Work { bytes, patch: Patch::default(), facts };
    let mut at = 0;
    while at < bytes.len() {
        let element = Element::read(bytes, at, bytes.len()).ok_or_else(|| broken(at))?;
        at = match element.id {
            SEGMENT => work.segment(&element)?,
            VOID | SUM => work.nothing(&element),
            id if id == u32::from_be_bytes(HEAD) && !element.is_open => element.end,
            _ if element.is_open => return Err(broken(at)),
            _ => work.void(&element, "other metadata"),
        };
    }
    let Work { patch, facts, .. } = work;
    finished(patch, bytes, facts)
}

impl Work<'_, '_> {
    /// Cleans a segment, and says where it ends.
    fn segment(&mut self, segment: &Element) -> Result<usize, Refused> {
        let (mut at, mut gone) = (segment.body, Vec::new());
        let (mut sum, mut heads) = (None, Vec::new());
        while at < segment.end {
            let element = Element::read(self.bytes, at, segment.end).ok_or_else(|| broken(at))?;
            // Without a length it ends where another begins.
            if segment.is_open && [SEGMENT, u32::from_be_bytes(HEAD)].contains(&element.id) {
                break;
            }
            if element.is_open && element.id != CLUSTER {
                return Err(broken(at));
            }
            at = element.end;
            match element.id {
                CLUSTER if element.is_open => at = self.cluster_end(&element)?,
                VOID => {
                    self.nothing(&element);
                }
                SUM => sum = Some(element),
                SEEK_HEAD => heads.push(element),
                INFO => self.info(&element)?,
                TRACKS => self.tracks(&element)?,
                TAGS => gone.extend(self.tags(&element)?.then_some(TAGS)),
                id if STAY.contains(&id) => {}
                id => {
                    gone.push(id);
                    self.void(
                        &element,
                        if id == ATTACHMENTS { "attachments" } else { "other metadata" },
                    );
                }
            }
        }
        for head in heads {
            self.seek_head(&head, &gone)?;
        }
        if let Some(sum) = sum.filter(|_| !self.patch.is_empty()) {
            void(&mut self.patch, &sum);
        }
        Ok(at)
    }

    /// Where a cluster ends that doesn't say it.
    fn cluster_end(&self, cluster: &Element) -> Result<usize, Refused> {
        let mut at = cluster.body;
        while at < cluster.end {
            let Some(element) = Element::read(self.bytes, at, cluster.end) else {
                return Err(broken(at));
            };
            if element.is_open || !IN_CLUSTER.contains(&element.id) {
                break;
            }
            at = element.end;
        }
        Ok(at)
    }

    fn void(&mut self, element: &Element, what: &'static str) -> usize {
        dropped(self.facts, what);
        void(&mut self.patch, element);
        element.end
    }

    /// Empties what should be empty.
    fn nothing(&mut self, element: &Element) -> usize {
        if element.id == VOID && self.bytes[element.inside()].iter().any(|it| *it != 0) {
            dropped(self.facts, "other metadata");
            self.patch.zero(element.inside());
        }
        element.end
    }

    /// Voids the sum of an element that is another now.
    fn unsum(&mut self, parts: &[Element]) {
        for sum in parts.iter().filter(|it| it.id == SUM) {
            void(&mut self.patch, sum);
        }
    }

    fn info(&mut self, info: &Element) -> Result<(), Refused> {
        let parts = elements(self.bytes, info.inside())?;
        let goes = |it: &&Element| !IN_INFO.contains(&it.id) && !matches!(it.id, VOID | SUM);
        let gone: Vec<&Element> = parts.iter().filter(goes).collect();
        for part in &gone {
            self.void(part, "file name");
        }
        if !gone.is_empty() {
            self.unsum(&parts);
        }
        parts.iter().filter(|it| it.id == VOID).for_each(|it| {
            self.nothing(it);
        });
        Ok(())
    }

    /// Refuses a track that is neither seen nor heard nor read.
    fn tracks(&mut self, tracks: &Element) -> Result<(), Refused> {
        for track in elements(self.bytes, tracks.inside())?.iter().filter(|it| it.id == 0xae) {
            let parts = elements(self.bytes, track.inside())?;
            let kind = parts.iter().find(|it| it.id == 0x83);
            let kind = kind.and_then(|it| be(self.bytes, it.body, it.end - it.body));
            let form = parts.iter().find(|it| it.id == 0x86);
            let form = form.map_or(&[][..], |it| &self.bytes[it.inside()]);
            let is_metadata = form.starts_with(b"D_")
                && !form.starts_with(b"D_WEBVTT/SUBTITLES")
                && !form.starts_with(b"D_WEBVTT/CAPTIONS");
            if is_metadata || !matches!(kind, Some(1..=3 | 0x10..=0x12 | 0x20)) {
                let reason = "it has a track of timed metadata, which can't be taken out; export \
                              it without that track";
                return Err(Refused::new(reason));
            }
        }
        Ok(())
    }

    /// Cleans tags, and says whether none is left.
    fn tags(&mut self, tags: &Element) -> Result<bool, Refused> {
        let parts = elements(self.bytes, tags.inside())?;
        let mut plans = Vec::new();
        for part in &parts {
            match part.id {
                TAG => plans.push((part, self.tag(part)?)),
                VOID | SUM => {}
                _ => {
                    dropped(self.facts, "other metadata");
                    plans.push((part, Fate::default()));
                }
            }
        }
        let is_other = plans.iter().any(|(_, fate)| !fate.stays || !fate.gone.is_empty());
        if is_other && !plans.iter().any(|(_, fate)| fate.stays) {
            void(&mut self.patch, tags);
            return Ok(true);
        }
        for (part, fate) in plans {
            if fate.stays {
                fate.gone.iter().chain(&fate.sums).for_each(|it| void(&mut self.patch, it));
            } else {
                void(&mut self.patch, part);
            }
        }
        if is_other {
            self.unsum(&parts);
        }
        parts.iter().filter(|it| it.id == VOID).for_each(|it| {
            self.nothing(it);
        });
        Ok(false)
    }

    /// What becomes of a tag; what goes is noted.
    fn tag(&mut self, tag: &Element) -> Result<Fate, Refused> {
        let parts = elements(self.bytes, tag.inside())?;
        let mut fate = Fate::default();
        for part in &parts {
            match part.id {
                // What it is about.
                0x63c0 => {}
                SUM => fate.sums.push(part.clone()),
                VOID if self.is_empty(part) => {}
                SIMPLE_TAG if self.is_kept(part)? => fate.stays = true,
                SIMPLE_TAG => fate.gone.push(part.clone()),
                _ => {
                    dropped(self.facts, "other metadata");
                    fate.gone.push(part.clone());
                }
            }
        }
        if fate.gone.is_empty() {
            fate.sums.clear();
            fate.stays = true;
        }
        Ok(fate)
    }

    fn is_empty(&self, element: &Element) -> bool {
        self.bytes[element.inside()].iter().all(|it| *it == 0)
    }

    /// Whether a name and its value stay.
    fn is_kept(&mut self, tag: &Element) -> Result<bool, Refused> {
        let parts = elements(self.bytes, tag.inside())?;
        let text = |id: u32| {
            let part = parts.iter().find(|it| it.id == id);
            let bytes: &[u8] = part.map_or(&[], |it| &self.bytes[it.inside()]);
            String::from_utf8_lossy(bytes).into_owned()
        };
        let (name, value) = (text(0x45a3), text(0x4487));
        // Under a name stand others, and bytes of any kind.
        let is_plain = parts.iter().all(|it| !matches!(it.id, SIMPLE_TAG | 0x4485 | VOID));
        let name = name.trim_matches('\0').to_uppercase();
        if NAMES.contains(&&*name) && is_plain {
            learn_of(self.facts, &name, &value);
            return Ok(true);
        }
        dropped(self.facts, kind_of(&name));
        Ok(false)
    }

    /// Voids what leads to what is gone.
    fn seek_head(&mut self, head: &Element, gone: &[u32]) -> Result<(), Refused> {
        let parts = elements(self.bytes, head.inside())?;
        let mut is_other = false;
        for seek in parts.iter().filter(|it| it.id == SEEK) {
            let id = elements(self.bytes, seek.inside())?.into_iter().find(|it| it.id == 0x53ab);
            let id = id.and_then(|it| be(self.bytes, it.body, it.end - it.body));
            if id.and_then(|id| u32::try_from(id).ok()).is_some_and(|id| gone.contains(&id)) {
                void(&mut self.patch, seek);
                is_other = true;
            }
        }
        if is_other {
            self.unsum(&parts);
        }
        parts.iter().filter(|it| it.id == VOID).for_each(|it| {
            self.nothing(it);
        });
        Ok(())
    }
}

/// What becomes of a tag: whether something of it stays, what goes, and sums that are wrong then.
#[derive(Default)]
struct Fate {
    stays: bool,
    gone: Vec<Element>,
    sums: Vec<Element>,
}
