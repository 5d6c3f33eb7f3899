//! The *frames* of MPEG audio (ISO/IEC 11172-3, 13818-3) and of AAC in ADTS (ISO/IEC 13818-7), counted.

use crate::metadata::numbers::be;

/// A frame: how many bytes it has, how many samples, and how many of them are a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    length: usize,
    samples: usize,
    rate: usize,
    /// Where a head of the whole would begin in it, if it is of layer III.
    head: Option<usize>,
}

/// Thousands of bits a second, by version and layer.
const RATES: [[usize; 14]; 5] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const AAC_RATES: [usize; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350,
];
/// No frame of layer III is shorter.
const SHORTEST: usize = 24;

/// The samples of a sound, and how many are a second.
pub(super) fn clock(sound: &[u8]) -> Option<(usize, usize)> {
    let start = next(sound, 0)?;
    let first = frame(sound, start)?;
    let told = first.head.and_then(|head| told(&sound[start..], head));
    // What can't be in so few bytes is counted.
    if let Some(frames) = told.filter(|frames| *frames <= sound.len() / SHORTEST) {
        return Some((frames * first.samples, first.rate));
    }
    let (mut at, mut samples) = (start, 0_usize);
    while let Some(found) = next(sound, at) {
        let Some(frame) = frame(sound, found) else { break };
        let is_whole = found + frame.length <= sound.len();
        if is_whole && frame.rate == first.rate {
            samples += frame.samples;
        }
        at = found + frame.length;
    }
    Some((samples, first.rate))
}

/// Where the next frame begins. Behind a gap, another must follow it.
fn next(sound: &[u8], at: usize) -> Option<usize> {
    if frame(sound, at).is_some() {
        return Some(at);
    }
    let rest = sound.get(at..)?;
    memchr::memchr_iter(0xff, rest).map(|it| at + it).find(|at| {
        let behind = frame(sound, *at).map(|it| at + it.length);
        behind.is_some_and(|it| it == sound.len() || frame(sound, it).is_some())
    })
}

/// How many frames the first one says there are.
fn told(sound: &[u8], head: usize) -> Option<usize> {
    let is_at = |at: usize, sign: &[u8]| sound.get(at..).is_some_and(|it| it.starts_with(sign));
    let has_head = is_at(head, b"Xing") || is_at(head, b"Info");
    if has_head && be(sound, head + 4, 4)? & 1 == 1 {
        return be(sound, head + 8, 4).filter(|it| *it > 0);
    }
    is_at(36, b"VBRI").then(|| be(sound, 36 + 14, 4)).flatten()
}

/// The frame that begins at a place, if one does.
fn frame(sound: &[u8], at: usize) -> Option<Frame> {
    let head = sound.get(at..at.checked_add(4)?)?;
    let is_frame = head[0] == 0xff && head[1] & 0xe0 == 0xe0;
    is_frame.then_some(())?;
    let layer = match (head[1] >> 1) & 3 {
        0 => return aac(sound, at),
        layer => 4 - usize::from(layer),
    };
    let (version, quarter) = match (head[1] >> 3) & 3 {
        0 => (2, 4),
        2 => (2, 2),
        3 => (1, 1),
        _ => return None,
    };
    let table = if version == 1 { layer - 1 } else { 3 + usize::from(layer > 1) };
    let bits = RATES[table].get(usize::from(head[2] >> 4).checked_sub(1)?)? * 1000;
    let rate = [44_100, 48_000, 32_000].get(usize::from(head[2] >> 2 & 3))? / quarter;
    let padding = usize::from(head[2] >> 1 & 1);
    let samples = match (layer, version) {
        (1, _) => 384,
        (3, 2) => 576,
        _ => 1152,
    };
    let length = match layer {
        1 => (12 * bits / rate + padding) * 4,
        _ => samples / 8 * bits / rate + padding,
    };
    let is_mono = head[3] >> 6 == 3;
    let begins = match (version, is_mono) {
        (1, false) => 36,
        (1, true) | (_, false) => 21,
        (_, true) => 13,
    };
    Some(Frame { length, samples, rate, head: (layer == 3).then_some(begins) })
}

fn aac(sound: &[u8], at: usize) -> Option<Frame> {
    let head = sound.get(at..at.checked_add(7)?)?;
    (head[1] & 0xf0 == 0xf0).then_some(())?;
    let rate = *AAC_RATES.get(usize::from(head[2] >> 2 & 15))?;
    let length = be(head, 3, 3)? >> 5 & 0x1fff;
    let samples = 1024 * (usize::from(head[6] & 3) + 1);
    (length > 7).then_some(Frame { length, samples, rate, head: None })
}
