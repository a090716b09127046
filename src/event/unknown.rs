//! Events of codes that the crate does not know.

use crate::extra::Extra;

/// An event of a code that this crate does not know, kept whole.
///
/// It is written back as it came: nested values, the order of lists and integers of up to 64
/// bits exactly; a number with a fraction, or a wider one, as the `f64` that `serde_json` reads
/// (the nearest one only with its feature `float_roundtrip`). Only `processid` and `cwxid`
/// stand on the [`Callback`](crate::Callback), read as in every other kind.
///
/// Values that nest more than 120 levels deep and numbers beyond an `f64` are errors. Of a key
/// that comes twice the last value stays.
///
/// ```
/// use wequick_types::{Callback, from_str};
///
/// let body = r#"{"data":{"type":999,"processid":1,"novel":{"list":[1,2]}}}"#;
/// let callback: Callback = from_str(body)?;
/// let unknown = callback.event.as_unknown().unwrap();
/// assert_eq!(unknown.code, 999);
/// assert_eq!(unknown.fields["novel"]["list"][1], 2);
/// assert_eq!(serde_json::to_string(&callback).unwrap(), body);
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Unknown {
    /// `type`
    pub code: i64,
    /// All other keys but `processid` and `cwxid`.
    pub fields: Extra,
}

impl Unknown {
    /// An event of this code and these fields. `type`, `processid` and `cwxid` among them are
    /// left out when it is written: these stand on the [`Callback`](crate::Callback).
    #[must_use]
    pub fn new(code: i64, fields: Extra) -> Self {
        Unknown { code, fields }
    }
}
