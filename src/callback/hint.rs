//! The hint: the `type` that a body probably has, found without reading the body.

use crate::kind::EventKind;

/// How many bytes at the end of a body are searched.
const NEAR: usize = 256;

/// A guess of the code: the number after the last `"type"` near the end of a body. A relay that sorts the
/// keys puts `type` there.
///
/// The code may be wrong, because this is a text search, not a JSON parser. The `"type"` may belong to an
/// entry, or be the end of another key. So the code is compared with the real `type` as soon as that was
/// read.
pub(super) fn code(body: &str) -> Option<i64> {
    let json = body.as_bytes();
    let end = &json[json.len().saturating_sub(NEAR)..];
    // The search goes backwards. If the event's `type` is the last key, every `type` of an entry is before
    // it.
    let at = (0..end.len())
        .rev()
        .find(|&at| end[at..].first_chunk() == Some(TYPE))?;
    let value = after(&end[at + TYPE.len()..], b":")?.trim_ascii_start();
    // The code may be a string. A negative number or an escape gives no digits, and so no hint.
    let digits = value.strip_prefix(b"\"").unwrap_or(value);
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let digits = std::str::from_utf8(&digits[..length.count()]).ok()?;
    // The `type` of an entry is a small number, which is not a code of a kind. Without this check, such a
    // hint would cost a reading for nothing.
    let code = digits.parse().ok()?;
    EventKind::from_code(code).map(|_| code)
}

const TYPE: &[u8; 6] = b"\"type\"";

/// The bytes after `token`. `None` if anything except white space is before `token`.
fn after<'j>(json: &'j [u8], token: &[u8]) -> Option<&'j [u8]> {
    json.trim_ascii_start().strip_prefix(token)
}
