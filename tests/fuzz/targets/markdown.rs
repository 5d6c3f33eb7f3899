//! Any text is rendered to sound HTML, for a page and for a feed.
#![no_main]

#[path = "../doors.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::markdown(bytes));
