//! Structs of the wire: payloads, entries of lists, commands.
//!
//! serde's derive is not enough for them. Such a struct is written as a map in every format, with its tag,
//! and the tag is checked when it is read. So the derive is used for the fields only: [`ReadFields`] and
//! [`WriteFields`] are made by it, and `Serialize` and `Deserialize` are implemented with these two.
//!
//! [`ReadFields`]: crate::json::fields::ReadFields

use serde::{Serialize, Serializer};

/// A struct whose fields can be written, without a tag.
pub(crate) trait WriteFields {
    /// Writes the fields.
    fn write_fields<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error>;
}

/// The fields of a struct, as a value for serde's `flatten`.
pub(crate) struct Fields<'a, T>(pub(crate) &'a T);

impl<T: WriteFields> Serialize for Fields<'_, T> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.0.write_fields(serializer)
    }
}

/// The tag of an object: its key and its value.
pub(crate) struct Tag<V>(pub(crate) &'static str, pub(crate) V);

impl<V: Serialize> Serialize for Tag<V> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Tag(key, value) = self;
        serializer.collect_map([(key, value)])
    }
}

/// Writes a struct as a map, with its tag first.
///
/// Formats such as `MessagePack` write a struct as a list, without names. An absent field would then move all
/// later fields to another place.
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
    // serde's derive writes a struct with `flatten` as a map.
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

/// Defines a struct of the wire. Its attributes of serde are moved to a private twin, so that serde's
/// derive makes no `Serialize` and `Deserialize` for the struct itself.
// For example, `wire! { pub struct Login { pub code: Code<LoginCode> } }` expands to this:
//
//     #[derive(Debug, Clone, PartialEq, Eq, Hash)]
//     #[non_exhaustive]
//     pub struct Login { pub code: Code<LoginCode> }
//
//     const _: () = { // a scope of its own, in which each struct can have a `Twin`
//         type Remote = Login;
//
//         #[derive(Serialize, Deserialize)] // functions that read and write a `Login`
//         #[serde(remote = "Remote", rename_all = "camelCase")]
//         struct Twin { code: Code<LoginCode> }
//
//         impl<'de> ReadFields<'de> for Login { … Twin::deserialize(fields) … }
//         impl WriteFields for Login { … Twin::serialize(self, serializer) … }
//     };
//
// For a struct with texts, `<S>` is added everywhere, with the bounds that `S` needs.
macro_rules! wire {
    // A struct with texts. The bounds of the twin are given, because serde's derive would guess others:
    // `S: Serialize` and `S: Deserialize`.
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
    // A struct without texts.
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

        // Without a name, the block can be repeated. The impls in it are known everywhere.
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
                // The underscore: a struct without fields, such as `OutLogin`, does not use the bytes.
                fn arbitrary(
                    _bytes: &mut ::arbitrary::Unstructured<'a>,
                ) -> ::arbitrary::Result<Self> {
                    Ok($name {
                        $($field: $crate::arbitrary::Field::arbitrary_at(
                            $crate::arbitrary::Place {
                                attribute: stringify!($($($serde)*)?),
                                names: $crate::json::fields::field_names::<$name>,
                            },
                            _bytes,
                        )?,)*
                    })
                }
            }
        };
    };
}
pub(crate) use wire;
