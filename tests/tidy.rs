//! Holds what the map in `src/lib.rs` says of the house, by reading the source.
//!
//! A room uses what stands before it; files, clocks and the terminal are touched where the map
//! says; files and functions stay short; files of a room take from each other in no circle; every
//! template and every word of the theme is used.

#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/rooms.rs"]
mod rooms;

use rooms::{DOORS, LOW, ROOMS};

/// Files of more than 400 lines, and why.
const LONG_FILES: [(&str, &str); 1] = [("tests/suite/markdown.rs", "a list of cases")];

/// Functions of more than 80 lines, and why.
const LONG_FUNCTIONS: [(&str, &str); 0] = [];

/// Takes what is on a list out of `found`, and adds what needn't be on it any more.
fn without_listed(found: BTreeMap<String, String>, list: &[(&str, &str)]) -> Vec<String> {
    let gone = list.iter().filter(|(name, _)| !found.contains_key(*name));
    let gone = gone.map(|(name, _)| format!("{name}: take it off the list, it isn't so any more"));
    let gone: Vec<String> = gone.collect();
    let is_listed = |name: &String| list.iter().any(|(listed, _)| listed == name);
    let faults = found.into_iter().filter(|(name, _)| !is_listed(name)).map(|(_, fault)| fault);
    faults.chain(gone).collect()
}

#[derive(Clone)]
struct File {
    /// Below the repository, with `/`.
    path: String,
    text: String,
}

impl File {
    /// Lines of code: no comments. Numbers count from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The room or small thing that it belongs to.
    fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
    }
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
    let found = found.map(|entry| entry.expect("a folder that can be read").into_path());
    let files = found.filter(|path| path.to_string_lossy().ends_with(ending));
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(root).expect("a file of the repository");
        let text = fs::read_to_string(&path).expect("a text file").replace("\r\n", "\n");
        File { path: name.to_string_lossy().replace('\\', "/"), text }
    };
    files.map(read).collect()
}

fn rust() -> Vec<File> {
    [files("src", ".rs"), files("tests", ".rs")].concat()
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The modules of the crate that a line names: `crate::path` and `crate::{parse, read}`.
fn named(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or(rest);
        let one = list.split(|it: char| !it.is_alphanumeric() && it != '_').next();
        if list.len() == rest.len() {
            names.extend(one);
        } else {
            names.extend(list.split(',').filter_map(|it| it.trim().split(':').next()));
        }
    }
    names
}

#[test]
fn a_room_uses_what_stands_before_it() {
    let rank = |room: &str| ROOMS.iter().position(|it| *it == room);
    let low = |name: &str| LOW.iter().find(|(it, _)| *it == name);
    let mut faults = Vec::new();
    for file in files("src", ".rs") {
        let room = file.room();
        for (number, line) in file.code() {
            for name in named(line).into_iter().filter(|name| *name != room) {
                let is_allowed = match (rank(room), low(room)) {
                    (Some(own), _) => low(name).is_some() || rank(name).is_some_and(|it| it < own),
                    (None, Some((_, others))) => others.contains(&name),
                    (None, None) => matches!(room, "main" | "lib"),
                };
                if !is_allowed {
                    faults.push(format!("{}:{number}: `{room}` uses `{name}`", file.path));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_module_has_its_place_in_the_map() {
    let lib = files("src", "lib.rs").remove(0).text;
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let modules: BTreeSet<&str> = modules.collect();
    let known: BTreeSet<&str> = ROOMS.into_iter().chain(LOW.map(|(name, _)| name)).collect();
    assert_eq!(modules, known);
    for module in modules {
        assert!(lib.contains(&format!("[`{module}`]")), "the map doesn't name `{module}`");
    }
}

#[test]
fn the_world_is_touched_by_few() {
    let mut faults = Vec::new();
    for file in files("src", ".rs") {
        let inside = &file.path["src/".len()..];
        for (number, line) in file.code() {
            for (what, words, may) in DOORS {
                let is_allowed = may.iter().any(|it| inside.starts_with(it));
                if !is_allowed && words.iter().any(|word| has_word(line, word)) {
                    faults.push(format!("{}:{number}: {what} isn't for here", file.path));
                }
            }
        }
    }
    assert_none(&faults);
}

/// Whether a word stands in a line and doesn't only end another.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(index, _)| {
        !line[..index].ends_with(|before: char| before.is_alphanumeric() || before == '_')
    })
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut faults = Vec::new();
    let mut long = BTreeMap::new();
    for File { path, text } in rust() {
        if !text.starts_with("//! ") {
            faults.push(format!("{path}: it doesn't open with `//! `"));
        }
        let lines = is_code(&text).into_iter().filter(|is_code| *is_code).count();
        if lines > 400 {
            let fault = format!("{path}: {lines} lines of code are too many");
            long.insert(path, fault);
        }
    }
    faults.extend(without_listed(long, &LONG_FILES));
    assert_none(&faults);
}

#[test]
fn functions_are_short() {
    let mut long = BTreeMap::new();
    for File { path, text } in rust() {
        for (name, first, lines) in functions(&text).into_iter().filter(|(.., lines)| *lines > 80) {
            let fault = format!("{path}:{first}: `{name}` has {lines} lines of code");
            long.insert(format!("{path}::{name}"), fault);
        }
    }
    assert_none(&without_listed(long, &LONG_FUNCTIONS));
}

/// For each line whether it is code. Texts that go on over many lines are fixtures and pictures, which
/// are as long as they are.
fn is_code(text: &str) -> Vec<bool> {
    let mut lines = vec![true];
    let mut rest = text;
    // What ends the text that we are in; none between texts.
    let mut end: Option<String> = None;
    while let Some(first) = rest.chars().next() {
        let mut step = first.len_utf8();
        if first == '\n' {
            lines.push(end.is_none());
        } else if let Some(closing) = &end {
            if rest.starts_with(closing) {
                step = closing.len();
                end = None;
            } else if first == '\\' && closing == "\"" && !rest[1..].starts_with('\n') {
                step += rest[1..].chars().next().map_or(0, char::len_utf8);
            }
        } else if rest.starts_with("//") {
            step = rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            step = 3;
        } else if rest.starts_with("r#") || rest.starts_with("r\"") {
            let marks = rest[1..].chars().take_while(|it| *it == '#').count();
            if rest[1 + marks..].starts_with('"') {
                step = 2 + marks;
                end = Some(format!("\"{}", "#".repeat(marks)));
            }
        } else if first == '"' {
            end = Some("\"".to_owned());
        }
        rest = &rest[step..];
    }
    lines
}

#[test]
fn texts_over_many_lines_are_no_code() {
    let text = "let a = \"x\\\n one\n two \\\" three\n\";\nb('\"'); // \"\nr#\"\n\"\n\"#;\n";
    let code = [true, false, false, false, true, true, false, false, true];
    assert_eq!(is_code(text), code);
}

/// Functions with their first line and their length in code. rustfmt puts the last `}` under the first word.
fn functions(text: &str) -> Vec<(&str, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let code = is_code(text);
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let Some((before, rest)) = words.split_once("fn ") else { continue };
        let is_function = before.split_whitespace().all(|word| {
            word.starts_with("pub")
                || word.ends_with(')')
                || ["const", "async", "in"].contains(&word)
        });
        if !is_function || words.starts_with("//") || words.ends_with('}') || words.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let length = lines[index..].iter().position(|line| *line == end).map_or(0, |it| it + 1);
        let length = code[index..index + length].iter().filter(|is_code| **is_code).count();
        let name = rest.split(|it: char| !it.is_alphanumeric() && it != '_').next();
        found.push((name.unwrap_or(rest), index + 1, length));
    }
    found
}

#[test]
fn nothing_is_global_unsafe_or_put_off() {
    let put_off =
        ["TO-DO", "FIX-ME", "to-do!", "unimple-mented!", "X-XX"].map(|it| it.replace('-', ""));
    // What one build looks up once may be a field; what every build shares would be a `static`.
    let global = ["static mut", "LazyLock", "LazyCell", "thread_local!"];
    let mut faults = Vec::new();
    for file in rust().into_iter().filter(|file| file.path != "tests/tidy.rs") {
        for (number, line) in file.text.lines().enumerate() {
            let is_put_off = put_off.iter().any(|it| has_word(line, it));
            let code = line.trim_start();
            // A fuzzer may keep what it makes once; the program keeps nothing.
            let is_global = file.path.starts_with("src/")
                && (global.iter().any(|it| has_word(code, it))
                    || code.trim_start_matches("pub").trim_start().starts_with("static "));
            let is_unsafe = has_word(code, "unsafe ");
            let is_comment = code.starts_with("//");
            if is_put_off || (!is_comment && (is_global || is_unsafe)) {
                faults.push(format!("{}:{}: {code}", file.path, number + 1));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn ignored_tests_say_what_they_need() {
    let mut faults = Vec::new();
    for file in rust().iter().filter(|file| file.path != "tests/tidy.rs") {
        for (number, line) in file.code().filter(|(_, line)| line.contains("#[ignore")) {
            if !line.contains("#[ignore = \"needs ") {
                faults.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert_none(&faults);
}

/// The first names after `before` wherever it stands in a text.
fn names_after<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
    text.match_indices(before)
        .filter(|(index, _)| !text[..*index].ends_with(|it: char| is_name(it) || it == '.'))
        .filter_map(|(index, _)| text[index + before.len()..].split(|it| !is_name(it)).next())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn every_word_of_the_theme_is_there_and_is_used() {
    let english = files("templates/strings", "en.toml").remove(0).text;
    let english: toml::Table = english.parse().expect("TOML");
    let templates = files("templates", ".html");
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    for file in &templates {
        let names = names_after(&file.text, "t.").into_iter();
        used.extend(names.map(|name| (name.to_owned(), file.path.clone())));
    }
    for file in files("src", ".rs").iter().filter(|file| file.path.starts_with("src/")) {
        for before in [".get(&[\"", ".item(\""] {
            let places = file.text.split(before).skip(1);
            let names = places.filter_map(|rest| rest.split('"').next());
            used.extend(names.map(|name| (name.to_owned(), file.path.clone())));
        }
    }
    let missing = used.iter().filter(|(name, _)| !english.contains_key(*name));
    let missing = missing.map(|(name, path)| format!("{path}: en.toml has no `{name}`"));
    let unused = english.keys().filter(|name| !used.contains_key(*name));
    let unused = unused.map(|name| format!("templates/strings/en.toml: nothing says `{name}`"));
    assert_none(&missing.chain(unused).collect::<Vec<_>>());
}

#[test]
fn every_template_of_the_theme_is_used() {
    let templates = files("templates", ".html");
    let rust: String = files("src", ".rs")
        .into_iter()
        .filter(|file| file.path != "src/read/theme.rs")
        .map(|file| file.text)
        .collect();
    let mut faults = Vec::new();
    for file in &templates {
        let name = format!("\"{}\"", &file.path["templates/".len()..]);
        let others = || templates.iter().filter(|other| other.path != file.path);
        let components = names_after(&file.text, "{% component ");
        let is_used = rust.contains(&name)
            || others().any(|other| other.text.contains(&name))
            || components.iter().any(|it| {
                let ways = [format!("<{it} "), format!("| {it}")];
                others().any(|other| ways.iter().any(|way| other.text.contains(way)))
            });
        if !is_used {
            faults.push(format!("{}: nothing uses it", file.path));
        }
    }
    assert_none(&faults);
}
