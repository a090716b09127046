//! A hint: the `type` that a body probably has, before it is read.

use crate::kind::EventKind;

/// How far from the end of a body a `type` is looked for.
const NEAR: usize = 256;

/// The code behind the last `"type"` of a body, where that stands near the end: there a relay that
/// sorts keys puts it.
///
/// It may be wrong, as nothing is read: the `"type"` may be that of an entry, or the end of
/// another key. So it is verified when `type` is read.
pub(super) fn code(body: &str) -> Option<i64> {
    let json = body.as_bytes();
    let end = &json[json.len().saturating_sub(NEAR)..];
    let at = (0..end.len())
        .rev()
        .find(|&at| end[at..].first_chunk() == Some(TYPE))?;
    let value = after(&end[at + TYPE.len()..], b":")?.trim_ascii_start();
    let digits = value.strip_prefix(b"\"").unwrap_or(value);
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let digits = std::str::from_utf8(&digits[..length.count()]).ok()?;
    // The `type` of an entry is a number too small for a kind: no time is lost on it.
    let code = digits.parse().ok()?;
    EventKind::from_code(code).map(|_| code)
}

const TYPE: &[u8; 6] = b"\"type\"";

/// What stands behind this token, if it comes next.
fn after<'j>(json: &'j [u8], token: &[u8]) -> Option<&'j [u8]> {
    json.trim_ascii_start().strip_prefix(token)
}
