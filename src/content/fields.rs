//! Contents that are read off a document field by field.

use crate::xml::{Damage, Document, Found};

/// A content that is read off a document field by field.
pub(super) trait FromXml<'a>: Sized {
    /// Reads a document.
    fn read(document: &Document<'a>) -> Result<Self, Damage>;

    /// The contents of all children of this name.
    fn each(list: Option<Found<'a>>, name: &'static str) -> impl Iterator<Item = Self>;
}

/// Defines the struct of a content that is read off a document field by field.
///
/// Each field has a path from the root, or several: then the first path counts that leads to a value.
/// A field is absent if no path leads to a value of its type.
///
/// `as …` names a function of the module `value`, which makes the value of what is found: for one field,
/// or behind the name of the struct for all fields that name none. The default is
/// [`value`](super::value::value).
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
            use $crate::content::fields::FromXml;
            use $crate::content::value::Value;
            use $crate::xml::{self, Damage, Document, Found, Founds};

            const PATHS: [&str; [$($($path),+),*].len()] = [$($($path),+),*];

            /// Reads a field that names no function.
            fn value<'a, T: Value<'a>>(found: Found<'a>) -> Option<T> {
                content!(@function $($value)?)(found)
            }

            #[allow(clippy::elidable_lifetime_names)] // Not every content borrows.
            fn of<'a>(found: Founds<'a, { PATHS.len() }>) -> $name $(<$life>)? {
                let mut found = found.into_iter();
                $name {
                    $($field: {
                        // `found` has one entry for each path, in the order of the paths.
                        let found = [$({ _ = $path; found.next().flatten() }),+];
                        found.into_iter().flatten().find_map(content!(@read $($field_value)?))
                    },)*
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
    (@function) => { $crate::content::value::value };
    (@function $value:ident) => { $crate::content::value::$value };
    (@read) => { value };
    (@read $value:ident) => { $crate::content::value::$value };
}
pub(super) use content;
