//! *Groups* of a list: its items by what they have in common.
//!
//! Tera's own filter collects them in a map of random order, so that no two builds agreed. Here a group
//! stands where its first item stands in the list.

use std::collections::BTreeMap;

use tera::value::{Key, ValueKind};
use tera::{Error, Kwargs, Map, TeraResult, Value};

/// The items of a list by what each has at the path `attribute`, like `label.key`. Items that have
/// nothing there, or on the way there, are in no group.
pub(super) fn group_by(list: &Value, arguments: &Kwargs) -> TeraResult<Map> {
    let path = arguments.get::<&Value>("attribute")?.and_then(Value::as_str).ok_or_else(|| {
        Error::message(
            "`group_by` wants an `attribute` in quotes: `group_by(attribute=\"label.key\")`",
        )
    })?;
    let items = list.as_array().ok_or_else(|| {
        Error::message(format!("`group_by` wants a list, and this is {}", kind(list)))
    })?;
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut groups: Vec<(Key<'_>, Vec<Value>)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let value = part(item, path, index)?;
        if value.is_none() {
            continue;
        }
        let key = key(value).ok_or_else(|| {
            Error::message(format!(
                "`{path}` of the item at index {index} is {}: `group_by` takes text, whole numbers, \
                 true and false",
                kind(value)
            ))
        })?;
        let place = *places.entry(key.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    Ok(groups.into_iter().map(|(key, items)| (key, items.into())).collect())
}

/// What an item has at a path; none as soon as something on the way is none.
fn part<'v>(item: &'v Value, path: &'v str, index: usize) -> TeraResult<&'v Value> {
    let mut value = item;
    let mut way = String::new();
    for name in path.split('.') {
        if value.is_none() {
            break;
        }
        let next = match (value.as_map(), value.as_array()) {
            (Some(fields), _) => fields.get(&Key::Str(name)),
            (_, Some(items)) => name.parse().ok().and_then(|index: usize| items.get(index)),
            _ => None,
        };
        value = next
            .filter(|it| !it.is_undefined())
            .ok_or_else(|| Error::message(missing(name, value, &way, index)))?;
        way = if way.is_empty() { name.to_owned() } else { format!("{way}.{name}") };
    }
    Ok(value)
}

/// In the form of Tera's own errors, which end with what there is.
fn missing(name: &str, value: &Value, way: &str, index: usize) -> String {
    let place = if way.is_empty() { String::new() } else { format!("`{way}` of ") };
    let said = format!("there is no `{name}` in {place}the item at index {index}");
    let Some(fields) = value.as_map().filter(|it| !it.is_empty()) else {
        return format!("{said}, which is {}", kind(value));
    };
    let names: Vec<String> = fields.keys().map(ToString::to_string).collect();
    format!("{said}. Available fields: {}", names.join(", "))
}

/// What can name a group.
fn key(value: &Value) -> Option<Key<'static>> {
    match value.kind() {
        ValueKind::String => value.as_str().map(|text| Key::String(text.into())),
        ValueKind::Bool => value.as_bool().map(Key::Bool),
        ValueKind::U64 => value.as_u64().map(Key::U64),
        ValueKind::I64 => value.as_i64().map(Key::I64),
        ValueKind::U128 => value.as_u128().map(Key::U128),
        ValueKind::I128 => value.as_i128().map(Key::I128),
        _ => None,
    }
}

/// What a value is, for whoever writes templates.
fn kind(value: &Value) -> &'static str {
    match value.kind() {
        ValueKind::Undefined => "not defined",
        ValueKind::None => "none",
        ValueKind::Bool => "true or false",
        ValueKind::String => "text",
        ValueKind::Array => "a list",
        ValueKind::Map => "a table",
        ValueKind::F64 => "a number with a fraction",
        _ => "a number",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn grouped(list: &Json, path: &str) -> Result<String, String> {
        let arguments = Kwargs::from([("attribute", Value::from(path))]);
        let groups = group_by(&Value::from_serializable(list), &arguments);
        groups.map(|it| Value::from(it).to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn groups_stand_in_the_order_of_their_first_items() {
        let list = json!([
            {"n": 1, "desk": {"key": "world"}}, {"n": 2, "desk": {"key": "asia"}},
            {"n": 3, "desk": {"key": "world"}}, {"n": 4, "desk": null}, {"n": 5, "desk": {"key": null}},
            {"n": 6, "desk": {"key": "europe"}}, null, {"n": 7, "desk": {"key": "asia"}},
        ]);
        let names = |path| {
            let arguments = Kwargs::from([("attribute", Value::from(path))]);
            let groups = group_by(&Value::from_serializable(&list), &arguments).expect("groups");
            let shown = groups.into_iter().map(|(key, items)| {
                let numbers = items.as_array().into_iter().flatten();
                let numbers = numbers.filter_map(|it| it.get_from_path("n")).map(Value::to_string);
                format!("{key}: {}", numbers.collect::<Vec<_>>().join(" "))
            });
            shown.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(names("desk.key"), "world: 1 3, asia: 2 7, europe: 6");
        assert_eq!(names("n"), "1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7");
    }

    #[test]
    fn numbers_and_truths_are_keys_and_parts_of_lists_are_found() {
        let list = json!([{"a": [2, true]}, {"a": [-1, false]}, {"a": [2, false]}]);
        let first = r#"{2: [{"a": [2, true]}, {"a": [2, false]}], -1: [{"a": [-1, false]}]}"#;
        assert_eq!(grouped(&list, "a.0").as_deref(), Ok(first));
        let second =
            r#"{true: [{"a": [2, true]}], false: [{"a": [-1, false]}, {"a": [2, false]}]}"#;
        assert_eq!(grouped(&list, "a.1").as_deref(), Ok(second));
        // A year may be the name of a field, which Tera's own takes for a place in a list.
        assert_eq!(
            grouped(&json!([{"2025": "x"}]), "2025").as_deref(),
            Ok(r#"{"x": [{"2025": "x"}]}"#)
        );
        assert_eq!(grouped(&json!([]), "a").as_deref(), Ok("{}"));
    }

    #[test]
    fn what_cannot_be_grouped_is_named() {
        let fails = |list: Json, path, said: &str| {
            assert_eq!(grouped(&list, path), Err(said.to_owned()));
        };
        fails(
            json!([{"a": {"key": 1, "name": 2}}, {"a": {"kye": 1}}]),
            "a.key",
            "there is no `key` in `a` of the item at index 1. Available fields: kye",
        );
        fails(
            json!([{"a": 1, "b": 2}]),
            "c",
            "there is no `c` in the item at index 0. Available fields: a, b",
        );
        fails(json!([{}]), "c", "there is no `c` in the item at index 0, which is a table");
        fails(
            json!([{"a": "x"}]),
            "a.b.c",
            "there is no `b` in `a` of the item at index 0, which is text",
        );
        fails(json!(["x"]), "a", "there is no `a` in the item at index 0, which is text");
        fails(
            json!([{"a": []}]),
            "a.0",
            "there is no `0` in `a` of the item at index 0, which is a list",
        );
        let keys = "`group_by` takes text, whole numbers, true and false";
        fails(
            json!([{"a": 1}, {"a": 2.5}]),
            "a",
            &format!("`a` of the item at index 1 is a number with a fraction: {keys}"),
        );
        fails(json!([{"a": ["x"]}]), "a", &format!("`a` of the item at index 0 is a list: {keys}"));
        for (value, is) in [
            (json!("x"), "text"),
            (json!({}), "a table"),
            (json!(null), "none"),
            (json!(1), "a number"),
            (json!(true), "true or false"),
        ] {
            fails(value, "a", &format!("`group_by` wants a list, and this is {is}"));
        }
        for arguments in [Kwargs::default(), Kwargs::from([("attribute", Value::from(1))])] {
            let error =
                group_by(&Value::from(Vec::<Value>::new()), &arguments).expect_err("no path");
            let told =
                "`group_by` wants an `attribute` in quotes: `group_by(attribute=\"label.key\")`";
            assert_eq!(error.to_string(), told);
        }
    }
}
