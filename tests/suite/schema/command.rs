//! What the command prints, and where.

use std::fs;

use dateline::command::Exit;

use crate::command::{dateline, folder};
use crate::project::Project;

#[test]
fn a_schema_of_one_kind_of_file() {
    let folder = folder();
    dateline(folder.path(), &["schema", "tag"]).is(
        Exit::Done,
        r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Front matter of a tag's profile",
  "description": "What stands between the two lines `+++` of `content/tags/*.md`.",
  "type": "object",
  "properties": {
    "name": {
      "description": "The tag as readers see it.",
      "type": "string",
      "pattern": "//S",
      "examples": [
        "NATO"
      ]
    },
    "description": {
      "description": "A sentence for cards and search results.",
      "type": "string",
      "examples": [
        "The alliance and its members."
      ]
    },
    "extra": {
      "description": "Keys of your own, given to templates as they are.",
      "type": "object",
      "examples": [
        {
          "colour": "red"
        }
      ]
    }
  },
  "additionalProperties": false,
  "required": [
    "name"
  ]
}
"#,
        "",
    );
}

#[test]
fn all_kinds_in_one() {
    let all = dateline(folder().path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&all.out).expect("JSON");
    let names: Vec<&str> =
        schema["$defs"].as_object().expect("kinds").keys().map(String::as_str).collect();
    assert_eq!(names, ["article", "page", "author", "tag", "place", "series", "site"]);
    assert_eq!(schema["$defs"]["article"]["required"], serde_json::json!(["title", "date"]));
    assert_eq!(
        schema["$defs"]["article"]["dependentRequired"],
        serde_json::json!({ "part": ["series"] })
    );
    assert_eq!(schema["$defs"]["site"]["properties"]["page_size"]["default"], 20);
}

const SITE: &str = "\
-- content/authors/ann.md --
+++
name = \"Ann\"
+++
-- content/places/strait.md --
+++
name = \"The Strait\"
+++
-- content/articles/a.md --
+++
title = \"Talks\"
date = 2025-08-16
authors = [\"ann\", \"A Guest\"]
tags = [\"NATO\"]
section = \"Europe\"
+++
";

#[test]
fn a_site_brings_its_own_words() {
    let project = Project::new(SITE);
    let said = dateline(project.root(), &["schema", "article"]);
    let schema: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let of = |name: &str| schema["properties"][name].clone();
    let suggested = serde_json::json!([{ "const": "ann", "title": "Ann" }, { "type": "string" }]);
    assert_eq!(of("authors")["items"]["anyOf"], suggested);
    let tags = serde_json::json!([{ "enum": ["NATO"] }, { "type": "string" }]);
    assert_eq!(of("tags")["items"]["anyOf"], tags);
    let places = of("places")["items"]["anyOf"].as_array().expect("places").clone();
    let own = serde_json::json!({ "const": "strait", "title": "The Strait" });
    assert!(places.contains(&own) && places.iter().all(|it| it.get("const").is_some()));
    assert_eq!(places.len(), 250 + 29 + 1);
    // Elsewhere a place may be anybody's.
    let said = dateline(folder().path(), &["schema", "article"]);
    let schema: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let places = schema["properties"]["places"]["items"]["anyOf"].clone();
    assert_eq!(
        places.as_array().and_then(|it| it.last()),
        Some(&serde_json::json!({ "type": "string" }))
    );
}

#[test]
fn a_schema_goes_into_a_file() {
    let project = Project::new(SITE);
    let arguments = ["schema", "site", "--output", ".dateline/site.schema.json"];
    let answer = dateline(project.root(), &arguments);
    answer.is(Exit::Done, ".dateline/site.schema.json\n", "");
    let file = project.root().join(".dateline/site.schema.json");
    let printed = dateline(project.root(), &["schema", "site"]).out;
    assert_eq!(fs::read_to_string(&file).expect("a file"), printed);
    // Written again it takes the place of the old one.
    fs::write(&file, "old").expect("a file");
    dateline(project.root(), &arguments);
    assert_eq!(fs::read_to_string(&file).expect("a file"), printed);
}
