//! Converting contents that borrow from a message into contents that borrow nothing.

use std::borrow::Cow;

use crate::code::Code;
use crate::wxid::Wxid;

/// A value that may borrow from a message.
pub(super) trait IntoOwned {
    /// The same type with `'static` in place of its lifetime.
    type Owned;

    fn into_owned(self) -> Self::Owned;
}

// `self.into_owned()` below is `Cow`'s own method, which gives a `String`.
impl IntoOwned for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(self.into_owned())
    }
}

impl<S: IntoOwned> IntoOwned for Wxid<S> {
    type Owned = Wxid<S::Owned>;

    fn into_owned(self) -> Self::Owned {
        Wxid(self.0.into_owned())
    }
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.map(T::into_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.into_iter().map(T::into_owned).collect()
    }
}

impl<T> IntoOwned for Code<T> {
    type Owned = Self;

    fn into_owned(self) -> Self {
        self
    }
}

/// Implements [`IntoOwned`] for types that borrow nothing.
macro_rules! owned {
    ($($type:ty),*) => {$(
        impl $crate::content::owned::IntoOwned for $type {
            type Owned = Self;

            fn into_owned(self) -> Self {
                self
            }
        }
    )*};
}
pub(super) use owned;

owned!(bool, u8, u64, f64);

/// Implements [`IntoOwned`] for a struct: it converts all fields.
// For example, `into_owned!(Link<'a> { title, url })` expands to this:
//
//     impl<'a> IntoOwned for Link<'a> {
//         type Owned = Link<'static>;
//
//         fn into_owned(self) -> Link<'static> {
//             Link { title: self.title.into_owned(), url: self.url.into_owned() }
//         }
//     }
//
// The calls in the macro name the trait, because `Cow` has a method of the same name that gives a `String`.
macro_rules! into_owned {
    ($name:ident $(<$life:lifetime>)? { $($field:ident),* }) => {
        impl $(<$life>)? $crate::content::owned::IntoOwned for $name $(<$life>)? {
            type Owned = $crate::content::owned::into_owned!(@type $name $($life)?);

            fn into_owned(self) -> Self::Owned {
                $name {
                    $($field: $crate::content::owned::IntoOwned::into_owned(self.$field),)*
                }
            }
        }
    };
    (@type $name:ident) => { $name };
    (@type $name:ident $life:lifetime) => { $name<'static> };
}
pub(super) use into_owned;
