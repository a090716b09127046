//! A macro for the struct of a payload, or of an entry in the list of a payload.

/// Defines the struct of a payload or an entry, its `new`, and a setter for each optional field.
///
/// The fields are in four sections, in the order in which the client writes them:
///
/// * `before` and `optional`: a field of type `T` becomes an `Option<T>`, and gets a setter
/// * `required`: `new` takes these fields
/// * `default`: neither `new` nor a setter takes these fields
// For example, this definition
//
//     payload! {
//         pub struct RoomUpdated<S> {
//             required { pub chatroom: Wxid<S>, }
//             optional { pub xml: S, }
//         }
//         pub fn new(chatroom: impl Into<Wxid>);
//     }
//
// expands to this:
//
//     wire! { pub struct RoomUpdated<S> { pub chatroom: Wxid<S>, pub xml: Option<S> } }
//
//     impl RoomUpdated { // with `String`, so that `new` needs no type annotation
//         pub fn new(chatroom: impl Into<Wxid>) -> Self {
//             RoomUpdated { chatroom: chatroom.into(), xml: None }
//         }
//     }
//
//     impl<S> RoomUpdated<S> {
//         pub fn xml(mut self, xml: impl Into<S>) -> Self { … }
//     }
//
//     map_fields!(RoomUpdated { chatroom, xml });
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
        // The optional fields are wrapped here, so that a definition shows the type of the value.
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
    // Setters for `u32` and `bool` take the type itself: with `impl Into<u32>`, a plain literal would be an
    // `i32`. The macro matches the type's name, so these arms come before the general one.
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
    // The setter itself: the type of its argument, and the value that it stores.
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
