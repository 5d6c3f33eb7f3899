//! HTML that a reader elsewhere can show: absolute URLs, and nothing that runs or frames.

use html5gum::{StartTag, Token};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use crate::html::tokens;
use crate::render::xml::allowed;

/// Elements that are left out with all that is in them.
const WITH_CONTENT: &[&str] =
    &["script", "style", "iframe", "form", "object", "noscript", "template"];
/// Elements that show another page, of which a link is left.
const EMBEDDING: &[&str] = &["iframe", "embed", "object"];
/// Elements that are left out by themselves; they have no content.
const ALONE: &[&str] = &["embed", "link", "meta", "base", "input"];
/// Attributes that hold a URL.
const URLS: &[&str] = &[
    "href",
    "src",
    "poster",
    "cite",
    "action",
    "formaction",
    "data",
    "background",
    "longdesc",
    "xlink:href",
];

/// Makes `html`, which stands on the page `permalink`, portable.
pub(super) fn html(html: &str, permalink: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    // The element that is being left out, and how often it is open.
    let mut skipped: Option<(String, usize)> = None;
    // What the feed's XML forbids goes first: within a name it would hide what the name is.
    let html = allowed(html);
    for token in tokens(&html) {
        if let Some((name, depth)) = &mut skipped {
            match &token {
                Token::StartTag(tag) if text(&tag.name) == *name => *depth += 1,
                Token::EndTag(tag) if text(&tag.name) == *name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                skipped = None;
            }
            continue;
        }
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if EMBEDDING.contains(&&*name) {
                    link(&tag, permalink, &mut out);
                }
                if WITH_CONTENT.contains(&&*name) {
                    skipped = Some((name, 1));
                } else if !ALONE.contains(&&*name) && !is_choice(&tag, &name) {
                    start(&tag, &name, permalink, &mut out);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                if !WITH_CONTENT.contains(&&*name) && name != "picture" {
                    out.push_str("</");
                    out.push_str(&name);
                    out.push('>');
                }
            }
            Token::String(string) => {
                // Writing to a string can't fail.
                let _ = escape_html_body_text(&mut out, &text(&string));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    out
}

/// Whether an element is there for browsers to choose another file of a picture: who reads a feed gets the
/// one that every program can show.
fn is_choice(tag: &StartTag<()>, name: &str) -> bool {
    let chooses = || tag.attributes.iter().any(|(attribute, _)| text(attribute) == "srcset");
    name == "picture" || name == "source" && chooses()
}

/// A link to what an element would have shown, by its title.
fn link(tag: &StartTag<()>, permalink: &str, out: &mut String) {
    let value = |name: &str| {
        let found = tag.attributes.iter().find(|(attribute, _)| text(attribute) == name);
        found.map(|(_, value)| text(value)).filter(|value| !value.trim().is_empty())
    };
    let Some(url) = value("src").or_else(|| value("data")) else { return };
    let Some(url) = absolute(&url, permalink).filter(|url| url.starts_with("http")) else { return };
    let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
    let title = value("title").or_else(|| value("aria-label"));
    let title = title.unwrap_or_else(|| host.unwrap_or(&url).to_owned());
    out.push_str("<a href=\"");
    // Writing to a string can't fail.
    let _ = escape_html(&mut *out, &url);
    out.push_str("\">");
    let _ = escape_html_body_text(&mut *out, title.trim());
    out.push_str("</a>");
}

fn start(tag: &StartTag<()>, name: &str, permalink: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in &tag.attributes {
        let (attribute, value) = (text(attribute), text(value));
        if attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc" {
            continue;
        }
        let value = match attribute.as_str() {
            "srcset" => source_set(&value, permalink),
            url if URLS.contains(&url) => match absolute(&value, permalink) {
                Some(url) => url,
                None => continue,
            },
            _ => value,
        };
        out.push(' ');
        out.push_str(&attribute);
        out.push_str("=\"");
        // Writing to a string can't fail.
        let _ = escape_html(&mut *out, &value);
        out.push('"');
    }
    out.push('>');
}

fn source_set(value: &str, permalink: &str) -> String {
    let candidates = value.split(',').map(str::trim).filter(|it| !it.is_empty());
    let candidates = candidates.filter_map(|candidate| {
        let (url, size) = candidate.split_once(char::is_whitespace).unwrap_or((candidate, ""));
        let size = size.trim();
        Some(format!("{} {size}", absolute(url, permalink)?).trim_end().to_owned())
    });
    candidates.collect::<Vec<_>>().join(", ")
}

/// The URL with its host; none if it would run a program.
fn absolute(url: &str, permalink: &str) -> Option<String> {
    let url = url.trim();
    let origin_end = permalink.find("://").map_or(0, |at| at + 3);
    let origin_end =
        permalink[origin_end..].find('/').map_or(permalink.len(), |at| origin_end + at);
    let (origin, path) = permalink.split_at(origin_end);
    if let Some(rest) = url.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    if url.starts_with('/') {
        return Some(format!("{origin}{url}"));
    }
    if url.starts_with(['#', '?']) || url.is_empty() {
        return Some(format!("{permalink}{url}"));
    }
    let scheme_end = url.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
    if let Some(at) = scheme_end.filter(|at| *at > 0 && url[*at..].starts_with(':')) {
        let scheme = url[..at].to_ascii_lowercase();
        return (!matches!(&*scheme, "javascript" | "vbscript" | "data")).then(|| url.to_owned());
    }
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if !path.ends_with('/') {
        parts.pop();
    }
    for part in url.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("{origin}/{}", parts.join("/")))
}

fn text(string: &html5gum::HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn urls_are_absolute_and_nothing_runs() {
        let page = "https://example.org/blog/2025/a/";
        for (before, after) in [
            ("<a href=\"#fn-1\">1</a>", "<a href=\"https://example.org/blog/2025/a/#fn-1\">1</a>"),
            ("<img src=/blog/x.png>", "<img src=\"https://example.org/blog/x.png\">"),
            (
                "<img srcset='a.png 1x, ../b.png 2x'>",
                "<img srcset=\"https://example.org/blog/2025/a/a.png 1x, https://example.org/blog/2025/b.png 2x\">",
            ),
            ("a<script>alert('<p>')</script>b", "ab"),
            ("a<script>for (i=0; i<n; i++) x('<!--')</script>b", "ab"),
            (
                "<iframe src=/x title='The <map>'><p>y</p></iframe>z",
                "<a href=\"https://example.org/x\">The &lt;map&gt;</a>z",
            ),
            (
                "<iframe src='//player.example/v/1'></iframe>",
                "<a href=\"https://player.example/v/1\">player.example</a>",
            ),
            ("<iframe srcdoc='<p>'></iframe><embed src='javascript:x'>z", "z"),
            ("<button formaction=' javascript:x'>y</button>", "<button>y</button>"),
            ("<p onclick=x style='color:red'>a &amp; b</p>", "<p>a &amp; b</p>"),
            ("<p id=a\u{f} \u{f}onclick=x>a\u{8}</p>", "<p id=\"a\">a</p>"),
            ("<a href=' javascript:alert(1)'>x</a>", "<a>x</a>"),
            ("<a href=\"mailto:a@b.org\">x</a><!-- y -->", "<a href=\"mailto:a@b.org\">x</a>"),
        ] {
            assert_eq!(html(before, page), after);
        }
    }
}
