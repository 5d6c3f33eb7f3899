//! The clock: what is published when, what says so beforehand, and that nothing else leaks.

use dateline::arrange::Status;

use crate::project::{Project, tree};

const HARBOUR: &[u8] = include_bytes!("data/harbour.png");

fn article(project: &Project, name: &str, keys: &str) {
    let text = format!("+++\ntitle = \"Title of {name}\"\n{keys}\n+++\nText of {name}.\n");
    project.write(&format!("content/articles/{name}.md"), text);
}

fn zone(project: &Project, zone: &str) {
    let text =
        format!("title = \"T\"\nbase_url = \"https://example.org\"\ntime_zone = \"{zone}\"\n");
    project.write("site.toml", text);
}

/// When the output next changes by itself, as a build says.
fn next(project: &Project) -> Option<String> {
    project.build().outcome.changes_next_at.map(|moment| moment.to_string())
}

/// The names of articles on the home page, newest first.
fn home(project: &Project) -> Vec<String> {
    let html = project.page("index.html");
    let titles = html.split("<bdi>Title of ").skip(1).filter_map(|it| it.split_once("</bdi>"));
    titles.map(|(title, _)| title.to_owned()).collect()
}

#[test]
fn an_article_appears_at_its_moment_and_goes_at_its_moment() {
    let mut project = Project::new("");
    article(&project, "a", "date = 2025-09-02T10:00:00Z\nexpires = 2025-09-03T10:00:00Z");
    for (now, is_there) in [
        ("2025-09-02T09:59:59Z", false),
        ("2025-09-02T10:00:00Z", true),
        ("2025-09-03T09:59:59Z", true),
        ("2025-09-03T10:00:00Z", false),
    ] {
        let built = project.at(now).build();
        assert_eq!(project.has("2025/09/02/a/index.html"), is_there, "{now}");
        assert_eq!(built.outcome.articles, usize::from(is_there), "{now}");
        assert_eq!(home(&project).len(), usize::from(is_there), "{now}");
    }
}

#[test]
fn a_day_begins_at_midnight_of_the_sites_zone_also_when_clocks_change() {
    let mut project = Project::new("");
    for (name, day, last_second_before) in [
        ("Europe/Berlin", "2025-08-16", "2025-08-15T21:59:59Z"),
        ("Europe/Berlin", "2025-12-01", "2025-11-30T22:59:59Z"),
        // The days on which clocks go forward and back.
        ("Europe/Berlin", "2025-03-30", "2025-03-29T22:59:59Z"),
        ("Europe/Berlin", "2025-03-31", "2025-03-30T21:59:59Z"),
        ("Europe/Berlin", "2025-10-26", "2025-10-25T21:59:59Z"),
        ("Europe/Berlin", "2025-10-27", "2025-10-26T22:59:59Z"),
        ("Asia/Karachi", "2025-08-16", "2025-08-15T18:59:59Z"),
        ("Asia/Kathmandu", "2025-08-16", "2025-08-15T18:14:59Z"),
        ("America/New_York", "2025-11-02", "2025-11-02T03:59:59Z"),
        ("Pacific/Kiritimati", "2025-08-16", "2025-08-15T09:59:59Z"),
        // Midnight is skipped there: the day begins at one.
        ("Africa/Cairo", "2025-04-25", "2025-04-24T21:59:59Z"),
    ] {
        zone(&project, name);
        article(&project, "a", &format!("date = {day}"));
        let moment: jiff::Timestamp = last_second_before.parse().expect("a moment");
        let first = moment + jiff::SignedDuration::from_secs(1);
        let page = format!("{}/a/index.html", day.replace('-', "/"));
        project.at(last_second_before);
        assert_eq!(next(&project), Some(first.to_string()), "{name} {day}");
        assert!(!project.has(&page), "{name} {day}");
        project.at(&first.to_string()).build();
        assert!(project.has(&page), "{name} {day}");
    }
}

#[test]
fn a_local_time_is_the_sites_and_an_offset_is_what_it_says() {
    let mut project = Project::new("");
    zone(&project, "Europe/Berlin");
    for (date, first, page) in [
        ("2025-08-16T09:30:00", "2025-08-16T07:30:00Z", "2025/08/16"),
        ("2025-08-16 09:30:00", "2025-08-16T07:30:00Z", "2025/08/16"),
        ("2025-08-16T23:30:00Z", "2025-08-16T23:30:00Z", "2025/08/17"),
        ("2025-08-16T01:00:00+05:00", "2025-08-15T20:00:00Z", "2025/08/15"),
        ("2025-08-15T23:00:00-03:30", "2025-08-16T02:30:00Z", "2025/08/16"),
        // Skipped when clocks went forward, and met twice when they went back: the first one.
        ("2025-03-30T02:30:00", "2025-03-30T01:30:00Z", "2025/03/30"),
        ("2025-10-26T02:30:00", "2025-10-26T00:30:00Z", "2025/10/26"),
    ] {
        article(&project, "a", &format!("date = {date}"));
        project.at("2025-01-01T00:00:00Z");
        assert_eq!(next(&project), Some(first.to_owned()), "{date}");
        project.at(first).build();
        assert!(project.has(&format!("{page}/a/index.html")), "{date}");
    }
}

#[test]
fn the_moment_of_a_build_may_be_written_as_authors_do() {
    let mut project = Project::new("");
    zone(&project, "Asia/Karachi");
    article(&project, "a", "date = 2025-08-16T09:30:00");
    for (now, is_there) in [
        ("2025-08-16", false),
        ("2025-08-16T09:29:59", false),
        ("2025-08-16T09:30:00", true),
        ("2025-08-16T04:30:00Z", true),
        ("2025-08-17", true),
    ] {
        project.at(now).build();
        assert_eq!(home(&project).len(), usize::from(is_there), "{now}");
    }
    project.at("tomorrow");
    assert!(project.attempt().published.is_none());
}

#[test]
fn drafts_and_the_future_can_be_seen_beforehand() {
    let mut project = Project::new("");
    article(&project, "plain", "date = 2025-08-01");
    article(&project, "draft", "date = 2025-08-02\ndraft = true");
    article(&project, "scheduled", "date = 2025-10-01");
    article(&project, "both", "date = 2025-10-02\ndraft = true");
    article(&project, "expired", "date = 2025-08-03\nexpires = 2025-08-20");
    article(&project, "old-draft", "date = 2025-08-03\nexpires = 2025-08-20\ndraft = true");
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\ndraft = true\n+++\nText.\n");
    for (drafts, future, expected, about) in [
        (false, false, &["plain"][..], false),
        (true, false, &["draft", "plain"], true),
        (false, true, &["scheduled", "plain"], false),
        (true, true, &["both", "scheduled", "draft", "plain"], true),
    ] {
        (project.options.drafts, project.options.future) = (drafts, future);
        let built = project.build();
        assert_eq!(home(&project), expected);
        assert_eq!(project.has("about/index.html"), about);
        let withheld: usize = built.outcome.withheld.iter().map(|(_, count)| count).sum();
        assert_eq!(withheld + expected.len(), 6);
    }
    (project.options.drafts, project.options.future) = (false, false);
    assert_eq!(
        project.build().outcome.withheld,
        [(Status::Draft, 3), (Status::Scheduled, 1), (Status::Expired, 1)]
    );
}

#[test]
fn the_next_change_is_an_embargo_an_expiry_or_the_end_of_news() {
    let mut project = Project::new("");
    assert_eq!(next(&project), None);
    article(&project, "a", "date = 2025-09-02T10:00:00Z\nexpires = 2025-09-20T08:00:00Z");
    article(&project, "b", "date = 2025-09-03T10:00:00Z\nexpires = 2025-09-04T08:00:00Z");
    article(&project, "draft", "date = 2025-09-01T13:00:00Z\ndraft = true");
    // Step by step from change to change, and the output does change at each.
    let mut seen = Vec::new();
    let mut before = tree(&project.output());
    while let Some(moment) = next(&project) {
        let stamp: jiff::Timestamp = moment.parse().expect("a moment");
        let second_before = stamp - jiff::SignedDuration::from_secs(1);
        project.at(&second_before.to_string()).build();
        assert_eq!(tree(&project.output()), before, "something changed before {moment}");
        project.at(&moment).build();
        let after = tree(&project.output());
        assert_ne!(after, before, "nothing changes at {moment}");
        before = after;
        seen.push(moment);
    }
    assert_eq!(
        seen,
        [
            "2025-09-02T10:00:00Z",
            "2025-09-03T10:00:00Z",
            "2025-09-04T08:00:00Z",
            "2025-09-04T10:00:00Z",
            "2025-09-20T08:00:00Z",
        ]
    );
    // A preview of drafts knows of theirs.
    project.options.drafts = true;
    project.at("2025-09-01T12:00:00Z");
    assert_eq!(next(&project).as_deref(), Some("2025-09-01T13:00:00Z"));
}

#[test]
fn the_end_of_an_embargo_costs_what_it_changes() {
    let mut project = Project::new("");
    article(&project, "old", "date = 2025-08-01\ntags = [\"nato\"]");
    article(&project, "new", "date = 2025-09-02T10:00:00Z\ntags = [\"nato\"]");
    project.at("2025-09-02T09:00:00Z").build();
    project.at("2025-09-02T09:30:00Z").build().rendered(&[]).written(&[]);
    let built = project.at("2025-09-02T10:00:00Z").build();
    built.written(&[
        "2025/08/01/index.html",
        "2025/08/01/old/index.html",
        "2025/08/index.html",
        "2025/09/02/index.html",
        "2025/09/02/new/index.html",
        "2025/09/index.html",
        "2025/index.html",
        "archive/index.html",
        "atom.xml",
        "feed.json",
        "feed.xml",
        "index.html",
        "labels/index.html",
        "labels/news/feed.xml",
        "labels/news/index.html",
        "sitemap-2025.xml",
        "sitemap-news.xml",
        "sitemap-pages.xml",
        "sitemap.xml",
        "tags/index.html",
        "tags/nato/feed.xml",
        "tags/nato/index.html",
    ]);
}

#[test]
fn an_expiry_never_keeps_the_rest_from_being_published() {
    let mut project = Project::new("");
    project.write("content/articles/gone/index.md", "+++\ntitle = \"Gone\"\ndate = 2025-08-01\nexpires = 2025-09-02\ntags = [\"rare\"]\nauthors = [\"ann\"]\n+++\n## Part\n");
    project.write("content/articles/gone/report.pdf", "A report.");
    project.write("content/authors/ann.md", "+++\nname = \"Ann\"\n+++\n");
    project.write(
        "content/articles/stays.md",
        "+++\ntitle = \"Stays\"\ndate = 2025-08-02\n+++\n[one](gone/index.md#part) [two](gone/report.pdf) [three](../authors/ann.md) [four](/2025/08/01/gone/#part)\n",
    );
    project.build().warns("");
    project.at("2025-09-02T00:00:00Z").build();
    assert!(
        !project.has("2025/08/01/gone/index.html") && !project.has("2025/08/01/gone/report.pdf")
    );
    assert!(project.page("2025/08/02/stays/index.html").contains("<p>one two three four</p>"));
}

/// Everything of the withheld article says `secret`, in this spelling or as a part of a URL.
const SECRETS: &str = "
-- content/articles/public.md --
+++
title = \"Public\"
date = 2025-08-20
tags = [\"nato\"]
authors = [\"ann\"]
places = [\"UA\"]
section = \"Desk\"
+++
See [that](withheld/index.md#secret-heading), [those](withheld/secret.pdf), [her](../authors/secret-author.md),
[it](../tags/secret-tag.md) and [there](../places/secret-place.md).
-- content/articles/older.md --
+++
title = \"Older\"
date = 2025-08-01
+++
Text.
-- content/authors/ann.md --
+++
name = \"Ann\"
+++
-- content/authors/secret-author.md --
+++
name = \"Secret Author\"
photo = { src = \"/photo.svg\", alt = \"Secret face\" }
+++
Secret life.
-- static/photo.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
-- content/tags/secret-tag.md --
+++
name = \"Secret Tag\"
+++
Secret tag text.
-- content/places/secret-place.md --
+++
name = \"Secret Place\"
+++
Secret place text.
-- content/pages/secret-page.md --
+++
title = \"Secret page\"
draft = true
aliases = [\"/secret-page-alias/\"]
+++
Secret page text.
-- content/articles/withheld/secret.pdf --
Secret file.
-- site.toml --
title = \"Test\"
base_url = \"https://example.org\"
[feeds]
full_text = true
[collections.some]
limit = 5
";

const WITHHELD: &str = "+++
title = \"Secret headline\"
date = 2025-08-10
summary = \"Secret summary.\"
slug = \"secret-slug\"
id = \"urn:secret:1\"
authors = [\"secret-author\", \"Secret Guest\"]
tags = [\"Secret Tag\", \"Secret other\"]
places = [\"secret-place\", \"SC\"]
section = \"Secret section\"
label = \"review\"
dateline = \"Secretville\"
series = \"secret-series\"
aliases = [\"/secret-alias/\"]
image = { src = \"secret.png\", alt = \"Secret alt\", caption = \"Secret caption\", credit = \"Secret credit\" }
corrections = [{ date = 2025-08-11, text = \"Secret correction.\" }]
sources = [{ title = \"Secret source\", url = \"https://example.com/secret\" }]
extra = { secret = \"secret\" }
KEYS
+++
Secret text, ![secret](secret.png).

## Secret heading
";

fn withhold(project: &Project, keys: &str) {
    project.write("content/articles/withheld/index.md", WITHHELD.replace("KEYS", keys));
}

#[track_caller]
fn assert_no_secret(project: &Project) {
    for (path, bytes) in tree(&project.output()) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["secret", "seychelles", "labels/review"] {
            assert!(!path.contains(word), "{path}");
            if let Some(at) = text.find(word) {
                let from = (0..at).rev().nth(80).unwrap_or(0);
                panic!("{path}: {}", text.get(from..at + 30).unwrap_or(word));
            }
        }
        assert_ne!(bytes, HARBOUR, "{path}");
    }
}

#[test]
fn nothing_of_a_withheld_article_is_in_the_output_and_nothing_stays_of_a_withdrawn_one() {
    let mut project = Project::new(SECRETS);
    project.write("content/articles/withheld/secret.png", HARBOUR);
    let withheld = ["draft = true", "date = 2025-09-02", "expires = 2025-08-30"];
    let keys = |keys: &str| if keys.starts_with("date") { "" } else { keys }.to_owned();
    let hide = |project: &Project, how: &str| {
        withhold(project, &keys(how));
        if how.starts_with("date") {
            project.edit(
                "content/articles/withheld/index.md",
                "date = 2025-08-10\n",
                &format!("{how}\n"),
            );
        }
    };
    for how in withheld {
        hide(&project, how);
        project.build();
        assert_no_secret(&project);
        // Once it is published it is everywhere, and then it is withdrawn.
        withhold(&project, "");
        project.build();
        let files = tree(&project.output());
        let telling =
            files.values().filter(|bytes| String::from_utf8_lossy(bytes).contains("ecret"));
        assert!(telling.count() > 30, "{how}");
        hide(&project, how);
        project.build();
        assert_no_secret(&project);
    }
    // Time alone withdraws it as well.
    withhold(&project, "expires = 2025-09-05");
    project.build();
    assert!(project.has("2025/08/10/secret-slug/index.html"));
    project.at("2025-09-05").build();
    assert_no_secret(&project);
    // And so does removing it, with all that only it named.
    project.at("2025-09-01");
    withhold(&project, "");
    project.build();
    project.edit(
        "content/articles/public.md",
        "See [that](withheld/index.md#secret-heading), [those](withheld/secret.pdf), [her](../authors/secret-author.md),\n[it](../tags/secret-tag.md) and [there](../places/secret-place.md).",
        "Text.",
    );
    for file in ["index.md", "secret.png", "secret.pdf"] {
        project.remove(&format!("content/articles/withheld/{file}"));
    }
    project.build();
    assert_no_secret(&project);
}

#[test]
fn times_that_are_still_to_come_are_doubted() {
    let mut project = Project::new(
        "-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-01
summary = \"One.\"
label = \"live\"
updated = 2025-09-03
corrections = [{ date = 2025-09-02, text = \"Wrong.\" }]
+++
## 10:00 — First

Text.

## 2025-09-01 23:00 — Second

More.
",
    );
    project.build().warns(
        "warning[D0215]: `updated` lies in the future: 2025-09-03
--> content/articles/a.md
 = help: readers see it at once: write the day of the change, or its time

warning[D0215]: a correction's `date` lies in the future: 2025-09-02
--> content/articles/a.md
 = help: readers see it at once: write the day on which it was put right

warning[D0215]: the time of this entry lies in the future: 2025-09-01T23:00:00+00:00
  --> content/articles/a.md:13:1
   |
13 | ## 2025-09-01 23:00 — Second
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: readers see it at once: write the time at which it happened",
    );
    project.at("2025-09-03T00:00:01Z").build().warns("");
}
