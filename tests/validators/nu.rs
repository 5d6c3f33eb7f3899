//! Pages, style sheets and drawings by the Nu HTML checker: no error and no warning.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::site::Site;
use crate::tools::{nu, output_of};

/// Two rules that texts break most easily need no checker.
#[test]
fn no_page_has_an_id_twice_or_a_control_character() {
    for site in Site::all() {
        for (path, page) in site.pages() {
            let mut ids = BTreeSet::new();
            for id in page.elements.iter().filter_map(|element| element.get("id")) {
                assert!(ids.insert(id), "{path} has the id `{id}` twice");
            }
        }
        for (path, text) in site.texts(".html") {
            let control = text.find(|c: char| c.is_control() && c != '\n' && c != '\t');
            assert_eq!(control, None, "{path} has a control character");
        }
    }
}

#[test]
#[ignore = "needs Java and npm's vnu-jar"]
fn every_page_style_sheet_and_drawing_is_valid() {
    for site in Site::all() {
        let messages = check(&site.output());
        assert!(messages.is_empty(), "{}", messages.join("\n"));
    }
}

/// A checker that reads nothing finds nothing.
#[test]
#[ignore = "needs Java and npm's vnu-jar"]
fn the_checker_sees_what_is_not() {
    let folder = TempDir::new().expect("a temporary folder");
    let page = "<!doctype html>\n<html lang=\"en\"><title>A</title><p><h1>B</h1></p>\n";
    let deep = folder.path().join("tags/قانون");
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("index.html"), page).expect("a page");
    fs::write(folder.path().join("style.css"), "a { colr: red }\n").expect("a style sheet");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><box/></svg>\n";
    fs::write(folder.path().join("drawing.svg"), drawing).expect("a drawing");
    let messages = check(folder.path());
    for file in ["index.html", "style.css", "drawing.svg"] {
        assert!(messages.iter().any(|it| it.contains(file)), "{file}: {messages:#?}");
    }
}

/// What the checker says of the files in a folder, a line for each message.
fn check(folder: &Path) -> Vec<String> {
    let mut command = nu();
    command.args(["--skip-non-html", "--also-check-css", "--also-check-svg"]);
    command.args(["--format", "json", "--stdout", "--exit-zero-always"]);
    command.arg(folder);
    let report: Value = serde_json::from_str(&output_of(command)).expect("a report");
    let messages = report["messages"].as_array().expect("messages").iter();
    messages
        .map(|message| {
            let text = |key: &str| message[key].as_str().unwrap_or_default().to_owned();
            let line = &message["lastLine"];
            format!("{}:{line}: {}: {}", text("url"), text("message"), text("extract"))
        })
        .collect()
}
