//! SARIF logs of `dateline check`, by the schema of the standard.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::answer::dateline;
use crate::tools::{node, output_of};

/// What a check of the site in a folder says as SARIF.
fn log(root: &Path) -> String {
    let answer = dateline(root, &["check", "--format", "sarif"]);
    assert_eq!(answer.err, "");
    answer.out
}

fn judge(log: &str) -> String {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("log.sarif");
    fs::write(&file, log).expect("a log");
    let mut command = node("sarif.js");
    command.arg(&file);
    output_of(command)
}

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let settings = "title = \"A paper\"\nbase_url = \"https://example.org\"\n";
    for (path, text) in files.iter().chain([&("site.toml", settings)]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

#[test]
#[ignore = "needs Node and npm's @microsoft/jest-sarif and ajv-draft-04"]
fn logs_hold_the_schema() {
    let front = "+++\ntitle = \"A\"\ndate = 2025-08-16\naliases = [\"/a/\"]\n+++\n";
    let text = format!("{front}In the the [harbour](https://example.org/nowhere/).\n");
    let draft = "+++\ntitle = \"Geschäft\"\ndate = 2025-08-16\n+++\n[a](a%20b.md)\n";
    for files in [
        // Findings at places, in whole files and in none.
        &[("content/articles/ä b, 100%.md", &*text), ("static/unused.bin", "x")][..],
        // One that stops the build, with places that explain it.
        &[("content/articles/a.md", &*text), ("content/articles/b.md", &*text)],
        &[("content/articles/c.md", draft)],
        &[],
    ] {
        let folder = site(files);
        let log = log(folder.path());
        assert_eq!(judge(&log), "valid\n", "{log}");
    }
}

/// A program that reads nothing finds nothing.
#[test]
#[ignore = "needs Node and npm's @microsoft/jest-sarif and ajv-draft-04"]
fn the_program_sees_what_is_no_log() {
    let folder = site(&[]);
    let log = log(folder.path())
        .replace("\"ruleIndex\": ", "\"ruleIndex\": -2")
        .replace("\"2.1.0\"", "\"2\"");
    let said = judge(&log);
    assert!(said.contains("/version: must be equal") && said.ends_with("not valid\n"), "{said}");
    assert!(said.contains("/ruleIndex: must be >= -1"), "{said}");
}
