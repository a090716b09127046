//! The answer of a WeChat call: the fields `cgi`, `packLen` and `hex`.
//!
//! They are written out into each payload that has them, as those of the profile are.

/// Defines a payload that begins with the answer of a WeChat call (`cgi`, `packLen`, `hex`), and
/// its `new`.
macro_rules! with_network {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$optional_attribute:meta])* pub $optional:ident: $optional_type:ty,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(
            rename_all = "camelCase",
            bound(serialize = "S: AsRef<str>", deserialize = "S: crate::text::Text<'de>")
        )]
        #[non_exhaustive]
        pub struct $name<S = String> {
            /// `cgi`: the path of the WeChat call behind the event. A string; absent where it is
            /// a null-like.
            #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
            pub cgi: Option<S>,
            /// `packLen`: the size of `hex` in bytes, as the client claims; not to be trusted, as
            /// it differs in shortened payloads. An integer, or a string that holds one; absent
            /// where it is a null-like.
            #[doc(alias = "packLen")]
            #[serde(default, deserialize_with = "crate::quirks::int::optional::deserialize", skip_serializing_if = "Option::is_none")]
            pub pack_len: Option<u32>,
            /// `hex`: the answer of the call, a protobuf. A string.
            pub hex: crate::blob::Hex<S>,
            $($(#[$optional_attribute])* pub $optional: $optional_type,)*
        }

        impl $name {
            /// An event with the required field.
            #[must_use]
            pub fn new(hex: impl Into<crate::blob::Hex>) -> Self {
                $name {
                    cgi: None,
                    pack_len: None,
                    hex: hex.into(),
                    $($optional: None,)*
                }
            }
        }

        crate::map_text::map_fields!($name { cgi, pack_len, hex, $($optional,)* });
    };
}
pub(super) use with_network;
