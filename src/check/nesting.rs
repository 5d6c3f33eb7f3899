//! Elements that aren't closed, or that lie where they can't.
//!
//! Held are the rules of HTML of which a browser's own repair changes what an author meant; where a
//! rule has exceptions that a page of its own can't show, nothing is said.

use std::borrow::Cow;

use crate::diagnostic::Span;

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose end tag may be left out.
const OPTIONAL: &[&str] = &[
    "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "thead",
    "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption",
];

/// Elements that end a paragraph which is open.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
];

/// Elements that hold words and what may stand among words, and no blocks.
const PHRASING: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "i", "kbd", "label", "mark", "pre", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "u", "var",
];

/// Elements that hold what the one around them may.
const TRANSPARENT: &[&str] = &["a", "ins", "del", "map"];

/// Elements with the only ones that they may lie in.
const PARENTS: &[(&str, &[&str])] = &[
    ("li", &["ul", "ol", "menu"]),
    ("dt", &["dl", "div"]),
    ("dd", &["dl", "div"]),
    ("tr", &["table", "thead", "tbody", "tfoot"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
    ("figcaption", &["figure"]),
    ("summary", &["details"]),
    ("legend", &["fieldset"]),
];

/// Something wrong with how elements lie in each other.
pub(super) struct Misplaced {
    pub(super) message: String,
    /// Where it shows.
    pub(super) span: Span,
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Nesting<'h> {
    open: Vec<(Cow<'h, str>, Span)>,
    /// The block before which the last paragraph was ended that wasn't closed by then.
    ended_by: Option<(String, Span)>,
    /// In how many drawings or formulas we are: they, and pieces of HTML in them, have rules of
    /// their own.
    foreign: usize,
}

impl<'h> Nesting<'h> {
    /// An element begins.
    pub(super) fn open(
        &mut self,
        name: Cow<'h, str>,
        is_closed: bool,
        span: Span,
    ) -> Option<Misplaced> {
        if is_foreign(&name) {
            self.foreign += usize::from(!is_closed);
            return None;
        }
        if self.foreign > 0 {
            return None;
        }
        if self.end_what_it_ends(&name) {
            self.ended_by = Some((name.to_string(), span));
        }
        let fault = self.misplaced(&name).map(|message| Misplaced { message, span });
        if !VOID.contains(&&*name) {
            self.open.push((name, span));
        }
        fault
    }

    /// An element ends.
    pub(super) fn close(&mut self, name: &str, span: Span) -> Option<Misplaced> {
        if self.foreign > 0 {
            self.foreign -= usize::from(is_foreign(name));
            return None;
        }
        if VOID.contains(&name) {
            // What a browser makes of `</br>` is a line break.
            return None;
        }
        let Some(at) = self.open.iter().rposition(|(open, _)| open == name) else {
            // What an author wrote is the block: `</p>` mostly comes of Markdown.
            if let Some((block, span)) = self.ended_by.take().filter(|_| name == "p") {
                let message = format!("`<{block}>` can't lie in a paragraph, which ends before it");
                return Some(Misplaced { message, span });
            }
            let message = format!("`</{name}>` ends nothing: no `<{name}>` is open here");
            return Some(Misplaced { message, span });
        };
        if name == "p" {
            self.ended_by = None;
        }
        let closed = self.open.split_off(at);
        let left = closed[1..].iter().find(|(open, _)| !OPTIONAL.contains(&&**open))?;
        let message = format!("`<{}>` isn't closed before `</{name}>`", left.0);
        Some(Misplaced { message, span: left.1 })
    }

    /// The page ends.
    pub(super) fn end(self) -> Option<Misplaced> {
        let left = self.open.into_iter().find(|(open, _)| !OPTIONAL.contains(&&**open))?;
        Some(Misplaced { message: format!("`<{}>` is never closed", left.0), span: left.1 })
    }

    /// Elements that may go without an end tag end where another begins. Whether a block ended a
    /// paragraph.
    fn end_what_it_ends(&mut self, name: &str) -> bool {
        let ended: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["tr", "td", "th", "caption", "colgroup"],
            "td" | "th" => &["td", "th"],
            "thead" | "tbody" | "tfoot" => {
                &["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"]
            }
            "option" => &["option"],
            "optgroup" => &["option", "optgroup"],
            "rt" | "rp" => &["rt", "rp"],
            "body" => &["head"],
            name if BLOCK.contains(&name) => &["p"],
            _ => return false,
        };
        let mut is_paragraph_ended = false;
        while let Some((last, _)) = self.open.last() {
            let is_paragraph = last == "p" && ended != ["p"] && !matches!(name, "rt" | "rp");
            if !ended.contains(&&**last) && !is_paragraph {
                break;
            }
            is_paragraph_ended |= last == "p" && BLOCK.contains(&name);
            self.open.pop();
        }
        is_paragraph_ended
    }

    /// Why an element can't lie where it would.
    fn misplaced(&self, name: &str) -> Option<String> {
        let parent = self.open.last().map_or("", |(open, _)| &**open);
        let is_within = |name: &str| self.open.iter().any(|(open, _)| open == name);
        if matches!(name, "a" | "button" | "form" | "label") && is_within(name) {
            return Some(format!("`<{name}>` can't lie in another `<{name}>`"));
        }
        if (name == "a" && is_within("button")) || (name == "button" && is_within("a")) {
            let outer = if name == "a" { "button" } else { "a" };
            return Some(format!("`<{name}>` can't lie in `<{outer}>`"));
        }
        if let Some((_, parents)) = PARENTS.iter().find(|(child, _)| *child == name)
            && !parents.contains(&parent)
            && parent != "template"
        {
            return Some(format!("`<{name}>` must lie in `<{}>`", parents.join(">` or `<")));
        }
        if matches!(parent, "ul" | "ol") && !matches!(name, "li" | "script" | "template") {
            return Some(format!("`<{name}>` can't lie in `<{parent}>`, which holds `<li>` only"));
        }
        let around = self.open.iter().rev().map(|(open, _)| &**open);
        let around = around.into_iter().find(|open| !TRANSPARENT.contains(open))?;
        (BLOCK.contains(&name) && PHRASING.contains(&around))
            .then(|| format!("`<{name}>` can't lie in `<{around}>`, which holds words only"))
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

#[cfg(test)]
mod tests {
    use super::super::markup::{Piece, pieces};
    use super::*;

    fn faults(html: &str) -> Vec<String> {
        let (mut nesting, mut found) = (Nesting::default(), Vec::new());
        for piece in pieces(html) {
            found.extend(match piece {
                Piece::Open(tag) => nesting.open(tag.name, tag.is_closed, tag.span),
                Piece::Close { name, span } => nesting.close(&name, span),
                _ => None,
            });
        }
        found.extend(nesting.end());
        let shown = |it: Misplaced| format!("{}: {}", &html[it.span.range()], it.message);
        found.into_iter().map(shown).collect()
    }

    #[test]
    fn what_html_allows_is_no_fault() {
        for html in [
            "<!doctype html><html><head><title>a</title><body><p>b<p>c<div>d</div>",
            "<ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>a<dd>b<p>c<dt>d</dl>",
            "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
            "<table><caption>a<tr><th>b<td>c<tbody><tr><td><p>d</table>",
            "<a href=x><h2>a</h2><p>b</p></a><ins><p>c</p></ins>",
            "<figure><img src=x><figcaption><p>a</p></figcaption></figure>",
            "<svg><a><path/></a><title>x</title></svg><math><mi>x</mi></math><p>a<br>b<wbr></p>",
            "<div><svg><foreignObject><p>a<br>b<img></foreignObject><svg/><svg><path></svg></svg></div>",
            "<ruby>a<rp>(<rt>b<rp>)</ruby><select><option>a<option>b</select>",
            "<p>a</p><hr><details><summary>a</summary><p>b</p></details>",
            "<ul><script>x</script><li>a</li></ul><button><svg><g></g></svg></button>",
            "<span><a href=x>b</a></span><p><em>a</em> <b>c</b></p>",
        ] {
            assert_eq!(faults(html), [""; 0], "{html}");
        }
    }

    #[test]
    fn what_html_does_not_allow_is_one_fault() {
        for (html, fault) in [
            (
                "<p>a<div>b</div></p>",
                "<div>: `<div>` can't lie in a paragraph, which ends before it",
            ),
            ("<div>a</p></div>", "</p>: `</p>` ends nothing: no `<p>` is open here"),
            ("<div>a</span></div>", "</span>: `</span>` ends nothing: no `<span>` is open here"),
            ("<div><b>a</div>", "<b>: `<b>` isn't closed before `</div>`"),
            ("<section><p>a", "<section>: `<section>` is never closed"),
            ("<a href=x>b <a href=y>c</a></a>", "<a href=y>: `<a>` can't lie in another `<a>`"),
            ("<a href=x><button>b</button></a>", "<button>: `<button>` can't lie in `<a>`"),
            ("<div><li>a</li></div>", "<li>: `<li>` must lie in `<ul>` or `<ol>` or `<menu>`"),
            ("<ul><p>a</p></ul>", "<p>: `<p>` can't lie in `<ul>`, which holds `<li>` only"),
            (
                "<span><div>a</div></span>",
                "<div>: `<div>` can't lie in `<span>`, which holds words only",
            ),
            (
                "<em><a href=x><h2>a</h2></a></em>",
                "<h2>: `<h2>` can't lie in `<em>`, which holds words only",
            ),
        ] {
            assert_eq!(faults(html), [fault], "{html}");
        }
    }
}
