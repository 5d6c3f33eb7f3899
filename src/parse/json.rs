//! The author's own keys, kept as JSON: their shape is theirs, so only a text that describes itself
//! can be read again.

use serde::{Deserialize, Deserializer, Serializer, de, ser};
use serde_json::Value;

pub(super) fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&serde_json::to_string(value).map_err(ser::Error::custom)?)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    let text = <&str>::deserialize(deserializer)?;
    serde_json::from_str(text).map_err(de::Error::custom)
}
