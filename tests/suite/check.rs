//! `dateline check`: every rule by a fault that is planted, and nothing where there is none.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use dateline::command::Exit;

use crate::command::{Answer, dateline, process};
use crate::project::Project;

mod allowed;
mod external;
mod headers;
mod memory;
mod planted;
mod reports;
mod since;
mod sound;
mod trust;
mod vale;

const SITE: &str = r#"title = "Test"
base_url = "https://example.org"
description = "A paper for tests."
menu = [{ title = "About", url = "/about/" }]

[publisher]
publishing_principles = "/about/"
corrections_policy = "/about/"
ownership_funding_info = "/about/"
email = "desk@example.org"
"#;

const ABOUT: &str = "+++\ntitle = \"About\"\nsummary = \"Who we are.\"\n+++\nWho we are.\n";

/// A site with nothing wrong.
fn sound(files: &str) -> Project {
    let project = Project::new("");
    project.write("site.toml", SITE);
    project.write("content/pages/about.md", ABOUT);
    write(&project, "talks", "", "They spoke.");
    let more = Project::new(files);
    for (path, bytes) in crate::project::tree(more.root()) {
        if path != "site.toml" || files.contains("-- site.toml --") {
            project.write(&path, bytes);
        }
    }
    project
}

/// Writes an article with nothing wrong but what these keys and this text bring.
fn write(project: &Project, name: &str, keys: &str, text: &str) {
    let mut front = String::new();
    for (key, value) in [
        ("title", format!("\"Report on {name}\"")),
        ("date", "2025-08-16".to_owned()),
        ("summary", format!("\"What {name} is about.\"")),
        ("authors", "[\"Ann\"]".to_owned()),
    ] {
        let is_given = keys.lines().any(|line| line.starts_with(&format!("{key} =")));
        if !is_given && !keys.lines().any(|line| line == format!("# no {key}")) {
            front.extend([key, " = ", &value, "\n"]);
        }
    }
    project.write(
        &format!("content/articles/{name}.md"),
        format!("+++\n{front}{keys}\n+++\n{text}\n"),
    );
}

fn check(project: &Project, arguments: &[&str]) -> Answer {
    dateline(project.root(), &[&["check"], arguments].concat())
}

/// The same as a process of its own, for what asks others: of the environment only this reaches it, so
/// no proxy and no settings of Git.
fn check_apart(project: &Project, arguments: &[&str], environment: &[(&str, &OsStr)]) -> Answer {
    let mut all = [&["check"], arguments].concat();
    if !arguments.contains(&"--now") {
        all.extend(["--now", "2025-09-01T12:00:00Z"]);
    }
    let mut command = process(&all);
    command.current_dir(project.root()).envs(environment.iter().copied());
    let output = command.output().expect("a process");
    let ways = [Exit::Done, Exit::Faults, Exit::Usage];
    let exit = ways.into_iter().find(|it| Some(*it as i32) == output.status.code());
    let [out, err] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("text"));
    Answer { exit: exit.expect("an exit code"), out, err }
}

/// Expects exactly these findings, as `CODE path:line:column`.
#[track_caller]
fn finds(project: &Project, expected: &[&str]) {
    finds_with(project, &[], expected);
}

/// The same of a check with options.
#[track_caller]
fn finds_with(project: &Project, options: &[&str], expected: &[&str]) {
    has(&check(project, &[options, &["--format", "short"]].concat()), expected);
}

/// Expects exactly these findings in an answer of the short format.
#[track_caller]
fn has(answer: &Answer, expected: &[&str]) {
    let mut found: Vec<String> = Vec::new();
    for line in answer.out.lines() {
        if let Some((place, rest)) = line.split_once(": ")
            && let Some((_, code)) = rest.split_once('[')
        {
            let code = code.split(']').next().expect("a code");
            found.push(format!("{code} {place}"));
        } else if let Some((_, code)) = line.split_once('[') {
            found.push(code.split(']').next().expect("a code").to_owned());
        }
    }
    found.sort();
    let mut expected: Vec<&str> = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "\n{}{}", answer.out, answer.err);
}

#[test]
fn a_sound_site_has_no_findings() {
    let project = sound("");
    let answer = check(&project, &["--deny", "warnings"]);
    answer.is(Exit::Done, "checked: 0 errors, 0 warnings\n", "");
}

#[test]
fn the_example_site_has_no_findings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::new("");
    for folder in ["content", "static", "templates"] {
        for (path, bytes) in crate::project::tree(&root.join(folder)) {
            project.write(&format!("{folder}/{path}"), bytes);
        }
    }
    project.write("site.toml", fs::read(root.join("site.toml")).expect("settings"));
    let answer = check(&project, &["--now", "2026-11-23", "--deny", "warnings"]);
    answer.is(Exit::Done, "checked: 0 errors, 0 warnings\n", "");
}

#[test]
fn a_new_site_is_told_what_it_has_yet_to_say() {
    let folder = crate::command::site();
    let answer = dateline(folder.path(), &["check", "--format", "short"]);
    let missing: Vec<&str> = answer
        .out
        .lines()
        .filter_map(|line| line.split_once("the paper ")?.1.split(';').next())
        .collect();
    assert_eq!(
        missing,
        [
            "doesn't say how it puts mistakes right",
            "doesn't say how it works",
            "doesn't say how to reach it",
            "doesn't say who owns it and who pays"
        ]
    );
    assert!(answer.out.ends_with("checked: 0 errors, 4 warnings\n"), "{}", answer.out);
    assert_eq!(answer.exit, Exit::Done);
}
