//! The fields that a struct does not know.
//!
//! A derived struct says of such a field only that its value is to be ignored. So the last key is
//! remembered, and the value that the struct ignores is handed on with its key.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::Value;

use crate::extra::Extra;
use crate::json::fields::ReadFields;
use crate::json::tape::Tape;
use crate::json::value::KeepValue;

/// Takes the fields that a struct does not know.
pub(crate) trait TakeUnknown<'de> {
    /// Takes the value of this key. An error that is made before the value is read is about the
    /// key.
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error>;
}

/// Keeps every field.
pub(crate) struct KeepAll {
    /// How many lists and objects the values stand inside of.
    depth: u8,
    extra: Extra,
}

impl KeepAll {
    pub(crate) fn at_depth(depth: u8) -> Self {
        let extra = Extra::new();
        KeepAll { depth, extra }
    }

    /// Keeps a value that was read.
    pub(crate) fn keep(&mut self, key: &str, value: Value) {
        self.extra.push(key, value);
    }

    /// The keys, in no order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.extra.keys()
    }

    /// Takes all that was kept.
    pub(crate) fn take_extra(&mut self) -> Extra {
        self.extra.sort();
        std::mem::take(&mut self.extra)
    }
}

impl<'de> TakeUnknown<'de> for KeepAll {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        let seed = KeepValue { depth: self.depth };
        self.keep(key, seed.deserialize(value)?);
        Ok(())
    }
}

/// Checks a value as one that is kept, and lets it go.
pub(crate) fn check<'de, D: Deserializer<'de>>(value: D) -> Result<(), D::Error> {
    Tape::default().buffer_value().deserialize(value)
}

/// Refuses a key that came before: its value is there.
pub(crate) fn once<T, E: de::Error>(key: &'static str, value: &Option<T>) -> Result<(), E> {
    match value {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(key)),
    }
}

/// Reads a struct. The fields that it does not know go to `unknown`.
pub(crate) fn read_struct<'de, T, A, U>(fields: A, unknown: &mut U) -> Result<T, A::Error>
where
    T: ReadFields<'de>,
    A: MapAccess<'de>,
    U: TakeUnknown<'de>,
{
    let mut last = LastKey::default();
    let fields = WithUnknown {
        fields,
        last: &mut last,
        unknown,
    };
    T::read_fields(MapAccessDeserializer::new(fields))
}

/// Hands all fields of an object to `unknown`.
pub(crate) fn read_all<'de, A, U>(fields: A, unknown: &mut U) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    U: TakeUnknown<'de>,
{
    #[derive(Deserialize)]
    struct NoFields {}

    impl<'de> ReadFields<'de> for NoFields {
        fn read_fields<D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error> {
            NoFields::deserialize(fields)
        }
    }

    read_struct(fields, unknown).map(|NoFields {}| ())
}

/// Reads an object as a struct; a list of its values is refused. The fields that the struct does not
/// know go to `unknown`.
pub(crate) fn read_object<'de, T, U, D>(
    expected: &'static str,
    unknown: &mut U,
    deserializer: D,
) -> Result<T, D::Error>
where
    T: ReadFields<'de>,
    U: TakeUnknown<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_any(ObjectVisitor {
        expected,
        unknown,
        read: PhantomData,
    })
}

struct ObjectVisitor<'u, T, U> {
    expected: &'static str,
    unknown: &'u mut U,
    read: PhantomData<T>,
}

impl<'de, T: ReadFields<'de>, U: TakeUnknown<'de>> Visitor<'de> for ObjectVisitor<'_, T, U> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        read_struct(map, self.unknown)
    }
}

/// The key whose value comes next.
#[derive(Default)]
struct LastKey<'de> {
    /// The key, where the body holds it as it is.
    borrowed: Option<&'de str>,
    /// The key, where it had to be unescaped. One buffer serves all.
    unescaped: String,
}

impl LastKey<'_> {
    fn as_str(&self) -> &str {
        self.borrowed.unwrap_or(&self.unescaped)
    }
}

struct WithUnknown<'k, 'de, A, U> {
    fields: A,
    last: &'k mut LastKey<'de>,
    unknown: &'k mut U,
}

impl<'de, A: MapAccess<'de>, U: TakeUnknown<'de>> MapAccess<'de> for WithUnknown<'_, 'de, A, U> {
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
        self.fields.next_value_seed(TakeIgnored {
            inner: seed,
            last: self.last,
            unknown: self.unknown,
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
        self.last.unescaped.clear();
        self.last.unescaped.push_str(key);
        self.seed.deserialize(key.into_deserializer())
    }
}

/// The seed or the deserializer of a value. A value that the struct ignores is taken.
struct TakeIgnored<'k, 'de, T, U> {
    inner: T,
    last: &'k LastKey<'de>,
    unknown: &'k mut U,
}

impl<'de, V, U> DeserializeSeed<'de> for TakeIgnored<'_, 'de, V, U>
where
    V: DeserializeSeed<'de>,
    U: TakeUnknown<'de>,
{
    type Value = V::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.deserialize(TakeIgnored {
            inner: deserializer,
            last: self.last,
            unknown: self.unknown,
        })
    }
}

impl<'de, D, U> Deserializer<'de> for TakeIgnored<'_, 'de, D, U>
where
    D: Deserializer<'de>,
    U: TakeUnknown<'de>,
{
    type Error = D::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_option(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.unknown.take(self.last.as_str(), self.inner)?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier
    }
}
