//! The macro `content!`: defines a content from the paths of its fields.

use crate::xml::{Damage, Document, Found};

/// A content that is read from a document field by field.
pub(super) trait FromXml<'a>: Sized {
    /// Reads a document.
    fn read(document: &Document<'a>) -> Result<Self, Damage>;

    /// Reads each child of `list` called `name` into one value of this type.
    fn each(list: Option<Found<'a>>, name: &'static str) -> impl Iterator<Item = Self>;
}

/// The first value of a field, which has so many `paths`. `found` has one entry for each path, in the order
/// of the paths: those of this field are taken from it.
pub(super) fn first<'a, T>(
    found: &mut &[Option<Found<'a>>],
    paths: usize,
    value: fn(Found<'a>) -> Option<T>,
) -> Option<T> {
    let (own, others) = found.split_at(paths);
    *found = others;
    own.iter().flatten().copied().find_map(value)
}

/// Defines the struct of a content that is read from a document field by field.
///
/// Each field has one path from the root, or several: then the first path that leads to a value counts. A
/// field is absent if no path leads to a value of its type.
///
/// `as f` names a function of the module `value` that converts the text. After a path it applies to this
/// field; after the name of the struct it applies to each field without its own `as`. The default is
/// [`value`](super::value::value).
// For example, this definition
//
//     content! {
//         pub struct Card<'a> {
//             pub nick: Cow<'a, str> = "@nickname",
//             pub ticket: Cow<'a, str> = "@antispamticket" | "@ticket" as unless_null,
//         }
//     }
//
// expands to this:
//
//     pub struct Card<'a> {
//         pub nick: Option<Cow<'a, str>>,
//         pub ticket: Option<Cow<'a, str>>,
//     }
//
//     const PATHS: [&str; 3] = ["@nickname", "@antispamticket", "@ticket"];
//
//     fn of<'a>(found: Founds<'a, 3>) -> Card<'a> {
//         let mut found = &found[..];
//         Card {
//             nick: first(&mut found, 1, value),
//             ticket: first(&mut found, 2, unless_null),
//         }
//     }
//
//     impl<'a> FromXml<'a> for Card<'a> { /* one search for all PATHS, then `of` */ }
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

        $crate::content::owned::into_owned!($name $(<$life>)? { $($field),* });

        const _: () = {
            use $crate::content::fields::{FromXml, first};
            use $crate::content::value::Value;
            use $crate::xml::{self, Damage, Document, Found, Founds};

            const PATHS: [&str; [$($($path),+),*].len()] = [$($($path),+),*];

            /// Reads a field that names no function.
            fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
                content!(@function $($value)?)(found)
            }

            #[allow(clippy::elidable_lifetime_names)] // Not every content borrows.
            fn of<'a>(found: Founds<'a, { PATHS.len() }>) -> $name $(<$life>)? {
                let mut found = &found[..];
                $name {
                    $($field: first(&mut found, [$($path),+].len(), content!(@read $($field_value)?)),)*
                }
            }

            impl<'a> FromXml<'a> for $name $(<$life>)? {
                fn read(document: &Document<'a>) -> Result<Self, Damage> {
                    document.find(PATHS).map(of)
                }

                fn each(
                    list: Option<Found<'a>>,
                    name: &'static str,
                ) -> impl Iterator<Item = Self> {
                    xml::each(list, name, PATHS).map(of)
                }
            }
        };
    };
    // The function of a field without `as`: the one of the struct, or the default.
    (@function) => { $crate::content::value::value };
    (@function $value:ident) => { $crate::content::value::$value };
    // The function of a field. Without `as`, this is the function `value` that the `const` block above
    // defines.
    (@read) => { value };
    (@read $value:ident) => { $crate::content::value::$value };
}
pub(super) use content;
