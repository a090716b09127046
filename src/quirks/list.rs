//! Lists whose entries are objects, each with its own unknown fields.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};
use serde::ser::Serializer;

use crate::extra::Extra;
use crate::json::list::make_room;
use crate::json::names::field_names;
use crate::json::unknown::{KeepAll, read_struct};

/// An entry of a list.
pub(crate) trait Entry {
    /// Where the fields go that the entry does not know.
    fn extra(&mut self) -> &mut Extra;
}

/// Implements [`Entry`] for a struct with a field `extra`.
macro_rules! entry {
    ($name:ident) => {
        impl<S> $crate::quirks::list::Entry for $name<S> {
            fn extra(&mut self) -> &mut $crate::Extra {
                &mut self.extra
            }
        }
    };
}
pub(crate) use entry;

/// Writes the fields that an entry of type `T` does not know; its own would be written twice.
pub(crate) fn serialize_extra<T, Z>(extra: &Extra, serializer: Z) -> Result<Z::Ok, Z::Error>
where
    T: DeserializeOwned,
    Z: Serializer,
{
    extra.serialize_but(|key, _| field_names::<T>().contains(&key), serializer)
}

/// An entry stands inside of the event's object, in a list: its own values nest two levels deeper.
const DEPTH: u8 = 2;

pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Entry,
{
    deserializer.deserialize_any(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Entry> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element_seed(EntryVisitor(PhantomData))? {
            make_room(&mut entries);
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// Reads one entry. Left to itself, serde's derive would read it from an array of its values as
/// well.
struct EntryVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Entry> DeserializeSeed<'de> for EntryVisitor<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Deserialize<'de> + Entry> Visitor<'de> for EntryVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut unknown = KeepAll::at_depth(DEPTH);
        let mut entry: T = read_struct(map, &mut unknown)?;
        *entry.extra() = unknown.take_extra();
        Ok(entry)
    }
}
