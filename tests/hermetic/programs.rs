//! Which programs tests run: their own, which begins with an empty environment, and these.

use crate::{File, assert_none, checks, text};

/// How tests name the program under test.
const OWN: &str = "env!(\"CARGO_BIN_EXE_dateline\")";

/// File, program, and who sees to it that it is there.
const OTHERS: [(&str, &str, Source); 11] = [
    ("tests/preview/server.rs", "\"/bin/sh\"", Source::EveryUnix),
    ("tests/hermetic/begin.rs", "\"bash\"", Source::Run),
    ("tests/suite/check/since.rs", "\"git\"", Source::Tools("git")),
    ("tests/preview/browser.rs", "\"node\"", Source::Tools("nodejs")),
    ("tests/theme.rs", "\"node\"", Source::Tools("nodejs")),
    ("tests/theme.rs", "format!(\"{folder}/node/bin/node\")", Source::Tools("node@$node")),
    ("tests/validators/metadata.rs", "program", Source::Tools("libimage-exiftool-perl")),
    ("tests/validators/metadata.rs", "own", Source::Run),
    ("tests/validators/tools.rs", "\"java\"", Source::Tools("default-jre-headless")),
    ("tests/validators/tools.rs", "\"node\"", Source::Tools("nodejs")),
    ("tests/validators/tools.rs", "python", Source::Tools("python3 -m venv")),
];

#[derive(Clone, Copy)]
enum Source {
    /// It is a part of the system wherever the test is compiled.
    EveryUnix,
    /// Who runs `.ci/run` runs it by this. The test is ignored.
    Run,
    /// `.ci/tools.sh` installs it, under this name. The tests are ignored.
    Tools(&'static str),
}

/// What is run at each place of a file: line, program, and the rest of the statement with what follows.
fn runs(file: &File) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    for (index, before) in file.text.match_indices("Command::new(") {
        let rest = &file.text[index + before.len()..];
        let mut depth = 1;
        let end = rest.find(|it: char| {
            depth += match it {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = end.unwrap_or(rest.len());
        let number = file.text[..index].lines().count().max(1);
        found.push((number, &rest[..end], &rest[end..]));
    }
    found
}

fn faults(files: &[File], others: &[(&str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        for (number, program, rest) in runs(file) {
            let near: String = rest.split_inclusive('\n').take(4).collect();
            let place = format!("{}:{number}", file.path);
            if program == OWN {
                if !near.contains(".env_clear()") {
                    faults.push(format!("{place}: the environment reaches the program under test"));
                }
            } else if !others.contains(&(file.path.as_str(), program)) {
                faults.push(format!("{place}: `{program}` isn't everywhere"));
            }
        }
    }
    let all: Vec<(&str, &str)> = files
        .iter()
        .flat_map(|file| {
            runs(file).into_iter().map(|(_, program, _)| (file.path.as_str(), program))
        })
        .collect();
    let gone = others.iter().filter(|other| !all.contains(other));
    faults.extend(
        gone.map(|(path, program)| format!("{path}: it doesn't run `{program}`: take it off")),
    );
    faults
}

#[test]
fn tests_run_no_program_that_may_be_missing() {
    let mut files = checks();
    let path = "tests/hermetic/begin.rs";
    files.push(File { path: path.into(), text: text(path) });
    assert_none(&faults(&files, &OTHERS.map(|(path, program, _)| (path, program))));
}

#[test]
fn what_tests_need_is_installed_and_they_say_so() {
    let tools = text(".ci/tools.sh");
    for (path, program, source) in OTHERS {
        let is_ignored = text(path).contains("ignore = \"needs ");
        match source {
            Source::EveryUnix => {}
            Source::Run => assert!(is_ignored, "{path}: {program}"),
            Source::Tools(name) => assert!(tools.contains(name), "{path}: {program}"),
        }
    }
}

#[test]
fn a_program_is_seen_wherever_it_is_run() {
    let text = "let a = Command::new(\"git\").arg(\"x\");\n\
                let b = std::process::Command::new(format!(\"{}\", name(1)));\n\
                let c = Command::new(env!(\"CARGO_BIN_EXE_dateline\"))\n    .arg(\"build\")\n    .env_clear();\n\
                let d = Command::new(env!(\"CARGO_BIN_EXE_dateline\")).status();\n";
    let file = File { path: "tests/made_up.rs".into(), text: text.into() };
    assert_eq!(
        faults(&[file], &[("tests/made_up.rs", "\"git\""), ("tests/gone.rs", "\"node\"")]),
        [
            "tests/made_up.rs:2: `format!(\"{}\", name(1))` isn't everywhere",
            "tests/made_up.rs:6: the environment reaches the program under test",
            "tests/gone.rs: it doesn't run `\"node\"`: take it off"
        ]
    );
}
