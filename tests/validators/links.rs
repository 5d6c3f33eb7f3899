//! Every link inside the site leads somewhere: to a file, and to a place on it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::page::Page;
use crate::site::Site;

#[test]
fn every_link_of_every_page_leads_to_a_file_and_a_place() {
    for site in Site::all() {
        let pages = site.pages();
        let mut dead = Vec::new();
        let mut checked = 0;
        for (path, page) in &pages {
            for element in &page.elements {
                let named = element.get("content").filter(|it| it.starts_with(site.address));
                for url in element.urls().into_iter().chain(named) {
                    checked += 1;
                    dead.extend(fault(&site, &pages, path, url));
                }
            }
        }
        assert!(checked > 1000, "only {checked} links were found");
        assert!(dead.is_empty(), "{}", dead.join("\n"));
    }
}

#[test]
fn every_address_in_structured_data_leads_to_a_file() {
    for site in Site::all() {
        let names = site.names();
        for (path, page) in site.pages() {
            for data in &page.structured {
                let data: Value = serde_json::from_str(data).expect("JSON");
                for url in strings(&data) {
                    if !url.starts_with(site.address) || url.contains(char::is_whitespace) {
                        continue;
                    }
                    let Some((file, _)) = site.target(path, url) else { continue };
                    assert!(names.contains(&*file), "{path}: no file for {url} in structured data");
                }
            }
        }
    }
}

#[test]
fn every_link_in_the_text_of_a_feed_is_absolute_and_leads_to_a_file_and_a_place() {
    for site in Site::all() {
        let pages = site.pages();
        for (path, text) in site.texts("feed.json") {
            let feed: Value = serde_json::from_str(text).expect("JSON");
            let mut dead = Vec::new();
            for item in feed["items"].as_array().expect("items") {
                let content = Page::read(item["content_html"].as_str().unwrap_or_default());
                for url in content.elements.iter().flat_map(|element| element.urls()) {
                    assert!(url.contains(':'), "{path}: `{url}` is relative");
                    dead.extend(fault(&site, &pages, path, url));
                }
            }
            assert!(dead.is_empty(), "{}", dead.join("\n"));
        }
    }
}

/// What is wrong with a link on the page `from`.
fn fault(site: &Site, pages: &BTreeMap<&str, Page>, from: &str, url: &str) -> Option<String> {
    let (file, fragment) = site.target(from, url)?;
    if !site.files.contains_key(&file) {
        return Some(format!("{from}: `{url}` leads to no file"));
    }
    let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
    let is_there = pages.get(&*file).is_some_and(|page| page.has_id(&fragment));
    (!is_there).then(|| format!("{from}: `{url}` leads to no place on {file}"))
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}
