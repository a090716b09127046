//! The hint of an error (`Error::hint`): a likely cause, and what to do. It has nothing to do with
//! `callback::hint`.

use std::borrow::Cow;

use crate::json::error::{Clue, Stopped};
use crate::json::problem::{Expected, Problem};

/// The first bytes of bodies that are not JSON, each with its hint.
const SIGNS: [(&[u8], &str); 9] = [
    (
        b"\x1f\x8b",
        "the body is compressed with gzip: decompress it",
    ),
    (
        b"\x28\xb5\x2f\xfd",
        "the body is compressed with zstd: decompress it",
    ),
    (b"\xff\xfe", "the body is UTF-16: convert it to UTF-8"),
    (b"\xfe\xff", "the body is UTF-16: convert it to UTF-8"),
    (b"<", "the body is HTML or XML"),
    (
        b"--",
        "the body is a multipart form: take the part that holds the JSON",
    ),
    (b"POST ", WHOLE_REQUEST),
    (b"GET ", WHOLE_REQUEST),
    (
        b"HTTP/",
        "the body is a whole HTTP response: take what follows its head",
    ),
];

const WHOLE_REQUEST: &str = "the body is a whole HTTP request: take what follows its head";
const FORM: &str = "the body is a form: take the value that holds the JSON, and decode it";
pub(super) const FORGIVEN: &str = "`from_slice_lossy` may read this body";
const TWICE: &str = "the string holds JSON: it was encoded twice";

/// The hint for an error of the reader.
pub(super) fn of(body: &str, stopped: &Stopped) -> Option<Cow<'static, str>> {
    let problem = stopped.problem();
    // A clue is about the faulty value itself, so it is better than a guess from the first bytes.
    match stopped.clue() {
        Some(Clue::StringOfJson) => return Some(TWICE.into()),
        Some(Clue::OtherSpelling) => return other_spelling(problem),
        None => {}
    }
    if !problem.is_syntax() {
        return None;
    }
    // The faults that the lenient reader accepts. It accepts a byte order mark at the beginning only, and
    // NUL bytes at the end only.
    let is_forgiven = match problem {
        Problem::LoneSurrogate(_) | Problem::Control(_) | Problem::TrailingComma => true,
        Problem::Found {
            came: '\u{feff}', ..
        } => stopped.offset() == Some(1),
        Problem::Found {
            came: '\0',
            expected,
        } => *expected == Expected::Nothing,
        _ => false,
    };
    let forgiven = is_forgiven.then_some(FORGIVEN);
    of_body(body.as_bytes()).or(forgiven).map(Cow::from)
}

fn other_spelling(problem: &Problem) -> Option<Cow<'static, str>> {
    match problem {
        Problem::MissingField(name) => {
            Some(format!("a key is spelled in another way: the field is `{name}`").into())
        }
        _ => None,
    }
}

/// The hint for the first bytes of a body, if they are not JSON.
pub(super) fn of_body(body: &[u8]) -> Option<&'static str> {
    let body = body.trim_ascii_start();
    let sign = SIGNS.iter().find(|(begin, _)| body.starts_with(begin));
    sign.map(|(_, hint)| *hint)
        .or_else(|| is_form(body).then_some(FORM))
}

/// Whether a body is a form: it begins with a name and `=`, or with `%7B`, which is `{` in a URL.
fn is_form(body: &[u8]) -> bool {
    // A name is short, so only the first bytes of a long body are looked at.
    let is_of_name =
        |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'%');
    let name = body.iter().take(100).take_while(is_of_name).count();
    name > 0 && body.get(name) == Some(&b'=')
        || body.starts_with(b"%7B")
        || body.starts_with(b"%7b")
}
