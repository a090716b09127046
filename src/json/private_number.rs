//! Numbers that `serde_json` hands over as an object.
//!
//! Any crate of a build can turn on the feature `arbitrary_precision` of `serde_json`. Then `serde_json`
//! hands over a number that is not an integer of 64 bits as an object with one entry: the key is
//! [`NUMBER_KEY`], the value is the number as text. Without the feature, such an object is just an object.

use serde::de::{Error as _, IgnoredAny, MapAccess, Unexpected, Visitor};

/// The key of an object that may be a number.
const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Whether an object with this first key may be a number in this build.
pub(super) fn may_be_number(first_key: &str) -> bool {
    // A crate cannot query the features of another crate. So this parses `1e999`, which succeeds only with
    // the feature.
    first_key == NUMBER_KEY && serde_json::from_str::<serde_json::Value>("1e999").is_ok()
}

/// The number in the text of such an object. It is infinite if it is out of range. `None` for a text that
/// `serde_json` would not put there: then somebody else wrote the object.
pub(super) fn number(text: &str) -> Option<f64> {
    // `serde_json` accepts white space around a number. It never writes any.
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && serde_json::from_str::<IgnoredAny>(text).is_ok();
    // `serde_json` hands over an integer of 64 bits as an integer. `-0` is a float to it.
    let is_short = text != "-0" && (text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok());
    (is_number && !is_short)
        .then(|| text.parse().ok())
        .flatten()
}

/// Reads an object that is a number, and refuses any other object. All refused objects give the same error,
/// with or without the feature.
pub(crate) fn visit_number<'de, V, A>(visitor: V, mut map: A) -> Result<V::Value, A::Error>
where
    V: Visitor<'de>,
    A: MapAccess<'de>,
{
    if map
        .next_key::<String>()?
        .as_deref()
        .is_some_and(may_be_number)
    {
        let number = map
            .next_value::<String>()
            .ok()
            .and_then(|text| number(&text));
        if let (Some(number), Ok(None)) = (number, map.next_key::<IgnoredAny>()) {
            return visitor.visit_f64(number);
        }
    }
    Err(A::Error::invalid_type(Unexpected::Map, &visitor))
}
