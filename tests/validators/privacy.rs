//! No page loads anything from another host, and nothing but links leads out of the site.

use crate::page::{Element, Page};
use crate::site::Site;

/// What a `link` may say without being fetched.
const ONLY_TOLD: &[&str] = &["canonical", "alternate", "me", "author", "license", "next", "prev"];

#[test]
fn no_page_loads_anything_from_another_host() {
    for site in Site::all() {
        for (path, page) in site.pages() {
            for element in page.elements.iter().filter(|element| is_loaded(element)) {
                for url in element.urls() {
                    assert!(site.target(path, url).is_some(), "{path} loads `{url}`");
                }
            }
            for style in page.styles.iter().map(String::as_str) {
                assert_loads_nothing_foreign(&site, path, style);
            }
            assert_has_no_inline_style(path, &page);
        }
        for (path, style) in site.texts(".css") {
            assert_loads_nothing_foreign(&site, path, style);
        }
        for (path, drawing) in site.texts(".svg") {
            assert_loads_nothing_foreign(&site, path, drawing);
            for url in Page::read(drawing).elements.iter().flat_map(Element::urls) {
                assert!(site.target(path, url).is_some(), "{path} loads `{url}`");
            }
        }
    }
}

/// Whether a browser fetches what the element names, without a click.
fn is_loaded(element: &Element) -> bool {
    match &*element.name {
        "a" | "area" | "blockquote" | "q" | "ins" | "del" | "meta" => false,
        "link" => {
            let rel = element.get("rel").unwrap_or_default();
            !rel.split(' ').all(|word| ONLY_TOLD.contains(&word))
        }
        _ => true,
    }
}

/// A strict content security policy allows no `style` attributes and no handlers.
fn assert_has_no_inline_style(path: &str, page: &Page) {
    for element in &page.elements {
        for attribute in element.attributes.keys() {
            let is_inline = attribute == "style" || attribute.starts_with("on");
            assert!(!is_inline, "{path}: <{} {attribute}>", element.name);
        }
    }
}

fn assert_loads_nothing_foreign(site: &Site, path: &str, style: &str) {
    assert!(!style.contains("@import"), "{path} imports a style sheet");
    for call in style.split("url(").skip(1) {
        let url = call.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        let is_own = url.starts_with("data:") || site.target(path, url).is_some();
        assert!(is_own, "{path} loads `{url}`");
    }
}
