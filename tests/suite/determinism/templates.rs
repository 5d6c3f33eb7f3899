//! Whatever templates can do shows the same in every process: hash maps are seeded anew in each.
//!
//! The site in `tests/sites/every-filter` does all of it. Nobody has to remember a new filter of Tera's:
//! what Tera has is counted here, and what the site uses of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use tera::Tera;

use super::{built, program, same};
use crate::project::{Project, tree};

/// The version whose syntax the site has all of: see there when it changes, and in Tera's changelog.
const TERA: &str = "2.4.0";

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-filter")
}

fn every_filter() -> Project {
    let project = Project::new("");
    for (path, bytes) in tree(&folder()) {
        project.write(&path, bytes);
    }
    project
}

#[test]
fn eight_processes_build_one_tree() {
    let projects: Vec<Project> = (0..8).map(|_| every_filter()).collect();
    let running = projects.iter().zip(1..).map(|(project, threads): (_, usize)| {
        let mut program = program(project);
        program
            .args(["--jobs", &threads.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        program.spawn().expect("a process")
    });
    let running: Vec<_> = running.collect();
    let mut all = Vec::new();
    for (project, process) in projects.iter().zip(running) {
        all.push(built(project, process.wait_with_output().expect("a process")));
    }
    let (expected, expected_words) = &all[0];
    for (found, words) in &all {
        same(found, expected, "another process");
        assert_eq!(words, expected_words);
    }
    // In the order of the list, of which the newest article is the first.
    let home = String::from_utf8_lossy(&expected["index.html"]).into_owned();
    let sections = "<p id=\"sections\">Africa Asia Energy Europe Trade World Arms Law</p>";
    assert!(home.contains(sections), "{home}");
}

/// The names in the templates of the site that stand behind `before` and in front of `after`.
fn names(before: &[&str], after: &str) -> BTreeSet<String> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let mut names = BTreeSet::new();
    for (_, bytes) in tree(&folder().join("templates")) {
        let text = String::from_utf8(bytes).expect("text");
        for (at, _) in text.match_indices(is_part) {
            let (head, tail) = text.split_at(at);
            let length = tail.find(|it| !is_part(it)).unwrap_or(tail.len());
            let is_first = !head.ends_with(is_part);
            let is_behind = before.iter().any(|it| head.trim_end().ends_with(it));
            if is_first && is_behind && tail[length..].starts_with(after) {
                names.insert(tail[..length].to_owned());
            }
        }
    }
    names
}

/// How many of something Tera has of its own.
fn count(of: &str) -> usize {
    let tera = format!("{:?}", Tera::new());
    let number = tera.split_once(&format!(" {of}: ")).and_then(|it| it.1.split_once(','));
    number.and_then(|it| it.0.parse().ok()).expect("a number")
}

fn is_teras(template: &str) -> bool {
    Tera::new().add_raw_template("", template).is_ok()
}

#[test]
fn the_site_uses_every_filter_test_and_function() {
    let (teras, own): (BTreeSet<_>, BTreeSet<_>) =
        names(&["|"], "").into_iter().partition(|it| is_teras(&format!("{{{{ 1 | {it} }}}}")));
    assert_eq!(teras.len(), count("filters"), "of Tera's filters the site uses {teras:?}");
    let tests: Vec<String> = names(&[" is", " is not"], "").into_iter().collect();
    let tests: Vec<_> =
        tests.iter().filter(|it| is_teras(&format!("{{{{ 1 is {it} }}}}"))).collect();
    assert_eq!(tests.len(), count("tests"), "of Tera's tests the site uses {tests:?}");
    let functions: Vec<String> = names(&[""], "(").into_iter().collect();
    let functions: Vec<_> =
        functions.iter().filter(|it| is_teras(&format!("{{{{ {it}() }}}}"))).collect();
    // `super` is known to Tera without being one.
    assert_eq!(
        functions.len(),
        count("functions") + 1,
        "of Tera's functions it uses {functions:?}"
    );

    let source = [
        include_str!("../../../src/render/filters.rs"),
        include_str!("../../../src/render/cards.rs"),
    ];
    let registered = source.iter().flat_map(|it| it.split("register_filter(").skip(1));
    let registered = registered.map(|it| match it.strip_prefix('"') {
        Some(rest) => rest.split('"').next().expect("a name").to_owned(),
        None => "teaser".to_owned(),
    });
    let registered: BTreeSet<String> = registered.filter(|it| !teras.contains(it)).collect();
    assert_eq!(own, registered, "of Dateline's own filters");
}

#[test]
fn the_site_knows_the_syntax_of_this_tera() {
    let mut lines = include_str!("../../../Cargo.lock").lines();
    lines.find(|line| *line == "name = \"tera\"").expect("Tera");
    let version = format!("version = \"{TERA}\"");
    assert_eq!(lines.next(), Some(&*version), "add its new syntax to tests/sites/every-filter");
}
