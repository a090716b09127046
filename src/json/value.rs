//! Values of any shape, kept as they are.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::growth::push;
use crate::json::error::Stopped;
use crate::json::reader::Reader;
use crate::json::{check_depth, check_finite, private_number};

/// Reads a value that stands inside of `depth` lists and objects. This does not go through the
/// `Deserialize` of [`Value`], which gives a meaning of its own to some keys.
///
/// Of a key that comes twice in an object the last value stays, as in a [`Value`].
#[derive(Clone, Copy)]
pub(crate) struct KeepValue {
    pub(crate) depth: u8,
}

impl KeepValue {
    /// For the items of a list or an object.
    fn inner(self) -> Self {
        KeepValue {
            depth: self.depth + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for KeepValue {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeepValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        check_finite(number)?;
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        check_depth(self.depth)?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.inner())? {
            if values.is_empty() {
                values.reserve_exact(1);
            }
            push(&mut values, value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut key: Option<String> = object.next_key()?;
        let may_be_number = key.as_deref().is_some_and(private_number::may_be_number);
        // What stands for a number is no level of its own.
        check_depth(self.depth.saturating_sub(u8::from(may_be_number)))?;
        let mut values = Map::new();
        while let Some(name) = key {
            let value = object.next_value_seed(self.inner())?;
            values.insert(name, value);
            key = object.next_key()?;
        }
        if may_be_number && values.len() == 1 {
            let text = values.values().next().and_then(Value::as_str);
            if let Some(number) = text.and_then(private_number::number) {
                return self.visit_f64(number);
            }
        }
        check_depth(self.depth)?;
        Ok(values.into())
    }
}

/// Reads a value by `read`, or keeps one of another shape. What is kept may be such a value
/// after all: a number whose fraction no `f64` has room for.
pub(crate) fn read_or_keep<'de, T>(
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, Stopped>,
    kept: impl FnOnce(&Value) -> Option<T>,
) -> Result<Result<T, Value>, Stopped> {
    let start = reader.place();
    match read(reader) {
        Ok(value) => return Ok(Ok(value)),
        Err(error) if error.problem().is_syntax() => return Err(error),
        Err(_) => reader.return_to(start),
    }
    let value = KeepValue { depth: 0 }.deserialize(reader)?;
    Ok(kept(&value).ok_or(value))
}
