//! Reading a struct from its fields, and the names of these fields.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A struct that can be read from its fields, without a tag. serde's derive implements it, through `wire!`.
/// `Deserialize` of the same struct is written in `event::alone` and `command`, because it also checks the
/// tag.
pub(crate) trait ReadFields<'de>: Sized {
    /// Reads the struct. The values of unknown fields are ignored by `deserialize_ignored_any`.
    fn read_fields<D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error>;
}

/// The wire names of the fields of `T`.
pub(crate) fn field_names<'de, T: ReadFields<'de>>() -> &'static [&'static str] {
    // The derive passes the names to `deserialize_struct`. `AskForNames` returns them as its error.
    match T::read_fields(AskForNames) {
        Err(Names(names)) => names,
        Ok(_) => &[],
    }
}

/// A deserializer that reads nothing. Its error holds the names that the struct asks for.
struct AskForNames;

#[derive(Debug)]
struct Names(&'static [&'static str]);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the names of the fields")
    }
}

impl std::error::Error for Names {}

impl de::Error for Names {
    fn custom<M: fmt::Display>(_: M) -> Self {
        Names(&[])
    }
}

impl<'de> Deserializer<'de> for AskForNames {
    type Error = Names;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Names> {
        Err(Names(&[]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Names> {
        Err(Names(fields))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier
        ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    #[allow(dead_code)] // Only its names are read.
    struct Named {
        #[serde(rename = "one")]
        first: u8,
        #[serde(skip)]
        skipped: u8,
        second: Option<u8>,
    }

    impl<'de> ReadFields<'de> for Named {
        fn read_fields<D: Deserializer<'de>>(fields: D) -> Result<Self, D::Error> {
            Named::deserialize(fields)
        }
    }

    #[test]
    fn a_struct_has_names() {
        assert_eq!(field_names::<Named>(), ["one", "second"]);
    }
}
