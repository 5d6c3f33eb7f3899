//! What the values of attributes and of structured data look like.

/// Whether a place is there on every page: the top, or words that the browser looks for.
pub(in crate::check) fn is_top(place: &str) -> bool {
    place.is_empty() || place == "top" || place.starts_with(":~:")
}

/// Whether a value has the form of a file's path or URL.
pub(in crate::check) fn may_be_file(value: &str) -> bool {
    let ending = value.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = (2..=5).contains(&ending.len())
        && ending.bytes().all(|it| it.is_ascii_alphanumeric())
        && ending.bytes().any(|it| it.is_ascii_alphabetic());
    is_ending
        && value.len() < 300
        && !value.contains(|it: char| it.is_whitespace() || "=,;()<>{}|".contains(it))
}

/// All texts in a value of JSON.
pub(in crate::check) fn strings(value: &serde_json::Value) -> Vec<&str> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(values) => values.iter().flat_map(strings).collect(),
        serde_json::Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// A URL for a message.
pub(in crate::check) fn shown(url: &str) -> String {
    let mut shown: String = url.chars().take(100).collect();
    if shown.len() < url.len() {
        shown.push('…');
    }
    shown
}
