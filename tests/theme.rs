//! The theme as readers meet it, in a real Chromium: readable for all, from any machine, by
//! keyboard, at any width, on paper, without a script, and under the policy that hosts are told.
//!
//! These tests are ignored where Node, Chromium or npm's packages are missing; `.ci/run` brings
//! them and says where they are.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

#[path = "validators/page.rs"]
#[allow(dead_code, reason = "the validators use the rest of it")]
mod page;
#[path = "validators/site.rs"]
#[allow(dead_code, reason = "the validators use the rest of it")]
mod site;

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use site::Site;

/// A page of every template: the first of each kind, and those that run from right to left.
fn one_of_each(site: &Site) -> Vec<String> {
    let mut kinds = BTreeSet::new();
    let mut found = Vec::new();
    for (path, text) in site.texts(".html") {
        let class = text.split("<body class=\"").nth(1).and_then(|rest| rest.split('"').next());
        let dir = text.contains("dir=\"rtl\">\n<head>");
        // A page of the text edition has no class, and an alias no body to speak of.
        let kind = class.or_else(|| path.starts_with("text/").then_some("text"));
        let is_deep = path.contains("/page/");
        if kind.is_some_and(|kind| kinds.insert((kind, dir, is_deep))) {
            found.push(url(site, path));
        }
    }
    assert!(kinds.len() > 20, "{kinds:?}");
    found
}

/// The articles.
fn articles(site: &Site) -> Vec<String> {
    let pages =
        site.texts(".html").filter(|(_, text)| text.contains("<body class=\"page-article\""));
    pages.map(|(path, _)| url(site, path)).collect()
}

/// The URL of a page from the root of the host.
fn url(site: &Site, path: &str) -> String {
    let url = site.url_of(path);
    let host = url.splitn(4, '/').nth(3).expect("a path");
    format!("/{host}")
}

/// The folder that the site's URLs begin with.
fn folder(site: &Site) -> String {
    url(site, "index.html")
}

fn variable(name: &str, what: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("set {name} to the path of {what}; `.ci/run` installs it and runs these tests")
    })
}

fn lines_of(mut command: Command) -> Vec<Value> {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{complaint}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// What `look.js` finds wrong with pages of a site.
fn faults(check: &str, site: &Site, pages: &[String]) -> Vec<String> {
    let mut command = Command::new("node");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/theme/look.js"));
    command.arg(check).arg(site.output()).arg(folder(site)).args(pages);
    command.env("DATELINE_PLAYWRIGHT", variable("DATELINE_PLAYWRIGHT", "npm's playwright-core"));
    command.env("DATELINE_AXE", variable("DATELINE_AXE", "the `axe.min.js` of npm's axe-core"));
    let mut lines: Vec<String> =
        lines_of(command).iter().filter_map(Value::as_str).map(str::to_owned).collect();
    assert_eq!(lines.pop().as_deref(), Some("done"));
    lines
}

#[track_caller]
fn nothing_is_wrong(check: &str, pages: impl Fn(&Site) -> Vec<String>) {
    for site in Site::all() {
        let faults = faults(check, &site, &pages(&site));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
#[ignore = "needs Node, Chromium and npm's axe-core"]
fn axe_finds_nothing_on_any_page_light_dark_or_from_right_to_left() {
    nothing_is_wrong("axe", one_of_each);
}

/// The policy is in force, and consoles stay empty: `look.js` says what they show.
#[test]
#[ignore = "needs Node and Chromium"]
fn every_page_fits_every_width_and_letters_of_twice_the_size() {
    nothing_is_wrong("fits", one_of_each);
}

#[test]
#[ignore = "needs Node and Chromium"]
fn the_keyboard_goes_from_top_to_bottom_and_is_seen() {
    nothing_is_wrong("keyboard", one_of_each);
}

#[test]
#[ignore = "needs Node and Chromium"]
fn the_choice_of_a_dark_page_is_remembered() {
    nothing_is_wrong("choice", |site| vec![articles(site)[0].clone()]);
}

#[test]
#[ignore = "needs Node and Chromium"]
fn without_a_script_nothing_is_missing() {
    nothing_is_wrong("scriptless", one_of_each);
}

#[test]
#[ignore = "needs Node and Chromium"]
fn an_article_on_paper_has_its_address_and_where_its_links_lead() {
    nothing_is_wrong("paper", articles);
}

/// A check that sees nothing finds nothing.
#[test]
#[ignore = "needs Node, Chromium and npm's axe-core"]
fn the_checks_see_what_is_not() {
    let site = Site::example();
    let page = "<!doctype html><html><title>A</title><link rel=\"stylesheet\" href=\"/bad.css\"><body><img src=\"https://x.example/a.png\">\
                <p style=\"width: 3000px\">wide<a href=\"/\" class=\"x\">b</a></html>";
    std::fs::write(site.output().join("bad.html"), page).expect("a page");
    std::fs::write(site.output().join("bad.css"), "a { outline: 0 }").expect("a style sheet");
    let pages = ["/bad.html".to_owned()];
    for (check, words) in [
        (
            "axe",
            vec![
                "html-has-lang",
                "image-alt",
                "asks for https://x.example/",
                "Content Security Policy",
            ],
        ),
        ("keyboard", vec!["no ring"]),
        ("scriptless", vec!["no headline"]),
    ] {
        let found = faults(check, &site, &pages).join("\n");
        for word in words {
            assert!(found.contains(word), "{word} in:\n{found}");
        }
    }
}

#[test]
#[ignore = "needs Node, Chromium and npm's lighthouse"]
fn lighthouse_gives_full_marks() {
    let site = Site::example();
    let folder =
        variable("DATELINE_LIGHTHOUSE", "the `node_modules` with npm's lighthouse and node");
    let mut command = Command::new(format!("{folder}/node/bin/node"));
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/theme/lighthouse.mjs"));
    command.arg(site.output()).arg("/").args([
        "/",
        "/2025/04/22/what-cuts-a-baltic-cable/",
        "/tags/nato/",
        "/2025/05/",
    ]);
    command.env("DATELINE_LIGHTHOUSE", &folder);
    let pages = lines_of(command);
    assert_eq!(pages.len(), 4);
    for page in pages {
        let scores = page["scores"].as_object().expect("scores");
        assert_eq!(scores.len(), 4, "{page}");
        assert!(scores.values().all(|score| score == 100), "{page:#}");
    }
}
