//! *Documents*: files with pages of their own, which are published as they are. Who wrote them, and with
//! what, is told.

use super::Facts;
use super::facts::Change;

mod names;
mod office;
mod pdf;
mod text;
mod zip;

/// How many bytes are unpacked of one document at most.
const MOST: usize = 64 << 20;

/// Takes note of what a document says of who made it, and with what.
pub(super) fn read(bytes: &[u8], facts: &mut Facts, picture: Change) {
    // Some programs write a line before a PDF.
    let begin = &bytes[..bytes.len().min(1024)];
    facts.is_document = true;
    if memchr::memmem::find(begin, b"%PDF-").is_some() {
        pdf::read(bytes, facts, MOST);
    } else if bytes.starts_with(b"PK\x03\x04") {
        office::read(bytes, facts, picture, MOST);
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        facts.unread = Some("it is a form of Office before 2007".into());
    } else if bytes.starts_with(b"{\\rtf") {
        text::rtf(bytes, facts);
    } else if bytes.starts_with(b"%!PS") || bytes.starts_with(b"\xc5\xd0\xd3\xc6") {
        text::post_script(bytes, facts);
    } else {
        facts.is_document = false;
    }
}

#[cfg(test)]
mod tests;
