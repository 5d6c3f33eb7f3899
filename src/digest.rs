//! A *digest* names bytes by their content.
//!
//! Whatever Dateline compares across builds (a page's key, a body, a written file) it compares by
//! digest. A value is digested by serialising it into the hasher with a tag before every part
//! (see `canonical`), so two different values can't share a digest by running together.

use std::fmt::{self, Write};

use serde::{Deserialize, Serialize, Serializer};
use twox_hash::XxHash3_128;

pub(crate) mod bytes;
mod canonical;

/// An XXH3 hash of 128 bits.
///
/// It is no secret-keeper's hash, and needn't be: accident is the only adversary here, since whoever
/// can plant a file in a site can publish what they like without a collision. It takes a tenth of the
/// time of one that is, and a build digests all that it reads and writes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest(#[serde(with = "bytes")] [u8; 16]);

impl Digest {
    /// The digest of bytes as they are.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_be_bytes())
    }

    /// The digest of everything that serialising `value` shows.
    #[must_use]
    pub fn of_value<T: Serialize + ?Sized>(value: &T) -> Self {
        Self::of(&canonical::bytes(value))
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Its 32 hexadecimal digits. Each picture of each build has some, and the standard library takes long.
    fn digits(&self) -> [u8; 32] {
        let mut digits = [0; 32];
        for (pair, byte) in digits.as_chunks_mut::<2>().0.iter_mut().zip(self.0) {
            let digit = |of: u8| b"0123456789abcdef"[usize::from(of)];
            *pair = [digit(byte >> 4), digit(byte & 15)];
        }
        digits
    }

    /// The first `length` hexadecimal digits, for file names.
    #[must_use]
    pub fn short(&self, length: usize) -> String {
        self.digits().iter().take(length).copied().map(char::from).collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.digits().iter().try_for_each(|digit| f.write_char(char::from(*digit)))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short(12))
    }
}

/// A value together with its digest, for what many others show.
///
/// Where a value is digested, the digest stands for it, so that a thousand lists don't digest the
/// same teaser a thousand times; everywhere else it is the value.
#[derive(Clone, Debug)]
pub struct Digested<T> {
    value: T,
    digest: Digest,
}

impl<T: Serialize> Digested<T> {
    /// Digests `value`.
    pub fn new(value: T) -> Self {
        let digest = Digest::of_value(&value);
        Self { value, digest }
    }
}

impl<T> Digested<T> {
    /// Names the value.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The value by itself.
    pub fn value(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Digested<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The canonical form is the one that nobody reads.
        if serializer.is_human_readable() {
            self.value.serialize(serializer)
        } else {
            serializer.serialize_bytes(&self.digest.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_look_alike_have_digests_of_their_own() {
        let pairs = [
            (Digest::of_value(&("ab", "c")), Digest::of_value(&("a", "bc"))),
            (Digest::of_value(&true), Digest::of_value(&1_u8)),
            (Digest::of_value(&"1"), Digest::of_value(&1)),
            (Digest::of_value(&Some("a")), Digest::of_value(&"a")),
            (Digest::of_value(&None::<u8>), Digest::of_value(&())),
            (Digest::of_value(&(vec![1], vec![2])), Digest::of_value(&(vec![1, 2], [(); 0]))),
            (Digest::of_value(&-1_i64), Digest::of_value(&u64::MAX)),
            (Digest::of_value(&Digested::new(1)), Digest::of_value(&Digested::new(2))),
            (Digest::of_value(&1.0_f64), Digest::of_value(&1.0_f64.to_bits())),
        ];
        for (one, other) in pairs {
            assert_ne!(one, other);
        }
    }
}
