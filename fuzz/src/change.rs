//! Small changes to a body.

use fastrand::Rng;

/// Pieces of JSON, whole and broken.
const JSON_PIECES: [&str; 36] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "0",
    "-",
    ".",
    "e",
    "-0",
    "1e400",
    "-1e-400",
    "1E+2",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "true",
    "nul",
    "null",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\n",
    "\\/",
    "\u{1}",
    "\u{7f}",
    "\u{feff}",
    "测",
    "😀",
    "\"type\":",
    "\"data\":",
    "{\"type\":66,\"code\":200}",
];

/// Makes one small change, which may spoil a body or not.
pub fn change(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.usize(..=bytes.len());
    let end = (at + rng.usize(..6)).min(bytes.len());
    match rng.u8(..8) {
        0 => drop(bytes.drain(at..end)),
        1 => bytes.truncate(at),
        2 if at < bytes.len() => bytes[at] = rng.u8(..),
        3 if at < bytes.len() => bytes[at] ^= 1 << rng.u8(..8),
        4 => {
            let piece = bytes[at..end].repeat(rng.usize(1..4));
            bytes.splice(at..at, piece);
        }
        5 => {
            let float = format!(
                "{:.*}",
                rng.usize(..18),
                rng.f64() * 10_f64.powi(rng.i32(-9..17))
            );
            bytes.splice(at..end, float.bytes());
        }
        6 => {
            let bracket = if rng.bool() { "[" } else { "{\"a\":" };
            bytes.splice(at..at, bracket.repeat(rng.usize(..130)).bytes());
        }
        _ => {
            let pieces = [&JSON_PIECES, super::PIECES].concat();
            let piece = rng.choice(pieces).unwrap_or_default();
            bytes.splice(at..end, piece.bytes());
        }
    }
}
