//! Values read off the texts of a document, and the structs that are made of them alone.

use std::borrow::Cow;

use crate::code::Code;
use crate::codes::{MessageType, TransferStage};
use crate::text::Text;
use crate::wxid::Wxid;
use crate::xml::{Damage, Element, Found, WHITE};

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

/// The value of what was found.
pub(super) fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    T::from_text(found.text()?)
}

/// The same, where the word "null" stands for nothing.
pub(super) fn unless_null<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
    let text = found.text()?;
    if text == "null" {
        None
    } else {
        T::from_text(text)
    }
}

/// A content that is read off a document field by field.
pub(super) trait FromXml<'a>: Sized {
    /// Reads the document in a text: the name of its root, and the content.
    fn read(text: &'a str) -> Result<Option<(&'a str, Self)>, Damage>;

    /// The content of an element.
    fn from_xml(root: &Element<'a>) -> Self;
}

/// Defines the struct of a content that is read off a document field by field.
///
/// Beside each field stands its path from the root; of several the first counts that leads to a value.
/// A field is absent where no path leads to a value of its type. Behind the name of the struct, or
/// behind a path, `as unless_null` names the function that makes the value of what is found. It is
/// [`value`] where none is named.
macro_rules! content {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident $(<$life:lifetime>)? $(as $value:ident)? {
            $(
                $(#[$field_attribute:meta])*
                pub $field:ident: $type:ty = $($path:literal)|+ $(as $field_value:ident)?,
            )*
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

        const _: () = {
            use $crate::content::value::{FromXml, Value};
            use $crate::xml::{self, Damage, Element, Found, Founds};

            const PATHS: [&str; [$($($path),+),*].len()] = [$($($path),+),*];

            /// How fields are read that name no function.
            fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
                content!(@function $($value)?)(found)
            }

            #[allow(clippy::elidable_lifetime_names)] // Not every content borrows.
            fn of<'a>(found: Founds<'a, { PATHS.len() }>) -> $name $(<$life>)? {
                let mut found = found.into_iter();
                $name {
                    $($field: {
                        let found = [$({ _ = $path; found.next().flatten() }),+];
                        found.into_iter().flatten().find_map(content!(@read $($field_value)?))
                    },)*
                }
            }

            impl<'a> FromXml<'a> for $name $(<$life>)? {
                fn read(text: &'a str) -> Result<Option<(&'a str, Self)>, Damage> {
                    let read = xml::read(text, PATHS)?;
                    Ok(read.map(|(root, found)| (root.name(), of(found))))
                }

                fn from_xml(root: &Element<'a>) -> Self {
                    of(root.find(PATHS))
                }
            }
        };
    };
    (@function) => { $crate::content::value::value };
    (@function $value:ident) => { $crate::content::value::$value };
    (@read) => { value };
    (@read $value:ident) => { $crate::content::value::$value };
}
pub(super) use content;
