//! The files of templates that a template is made of: what it extends and includes, and the
//! components that it shows.

use std::collections::VecDeque;
use std::ops::Range;

use crate::path::SourcePath;
use crate::read::Source;

/// A template's name: its path below `templates/`.
pub(super) fn name(path: &SourcePath) -> &str {
    path.as_str().strip_prefix("templates/").unwrap_or(path.as_str())
}

/// A template and all that it is made of: itself, then what it names, the nearer the earlier.
#[must_use]
pub fn template_files<'t>(templates: &'t [Source], name: &str) -> Vec<&'t Source> {
    let mut found: Vec<usize> = Vec::new();
    let mut names = VecDeque::from([format!("templates/{name}")]);
    while let Some(name) = names.pop_front() {
        let index = templates.iter().position(|it| it.path.as_str() == name);
        let Some(index) = index.filter(|index| !found.contains(index)) else { continue };
        found.push(index);
        let text = templates[index].text.as_str();
        // Quotes of Tera are of three kinds, and one may stand alone in the words around them.
        let quoted = text.split(['"', '\'', '`']).filter(|it| is_name(it));
        names.extend(quoted.map(|it| format!("templates/{it}")));
        let shown = templates.iter().filter(|it| components(&it.text).any(|it| shows(text, it)));
        names.extend(shown.map(|it| it.path.to_string()));
    }
    found.into_iter().map(|index| &templates[index]).collect()
}

fn is_name(text: &str) -> bool {
    text.contains('.') && !text.contains(char::is_whitespace)
}

/// The components that a template makes.
fn components(text: &str) -> impl Iterator<Item = &str> {
    made_in(text).map(|(name, _)| name)
}

/// The components that a template makes, and where each is named.
pub(super) fn made_in(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let tags = text.match_indices("{%").map(|(at, _)| &text[at + 2..]);
    tags.filter_map(|tag| {
        let tag = tag.strip_prefix('-').unwrap_or(tag).trim_start();
        let name = tag.strip_prefix("component")?.strip_prefix(char::is_whitespace)?.trim_start();
        let at = text.len() - name.len();
        let name = name.split(|it: char| !it.is_alphanumeric() && it != '_' && it != '.').next()?;
        Some((name, at..at + name.len()))
    })
}

/// Whether a template shows a component: `<card `.
fn shows(text: &str, component: &str) -> bool {
    text.match_indices(component).any(|(at, _)| {
        text[..at].ends_with('<')
            && !text[at + component.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn templates_are_named_in_any_quotes() {
        let texts = [
            ("page.html", "{% extends 'base.html' %} 5\" {% include `note.html` %}"),
            ("base.html", "{% include \"head.html\" %} <{card /}>{{ <card /> }}"),
            ("cards.html", "{% component card() %}…{% endcomponent %}"),
            ("head.html", "a.b"),
            ("note.html", "“cards.html” {{ <cards /> }}"),
            ("other.html", "{% extends 'base.html' %}"),
        ];
        let sources = texts.map(|(name, text)| Source {
            path: SourcePath::new(format!("templates/{name}")),
            text: text.to_owned(),
        });
        let of = |name| -> Vec<&str> {
            template_files(&sources, name).into_iter().map(|it| it.path.name()).collect()
        };
        assert_eq!(
            of("page.html"),
            ["page.html", "base.html", "note.html", "head.html", "cards.html"]
        );
        assert_eq!(of("note.html"), ["note.html"]);
        assert_eq!(of("none.html"), [""; 0]);
    }
}
