//! JSON feeds by the rules of JSON Feed 1.1, which has no program to ask.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::site::Site;

const FEED: &[&str] = &[
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
    "favicon",
    "authors",
    "language",
    "expired",
    "hubs",
    "items",
];
const ITEM: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "authors",
    "tags",
    "language",
    "attachments",
];

#[test]
fn json_feeds_hold_the_standard() {
    for site in Site::all() {
        let feeds: Vec<_> = site.texts("feed.json").collect();
        assert!(!feeds.is_empty());
        for (path, text) in feeds {
            assert!(text.len() <= 250_000, "{path} has {} bytes", text.len());
            let feed: Map<String, Value> = serde_json::from_str(text).expect("a JSON object");
            only(&feed, FEED);
            assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
            assert!(!string(&feed, "title").is_empty());
            assert_eq!(string(&feed, "feed_url"), site.url_of(path));
            let home = string(&feed, "home_page_url");
            assert!(home.starts_with(site.address), "{home}");
            let hubs = feed.get("hubs").and_then(Value::as_array).into_iter().flatten();
            for hub in hubs.map(|hub| hub.as_object().expect("an object")) {
                assert_eq!(string(hub, "type"), "WebSub");
                assert!(string(hub, "url").starts_with("https://"));
            }
            items(&site, path, &feed);
        }
    }
}

fn items(site: &Site, path: &str, feed: &Map<String, Value>) {
    let items = feed["items"].as_array().expect("an array");
    assert!(!items.is_empty(), "{path} has no items");
    let mut ids = BTreeSet::new();
    let mut last = Timestamp::MAX;
    for item in items.iter().map(|item| item.as_object().expect("an object")) {
        only(item, ITEM);
        assert!(ids.insert(string(item, "id")), "{path} has {} twice", string(item, "id"));
        assert!(item.contains_key("content_html") || item.contains_key("content_text"));
        let url = string(item, "url");
        let (file, _) = site.target(path, url).expect("a URL of the site");
        assert!(site.files.contains_key(&file), "{path}: {url}");
        let published: Timestamp = string(item, "date_published").parse().expect("RFC 3339");
        let modified: Timestamp = string(item, "date_modified").parse().expect("RFC 3339");
        assert!(published <= modified, "{path}: {url} was changed before it was published");
        assert!(published <= last, "{path}: {url} is newer than the one before it");
        last = published;
        for author in item["authors"].as_array().expect("an array") {
            let author = author.as_object().expect("an object");
            only(author, &["name", "url", "avatar"]);
            assert!(!string(author, "name").is_empty());
        }
        for tag in item.get("tags").and_then(Value::as_array).into_iter().flatten() {
            assert!(tag.is_string(), "{path}: {tag}");
        }
    }
}

/// Members that the standard doesn't know begin with `_`.
fn only(object: &Map<String, Value>, known: &[&str]) {
    for key in object.keys() {
        assert!(known.contains(&&**key) || key.starts_with('_'), "unknown member `{key}`");
    }
}

fn string<'v>(object: &'v Map<String, Value>, key: &str) -> &'v str {
    object.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("`{key}` is no string"))
}
