//! Structured data: each property of each type, in its exact words.

use serde_json::{Value, json};

use super::{article, thing, things, write_article};
use crate::project::{Project, tree};

const HARBOUR: &[u8] = include_bytes!("../data/harbour.png");

/// An article that has everything, in a paper in a folder.
const PAPER: &str = r#"
-- site.toml --
title = "The Meridian"
base_url = "https://example.org/news"
description = "Power & borders."
language = "en-GB"
time_zone = "Europe/Vienna"
page_size = 1

[publisher]
name = "Meridian Press"
logo = "/logo.png"
email = "desk@example.org"
founding_date = 2019-05-01
links = ["https://social.example/@meridian"]
publishing_principles = "/policy/"
corrections_policy = "/policy/#corrections"
ethics_policy = "/policy/"
diversity_policy = "/policy/"
masthead = "/authors/"
mission_coverage_priorities_policy = "/policy/"
no_bylines_policy = "/policy/"
ownership_funding_info = "/policy/"
unnamed_sources_policy = "/policy/"
verification_fact_checking_policy = "/policy/"
actionable_feedback_policy = "/policy/"

[[publisher.contact_points]]
purpose = "newsroom"
email = "news@example.org"
telephone = "+43 1 000000"
url = "/policy/"
-- content/pages/policy.md --
+++
title = "Policy"
+++
## Corrections

Text.
-- content/authors/ann.md --
+++
name = "Ann Weld"
description = "Writes."
role = "Correspondent"
photo = { src = "/logo.png", alt = "Ann" }
location = "Vienna"
languages = ["en", "uk"]
expertise = ["Trade"]
email = "ann@example.org"
links = ["https://social.example/@ann"]
+++
-- content/authors/desk.md --
+++
name = "Europe desk"
role = "Editors"
location = "Vienna"
organization = true
+++
-- content/places/strait.md --
+++
name = "The Strait"
+++
-- content/articles/port/index.md --
+++
title = "Port </script> & \"trade\""
date = 2025-08-14T09:30:00
updated = 2025-08-16T18:05:00Z
summary = "Ships & cranes."
authors = ["ann", "desk", "Guest Writer"]
tags = ["Black Sea", "trade"]
places = ["UA", "XK", "strait"]
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
date = 2025-08-15T07:00:00
text = "It was </two> ships."
+++
Three words here.
-- content/articles/early.md --
+++
title = "Early"
date = 2025-08-13
+++
Text.
"#;

const PORT: &str = "2025/08/14/port/index.html";

fn paper() -> Project {
    let project = Project::new(PAPER);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project.write("static/logo.png", HARBOUR);
    project
}

fn publisher() -> Value {
    json!({
        "@type": "NewsMediaOrganization",
        "@id": "https://example.org/news/#publisher",
        "name": "Meridian Press",
        "url": "https://example.org/news/",
        "logo": { "@type": "ImageObject", "url": "https://example.org/news/logo.png" },
    })
}

#[test]
fn an_article_says_all_of_itself() {
    let project = paper();
    project.build();
    let url = "https://example.org/news/2025/08/14/port/";
    let mut article = thing(&project, PORT, "NewsArticle");
    assert_eq!(article["publisher"], publisher());
    article.as_object_mut().expect("an object").remove("publisher");
    let expected = json!({
        "@context": "https://schema.org",
        "@type": ["NewsArticle", "AnalysisNewsArticle"],
        "headline": "Port </script> & “trade”",
        "description": "Ships & cranes.",
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": "en-GB",
        "datePublished": "2025-08-14T09:30:00+02:00",
        "dateModified": "2025-08-16T20:05:00+02:00",
        // So small a picture is what it would be at 16:9 and at 4:3.
        "image": [picture("harbour-3", 3), picture("harbour-2x2", 2)],
        "author": [
            {
                "@type": "Person",
                "name": "Ann Weld",
                "url": "https://example.org/news/authors/ann/",
                "jobTitle": "Correspondent",
            },
            {
                "@type": "Organization",
                "name": "Europe desk",
                "url": "https://example.org/news/authors/desk/",
            },
            {
                "@type": "Person",
                "name": "Guest Writer",
                "url": "https://example.org/news/authors/guest-writer/",
            },
        ],
        "articleSection": "Europe",
        "keywords": ["Black Sea", "trade"],
        "wordCount": 3,
        "dateline": "Odesa",
        "contentLocation": [
            place("Ukraine", "UA"),
            place("Kosovo", "XK"),
            { "@type": "Place", "name": "The Strait" },
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Lease",
                "url": "https://records.example/lease",
                "publisher": { "@type": "Organization", "name": "Registry" },
                "datePublished": "2017-07-29",
                "archivedAt": "https://archive.example/lease",
            },
            { "@type": "CreativeWork", "name": "Letter" },
        ],
        "correction": [{
            "@type": "CorrectionComment",
            "text": "It was </two> ships.",
            "datePublished": "2025-08-15T07:00:00+02:00",
        }],
        "isAccessibleForFree": true,
    });
    assert_eq!(article, expected);
}

/// The picture of the article, or a part of it, which is so wide.
fn picture(name: &str, width: u32) -> Value {
    let url = format!("https://example.org/news/2025/08/14/port/{name}.#.jpg");
    let (width, caption) = (format!("{width} px"), "The quay.");
    json!({
        "@type": "ImageObject", "url": url, "width": width, "height": "2 px",
        "caption": caption, "creditText": "Ann",
    })
}

fn place(name: &str, code: &str) -> Value {
    let address = json!({ "@type": "PostalAddress", "addressCountry": code });
    json!({ "@type": "Place", "name": name, "address": address })
}

#[test]
fn nothing_that_an_author_writes_ends_the_script() {
    let project = paper();
    project.build();
    let html = project.page(PORT);
    assert!(html.contains("\"headline\":\"Port <\\/script> & “trade”\""), "{html}");
    assert!(html.contains("\"text\":\"It was <\\/two> ships.\""), "{html}");
    // This one, and that of the theme, which is a file.
    assert_eq!(html.matches("</script").count(), 2);
}

#[test]
fn the_type_is_by_the_label() {
    let project = Project::new("");
    for (label, types) in [
        ("news", json!(["NewsArticle", "ReportageNewsArticle"])),
        ("analysis", json!(["NewsArticle", "AnalysisNewsArticle"])),
        ("opinion", json!(["NewsArticle", "OpinionNewsArticle"])),
        ("explainer", json!(["NewsArticle", "BackgroundNewsArticle"])),
        ("interview", json!("NewsArticle")),
        ("review", json!(["NewsArticle", "ReviewNewsArticle"])),
        ("live", json!(["NewsArticle", "LiveBlogPosting"])),
        ("sponsored", json!(["NewsArticle", "AdvertiserContentArticle"])),
    ] {
        write_article(&project, &format!("label = \"{label}\""), "Text.");
        project.build();
        assert_eq!(thing(&project, super::TALKS, "NewsArticle")["@type"], types, "{label}");
    }
}

#[test]
fn the_last_change_is_the_update_else_the_newest_correction_else_the_publication() {
    let correction = "corrections = [{ date = 2025-08-18, text = \"B.\" }]";
    for (keys, expected) in [
        (String::new(), "2025-08-16T09:30:00+00:00"),
        (correction.to_owned(), "2025-08-18T00:00:00+00:00"),
        (format!("updated = 2025-08-17\n{correction}"), "2025-08-17T00:00:00+00:00"),
    ] {
        let project = article(&keys, "Text.");
        project.build();
        let thing = thing(&project, super::TALKS, "NewsArticle");
        assert_eq!(thing["dateModified"], expected, "{keys}");
        assert_eq!(thing["datePublished"], "2025-08-16T09:30:00+00:00");
    }
}

#[test]
fn what_an_article_lacks_is_left_out_and_without_a_byline_it_is_the_papers() {
    let project = article("", "");
    project.build();
    let article = thing(&project, super::TALKS, "NewsArticle");
    let keys: Vec<&String> = article.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "@context",
            "@type",
            "headline",
            "url",
            "mainEntityOfPage",
            "inLanguage",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "wordCount",
            "isAccessibleForFree"
        ]
    );
    assert_eq!(article["author"], json!([article["publisher"]]));
}

#[test]
fn the_home_page_says_who_publishes_and_what_they_hold_themselves_to() {
    let project = paper();
    project.build();
    let policy = "https://example.org/news/policy/";
    assert_eq!(
        thing(&project, "index.html", "NewsMediaOrganization"),
        json!({
            "@context": "https://schema.org",
            "@type": "NewsMediaOrganization",
            "@id": "https://example.org/news/#publisher",
            "name": "Meridian Press",
            "url": "https://example.org/news/",
            "logo": {
                "@type": "ImageObject",
                "url": "https://example.org/news/logo.png",
                "width": "3 px",
                "height": "2 px",
            },
            "email": "desk@example.org",
            "foundingDate": "2019-05-01",
            "sameAs": ["https://social.example/@meridian"],
            "contactPoint": [{
                "@type": "ContactPoint",
                "contactType": "newsroom",
                "email": "news@example.org",
                "telephone": "+43 1 000000",
                "url": policy,
            }],
            "publishingPrinciples": policy,
            "correctionsPolicy": format!("{policy}#corrections"),
            "ethicsPolicy": policy,
            "diversityPolicy": policy,
            "masthead": "https://example.org/news/authors/",
            "missionCoveragePrioritiesPolicy": policy,
            "noBylinesPolicy": policy,
            "ownershipFundingInfo": policy,
            "unnamedSourcesPolicy": policy,
            "verificationFactCheckingPolicy": policy,
            "actionableFeedbackPolicy": policy,
        })
    );
    assert_eq!(
        thing(&project, "index.html", "WebSite"),
        json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "@id": "https://example.org/news/#website",
            "name": "The Meridian",
            "url": "https://example.org/news/",
            "description": "Power & borders.",
            "inLanguage": "en-GB",
            "publisher": { "@id": "https://example.org/news/#publisher" },
        })
    );
    assert_eq!(things(&project, "index.html").len(), 2);
}

#[test]
fn an_author_has_a_profile_and_a_desk_is_no_person() {
    let project = paper();
    project.build();
    let url = "https://example.org/news/authors/ann/";
    assert_eq!(
        thing(&project, "authors/ann/index.html", "ProfilePage"),
        json!({
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "url": url,
            "inLanguage": "en-GB",
            "mainEntity": {
                "@type": "Person",
                "name": "Ann Weld",
                "url": url,
                "description": "Writes.",
                "image": {
                    "@type": "ImageObject",
                    "url": "https://example.org/news/logo-3.#.jpg",
                    "width": "3 px",
                    "height": "2 px",
                },
                "jobTitle": "Correspondent",
                "email": "ann@example.org",
                "sameAs": ["https://social.example/@ann"],
                "knowsAbout": ["Trade"],
                "knowsLanguage": ["en", "uk"],
                "workLocation": { "@type": "Place", "name": "Vienna" },
                "worksFor": publisher(),
            },
        })
    );
    let desk = thing(&project, "authors/desk/index.html", "ProfilePage");
    assert_eq!(
        desk["mainEntity"],
        json!({
            "@type": "Organization",
            "name": "Europe desk",
            "url": "https://example.org/news/authors/desk/",
            "location": { "@type": "Place", "name": "Vienna" },
            "parentOrganization": publisher(),
        })
    );
    let guest = thing(&project, "authors/guest-writer/index.html", "ProfilePage");
    assert_eq!(
        guest["mainEntity"],
        json!({
            "@type": "Person",
            "name": "Guest Writer",
            "url": "https://example.org/news/authors/guest-writer/",
        })
    );
}

/// The steps of a page's trail: names and addresses below `https://example.org/news/`.
fn trail(project: &Project, path: &str) -> Vec<(String, String)> {
    let list = thing(project, path, "BreadcrumbList");
    let items = list["itemListElement"].as_array().expect("steps").iter().enumerate();
    let step = |(index, item): (usize, &Value)| {
        assert_eq!(item["@type"], "ListItem");
        assert_eq!(item["position"], index + 1);
        let url = item["item"].as_str().expect("an address");
        let below = url.strip_prefix("https://example.org/news/").expect("an address of the site");
        (item["name"].as_str().expect("a name").to_owned(), below.to_owned())
    };
    items.map(step).collect()
}

#[test]
fn every_page_below_the_home_page_says_the_way_to_it() {
    let project = paper();
    project.build();
    let archive = ("Archive", "archive/");
    for (path, steps) in [
        (
            PORT,
            &[("Europe", "sections/europe/"), ("Port </script> & “trade”", "2025/08/14/port/")][..],
        ),
        ("2025/08/13/early/index.html", &[("Early", "2025/08/13/early/")]),
        ("policy/index.html", &[("Policy", "policy/")]),
        ("tags/index.html", &[("All topics", "tags/")]),
        ("tags/trade/index.html", &[("All topics", "tags/"), ("trade", "tags/trade/")]),
        ("authors/ann/index.html", &[("Authors", "authors/"), ("Ann Weld", "authors/ann/")]),
        (
            "places/ukraine/index.html",
            &[
                ("Places", "places/"),
                ("Eastern Europe", "places/eastern-europe/"),
                ("Ukraine", "places/ukraine/"),
            ],
        ),
        ("labels/news/index.html", &[("Kinds of journalism", "labels/"), ("News", "labels/news/")]),
        (
            "sections/europe/index.html",
            &[("Sections", "sections/"), ("Europe", "sections/europe/")],
        ),
        ("archive/index.html", &[archive]),
        ("2025/index.html", &[archive, ("2025", "2025/")]),
        ("2025/08/index.html", &[archive, ("2025", "2025/"), ("August 2025", "2025/08/")]),
        (
            "2025/08/page/2025-08-13/index.html",
            &[
                archive,
                ("2025", "2025/"),
                ("August 2025", "2025/08/"),
                ("Until 13 August 2025", "2025/08/page/2025-08-13/"),
            ],
        ),
        (
            "2025/08/14/index.html",
            &[
                archive,
                ("2025", "2025/"),
                ("August 2025", "2025/08/"),
                ("14 August 2025", "2025/08/14/"),
            ],
        ),
        ("page/2025-08-13/index.html", &[("Until 13 August 2025", "page/2025-08-13/")]),
        ("feeds/index.html", &[("Feeds", "feeds/")]),
        ("corrections/index.html", &[("Corrections", "corrections/")]),
    ] {
        let mut expected = vec![("The Meridian".to_owned(), String::new())];
        expected.extend(steps.iter().map(|(name, url)| ((*name).to_owned(), (*url).to_owned())));
        assert_eq!(trail(&project, path), expected, "{path}");
    }
    // And no page is forgotten.
    for (path, bytes) in tree(&project.output()) {
        let html = String::from_utf8_lossy(&bytes);
        if path.ends_with("html") && path != "index.html" && path != "404.html" {
            let is_there = html.contains("\"@type\":\"BreadcrumbList\"");
            assert!(is_there || html.contains("http-equiv=\"refresh\""), "{path}");
        }
    }
    assert!(!project.page("index.html").contains("BreadcrumbList"));
    assert!(!project.page("404.html").contains("ld+json"));
}

#[test]
fn closed_pages_of_an_authors_list_have_no_profile_that_would_change_them() {
    let project = paper();
    project.write(
        "content/articles/third.md",
        "+++\ntitle = \"Third\"\ndate = 2025-08-20\nauthors = [\"ann\"]\n+++\nText.\n",
    );
    project.build();
    let closed = "authors/ann/page/2025-08-14/index.html";
    assert_eq!(things(&project, closed).len(), 1);
    let built = project.edit("content/authors/ann.md", "Correspondent", "Editor").build();
    let written = &built.published.written;
    assert!(written.iter().any(|path| path.as_str() == "authors/ann/index.html"));
    assert!(written.iter().all(|path| path.as_str() != closed), "{written:?}");
}
