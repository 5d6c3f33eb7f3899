//! The files of templates that a template is made of: what it extends and includes, and the
//! components that it shows.

use std::collections::VecDeque;
use std::ops::Range;

use super::template_calls::{Call, calls};
use super::template_code::tags;
use super::template_words::Kind;
use crate::path::SourcePath;
use crate::read::{Source, theme};

/// A template's name: its path below `templates/`.
pub(super) fn name(path: &SourcePath) -> &str {
    path.as_str().strip_prefix("templates/").unwrap_or(path.as_str())
}

/// Whether a template is the site's own, and not the theme's as it is.
pub(super) fn is_own(source: &Source) -> bool {
    theme::file(source.path.as_str()) != Some(source.text.as_bytes())
}

/// The theme's template of this path, whatever the site has in its place.
pub(super) fn of_theme(path: &SourcePath) -> Option<&'static str> {
    std::str::from_utf8(theme::file(path.as_str())?).ok()
}

/// A template and all that it is made of: itself, then what it names, the nearer the earlier.
#[must_use]
pub fn template_files<'t>(templates: &'t [Source], name: &str) -> Vec<&'t Source> {
    from(templates, [name])
}

/// Templates and all that they are made of.
pub(super) fn from<'t, 'n>(
    templates: &'t [Source],
    names: impl IntoIterator<Item = &'n str>,
) -> Vec<&'t Source> {
    let makes: Vec<Vec<&str>> = templates.iter().map(|it| components(&it.text).collect()).collect();
    let mut found: Vec<usize> = Vec::new();
    let mut names: VecDeque<String> =
        names.into_iter().map(|name| format!("templates/{name}")).collect();
    while let Some(name) = names.pop_front() {
        let index = templates.iter().position(|it| it.path.as_str() == name);
        let Some(index) = index.filter(|index| !found.contains(index)) else { continue };
        found.push(index);
        let text = templates[index].text.as_str();
        names.extend(named(text).map(|(_, name, _)| format!("templates/{name}")));
        let shown = shown(text);
        let makes_one = |makes: &Vec<&str>| makes.iter().any(|it| shown.contains(it));
        let makers = templates.iter().zip(&makes).filter(|(_, makes)| makes_one(makes));
        names.extend(makers.map(|(it, _)| it.path.to_string()));
    }
    found.into_iter().map(|index| &templates[index]).collect()
}

/// The templates that a template extends or includes: by which tag, its name, and where that stands.
pub(super) fn named(text: &str) -> impl Iterator<Item = (&str, &str, Range<usize>)> {
    tags(text).into_iter().filter_map(move |tag| {
        let by = Some(tag.name()).filter(|it| ["extends", "include"].contains(it))?;
        let token = tag.tokens.get(1).copied()?;
        token.quoted()?;
        let name = &text[token.start + 1..token.at().end - 1];
        Some((by, name, token.at()))
    })
}

/// The components that a template shows.
pub(super) fn shown(text: &str) -> Vec<&str> {
    let is_teaser = |call: &Call<'_>| call.kind == Some(Kind::Filter) && call.name == "teaser";
    let calls = calls(text).into_iter().filter(|it| it.kind.is_none() || is_teaser(it));
    calls.map(|call| call.name).collect()
}

/// The components that a template makes.
fn components(text: &str) -> impl Iterator<Item = &str> {
    made_in(text).map(|(name, _)| name)
}

/// The components that a template makes, and where each is named.
pub(super) fn made_in(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    tags(text).into_iter().filter(|tag| tag.name() == "component").filter_map(|tag| {
        let first = tag.tokens.get(1)?.start;
        let mut last = 1;
        while tag.word(last + 1) == "." {
            last += 2;
        }
        let at = first..tag.tokens.get(last)?.at().end;
        Some((&text[at.clone()], at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn templates_are_named_in_any_quotes_and_components_in_any_way() {
        let texts = [
            ("page.html", "{% extends 'base.html' %} 5\" {% include `note.html` %}"),
            ("base.html", "{% include \"head.html\" %} <{card /}>{{ <card /> }}"),
            ("cards.html", "{% component card() %}…{% endcomponent %}"),
            ("head.html", "a.b"),
            ("note.html", "“cards.html” {{ <cards /> }}"),
            ("other.html", "{% extends 'base.html' %}"),
            (
                "list.html",
                "{{ a | teaser(level=3) }}{{ \"other.html\" }}{# {% include 'note.html' %} #}",
            ),
            ("teaser.html", "{%- component teaser(article) -%}{% endcomponent teaser %}"),
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
        assert_eq!(of("list.html"), ["list.html", "teaser.html"]);
    }
}
