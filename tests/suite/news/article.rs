//! What an article's page shows to its readers, and in which order.

use super::{TALKS, article, between, write_article};
use crate::project::Project;
use crate::whole::plainly;

const HARBOUR: &[u8] = include_bytes!("../data/harbour.png");

const PORT: &str = r#"
-- site.toml --
title = "The Meridian"
base_url = "https://example.org"
language = "en-GB"
time_zone = "Europe/Vienna"
-- content/authors/ann.md --
+++
name = "Ann Weld"
+++
-- content/articles/older.md --
+++
title = "The older one"
date = 2025-08-13
+++
Text.
-- content/articles/newer.md --
+++
title = "The newer one"
date = 2025-08-15
+++
Text.
-- content/articles/port/index.md --
+++
title = "Port & trade"
date = 2025-08-14T09:30:00
updated = 2025-08-16
summary = "Ships & cranes."
authors = ["ann", "Guest Writer"]
tags = ["trade"]
places = ["UA"]
label = "analysis"
section = "Europe"
dateline = "Odesa"
image = { src = "harbour.png", alt = "A harbour", caption = "The quay.", credit = "Ann" }

[[sources]]
title = "Lease"
url = "https://records.example/lease"
publisher = "Registry"
date = 2017-07-29
archived = "https://archive.example/lease"

[[sources]]
title = "Letter"

[[corrections]]
date = 2025-08-15
text = "It was two ships."
+++
Cranes move.
"#;

#[test]
fn readers_are_told_what_it_is_who_wrote_it_when_and_what_it_rests_on() {
    let project = Project::new(PORT);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project.build();
    let html = plainly(&project.page("2025/08/14/port/index.html"));
    let mut rest = html.as_str();
    for part in [
        "<a class=\"section\" href=\"/sections/europe/\"><bdi>Europe</bdi></a>",
        "<a class=\"label\" href=\"/labels/analysis/\">Analysis</a>",
        "<h1>Port &amp; trade</h1>",
        "<p class=\"standfirst\">Ships &amp; cranes.</p>",
        "By <a rel=\"author\" href=\"/authors/ann/\"><bdi>Ann Weld</bdi></a> and \
         <a rel=\"author\" href=\"/authors/guest-writer/\"><bdi>Guest Writer</bdi></a>",
        "<span>Published <time datetime=\"2025-08-14T09:30:00+02:00\">14 August 2025 at 09:30</time></span>",
        "<span>Updated <time datetime=\"2025-08-16\">16 August 2025</time></span>",
        "<span>1-minute read</span>",
        "<picture><source type=\"image/webp\" srcset=\"/2025/08/14/port/harbour-3.#.webp 3w\"",
        "<img src=\"/2025/08/14/port/harbour-3.#.jpg\" alt=\"A harbour\" width=\"3\" height=\"2\" fetchpriority=\"high\"",
        "<figcaption>The quay. <span class=\"credit\">Image: Ann</span></figcaption>",
        "<p><span class=\"dateline\">ODESA, 14 Aug —</span> Cranes move.</p>",
        "<strong>Correction</strong> <time datetime=\"2025-08-15\">15 August 2025</time></p>\n<p>It was two ships.</p>",
        "<ol>\n<li id=\"source-1\"><cite><a href=\"https://records.example/lease\" \
         data-originalurl=\"https://records.example/lease\" \
         data-versiondate=\"2025-08-14T09:30:00+02:00\" \
         data-versionurl=\"https://archive.example/lease\"><bdi>Lease</bdi></a></cite> \
         <span><bdi>Registry</bdi></span> <time datetime=\"2017-07-29\">29 July 2017</time> \
         <a class=\"archived\" href=\"https://archive.example/lease\">Archived copy</a></li>\n\
         <li id=\"source-2\"><cite><bdi>Letter</bdi></cite></li>\n</ol>",
        "<dt>Topics</dt>\n<dd><a href=\"/tags/trade/\"><bdi>trade</bdi></a></dd>",
        "<dt>Places</dt>\n<dd><a href=\"/places/ukraine/\"><bdi>Ukraine</bdi></a></dd>",
        "<a class=\"newer\" rel=\"next\" href=\"/2025/08/15/newer/\"><span>Newer</span> <bdi>The newer one</bdi></a>",
        "<a class=\"older\" rel=\"prev\" href=\"/2025/08/13/older/\"><span>Older</span> <bdi>The older one</bdi></a>",
        "<a href=\"/corrections/\">Corrections</a>",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("no `{part}` in what is left:\n{rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn news_is_no_label_that_readers_need() {
    let project = article("", "Text.");
    project.build();
    assert!(!project.page(TALKS).contains("class=\"label\""));
    for (label, name) in [("sponsored", "Sponsored"), ("opinion", "Opinion"), ("live", "Live")] {
        write_article(&project, &format!("label = \"{label}\""), "Text.");
        project.build();
        let shown = format!("<a class=\"label\" href=\"/labels/{label}/\">{name}</a>");
        assert!(project.page(TALKS).contains(&shown), "{label}");
        assert!(project.page("index.html").contains(&shown), "{label}");
    }
}

/// The texts of the corrections above the text, and of those below it.
fn above_and_below(project: &Project) -> (Vec<String>, Vec<String>) {
    let html = project.page(TALKS);
    let (above, below) = html.split_once("<p>The text itself.").expect("the text");
    let texts = |html: &str| {
        let all = between(html, "</time></p>\n<p>", "</p>").into_iter();
        all.map(str::to_owned).collect()
    };
    (texts(above), texts(below))
}

#[test]
fn a_retraction_and_a_correction_of_the_headline_stand_above_the_text_and_others_below() {
    let project = article("", "The text itself.");
    for (keys, is_above) in [
        ("kind = \"correction\"", false),
        ("kind = \"clarification\"", false),
        ("kind = \"update\"", false),
        ("kind = \"retraction\"", true),
        ("headline = true", true),
        ("headline = false", false),
        ("kind = \"clarification\", headline = true", true),
    ] {
        let correction = format!("{{ date = 2025-08-17, text = \"Wrong.\", {keys} }}");
        write_article(&project, &format!("corrections = [{correction}]"), "The text itself.");
        project.build();
        let wrong = vec!["Wrong.".to_owned()];
        let expected = if is_above { (wrong, Vec::new()) } else { (Vec::new(), wrong) };
        assert_eq!(above_and_below(&project), expected, "{keys}");
        // Feeds keep to the same order.
        let feed = project.page("feed.json");
        let (before, after) = feed.split_once("<p>The text itself.").expect("the text");
        assert_eq!((before.contains("Wrong."), after.contains("Wrong.")), (is_above, !is_above));
    }
}

#[test]
fn corrections_are_listed_newest_first_on_the_article_on_their_page_and_in_their_feed() {
    let corrections = "corrections = [\n\
         { date = 2025-08-17, text = \"First.\" },\n\
         { date = 2025-08-19, kind = \"update\", text = \"Third.\" },\n\
         { date = 2025-08-18, kind = \"clarification\", text = \"Second.\" }]";
    let project = article(corrections, "The text itself.");
    project.build();
    assert_eq!(above_and_below(&project).1, ["Third.", "Second.", "First."]);
    let page = project.page("corrections/index.html");
    assert_eq!(between(&page, "<p class=\"summary\">", "</p>"), ["Third.", "Second.", "First."]);
    let kinds = between(&page, "<strong class=\"label\">", "</strong>");
    assert_eq!(kinds, ["Update", "Clarification", "Correction"]);
    assert_eq!(page.matches("<a href=\"/2025/08/16/talks/\"><bdi>Talks</bdi></a>").count(), 3);
    let feed = project.page("corrections/feed.xml");
    assert_eq!(
        between(&feed, "<description>", "</description>")[1..],
        [
            "Update, August 19, 2025: Third.",
            "Clarification, August 18, 2025: Second.",
            "Correction, August 17, 2025: First."
        ]
    );
}

#[test]
fn a_correction_in_a_feed_is_dated_in_the_language_of_its_article() {
    let correction = "corrections = [{ date = 2025-08-17, text = \"Wrong.\" }]";
    let project = article(&format!("language = \"de\"\n{correction}"), "Text.");
    project.build();
    let said = "<strong>Correction, 17. August 2025:</strong> Wrong.";
    assert!(project.page("feed.json").contains(said), "{}", project.page("feed.json"));
    let in_xml = said.replace('<', "&lt;").replace('>', "&gt;");
    assert!(project.page("feed.xml").contains(&in_xml));
    assert!(project.page("atom.xml").contains(&in_xml));
    assert!(project.page("labels/news/feed.xml").contains("Correction, 17. August 2025: Wrong."));
}

#[test]
fn a_retracted_article_is_marked_in_lists() {
    let retraction = "{ date = 2025-08-17, kind = \"retraction\", text = \"Withdrawn.\" }";
    let project = article(&format!("corrections = [{retraction}]"), "Text.");
    project.build();
    for page in ["index.html", "labels/news/index.html", "2025/08/16/index.html", TALKS] {
        assert!(project.page(page).contains("<strong class=\"retracted\">Retracted</strong>"));
    }
}

#[test]
fn every_page_leads_to_the_corrections() {
    let project = article("tags = [\"a\"]\nauthors = [\"Ann\"]", "Text.");
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nText.\n");
    project.build();
    let pages = crate::project::tree(&project.output());
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with("html")) {
        let html = String::from_utf8_lossy(bytes);
        let (_, foot) = html.split_once("<footer").unwrap_or_else(|| panic!("{path}"));
        assert!(foot.contains("href=\"/corrections/\""), "{path}");
    }
}
