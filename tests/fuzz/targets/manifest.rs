//! Any bytes as a manifest are read or refused.
#![no_main]

#[path = "../doors.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::manifest(bytes));
