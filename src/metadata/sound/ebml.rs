//! An *element* of EBML (RFC 8794), of which Matroska and WebM are made: an id, a length, and what is in it.

use std::ops::Range;

use crate::metadata::Refused;
use crate::metadata::patch::{Patch, broken};

/// What every such file begins with.
pub(super) const HEAD: [u8; 4] = [0x1a, 0x45, 0xdf, 0xa3];
/// An element that is nothing, and one that sums up what is beside it.
pub(super) const SEGMENT: u32 = 0x1853_8067;
pub(super) const INFO: u32 = 0x1549_a966;
pub(super) const TRACKS: u32 = 0x1654_ae6b;
pub(super) const CLUSTER: u32 = 0x1f43_b675;
pub(super) const VOID: u32 = 0xec;
pub(super) const SUM: u32 = 0xbf;

/// An element, by its places in the file.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) id: u32,
    pub(super) at: usize,
    pub(super) body: usize,
    pub(super) end: usize,
    /// Its length wasn't known when it was written: it may end before.
    pub(super) is_open: bool,
}

impl Element {
    /// What is in it.
    pub(super) fn inside(&self) -> Range<usize> {
        self.body..self.end
    }

    /// The element at a place, in something that ends at another.
    pub(super) fn read(bytes: &[u8], at: usize, end: usize) -> Option<Self> {
        let width = bytes.get(at)?.leading_zeros() as usize + 1;
        let id = bytes.get(at..at + width).filter(|_| width <= 4)?;
        let id = id.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
        let start = at + width;
        let width = bytes.get(start)?.leading_zeros() as usize + 1;
        let digits = bytes.get(start..start + width).filter(|_| width <= 8)?;
        let number = digits.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        let most = (1_u64 << (7 * width)) - 1;
        let length = number & most;
        let body = start + width;
        if length == most {
            return Some(Self { id, at, body, end, is_open: true });
        }
        let own_end = body.checked_add(usize::try_from(length).ok()?)?;
        (own_end <= end).then_some(Self { id, at, body, end: own_end, is_open: false })
    }
}

/// The elements in a part of a file, of which each says its length.
pub(super) fn elements(bytes: &[u8], inside: Range<usize>) -> Result<Vec<Element>, Refused> {
    let (mut found, mut at) = (Vec::new(), inside.start);
    while at < inside.end {
        let element = Element::read(bytes, at, inside.end).filter(|it| !it.is_open);
        let element = element.ok_or_else(|| broken(at))?;
        at = element.end;
        found.push(element);
    }
    Ok(found)
}

/// Makes an element one that is nothing; it is as long as it was.
pub(super) fn void(patch: &mut Patch, element: &Element) {
    let whole = element.end - element.at;
    let fits = |width: &usize| {
        let length = whole.checked_sub(1 + width);
        length.is_some_and(|length| (length as u64) < (1_u64 << (7 * width)) - 1)
    };
    // Every element has two bytes, and eight digits are enough for every length.
    let width = (1..=8).find(fits).unwrap_or(8);
    let length = (whole - 1 - width) as u64 | 1_u64 << (7 * width);
    let mut head = vec![0xec];
    head.extend(&length.to_be_bytes()[8 - width..]);
    patch.zero(element.at..element.end);
    patch.write(element.at, head);
}
