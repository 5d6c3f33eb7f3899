//! The commands that README.md and the manual show, run in a site that has what they name.

use dateline::command::Exit;

use crate::answer::dateline;
use crate::examples::{example, fragments, new_site};
use crate::text::pages;

/// What begins a line of a block, besides Dateline: other programs are the reader's own.
const OTHERS: [&str; 7] = ["awk", "benches", "cargo", "cd", "git", "mkdir", "rsync"];

/// The words of each call of Dateline in a line: alone, in a pipe, or within `$(…)`.
fn calls(line: &str) -> Vec<Vec<String>> {
    let ends = |text: &str| {
        let mut is_quoted = false;
        text.char_indices()
            .find(|(at, character)| {
                is_quoted ^= *character == '"';
                !is_quoted && ("|>)&#".contains(*character) || text[*at..].starts_with(" \\"))
            })
            .map_or(text.len(), |(at, _)| at)
    };
    let begins = |at: usize| {
        let before = line[..at].trim_end();
        before.is_empty() || before.ends_with(['|', '(', '&'])
    };
    let starts = line.match_indices("dateline ").filter(|(at, _)| begins(*at));
    let rests = starts.map(|(at, name)| &line[at + name.len()..]);
    rests.map(|rest| words(&rest[..ends(rest)])).collect()
}

/// The words of a command; those between quotes are one.
fn words(text: &str) -> Vec<String> {
    let parts = text.split('"').enumerate();
    let words = parts.flat_map(|(index, part)| {
        let is_quoted = index % 2 == 1;
        let words: Vec<&str> =
            if is_quoted { vec![part] } else { part.split_whitespace().collect() };
        words.into_iter().map(str::to_owned).collect::<Vec<_>>()
    });
    words.collect()
}

/// Whether a call can't end here: it serves until it is ended, or needs other hosts or a repository.
fn only_parsed(call: &[String]) -> bool {
    call[0] == "serve" || call.iter().any(|it| it == "--external" || it == "--since")
}

#[test]
fn every_command_that_is_shown_works() {
    for (page, _) in pages().iter().filter(|(page, _)| page != "contributing.md") {
        let project = if page == "README.md" { new_site() } else { example() };
        project.build();
        let mut folder = project.root().to_owned();
        if page == "README.md" {
            folder.pop();
        }
        for line in fragments("sh")
            .filter(|it| it.page == *page)
            .flat_map(|it| it.text.lines().map(str::to_owned).collect::<Vec<_>>())
        {
            if let Some(inside) = line.strip_prefix("cd ") {
                folder.push(inside);
            }
            for mut call in calls(&line) {
                if only_parsed(&call) {
                    call.push("--help".into());
                }
                let arguments: Vec<&str> = call.iter().map(String::as_str).collect();
                let answer = dateline(&folder, &arguments);
                let may_find = call[0] == "check" && answer.exit == Exit::Faults;
                assert!(answer.exit == Exit::Done || may_find, "{page}: {line}\n{}", answer.err);
            }
        }
    }
}

#[test]
fn every_line_of_a_shell_block_is_known() {
    for block in fragments("sh").filter(|it| it.page != "contributing.md") {
        let text = block.text.replace("\\\n", " ").replace("|\n", "| ");
        for line in text.lines().filter(|line| !line.is_empty()) {
            let first = line.split(['/', ' ']).next().unwrap_or(line);
            let is_known = !calls(line).is_empty() || OTHERS.contains(&first);
            assert!(is_known, "{}: {line}", block.page);
        }
    }
}

#[test]
fn calls_are_taken_out_of_lines() {
    let call = |line: &str| calls(line).concat();
    assert_eq!(call("dateline new \"A b\" --bundle  # x"), ["new", "A b", "--bundle"]);
    assert_eq!(call("$EDITOR \"$(dateline new \"A b\")\""), ["new", "A b"]);
    assert_eq!(call("cd /srv && dateline build --quiet && rsync a b"), ["build", "--quiet"]);
    assert_eq!(call("dateline man | man -l -"), ["man"]);
    assert!(calls("mkdir -p ~/dateline x").is_empty());
}
