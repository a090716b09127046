//! The profile fields, which six payloads share.

/// Defines a payload that ends in the profile fields, and its `new`. They are written out into
/// the struct, as a nested one would need serde's `flatten`, which buffers all that it reads.
macro_rules! with_profile {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            required {
                $($(#[$required_attribute:meta])* pub $required:ident: $required_type:ty,)*
            }
            optional {
                $($(#[$optional_attribute:meta])* pub $optional:ident: $optional_type:ty,)*
            }
        }
        $(#[$new_attribute:meta])*
        pub fn new($($argument:ident: $argument_type:ty),* $(,)?);
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(
            rename_all = "camelCase",
            bound(serialize = "S: AsRef<str>", deserialize = "S: crate::text::Text<'de>")
        )]
        #[non_exhaustive]
        pub struct $name<S = String> {
            $($(#[$required_attribute])* pub $required: $required_type,)*
            $($(#[$optional_attribute])* pub $optional: $optional_type,)*
            /// `nick`: the nickname; of a room, its name. A string; absent where it is `""` or
            /// null, and only there: somebody may be called "null".
            #[serde(default, with = "crate::lenient::non_empty", skip_serializing_if = "Option::is_none")]
            pub nick: Option<S>,
            /// `headPic`: the URL of the avatar. A string; absent where it is `""` or a
            /// null-like.
            #[doc(alias = "headPic")]
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub head_pic: Option<S>,
            /// `sheadPic`: the URL of the avatar's thumbnail. A string; absent where it is `""`
            /// or a null-like.
            #[doc(alias = "sheadPic")]
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub shead_pic: Option<S>,
            /// `username`: the WeChat number, which its owner chose. A string; absent where it
            /// is `""` (often) or a null-like.
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub username: Option<S>,
            /// `asName`: the remark that the own account gave. A string; absent where it is `""`
            /// or a null-like.
            #[doc(alias = "asName")]
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub as_name: Option<S>,
            /// `province`: a string; absent where it is `""` or a null-like.
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub province: Option<S>,
            /// `city`: a string; absent where it is `""` or a null-like.
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub city: Option<S>,
            /// `sex`: an integer, or a string that holds one, as which it is written; absent
            /// where it is `""` or a null-like.
            #[serde(default, with = "crate::lenient::sex", skip_serializing_if = "Option::is_none")]
            pub sex: Option<crate::code::Code<crate::code::Sex>>,
            /// `regionCode`: the country, such as `CN`. A string; absent where it is `""` or a
            /// null-like.
            #[doc(alias = "regionCode")]
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub region_code: Option<S>,
            /// `sign`: the motto. A string; absent where it is `""` or a null-like.
            #[serde(default, with = "crate::lenient::null_like", skip_serializing_if = "Option::is_none")]
            pub sign: Option<S>,
        }

        impl $name {
            $(#[$new_attribute])*
            #[must_use]
            pub fn new($($argument: $argument_type),*) -> Self {
                $name {
                    $($argument: $argument.into(),)*
                    $($optional: None,)*
                    nick: None,
                    head_pic: None,
                    shead_pic: None,
                    username: None,
                    as_name: None,
                    province: None,
                    city: None,
                    sex: None,
                    region_code: None,
                    sign: None,
                }
            }
        }
    };
}
pub(super) use with_profile;
