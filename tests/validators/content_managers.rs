//! Settings of content managers by their own rules, and what they save.

use std::fs;
use std::path::Path;

use dateline::schema::{Cms, Words};
use dateline::{parse, read};
use tempfile::TempDir;

use crate::site::Site;
use crate::tools::{content_managers, output_of};

const MANAGERS: [(&str, Cms); 3] =
    [("decap", Cms::Decap), ("sveltia", Cms::Sveltia), ("pages", Cms::Pages)];

/// What each content manager says of its settings for a site.
fn said_of(root: &Path, change: impl Fn(&str, String) -> String) -> String {
    let (sources, _) = read::read(root).expect("a site");
    let (parsed, _) = parse::parse(&sources);
    let folder = TempDir::new().expect("a temporary folder");
    for (name, cms) in MANAGERS {
        let settings = cms.settings(&parsed.config, &Words::of(&parsed), "paper/site");
        let file = folder.path().join(format!("{name}.yml"));
        fs::write(file, change(name, settings)).expect("a file");
    }
    let mut command = content_managers();
    command.arg("settings").arg(folder.path());
    output_of(command)
}

const NO_FAULT: &str = "decap: judged\nsveltia: judged\npages: judged\n";

#[test]
#[ignore = "needs Node and the packages of content managers"]
fn content_managers_take_their_settings() {
    for site in Site::all() {
        assert_eq!(said_of(&site.root(), |_, settings| settings), NO_FAULT);
    }
}

/// A judge that is never against it is none.
#[test]
#[ignore = "needs Node and the packages of content managers"]
fn content_managers_see_what_is_wrong() {
    let site = Site::everything();
    for (from, to, fault) in [
        ("label: Tags\n", "lable: Tags\n", "decap: 'collections[3]' must have required property"),
        ("widget: datetime\n", "widget: calendar\n", "decap: date: no widget calendar"),
        ("    create: true\n", "    creates: true\n", "sveltia: "),
        ("type: boolean\n", "type: bool\n", "pages: "),
    ] {
        let said = said_of(&site.root(), |_, settings| settings.replacen(from, to, 99));
        assert!(said.contains(fault), "{from}: {said}");
    }
}

#[test]
#[ignore = "needs Node and the packages of content managers"]
fn what_content_managers_save_is_the_same_site() {
    for (name, cms) in MANAGERS {
        // What Decap writes TOML with breaks a text that has a deletion mark in it.
        let sites = Site::all().into_iter().take(if cms == Cms::Decap { 1 } else { 2 });
        for site in sites {
            let mut command = content_managers();
            command.args(["save", name]).arg(site.root().join("content"));
            let saved: usize = output_of(command).trim().parse().expect("a number");
            assert!(saved > 10, "{saved}");
            let again = site.rebuilt();
            for (path, bytes) in &site.files {
                assert!(again.get(path) == Some(bytes), "{path} is another after {name}");
            }
            assert_eq!(again.len(), site.files.len());
        }
    }
}
