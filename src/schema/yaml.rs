//! JSON as YAML of version 1.2, in blocks, as people write it.
//!
//! A text stands without quotes only where nobody could take it for anything else; any other is in
//! double quotes, with the escapes that YAML has in common with JSON.

use std::fmt::Write;

use serde_json::Value;

/// A value as a document in YAML.
#[must_use]
pub fn yaml(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    text
}

/// Writes a value from the beginning of a line on, and ends the line.
fn block(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (index, (name, value)) in members.iter().enumerate() {
                // The first member stands beside the dash of its item.
                let is_beside = index == 0 && !out.is_empty() && !out.ends_with('\n');
                pad(if is_beside { 0 } else { indent }, out);
                out.push_str(&scalar(name));
                out.push(':');
                inside(value, indent + 2, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                pad(indent, out);
                out.push('-');
                if matches!(item, Value::Object(members) if !members.is_empty()) {
                    out.push(' ');
                    block(item, indent + 2, out);
                } else {
                    inside(item, indent + 2, out);
                }
            }
        }
        flat => {
            pad(indent, out);
            out.push_str(&flow(flat));
            out.push('\n');
        }
    }
}

/// Writes a value after a colon or a dash.
fn inside(value: &Value, indent: usize, out: &mut String) {
    let is_flat = match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    };
    if is_flat {
        out.push(' ');
        out.push_str(&flow(value));
        out.push('\n');
    } else {
        out.push('\n');
        block(value, indent, out);
    }
}

fn pad(indent: usize, out: &mut String) {
    // Writing to a string can't fail.
    let _ = write!(out, "{:indent$}", "");
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        other => other.to_string(),
    }
}

/// What other versions of YAML than 1.2 take for something else than a text.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

fn scalar(text: &str) -> String {
    let mut letters = text.chars();
    let is_plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|it| it.is_ascii_alphanumeric() || "_-/.".contains(it))
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What YAML doesn't print, or takes for the end of a line.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::yaml;

    #[test]
    fn texts_stand_in_quotes_where_they_might_be_something_else() {
        let value = json!({
            "plain": "toml-frontmatter",
            "code": "NO",
            "number": "007",
            "date": "2025-08-16",
            "colon": "a: b",
            "line": "one\ntwo \"three\" \\ \u{85}",
            "empty": "",
            "places": ["NO", "UA"],
            "none": [],
            "true": true,
            "a b": 1,
            "nested": [{ "name": "a", "list": [1, { "b": null }] }, ["x", ["y"]], {}],
        });
        let expected = r#"plain: toml-frontmatter
code: "NO"
number: "007"
date: "2025-08-16"
colon: "a: b"
line: "one\ntwo \"three\" \\ \u0085"
empty: ""
places:
  - "NO"
  - UA
none: []
"true": true
"a b": 1
nested:
  - name: a
    list:
      - 1
      - b: null
  -
    - x
    -
      - "y"
  - {}
"#;
        assert_eq!(yaml(&value), expected);
    }
}
