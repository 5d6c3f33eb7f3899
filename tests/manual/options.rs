//! Commands, their options, the pages of the manual, and the theme's files.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use dateline::locale::DateStyle;

use crate::tables::holds;
use crate::text::{headings, manual, page, rows, section};

/// What a command prints, as wide as where there is no terminal.
fn said(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output = command.args(arguments).env_clear().stdin(Stdio::null()).output();
    String::from_utf8(output.expect("a process").stdout).expect("text")
}

/// The first words of the lines below a heading of a help text.
fn entries(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.take_while(|line| line.is_empty() || line.starts_with(' '));
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// The options of a help text as rows: `` `--root DIR` `` and what it means.
fn options(help: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut lines = help.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let Some(option) = line.strip_prefix("--") else { continue };
        let (name, about) = option.split_once("  ").unwrap_or((option, ""));
        let mut about = about.trim().to_owned();
        // It goes on up to an empty line or the next option.
        while let Some(more) = lines.next_if(|line| !line.is_empty() && !line.starts_with('-')) {
            about = format!("{about} {more}");
        }
        let about = about.trim().split(" [").next().expect("a text");
        let (first, rest) = about.split_at(1);
        let name = name.replace(['<', '>'], "");
        rows.push(vec![format!("`--{name}`"), format!("{}{rest}", first.to_lowercase())]);
    }
    rows
}

#[test]
fn every_command_and_option_is_described_and_no_other() {
    let commands = entries(&said(&["--help"]), "Commands:");
    let text = page("commands.md");
    let described: Vec<&str> =
        headings(&text).iter().filter_map(|(_, it)| it.strip_prefix("dateline ")).collect();
    assert_eq!(described, commands, "the commands");
    for command in &commands {
        let help = said(&[command, "--help"]);
        let heading = format!("## dateline {command}");
        let expected = options(&help);
        let about = section("commands.md", &heading);
        if expected.is_empty() {
            assert!(!about.contains("| option |"), "`{command}` has no options");
        } else {
            holds("commands.md", &heading, "option", &expected);
        }
        for line in help.lines().filter_map(|line| line.trim_start().strip_prefix("- ")) {
            let value = line.split(':').next().expect("a value");
            assert!(about.contains(&format!("`{value}`")), "`{value}` of `{command}`");
        }
        for shell in help.split("possible values: ").skip(1) {
            for value in shell.split(']').next().expect("values").split(", ") {
                assert!(about.contains(&format!("`{value}`")), "`{value}` of `{command}`");
            }
        }
    }
}

#[test]
fn the_program_has_every_page_of_the_manual() {
    let help = said(&["--help"]);
    for name in manual() {
        let topic = name.trim_end_matches(".md");
        assert_eq!(said(&["help", topic]), page(&name), "{name}");
        assert!(help.contains(&format!("\n  {topic} ")), "`{topic}` isn't in the help");
    }
}

#[test]
fn every_file_of_the_theme_is_named() {
    for file in said(&["eject"]).lines() {
        let (_, name) = file.split_once('/').expect("a folder");
        let files = section("theme.md", "## The theme's files");
        assert!(files.contains(&format!("`{name}`")), "{file}");
    }
}

#[test]
fn every_filter_is_described_and_no_other() {
    let source = include_str!("../../src/render/filters.rs");
    let registered = source.split("register_filter(\"").skip(1);
    let mut registered: BTreeSet<&str> =
        registered.filter_map(|rest| rest.split('"').next()).collect();
    registered.insert("teaser");
    let rows = rows(&section("templates.md", "## Filters"), "filter");
    let described: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row[0].rsplit("| ").next())
        .filter_map(|name| name.split(|it: char| !it.is_alphanumeric() && it != '_').next())
        .collect();
    assert_eq!(described, registered, "the manual (left) and the code on filters");
}

#[test]
fn every_style_of_dates_is_named() {
    for style in DateStyle::names() {
        assert!(section("templates.md", "## Filters").contains(&format!("`{style}`")), "{style}");
    }
}
