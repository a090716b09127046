//! The profile: the fields that say who somebody is.
//!
//! A macro copies them into each payload that has them. A nested struct would need serde's `flatten`, which
//! buffers all fields when it reads.

use crate::code::Code;
use crate::code::names::Sex;

/// Who somebody is: the fields that six structs share, borrowed from one of them.
///
/// ```
/// use wequick_types::event::Contact;
///
/// let contact = Contact::new("wxid_friend").nick("Li");
/// assert_eq!(contact.profile().display_name(), Some("Li"));
/// let contact = contact.as_name("Li from school");
/// assert_eq!(contact.profile().display_name(), Some("Li from school"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Profile<'a> {
    /// `nick`: the nickname, or the name of a room.
    pub nick: Option<&'a str>,
    /// `headPic`: the URL of the avatar.
    pub head_pic: Option<&'a str>,
    /// `sheadPic`: the URL of the avatar's thumbnail.
    pub shead_pic: Option<&'a str>,
    /// `username`: the WeChat ID (微信号).
    pub username: Option<&'a str>,
    /// `asName`: the remark (备注), a name that the account gave this contact.
    pub as_name: Option<&'a str>,
    /// `province`: the province.
    pub province: Option<&'a str>,
    /// `city`: the city.
    pub city: Option<&'a str>,
    /// `sex`: the sex.
    pub sex: Option<Code<Sex>>,
    /// `regionCode`: the country, such as `CN`.
    pub region_code: Option<&'a str>,
    /// `sign`: the motto.
    pub sign: Option<&'a str>,
}

impl<'a> Profile<'a> {
    /// The name to show: the remark, else the nickname. `None` if there is neither.
    #[must_use]
    pub fn display_name(&self) -> Option<&'a str> {
        self.as_name.or(self.nick)
    }
}

/// Defines a payload or an entry with the profile fields: the struct, its setters, `new` and `profile`. The
/// caller must import `Code` and `Sex`: the macro writes these names without a path, because `payload!`
/// matches a type by its bare name.
macro_rules! with_profile {
    (
        $(#[$($attribute:tt)*])*
        pub struct $name:ident<S> {
            required { $($required:tt)* }
            $(optional { $($optional:tt)* })?
            $(default { $($default:tt)* })?
        }
        $($new:tt)*
    ) => {
        $crate::event::payload::payload! {
            $(#[$($attribute)*])*
            pub struct $name<S> {
                required { $($required)* }
                // The fields of the payload itself are written first, as the client does.
                optional {
                    $($($optional)*)?
                /// `nick`: the nickname, or the name of a room. A string. Absent if it is `""` or null;
                /// `"null"` is a name, because somebody may be called so.
                #[serde(default, with = "crate::quirks::absent::nick", skip_serializing_if = "Option::is_none")]
                pub nick: S,
                /// `headPic`: the URL of the avatar. A string. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[doc(alias = "headPic")]
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub head_pic: S,
                /// `sheadPic`: the URL of the avatar's thumbnail. A string. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[doc(alias = "sheadPic")]
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub shead_pic: S,
                /// `username`: the WeChat ID (微信号), which its owner chose. A string. Absent if it is a
                /// [null-like](crate::guide::quirks). It is often absent.
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub username: S,
                /// `asName`: the remark (备注) that the account gave. A string. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[doc(alias = "asName")]
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub as_name: S,
                /// `province`: a string. Absent if it is a [null-like](crate::guide::quirks).
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub province: S,
                /// `city`: a string. Absent if it is a [null-like](crate::guide::quirks).
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub city: S,
                /// `sex`: an integer, or a string that holds one. It is written as a string. Absent if it is
                /// a [null-like](crate::guide::quirks).
                #[serde(default, with = "crate::quirks::int::optional_as_text", skip_serializing_if = "Option::is_none")]
                pub sex: Code<Sex>,
                /// `regionCode`: the country, such as `CN`. A string. Absent if it is a
                /// [null-like](crate::guide::quirks).
                #[doc(alias = "regionCode")]
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub region_code: S,
                /// `sign`: the motto. A string. Absent if it is a [null-like](crate::guide::quirks).
                #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
                pub sign: S,
                }
                $(default { $($default)* })?
            }
            $($new)*
        }

        impl<S: AsRef<str>> $name<S> {
            /// The profile fields together.
            #[must_use]
            pub fn profile(&self) -> crate::event::Profile<'_> {
                crate::event::Profile {
                    nick: self.nick.as_ref().map(AsRef::as_ref),
                    head_pic: self.head_pic.as_ref().map(AsRef::as_ref),
                    shead_pic: self.shead_pic.as_ref().map(AsRef::as_ref),
                    username: self.username.as_ref().map(AsRef::as_ref),
                    as_name: self.as_name.as_ref().map(AsRef::as_ref),
                    province: self.province.as_ref().map(AsRef::as_ref),
                    city: self.city.as_ref().map(AsRef::as_ref),
                    sex: self.sex,
                    region_code: self.region_code.as_ref().map(AsRef::as_ref),
                    sign: self.sign.as_ref().map(AsRef::as_ref),
                }
            }
        }
    };
}
pub(super) use with_profile;
