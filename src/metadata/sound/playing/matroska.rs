//! How long a Matroska or a WebM *runs*. What a browser recorded doesn't say it: its blocks do.

use crate::metadata::Playing;
use crate::metadata::numbers::be;
use crate::metadata::playing::{milliseconds, size};
use crate::metadata::sound::ebml::{CLUSTER, Element, INFO, SEGMENT, TRACKS};

const SCALE: u32 = 0x2a_d7b1;
const DURATION: u32 = 0x4489;
const TRACK: u32 = 0xae;
const VIDEO: u32 = 0xe0;
const AUDIO: u32 = 0xe1;
const TIME: u32 = 0xe7;
const GROUP: u32 = 0xa0;
const BLOCK: u32 = 0xa1;
const SIMPLE_BLOCK: u32 = 0xa3;
const WITH_PARTS: [u32; 7] = [SEGMENT, INFO, TRACKS, TRACK, VIDEO, CLUSTER, GROUP];

/// What is known so far.
#[derive(Default)]
struct Found {
    /// Nanoseconds of a unit.
    scale: Option<usize>,
    /// Units.
    duration: Option<f64>,
    /// The unit at which the cluster begins, and the last at which a block does.
    time: usize,
    last: usize,
    is_seen: bool,
    is_heard: bool,
    /// Width and height in the file, and as shown.
    coded: [Option<usize>; 2],
    shown: [Option<usize>; 2],
    /// What the numbers as shown are of, if not pixels.
    unit: Option<usize>,
}

/// What is known of a film or a sound.
pub(super) fn playing(bytes: &[u8]) -> Playing {
    let (mut found, mut at) = (Found::default(), 0);
    // One after the other, whatever is in what: nothing is read twice.
    while let Some(element) = Element::read(bytes, at, bytes.len()) {
        if element.id == CLUSTER && found.duration.is_some() {
            break;
        }
        found.learn(bytes, &element);
        at = if WITH_PARTS.contains(&element.id) { element.body } else { element.end };
    }
    let scale = found.scale.unwrap_or(1_000_000);
    let duration = match found.duration.zip(u32::try_from(scale).ok()) {
        Some((units, scale)) => whole(units * f64::from(scale) / 1_000_000.0),
        None => found.last.checked_mul(scale).and_then(|it| milliseconds(it, 1_000_000_000)),
    };
    Playing { duration, dimensions: found.size(), is_seen: found.is_seen, is_heard: found.is_heard }
}

/// A number of milliseconds, if it can be one.
fn whole(number: f64) -> Option<u32> {
    let is_number = number.is_finite() && (0.5..4e9).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was looked at")]
    let number = is_number.then_some(number.round() as usize)?;
    milliseconds(number, 1000)
}

impl Found {
    fn learn(&mut self, bytes: &[u8], element: &Element) {
        let number = || be(bytes, element.body, element.end - element.body);
        match element.id {
            SCALE => self.scale = number(),
            DURATION => self.duration = float(&bytes[element.inside()]),
            TIME => self.time = number().unwrap_or(self.time),
            BLOCK | SIMPLE_BLOCK => {
                let after = track_number(bytes, element).and_then(|at| be(bytes, at, 2));
                // Blocks before the beginning of their cluster aren't the last.
                let after = after.filter(|it| *it < 0x8000).unwrap_or(0);
                self.last = self.last.max(self.time.saturating_add(after));
            }
            AUDIO => self.is_heard = true,
            VIDEO => {
                // Of two tracks, the first is shown.
                if std::mem::replace(&mut self.is_seen, true) {
                    return;
                }
                (self.coded, self.shown, self.unit) = Default::default();
            }
            0xb0 => _ = self.coded[0].get_or_insert(number().unwrap_or(0)),
            0xba => _ = self.coded[1].get_or_insert(number().unwrap_or(0)),
            0x54b0 => _ = self.shown[0].get_or_insert(number().unwrap_or(0)),
            0x54ba => _ = self.shown[1].get_or_insert(number().unwrap_or(0)),
            0x54b2 => _ = self.unit.get_or_insert(number().unwrap_or(0)),
            _ => {}
        }
    }

    fn size(&self) -> Option<(u32, u32)> {
        let shown = self.shown[0].zip(self.shown[1]).filter(|_| self.unit.unwrap_or(0) == 0);
        let (width, height) = shown.or(self.coded[0].zip(self.coded[1]))?;
        size(width, height).filter(|_| self.is_seen)
    }
}

/// Where the time of a block stands, behind the number of its track.
fn track_number(bytes: &[u8], block: &Element) -> Option<usize> {
    let width = bytes.get(block.body)?.leading_zeros() as usize + 1;
    let at = block.body + width;
    (at + 2 <= block.end).then_some(at)
}

/// A number with a fraction, of four or eight bytes.
fn float(bytes: &[u8]) -> Option<f64> {
    match bytes.len() {
        4 => Some(f64::from(f32::from_be_bytes(bytes.try_into().ok()?))),
        8 => Some(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ => None,
    }
}
