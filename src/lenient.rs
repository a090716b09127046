//! The quirks of the wire's scalars, one module each, for serde's `with`.
//!
//! | module | reads | absent when | writes |
//! |---|---|---|---|
//! | [`text`] | a string | never | a string |
//! | [`optional`] | a string | null | a string |
//! | [`non_empty`] | a string | null, `""` | a string |
//! | [`null_like`] | a string | null, `""`, `"(null)"`, `"null"` | a string |
//! | [`group_id`] | a string | null, `""`, `"None"` | a string |
//! | [`int`], [`optional_int`] | an integer, or a string that holds one | never, null | an integer |
//! | [`flag`] | true/false, 0/1, `"0"`/`"1"`, `"true"`/`"false"` | null | true/false |
//! | [`flag_text`] | as `flag` | null | `"0"`/`"1"` |
//! | [`code_text`] | as `int` | never | a string |
//! | [`sex`] | as `int` | as `null_like` | a string |
//! | [`entries`] | a list of objects | never | a list |
//!
//! They allocate nothing but the text that is kept.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::ser::Serializer;

use crate::code::Code;
use crate::fields::read_struct_inside;
use crate::text::Text;

pub(crate) mod text {
    use super::{Deserializer, PhantomData, Serializer, Text, TextVisitor};

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: Text<'de>,
    {
        deserializer.deserialize_any(TextVisitor(PhantomData))
    }

    pub(crate) fn serialize<T, Z>(text: &T, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        T: AsRef<str>,
        Z: Serializer,
    {
        serializer.serialize_str(text.as_ref())
    }
}

/// The modules of the texts that may be absent, told apart by what stands for absence.
macro_rules! absent_texts {
    ($($name:ident: $absent:expr;)*) => {$(
        pub(crate) mod $name {
            use super::{Deserializer, Nullable, PhantomData, Text, TextVisitor};
            pub(crate) use super::serialize_optional as serialize;

            pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
            where
                D: Deserializer<'de>,
                T: Text<'de>,
            {
                deserializer.deserialize_any(Nullable {
                    inner: TextVisitor(PhantomData),
                    absent: $absent,
                })
            }
        }
    )*};
}

absent_texts! {
    optional: |_: &str| false;
    non_empty: str::is_empty;
    null_like: super::is_null_like;
    group_id: |text: &str| matches!(text, "" | "None");
}

fn is_null_like(text: &str) -> bool {
    matches!(text, "" | "(null)" | "null")
}

pub(crate) fn serialize_optional<T, Z>(text: &Option<T>, serializer: Z) -> Result<Z::Ok, Z::Error>
where
    T: AsRef<str>,
    Z: Serializer,
{
    match text {
        Some(text) => serializer.serialize_str(text.as_ref()),
        None => serializer.serialize_none(),
    }
}

pub(crate) mod int {
    use super::{Deserializer, IntVisitor, Integer, PhantomData};

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: Integer,
    {
        deserializer.deserialize_any(IntVisitor(PhantomData))
    }
}

pub(crate) mod optional_int {
    use super::{Deserializer, IntVisitor, Integer, Nullable, PhantomData};

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        D: Deserializer<'de>,
        T: Integer,
    {
        deserializer.deserialize_any(Nullable {
            inner: IntVisitor(PhantomData),
            absent: |_: &str| false,
        })
    }
}

pub(crate) mod flag {
    use super::{Deserializer, FlagVisitor, Nullable};

    pub(crate) fn deserialize<'de, D>(deserializer: D) -> Result<Option<bool>, D::Error>
    where
        D: Deserializer<'de>,
    {
        deserializer.deserialize_any(Nullable {
            inner: FlagVisitor,
            absent: |_: &str| false,
        })
    }
}

pub(crate) mod flag_text {
    use super::Serializer;
    pub(crate) use super::flag::deserialize;

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

pub(crate) mod code_text {
    use super::{Code, Serializer};

    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    pub(crate) fn serialize<T, Z>(code: &Code<T>, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        T: Copy + Into<i64>,
        Z: Serializer,
    {
        let number = code.get();
        // The numbers that nearly all payloads carry are spared the machinery of `Display`.
        match usize::try_from(number).ok().and_then(|n| DIGITS.get(n)) {
            Some(digit) => serializer.serialize_str(digit),
            None => serializer.collect_str(&number),
        }
    }
}

pub(crate) mod sex {
    use super::{Code, Deserializer, IntVisitor, Nullable, PhantomData, Serializer, code_text};
    use crate::code::Sex;

    pub(crate) fn deserialize<'de, D>(deserializer: D) -> Result<Option<Code<Sex>>, D::Error>
    where
        D: Deserializer<'de>,
    {
        let number = deserializer.deserialize_any(Nullable {
            inner: IntVisitor(PhantomData),
            absent: super::is_null_like,
        })?;
        Ok(number.map(Code::new))
    }

    pub(crate) fn serialize<Z>(sex: &Option<Code<Sex>>, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        Z: Serializer,
    {
        match sex {
            Some(code) => code_text::serialize(code, serializer),
            None => serializer.serialize_none(),
        }
    }
}

/// An integer type that a field may have.
pub(crate) trait Integer: TryFrom<i64> + TryFrom<u64> {
    const EXPECTED: &'static str;
}

impl Integer for u32 {
    const EXPECTED: &'static str = "an integer from 0 to 4294967295, or a string that holds one";
}

impl Integer for u64 {
    const EXPECTED: &'static str =
        "an integer of 64 bits without a sign, or a string that holds one";
}

impl Integer for i64 {
    const EXPECTED: &'static str = "an integer of 64 bits, or a string that holds one";
}

struct IntVisitor<T>(PhantomData<T>);

impl<'de, T: Integer> Visitor<'de> for IntVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    /// `-0` comes as a float; nothing else that does is an integer.
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        if is_negative_zero(number) {
            return self.visit_u64(0);
        }
        Err(E::invalid_type(Unexpected::Float(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        integer(text).ok_or_else(|| E::invalid_value(Unexpected::Str(shorten(text)), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        visit_number(self, map)
    }
}

/// The integer in a text of ASCII digits with an optional `-`, if it fits.
fn integer<T: Integer>(text: &str) -> Option<T> {
    // The only other thing that std reads.
    if text.starts_with('+') {
        return None;
    }
    match text.parse::<i64>() {
        Ok(number) => T::try_from(number).ok(),
        Err(_) => T::try_from(text.parse::<u64>().ok()?).ok(),
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
        if is_negative_zero(number) {
            return Ok(false);
        }
        Err(E::invalid_type(Unexpected::Float(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        match text {
            "0" | "false" => Ok(false),
            "1" | "true" => Ok(true),
            _ => Err(E::invalid_value(Unexpected::Str(shorten(text)), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        visit_number(self, map)
    }
}

struct TextVisitor<T>(PhantomData<T>);

impl<'de, T: Text<'de>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
        Ok(T::from_cow(text.into()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<T, E> {
        Ok(T::from_cow(text.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        visit_number(self, map)
    }
}

/// Reads null, and each text that `absent` knows, as `None`; leaves the rest to `inner`.
struct Nullable<V, F> {
    inner: V,
    absent: F,
}

impl<'de, V, F> Visitor<'de> for Nullable<V, F>
where
    V: Visitor<'de>,
    F: Fn(&str) -> bool,
{
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        if (self.absent)(text) {
            return Ok(None);
        }
        self.inner.visit_borrowed_str(text).map(Some)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if (self.absent)(text) {
            return Ok(None);
        }
        self.inner.visit_str(text).map(Some)
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        if (self.absent)(&text) {
            return Ok(None);
        }
        self.inner.visit_string(text).map(Some)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
        self.inner.visit_bool(flag).map(Some)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        self.inner.visit_i64(number).map(Some)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.inner.visit_u64(number).map(Some)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        self.inner.visit_f64(number).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_map(map).map(Some)
    }
}

/// A list whose entries are objects. Left to itself, serde's derive would read an entry from an
/// array of its values as well.
pub(crate) mod entries {
    use super::{
        Deserialize, DeserializeSeed, Deserializer, MapAccess, PhantomData, SeqAccess, Visitor,
        fmt, read_struct_inside,
    };

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
    where
        D: Deserializer<'de>,
        T: Deserialize<'de>,
    {
        deserializer.deserialize_any(Entries(PhantomData))
    }

    struct Entries<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of objects")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = list.next_element_seed(Entry(PhantomData))? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    struct Entry<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Entry<T> {
        type Value = T;

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Entry<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            // Inside of the list and the object that is the entry.
            read_struct_inside(2, map)
        }
    }
}

/// The key under which `serde_json` hands over a number as text, in an object of one entry, once
/// anything in a build turns its feature `arbitrary_precision` on.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// The number in the text of such an object: infinite if it is out of range, and `None` if the
/// text is no JSON number.
pub(crate) fn private_number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && serde_json::from_str::<IgnoredAny>(text).is_ok();
    is_number.then(|| text.parse().ok()).flatten()
}

/// Reads an object that only stands for a number, and refuses any other.
fn visit_number<'de, V, A>(visitor: V, mut map: A) -> Result<V::Value, A::Error>
where
    V: Visitor<'de>,
    A: MapAccess<'de>,
{
    if map.next_key::<String>()?.as_deref() == Some(NUMBER_KEY) {
        let number = private_number(&map.next_value::<String>()?);
        if let (Some(number), None) = (number, map.next_key::<IgnoredAny>()?) {
            return visitor.visit_f64(number);
        }
    }
    Err(A::Error::invalid_type(Unexpected::Map, &visitor))
}

/// Whether a float is JSON's `-0`, the one integer that comes as a float.
pub(crate) fn is_negative_zero(number: f64) -> bool {
    number == 0.0 && number.is_sign_negative()
}

/// The beginning of a text, short enough for a message.
pub(crate) fn shorten(text: &str) -> &str {
    match text.char_indices().nth(40) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
