//! The string type that a user chooses.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// A string type that events can hold, built from a text of the body.
///
/// | type | allocates | for |
/// |---|---|---|
/// | [`String`] | one per text | the default: owned, free of lifetimes |
/// | [`Cow<'a, str>`](Cow) | only for a text with escapes | reading without keeping |
/// | `Box<str>` | one per text | keeping many, 8 bytes smaller each |
/// | `Arc<str>`, `Rc<str>` | one per text | sharing between tasks, or within one thread |
///
/// Implement it for a type of your own by naming its conversion.
///
/// ```
/// use std::borrow::Cow;
/// use wequick_types::{Callback, Event, Text, from_str};
///
/// #[derive(Debug)]
/// struct Upper(String);
/// impl AsRef<str> for Upper {
///     fn as_ref(&self) -> &str {
///         &self.0
///     }
/// }
/// impl<'de> Text<'de> for Upper {
///     fn from_cow(text: Cow<'de, str>) -> Self {
///         Upper(text.to_uppercase())
///     }
/// }
///
/// let body = r#"{"data":{"type":69,"chatroom":"1@chatroom"}}"#;
/// let callback: Callback<Upper> = from_str(body)?;
/// let Event::RoomUpdated(room) = callback.event else { panic!() };
/// assert_eq!(room.chatroom, "1@CHATROOM");
/// # Ok::<(), wequick_types::Error>(())
/// ```
pub trait Text<'de>: AsRef<str> {
    /// Builds the string from a text of the body: borrowed where the body holds it as it is,
    /// owned where an escape had to be resolved.
    fn from_cow(text: Cow<'de, str>) -> Self;
}

impl<'de> Text<'de> for String {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into_owned()
    }
}

impl<'de: 'a, 'a> Text<'de> for Cow<'a, str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text
    }
}

impl<'de> Text<'de> for Box<str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into()
    }
}

impl<'de> Text<'de> for Arc<str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into()
    }
}

impl<'de> Text<'de> for Rc<str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into()
    }
}
