//! The fields of the "network" kinds, which bring the raw answer of a WeChat call.

/// Defines a payload that begins with these fields, and its `new`.
macro_rules! with_network {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$optional_attribute:meta])* pub $optional:ident: $optional_type:ty,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(
            rename_all = "camelCase",
            bound(serialize = "S: AsRef<str>", deserialize = "S: crate::text::Text<'de>")
        )]
        #[non_exhaustive]
        pub struct $name<S = String> {
            /// `cgi`: the path of the WeChat call behind the event. A string.
            #[serde(default, with = "crate::lenient::optional", skip_serializing_if = "Option::is_none")]
            pub cgi: Option<S>,
            /// `packLen`: told by the client to be the bytes of `hex`; not to be trusted, as it
            /// differs in shortened payloads. An integer, or a string that holds one.
            #[doc(alias = "packLen")]
            #[serde(default, deserialize_with = "crate::lenient::optional_int::deserialize", skip_serializing_if = "Option::is_none")]
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
    };
}
pub(super) use with_network;
