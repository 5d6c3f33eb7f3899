//! Structured data of live coverage, and the way to series.

use serde_json::json;

use super::{article, thing};

#[test]
fn live_coverage_says_from_when_to_when_and_what_happened() {
    let text = "Before.\n\n## 14:05 — *Delegations* arrive {#arrival}\n\nBoth came\nby **train**.[^1]\n\n\
                ### Who\n\nMinisters.\n\n## 2025-08-17 00:10 — Talks end\n\n[^1]: A note.";
    let project = article("label = \"live\"", text);
    project.build();
    let thing = thing(&project, super::TALKS, "NewsArticle");
    assert_eq!(thing["coverageStartTime"], "2025-08-16T14:05:00+00:00");
    assert_eq!(thing["coverageEndTime"], "2025-08-17T00:10:00+00:00");
    let url = thing["url"].as_str().expect("a URL");
    assert_eq!(
        thing["liveBlogUpdate"],
        json!([
            {
                "@type": "BlogPosting",
                "headline": "Talks end",
                "url": format!("{url}#2025-08-17-00-10"),
                "datePublished": "2025-08-17T00:10:00+00:00",
            },
            {
                "@type": "BlogPosting",
                "headline": "Delegations arrive",
                "url": format!("{url}#arrival"),
                "datePublished": "2025-08-16T14:05:00+00:00",
                "articleBody": "Both came by train. Who Ministers.",
            },
        ])
    );
}

#[test]
fn live_coverage_that_has_not_begun_begins_with_its_article() {
    let project = article("label = \"live\"", "Soon.");
    project.build();
    let thing = thing(&project, super::TALKS, "NewsArticle");
    assert_eq!(thing["coverageStartTime"], thing["datePublished"]);
    assert_eq!(thing["coverageEndTime"], thing["datePublished"]);
    assert_eq!(thing["liveBlogUpdate"], json!([]));
}

#[test]
fn a_series_and_a_region_are_steps_of_the_way() {
    let project = article("series = \"run\"\nplaces = [\"UA\"]", "Text.");
    project.build();
    let names = |path: &str| -> Vec<String> {
        let trail = thing(&project, path, "BreadcrumbList");
        let steps = trail["itemListElement"].as_array().expect("steps");
        steps.iter().map(|step| step["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names("series/run/index.html"), ["Test", "Series", "run"]);
    assert_eq!(names("series/index.html"), ["Test", "Series"]);
    assert_eq!(names("places/ukraine/index.html"), ["Test", "Places", "Eastern Europe", "Ukraine"]);
}
