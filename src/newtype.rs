//! What every newtype of a text has: access to the text, comparisons, conversions, and its JSON form.

/// Implements all of this for a `struct $name<S>(S)`.
///
/// `Eq`, `Hash` and `Ord` are those of the string type. So a string type with its own equality keeps it.
macro_rules! text_newtype {
    ($name:ident) => {
        impl $name {
            /// Makes an owned value from a text, which is kept unchanged. Unlike `from`, it always gives the
            /// string type `String`, so no type annotation is needed.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }
        }

        impl<S: AsRef<str>> $name<S> {
            /// The text, unchanged.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_ref()
            }
        }

        impl<S> $name<S> {
            /// The string inside.
            #[must_use]
            pub fn into_inner(self) -> S {
                self.0
            }
        }

        impl<S, T> $crate::map_text::MapText<S, T, $crate::map_text::Holder> for $name<S> {
            type Mapped = $name<T>;

            fn map_text(self, convert: &mut impl FnMut(S) -> T) -> $name<T> {
                $name(convert(self.0))
            }
        }

        impl<S: AsRef<str>> AsRef<str> for $name<S> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl<S: AsRef<str>> std::fmt::Display for $name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        // `T` may be another string type: an owned id can be compared with a borrowed one.
        impl<S: PartialEq<T>, T> PartialEq<$name<T>> for $name<S> {
            fn eq(&self, other: &$name<T>) -> bool {
                self.0 == other.0
            }
        }

        impl<S: Eq> Eq for $name<S> {}

        impl<S: std::hash::Hash> std::hash::Hash for $name<S> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl<S: PartialOrd> PartialOrd for $name<S> {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                self.0.partial_cmp(&other.0)
            }
        }

        impl<S: Ord> Ord for $name<S> {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.0.cmp(&other.0)
            }
        }

        // One by one: an `impl<T: AsRef<str>> PartialEq<T>` would overlap with the one for the newtype
        // itself.
        $crate::newtype::equal_to_text!($name, str);
        $crate::newtype::equal_to_text!($name, &str);
        $crate::newtype::equal_to_text!($name, String);
        $crate::newtype::equal_to_text!($name, std::borrow::Cow<'_, str>);

        impl<'a, S: From<&'a str>> From<&'a str> for $name<S> {
            fn from(text: &'a str) -> Self {
                Self(text.into())
            }
        }

        impl<S: From<String>> From<String> for $name<S> {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(newtype: $name) -> String {
                newtype.0
            }
        }

        impl<'de, S: $crate::text::Text<'de>> $crate::text::Text<'de> for $name<S> {
            #[inline]
            fn from_cow(text: std::borrow::Cow<'de, str>) -> Self {
                Self(S::from_cow(text))
            }
        }

        impl<S: AsRef<str>> serde::Serialize for $name<S> {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                $crate::quirks::text::serialize(self, serializer)
            }
        }

        impl<'de, S: $crate::text::Text<'de>> serde::Deserialize<'de> for $name<S> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::quirks::text::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use text_newtype;

/// Compares a newtype with a plain text, in both directions.
macro_rules! equal_to_text {
    ($name:ident, $text:ty) => {
        impl<S: AsRef<str>> PartialEq<$text> for $name<S> {
            fn eq(&self, other: &$text) -> bool {
                let other: &str = other.as_ref();
                self.as_str() == other
            }
        }

        impl<S: AsRef<str>> PartialEq<$name<S>> for $text {
            fn eq(&self, other: &$name<S>) -> bool {
                other == self
            }
        }
    };
}
pub(crate) use equal_to_text;
