//! How a picture is *stored*, as the head of its file says.

/// What the head of a file says of how it is stored.
pub(in crate::pictures::head) struct Stored {
    pub(in crate::pictures::head) width: u32,
    pub(in crate::pictures::head) height: u32,
    pub(in crate::pictures::head) has_alpha: bool,
    pub(in crate::pictures::head) is_flat: bool,
    pub(in crate::pictures::head) channels: u8,
    pub(in crate::pictures::head) is_whole: bool,
    pub(in crate::pictures::head) beside: u8,
}

/// A number of two bytes, the highest first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(*bytes.get(at..)?.first_chunk::<2>()?)))
}

/// A number of four bytes, the highest first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}
