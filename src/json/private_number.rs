//! Numbers that `serde_json` hands over as text.
//!
//! Once anything in a build turns its feature `arbitrary_precision` on, `serde_json` hands over
//! a number that is no integer of 64 bits as an object of one entry: [`NUMBER_KEY`], and the
//! number as text. In any other build such an object is an object.

use serde::de::{Error as _, IgnoredAny, MapAccess, Unexpected, Visitor};

/// The key of an object that may stand for a number.
const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Whether an object whose first key this is may stand for a number in this build.
pub(super) fn may_be_number(first_key: &str) -> bool {
    first_key == NUMBER_KEY && serde_json::from_str::<serde_json::Value>("1e999").is_ok()
}

/// The number in the text of such an object: infinite if it is out of range, and `None` if it is
/// no text that `serde_json` puts there.
pub(super) fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && serde_json::from_str::<IgnoredAny>(text).is_ok();
    // `-0` is no integer to `serde_json`, as it has a sign.
    let is_short = text != "-0" && (text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok());
    (is_number && !is_short)
        .then(|| text.parse().ok())
        .flatten()
}

/// Reads an object that only stands for a number, and refuses any other, with one error for all of
/// them: in a build without the feature the value under the key is not read either.
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
