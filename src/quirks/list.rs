//! Lists of objects. Each object keeps its own unknown fields.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;

use crate::extra::Extra;
use crate::growth::push;
use crate::json::fields::{ReadFields, field_names};
use crate::json::unknown::{KeepAll, read_object};

/// An entry of a list.
pub(crate) trait Entry {
    /// The place for the fields that the entry does not know.
    fn extra(&mut self) -> &mut Extra;
}

/// Implements [`Entry`] for a struct with a field `extra`. Also implements `Serialize` and `Deserialize`,
/// for an entry alone.
macro_rules! entry {
    ($name:ident) => {
        impl<S> $crate::quirks::list::Entry for $name<S> {
            fn extra(&mut self) -> &mut $crate::Extra {
                &mut self.extra
            }
        }

        impl<S: AsRef<str>> serde::Serialize for $name<S> {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                $crate::wire::write_map::<(), _, _>(None, self, serializer)
            }
        }

        impl<'de, S: $crate::text::Text<'de>> serde::Deserialize<'de> for $name<S> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::quirks::list::read_entry(0, deserializer)
            }
        }
    };
}
pub(crate) use entry;

/// Writes the fields that an entry of type `T` does not know. A key of its own fields is left out, because
/// it would be written twice.
pub(crate) fn serialize_extra<T, Z>(extra: &Extra, serializer: Z) -> Result<Z::Ok, Z::Error>
where
    T: for<'de> ReadFields<'de>,
    Z: Serializer,
{
    extra.serialize_but(|key, _| field_names::<T>().contains(&key), serializer)
}

/// Reads an entry. Its values are inside `depth` lists and objects.
pub(crate) fn read_entry<'de, D, T>(depth: u8, deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: ReadFields<'de> + Entry,
{
    let mut unknown = KeepAll::at_depth(depth);
    let mut entry: T = read_object("an object", &mut unknown, deserializer)?;
    *entry.extra() = unknown.take_extra();
    Ok(entry)
}

pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: ReadFields<'de> + Entry,
{
    deserializer.deserialize_any(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: ReadFields<'de> + Entry> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        // The size that a format announces is not used: a few bytes could announce millions of entries.
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element_seed(EntrySeed(PhantomData))? {
            push(&mut entries, entry);
        }
        Ok(entries)
    }
}

struct EntrySeed<T>(PhantomData<T>);

impl<'de, T: ReadFields<'de> + Entry> DeserializeSeed<'de> for EntrySeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        // The depth of unknown values is counted from the event's object. An entry is two levels deeper: in
        // a list, and an object itself.
        read_entry(2, deserializer)
    }
}
