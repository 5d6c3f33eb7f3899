//! Dates as readers see them: in the site's zone, to the minute, in the page's language.

use super::{TALKS, between, write_article};
use crate::project::Project;

/// The dates on the article of a site with these settings: *Published* and *Updated*, each as the
/// machine and the reader see it.
fn shown(settings: &str, keys: &str) -> Vec<(String, String)> {
    let project = Project::new("");
    project.write(
        "site.toml",
        format!("title = \"T\"\nbase_url = \"https://example.org\"\n{settings}\n"),
    );
    write_article(&project, keys, "Text.");
    project.build();
    let html = project.page(TALKS);
    let (_, facts) = html.split_once("<p class=\"facts\">").expect("facts");
    let (facts, _) = facts.split_once("</p>").expect("an end");
    let times = between(facts, "<time datetime=\"", "</time>").into_iter();
    let time = |time: &str| {
        let (machine, reader) = time.split_once("\">").expect("a time");
        (machine.to_owned(), reader.replace(['\u{202f}', '\u{a0}'], " "))
    };
    times.map(time).collect()
}

#[test]
fn a_moment_is_shown_in_the_sites_zone_with_daylight_saving() {
    let zone = "language = \"en-GB\"\ntime_zone = \"America/New_York\"";
    let summer = ("2025-08-16T05:30:00-04:00".to_owned(), "16 August 2025 at 05:30".to_owned());
    let winter = ("2025-12-16T04:30:00-05:00".to_owned(), "16 December 2025 at 04:30".to_owned());
    assert_eq!(shown(zone, "updated = 2025-12-16T09:30:00Z"), [summer, winter]);
    // Another zone, another day.
    let zone = "language = \"en-GB\"\ntime_zone = \"Pacific/Kiritimati\"";
    let project = Project::new("");
    let address = "base_url = \"https://example.org\"";
    project.write("site.toml", format!("title = \"T\"\n{address}\n{zone}\n"));
    project.write(
        "content/articles/a.md",
        "+++\ntitle = \"A\"\ndate = 2025-08-16T20:00:00Z\n+++\nText.\n",
    );
    project.build();
    let html = project.page("2025/08/17/a/index.html");
    assert!(
        html.contains(
            "<time datetime=\"2025-08-17T10:00:00+14:00\">17 August 2025 at 10:00</time>"
        )
    );
}

#[test]
fn a_day_is_shown_as_a_day() {
    let all = shown("language = \"en-GB\"", "updated = 2025-08-17");
    assert_eq!(all[1], ("2025-08-17".to_owned(), "17 August 2025".to_owned()));
}

#[test]
fn dates_are_in_the_language_of_the_page() {
    for (language, expected) in [
        ("en", "August 16, 2025 at 9:30 AM"),
        ("de", "16. August 2025 um 09:30"),
        ("fr", "16 août 2025 à 09:30"),
        ("uk", "16 серпня 2025 р. о 09:30"),
        ("ur", "16 اگست، 2025 9:30 AM"),
    ] {
        let settings = format!("language = \"{language}\"");
        assert_eq!(shown(&settings, "")[0].1, expected, "{language}");
        // An article in another language than its paper's.
        let own = format!("language = \"{language}\"");
        assert_eq!(shown("", &own)[0].1, expected, "{language}");
    }
}

#[test]
fn nothing_is_said_to_be_updated_that_was_not() {
    assert_eq!(shown("", "").len(), 1);
    let corrected = shown("", "corrections = [{ date = 2025-08-18, text = \"B.\" }]");
    assert_eq!(corrected[1].0, "2025-08-18");
}
