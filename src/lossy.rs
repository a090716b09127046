//! Reading a body that is damaged.

use crate::body::{Body, from_slice};
use crate::error::{Error, ErrorKind};

/// Reads a body as [`from_slice`] does. If the body has a fault of syntax, it is read again, leniently. So an
/// event can be read in spite of one broken emoji in a nickname, and a poll answer in spite of one bad byte.
///
/// These faults are accepted:
///
/// * Bytes that are not UTF-8 and half surrogates (`"\ud83d"`) become U+FFFD.
/// * In GBK and Big5, the second byte of a character may be 0x5C, a backslash. If the body is still not valid
///   JSON, a backslash after an odd number of bytes that are not UTF-8 counts as such a second byte: the two
///   bytes become one U+FFFD.
/// * Raw control characters in strings are kept.
/// * A byte order mark before the body, NUL bytes and white space after it, and one comma after the last
///   item of a list or an object are skipped.
///
/// Two keys may become equal by a repair. Only the last value is kept then, as for an unknown key that occurs
/// twice. This cannot happen to a known key. Nothing else is lenient: a field of the wrong shape is still an
/// error. [`Callback::untyped`](crate::Callback::untyped) cannot read a body with both faults, because it
/// does not repair.
///
/// A [`CallbackRef`](crate::CallbackRef) borrows from the body. If the body was repaired, it owns its texts.
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
/// Those of [`from_slice`], for faults that are not accepted. The position is that in the repaired text, in
/// which U+FFFD replaces the bytes that are not UTF-8.
pub fn from_slice_lossy<'de, T: Body<'de>>(body: &'de [u8]) -> Result<T, Error> {
    match from_slice(body) {
        Err(error) if error.kind() == ErrorKind::Syntax => repaired(body),
        result => result,
    }
}

/// Repairs a body with a fault of syntax, and reads it.
fn repaired<'de, T: Body<'de>>(body: &[u8]) -> Result<T, Error> {
    // First try: only invalid UTF-8 is replaced. If the error is not a syntax error, the text is valid JSON,
    // and the error is final.
    let error = match T::repaired(&String::from_utf8_lossy(body)) {
        Err(error) if error.kind() == ErrorKind::Syntax => error,
        result => return result,
    };
    // Second try, for GBK and Big5: a character whose second byte is a backslash made an escape with the
    // next byte.
    let Some(body) = replace_pairs(body) else {
        return Err(error);
    };
    match T::repaired(&String::from_utf8_lossy(&body)) {
        // It did not help, so the error of the first try is the better one: fewer bytes were replaced.
        Err(other) if other.kind() == ErrorKind::Syntax => Err(error),
        result => result,
    }
}

/// Replaces each character of two bytes whose second byte is a backslash by U+FFFD. `None` if there is no
/// such character.
fn replace_pairs(body: &[u8]) -> Option<Vec<u8>> {
    let mut repaired: Option<Vec<u8>> = None;
    let mut copied = 0;
    // Where the bytes from 0x80 up that are just before the current byte begin.
    let mut run = 0;
    for (at, &byte) in body.iter().enumerate() {
        // Characters take two bytes. After an odd number of bytes, the backslash completes the last
        // character. A run of valid UTF-8 has nothing to do with GBK or Big5, so its backslash is an
        // escape.
        if byte == b'\\' && (at - run) % 2 == 1 && std::str::from_utf8(&body[run..at]).is_err() {
            let repaired = repaired.get_or_insert_default();
            // The first byte of the character is replaced, too. So what was copied ends before it.
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
