//! Braces: shortcodes of Hugo and Zola, tags of Liquid and Jinja, attributes of kramdown, templates of wikis.

use super::brackets::help;
use super::found::{Left, Paragraph};

pub(super) fn brace(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let rest = &paragraph.text[at..];
    let forms = [
        ("{{<", ">}}", "this shortcode of Hugo"),
        ("{{%", "%}}", "this shortcode of Hugo"),
        ("{{", "}}", "this tag of another program"),
        ("{%", "%}", "this tag of another program"),
        ("{#", "#}", "this comment of another program"),
        ("{:", "}", "this attribute of kramdown"),
        ("{.", "}", "this attribute"),
        ("{#", "}", "this attribute"),
        ("{!", "!}", "this tag of another program"),
    ];
    let (open, inner, close, what) = forms.iter().find_map(|(open, close, what)| {
        let inner =
            rest.strip_prefix(open).and_then(|_| paragraph.until(at + open.len(), close))?;
        Some((open, inner, close, what))
    })?;
    if inner.trim().is_empty() || (close.len() == 1 && inner.contains(['\n', '{'])) {
        return None;
    }
    let whole = at..at + open.len() + inner.len() + close.len();
    let help = if close.len() == 1 {
        "remove it: only headings take attributes, as in `## Heading {#name}`".to_owned()
    } else {
        let name = inner.trim_start_matches(['/', '-', '~', ' ']);
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        help(&name[..end.unwrap_or(name.len())])
    };
    Left::new(whole, format!("{what} is shown as text"), help)
}
