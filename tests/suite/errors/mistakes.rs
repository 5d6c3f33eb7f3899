//! Mistakes that authors make, each in a line, and all that they are told, on a line each.

use dateline::diagnostic::Format;

use super::{article, settings, text};
use crate::project::{Project, draw};

/// All that is said, in the short form, without the article's path.
fn said(project: &Project) -> String {
    let outcome = project.attempt();
    let said = draw(project.root(), &outcome.diagnostics, Format::Short);
    said.replace("content/articles/a.md:", "").trim_end().to_owned()
}

/// Each mistake with what it is mended to: the advice, followed, builds.
#[track_caller]
fn advice_builds(cases: &[&str]) {
    for lines in cases {
        let project = article(lines);
        let said = said(&project);
        let advice = said.split_once("write it like this: `").or(said.split_once("here: `"));
        let advice = advice.and_then(|(_, rest)| rest.split_once('`')).map(|(advice, _)| advice);
        let advice = advice.unwrap_or_else(|| panic!("no advice for {lines}: {said}"));
        let mended = article(advice);
        mended.write("static/photo.jpg", b"\xff\xd8");
        let outcome = mended.attempt();
        let said = draw(mended.root(), &outcome.diagnostics, Format::Short);
        assert!(outcome.published.is_some(), "{lines}\n   mended to {advice}: {said}");
    }
}

#[test]
fn quotes_that_are_not_straight() {
    advice_builds(&[
        "tags = [“shipping”, “insurance”]",
        "tags = [“shipping”]",
        "tags = ['shipping’, ‘insurance’]",
        "tags = [„Zoll“, «blé»]",
        "image = { src = “/photo.jpg”, alt = “China’s ship” }",
        "summary = \"Both sides agreed.”",
        "summary = “Both sides agreed.\"",
        "summary = `Both sides agreed.`",
        "summary = «Both sides agreed.»",
        "tags = [\"shipping, \"insurance\"]",
        "tags = [\"shipping\", insurance\"]",
        "tags = [shipping, insurance",
        "tags = [\"shipping\", \"insurance\"",
        "tags = [\"shipping\", \"insurance",
        "authors = Ann Guest, Bob Guest",
        "authors = \"Ann Guest\", \"Bob Guest\"",
        "authors = “Ann Guest”, “Bob Guest”",
        "authors = \"Ann Guest and Bob Guest\"",
        "tags = \"shipping, insurance\"",
        "tags: shipping, insurance",
        "updated: 16 August 2025",
    ]);
}

#[test]
fn dates_of_others() {
    advice_builds(&[
        "updated = 18/08/2025",
        "updated = \"18 August 2025\"",
        "updated = 18 August 2025",
        "updated = 2025-08-18 09:30:00 +0200",
        "updated = \"2025-08-18 09:30:00 +0200\"",
        "updated = Aug. 18, 2025",
        "updated = \"Mon, 18 Aug 2025 09:30:00 +0200\"",
        "updated = Mon, 18 Aug 2025 09:30:00 +0200",
        "updated = 2025–08–18",
        "updated = 20250818",
        "lastmod = 2025-08-18",
        "modified = \"18.08.2025\"",
    ]);
}

#[test]
fn what_is_said_of_each() {
    let mut all = String::new();
    for lines in [
        "tags = [“shipping”, “insurance”]",
        "image = { src = “a.jpg”, alt = “A table” }",
        "tags = [\n  \"shipping\",\n  \"insurance,\n  \"grain\",\n]",
        "tags = [\n  \"shipping\",\n  insurance\",\n]",
        "tags = [\n  \"shipping\",\n  \"insurance\"\nsummary = \"A.\"\ndateline = 7",
        "tags = [\n  “shipping”,\n  \"insurance\"\n]",
        "tags = [\"shipping, \"insurance\"]",
        "tags = [\"shipping\", \"insurance\"",
        "tags = [\"a\" \"b\"]",
        "tags = \"shipping, insurance\"",
        "authors = \"Ann, Bob\"",
        "tags = [\"a\n",
        "image = { src = \"a.jpg, alt = \"b\" }",
        "updated = 18/08/2025",
        "updated = \"18 August 2025\"",
        "updated = 2025-08-18 09:30:00 +0200",
        "updated = Aug. 18, 2025",
        "updated = 03/04/2026",
        "updated = soon",
        "updated = \"soon\"",
        "corrections = [{ date = 18/08/2025, text = \"A.\" }]",
        "lang = \"en\"",
        "standfirst = \"A.\"",
        "description = \"A.\"",
        "category = \"Europe\"",
        "categories = [\"a\"]",
        "author = \"Ann Guest\"",
        "location = \"Kyiv\"",
        "modified = 2025-08-17",
        "lastmod = \"17.8.2025\"",
        "url = \"/old/\"",
        "permalink = \"/old/\"",
        "cover = \"/photo.jpg\"",
        "featured_image = \"/photo.jpg\"",
        "layout = \"post\"",
        "published = false",
        "keywords = \"a, b\"",
        "type = \"opinion\"",
        "type = \"post\"",
        "slug = \"a b\"",
        "status = \"draft\"",
        "weight = 3",
        "places = [\"EU\"]",
        "places = [\"middle-east\"]",
        "places = [\"Palestine\"]",
        "places = [\"Burma\"]",
        "places = [\"Ivory Coast\"]",
        "places = [\"Czech Republic\"]",
        "places = [\"Gaza\"]",
        "places = [\"Congo\"]",
        "places = [\"The Netherlands\"]",
        "places = [\"Atlantis\"]",
        "places = [\"UKR\", \"Ukraine\", \"uk\"]",
        "title\u{200b}s = 1",
        "sum\u{200b}mary = \"A.\"",
        "summary\u{a0}= \"A.\"",
        "updated = 2025-\u{200b}08-18",
        "tags = [\"a\"]]",
        "tags = []\"a\"",
        "summary \"A.\"",
        "summary == \"A.\"",
        "= \"A.\"",
        "tags = [\"a\",, \"b\"]",
    ] {
        all += &format!("== {lines}\n{}\n", said(&article(lines)));
    }
    for body in [
        "[x](http:/x)",
        "[x](www.bbc.com/news)",
        "[x](bbc.com/news)",
        "[x](htps://x.org)",
        "[далі](#що-далі)\n\n## Що далі",
        "[x](#What next?)\n\n## What next?\n",
        "[x](#what-nxt)\n\n## What next?\n",
        "[x](#zzz)\n\n## What next?\n",
        "[x](ann@example.org)",
        "[x](notes.py)",
        "[x](#γειά-σου)\n\n## Γειά σου κόσμε",
    ] {
        all += &format!("== {body}\n{}\n", said(&text(body)));
    }
    for lines in [
        "baseURL = \"x\"",
        "time_zone = \"GMT+1\"",
        "time_zone = \"CEST\"",
        "time_zone = \"Berlin\"",
        "time_zone = \"UTC+5:30\"",
        "time_zone = \"Europe/Kiew\"",
        "time_zone = \"Vienna\"",
        "[[menu]]\ntitle = \"E\"\nurl = \"ethics\"",
        "[[menu]]\ntitle = \"E\"\nurl = \"archive\"",
        "[[menu]]\ntitle = \"E\"\nurl = \"/archive/\"\n[[menu]]\ntitle = \"F\"\nurl = \"/archive\"",
        "[[menu]]\ntitle = \"E\"\nurl = \"www.bbc.com\"",
        "[[menu]]\ntitle = \"E\"\nurl = \"content/pages/archive.md\"",
        "[[menu]]\nname = \"E\"\nlink = \"/archive/\"",
        "languageCode = \"en\"",
        "timezone = \"UTC\"",
        "paginate = 10",
    ] {
        all += &format!("== {lines}\n{}\n", said(&settings(lines)));
    }
    snapbox::assert_data_eq!(all, snapbox::file!["mistakes/said.txt"]);
}
