//! Structs of the wire: payloads, entries of lists, commands.
//!
//! Alone, such a struct is more than its own fields: it is written as a map in every format, and
//! read with an eye on its tag. So its fields are read and written by traits of this crate, of which
//! serde's own are made.

use serde::{Serialize, Serializer};

/// Writes the fields of a struct, and nothing else.
pub(crate) trait WriteFields {
    fn write_fields<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error>;
}

/// The fields of a struct, to be written among others.
pub(crate) struct Fields<'a, T>(pub(crate) &'a T);

impl<T: WriteFields> Serialize for Fields<'_, T> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.0.write_fields(serializer)
    }
}

/// A key that says what the fields beside it are, and its value.
pub(crate) struct Tag<V>(pub(crate) &'static str, pub(crate) V);

impl<V: Serialize> Serialize for Tag<V> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Tag(key, value) = self;
        serializer.collect_map([(key, value)])
    }
}

/// Writes a struct as a map, as some formats write a struct by the places of its fields: then one
/// that is absent moves all that follow it.
pub(crate) fn write_map<V, T, Z>(
    tag: Option<Tag<V>>,
    value: &T,
    serializer: Z,
) -> Result<Z::Ok, Z::Error>
where
    V: Serialize,
    T: WriteFields,
    Z: Serializer,
{
    /// `flatten` makes a map of it.
    #[derive(Serialize)]
    #[serde(bound(serialize = "V: Serialize, T: WriteFields"))]
    struct Map<'a, V, T> {
        #[serde(flatten)]
        tag: Option<Tag<V>>,
        #[serde(flatten)]
        fields: Fields<'a, T>,
    }
    let fields = Fields(value);
    Map { tag, fields }.serialize(serializer)
}

/// Defines a struct of the wire.
///
/// The attributes of serde go to a private twin: serde's derive reads and writes this struct by it.
macro_rules! wire {
    ($(#[$($attribute:tt)*])* pub struct $name:ident<S> { $($fields:tt)* }) => {
        $crate::wire::wire! {
            @define
            <S>
            [#[serde(bound(
                serialize = "S: AsRef<str>",
                deserialize = "S: crate::text::Text<'de>"
            ))]]
            $(#[$($attribute)*])* $name { $($fields)* }
        }
    };
    ($(#[$($attribute:tt)*])* pub struct $name:ident { $($fields:tt)* }) => {
        $crate::wire::wire! { @define [] $(#[$($attribute)*])* $name { $($fields)* } }
    };
    (
        @define
        $(<$text:ident>)?
        [$($bound:tt)*]
        $(#[doc $($doc:tt)*])*
        $(#[derive($($derive:ident),*)])?
        $name:ident {
            $(
                $(#[doc $($field_doc:tt)*])*
                $(#[serde($($serde:tt)*)])?
                $visibility:vis $field:ident: $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[doc $($doc)*])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, $($($derive),*)?)]
        #[non_exhaustive]
        pub struct $name $(<$text = String>)? {
            $($(#[doc $($field_doc)*])* $visibility $field: $type,)*
        }

        const _: () = {
            type Remote $(<$text>)? = $name $(<$text>)?;

            #[derive(serde::Serialize, serde::Deserialize)]
            #[serde(remote = "Remote", rename_all = "camelCase")]
            $($bound)*
            struct Twin $(<$text>)? {
                $($(#[serde($($serde)*)])? $field: $type,)*
            }

            impl<'de $(, $text: $crate::text::Text<'de>)?> $crate::json::fields::ReadFields<'de>
                for $name $(<$text>)?
            {
                fn read_fields<D: serde::Deserializer<'de>>(fields: D) -> Result<Self, D::Error> {
                    Twin::deserialize(fields)
                }
            }

            impl $(<$text: AsRef<str>>)? $crate::wire::WriteFields for $name $(<$text>)? {
                fn write_fields<Z: serde::Serializer>(
                    &self,
                    serializer: Z,
                ) -> Result<Z::Ok, Z::Error> {
                    Twin::serialize(self, serializer)
                }
            }

            #[cfg(feature = "arbitrary")]
            impl<'a> ::arbitrary::Arbitrary<'a> for $name {
                fn arbitrary(
                    _bytes: &mut ::arbitrary::Unstructured<'a>,
                ) -> ::arbitrary::Result<Self> {
                    let _place = |attribute| $crate::arbitrary::Place {
                        attribute,
                        names: $crate::json::fields::field_names::<$name>(),
                    };
                    Ok($name {
                        $($field: $crate::arbitrary::Field::arbitrary_at(
                            _place(stringify!($($($serde)*)?)),
                            _bytes,
                        )?,)*
                    })
                }
            }
        };
    };
}
pub(crate) use wire;
