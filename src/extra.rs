//! Fields that the crate does not know.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod written;

use std::fmt;
use std::ops::Index;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::extra::written::Written;

/// The fields of a JSON object that the crate does not know, by key. They are kept, and written back.
///
/// It is a map from strings to [`Value`]s, in the alphabetical order of its keys. It is as large as one
/// pointer, and allocates nothing while it is empty.
///
/// ```
/// use wequick_types::{Callback, Extra, from_str};
///
/// let body = r#"{"data":{"type":66,"code":200,"seen":{"at":7}}}"#;
/// let mut callback: Callback = from_str(body)?;
/// assert_eq!(callback.extra["seen"]["at"], 7);
/// assert_eq!(callback.extra.get("gone"), None);
///
/// callback.extra.insert("by", "relay");
/// assert_eq!(callback.extra.keys().collect::<Vec<_>>(), ["by", "seen"]);
/// assert_eq!(
///     serde_json::to_string(&callback).unwrap(),
///     r#"{"data":{"type":66,"code":200,"by":"relay","seen":{"at":7}}}"#,
/// );
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[allow(clippy::box_collection)] // It is nearly always empty, and takes one pointer then.
pub struct Extra(Option<Box<Vec<Field>>>);

/// A key and its value. A sorted vector of them takes less memory than any map of std.
type Field = (Box<str>, Value);

impl Extra {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Extra(None)
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        let place = self.place(key).ok()?;
        Some(&self.fields()[place].1)
    }

    /// The value of a key, read as a `T`. `None` if there is no such key.
    ///
    /// ```
    /// use wequick_types::Extra;
    ///
    /// let mut extra = Extra::new();
    /// extra.insert("ids", vec![1, 2]);
    /// assert_eq!(extra.get_as::<Vec<u8>>("ids").unwrap()?, [1, 2]);
    /// assert!(extra.get_as::<String>("ids").unwrap().is_err());
    /// assert!(extra.get_as::<String>("no").is_none());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The inner `Err`: the value is not a `T`.
    #[must_use]
    pub fn get_as<T: DeserializeOwned>(&self, key: &str) -> Option<Result<T, serde_json::Error>> {
        self.get(key).map(T::deserialize)
    }

    /// Sets the value of a key, and returns the old value.
    pub fn insert(&mut self, key: impl Into<Box<str>>, value: impl Into<Value>) -> Option<Value> {
        let (key, value) = (key.into(), value.into());
        match self.place(&key) {
            Ok(place) => Some(std::mem::replace(&mut self.fields_mut()[place].1, value)),
            Err(place) => {
                self.fields_mut().insert(place, (key, value));
                None
            }
        }
    }

    /// Removes a field, and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let place = self.place(key).ok()?;
        let (_, value) = self.fields_mut().remove(place);
        // `None` must be the only form of an empty map, because derived equality and hash compare the form.
        if self.fields().is_empty() {
            self.0 = None;
        }
        Some(value)
    }

    /// The fields, in alphabetical order of the keys.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> + DoubleEndedIterator {
        self.fields().iter().map(|(key, value)| (&**key, value))
    }

    /// The keys, in alphabetical order.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.fields().iter().map(|(key, _)| &**key)
    }

    /// The number of fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fields().len()
    }

    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Adds a field at the end, without regard to the order of keys. After the last one,
    /// [`sort`](Extra::sort) must be called.
    pub(crate) fn push(&mut self, key: impl Into<Box<str>>, value: Value) {
        let fields = self.fields_mut();
        // One field is the common case. `Vec` would make room for four.
        if fields.is_empty() {
            fields.reserve_exact(1);
        }
        fields.push((key.into(), value));
    }

    /// Sorts the pushed fields. If a key comes more than once, the last value is kept.
    pub(crate) fn sort(&mut self) {
        let Some(fields) = &mut self.0 else { return };
        if fields.is_sorted_by(|(one, _), (next, _)| one < next) {
            return;
        }
        // The sort is stable: equal keys stay in their order. `dedup_by` drops the later one, so the values
        // are swapped first.
        fields.sort_by(|(one, _), (next, _)| one.cmp(next));
        fields.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                std::mem::swap(&mut next.1, &mut kept.1);
            }
            same
        });
    }

    /// Writes the fields, without those that are `left_out`.
    pub(crate) fn serialize_but<Z: Serializer>(
        &self,
        left_out: impl Fn(&str, &Value) -> bool,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        serializer.collect_map(self.written_but(left_out))
    }

    /// The fields in a form that can be written, without those that are `left_out`.
    pub(crate) fn written_but(
        &self,
        left_out: impl Fn(&str, &Value) -> bool,
    ) -> impl Iterator<Item = (&str, impl Serialize)> {
        let fields = self
            .iter()
            .filter(move |(key, value)| !left_out(key, value));
        fields.map(|(key, value)| (key, Written(value)))
    }

    fn fields(&self) -> &[Field] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    fn fields_mut(&mut self) -> &mut Vec<Field> {
        self.0.get_or_insert_default()
    }

    /// The index of a key, or the index at which it would be inserted.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.fields()
            .binary_search_by(|(known, _)| (**known).cmp(key))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// The value of a key. Panics if there is no such key, as any map of std does.
impl Index<&str> for Extra {
    type Output = Value;

    fn index(&self, key: &str) -> &Value {
        self.get(key).expect("no such key")
    }
}

impl<K: Into<Box<str>>, V: Into<Value>> Extend<(K, V)> for Extra {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, fields: I) {
        for (key, value) in fields {
            self.fields_mut().push((key.into(), value.into()));
        }
        self.sort();
    }
}

/// Collects fields. If a key comes more than once, the last value is kept.
impl<K: Into<Box<str>>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(fields: I) -> Self {
        let mut extra = Extra::new();
        extra.extend(fields);
        extra
    }
}

impl Serialize for Extra {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.serialize_but(|_, _| false, serializer)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, RandomState};

    use serde_json::json;

    use super::*;

    #[test]
    fn an_empty_one_is_a_pointer() {
        assert_eq!(size_of::<Extra>(), size_of::<usize>());
        assert!(Extra::new().is_empty());
        assert_eq!(Extra::new().len(), 0);
    }

    #[test]
    fn it_is_a_map() {
        let mut extra = Extra::new();
        assert_eq!(extra.insert("b", 1), None);
        assert_eq!(extra.insert("a", "x"), None);
        assert_eq!(extra.insert("b", true), Some(json!(1)));
        assert_eq!(extra["b"], true);
        assert!(extra.get_as::<bool>("b").unwrap().unwrap());
        assert!(extra.get_as::<u8>("b").unwrap().is_err());
        assert!(extra.get_as::<bool>("c").is_none());
        assert_eq!(extra.len(), 2);
        assert!(!extra.is_empty());
        assert_eq!(extra.keys().collect::<String>(), "ab");
        assert_eq!(
            format!("{extra:?}"),
            r#"{"a": String("x"), "b": Bool(true)}"#
        );
        assert_eq!(extra.remove("c"), None);
        assert_eq!(extra.remove("a"), Some(json!("x")));
        assert_eq!(extra.remove("b"), Some(json!(true)));
        assert_eq!(extra, Extra::new());
    }

    #[test]
    fn it_is_equal_by_its_fields() {
        let one: Extra = [("a", 1), ("b", 2)].into_iter().collect();
        let mut other: Extra = [("b", 3), ("a", 1), ("b", 2)].into_iter().collect();
        assert_eq!(one, other);
        let state = RandomState::new();
        assert_eq!(state.hash_one(&one), state.hash_one(&other));
        other.insert("b", 4);
        assert_ne!(one, other);
    }

    #[test]
    fn of_a_key_the_last_value_stays() {
        let mut extra = Extra::new();
        for (key, value) in [("b", 1), ("a", 2), ("b", 3), ("a", 4), ("c", 5), ("b", 6)] {
            extra.push(key, value.into());
        }
        extra.sort();
        let fields: Vec<_> = extra
            .iter()
            .map(|(key, value)| (key, value.clone()))
            .collect();
        assert_eq!(fields, [("a", json!(4)), ("b", json!(6)), ("c", json!(5))]);
    }
}
