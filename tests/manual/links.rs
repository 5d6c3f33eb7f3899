//! The links of all Markdown of the repository lead somewhere.

use std::fs;
use std::path::{Path, PathBuf};

use crate::text::{headings, manual, page};

/// The place of a heading, as code hosts make it: letters, digits, `_`, hyphens for spaces.
fn place(heading: &str) -> String {
    let text = heading.trim().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

/// Where the links and pictures of a text lead, but for those in code.
fn targets(text: &str) -> Vec<&str> {
    let mut in_code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        if in_code {
            continue;
        }
        // What stands between backticks is code: `](` counts where an even number of them is before it.
        for (begin, ending) in [("](", ')'), ("src=\"", '"')] {
            for (at, _) in line.match_indices(begin) {
                if line[..at].matches('`').count() % 2 == 0 {
                    found.extend(line[at + begin.len()..].split(ending).next());
                }
            }
        }
    }
    found
}

/// The Markdown of the repository that is for people: none of the example site's.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["", "docs", "benches", ".github"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let files = files.map(|file| file.expect("a file").path());
    files.filter(|path| path.extension().is_some_and(|it| it == "md")).collect()
}

#[test]
fn no_link_is_dead() {
    let mut dead = Vec::new();
    for file in documents() {
        let text = fs::read_to_string(&file).expect("a text");
        for target in targets(&text) {
            if target.starts_with("https://") || target.starts_with("http://") {
                continue;
            }
            let (path, wanted) = target.split_once('#').unwrap_or((target, ""));
            let folder = file.parent().expect("a folder");
            let other = if path.is_empty() { file.clone() } else { folder.join(path) };
            let is_there = other.exists()
                && (wanted.is_empty() || {
                    let text = fs::read_to_string(&other).expect("a text");
                    headings(&text).iter().any(|(_, heading)| place(heading) == wanted)
                });
            if !is_there {
                dead.push(format!("{}: {target}", file.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn the_readme_and_the_index_lead_to_every_page() {
    let (readme, index) = (page("README.md"), fs::read_to_string(index()).expect("the index"));
    for name in manual() {
        assert!(readme.contains(&format!("](docs/{name})")), "README.md has no link to {name}");
        assert!(index.contains(&format!("]({name})")), "docs/README.md has no link to {name}");
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE", "CHANGELOG.md", "src/lib.rs"] {
        assert!(readme.contains(&format!("]({file})")), "{file} isn't linked to");
    }
}

fn index() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/README.md")
}

#[test]
fn the_readme_is_one_screen() {
    let lines = page("README.md").lines().count();
    assert!(lines <= 180, "README.md has {lines} lines: what it tells more belongs into docs/");
}

#[test]
fn a_dead_link_is_seen() {
    let text = "See [a](b.md#c), `[x](y)` and\n```\n[z](z.md)\n```\n<img src=\"d.png\">\n";
    assert_eq!(targets(text), ["b.md#c", "d.png"]);
    assert_eq!(place("What is in .dateline"), "what-is-in-dateline");
    assert_eq!(place("The theme's files"), "the-themes-files");
}
