//! What a template asks for and doesn't get: a field, a word or a collection that isn't there, or a
//! field of something that is absent on this page.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::template_code::tags;
use super::template_fields::{Puts, no_table};
use super::template_files;
use super::template_paths::{Path, paths};
use crate::diagnostic::Diagnostic;

/// What is known of who asked.
pub(super) struct Asked<'a> {
    /// The texts of the templates, by their names.
    pub(super) texts: &'a BTreeMap<String, String>,
    /// What was put into them.
    pub(super) puts: &'a Puts,
    /// The variables of the page.
    pub(super) context: &'a Context,
}

/// Variables of other systems, and what is here in their place.
const OTHERS: [(&[&str], &str); 10] = [
    (&["config", "settings"], "`site` has what `site.toml` says: `{{ site.title }}`"),
    (&["post", "entry", "current"], "the article of a page is `article`: `{{ article.title }}`"),
    (
        &["posts", "pages", "articles", "paginator", "section"],
        "a list of articles is `list.articles`, on the pages that have one",
    ),
    (&["forloop"], "write `loop.index`, `loop.first`, `loop.last`"),
    (&["loop"], "`loop` is there between `{% for … %}` and `{% endfor %}`"),
    (&["super"], "write `{{ super() }}`"),
    (&["lang", "language", "locale"], "write `{{ page.language }}`"),
    (
        &["url", "current_url", "current_path", "baseurl", "base_url"],
        "write `{{ page.url }}` for the page and `{{ site.url }}` for the home page",
    ),
    (
        &["title", "date", "summary", "description", "author", "authors"],
        "write `{{ article.title }}`, and so on, for what an article has",
    ),
    (
        &["category", "categories", "taxonomy", "taxonomies"],
        "write `article.section`, `article.tags` for those of an article; `sections` and `tags` are all of them",
    ),
];

/// A fault of rendering with what helps where something is absent.
pub(super) fn absent(fault: Diagnostic, asked: &Asked<'_>) -> Diagnostic {
    let Some(mark) = fault.marks.first() else { return fault };
    let text = asked.texts.get(template_files::name(&mark.path));
    let Some((text, span)) = text.zip(mark.span) else { return fault };
    let at = span.range();
    let tags = tags(text);
    let Some(tag) = tags.iter().find(|tag| tag.at.start <= at.start && at.end <= tag.at.end) else {
        return fault;
    };
    let path = paths(tag).into_iter().find(|it| it.at().start <= at.start && at.end <= it.at().end);
    let Some(path) = path else { return fault };
    let written = &text[path.at()];
    if let Some(name) = of_field(&fault.message) {
        return field(&fault, &name, written, &path, asked);
    }
    if let Some(name) = fault.message.strip_prefix("variable `").and_then(|it| it.split('`').next())
        && let Some((_, help)) = OTHERS.iter().find(|(names, _)| names.contains(&name))
        && !fault.help.iter().any(|it| it.starts_with("did you mean"))
    {
        return Diagnostic { help: vec![(*help).to_owned()], ..fault };
    }
    if fault.message == "tried to render a variable that is undefined" && written.contains("?.") {
        let fault = Diagnostic { message: format!("`{written}` is absent here"), ..fault };
        return fault.help(format!("write `{written} or \"\"`, or what to print instead"));
    }
    if let Some(kind) = fault.message.strip_prefix("iteration not possible on type `") {
        let kind = kind.trim_end_matches('`');
        return iteration(&fault, kind, written, &path);
    }
    if fault.message.ends_with("but got `undefined`") || fault.message.ends_with("but got `none`") {
        let fault = Diagnostic { message: format!("`{written}` is absent here"), ..fault };
        return fault.help(format!("ask first: `{{% if {written} %}}…{{% endif %}}`"));
    }
    fault
}

/// The field that there isn't.
fn of_field(message: &str) -> Option<String> {
    let rest = message.strip_prefix("field `")?;
    let (name, rest) = rest.split_once('`')?;
    (rest == " is not defined").then(|| name.to_owned())
}

fn field(
    fault: &Diagnostic,
    name: &str,
    written: &str,
    path: &Path<'_>,
    asked: &Asked<'_>,
) -> Diagnostic {
    let index = path.fields.iter().position(|(_, it)| *it == name).filter(|it| *it > 0);
    let Some(index) = index else { return fault.clone() };
    let (root, before) = (path.fields[0].1, path.fields[index - 1].1);
    // The whole path may be marked; only this field of it is wrong.
    let mut fault = fault.clone();
    if let Some(mark) = fault.marks.first_mut()
        && let Some(at) = field_at(written, index)
    {
        mark.span = Some((path.at().start + at..path.at().start + at + name.len()).into());
    }
    let has_near = fault.help.iter().any(|it| it.starts_with("did you mean"));
    match (root, index) {
        ("t", 1) if !has_near => {
            let help = format!("put `{name} = \"…\"` into `templates/strings/en.toml`");
            Diagnostic {
                message: format!("there is no word `{name}`"),
                help: vec![help],
                ..fault
            }
        }
        ("t", 1) => {
            let fault = Diagnostic { message: format!("there is no word `{name}`"), ..fault };
            fault.help(format!("or put `{name} = \"…\"` into `templates/strings/en.toml`"))
        }
        ("collections", 1) => {
            let fault = Diagnostic { message: format!("there is no collection `{name}`"), ..fault };
            let help = format!("make it in `site.toml`: `[collections.{name}]`, and below it `limit = 5`");
            if has_near { fault.help(format!("or {help}")) } else { Diagnostic { help: vec![help], ..fault } }
        }
        ("page", 1) if fault.help.iter().any(|it| it.contains("permalink")) => Diagnostic {
            help: vec![
                "`page` is what all pages have; an article is `article`, a standing page `standing`, a \
                 tag or an author `term`"
                    .into(),
            ],
            ..fault
        },
        _ if path.fields[..index].iter().any(|(_, name)| *name == "extra") => {
            let message = format!("`{}` has no `{name}` here", upto(written, index));
            let own = format!("an own key may be absent: write `{written} or \"\"`");
            if has_near {
                return Diagnostic { message, ..fault }.help(own);
            }
            Diagnostic { message, help: vec![own], ..fault }
        }
        _ if fault.help.is_empty() => {
            let optional = optional(written, index);
            match value(path, index, asked.context) {
                Some(value) if !value.is_none() && !value.is_map() => {
                    let fault = Diagnostic { message: no_table(before, name, &value), ..fault };
                    if value.is_array() { fault.help(of_list(name, written, index)) } else { fault }
                }
                _ => {
                    let fault = Diagnostic { message: format!("`{before}` is none here, so it has no `{name}`"), ..fault };
                    fault.help(format!("write `{optional} or \"\"`, or ask `{{% if {} %}}` first", upto(written, index)))
                }
            }
        }
        _ => fault,
    }
}

/// Where the field of this index stands in a path as it is written.
fn field_at(written: &str, index: usize) -> Option<usize> {
    let dots = written.match_indices('.').nth(index.checked_sub(1)?)?.0 + 1;
    let rest = &written[dots..];
    Some(dots + rest.len() - rest.trim_start().len())
}

/// The path before a field.
fn upto(written: &str, index: usize) -> &str {
    let end = field_at(written, index).unwrap_or(written.len());
    written[..end].trim_end().trim_end_matches(['.', '?']).trim_end()
}

/// The path with a question mark before a field.
fn optional(written: &str, index: usize) -> String {
    let before = upto(written, index);
    let rest = field_at(written, index).map_or("", |at| &written[at..]);
    format!("{before}?.{rest}")
}

/// What a path leads to before the field of this index, as far as the page's own variables go.
fn value(path: &Path<'_>, index: usize, context: &Context) -> Option<Value> {
    let mut value = context.get(path.fields[0].1)?.clone();
    for (_, name) in &path.fields[1..index] {
        value = value.get_from_path(name)?.clone();
    }
    Some(value)
}

fn of_list(name: &str, written: &str, index: usize) -> String {
    let list = upto(written, index);
    match name {
        "first" | "last" | "length" => format!("write `{list} | {name}`"),
        "size" | "count" | "len" => format!("write `{list} | length`"),
        _ => format!("take one of it: `{list}[0].{name}`, or all: `{{% for one in {list} %}}`"),
    }
}

fn iteration(fault: &Diagnostic, kind: &str, written: &str, path: &Path<'_>) -> Diagnostic {
    let fault = fault.clone();
    if kind == "undefined" || kind == "none" {
        let name = path.fields.last().map_or("", |(_, name)| *name);
        if path.fields.len() == 1
            && let Some((_, help)) = OTHERS.iter().find(|(names, _)| names.contains(&name))
        {
            let message = format!("variable `{name}` is not defined");
            return Diagnostic { message, ..fault }.help(*help);
        }
        let fault = Diagnostic { message: format!("`{written}` is absent here"), ..fault };
        return fault.help(format!("ask first: `{{% if {written} %}}…{{% endif %}}`"));
    }
    let kind = match kind {
        "string" => "text",
        "map" => "a table",
        "bool" => "true or false",
        _ => "a number",
    };
    Diagnostic { message: format!("`{written}` is {kind}, and `for` goes through a list"), ..fault }
}
