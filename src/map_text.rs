//! The same value with another string type.

use crate::code::Code;
use crate::extra::Extra;

/// Something that may hold texts of type `S`, which [`map_text`](MapText::map_text) turns into
/// texts of type `T`.
///
/// `Case` tells the compiler which of the implementations a field has: `S` itself could be any
/// type, so without it they would overlap. It is always inferred.
pub(crate) trait MapText<S, T, Case> {
    /// The same with the other string type.
    type Mapped;

    fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Self::Mapped;
}

/// The case of a bare text.
pub(crate) enum Bare {}
/// The case of a type that is generic over the string type.
pub(crate) enum Holder {}
/// The case of a type without texts.
pub(crate) enum Textless {}
/// The case of something that may be absent, or is a list.
pub(crate) enum Inside<Case> {
    #[allow(dead_code)] // Nothing is ever made of it: it only names the case of what is inside.
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

/// Implements [`MapText`] for a struct, by its fields.
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
