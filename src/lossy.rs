//! Reading a body that is damaged.

use crate::body::{Body, from_slice};
use crate::error::{Error, ErrorKind};

/// Reads a body as [`from_slice`] does, and where that finds a fault of syntax, once more and
/// forgivingly: one broken emoji in a nickname does not lose an event, one bad byte no answer.
///
/// * Bytes that are not UTF-8 and half surrogates (`"\ud83d"`) become U+FFFD.
/// * In the encodings GBK and Big5 the second byte of a character may be that of a backslash. Where
///   the body cannot be read otherwise, a backslash behind an odd number of bytes that are not UTF-8
///   belongs to the last of them, and both become one U+FFFD.
/// * Raw control characters in strings are kept.
/// * A byte order mark in front, NUL bytes and white space behind, and one comma behind the last
///   item of a list or an object are skipped.
///
/// Two keys that become equal in this way are a key that comes twice: of one that the crate does not
/// know, the last value is kept. All else stays as strict as it was: with a field of another shape
/// besides, the body is an error, for [`Callback::untyped`](crate::Callback::untyped) too.
///
/// A [`CallbackRef`](crate::CallbackRef) borrows from the body, unless that was repaired: then it
/// owns its texts.
///
/// ```
/// use wequick_types::{Callback, from_slice, from_slice_lossy};
///
/// let body = b"{\"data\":{\"type\":69,\"chatroom\":\"1@chatroom\",\"xml\":\"\\ud83d\xff\x01\"}}\0";
/// assert!(from_slice::<Callback>(body).is_err());
/// let callback: Callback = from_slice_lossy(body)?;
/// let room = callback.event.as_room_updated().unwrap();
/// assert_eq!(room.xml.as_deref(), Some("\u{FFFD}\u{FFFD}\u{1}"));
/// # Ok::<(), wequick_types::Error>(())
/// ```
///
/// # Errors
///
/// As [`from_slice`], for what is not forgiven. Its position is that in the text in which U+FFFD
/// stands for what was no UTF-8.
pub fn from_slice_lossy<'de, T: Body<'de>>(body: &'de [u8]) -> Result<T, Error> {
    match from_slice(body) {
        Err(error) if error.kind() == ErrorKind::Syntax => repaired(body),
        result => result,
    }
}

fn repaired<'de, T: Body<'de>>(body: &[u8]) -> Result<T, Error> {
    let error = match T::repaired(&String::from_utf8_lossy(body)) {
        Err(error) if error.kind() == ErrorKind::Syntax => error,
        result => return result,
    };
    let Some(body) = replace_pairs(body) else {
        return Err(error);
    };
    match T::repaired(&String::from_utf8_lossy(&body)) {
        Err(other) if other.kind() == ErrorKind::Syntax => Err(error),
        result => result,
    }
}

/// The body with U+FFFD for each backslash that is the second byte of a character, and for the
/// first byte; `None` where there is none.
fn replace_pairs(body: &[u8]) -> Option<Vec<u8>> {
    let mut repaired: Option<Vec<u8>> = None;
    let mut copied = 0;
    // Where the bytes from 0x80 up begin that stand directly before the byte at hand.
    let mut run = 0;
    for (at, &byte) in body.iter().enumerate() {
        if byte == b'\\' && (at - run) % 2 == 1 && std::str::from_utf8(&body[run..at]).is_err() {
            let repaired = repaired.get_or_insert_default();
            repaired.extend_from_slice(&body[copied..at - 1]);
            repaired.extend_from_slice("\u{FFFD}".as_bytes());
            copied = at + 1;
        }
        if byte.is_ascii() {
            run = at + 1;
        }
    }
    let mut repaired = repaired?;
    repaired.extend_from_slice(&body[copied..]);
    Some(repaired)
}
