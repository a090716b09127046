//! The reader as a deserializer of serde.

use std::convert::Infallible;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::Stopped;
use super::items::Items;
use super::number::{INTEGER, Number};
use super::problem::Expected;
use super::reader::{JsonString, Reader};

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Stopped;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        // The first byte of a JSON value tells its type.
        match self.peek() {
            Some(b'"') => match self.string()? {
                JsonString::Borrowed(text) => visitor.visit_borrowed_str(text),
                JsonString::Unescaped(text) => visitor.visit_str(text),
            },
            Some(b'{') => self.items(|object: Items<b'}'>| visitor.visit_map(object)),
            Some(b'[') => self.items(|list: Items<b']'>| visitor.visit_seq(list)),
            Some(b'-' | b'0'..=b'9') => match self.number()? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(text) => visitor.visit_f64(self.float(text)?),
            },
            Some(b't') => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            Some(b'n') => {
                self.word("null")?;
                visitor.visit_unit()
            }
            _ => Err(self.unexpected(Expected::Value)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        // A field of this crate uses this name to ask for an integer. Any other newtype is read as its inner
        // value.
        if name != INTEGER {
            return visitor.visit_newtype_struct(self);
        }
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.integer(visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    /// Reads a variant: a string with its name, or an object with its name as the key and its content as the
    /// value.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        match self.peek() {
            Some(b'"') => {
                let (JsonString::Borrowed(name) | JsonString::Unescaped(name)) = self.string()?;
                visitor.visit_enum(name.into_deserializer())
            }
            Some(b'{') => self.items(|object: Items<b'}'>| {
                visitor.visit_enum(MapAccessDeserializer::new(object))
            }),
            _ => self.deserialize_any(visitor),
        }
    }

    // A JSON value shows its own type. So every other request reads the value as it is, and the visitor
    // refuses a type that it cannot use.
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> Reader<'de> {
    /// Reads the whole text as one value. Only white space may follow it.
    pub(crate) fn whole<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stopped> {
        let value = seed.deserialize(&mut *self);
        self.finish(value)
    }

    /// The error that the next value is not what was `expected`. Reads the value, because the error names it.
    #[cold]
    pub(crate) fn refuse(&mut self, expected: &'static str) -> Stopped {
        match self.deserialize_any(Refuse(expected)) {
            Ok(never) => match never {},
            Err(error) => error,
        }
    }
}

/// A visitor that accepts no value.
struct Refuse(&'static str);

impl Visitor<'_> for Refuse {
    type Value = Infallible;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
