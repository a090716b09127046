//! Booleans: `true` and `false`, 0 and 1, or one of these in a string.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Unexpected, Visitor};

use crate::json::number::INTEGER;
use crate::json::private_number::visit_number;
use crate::quirks::absent::{Nullable, is_null_like};
use crate::quirks::int::whole;
use crate::text::shorten;

pub(crate) fn deserialize<'de, D>(deserializer: D) -> Result<Option<bool>, D::Error>
where
    D: Deserializer<'de>,
{
    // This asks for an integer, so that `1.0` is read as 1. A value that is not a number is still read by its
    // own type.
    let visitor = Nullable {
        inner: FlagVisitor,
        is_absent: is_null_like,
    };
    deserializer.deserialize_newtype_struct(INTEGER, visitor)
}

/// A boolean that is written as `"0"` or `"1"`.
pub(crate) mod as_text {
    use serde::ser::Serializer;

    pub(crate) use super::deserialize;

    pub(crate) fn serialize<Z>(flag: &Option<bool>, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        Z: Serializer,
    {
        match flag {
            Some(true) => serializer.serialize_str("1"),
            Some(false) => serializer.serialize_str("0"),
            None => serializer.serialize_none(),
        }
    }
}

struct FlagVisitor;

impl<'de> Visitor<'de> for FlagVisitor {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean, as true/false or 0/1, bare or in a string")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<bool, E> {
        Ok(flag)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<bool, E> {
        match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<bool, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<bool, E> {
        match whole(number) {
            Some(number) => self.visit_i64(number),
            None => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        if text == "0" || text.eq_ignore_ascii_case("false") {
            Ok(false)
        } else if text == "1" || text.eq_ignore_ascii_case("true") {
            Ok(true)
        } else {
            Err(E::invalid_value(Unexpected::Str(shorten(text)), &self))
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        visit_number(self, map)
    }
}
