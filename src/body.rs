//! The bodies of the protocol, and the functions that read them.

use crate::error::Error;

/// A type that [`from_slice`] and [`from_str`] read: [`Callback`](crate::Callback),
/// [`CallbackRef`](crate::CallbackRef) or [`PollResponse`](crate::PollResponse).
///
/// It is sealed: no other type can implement it. It is the bound of a function that is generic over bodies:
///
/// ```
/// use wequick_types::{Body, Callback, Error, PollResponse, from_slice};
///
/// fn read<T: for<'de> Body<'de>>(body: &[u8]) -> Result<T, Error> {
///     from_slice(body)
/// }
///
/// let callback: Callback = read(br#"{"data":{"type":66,"code":200}}"#)?;
/// let tasks: PollResponse = read(b"[]")?;
/// # assert!(tasks.is_empty());
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a body of the WeQuick protocol",
    label = "neither `Callback`, `CallbackRef` nor `PollResponse`",
    note = "the type of the result says what is read: `from_slice::<Callback>(body)`, \
            `from_slice::<CallbackRef>(body)` or `from_slice::<PollResponse>(body)`",
    note = "for other strings, write `from_slice::<CallbackRef>(body)?.map_text(Arc::from)`"
)]
pub trait Body<'de>: sealed::Read<'de> {}

impl<'de, T: sealed::Read<'de>> Body<'de> for T {}

pub(crate) mod sealed {
    use crate::error::Error;

    pub trait Read<'de>: Sized {
        /// Reads a whole body.
        fn read(body: &'de str) -> Result<Self, Error>;

        /// Reads a whole body with the lenient reader. The result owns its texts, because the repaired body
        /// is dropped.
        fn repaired(body: &str) -> Result<Self, Error>;
    }

    /// Which kinds are read into their structs: the known ones, or none.
    #[derive(Debug, Clone, Copy)]
    pub(crate) enum Kinds {
        Known,
        None,
    }
}

/// Reads a body from its bytes: a callback, or the answer to a poll.
///
/// The type of the result says what is read, and with which strings: `Callback` owns them,
/// [`CallbackRef`](crate::CallbackRef) borrows them from the body. The guide's page on
/// [`strings`](crate::guide::strings) shows how to get any other type.
///
/// # Errors
///
/// * The bytes are not UTF-8, or not JSON.
/// * For a callback: there is no event, or an event of a known kind has a field that is missing or of the
///   wrong shape.
/// * For a poll answer: an entry has no `api`, or a known command has a field that is missing or of the wrong
///   shape.
///
/// See [`Error`].
///
/// ```
/// use wequick_types::{Callback, CallbackRef, from_slice};
///
/// let body = br#"{"data":{"type":69,"xml":"","chatroom":"218138553@chatroom"}}"#;
/// let owned: Callback = from_slice(body)?;
/// let borrowed: CallbackRef = from_slice(body)?;
///
/// let error = from_slice::<Callback>(br#"{"data":{"type":69}}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "event 69 (RoomUpdated): data.chatroom: missing field at line 1 column 19",
/// );
/// # Ok::<(), wequick_types::Error>(())
/// ```
pub fn from_slice<'de, T: Body<'de>>(body: &'de [u8]) -> Result<T, Error> {
    T::read(utf8(body)?)
}

/// Checks that a body is UTF-8.
pub(crate) fn utf8(body: &[u8]) -> Result<&str, Error> {
    // `simdutf8` does not say where the error is. So on an error, std checks again to get the position.
    #[cfg(feature = "simdutf8")]
    if let Ok(text) = simdutf8::basic::from_utf8(body) {
        return Ok(text);
    }
    std::str::from_utf8(body).map_err(|error| Error::not_utf8(body, error))
}

/// Reads a body from its text, as [`from_slice`] does.
///
/// # Errors
///
/// Those of [`from_slice`], except for UTF-8.
pub fn from_str<'de, T: Body<'de>>(body: &'de str) -> Result<T, Error> {
    T::read(body)
}
