//! Front matter of any text is read, or its faults are drawn.
#![no_main]

#[path = "../doors.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::front_matter(bytes));
