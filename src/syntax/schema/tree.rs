//! JSON in the order in which it is made.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(u32),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

/// Text.
pub(super) fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

/// A list.
pub(super) fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::List(items.into_iter().collect())
}

/// A mapping.
pub(super) fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Json)>) -> Json {
    Json::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(value) => serializer.serialize_u32(*value),
            Json::Text(value) => serializer.serialize_str(value),
            Json::List(items) => serializer.collect_seq(items),
            Json::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
