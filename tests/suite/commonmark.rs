//! The examples of CommonMark and GFM, which nobody here wrote, through the article pipeline.
//!
//! The Markdown parser's own sources carry them, and those are there wherever this test was built, so
//! none of their text is copied here. Every example is an article of one site with `raw_html`; what
//! differs on purpose is made alike first, and what differs still is listed with the reason.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown::{add, bare, html_of};

mod sources;

struct Example {
    name: String,
    markdown: String,
    html: String,
}

/// The examples of one of the parser's files: `let original = r##"…"##;`, and so for `expected`.
fn examples(suite: &str) -> Vec<Example> {
    let suites = sources::folder("pulldown-cmark").join("tests/suite");
    let file = suites.join(format!("{suite}.rs"));
    let text = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let raw = |test: &str, name: &str| {
        let (_, rest) = test.split_once(&format!("let {name} = r##\"")).expect("an example");
        rest.split_once("\"##;").expect("its end").0.to_owned()
    };
    let tests = text.split("#[test]\n").skip(1).enumerate();
    tests
        .map(|(index, test)| Example {
            name: format!("{}-{}", suite.replace('_', "-"), index + 1),
            markdown: raw(test, "original"),
            html: raw(test, "expected"),
        })
        .collect()
}

/// Builds all examples as one site. Gives the HTML of each, or why its article is refused.
fn through_the_pipeline(examples: &[Example]) -> BTreeMap<String, Result<String, String>> {
    let project = bare("raw_html = true\n");
    for example in examples {
        add(&project, &example.name, "", &example.markdown);
        for target in local_targets(&example.html) {
            let at = match target.strip_prefix('/') {
                Some(rooted) => format!("static/{rooted}"),
                None => format!("content/articles/{}/{target}", example.name),
            };
            // Some are shown as pictures.
            project.write(&at, "<svg></svg>");
        }
    }
    let mut refused = BTreeMap::new();
    loop {
        let outcome = project.attempt();
        if outcome.published.is_some() {
            break;
        }
        let before = refused.len();
        for fault in outcome.diagnostics.sorted() {
            let path = fault.marks.first().map_or("", |mark| mark.path.as_str());
            let name = path.trim_start_matches("content/articles/").trim_end_matches("/index.md");
            let is_error = fault.severity == dateline::diagnostic::Severity::Error;
            if is_error && !refused.contains_key(name) && examples.iter().any(|it| it.name == name)
            {
                refused.insert(name.to_owned(), fault.message.clone());
                project.remove(path);
            }
        }
        assert!(refused.len() > before, "a fault that is no example's: {:#?}", outcome.diagnostics);
    }
    let found = |example: &Example| match refused.get(&example.name) {
        Some(why) => Err(why.clone()),
        None => Ok(html_of(&project, &example.name)),
    };
    examples.iter().map(|example| (example.name.clone(), found(example))).collect()
}

/// The files of the site that an example links to, so that no link dangles.
fn local_targets(html: &str) -> BTreeSet<String> {
    let mut targets = BTreeSet::new();
    for from in [" href=\"", "<a href=\"", " src=\""] {
        for (target, _) in html.split(from).skip(1).filter_map(|rest| rest.split_once('"')) {
            let target = target.split(['#', '?']).next().unwrap_or_default();
            let target = unescaped(target);
            let plain = target.trim_start_matches('/');
            let is_file = !plain.is_empty()
                && !plain.ends_with('/')
                && plain.len() < 100
                && plain.split('/').all(|part| !matches!(part, "" | "." | ".."))
                && !target.starts_with("//")
                && !target.contains([':', '\\', '<', '>', '*', '\n']);
            if is_file {
                targets.insert(target);
            }
        }
    }
    targets
}

/// Without percent-encoding and character references.
fn unescaped(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten();
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &tail[2..] } else { tail };
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|_| url.to_owned());
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

/// Both sides without what differs on purpose: ids of headings, figures, the frame of a table,
/// typographic punctuation, how an empty element ends, and line breaks between elements.
fn alike(html: &str, name: &str) -> String {
    let mut html = html.replace(&format!("\"/2025/08/16/{name}/"), "\"");
    for (from, to) in [
        (" />", ">"),
        ("/>", ">"),
        ("“", "\""),
        ("”", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("‘", "'"),
        // The same URL: files are named with everything encoded that may be.
        ("%28", "("),
        ("%29", ")"),
        ("’", "'"),
        ("—", "---"),
        ("–", "--"),
        ("…", "..."),
        ("<h1>", "<h2>"),
        ("</h1>", "</h2>"),
        (" loading=\"lazy\" decoding=\"async\"", ""),
        ("<figure class=\"figure\">\n", "<p>"),
        ("\n</figure>", "</p>"),
        (" scope=\"col\"", ""),
        (" style=\"text-align: center\"", " class=\"center\""),
        (" style=\"text-align: right\"", " class=\"end\""),
        (" style=\"text-align: left\"", ""),
        ("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n", ""),
        ("</table>\n</div>", "</table>"),
        (
            " disabled=\"\" type=\"checkbox\" checked=\"\">\n",
            " type=\"checkbox\" disabled checked> ",
        ),
        (" disabled=\"\" type=\"checkbox\">\n", " type=\"checkbox\" disabled> "),
    ] {
        html = html.replace(from, to);
    }
    while let Some(at) = html.find("<figcaption>") {
        let end = html[at..].find("</figcaption>").map_or(html.len(), |end| at + end);
        let caption = html[at + "<figcaption>".len()..end].to_owned();
        html.replace_range(at.saturating_sub(1)..(end + "</figcaption>".len()).min(html.len()), "");
        let tag = html[..at].rfind('>').unwrap_or(at);
        html.insert_str(tag, &format!(" title=\"{caption}\""));
    }
    for level in 2..=6 {
        let from = format!("<h{level} id=\"");
        while let Some(at) = html.find(&from) {
            let id = at + "<h2".len();
            let end = html[id + " id=\"".len()..].find('"').map_or(id, |end| id + end + 6);
            html.replace_range(id..end, "");
        }
    }
    html.replace(">\n<", "><").trim().to_owned()
}

/// Compares all examples of these suites, and expects exactly those to differ that are listed with
/// a part of what is said of them.
#[track_caller]
fn check(suites: &[&str], count: usize, expected: &[(&str, &str)]) {
    let all: Vec<Example> = suites.iter().flat_map(|suite| examples(suite)).collect();
    assert_eq!(all.len(), count, "examples");
    let found = through_the_pipeline(&all);
    let mut differing = BTreeMap::new();
    for example in &all {
        let Example { name, markdown, html } = example;
        let difference = match &found[name] {
            Err(why) => why.clone(),
            Ok(ours) if alike(ours, name) == alike(html, name) => continue,
            Ok(ours) => {
                let (ours, theirs) = (alike(ours, name), alike(html, name));
                format!("{markdown:?}\n  ours   {ours:?}\n  theirs {theirs:?}")
            }
        };
        differing.insert(name.as_str(), difference);
    }
    for (reason, names) in expected {
        for name in names.split_whitespace() {
            let difference = differing.remove(name);
            let difference = difference.unwrap_or_else(|| panic!("{name} is alike by now"));
            assert!(difference.contains(reason), "{name}: {difference}");
        }
    }
    let shown = differing.iter().map(|(name, difference)| format!("{name}: {difference}\n"));
    assert!(differing.is_empty(), "\n{}", shown.collect::<String>());
}

/// What a paper doesn't publish, and CommonMark has no opinion on.
const NOWHERE: &str = "this link leads nowhere";
const NO_PLACE: &str = "there is no place `#";
const NO_SCHEME: &str = "aren't published";
/// Targets that can't be files on every system, are Markdown files, or stand in a picture's text.
const NO_FILE: &str = "there is no file `";
const NO_PAGE: &str = "there is no page `";
/// Comments never leave the source.
const COMMENT: &str = "<!--";
/// Bare addresses are links, as in GFM.
const ADDRESS: &str = "  ours   \"<p>";

#[test]
fn commonmark() {
    check(
        &["spec"],
        652,
        &[
            (NOWHERE, "spec-200 spec-485 spec-486 spec-487 spec-567"),
            (NO_PLACE, "spec-501"),
            (NO_SCHEME, "spec-596 spec-598 spec-599 spec-601"),
            (NO_FILE, "spec-484 spec-500 spec-502 spec-520 spec-522"),
            (NO_PAGE, "spec-22 spec-23 spec-202"),
            (COMMENT, "spec-177 spec-179 spec-183 spec-308 spec-309 spec-625 spec-626"),
            (ADDRESS, "spec-602 spec-608 spec-611 spec-612"),
        ],
    );
}

#[test]
fn gfm() {
    let suites = ["gfm_table", "gfm_strikethrough", "gfm_tasklist", "table", "strikethrough"];
    check(&suites, 57, &[(NO_FILE, "table-22")]);
}

#[test]
fn definition_lists_and_typographic_punctuation() {
    check(&["definition_lists", "smart_punct"], 47, &[]);
}
