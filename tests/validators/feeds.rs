//! Feeds as feedparser reads them, and by the rules of RSS 2.0 and RFC 4287.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::site::Site;
use crate::tools::{output_of, python};

/// A feed as a reader gets it.
#[derive(Debug, Deserialize)]
struct Feed {
    path: String,
    version: String,
    title: String,
    faults: Vec<String>,
    entries: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    id: String,
    title: String,
    link: String,
    published: String,
    updated: String,
    authors: Vec<String>,
}

/// Every feed of the site that isn't JSON, by its path.
fn read(site: &Site) -> BTreeMap<String, Feed> {
    let mut command = python("feeds.py");
    let mut names = site.names();
    names.retain(|name| name.ends_with("feed.xml") || name.ends_with("atom.xml"));
    command.args(names.iter().map(|name| site.output().join(name)));
    let feeds: BTreeMap<String, Feed> = output_of(command)
        .lines()
        .map(|line| {
            let feed: Feed = serde_json::from_str(line).expect("a feed as JSON");
            let path = feed.path.replace('\\', "/");
            let (_, path) = path.rsplit_once("/public/").expect("a path in the output");
            (path.to_owned(), feed)
        })
        .collect();
    assert_eq!(feeds.len(), names.len());
    feeds
}

#[test]
#[ignore = "needs Python's feedparser and lxml"]
fn every_feed_is_read_without_a_doubt() {
    for site in Site::all() {
        for (path, feed) in read(&site) {
            assert!(feed.faults.is_empty(), "{path}: {:#?}", feed.faults);
            assert_eq!(feed.version, if path == "atom.xml" { "atom10" } else { "rss20" }, "{path}");
            assert!(!feed.title.is_empty() && !feed.entries.is_empty() || path.starts_with("corr"));
            for entry in feed.entries {
                let (file, _) = site.target(&path, &entry.link).expect("a URL of the site");
                assert!(site.files.contains_key(&file), "{path}: {}", entry.link);
            }
        }
    }
}

#[test]
#[ignore = "needs Python's feedparser and lxml"]
fn entries_have_the_ids_titles_dates_and_bylines_of_their_articles() {
    let feeds = read(&Site::everything());
    let ann = "Ann \"Annie\" O’Neil & Co";
    let list = |day, number| {
        let date = format!("2025-08-{day}");
        // One of them was paid for, which every feed says.
        let paid = if number == 3 { "Sponsored: " } else { "" };
        (
            format!("tag:paper.example,{date}:{date}-long-list-{number}"),
            format!("{paid}Long list, part {number} & last"),
            format!("{date}T0{number}:00:00+05:00"),
            vec![ann.to_owned()],
        )
    };
    let entry = |id: &str, title: &str, published: &str, authors: &[&str]| {
        let authors = authors.iter().map(|it| (*it).to_owned()).collect();
        (format!("tag:paper.example,{id}"), title.to_owned(), published.to_owned(), authors)
    };
    let mut expected = vec![
        entry(
            "2025-08-16:2025-08-16-urdu",
            "بندرگاہ ”کس“ کی ہے؟ <تین> جواب & نقشہ",
            "2025-08-16T10:00:00+05:00",
            &[ann],
        ),
        entry(
            "2025-08-16:harbour",
            "Who “owns” the harbour? <Three> answers & a map",
            "2025-08-16T09:30:00+05:00",
            &[ann, "Border desk", "Guest O'Writer & Son"],
        ),
        entry(
            "2025-08-16:2025-08-15-arabic",
            "لمن الميناء؟ «ثلاثة» أجوبة & خريطة",
            "2025-08-16T01:30:00+05:00",
            &["Border desk"],
        ),
    ];
    expected.extend([8, 7, 6, 5].map(|number| list(12, number)));
    expected.extend([4, 3, 2, 1].map(|number| list(11, number)));
    expected.push(entry(
        "2024:leap&day",
        "A leap day, explained",
        "2024-02-29T00:00:00+05:00",
        &[],
    ));
    let read: Vec<_> = feeds["atom.xml"]
        .entries
        .iter()
        .map(|it| (it.id.clone(), it.title.clone(), it.published.clone(), it.authors.clone()))
        .collect();
    assert_eq!(read, expected);
    let (atom, rss) = (&feeds["atom.xml"].entries, &feeds["feed.xml"].entries);
    let ids = |entries: &[Entry]| -> Vec<String> {
        entries.iter().map(|it| format!("{} {} {}", it.id, it.title, it.link)).collect()
    };
    assert_eq!(ids(atom), ids(rss));
    assert_eq!(atom[1].updated, "2025-08-17T08:00:00+05:00");
    assert_eq!(rss[1].published, "Sat, 16 Aug 2025 09:30:00 +0500");
}

#[test]
#[ignore = "needs Python's feedparser and lxml"]
fn the_example_has_all_its_articles_in_its_feeds() {
    let site = Site::example();
    let feeds = read(&site);
    let mut titles: Vec<String> = site
        .articles()
        .into_iter()
        .filter(|article| !article.contains("\ndraft = true\n"))
        .map(|article| {
            let (front, _) = article[4..].split_once("\n+++\n").expect("front matter");
            let front: toml::Table = front.parse().expect("TOML");
            let title = front["title"].as_str().expect("a title");
            match front.get("label").and_then(toml::Value::as_str) {
                Some("sponsored") => format!("Sponsored: {title}"),
                _ => title.to_owned(),
            }
        })
        .collect();
    titles.sort_unstable();
    for path in ["feed.xml", "atom.xml"] {
        let entries = &feeds[path].entries;
        let mut read: Vec<String> = entries.iter().map(|it| it.title.clone()).collect();
        read.sort_unstable();
        assert_eq!(read, titles, "{path}");
        assert!(entries.iter().all(|it| it.id.starts_with("tag:third-meridian.example,")));
    }
}
