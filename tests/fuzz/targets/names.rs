//! Slugs, paths, addresses, dates and languages of any text.
#![no_main]

#[path = "../doors.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::names(bytes));
