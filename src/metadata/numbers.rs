//! Numbers in a file's bytes, and a cursor over them that never leaves its part of the file.

/// A number of so many bytes, the biggest digit first; none beyond the end.
pub(super) fn be(bytes: &[u8], at: usize, many: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(many)?)?;
    let number =
        digits.iter().try_fold(0_u64, |sum, byte| Some(sum.checked_mul(256)? + u64::from(*byte)));
    usize::try_from(number?).ok()
}

/// A number of so many bytes, the smallest digit first; none beyond the end.
pub(super) fn le(bytes: &[u8], at: usize, many: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(many)?)?;
    let number = digits
        .iter()
        .rev()
        .try_fold(0_u64, |sum, byte| Some(sum.checked_mul(256)? + u64::from(*byte)));
    usize::try_from(number?).ok()
}

/// A place in a file from which one thing after the other is read, the biggest digit first.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
}

impl<'b> Cursor<'b> {
    /// At a place of a file that ends at another.
    pub(super) fn new(bytes: &'b [u8], at: usize, end: usize) -> Self {
        Self { bytes: &bytes[..end.min(bytes.len())], at }
    }

    /// The next number of so many bytes.
    pub(super) fn number(&mut self, many: usize) -> Option<usize> {
        let number = be(self.bytes, self.at, many)?;
        self.at += many;
        Some(number)
    }

    /// The next so many bytes.
    pub(super) fn take(&mut self, many: usize) -> Option<&'b [u8]> {
        let found = self.bytes.get(self.at..self.at.checked_add(many)?)?;
        self.at += many;
        Some(found)
    }

    /// The next bytes up to a zero, without it.
    pub(super) fn text(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..)?;
        let length = memchr::memchr(0, rest)?;
        self.at += length + 1;
        Some(&rest[..length])
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, be, le};

    #[test]
    fn numbers_end_where_the_bytes_end() {
        let bytes = [1, 2, 3, 255, 255, 255, 255, 255, 255, 255, 255];
        assert_eq!(be(&bytes, 0, 3), Some(0x01_0203));
        assert_eq!(le(&bytes, 0, 3), Some(0x03_0201));
        assert_eq!(be(&bytes, 3, 8), Some(usize::MAX));
        assert_eq!(be(&bytes, 2, 0), Some(0));
        assert_eq!((be(&bytes, 10, 2), le(&bytes, usize::MAX, 2)), (None, None));
        let mut cursor = Cursor::new(b"ab\0cd\0", 0, 5);
        assert_eq!((cursor.text(), cursor.text()), (Some(&b"ab"[..]), None));
        assert_eq!((cursor.take(2), cursor.take(1)), (Some(&b"cd"[..]), None));
    }
}
