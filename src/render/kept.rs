//! What was made for one page and is *kept* for the next: only some thousand things, since an archive
//! grows without end.
//!
//! Each thread keeps its own. Pages are made in the order of time, so that threads are at work far from
//! each other and seldom ask for the same; and none waits for another that counts or frees it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ahash::RandomState;

/// Things by their key, of which those that nobody asks for are forgotten.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    /// What each thread keeps.
    parts: Vec<Mutex<Part<K, V>>>,
    /// Things that a thread takes before it forgets those that weren't asked for since.
    many: usize,
}

#[derive(Debug)]
struct Part<K, V> {
    young: HashMap<K, V, RandomState>,
    old: HashMap<K, V, RandomState>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self::new(4096)
    }
}

impl<K, V> Kept<K, V> {
    /// Keeps so many things, and as many again that weren't asked for lately.
    pub(super) fn new(many: usize) -> Self {
        let threads = rayon::current_num_threads();
        let part = |_| Mutex::new(Part { young: HashMap::default(), old: HashMap::default() });
        Self { parts: (0..threads).map(part).collect(), many: many.div_ceil(threads) }
    }
}

impl<K: Hash + Eq + Copy, V> Kept<K, V> {
    /// Looks at what is kept for a key, or may change it.
    pub(super) fn with<T>(&self, key: K, look: impl FnOnce(Option<&mut V>) -> T) -> T {
        let mut part = self.part();
        if let Some(old) = part.old.remove(&key) {
            part.keep(key, old, self.many);
        }
        look(part.young.get_mut(&key))
    }

    /// What is kept for a key.
    pub(super) fn get(&self, key: K) -> Option<V>
    where
        V: Clone,
    {
        self.with(key, |value| value.map(|it| it.clone()))
    }

    /// What is kept for a key, or else is made now and kept from then on.
    pub(super) fn get_or_keep(&self, key: K, make: impl FnOnce() -> V) -> V
    where
        V: Clone,
    {
        self.get(key).unwrap_or_else(|| {
            let value = make();
            self.keep(key, value.clone());
            value
        })
    }

    /// Keeps a thing.
    pub(super) fn keep(&self, key: K, value: V) {
        self.part().keep(key, value, self.many);
    }

    /// Forgets everything.
    pub(super) fn forget(&self) {
        for part in &self.parts {
            let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
            (part.young, part.old) = Default::default();
        }
    }

    /// What this thread keeps.
    fn part(&self) -> MutexGuard<'_, Part<K, V>> {
        let thread = rayon::current_thread_index().unwrap_or_default();
        self.parts[thread % self.parts.len()].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq, V> Part<K, V> {
    fn keep(&mut self, key: K, value: V, many: usize) {
        if self.young.len() >= many {
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
        const MANY: usize = 64;
        let kept: Kept<usize, usize> = Kept::new(MANY);
        kept.keep(0, 0);
        for key in 1..=4 * MANY {
            kept.keep(key, key);
            assert_eq!(kept.get(0), Some(0));
        }
        assert_eq!(kept.get(1), None);
        let all = (0..=4 * MANY).filter(|key| kept.get(*key).is_some());
        assert!(all.count() <= 2 * MANY);
    }
}
