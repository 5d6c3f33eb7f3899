//! Which attributes of which elements refer to something, and how.

use serde::{Deserialize, Serialize};

use crate::check::markup::Tag;

/// How a page refers to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(in crate::check) enum Part {
    /// Readers may go there.
    Link,
    /// Readers may go to another host.
    Elsewhere,
    /// Browsers load it.
    Load,
    /// Browsers load it, or something else instead of it, or a part of it.
    Choice,
    /// Programs are told of it.
    Name,
    /// It is named somewhere; whether it is meant isn't known.
    Mention,
    /// Browsers go on to it.
    Redirect,
}

/// What an attribute with a URL is to a page; none if it has no URL that matters.
pub(super) fn part(tag: &Tag<'_>, attribute: &str) -> Option<Part> {
    let is_meta = || {
        let names = ["og:image", "og:url", "og:video", "og:audio", "twitter:image"];
        let named = tag.get("property").or_else(|| tag.get("name"));
        named.is_some_and(|it| names.contains(&it))
    };
    Some(match (&*tag.name, attribute) {
        ("a" | "area", "href" | "xlink:href")
        | ("form", "action")
        | ("button" | "input", "formaction") => Part::Link,
        ("link", "href") => return link_part(tag),
        ("img" | "source" | "link", "srcset" | "imagesrcset")
        | ("source" | "video" | "audio" | "track", "src") => Part::Choice,
        ("img" | "embed" | "iframe" | "script" | "input", "src")
        | ("video", "poster")
        | ("a" | "area", "ping")
        | ("object", "data")
        | ("use" | "image" | "feimage" | "feImage", "href" | "xlink:href")
        | ("body" | "table" | "td" | "th", "background") => Part::Load,
        ("meta", "content") if is_meta() => Part::Name,
        _ => return None,
    })
}

/// Whether a form sends to its target what was written, or may do so, instead of asking for a page.
pub(super) fn is_sent(tag: &Tag<'_>) -> bool {
    match &*tag.name {
        "form" => tag.has_word("method", "post"),
        "button" | "input" => true,
        _ => false,
    }
}

/// What a `link` element is to a page.
fn link_part(tag: &Tag<'_>) -> Option<Part> {
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

/// The URLs of a `srcset`, as a browser takes it apart: a URL ends at white space, and so it may have
/// commas.
pub(super) fn candidates(set: &str) -> Vec<&str> {
    let mut urls = Vec::new();
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == ',');
        let end = rest.find(|it: char| it.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        if url.is_empty() {
            return urls;
        }
        urls.push(url.trim_end_matches(','));
        // What follows is how large it is, up to the next comma, if the URL didn't end with one.
        rest = if url.ends_with(',') {
            after
        } else {
            &after[after.find(',').unwrap_or(after.len())..]
        };
    }
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn candidates_are_told_apart_as_browsers_do() {
        for (set, urls) in [
            ("a.png 1x, b.png 2x", &["a.png", "b.png"][..]),
            ("a.png, b.png", &["a.png", "b.png"]),
            (" a,b.png 480w,c.png", &["a,b.png", "c.png"]),
            ("data:image/png;base64,AA== 1x, b.png 2x", &["data:image/png;base64,AA==", "b.png"]),
            ("", &[]),
        ] {
            assert_eq!(candidates(set), urls, "{set}");
        }
    }
}
