//! *ID3v2*: the tag before a sound, in its versions 2.2, 2.3 and 2.4.
//!
//! A tag from which something goes is written anew in the room that it has: its frames that stay, then
//! zeros. So what sounds stays where it is, and no index into it is wrong.

use super::frames::{self, Version};
use super::safe::{synchronised, syncsafe, to_syncsafe};
use crate::metadata::numbers::be;
use crate::metadata::patch::{Patch, broken, dropped};
use crate::metadata::{Facts, Refused};

const UNSYNCHRONISED: u8 = 0x80;
const EXTENDED: u8 = 0x40;
const FOOTER: u8 = 0x10;

/// Cleans the tags at the beginning, and says where they end.
pub(super) fn clean(bytes: &[u8], patch: &mut Patch, facts: &mut Facts) -> Result<usize, Refused> {
    let mut at = 0;
    while bytes[at..].starts_with(b"ID3") {
        let end = tag(bytes, at, patch, facts).ok_or_else(|| broken(at))?;
        at = end;
    }
    Ok(at)
}

/// A tag with what stays of it, in bytes of which it is all, if something goes.
pub(super) fn cleaned(bytes: &[u8], facts: &mut Facts) -> Option<Vec<u8>> {
    let mut patch = Patch::default();
    let is_tag = bytes.starts_with(b"ID3");
    let end = if is_tag { tag(bytes, 0, &mut patch, facts).unwrap_or(0) } else { 0 };
    if bytes[end..].iter().any(|it| *it != 0) {
        dropped(facts, "other metadata");
        patch.zero(end..bytes.len());
    }
    patch.applied(bytes)
}

/// Where the tags at the beginning end.
pub(super) fn end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"ID3")) {
        let Some(length) = syncsafe(bytes, at + 6) else { break };
        let has_footer = bytes[at + 5] & FOOTER != 0 && bytes[at + 3] >= 4;
        at += 10 + length + if has_footer { 10 } else { 0 };
    }
    at
}

/// Cleans one tag, and says where it ends.
fn tag(bytes: &[u8], at: usize, patch: &mut Patch, facts: &mut Facts) -> Option<usize> {
    let (major, flags) = (*bytes.get(at + 3)?, *bytes.get(at + 5)?);
    let start = at + 10;
    let body_end = start.checked_add(syncsafe(bytes, at + 6)?)?;
    let body = bytes.get(start..body_end)?;
    let end = if flags & FOOTER == 0 || major < 4 { body_end } else { body_end + 10 };
    let end = end.min(bytes.len());
    let version = Version::of(major);
    let is_whole = flags & UNSYNCHRONISED != 0 && major < 4;
    let plain = if is_whole { synchronised(body) } else { body.to_vec() };
    let first = if flags & EXTENDED == 0 { Some(0) } else { extended(&plain, major) };
    // Version 2.2 has a bit for a compression that was never described.
    let is_known = version.is_some() && !(major == 2 && flags & EXTENDED != 0);
    let found = version.zip(first).filter(|_| is_known);
    let stays = if let Some((version, first)) = found {
        let frames = plain.get(first..).unwrap_or_default();
        let is_unsynchronised = flags & UNSYNCHRONISED != 0 && major == 4;
        let stays = frames::cleaned(frames, version, is_unsynchronised, facts);
        let Some(stays) = stays else { return Some(end) };
        stays
    } else {
        dropped(facts, "other metadata");
        Vec::new()
    };
    let kept = if major == 4 { flags & UNSYNCHRONISED } else { 0 };
    patch.write(at + 5, [kept]);
    patch.write(at + 6, to_syncsafe(end - start));
    patch.zero(start..end);
    if start + stays.len() <= end {
        patch.write(start, stays);
    }
    Some(end)
}

/// How long the head is that version 2.3 and 2.4 may have before their frames.
fn extended(body: &[u8], major: u8) -> Option<usize> {
    if major == 4 { syncsafe(body, 0) } else { be(body, 0, 4)?.checked_add(4) }
}
