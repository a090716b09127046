//! Events whose code the crate does not know.

use crate::extra::Extra;

/// An event whose code this crate does not know, or that was read by
/// [`Callback::untyped`](crate::Callback::untyped), with all its fields.
///
/// It is written back with the same values. Nested values, the order of lists and integers of up to 64 bits
/// are kept exactly. Any other number becomes the `f64` that `serde_json` reads. If it has many digits or a
/// large exponent, it may differ in the last bit: see the [guide](crate::guide::quirks#values-that-are-kept).
/// `processid` and `cwxid` are not among the fields: they are read into the [`Callback`](crate::Callback), as
/// for every other kind.
///
/// Two things are errors: values that nest more than 120 levels deep, and numbers that are too large for an
/// `f64`. If a key occurs twice, the last value is kept.
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
    /// All keys except `type`, `processid` and `cwxid`. An event that was read by
    /// [`Callback::untyped`](crate::Callback::untyped) also keeps a `processid` or `cwxid` of the wrong shape
    /// here.
    pub fields: Extra,
}

impl Unknown {
    /// An event with this code and these fields. When it is written, the keys `type`, `processid` and `cwxid`
    /// are left out, because they belong to the [`Callback`](crate::Callback). There is one exception: if the
    /// callback has no `processid`, a `processid` of the wrong shape is written. The same holds for `cwxid`.
    #[must_use]
    pub fn new(code: i64, fields: Extra) -> Self {
        Unknown { code, fields }
    }
}
