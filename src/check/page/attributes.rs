//! Which attributes of which elements refer to something, and how.

use super::Part;
use crate::check::markup::Tag;

/// What an attribute with a URL is to a page; none if it has no URL that matters.
pub(super) fn part(tag: &Tag, attribute: &str) -> Option<Part> {
    let is_meta = || {
        let names = ["og:image", "og:url", "og:video", "og:audio", "twitter:image"];
        let named = tag.get("property").or_else(|| tag.get("name"));
        named.is_some_and(|it| names.contains(&it))
    };
    Some(match (&*tag.name, attribute) {
        ("a" | "area", "href" | "xlink:href") => Part::Link,
        ("link", "href") => return link_part(tag),
        (
            "img" | "source" | "video" | "audio" | "track" | "embed" | "iframe" | "script"
            | "input",
            "src" | "srcset" | "poster",
        )
        | ("link", "imagesrcset")
        | ("object", "data")
        | ("use" | "image" | "feimage" | "feImage", "href" | "xlink:href")
        | ("body" | "table" | "td" | "th", "background") => Part::Load,
        ("meta", "content") if is_meta() => Part::Name,
        _ => return None,
    })
}

/// What a `link` element is to a page.
fn link_part(tag: &Tag) -> Option<Part> {
    const LOADS: &[&str] = &[
        "stylesheet",
        "icon",
        "preload",
        "modulepreload",
        "prefetch",
        "prerender",
        "manifest",
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "mask-icon",
        "preconnect",
        "dns-prefetch",
    ];
    if tag.words("rel").any(|word| LOADS.contains(&word.as_str())) {
        return Some(Part::Load);
    }
    tag.get("rel").is_some().then_some(Part::Name)
}
