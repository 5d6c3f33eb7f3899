//! `config.yml` of Decap CMS, and of Sveltia CMS, which reads the same with a few words of its own.

use serde_json::{Map, Value, json};

use super::form::{Site, UPLOADS, collections, label, object, options, seen, title_of};
use crate::parse::{Form, Key, Kind};
use crate::schema::{Document, sentence};

/// The line by which editors know the schema of Sveltia's settings.
pub(super) const SCHEMA: &str =
    "# yaml-language-server: $schema=https://unpkg.com/@sveltia/cms/schema/sveltia-cms.json\n";

/// Which of the two it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    Decap,
    Sveltia,
}

pub(super) fn settings(site: &Site<'_>, flavour: Flavour) -> Value {
    let address = site.config.base_url.address();
    let mut settings = object([
        ("backend", json!({ "name": "github", "repo": site.repository, "branch": "main" })),
        ("site_url", json!(address)),
        ("display_url", json!(address)),
        ("media_folder", json!(UPLOADS.0)),
        ("public_folder", json!(UPLOADS.1)),
        ("slug", json!({ "encoding": "unicode", "clean_accents": true })),
        ("show_preview_links", json!(false)),
        // What a form shows beside an article would not be what readers see.
        ("editor", json!({ "preview": false })),
    ]);
    match flavour {
        Flavour::Decap => drop(settings.insert("local_backend".into(), json!(true))),
        Flavour::Sveltia => {
            let output = json!({ "omit_empty_optional_fields": true });
            settings.insert("output".into(), output);
        }
    }
    let writer = Writer { site, flavour };
    let collections = collections().map(|(it, name, one)| writer.collection(it, name, one));
    settings.insert("collections".into(), collections.collect());
    Value::Object(settings)
}

struct Writer<'w> {
    site: &'w Site<'w>,
    flavour: Flavour,
}

impl Writer<'_> {
    fn collection(&self, document: Document, name: &str, one: &str) -> Value {
        let title = title_of(document);
        let mut collection = object([
            ("name", json!(document.folder().and_then(|it| it.rsplit('/').next()))),
            ("label", json!(name)),
            ("label_singular", json!(one)),
            ("folder", json!(document.folder())),
            ("create", json!(true)),
            ("extension", json!("md")),
            ("format", json!("toml-frontmatter")),
            ("identifier_field", json!(title)),
        ]);
        if document == Document::Article {
            // As `dateline new` names files.
            let slug = "{{year}}-{{month}}-{{day}}-{{slug}}";
            let place = match (self.flavour, self.site.words.depth) {
                (Flavour::Sveltia, _) => ("nested", json!({ "subfolders": false })),
                // Decap lists what lies as deep as new articles will.
                (Flavour::Decap, 0 | 1) => ("path", json!("{{year}}/{{slug}}")),
                (Flavour::Decap, _) => ("path", json!("{{year}}/{{slug}}/index")),
            };
            collection.extend(object([
                ("slug", json!(slug)),
                place,
                ("summary", json!("{{title}} ({{date}})")),
                ("sortable_fields", json!(["date", "title"])),
                ("view_filters", json!([{ "label": "Drafts", "field": "draft", "pattern": true }])),
            ]));
        } else {
            collection.insert("slug".into(), json!("{{slug}}"));
        }
        let mut fields: Vec<Value> = self.fields(document.keys(), false);
        fields.push(json!({
            "name": "body",
            "label": "Text",
            "widget": "markdown",
            "required": false,
            // Their own writing of Markdown doesn't know citations, and would break them.
            "modes": ["raw"],
        }));
        collection.insert("fields".into(), json!(fields));
        Value::Object(collection)
    }

    fn fields(&self, keys: &[Key], is_optional: bool) -> Vec<Value> {
        seen(keys).map(|key| self.field(key, is_optional)).collect()
    }

    /// A key as a field; Decap asks for what a table needs also where the table may be left out.
    fn field(&self, key: &Key, is_optional: bool) -> Value {
        let mut field = object([
            ("name", json!(key.name)),
            ("label", json!(label(key.name))),
            ("hint", json!(sentence(key.about))),
            ("required", json!(key.required && !is_optional)),
        ]);
        field.extend(match &key.kind {
            Kind::Text => self.text(key),
            Kind::Date => self.date(key),
            Kind::Bool => widget("boolean"),
            Kind::Integer(from, to) => {
                let mut number = widget("number");
                number.extend(object([
                    ("value_type", json!("int")),
                    ("min", json!(from)),
                    ("max", json!(to)),
                    ("step", json!(1)),
                ]));
                number
            }
            Kind::Texts => self.texts(key),
            Kind::Choice(words) => {
                select(options(words.iter().map(|word| ((*word).to_owned(), None))))
            }
            Kind::Table(keys) => {
                let is_optional = self.flavour == Flavour::Decap && !key.required;
                let mut table = widget("object");
                table.insert("collapsed".into(), json!(true));
                table.insert("fields".into(), json!(self.fields(keys, is_optional)));
                table
            }
            Kind::Tables(keys) => {
                let mut list = widget("list");
                let first = keys.iter().find(|it| matches!(it.kind, Kind::Text) && it.required);
                let summary = first.map(|it| format!("{{{{fields.{}}}}}", it.name));
                list.insert("collapsed".into(), json!(true));
                list.extend(summary.map(|summary| ("summary".to_owned(), json!(summary))));
                list.insert("fields".into(), json!(self.fields(keys, false)));
                list
            }
            Kind::Integers(..) | Kind::Named(_) | Kind::Free => Map::new(),
        });
        if let Some(default) = key.default {
            field.insert("default".into(), json!(default.trim_matches('"')));
        }
        Value::Object(field)
    }

    fn text(&self, key: &Key) -> Map<String, Value> {
        match key.form {
            Form::Prose => widget("text"),
            Form::Picture => widget("image"),
            Form::File => widget("file"),
            Form::Series
                if !self.site.words.has_bare_series && !self.site.words.series.is_empty() =>
            {
                relation("series", false)
            }
            form if self.site.words.suggestions(form).is_closed => {
                select(options(self.site.words.suggestions(form).words))
            }
            form => {
                let mut text = widget("string");
                let rule = form.pattern().map(|it| json!([it, format!("Like {}", key.example)]));
                text.extend(rule.map(|rule| ("pattern".to_owned(), rule)));
                text
            }
        }
    }

    fn texts(&self, key: &Key) -> Map<String, Value> {
        let known = self.site.words.suggestions(key.form);
        if key.form == Form::Author && !self.site.words.has_guests && !known.words.is_empty() {
            relation("authors", true)
        } else if known.is_closed {
            let mut select = select(options(known.words));
            select.insert("multiple".into(), json!(true));
            select
        } else {
            widget("list")
        }
    }

    fn date(&self, key: &Key) -> Map<String, Value> {
        let is_day = key.form == Form::Day || !self.site.words.has_times;
        let mut date = widget("datetime");
        match (self.flavour, is_day) {
            // Without a format Sveltia writes a date of TOML.
            (Flavour::Sveltia, true) => drop(date.insert("type".into(), json!("date"))),
            (Flavour::Sveltia, false) => {}
            (Flavour::Decap, true) => date.extend(object([
                ("format", json!("YYYY-MM-DD")),
                ("date_format", json!("YYYY-MM-DD")),
                ("time_format", json!(false)),
            ])),
            (Flavour::Decap, false) => date.extend(object([
                ("format", json!("YYYY-MM-DDTHH:mm:ssZ")),
                ("date_format", json!("YYYY-MM-DD")),
                ("time_format", json!("HH:mm")),
            ])),
        }
        if key.required {
            date.insert("default".into(), json!("{{now}}"));
        }
        date
    }
}

fn widget(name: &str) -> Map<String, Value> {
    object([("widget", json!(name))])
}

fn select(options: Value) -> Map<String, Value> {
    object([("widget", json!("select")), ("options", options)])
}

/// A choice among the profiles of another collection, by the names of their files.
fn relation(collection: &str, is_multiple: bool) -> Map<String, Value> {
    object([
        ("widget", json!("relation")),
        ("collection", json!(collection)),
        ("value_field", json!("{{slug}}")),
        ("search_fields", json!(["name"])),
        ("display_fields", json!(["name"])),
        ("multiple", json!(is_multiple)),
    ])
}
