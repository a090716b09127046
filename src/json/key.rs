//! The key of an entry as a deserializer of serde.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::error::Stopped;
use super::reader::{JsonString, Reader};

/// The key of an entry. It is a string for every type that is asked for.
pub(super) struct Key<'r, 'de>(pub(super) &'r mut Reader<'de>);

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Stopped;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.0.key()? {
            JsonString::Borrowed(key) => visitor.visit_borrowed_str(key),
            JsonString::Unescaped(key) => visitor.visit_str(key),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
