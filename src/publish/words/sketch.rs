//! A *sketch*: how many words of a text fall to each of some counters, by their hash.
//!
//! Two words that share a counter hide each other, so that the difference of two sketches may be
//! smaller than that of their texts and is never larger.

use serde::{Deserialize, Serialize};

use crate::digest::bytes;
use crate::parse::is_whole_word;

/// How many counters a sketch has.
const COUNTERS: usize = 192;

/// How many words fall to each counter, without those that are full once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sketch(#[serde(with = "bytes")] [u8; COUNTERS]);

impl Default for Sketch {
    fn default() -> Self {
        Self([0; COUNTERS])
    }
}

impl Sketch {
    /// Counts the words of a text. Signs around a word are no part of it.
    pub(super) fn take(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (end, is_ascii) = word_end(bytes, at);
            let word = &bytes[at..end];
            // Nearly all words: a first build goes through all that was ever written.
            if is_ascii {
                let start = word.iter().position(u8::is_ascii_alphanumeric);
                let last = word.iter().rposition(u8::is_ascii_alphanumeric);
                if let (Some(start), Some(last)) = (start, last) {
                    self.add(hash_of(&bytes[at + start..], last + 1 - start));
                }
            } else {
                text[at..end].split_whitespace().for_each(|word| self.take_word(word));
            }
            at = end + 1;
        }
    }

    fn take_word(&mut self, word: &str) {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric());
        for part in word.split_inclusive(is_whole_word) {
            let part = part.to_lowercase();
            self.add(hash_of(part.as_bytes(), part.len()));
        }
    }

    fn add(&mut self, hash: u64) {
        let counter = (hash >> 40) as usize % COUNTERS;
        self.0[counter] = self.0[counter].wrapping_add(1);
    }

    /// How many words there are, for long texts some multiple of 256 too few in a counter.
    pub(super) fn count(&self) -> usize {
        self.0.iter().copied().map(usize::from).sum()
    }

    /// How many words came or went, whichever is more: a word that took another's place is one.
    pub(super) fn edit(&self, after: &Self) -> usize {
        let (came, went) = self.change(after);
        came.max(went)
    }

    /// How many words came or went, both together.
    pub(super) fn distance(&self, after: &Self) -> usize {
        let (came, went) = self.change(after);
        came + went
    }

    fn change(&self, after: &Self) -> (usize, usize) {
        let (mut came, mut went) = (0, 0);
        for (before, after) in self.0.iter().zip(&after.0) {
            // On a circle of 256, the shorter way is never longer than the true one.
            let more = after.wrapping_sub(*before);
            if more <= 128 { came += usize::from(more) } else { went += 256 - usize::from(more) }
        }
        (came, went)
    }
}

/// Where the word ends that begins at `at`, and whether it is ASCII. It ends at the next byte that is
/// a space or a control.
fn word_end(bytes: &[u8], mut at: usize) -> (usize, bool) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = EACH * 0x80;
    let mut foreign = 0;
    while let Some(eight) = bytes[at..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        // Of each byte below 0x21 the highest bit. What a byte borrows reaches only those behind it.
        let low = eight.wrapping_sub(EACH * 0x21) & !eight & HIGHEST;
        if low != 0 {
            let before = low ^ low.wrapping_sub(1);
            let end = at + low.trailing_zeros() as usize / 8;
            return (end, (foreign | (eight & before)) & HIGHEST == 0);
        }
        foreign |= eight;
        at += 8;
    }
    let rest = bytes[at..].iter().take_while(|byte| **byte > b' ');
    let length = rest.clone().count();
    (at + length, foreign & HIGHEST == 0 && rest.copied().all(|byte| byte.is_ascii()))
}

/// A hash of the word that takes the first `length` of these bytes, the same on every machine, eight
/// bytes at a time. A set bit makes an upper-case letter a lower-case one, and some signs inside of
/// words into others, which hides an edit of such a sign and invents none.
fn hash_of(bytes: &[u8], length: usize) -> u64 {
    // Every bit must reach every other: `a` and `b` are two words.
    let with = |hash: u64, part: u64| {
        let hash = hash ^ (part | 0x2020_2020_2020_2020);
        (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd)
    };
    let seed = 0xcbf2_9ce4_8422_2325 ^ length as u64;
    let word = &bytes[..length];
    let Some(last) = word.last_chunk::<8>() else {
        let part = match bytes.first_chunk::<8>() {
            Some(eight) if length > 0 => u64::from_be_bytes(*eight) >> (64 - 8 * length),
            _ => word.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)),
        };
        return with(seed, part);
    };
    // What is left over is among the last eight, some of which come twice.
    let (eights, _) = word.as_chunks::<8>();
    let hash = eights.iter().fold(seed, |hash, eight| with(hash, u64::from_le_bytes(*eight)));
    with(hash, u64::from_le_bytes(*last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        let mut sketch = Sketch::default();
        sketch.take(text);
        sketch
    }

    fn edit(before: &str, after: &str) -> usize {
        sketch(before).edit(&sketch(after))
    }

    #[test]
    fn an_edit_is_as_large_as_the_words_that_came_or_went() {
        assert_eq!(edit("one two three", "one two three"), 0);
        assert_eq!(edit("one two three", "three, one — **two**!"), 0);
        assert_eq!(edit("one two three", "one two four"), 1);
        assert_eq!(edit("one two three", "one two three four five"), 2);
        assert_eq!(edit("one two three", ""), 3);
        assert_eq!(edit("台湾海峡", "台湾海"), 1);
    }

    #[test]
    fn a_word_is_the_same_wherever_it_stands() {
        let long = "a-word-of-more-than-sixteen-bytes";
        for word in ["a", "seven77", "eight888", "nine99999", long, "né", "台", "É"] {
            let alone = sketch(word);
            assert_eq!(alone.count(), 1, "{word}");
            for before in 0..20 {
                let text = format!("{}{word}", " ".repeat(before));
                assert_eq!(sketch(&text), alone, "{text:?}");
                assert_eq!(sketch(&format!("{text}\n\t \r\n— (*).")), alone, "{text:?}");
            }
        }
    }

    #[test]
    fn an_edit_is_never_taken_for_a_larger_one() {
        // Words enough that every counter goes round many times.
        let text = |from: usize, to: usize| -> String {
            (from..to).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ")
        };
        for (came, went) in [(0, 3), (4, 0), (200, 100), (1000, 30_000), (60_000, 90_000)] {
            let (before, after) = (text(0, 100_000), text(went, 100_000 + came));
            assert!(edit(&before, &after) <= came.max(went), "{came} {went}");
        }
    }
}
