//! Reading a struct, and catching the fields that it does not know.
//!
//! serde's derive asks the deserializer to ignore the value of an unknown field, and does not pass the key
//! on. So the last key is remembered here. A value that is to be ignored goes to [`TakeUnknown`], together
//! with its key.

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

/// A receiver of the fields that a struct does not know.
pub(crate) trait TakeUnknown<'de> {
    /// Reads the value of `key`. An error that is returned before the value is read is about the key: for
    /// example, the key occurs twice.
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error>;
}

/// Keeps every unknown field.
pub(crate) struct KeepAll {
    /// How many lists and objects the values are inside.
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

    /// The keys, in the order in which they were kept.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.extra.keys()
    }

    /// Returns all that was kept. Nothing is left.
    pub(crate) fn take_extra(&mut self) -> Extra {
        // Sorting once at the end costs less than inserting each field in its place.
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

/// Reads a value and drops it. It makes the same errors as reading a value that is kept.
pub(crate) fn check<'de, D: Deserializer<'de>>(value: D) -> Result<(), D::Error> {
    Tape::default().buffer_value().deserialize(value)
}

/// Refuses a key that comes a second time. `value` is `Some` if the key was read before.
pub(crate) fn once<T, E: de::Error>(key: &'static str, value: &Option<T>) -> Result<(), E> {
    match value {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(key)),
    }
}

/// Reads a struct from the fields of an object. Fields that it does not know go to `unknown`.
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

/// Passes all fields of an object to `unknown`.
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

/// Reads a struct from an object. Fields that it does not know go to `unknown`. A list of values is
/// refused: serde's derive alone would accept one in place of a struct.
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

/// The last key that was read. Its value comes next.
#[derive(Default)]
struct LastKey<'de> {
    /// The key, if it is a slice of the body.
    borrowed: Option<&'de str>,
    /// The key, if it is not: it had an escape, for example. One buffer serves all keys.
    unescaped: String,
}

impl LastKey<'_> {
    fn as_str(&self) -> &str {
        self.borrowed.unwrap_or(&self.unescaped)
    }
}

/// The fields of an object, as a map for serde's derive. Values that the derive ignores go to `unknown`.
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

/// The seed of a key. It stores the key, and passes it on to the seed of the derive.
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

/// Wraps the seed of a value, and then the deserializer of the value; `inner` is the wrapped one. If the
/// derive ignores the value, the deserializer gives it to `unknown`.
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
        // The derive calls this for the values of unknown fields only. It does not use the result.
        self.unknown.take(self.last.as_str(), self.inner)?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier
    }
}
