//! Teasers as Tera has them.
//!
//! An article is in a dozen lists, and turning its teaser into what Tera takes costs more than showing
//! it. So what was made for one list is kept for the next, by digest: a teaser of another build
//! can't be met. Only some thousand are kept, since an archive grows without end.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use crate::digest::Digest;
use crate::plan::SharedTeaser;

/// Parts, so that threads seldom wait for each other.
const PARTS: usize = 16;
/// Teasers that a part takes before it forgets those that weren't asked for since.
const MANY: usize = 512;

/// Values by the digest of their teaser.
#[derive(Debug, Default)]
pub(super) struct Teasers {
    parts: [Mutex<Part>; PARTS],
}

#[derive(Debug, Default)]
struct Part {
    young: HashMap<Digest, Value>,
    old: HashMap<Digest, Value>,
}

impl Teasers {
    /// The value of a teaser, which others may have asked for before.
    pub(super) fn value(&self, teaser: &SharedTeaser<'_>) -> Value {
        let digest = teaser.digest();
        let part = &self.parts[usize::from(digest.as_bytes()[0]) % PARTS];
        let known = part.lock().unwrap_or_else(PoisonError::into_inner).get(digest);
        known.unwrap_or_else(|| {
            let value = Value::from_serializable(&**teaser);
            part.lock().unwrap_or_else(PoisonError::into_inner).keep(digest, value.clone());
            value
        })
    }
}

impl Part {
    fn get(&mut self, digest: Digest) -> Option<Value> {
        if let Some(value) = self.young.get(&digest) {
            return Some(value.clone());
        }
        let value = self.old.remove(&digest)?;
        self.keep(digest, value.clone());
        Some(value)
    }

    fn keep(&mut self, digest: Digest, value: Value) {
        if self.young.len() >= MANY {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(digest, value);
    }
}
