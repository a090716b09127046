//! The fields of an event or a command, for the kind's own struct: first those that came before
//! the kind was told, off the tape, then the live rest. Keys that stand beside the kind's own (the
//! header) are taken out on the way.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor,
};

use crate::passed_over::CheckedFields;
use crate::tape::{Replay, Tape};

/// Reads the struct of a kind from its fields.
pub(crate) fn read_struct<'de, T, A>(fields: A) -> Result<T, A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    read_struct_inside(0, fields)
}

/// Reads a struct that stands inside of so many lists and objects of an event.
pub(crate) fn read_struct_inside<'de, T, A>(depth: u8, fields: A) -> Result<T, A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    T::deserialize(MapAccessDeserializer::new(CheckedFields { fields, depth }))
}

/// What stands beside the fields of a kind, and takes its own keys out of them.
pub(crate) trait Header<'de> {
    /// A key of the header.
    type Key: Copy;

    /// The header's key of this name, if there is one. An error where it must not come (again).
    fn key<E: de::Error>(&self, name: &str) -> Result<Option<Self::Key>, E>;

    /// Reads the value of a key of the header.
    fn read<D: Deserializer<'de>>(&mut self, key: Self::Key, value: D) -> Result<(), D::Error>;
}

/// The fields of a kind.
pub(crate) struct Fields<'h, 'de, A, H> {
    tape: Replay<'de>,
    live: A,
    header: &'h mut H,
    /// Whether the entry that was begun is on the tape.
    on_tape: bool,
}

impl<'h, 'de, A: MapAccess<'de>, H: Header<'de>> Fields<'h, 'de, A, H> {
    pub(crate) fn new(tape: Tape<'de>, live: A, header: &'h mut H) -> Self {
        Fields {
            tape: tape.into_replay(),
            live,
            header,
            on_tape: false,
        }
    }
}

impl<'de, A: MapAccess<'de>, H: Header<'de>> MapAccess<'de> for Fields<'_, 'de, A, H> {
    type Error = A::Error;

    fn next_key_seed<K>(&mut self, mut seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        loop {
            let name = FieldKey {
                seed,
                header: &*self.header,
            };
            self.on_tape = self.tape.begin_entry();
            let key = if self.on_tape {
                Some(name.deserialize(self.tape.value())?)
            } else {
                self.live.next_key_seed(name)?
            };
            match key {
                None => return Ok(None),
                Some(Found::Field(key)) => return Ok(Some(key)),
                Some(Found::Header(key, unused)) => {
                    seed = unused;
                    let value = HeaderValue {
                        header: &mut *self.header,
                        key,
                    };
                    if self.on_tape {
                        value.deserialize(self.tape.value())?;
                    } else {
                        self.live.next_value_seed(value)?;
                    }
                }
            }
        }
    }

    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, A::Error>
    where
        V: DeserializeSeed<'de>,
    {
        if self.on_tape {
            seed.deserialize(self.tape.value())
        } else {
            self.live.next_value_seed(seed)
        }
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

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>, H: Header<'de>> FieldKey<'_, K, H> {
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

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        self.find(key, BorrowedStrDeserializer::new(key))
    }

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
