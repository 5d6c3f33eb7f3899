//! Structured data by npm's structured-data-testing-tool, and by the vocabulary of schema.org.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use tempfile::TempDir;

use crate::page::{Element, Page};
use crate::site::Site;
use crate::tools::{node, output_of};

/// What the program says: of a thing on a page, or at the end how many things it has judged.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Said {
    Fault {
        page: String,
        #[serde(rename = "type")]
        kind: String,
        fault: String,
    },
    Judged {
        judged: usize,
    },
}

/// The faults of all pages below a folder, and how many things they have.
fn judge(folder: &Path) -> (Vec<(String, String)>, usize) {
    let mut command = node("structured_data.js");
    command.arg(folder);
    let (mut faults, mut number) = (Vec::new(), 0);
    for line in output_of(command).lines() {
        match serde_json::from_str(line).expect("JSON") {
            Said::Fault { page, kind, fault } => faults.push((page, format!("{kind}: {fault}"))),
            Said::Judged { judged } => number = judged,
        }
    }
    (faults, number)
}

fn has_picture(page: &Page) -> bool {
    let is_lead = |figure: &Element| figure.get("class").is_some_and(|it| it.contains("lead"));
    page.all("figure").any(is_lead)
}

#[test]
#[ignore = "needs Node and npm's structured-data-testing-tool and schema-dts"]
fn search_engines_and_schema_org_find_no_fault() {
    for site in Site::all() {
        let pages = site.pages();
        let (mut faults, judged) = judge(&site.output());
        // They would have a picture in every article; who has none can't show one.
        faults.retain(|(page, fault)| {
            !fault.contains("[0].image: Could not find") || has_picture(&pages[&**page])
        });
        assert!(faults.is_empty(), "{faults:#?}");
        assert!(judged > pages.len() / 2, "only {judged} things on {} pages", pages.len());
    }
}

/// A program that reads nothing finds nothing.
#[test]
#[ignore = "needs Node and npm's structured-data-testing-tool and schema-dts"]
fn the_program_sees_what_is_not() {
    let folder = TempDir::new().expect("a temporary folder");
    let page = "<script type=\"application/ld+json\">[\
        {\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headlin\": \"A\"},\
        {\"@context\": \"https://schema.org\", \"@type\": \"WebSite\", \"name\": {\"@type\": \"Place\"}}\
        ]</script>";
    fs::write(folder.path().join("index.html"), page).expect("a page");
    let (faults, judged) = judge(folder.path());
    assert_eq!(judged, 2);
    for fault in ["NewsArticle: NewsArticle[0].headline", "NewsArticle: TS", "WebSite: TS"] {
        let is_seen = faults.iter().any(|(page, it)| page == "index.html" && it.starts_with(fault));
        assert!(is_seen, "{fault}: {faults:#?}");
    }
}
