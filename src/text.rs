//! The strings that events are read with.

use std::borrow::Cow;

/// A string that is built from a text of the body: what the payloads need to be read.
pub(crate) trait Text<'de>: AsRef<str> {
    /// Builds the string from a text of the body: borrowed where the body holds it as it is, owned
    /// where it was unescaped.
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
