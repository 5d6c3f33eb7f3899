//! Commands, their options and the theme's files.

use std::path::{Path, PathBuf};

use dateline::locale::DateStyle;

use crate::answer::dateline;
use crate::text::{code_in, readme, rows, section};

/// What a command prints.
fn said(arguments: &[&str]) -> String {
    dateline(Path::new(""), arguments).out
}

/// The first words of the lines below a heading of a help text.
fn entries(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.take_while(|line| line.is_empty() || line.starts_with(' '));
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn every_command_and_option_is_described_and_no_other() {
    let help = said(&["--help"]);
    let mut commands = entries(&help, "Commands:");
    commands.retain(|command| command != "help");
    let headings: Vec<&str> =
        section("## Commands").lines().filter_map(|it| it.strip_prefix("### dateline ")).collect();
    assert_eq!(headings, commands, "the commands");
    for command in &commands {
        let help = said(&[command, "--help"]);
        let about = section(&format!("### dateline {command}"));
        let mut options: Vec<&str> = help
            .split_whitespace()
            .filter(|word| word.starts_with("--") && *word != "--help")
            .filter(|word| help.lines().any(|line| line.trim_start().starts_with(word)))
            .collect();
        options.sort_unstable();
        options.dedup();
        let mut described: Vec<String> = Vec::new();
        if about.contains("| option |") {
            let cells = rows(about, "option").into_iter().map(|row| row[0].clone());
            described
                .extend(cells.map(|cell| {
                    code_in(&cell)[0].split(' ').next().expect("an option").to_owned()
                }));
        }
        described.sort();
        assert_eq!(described, options, "the options of `{command}`");
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
fn every_file_of_the_theme_is_named() {
    for file in said(&["eject"]).lines() {
        let (_, name) = file.split_once('/').expect("a folder");
        assert!(section("### The theme's files").contains(&format!("`{name}`")), "{file}");
    }
}

#[test]
fn every_style_of_dates_is_named() {
    for style in DateStyle::names() {
        assert!(section("### Filters").contains(&format!("`{style}`")), "{style}");
    }
}

#[test]
fn links_within_the_readme_lead_somewhere() {
    let places: Vec<String> = readme()
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            // As code hosts make them: letters and digits, hyphens for spaces.
            let text = line.trim_start_matches('#').trim().to_lowercase();
            let kept = text.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c));
            kept.collect::<String>().replace(' ', "-")
        })
        .collect();
    let prose: String = readme().split('`').step_by(2).collect();
    for target in prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if let Some(place) = target.strip_prefix('#') {
            assert!(places.iter().any(|known| known == place), "#{place}");
        }
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE", "CHANGELOG.md", "src/lib.rs"] {
        assert!(readme().contains(&format!("]({file})")), "{file} isn't linked to");
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        assert!(root.join(file).is_file(), "there is no {file}");
    }
}
