//! Values that may be absent: the key is missing, or the value is null or a word such as `"(null)"`.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;

/// Whether the text means that the value is absent. Every optional field has this rule except `nick`;
/// `groupId` adds `"None"`.
pub(crate) fn is_null_like(text: &str) -> bool {
    matches!(text, "" | "(null)" | "null")
}

/// Defines a module for each rule of absence. `$is_absent` says which texts mean that the value is absent.
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

        /// Whether a text means absence in a field with the serde attribute `attribute`.
        #[cfg(feature = "arbitrary")]
        fn is_absent(attribute: &str, text: &str) -> bool {
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
    /// `groupId`: the client also writes `"None"` for an absent one.
    group_id: |text: &str| text == "None" || crate::quirks::absent::is_null_like(text);
    /// A nickname: `"null"` is a name, because somebody may be called so.
    nick: str::is_empty;
}

/// The text of a message. null is read as the empty text, because some relays write null for it.
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
        // Every text is a value, `""` too. Only null gives `None`.
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

/// A visitor that reads null, and each text for which `is_absent` is true, as `None`. `inner` reads any
/// other value.
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

    // Every deserializer calls this, except this crate's reader, which reads the integer itself.
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

    // An object may be a number, with the feature `arbitrary_precision` of `serde_json`. `inner` refuses
    // any other.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.inner.visit_map(map).map(Some)
    }
}

/// Half of the values are `None`. A text that would be read as absent becomes `None`, too.
#[cfg(feature = "arbitrary")]
impl<'a, T: crate::arbitrary::Field<'a>> crate::arbitrary::Field<'a> for Option<T> {
    fn arbitrary_at(
        place: crate::arbitrary::Place,
        bytes: &mut arbitrary::Unstructured<'a>,
    ) -> arbitrary::Result<Self> {
        if bytes.arbitrary()? {
            return Ok(None);
        }
        let value = T::arbitrary_at(place, bytes)?;
        let text = value.text();
        let is_absent = text.is_some_and(|text| is_absent(place.attribute, text));
        Ok((!is_absent).then_some(value))
    }
}
