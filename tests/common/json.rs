//! JSON that is written with its keys in the order that they are given, unlike `serde_json`'s.

use std::fmt;

use fastrand::Rng;
use serde_json::Value;

#[derive(Debug, Clone)]
pub(crate) enum Json {
    /// A scalar.
    Leaf(Value),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Puts the keys of each object into another order.
    pub(crate) fn shuffle(&mut self, rng: &mut Rng) {
        match self {
            Json::Leaf(_) => {}
            Json::List(items) => {
                for item in items {
                    item.shuffle(rng);
                }
            }
            Json::Object(entries) => {
                rng.shuffle(entries);
                for (_, value) in entries {
                    value.shuffle(rng);
                }
            }
        }
    }
}

impl<T: Into<Value>> From<T> for Json {
    fn from(value: T) -> Self {
        match value.into() {
            Value::Array(items) => Json::List(items.into_iter().map(Json::from).collect()),
            Value::Object(entries) => Json::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key, value.into()))
                    .collect(),
            ),
            scalar => Json::Leaf(scalar),
        }
    }
}

/// `{:#}` writes every character of a text as `\uXXXX`, keys included.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Leaf(Value::String(text)) => write_text(f, text),
            Json::Leaf(scalar) => write!(f, "{scalar}"),
            Json::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write_comma(f, index)?;
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Json::Object(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write_comma(f, index)?;
                    write_text(f, key)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

fn write_comma(f: &mut fmt::Formatter<'_>, index: usize) -> fmt::Result {
    f.write_str(if index == 0 { "" } else { "," })
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if !f.alternate() {
        return write!(f, "{}", Value::from(text));
    }
    f.write_str("\"")?;
    for unit in text.encode_utf16() {
        write!(f, "\\u{unit:04x}")?;
    }
    f.write_str("\"")
}
