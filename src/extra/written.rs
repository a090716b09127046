//! How a kept value is written.

use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

/// A value that is written in the same way to every format, in every build. With the feature
/// `arbitrary_precision`, `serde_json` itself would write a number as a struct that only its own serializer
/// understands.
pub(super) struct Written<'a>(pub(super) &'a Value);

impl Serialize for Written<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        // Numbers may be at any depth, so lists and objects are written by this type, too.
        match self.0 {
            Value::Number(number) => write_number(number, serializer),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Written)),
            Value::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, Written(value))))
            }
            other => other.serialize(serializer),
        }
    }
}

fn write_number<Z: Serializer>(number: &Number, serializer: Z) -> Result<Z::Ok, Z::Error> {
    if let Some(number) = number.as_i64() {
        return serializer.serialize_i64(number);
    }
    if let Some(number) = number.as_u64() {
        return serializer.serialize_u64(number);
    }
    match number.as_f64() {
        Some(float) if Number::from_f64(float).as_ref() == Some(number) => {
            serializer.serialize_f64(float)
        }
        // A number with more digits than an `f64` holds. This crate's reader never makes one, so the user
        // inserted it.
        _ => number.serialize(serializer),
    }
}
