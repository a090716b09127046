//! The fields that a struct does not know, kept.
//!
//! A derived struct says of such a field only that its value is to be ignored. So the last key is
//! remembered, and what is to be ignored is read as a value to keep.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::extra::Extra;
use crate::json::value::Kept;

/// Reads a struct whose values stand inside of `depth` lists and objects. The fields that it does
/// not know go into `extra`.
pub(crate) fn read_struct<'de, T, A>(fields: A, depth: u8, extra: &mut Extra) -> Result<T, A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    let mut last = LastKey::default();
    let fields = KeepUnknown {
        fields,
        depth,
        last: &mut last,
        extra,
    };
    let value = T::deserialize(MapAccessDeserializer::new(fields))?;
    extra.settle();
    Ok(value)
}

/// Keeps all fields of an object.
pub(crate) fn read_all<'de, A: MapAccess<'de>>(
    mut fields: A,
    extra: &mut Extra,
) -> Result<(), A::Error> {
    while let Some(key) = fields.next_key::<String>()? {
        extra.push(key, fields.next_value_seed(Kept { depth: 0 })?);
    }
    extra.settle();
    Ok(())
}

/// The key whose value comes next.
#[derive(Default)]
struct LastKey<'de> {
    /// The key, where the body holds it as it is.
    borrowed: Option<&'de str>,
    /// The key, where it had to be built. One buffer serves all.
    built: String,
}

impl LastKey<'_> {
    fn as_str(&self) -> &str {
        self.borrowed.unwrap_or(&self.built)
    }
}

struct KeepUnknown<'k, 'de, A> {
    fields: A,
    depth: u8,
    last: &'k mut LastKey<'de>,
    extra: &'k mut Extra,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for KeepUnknown<'_, 'de, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        let last = &mut *self.last;
        self.fields.next_key_seed(RememberKey { seed, last })
    }

    #[inline]
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, A::Error>
    where
        V: DeserializeSeed<'de>,
    {
        self.fields.next_value_seed(KeepIgnored {
            inner: seed,
            depth: self.depth,
            last: self.last,
            extra: self.extra,
        })
    }
}

/// The seed of a key, which is remembered.
struct RememberKey<'k, 'de, K> {
    seed: K,
    last: &'k mut LastKey<'de>,
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for RememberKey<'_, 'de, K> {
    type Value = K::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for RememberKey<'_, 'de, K> {
    type Value = K::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<K::Value, E> {
        self.last.borrowed = Some(key);
        self.seed.deserialize(BorrowedStrDeserializer::new(key))
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<K::Value, E> {
        self.last.borrowed = None;
        self.last.built.clear();
        self.last.built.push_str(key);
        self.seed.deserialize(key.into_deserializer())
    }
}

/// The seed or the deserializer of a value. When the struct ignores the value, it is kept.
struct KeepIgnored<'k, 'de, T> {
    inner: T,
    depth: u8,
    last: &'k LastKey<'de>,
    extra: &'k mut Extra,
}

impl<'de, V: DeserializeSeed<'de>> DeserializeSeed<'de> for KeepIgnored<'_, 'de, V> {
    type Value = V::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.deserialize(KeepIgnored {
            inner: deserializer,
            depth: self.depth,
            last: self.last,
            extra: self.extra,
        })
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for KeepIgnored<'_, 'de, D> {
    type Error = D::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_option(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let value = Kept { depth: self.depth }.deserialize(self.inner)?;
        self.extra.push(self.last.as_str(), value);
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}
