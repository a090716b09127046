//! How the struct of a payload or an entry is defined.

/// Defines the struct of a payload or an entry, its `new`, and a setter for each optional field.
///
/// The sections stand in the order in which the client writes the fields. Those of `before` and
/// `optional` are an `Option` of the type that stands there; those of `default` are taken neither by
/// `new` nor by a setter.
macro_rules! payload {
    (
        $(#[$($attribute:tt)*])*
        pub struct $name:ident<S> {
            $(before {
                $(
                    $(#[$($before_attribute:tt)*])*
                    pub $before:ident: $before_type:ident $(<$before_text:ident>)?,
                )*
            })?
            required {
                $($(#[$($required_attribute:tt)*])* pub $required:ident: $required_type:ty,)*
            }
            $(optional {
                $(
                    $(#[$($optional_attribute:tt)*])*
                    pub $optional:ident: $optional_type:ident $(<$optional_text:ident>)?,
                )*
            })?
            $(default {
                $($(#[$($default_attribute:tt)*])* pub $default:ident: $default_type:ty,)*
            })?
        }
        $(#[$($new_attribute:tt)*])*
        pub fn new($($argument:ident: $argument_type:ty),* $(,)?);
    ) => {
        $crate::wire::wire! {
            $(#[$($attribute)*])*
            pub struct $name<S> {
                $($(
                    $(#[$($before_attribute)*])*
                    pub $before: Option<$before_type $(<$before_text>)?>,
                )*)?
                $($(#[$($required_attribute)*])* pub $required: $required_type,)*
                $($(
                    $(#[$($optional_attribute)*])*
                    pub $optional: Option<$optional_type $(<$optional_text>)?>,
                )*)?
                $($($(#[$($default_attribute)*])* pub $default: $default_type,)*)?
            }
        }

        impl $name {
            $(#[$($new_attribute)*])*
            #[must_use]
            pub fn new($($argument: $argument_type),*) -> Self {
                $name {
                    $($($before: None,)*)?
                    $($argument: $argument.into(),)*
                    $($($optional: None,)*)?
                    $($($default: Default::default(),)*)?
                }
            }
        }

        impl<S> $name<S> {
            $($($crate::event::payload::payload!(
                @setter $before: $before_type $(<$before_text>)?
            );)*)?
            $($($crate::event::payload::payload!(
                @setter $optional: $optional_type $(<$optional_text>)?
            );)*)?
        }

        $crate::map_text::map_fields!($name {
            $($($before,)*)? $($required,)* $($($optional,)*)? $($($default,)*)?
        });
    };
    // A literal is no `impl Into<u32>` to the compiler: it takes it for an `i32`.
    (@setter $field:ident: u32) => {
        $crate::event::payload::payload!(@setter_of $field, u32, $field);
    };
    (@setter $field:ident: bool) => {
        $crate::event::payload::payload!(@setter_of $field, bool, $field);
    };
    (@setter $field:ident: $type:ident $(<$text:ident>)?) => {
        $crate::event::payload::payload!(
            @setter_of $field, impl Into<$type $(<$text>)?>, $field.into()
        );
    };
    (@setter_of $field:ident, $type:ty, $value:expr) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, $field: $type) -> Self {
            self.$field = Some($value);
            self
        }
    };
}
pub(super) use payload;
