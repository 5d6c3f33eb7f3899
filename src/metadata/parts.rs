//! The *parts* of a file on their way into the cleaned one.

use std::ops::Range;

/// What is kept of a file, and what takes the place of the rest.
pub(super) struct Parts<'b> {
    bytes: &'b [u8],
    kept: Vec<Part>,
}

enum Part {
    Same(Range<usize>),
    New(Vec<u8>),
}

impl<'b> Parts<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, kept: Vec::new() }
    }

    /// Keeps a stretch of the file, which begins behind those before: as much of it as there is.
    pub(super) fn keep(&mut self, range: Range<usize>) {
        let range = range.start.min(self.bytes.len())..range.end.min(self.bytes.len());
        if let Some(Part::Same(last)) = self.kept.last_mut()
            && last.end == range.start
        {
            last.end = range.end;
        } else {
            self.kept.push(Part::Same(range));
        }
    }

    /// Puts these bytes where `range` was.
    pub(super) fn replace(&mut self, range: Range<usize>, with: Vec<u8>) {
        if self.bytes.get(range.clone()) == Some(&with[..]) {
            self.keep(range);
        } else if !with.is_empty() {
            self.kept.push(Part::New(with));
        }
    }

    /// The file, if it is another one now.
    pub(super) fn finished(self) -> Option<Vec<u8>> {
        if let [Part::Same(all)] = &self.kept[..]
            && *all == (0..self.bytes.len())
        {
            return None;
        }
        let mut out = Vec::with_capacity(self.bytes.len());
        for part in self.kept {
            match part {
                Part::Same(range) => out.extend_from_slice(&self.bytes[range]),
                Part::New(bytes) => out.extend(bytes),
            }
        }
        Some(out)
    }
}

/// A number of four bytes, the highest first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.first_chunk::<4>()?;
    usize::try_from(u32::from_be_bytes(*four)).ok()
}

/// A number of two bytes, the highest first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_be_bytes(*two)))
}
