//! Texts that are never absent.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;

use crate::json::private_number::visit_number;
use crate::text::Text;

pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Text<'de>,
{
    // Not `deserialize_any`: some binary formats do not store the type of a value, so this asks for a string.
    deserializer.deserialize_string(TextVisitor::new())
}

pub(crate) fn serialize<T, Z>(text: &T, serializer: Z) -> Result<Z::Ok, Z::Error>
where
    T: AsRef<str>,
    Z: Serializer,
{
    serializer.serialize_str(text.as_ref())
}

/// The seed of a text. The text is borrowed if it is a slice of the body.
#[derive(Clone, Copy)]
pub(crate) struct TextSeed;

impl<'de> DeserializeSeed<'de> for TextSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserialize(deserializer)
    }
}

pub(super) struct TextVisitor<T>(PhantomData<T>);

impl<T> TextVisitor<T> {
    pub(super) fn new() -> Self {
        TextVisitor(PhantomData)
    }
}

impl<'de, T: Text<'de>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
        Ok(T::from_cow(text.into()))
    }

    #[inline]
    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.visit_string(text.to_owned())
    }

    #[inline]
    fn visit_string<E: de::Error>(self, text: String) -> Result<T, E> {
        Ok(T::from_cow(text.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        visit_number(self, map)
    }
}
