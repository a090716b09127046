//! Values read off the texts of a document, and the structs that are made of them alone.

use std::borrow::Cow;

use crate::code::Code;
use crate::codes::{MessageType, TransferStage};
use crate::text::Text;
use crate::wxid::Wxid;
use crate::xml::{Element, Found, WHITE};

/// What a text can say.
pub(super) trait Value<'a>: Sized {
    /// `None` where the text does not say such a value.
    fn from_text(text: Cow<'a, str>) -> Option<Self>;
}

impl<'a> Value<'a> for Cow<'a, str> {
    fn from_text(text: Cow<'a, str>) -> Option<Self> {
        Some(text)
    }
}

impl Value<'_> for String {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into_owned())
    }
}

impl<'a, S: Text<'a>> Value<'a> for Wxid<S> {
    fn from_text(text: Cow<'a, str>) -> Option<Self> {
        Some(Wxid::from_cow(text))
    }
}

/// ASCII digits, without a sign.
impl Value<'_> for u64 {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        let digits = text.trim_matches(WHITE);
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }
}

/// Degrees.
impl Value<'_> for f64 {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        let number: f64 = text.trim_matches(WHITE).parse().ok()?;
        number.is_finite().then_some(number)
    }
}

impl Value<'_> for Code<MessageType> {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        u64::from_text(text)?.try_into().ok().map(Code::new)
    }
}

impl Value<'_> for Code<TransferStage> {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        u64::from_text(text)?.try_into().ok().map(Code::new)
    }
}

/// The value of what was found, if anything was.
pub(super) fn value<'a, T: Value<'a>>(found: Option<Found<'a>>) -> Option<T> {
    T::from_text(found?.text()?)
}

/// The same, where the word "null" stands for nothing.
pub(super) fn unless_null<'a, T: Value<'a>>(found: Option<Found<'a>>) -> Option<T> {
    let text = found?.text()?;
    if text == "null" {
        None
    } else {
        T::from_text(text)
    }
}

/// A content that is read off a document field by field.
pub(super) trait FromXml<'a>: Sized {
    fn from_xml(root: &Element<'a>) -> Self;
}

/// Defines the struct of a content that is read off a document field by field: each stands beside
/// its path from the root, and is absent where nothing that fits stands there. `as unless_null`
/// behind the name names the function that makes values of what is found; it is [`value`] where
/// nothing is named.
macro_rules! content {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident $(<$life:lifetime>)? $(as $read:ident)? {
            $($(#[$field_attribute:meta])* pub $field:ident: $type:ty = $path:literal,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $name $(<$life>)? {
            $(
                $(#[$field_attribute])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )*
        }

        impl<'a> $crate::content::value::FromXml<'a> for $name $(<$life>)? {
            fn from_xml(root: &$crate::xml::Element<'a>) -> Self {
                fn read<'a, T: $crate::content::value::Value<'a>>(
                    found: Option<$crate::xml::Found<'a>>,
                ) -> Option<T> {
                    content!(@read $($read)?)(found)
                }
                let [$($field),*] = root.find([$($path),*]);
                $name {
                    $($field: read($field),)*
                }
            }
        }
    };
    (@read) => { $crate::content::value::value };
    (@read $read:ident) => { $crate::content::value::$read };
}
pub(super) use content;
