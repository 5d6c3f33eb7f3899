//! What elements of a page need of a browser, for which a policy may give no leave.

use crate::check::markup::Tag;
use crate::policy::Need;

/// What the URL in an attribute is needed for.
pub(super) fn need(tag: &Tag<'_>, attribute: &str) -> Option<Need> {
    Some(match (&*tag.name, attribute) {
        ("script", "src" | "href" | "xlink:href") if is_script(tag) => Need::Script,
        ("link", "href") => return link_need(tag),
        ("img" | "source" | "link", "srcset" | "imagesrcset")
        | ("img" | "input", "src")
        | ("video", "poster")
        | ("use" | "image" | "feimage" | "feImage", "href" | "xlink:href")
        | ("body" | "table" | "td" | "th", "background") => Need::Image,
        ("source" | "video" | "audio" | "track", "src") => Need::Media,
        ("iframe" | "frame", "src") => Need::Frame,
        ("embed", "src") | ("object", "data") => Need::Object,
        ("form", "action") if !tag.has_word("method", "dialog") => Need::Form,
        ("button" | "input", "formaction") => Need::Form,
        ("a" | "area", "ping") => Need::Connect,
        ("base", "href") => Need::Base,
        _ => return None,
    })
}

fn link_need(tag: &Tag<'_>) -> Option<Need> {
    tag.words("rel").find_map(|word| match &*word {
        "stylesheet" => Some(Need::Style),
        "icon" | "apple-touch-icon" | "apple-touch-icon-precomposed" | "mask-icon" => {
            Some(Need::Image)
        }
        "manifest" => Some(Need::Manifest),
        "modulepreload" => Some(Need::Script),
        "preload" | "prefetch" => tag.get("as").and_then(|kind| match kind {
            "script" | "worker" => Some(Need::Script),
            "style" => Some(Need::Style),
            "image" => Some(Need::Image),
            "font" => Some(Need::Font),
            "audio" | "video" | "track" => Some(Need::Media),
            "fetch" => Some(Need::Connect),
            _ => None,
        }),
        _ => None,
    })
}

/// What an element needs for what stands in it, or in none of its attributes.
pub(super) fn own_need(tag: &Tag<'_>) -> Option<Need> {
    match &*tag.name {
        "script" if tag.get("src").is_none() && is_script(tag) => Some(Need::ScriptInPage),
        "style" => Some(Need::StyleInPage),
        _ => None,
    }
}

/// What an attribute needs that has no URL, but a script or a style.
pub(super) fn attribute_need(attribute: &str, value: &str) -> Option<Need> {
    let is_filled = !value.trim().is_empty();
    match attribute {
        "style" if is_filled => Some(Need::StyleAttribute),
        _ if attribute.starts_with("on") && is_filled => Some(Need::ScriptAttribute),
        _ => None,
    }
}

/// Whether a browser runs what is in a `script` element: of other types it is data.
fn is_script(tag: &Tag<'_>) -> bool {
    const TYPES: &[&str] = &[
        "",
        "module",
        "importmap",
        "speculationrules",
        "text/ecmascript",
        "application/ecmascript",
    ];
    let kind = tag.get("type").unwrap_or_default().trim().to_ascii_lowercase();
    TYPES.contains(&&*kind) || kind.ends_with("/javascript") || kind.ends_with("/x-javascript")
}

/// What the browser is kept from, in words.
pub(super) fn in_words(need: Need, shown: &str) -> String {
    match need {
        Need::Script => format!("running the script `{shown}`"),
        Need::ScriptInPage => "running a script that stands in the page".into(),
        Need::ScriptAttribute => format!("running what stands in the attribute `{shown}`"),
        Need::Style => format!("using the style sheet `{shown}`"),
        Need::StyleInPage => "using styles that stand in the page".into(),
        Need::StyleAttribute => "using the attribute `style`".into(),
        Need::Image => format!("showing the picture `{shown}`"),
        Need::Font => format!("using the font `{shown}`"),
        Need::Media => format!("playing `{shown}`"),
        Need::Frame => format!("showing `{shown}` in a frame"),
        Need::Object => format!("showing `{shown}`"),
        Need::Form if shown.is_empty() => "sending this form to its own page".into(),
        Need::Form => format!("sending this form to `{shown}`"),
        Need::Connect => format!("asking `{shown}`"),
        Need::Manifest => format!("reading `{shown}`"),
        Need::Base => format!("finding URLs from `{shown}`"),
    }
}

/// What is better than letting it through.
pub(super) fn better(need: Need) -> Option<&'static str> {
    match need {
        Need::ScriptInPage | Need::ScriptAttribute => Some(
            "put the script into a file of `static/`, and load that: `<script src=\"/my.js\" defer></script>`",
        ),
        Need::StyleInPage | Need::StyleAttribute => {
            Some("put the styles into a style sheet of `static/`, for a `class`")
        }
        _ => None,
    }
}
