//! Keys that stand beside the fields of every kind, taken out of them.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};

/// What stands beside the fields of a kind, and takes its own keys out of them.
pub(crate) trait Header<'de> {
    /// A key of the header.
    type Key: Copy;

    /// The header's key of this name, if there is one. An error where it must not come (again).
    fn key<E: de::Error>(&self, name: &str) -> Result<Option<Self::Key>, E>;

    /// Reads the value of a key of the header.
    fn read<D: Deserializer<'de>>(&mut self, key: Self::Key, value: D) -> Result<(), D::Error>;
}

/// Fields without the keys of the header, which are read into it on the way.
pub(crate) struct BesideHeader<'h, A, H> {
    pub(crate) fields: A,
    pub(crate) header: &'h mut H,
}

impl<'de, A: MapAccess<'de>, H: Header<'de>> MapAccess<'de> for BesideHeader<'_, A, H> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K>(&mut self, mut seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        loop {
            let header = &*self.header;
            match self.fields.next_key_seed(FieldKey { seed, header })? {
                None => return Ok(None),
                Some(Found::Field(key)) => return Ok(Some(key)),
                Some(Found::Header(key, unused)) => {
                    seed = unused;
                    let header = &mut *self.header;
                    self.fields.next_value_seed(HeaderValue { header, key })?;
                }
            }
        }
    }

    #[inline]
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, A::Error>
    where
        V: DeserializeSeed<'de>,
    {
        self.fields.next_value_seed(seed)
    }
}

/// A key that was read: one of the header (the seed comes back unused), or one of the kind.
enum Found<K, V, H> {
    Header(H, K),
    Field(V),
}

struct FieldKey<'h, K, H> {
    seed: K,
    header: &'h H,
}

impl<'de, K: DeserializeSeed<'de>, H: Header<'de>> DeserializeSeed<'de> for FieldKey<'_, K, H> {
    type Value = Found<K, K::Value, H::Key>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>, H: Header<'de>> FieldKey<'_, K, H> {
    #[inline]
    fn find<D>(self, name: &str, key: D) -> Result<Found<K, K::Value, H::Key>, D::Error>
    where
        D: Deserializer<'de>,
    {
        match self.header.key(name)? {
            Some(found) => Ok(Found::Header(found, self.seed)),
            None => self.seed.deserialize(key).map(Found::Field),
        }
    }
}

impl<'de, K: DeserializeSeed<'de>, H: Header<'de>> Visitor<'de> for FieldKey<'_, K, H> {
    type Value = Found<K, K::Value, H::Key>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        self.find(key, BorrowedStrDeserializer::new(key))
    }

    #[inline]
    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        self.find(key, key.into_deserializer())
    }
}

struct HeaderValue<'h, H, K> {
    header: &'h mut H,
    key: K,
}

impl<'de, H: Header<'de>> DeserializeSeed<'de> for HeaderValue<'_, H, H::Key> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.header.read(self.key, deserializer)
    }
}
