//! Converting a value to another string type.

use crate::code::Code;
use crate::extra::Extra;

/// A value that may hold texts of type `S`. [`map_text`](MapText::map_text) converts them to type `T`.
///
/// The parameter `Case` keeps the implementations apart. One of them is for `S` itself, and `S` can be any
/// type: also a `Vec`, an `Option` or a struct. Without `Case`, Rust would refuse the implementations as
/// overlapping. The compiler infers `Case` at every call.
pub(crate) trait MapText<S, T, Case> {
    /// The type of this value with texts of type `T`.
    type Mapped;

    /// Converts each text by `convert`.
    fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Self::Mapped;
}

/// The case of a text: `S`.
pub(crate) enum Bare {}
/// The case of a type that is generic over the string type: `Wxid<S>`.
pub(crate) enum Holder {}
/// The case of a type without texts: `u32`.
pub(crate) enum Textless {}
/// The case of an `Option` or a `Vec`. `Case` is that of the value inside: `Option<Wxid<S>>` is
/// `Inside<Holder>`.
pub(crate) enum Inside<Case> {
    // Rust wants each type parameter to be used. `Infallible` makes sure that no value exists.
    #[allow(dead_code)] // No value of this type is ever made.
    Never(std::convert::Infallible, std::marker::PhantomData<Case>),
}

impl<S, T> MapText<S, T, Bare> for S {
    type Mapped = T;

    fn map_text(self, convert: &mut impl FnMut(S) -> T) -> T {
        convert(self)
    }
}

impl<S, T, Case, V: MapText<S, T, Case>> MapText<S, T, Inside<Case>> for Option<V> {
    type Mapped = Option<V::Mapped>;

    fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Self::Mapped {
        self.map(|value| value.map_text(convert))
    }
}

impl<S, T, Case, V: MapText<S, T, Case>> MapText<S, T, Inside<Case>> for Vec<V> {
    type Mapped = Vec<V::Mapped>;

    fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Self::Mapped {
        let values = self.into_iter();
        values.map(|value| value.map_text(convert)).collect()
    }
}

/// Implements [`MapText`] for types without texts.
macro_rules! textless {
    ($($type:ty),* $(,)?) => {$(
        impl<S, T> $crate::map_text::MapText<S, T, $crate::map_text::Textless> for $type {
            type Mapped = Self;

            fn map_text(self, _: &mut impl FnMut(S) -> T) -> Self {
                self
            }
        }
    )*};
}
pub(crate) use textless;

textless!(bool, u32, Extra);

impl<S, T, N> MapText<S, T, Textless> for Code<N> {
    type Mapped = Self;

    fn map_text(self, _: &mut impl FnMut(S) -> T) -> Self {
        self
    }
}

/// Implements [`MapText`] for a struct: it converts all fields.
// For example, `map_fields!(Avatar { wxid, shead_pic, extra })` expands to this:
//
//     impl<S, T> MapText<S, T, Holder> for Avatar<S> {
//         type Mapped = Avatar<T>;
//
//         fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Avatar<T> {
//             Avatar {
//                 wxid: self.wxid.map_text(convert),           // Wxid<S>: the case `Holder`
//                 shead_pic: self.shead_pic.map_text(convert), // Option<S>: `Inside<Bare>`
//                 extra: self.extra.map_text(convert),         // Extra: `Textless`
//             }
//         }
//     }
//
// All fields must be listed: the compiler refuses the struct otherwise.
macro_rules! map_fields {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl<S, T> $crate::map_text::MapText<S, T, $crate::map_text::Holder> for $name<S> {
            type Mapped = $name<T>;

            fn map_text(self, convert: &mut impl FnMut(S) -> T) -> $name<T> {
                $name {
                    $($field: self.$field.map_text(convert),)*
                }
            }
        }
    };
}
pub(crate) use map_fields;
