//! `dateline schema`: what it says is what a build takes.
//!
//! Both judge the same documents: the schema as others read it, and the parser.

mod agreement;
mod cms;
mod command;
mod example;

use boon::{Compiler, Schemas};
use dateline::diagnostic::Severity;
use dateline::parse;
use dateline::path::SourcePath;
use dateline::read::Source;
use dateline::schema::{Document, Words, schema};
use jiff::tz::TimeZone;
use serde_json::Value;

/// A schema, ready to judge.
struct Judge {
    schemas: Schemas,
    index: boon::SchemaIndex,
}

impl Judge {
    fn new(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("https://example.org/schema.json", schema).expect("a resource");
        let index = compiler.compile("https://example.org/schema.json", &mut schemas);
        Self { index: index.expect("a schema"), schemas }
    }

    /// The schema of schemas, of draft 2020-12.
    fn of_schemas() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let dialect = "https://json-schema.org/draft/2020-12/schema";
        let index = compiler.compile(dialect, &mut schemas).expect("the schema of schemas");
        Self { schemas, index }
    }

    fn faults(&self, value: &Value) -> String {
        self.schemas.validate(value, self.index).err().map_or_else(String::new, |it| it.to_string())
    }

    fn takes(&self, toml: &str) -> bool {
        self.faults(&json(toml)).is_empty()
    }
}

/// TOML as JSON, as editors read it: dates are texts.
fn json(toml: &str) -> Value {
    fn value(it: &toml::Value) -> Value {
        match it {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.iter().map(value).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.iter().map(|(name, it)| (name.clone(), value(it))).collect())
            }
            other => serde_json::to_value(other).expect("JSON"),
        }
    }
    value(&toml::Value::Table(toml.parse().unwrap_or_else(|error| panic!("{toml}: {error}"))))
}

/// Whether the parser takes these keys in a kind of file.
fn is_parsed(document: Document, toml: &str) -> bool {
    let (path, text) = match document.folder() {
        Some(folder) => (format!("{folder}/a-name.md"), format!("+++\n{toml}\n+++\nText.\n")),
        None => ("site.toml".to_owned(), toml.to_owned()),
    };
    let source = Source { path: SourcePath::new(path.as_str()), text };
    parse::faults_of(&source, &TimeZone::UTC).count(Severity::Error) == 0
}

#[test]
fn they_are_schemas() {
    let of_schemas = Judge::of_schemas();
    for document in Document::ALL {
        let schema = schema(document, &Words::default());
        assert_eq!(of_schemas.faults(&schema), "", "{document:?}");
        Judge::new(schema);
    }
    assert_eq!(of_schemas.faults(&dateline::schema::bundle(&Words::default())), "");
    // A judge that finds nothing wrong would be of no use.
    assert_ne!(of_schemas.faults(&serde_json::json!({ "type": "text" })), "");
}
