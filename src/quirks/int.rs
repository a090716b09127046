//! Integers: as a number, in a string, or as a float without a fraction.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, MapAccess, Unexpected, Visitor};

use crate::json::number::INTEGER;
use crate::json::private_number::visit_number;
use crate::text::shorten;

pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Integer,
{
    deserializer.deserialize_newtype_struct(INTEGER, IntVisitor::new())
}

/// An integer that may be absent.
pub(crate) mod optional {
    use serde::de::Deserializer;

    use super::{INTEGER, IntVisitor, Integer};
    use crate::quirks::absent::{Nullable, is_null_like};

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        D: Deserializer<'de>,
        T: Integer,
    {
        let visitor = Nullable {
            inner: IntVisitor::new(),
            is_absent: is_null_like,
        };
        deserializer.deserialize_newtype_struct(INTEGER, visitor)
    }
}

/// An integer that is written as a string.
pub(crate) mod as_text {
    use serde::ser::Serializer;

    pub(crate) use super::deserialize;

    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    pub(crate) fn serialize<T, Z>(number: &T, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        T: Copy + Into<i64>,
        Z: Serializer,
    {
        let number: i64 = (*number).into();
        // Most of these numbers have one digit. For them, a constant text replaces the formatting.
        match usize::try_from(number).ok().and_then(|n| DIGITS.get(n)) {
            Some(digit) => serializer.serialize_str(digit),
            None => serializer.collect_str(&number),
        }
    }
}

/// An integer that may be absent, and is written as a string.
pub(crate) mod optional_as_text {
    use serde::ser::Serializer;

    pub(crate) use super::optional::deserialize;

    pub(crate) fn serialize<T, Z>(number: &Option<T>, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        T: Copy + Into<i64>,
        Z: Serializer,
    {
        match number {
            Some(number) => super::as_text::serialize(number, serializer),
            None => serializer.serialize_none(),
        }
    }
}

/// An integer type that a field may have.
pub(crate) trait Integer: Sized {
    /// The expected value, for an error message.
    const EXPECTED: &'static str;

    /// The number, if it fits.
    fn from_i64(number: i64) -> Option<Self>;

    /// The number, if it fits.
    fn from_u64(number: u64) -> Option<Self>;
}

macro_rules! integer {
    ($($type:ty: $expected:literal;)*) => {$(
        impl Integer for $type {
            const EXPECTED: &'static str = $expected;

            fn from_i64(number: i64) -> Option<Self> {
                number.try_into().ok()
            }

            fn from_u64(number: u64) -> Option<Self> {
                number.try_into().ok()
            }
        }
    )*};
}

integer! {
    u32: "an integer from 0 to 4294967295, or a string that holds one";
    u64: "an integer of 64 bits without a sign, or a string that holds one";
    i64: "an integer of 64 bits, or a string that holds one";
}

pub(crate) struct IntVisitor<T>(PhantomData<T>);

impl<T> IntVisitor<T> {
    pub(crate) fn new() -> Self {
        IntVisitor(PhantomData)
    }
}

impl<'de, T: Integer> Visitor<'de> for IntVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    /// Every deserializer calls this, except this crate's reader, which reads the integer itself.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        value.deserialize_any(self)
    }

    #[inline]
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        T::from_i64(number).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    #[inline]
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        T::from_u64(number).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        match whole(number) {
            Some(number) => self.visit_i64(number),
            None => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }

    #[inline]
    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(shorten(text)), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        visit_number(self, map)
    }
}

/// The integer value of a float: relays in Java write `78.0`. `None` if it has a fraction, or if its size
/// is 2^53 or more: several integers may have the same float then.
pub(super) fn whole(number: f64) -> Option<i64> {
    const TWO_TO_53: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation)] // It has no fraction, and fits.
    let whole = || number as i64;
    // The comparison is false for NaN and infinity.
    (number.fract() == 0.0 && number.abs() < TWO_TO_53).then(whole)
}

/// The integer in a text of ASCII digits with an optional `-`, if it fits.
fn parse<T: Integer>(text: &str) -> Option<T> {
    // std accepts a `+`, too. The client never writes one.
    if text.starts_with('+') {
        return None;
    }
    // Above `i64::MAX`, only the second attempt works.
    match text.parse() {
        Ok(number) => T::from_i64(number),
        Err(_) => T::from_u64(text.parse().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    #[test]
    fn a_text_is_written_as_it_is_read() {
        #[derive(Deserialize, serde::Serialize)]
        struct Numbers {
            #[serde(with = "super::as_text")]
            one: i64,
            #[serde(with = "super::optional_as_text")]
            other: Option<u32>,
        }
        for (one, other) in [
            (0, Some(9)),
            (-1, Some(10)),
            (i64::MAX, None),
            (10, Some(0)),
        ] {
            let written = serde_json::to_value(Numbers { one, other }).unwrap();
            let as_text = other.map(|number| number.to_string());
            assert_eq!(written, json!({"one": one.to_string(), "other": as_text}));
            let read: Numbers = serde_json::from_value(written).unwrap();
            assert_eq!((read.one, read.other), (one, other));
        }
    }
}
