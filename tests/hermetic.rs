//! Holds that the checks need nothing: `cargo test` passes wherever there is Rust and a linker, and what
//! else `.ci/run` needs it brings.
//!
//! What can be seen in a line of a test, a benchmark or a script is read off it here; `.ci/bare.sh` runs
//! the tests where nothing is, for what can't.

#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

use std::fs;
use std::path::Path;

#[path = "hermetic/begin.rs"]
mod begin;
#[path = "hermetic/programs.rs"]
mod programs;
#[path = "hermetic/rules.rs"]
mod rules;

/// A file of the repository, by its path with `/`.
struct File {
    path: String,
    text: String,
}

impl File {
    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|it| it == "rs")
    }

    /// Lines that aren't comments. Numbers count from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let comment = if self.is_rust() || self.path.contains(".js") { "//" } else { "#" };
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(move |(_, line)| !line.trim_start().starts_with(comment))
    }
}

/// A file of the repository as text, whatever its line breaks are here.
fn text(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.replace("\r\n", "\n")
}

/// Every program and script of tests, benchmarks and `.ci`, but these tests, which name what they
/// forbid.
fn checks() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["tests", "benches", ".ci"].map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let found = found.into_iter().flat_map(walkdir::WalkDir::sort_by_file_name);
    let found = found.map(|entry| entry.expect("a folder that can be read"));
    let mut files = Vec::new();
    for entry in found.filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(root).expect("a file of the repository");
        let path = path.to_string_lossy().replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or(&path);
        let is_seed =
            path.starts_with("tests/fuzz/seeds") || path.starts_with("tests/validators/site");
        let is_script = match name.rsplit_once('.') {
            Some((_, ending)) => ["rs", "py", "js", "mjs", "sh"].contains(&ending),
            None => !path.starts_with("tests/"),
        };
        if is_script && !is_seed && !path.starts_with("tests/hermetic") {
            let text = text(&path);
            files.push(File { path, text });
        }
    }
    assert!(files.len() > 100, "{} files", files.len());
    files
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
