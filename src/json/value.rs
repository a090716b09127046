//! Values of any shape that are kept as they are.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::growth::push;
use crate::json::error::Stopped;
use crate::json::reader::Reader;
use crate::json::{check_depth, check_finite, private_number};

/// The seed that reads a [`Value`] inside `depth` lists and objects.
///
/// It does not use the `Deserialize` of [`Value`], because that one gives some keys a special meaning. If a
/// key occurs twice in an object, the last value is kept, as in a [`Value`].
#[derive(Clone, Copy)]
pub(crate) struct KeepValue {
    pub(crate) depth: u8,
}

impl KeepValue {
    /// The seed for an item of a list or a value of an object: one level deeper.
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
            // A `Vec` would begin with room for four values. Nested lists of one value would waste most of
            // it.
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
        // With `arbitrary_precision`, this object may be a number, which is not a level. If it turns out to
        // be a real object, the last check refuses it.
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

/// Reads a value by `read`. A value of the wrong shape is kept, and `Err` holds it.
///
/// `kept` tries to convert the kept value. This succeeds for a number such as `7.00000000000000000001`:
/// `read` sees a fraction in the digits, but the kept `f64` is 7.
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
