//! The answer of a WeChat call: the fields `cgi`, `packLen` and `hex`.
//!
//! A macro copies these fields into each payload. A nested struct would need serde's `flatten`, which buffers
//! all fields.

/// Defines a payload that begins with the answer of a WeChat call, its setters and `new`.
macro_rules! with_network {
    (
        $(#[$($attribute:tt)*])*
        pub struct $name:ident<S> { $($optional:tt)* }
    ) => {
        $crate::event::payload::payload! {
            $(#[$($attribute)*])*
            pub struct $name<S> {
                before {
                /// `cgi`: the path of the WeChat call that caused the event. A string. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub cgi: S,
                /// `packLen`: the size of `hex` in bytes, as the client claims. Do not trust it: it is wrong
                /// in shortened payloads. An integer, or a string that holds one. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[doc(alias = "packLen")]
                #[serde(default, deserialize_with = "crate::quirks::int::optional::deserialize", skip_serializing_if = "Option::is_none")]
                pub pack_len: u32,
                }
                required {
                    /// `hex`: the answer of the call, a protobuf. A string.
                    pub hex: crate::blob::Hex<S>,
                }
                optional { $($optional)* }
            }
            /// An event with the required field.
            pub fn new(hex: impl Into<crate::blob::Hex>);
        }
    };
}
pub(super) use with_network;
