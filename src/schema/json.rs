//! The keys as a *JSON Schema* of draft 2020-12.
//!
//! Dates are texts in it, as they are to the programs that read TOML as JSON. It refuses nothing that
//! a build takes; what it can't say, as that a date must be in the calendar, a build still finds.

use serde_json::{Map, Value, json};

use super::{Document, Words, sentence};
use crate::parse::{Form, Key, Kind};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a text has that isn't blank.
const SOMETHING: &str = r"\S";
/// What an empty text is.
const NOTHING: &str = r"^\s*$";
/// The URL by which an editor opens a file.
const OPENING: &str = r"://.*\{path\}|\{path\}.*://";
/// A day, a local time of it, or a moment, as TOML writes it.
const DATE: &str = r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\.[0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?\s*$";

/// The schema of one kind of file.
#[must_use]
pub fn schema(document: Document, words: &Words) -> Value {
    let mut schema = object([("$schema", json!(DIALECT))]);
    schema.extend(body(document, words));
    Value::Object(schema)
}

/// One schema of all kinds of files: each under its name in `$defs`.
#[must_use]
pub fn bundle(words: &Words) -> Value {
    let kinds = Document::ALL.map(Document::name);
    let defs = Document::ALL.map(|it| (it.name().to_owned(), Value::Object(body(it, words))));
    json!({
        "$schema": DIALECT,
        "title": "Files of a Dateline site",
        "description": "Front matter and settings, each kind of file under its name in `$defs`.",
        "anyOf": kinds.map(|name| json!({ "$ref": format!("#/$defs/{name}") })),
        "$defs": Map::from_iter(defs),
    })
}

fn body(document: Document, words: &Words) -> Map<String, Value> {
    let about = match document.folder() {
        Some(folder) => {
            let files = if document == Document::Article { "**/*.md" } else { "*.md" };
            format!("What stands between the two lines `+++` of `{folder}/{files}`.")
        }
        None => "What `site.toml` may say.".to_owned(),
    };
    let writer = Writer { words, in_form: document != Document::Site };
    let mut body = object([("title", json!(document.title())), ("description", json!(about))]);
    body.extend(writer.table(document.keys()));
    body
}

struct Writer<'w> {
    words: &'w Words,
    /// Whether editors with a form write it, which leave empty texts behind.
    in_form: bool,
}

impl Writer<'_> {
    fn table(&self, keys: &[Key]) -> Map<String, Value> {
        let properties = keys.iter().map(|key| (key.name.to_owned(), self.property(key)));
        let required: Vec<&str> = keys.iter().filter(|it| it.required).map(|it| it.name).collect();
        let mut table = object([
            ("type", json!("object")),
            ("properties", Value::Object(properties.collect())),
            ("additionalProperties", json!(false)),
        ]);
        if !required.is_empty() {
            table.insert("required".into(), json!(required));
        }
        for key in keys.iter().filter(|key| !key.needs.is_empty()) {
            let (rule, needed) = match key.needs {
                [one] => ("dependentRequired", json!([one])),
                some => {
                    let ways = some.iter().map(|it| json!({ "required": [it] }));
                    ("dependentSchemas", json!({ "anyOf": ways.collect::<Vec<_>>() }))
                }
            };
            table.entry(rule).or_insert_with(|| json!({}))[key.name] = needed;
        }
        table
    }

    fn property(&self, key: &Key) -> Value {
        let mut property = object([("description", json!(sentence(key.about)))]);
        let may_be_blank = self.in_form && !key.required && key.kind.may_be_blank();
        property.extend(match &key.kind {
            Kind::Text => self.text(key.form, may_be_blank),
            Kind::Date => {
                object([("type", json!("string")), ("pattern", json!(or(DATE, may_be_blank)))])
            }
            Kind::Bool => object([("type", json!("boolean"))]),
            Kind::Integer(from, to) => integer(*from, *to, may_be_blank),
            Kind::Integers(from, to) => array(integer(*from, *to, false)),
            Kind::Texts => array(self.text(key.form, false)),
            Kind::Choice(words) => object([("enum", json!(words))]),
            Kind::Table(keys) => self.table(keys),
            Kind::Tables(keys) => array(self.table(keys)),
            Kind::Named(keys) => object([
                ("type", json!("object")),
                ("additionalProperties", Value::Object(self.table(keys))),
            ]),
            Kind::Free => object([("type", json!("object"))]),
        });
        if let Some(default) = key.default {
            property.insert("default".into(), example(default));
        }
        property.insert("examples".into(), json!([example(key.example)]));
        Value::Object(property)
    }

    fn text(&self, form: Form, may_be_blank: bool) -> Map<String, Value> {
        let mut text = object([("type", json!("string"))]);
        match form.pattern() {
            Some(pattern) => drop(text.insert("pattern".into(), json!(or(pattern, may_be_blank)))),
            None if may_be_blank => {}
            None => drop(text.insert("pattern".into(), json!(SOMETHING))),
        }
        let known = self.words.suggestions(form);
        if known.words.is_empty() {
            return text;
        }
        let is_named = known.words.iter().any(|(_, name)| name.is_some());
        let mut ways: Vec<Value> = if is_named {
            let word = |(word, name): (String, Option<String>)| match name {
                Some(name) => json!({ "const": word, "title": name }),
                None => json!({ "const": word }),
            };
            known.words.into_iter().map(word).collect()
        } else {
            let words: Vec<String> = known.words.into_iter().map(|(word, _)| word).collect();
            vec![json!({ "enum": words })]
        };
        match form {
            Form::Editor => ways.push(json!({ "pattern": OPENING })),
            _ if known.is_closed && may_be_blank => ways.push(json!({ "pattern": NOTHING })),
            _ if known.is_closed => {}
            // A zone is one in capitals, too, and a guest has no profile.
            _ => ways.push(json!({ "type": "string" })),
        }
        text.insert("anyOf".into(), json!(ways));
        text
    }
}

fn integer(from: i64, to: i64, may_be_blank: bool) -> Map<String, Value> {
    let mut integer = object([("minimum", json!(from)), ("maximum", json!(to))]);
    if may_be_blank {
        integer.insert("type".into(), json!(["integer", "string"]));
        integer.insert("pattern".into(), json!(NOTHING));
    } else {
        integer.insert("type".into(), json!("integer"));
    }
    integer
}

fn array(items: Map<String, Value>) -> Map<String, Value> {
    object([("type", json!("array")), ("items", Value::Object(items))])
}

fn or(pattern: &str, may_be_blank: bool) -> String {
    if may_be_blank { format!("{NOTHING}|{pattern}") } else { pattern.to_owned() }
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A value as one would write it in TOML, in JSON.
fn example(written: &str) -> Value {
    let table = format!("it = {written}").parse::<toml::Table>().unwrap_or_default();
    table.get("it").map_or(Value::Null, json_of)
}

fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(name, it)| (name.clone(), json_of(it))).collect())
        }
        other => serde_json::to_value(other).unwrap_or_default(),
    }
}
