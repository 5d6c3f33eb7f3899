//! Braces: shortcodes of Hugo and Zola, tags of Liquid and Jinja, attributes of kramdown, templates of wikis.

use super::brackets::help;
use super::found::{Left, Paragraph};
use super::signs::comment;

const COMMENT: &str = "this comment of another program";

pub(super) fn brace(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let rest = &paragraph.text[at..];
    let forms = [
        ("{{<", ">}}", "this shortcode of Hugo"),
        ("{{%", "%}}", "this shortcode of Hugo"),
        ("{{!--", "--}}", COMMENT),
        ("{{", "}}", "this tag of another program"),
        ("{%", "%}", "this tag of another program"),
        ("{#", "#}", COMMENT),
        ("{/*", "*/}", COMMENT),
        ("{:", "}", "this attribute of kramdown"),
        ("{.", "}", "this attribute"),
        ("{#", "}", "this attribute"),
        ("{!", "!}", "this tag of another program"),
    ];
    let found = forms.iter().find_map(|(open, close, what)| {
        let inner =
            rest.strip_prefix(open).and_then(|_| paragraph.until(at + open.len(), close))?;
        Some((open, inner, close, what))
    });
    let Some((open, inner, close, what)) = found else {
        // Braces in braces begin so, too.
        let is_nested = rest.starts_with("{{")
            && !rest[2..].starts_with([' ', '"', '<'])
            && paragraph
                .until(at + 2, "}")
                .is_some_and(|it| paragraph.until(at + it.len() + 3, "}").is_some());
        let is_attribute = ["{#", "{."].iter().any(|open| {
            rest.strip_prefix(open).is_some_and(|it| it.starts_with(char::is_alphabetic))
        });
        let is_tag = is_attribute || ["{{", "{%", "{:"].iter().any(|open| rest.starts_with(open));
        return if is_tag && !is_nested { super::stray::signs(at) } else { None };
    };
    if inner.trim().is_empty() || (close.len() == 1 && inner.contains(['\n', '{'])) {
        return None;
    }
    let whole = at..at + open.len() + inner.len() + close.len();
    if *what == COMMENT || is_comment(open, inner) {
        return comment(whole, inner);
    }
    let help = if close.len() == 1 {
        "remove it: only headings take attributes, as in `## Heading {#name}`".to_owned()
    } else {
        let name = inner.trim_start_matches(['/', '-', '~', ' ']);
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        help(&name[..end.unwrap_or(name.len())])
    };
    Left::new(whole, format!("{what} is shown as text"), help)
}

/// Whether a tag has nothing but a comment in it, as in Hugo and Handlebars, or begins one, as in Liquid.
fn is_comment(open: &str, inner: &str) -> bool {
    let inner = inner.trim_matches(['-', '~', ' ']);
    let word = inner.strip_prefix("comment");
    match open {
        "{{" => inner.starts_with("/*") || inner.starts_with('!'),
        "{%" => {
            inner.starts_with('#')
                || word.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        }
        _ => false,
    }
}
