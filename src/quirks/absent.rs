//! Values that may be absent: missing, null, or a word that stands for nothing.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;

/// Whether the text stands for absence in every optional field but a nickname.
pub(crate) fn is_null_like(text: &str) -> bool {
    matches!(text, "" | "(null)" | "null")
}

/// A module for each rule of absence, with the words that stand for it.
macro_rules! absent_texts {
    ($($(#[$doc:meta])* $name:ident: $is_absent:expr;)*) => {
    $(
        $(#[$doc])*
        pub(crate) mod $name {
            use serde::de::Deserializer;

            pub(crate) use super::serialize;
            use crate::quirks::text::TextVisitor;
            use crate::text::Text;

            pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
            where
                D: Deserializer<'de>,
                T: Text<'de>,
            {
                deserializer.deserialize_any(super::Nullable {
                    inner: TextVisitor::new(),
                    is_absent: $is_absent,
                })
            }
        }
    )*

        /// Whether a text stands for absence in a field that has this attribute of serde.
        #[cfg(feature = "arbitrary")]
        pub(crate) fn is_absent(attribute: &str, text: &str) -> bool {
            let rules: &[(&str, fn(&str) -> bool)] = &[$((stringify!($name), $is_absent),)*];
            rules.iter().any(|(name, is_absent)| {
                attribute.contains(&format!("::absent::{name}\"")) && is_absent(text)
            })
        }
    };
}

absent_texts! {
    /// An optional text, id, ticket, blob or list of members.
    null_like: crate::quirks::absent::is_null_like;
    /// `groupId`, where the client also writes `"None"`.
    group_id: |text: &str| text == "None" || crate::quirks::absent::is_null_like(text);
    /// A nickname: somebody may be called "null".
    nick: str::is_empty;
}

/// The text of a message, where null is the empty text: relays turn the one into the other.
pub(crate) mod null_is_empty {
    use serde::de::Deserializer;

    use crate::quirks::text::TextVisitor;
    pub(crate) use crate::quirks::text::serialize;
    use crate::text::Text;

    pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: Text<'de>,
    {
        let text = deserializer.deserialize_any(super::Nullable {
            inner: TextVisitor::new(),
            is_absent: |_: &str| false,
        })?;
        Ok(text.unwrap_or_else(|| T::from_cow("".into())))
    }
}

pub(crate) fn serialize<T, Z>(text: &Option<T>, serializer: Z) -> Result<Z::Ok, Z::Error>
where
    T: AsRef<str>,
    Z: Serializer,
{
    match text {
        Some(text) => serializer.serialize_str(text.as_ref()),
        None => serializer.serialize_none(),
    }
}

/// Reads null, and each text that `is_absent` knows, as `None`; leaves the rest to `inner`.
pub(super) struct Nullable<V, F> {
    pub(super) inner: V,
    pub(super) is_absent: F,
}

impl<'de, V, F> Visitor<'de> for Nullable<V, F>
where
    V: Visitor<'de>,
    F: Fn(&str) -> bool,
{
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    #[inline]
    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        if (self.is_absent)(text) {
            return Ok(None);
        }
        self.inner.visit_borrowed_str(text).map(Some)
    }

    #[inline]
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if (self.is_absent)(text) {
            return Ok(None);
        }
        self.inner.visit_str(text).map(Some)
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        if (self.is_absent)(&text) {
            return Ok(None);
        }
        self.inner.visit_string(text).map(Some)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
        self.inner.visit_bool(flag).map(Some)
    }

    #[inline]
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        self.inner.visit_i64(number).map(Some)
    }

    #[inline]
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.inner.visit_u64(number).map(Some)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        self.inner.visit_f64(number).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_map(map).map(Some)
    }
}
