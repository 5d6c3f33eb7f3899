//! Sitemaps: valid by the schemas beside this file, and complete.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::site::Site;
use crate::tools::{output_of, python};

#[test]
fn sitemaps_list_every_canonical_page_and_nothing_else() {
    for site in Site::all() {
        let index: BTreeSet<String> =
            locations(site.texts("sitemap.xml").next().expect("an index").1).into_iter().collect();
        let parts: BTreeSet<String> = site
            .names()
            .into_iter()
            .filter(|name| name.starts_with("sitemap-") && *name != "sitemap-news.xml")
            .map(|name| site.url_of(name))
            .collect();
        assert_eq!(index, parts);
        let is_listed = |name: &str| name.starts_with("sitemap-") && name != "sitemap-news.xml";
        let listed = site.texts(".xml").filter(|(name, _)| is_listed(name));
        let listed: Vec<String> = listed.flat_map(|(_, text)| locations(text)).collect();
        let unique: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(listed.len(), unique.len(), "a page is listed twice");
        let pages = site.pages();
        // The text edition is known by the pages that it is of.
        let (plain, pages): (Vec<_>, Vec<_>) =
            pages.into_iter().partition(|(path, _)| path.starts_with("text/"));
        for (path, page) in plain {
            let full = path.replacen("text/", "", 1);
            assert_eq!(page.canonical(), Some(&*site.url_of(&full)), "{path}");
            assert!(site.names().contains(&*full), "{full}");
        }
        let canonical: BTreeSet<String> = pages
            .into_iter()
            .filter(|(_, page)| page.is_indexed() && !page.is_redirect())
            .map(|(path, page)| {
                let url = site.url_of(path);
                assert_eq!(page.canonical(), Some(&*url), "{path}");
                url
            })
            .collect();
        assert_eq!(unique, canonical);
    }
}

#[test]
fn the_news_sitemap_has_the_articles_of_two_days() {
    let news = |site: &Site| -> Vec<String> {
        locations(site.texts("sitemap-news.xml").next().expect("a news sitemap").1)
    };
    let example = "/2025/08/16/us-offers-ukraine-nato-style-guarantees/";
    let site = Site::example();
    assert_eq!(news(&site), [format!("{}{example}", site.address)]);
    let site = Site::everything();
    let expected =
        ["2025/08/16/بندرگاہ/", "2025/08/16/who-owns-the-harbour/", "2025/08/16/لمن-الميناء/"];
    assert_eq!(news(&site), expected.map(|path| site.url_of(path)));
}

#[test]
#[ignore = "needs Python's lxml"]
fn sitemaps_hold_their_schemas() {
    for site in Site::all() {
        let mut command = python("sitemaps.py");
        let names = site.names();
        let sitemaps: Vec<_> = names.iter().filter(|name| name.starts_with("sitemap")).collect();
        command.args(sitemaps.iter().map(|name| site.output().join(name)));
        let count = sitemaps.len();
        assert!(count >= 4, "only {count} sitemaps");
        assert_eq!(output_of(command), format!("{count} valid\n"));
    }
}

/// The pages, or sitemaps, that a sitemap lists.
fn locations(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut locations = Vec::new();
    let mut open: Option<String> = None;
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) if tag.name().as_ref() == "loc" => open = Some(String::new()),
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::GeneralRef(name) if open.is_some() => panic!("{name:?} in a URL"),
            Event::End(tag) if tag.name().as_ref() == "loc" => locations.extend(open.take()),
            Event::Eof => return locations,
            _ => {}
        }
    }
}
