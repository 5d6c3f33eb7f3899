//! What the fuzzers begin with and what they once found, pushed through the same doors.
//!
//! `cargo fuzz run --fuzz-dir tests/fuzz NAME` looks for more; what it finds goes into `seeds/`.

#[path = "../fuzz/doors.rs"]
mod doors;

use std::fs;
use std::path::Path;

#[test]
fn front_matter_of_any_text_is_read_or_refused() {
    push("front_matter", doors::front_matter);
}

#[test]
fn any_text_as_settings_is_read_or_refused() {
    push("settings", doors::settings);
}

#[test]
fn any_text_is_rendered_to_sound_html() {
    push("markdown", doors::markdown);
}

#[test]
fn any_bytes_as_a_manifest_are_read_or_refused() {
    push("manifest", doors::manifest);
}

#[test]
fn names_of_any_text_keep_their_promises() {
    push("names", doors::names);
}

#[test]
fn pictures_of_any_bytes_are_made_or_refused() {
    push("pictures", doors::pictures);
}

fn push(name: &str, door: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(name);
    let mut seeds = 0;
    for entry in fs::read_dir(folder).expect("seeds") {
        door(&fs::read(entry.expect("a seed").path()).expect("a seed"));
        seeds += 1;
    }
    assert!(seeds > 0, "no seeds for {name}");
    door(b"");
}
