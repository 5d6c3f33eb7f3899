//! Input that is far too much: it is refused or published soon, and nothing breaks.

use std::time::{Duration, Instant};

use super::{article, text};
use crate::project::Project;

const DEEP: usize = 10_000;

/// Builds in good time, whatever comes of it.
fn soon(project: &Project) -> String {
    let started = Instant::now();
    let outcome = project.attempt();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(20), "it took {took:?}");
    crate::project::draw(project.root(), &outcome.diagnostics, dateline::diagnostic::Format::Human)
}

#[test]
fn five_megabytes_of_front_matter() {
    article(&format!("summary = \"{}\"", "word ".repeat(1_000_000))).fails(
        "error: the front matter is 4882 KB long, at most 64 KB are read
 --> content/articles/a.md:1:1
  |
1 | +++
  | ^^^ it begins here
  |
  = help: is a line `+++` missing between the keys and the text?",
    );
}

#[test]
fn nested_lists_in_front_matter() {
    let lines = format!("tags = {}{}", "[".repeat(DEEP), "]".repeat(DEEP));
    let said = soon(&article(&lines));
    let message = "error: too many brackets are open here\n --> content/articles/a.md:4:88\n";
    assert!(said.starts_with(message), "{said}");
    assert_eq!(said.matches("error: ").count(), 1, "{said}");
    assert!(said.len() < 1_000, "{said}");
}

#[test]
fn nested_tables_in_front_matter() {
    let lines = format!("extra = {}1{}", "{a=".repeat(DEEP), "}".repeat(DEEP));
    let said = soon(&article(&lines));
    assert!(said.contains("error: "), "{said}");
    let lines = format!("[extra{}]\nb = 1", ".a".repeat(DEEP));
    let said = soon(&article(&lines));
    assert!(said.contains("error: "), "{said}");
    let lines = format!("extra{} = 1", ".a".repeat(DEEP));
    let said = soon(&article(&lines));
    assert!(said.contains("error: "), "{said}");
}

#[test]
fn nested_markdown() {
    let bodies = [
        format!("{}a{}", "[".repeat(DEEP), "](b)".repeat(DEEP)),
        format!("{}a{}", "![".repeat(DEEP), "](/favicon.svg)".repeat(DEEP)),
        format!("{}a", "> ".repeat(DEEP)),
        format!("{}a", "- ".repeat(DEEP)),
        format!("{}a", "1. ".repeat(DEEP)),
        format!("{}a{}", "*".repeat(DEEP), "*".repeat(DEEP)),
        format!("{}a{}", "*a ".repeat(DEEP), "b*".repeat(DEEP)),
        format!("{}a{}", "**a _b ".repeat(DEEP), "_ b**".repeat(DEEP)),
        format!("{}a{}", "[^".repeat(DEEP), "]".repeat(DEEP)),
        "<".repeat(DEEP),
        "`".repeat(DEEP),
        "[a](<b".repeat(DEEP),
        "![".repeat(DEEP),
        format!("{}\n", "|a".repeat(DEEP)),
        "[^1]: > ".repeat(DEEP),
    ];
    for body in bodies {
        soon(&text(&body));
    }
}

#[test]
fn nested_templates() {
    let project = article("");
    project.write(
        "templates/article.html",
        format!("{{{{ {}1{} }}}}", "(".repeat(DEEP), ")".repeat(DEEP)),
    );
    soon(&project);
    project.write(
        "templates/article.html",
        format!("{}{}", "{% if true %}".repeat(DEEP), "{% endif %}".repeat(DEEP)),
    );
    soon(&project);
}
