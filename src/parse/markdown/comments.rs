//! *Comments* never leave the source: what stands between `<!--` and `-->` is for those who write.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::doubt::Doubt;
use super::reading::Spot;

/// A text without its comments. One that has no end is left to whoever reads the text.
pub(in crate::parse) fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    match without(text) {
        (rest, None) => Cow::Owned(rest),
        (_, Some(_)) => Cow::Borrowed(text),
    }
}

/// Takes the comments out of a piece of HTML, and says where one begins that has no end.
pub(super) fn without(html: &str) -> (String, Option<usize>) {
    let mut rest = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(begin) = html[at..].find("<!--").map(|begin| begin + at) {
        // In a script or a style sheet it is no comment, and a browser publishes nothing of either.
        if let Some(end) = end_of_code(&html[at..begin], &html[begin..]) {
            rest.push_str(&html[at..begin + end]);
            at = begin + end;
            continue;
        }
        rest.push_str(&html[at..begin]);
        let body = begin + "<!--".len();
        // `<!-->` and `<!--->` are whole comments.
        let short = ["-->", "->", ">"].iter().find(|it| html[body..].starts_with(**it));
        let end = short.map(|it| body + it.len());
        let Some(end) = end.or_else(|| html[body..].find("-->").map(|end| body + end + 3)) else {
            return (rest, Some(begin));
        };
        at = end;
    }
    rest.push_str(&html[at..]);
    (rest, None)
}

/// Where the script or style that is open after `before` ends in `after`.
fn end_of_code(before: &str, after: &str) -> Option<usize> {
    let lower = before.to_ascii_lowercase();
    ["script", "style"].iter().find_map(|name| {
        let open = lower.rfind(&format!("<{name}"))?;
        let is_open = !lower[open..].contains(&format!("</{name}"));
        let end = || after.to_ascii_lowercase().find(&format!("</{name}"));
        is_open.then(|| end().unwrap_or(after.len()))
    })
}

/// Takes the comments out of a block of HTML, whose events are `block`, from its start to its end.
pub(super) fn take_out(block: &mut Vec<Spot<'_>>, from: usize, doubts: &mut Vec<Doubt>) {
    let html: String = block[from..]
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Html(part) | Event::Text(part) => Some(&**part),
            _ => None,
        })
        .collect();
    if !html.contains("<!--") {
        return;
    }
    let (rest, unended) = without(&html);
    let range = block[from].1.clone();
    if let Some(at) = unended {
        let at = range.start + at.min(range.len());
        doubts.push(Doubt::unended_comment(at..at + "<!--".len()));
    }
    if rest.trim().is_empty() {
        block.truncate(from);
        return;
    }
    if html.starts_with("<!--") {
        doubts.push(Doubt::new(
            "what stands behind a comment on its line isn't read as Markdown",
            "begin a new line after `-->`",
            range.clone(),
        ));
    }
    let end = block.pop();
    block.truncate(from + 1);
    block.push((Event::Html(CowStr::from(rest)), range));
    block.extend(end);
}

/// Takes the comments out of what a link says when it is pointed at. A picture's title is its caption, which
/// is read as a text is.
pub(super) fn out_of_title(event: &mut Event<'_>, range: &Range<usize>, doubts: &mut Vec<Doubt>) {
    let Event::Start(Tag::Link { title, .. }) = event else { return };
    if title.contains("<!--") {
        let (rest, unended) = without(title);
        if unended.is_some() {
            doubts.push(Doubt::unended_comment(range.clone()));
        }
        *title = rest.trim().to_owned().into();
    }
}

/// Whether a piece of HTML in a line is a comment.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}
