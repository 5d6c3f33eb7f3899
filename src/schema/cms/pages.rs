//! `.pages.yml` of Pages CMS.

use serde_json::{Map, Value, json};

use super::form::{Site, UPLOADS, collections, label, object, options, seen, title_of};
use crate::parse::{Form, Key, Kind};
use crate::schema::{Document, sentence};

/// A date as a text: its own field for dates loses what isn't written in one single way.
const DATE: &str = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$";

pub(super) fn settings(site: &Site<'_>) -> Value {
    let content = collections().map(|(document, name, _)| collection(site, document, name));
    json!({
        "media": { "input": UPLOADS.0, "output": UPLOADS.1 },
        // Keys without a field stay as they are.
        "settings": { "content": { "merge": true } },
        "content": content.collect::<Vec<_>>(),
    })
}

fn collection(site: &Site<'_>, document: Document, name: &str) -> Value {
    let title = title_of(document);
    let (filename, view) = if document == Document::Article {
        let view = json!({
            "primary": title,
            "fields": [title, "date", "label", "draft"],
            "sort": ["date", title],
            "default": { "sort": "date", "order": "desc" },
        });
        ("{year}-{month}-{day}-{primary}.md", view)
    } else {
        ("{primary}.md", json!({ "primary": title, "fields": [title], "sort": [title] }))
    };
    let mut fields: Vec<Value> = seen(document.keys()).map(|key| field(site, key)).collect();
    fields.push(json!({
        "name": "body",
        "label": "Text",
        // Their editor of rich text would write Markdown anew, and break citations.
        "type": "code",
        "options": { "format": "markdown" },
    }));
    json!({
        "name": document.folder().and_then(|it| it.rsplit('/').next()),
        "label": name,
        "type": "collection",
        "path": document.folder(),
        "format": "toml-frontmatter",
        "filename": filename,
        "subfolders": document == Document::Article,
        "view": view,
        "fields": fields,
    })
}

fn field(site: &Site<'_>, key: &Key) -> Value {
    let mut field = object([
        ("name", json!(key.name)),
        ("label", json!(label(key.name))),
        ("description", json!(sentence(key.about))),
        ("required", json!(key.required)),
    ]);
    let known = site.words.suggestions(key.form);
    field.extend(match &key.kind {
        Kind::Text if key.form == Form::Prose => kind("text"),
        Kind::Text if key.form == Form::Picture => kind("image"),
        Kind::Text if key.form == Form::File => kind("file"),
        Kind::Text if known.is_closed => select(options(known.words), false),
        Kind::Text => {
            let mut text = kind("string");
            let pattern = key.form.pattern().map(|it| pattern(it, key));
            text.extend(pattern.map(|it| ("pattern".to_owned(), it)));
            text
        }
        Kind::Date if site.words.has_times => {
            let mut text = kind("string");
            text.insert("pattern".into(), pattern(DATE, key));
            text
        }
        Kind::Date => kind("date"),
        Kind::Bool => kind("boolean"),
        Kind::Integer(from, to) => {
            let mut number = kind("number");
            number.insert("options".into(), json!({ "min": from, "max": to }));
            number
        }
        Kind::Texts if known.is_closed => select(options(known.words), true),
        Kind::Texts
            if key.form == Form::Author && !site.words.has_guests && !known.words.is_empty() =>
        {
            select(options(known.words), true)
        }
        Kind::Texts => {
            let mut texts = kind("string");
            texts.insert("list".into(), json!(true));
            texts
        }
        Kind::Choice(words) => {
            select(options(words.iter().map(|word| ((*word).to_owned(), None))), false)
        }
        Kind::Table(keys) | Kind::Tables(keys) => {
            let mut table = kind("object");
            if matches!(key.kind, Kind::Tables(_)) {
                table.insert("list".into(), json!(true));
            }
            let fields: Vec<Value> = seen(keys).map(|key| self::field(site, key)).collect();
            table.insert("fields".into(), json!(fields));
            table
        }
        Kind::Integers(..) | Kind::Named(_) | Kind::Free => Map::new(),
    });
    if let Some(default) = key.default {
        field.insert("default".into(), json!(default.trim_matches('"')));
    }
    Value::Object(field)
}

fn kind(name: &str) -> Map<String, Value> {
    object([("type", json!(name))])
}

/// A rule for a text, which lets an empty one through where the key may be left out.
fn pattern(rule: &str, key: &Key) -> Value {
    let rule = if key.required { rule.to_owned() } else { format!("^$|{rule}") };
    json!({ "regex": rule, "message": format!("Like {}", key.example) })
}

fn select(options: Value, is_multiple: bool) -> Map<String, Value> {
    let mut choice = object([("values", options)]);
    if is_multiple {
        choice.insert("multiple".into(), json!(true));
    }
    object([("type", json!("select")), ("options", Value::Object(choice))])
}
