//! A JSON text as a tree that keeps every key, also one that occurs twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::common;

/// Whether all numbers are integers. Unless its `float_roundtrip` is on, `serde_json` may miss
/// the last bit of any other when it is read again.
pub(crate) fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(fields) => fields.values().all(is_exact),
        _ => true,
    }
}

/// Whether each number of a body is the same integer by its digits, as the crate's own reader takes
/// it, and by its float, which is all that any other deserializer hands over.
pub(crate) fn is_same_by_float(body: &str) -> bool {
    // What stands between the quotes that are not escaped is in turn no text and a text.
    let body = body.replace("\\\\", "").replace("\\\"", "");
    let outside = body.split('"').step_by(2);
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    let mut words = outside.flat_map(|text| text.split(move |c| !is_of_number(c)));
    words.all(|word| {
        serde_json::from_str::<f64>(word).is_err() || common::model::is_same_as_float(word)
    })
}

pub(crate) enum Json {
    Scalar,
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Whether it must read the same from a `serde_json::Value`: no key occurs twice, and none is one that
    /// `serde_json` gives a meaning of its own.
    pub(crate) fn is_plain(&self) -> bool {
        match self {
            Json::Scalar => true,
            Json::List(items) => items.iter().all(Json::is_plain),
            Json::Object(entries) => {
                let mut keys: Vec<_> = entries.iter().map(|(key, _)| key).collect();
                keys.sort();
                keys.windows(2).all(|pair| pair[0] != pair[1])
                    && !keys
                        .iter()
                        .any(|key| key.starts_with("$serde_json::private"))
                    && entries.iter().all(|(_, value)| value.is_plain())
            }
        }
    }

    /// Whether there is such a key at any depth.
    pub(crate) fn has_key(&self, wanted: fn(&str) -> bool) -> bool {
        match self {
            Json::Scalar => false,
            Json::List(items) => items.iter().any(|item| item.has_key(wanted)),
            Json::Object(entries) => entries
                .iter()
                .any(|(key, value)| wanted(key) || value.has_key(wanted)),
        }
    }

    /// Whether something stands at this path, as errors write it: `data.userLists[3]["a key"]`.
    pub(crate) fn has(&self, path: &str) -> bool {
        if path.is_empty() {
            return true;
        }
        if path.starts_with("[\"") {
            let mut keys = serde_json::Deserializer::from_str(&path[1..]).into_iter::<String>();
            let Some(Ok(key)) = keys.next() else {
                return false;
            };
            let behind = &path[1 + keys.byte_offset()..];
            return behind
                .strip_prefix(']')
                .is_some_and(|rest| self.any(&key, rest));
        }
        if let Some(rest) = path.strip_prefix('[') {
            let Some((index, rest)) = rest.split_once(']') else {
                return false;
            };
            return match (self, index.parse::<usize>()) {
                (Json::List(items), Ok(index)) => {
                    items.get(index).is_some_and(|item| item.has(rest))
                }
                _ => false,
            };
        }
        let name = path.strip_prefix('.').unwrap_or(path);
        let end = name.find(['.', '[']).unwrap_or(name.len());
        self.any(&name[..end], &name[end..])
    }

    fn any(&self, name: &str, rest: &str) -> bool {
        match self {
            Json::Object(entries) => entries
                .iter()
                .any(|(key, value)| key == name && value.has(rest)),
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_str<E>(self, _: &str) -> Result<Json, E> {
        Ok(Json::Scalar)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
}
