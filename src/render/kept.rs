//! What was made for one page and is *kept* for the next: only some thousand things, since an archive
//! grows without end.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// Parts, so that threads seldom wait for each other.
const PARTS: usize = 16;

/// Things by their key, of which those that nobody asks for are forgotten. A part takes so `MANY`
/// before it forgets those that weren't asked for since.
#[derive(Debug)]
pub(super) struct Kept<K, V, const MANY: usize = 256> {
    parts: [Mutex<Part<K, V, MANY>>; PARTS],
}

#[derive(Debug)]
struct Part<K, V, const MANY: usize> {
    young: HashMap<K, V, BuildHasherDefault<Quick>>,
    old: HashMap<K, V, BuildHasherDefault<Quick>>,
}

/// Finds the place of a key. Keys are asked for hundreds of thousands of times, and nobody who could
/// choose them would gain from keys that meet.
#[derive(Debug, Default)]
struct Quick(u64);

impl<K, V, const MANY: usize> Default for Kept<K, V, MANY> {
    fn default() -> Self {
        let part = |_| Part { young: HashMap::default(), old: HashMap::default() };
        Self { parts: std::array::from_fn(|number| Mutex::new(part(number))) }
    }
}

impl<K: Hash + Eq + Copy, V, const MANY: usize> Kept<K, V, MANY> {
    /// Looks at what is kept for a key, or may change it.
    pub(super) fn with<T>(&self, key: K, look: impl FnOnce(Option<&mut V>) -> T) -> T {
        let mut part = self.part(key).lock().unwrap_or_else(PoisonError::into_inner);
        if !part.old.is_empty()
            && let Some(old) = part.old.remove(&key)
        {
            part.keep(key, old);
        }
        look(part.young.get_mut(&key))
    }

    /// Keeps a thing.
    pub(super) fn keep(&self, key: K, value: V) {
        self.part(key).lock().unwrap_or_else(PoisonError::into_inner).keep(key, value);
    }

    /// Forgets everything.
    pub(super) fn forget(&self) {
        for part in &self.parts {
            let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
            (part.young, part.old) = Default::default();
        }
    }

    fn part(&self, key: K) -> &Mutex<Part<K, V, MANY>> {
        // Within a part, a map goes by the lowest bits and the highest.
        let hash = BuildHasherDefault::<Quick>::default().hash_one(key);
        &self.parts[(hash >> 40) as usize % PARTS]
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    /// The high bits are the well mixed ones, and a map wants low ones too.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

impl<K: Hash + Eq, V, const MANY: usize> Part<K, V, MANY> {
    fn keep(&mut self, key: K, value: V) {
        if self.young.len() >= MANY {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_kept_and_the_rest_is_forgotten() {
        const MANY: usize = 32;
        let kept: Kept<usize, usize, MANY> = Kept::default();
        kept.keep(0, 0);
        for key in 1..=4 * PARTS * MANY {
            kept.keep(key, key);
            assert_eq!(kept.with(0, |value| value.map(|it| *it)), Some(0));
        }
        assert_eq!(kept.with(1, |value| value.map(|it| *it)), None);
        let all = (0..=4 * PARTS * MANY).filter(|key| kept.with(*key, |value| value.is_some()));
        assert!(all.count() <= 2 * PARTS * MANY);
    }
}
