//! *Placeholders*: what `dateline init` writes, and what nobody should publish.
//!
//! A new site has nothing else and is nobody's paper yet. As soon as it has an article of its own, what is
//! left of the rest is a finding.

use std::path::Path;

use super::findings::Findings;
use super::rules::trust::PLACEHOLDER;
use crate::arrange::Site;
use crate::path::SourcePath;
use crate::read::text_of_file;

/// The sample article of a new site.
const SAMPLE: &str = "The first dispatch";
/// How the settings of a new site begin: who wrote another `example.org` means it.
const SETTINGS: &str = "# The settings of the site. `dateline help settings` describes every key.";
const LINES: [(&str, &str); 3] = [
    ("title = \"My Paper\"", "the paper is still called `My Paper`"),
    (
        "base_url = \"https://example.org\"",
        "the address of the site is still `https://example.org`",
    ),
    (
        "description = \"Reports and analysis from somewhere.\"",
        "the description of the paper is still the one of a new site",
    ),
];
const ABOUT: &str = "Say here who you are, who pays for the paper, and how readers reach you.";

pub(super) fn check(site: &Site, root: &Path, findings: &mut Findings) {
    if site.articles.iter().all(|article| article.front.title == SAMPLE) {
        return;
    }
    let mut find = |path: &SourcePath, text: &str, words: &str, message: &str| {
        if let Some(at) = text.find(words) {
            findings.add(PLACEHOLDER.found(message).at(path, at..at + words.len()));
        }
    };
    let settings = text_of_file(root, &site.config.path).unwrap_or_default();
    let is_new = settings.starts_with(SETTINGS);
    for (line, message) in LINES {
        if is_new || !line.starts_with("base_url") {
            find(&site.config.path, &settings, line, message);
        }
    }
    for page in &site.pages {
        let path = &page.front.path;
        let text = text_of_file(root, path).unwrap_or_default();
        find(path, &text, ABOUT, "this page still says what a new site says");
    }
    for article in site.articles.iter().filter(|article| article.front.title == SAMPLE) {
        let front = &article.front;
        let finding = PLACEHOLDER.found("this is the sample article of a new site");
        findings.add(finding.at(&front.path, front.title_span).help("delete it"));
    }
}
