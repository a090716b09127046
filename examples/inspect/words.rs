//! Words of a line: ids, texts and counts, as a terminal may show them.

use std::fmt::Write as _;

use serde::Serialize;
use wequick_types::{BlobError, Wxid};

/// So many characters of a text, items of a list and fields of a command are shown.
const CHARACTERS: usize = 80;
const ITEMS: usize = 3;
pub(crate) const FIELDS: usize = 8;

/// An id and the name that goes with it.
pub(crate) fn named(wxid: &Wxid, nick: Option<&str>) -> String {
    match nick {
        Some(nick) => format!("{} {}", id(wxid), quote(nick)),
        None => id(wxid),
    }
}

/// How many there are, and the first of them.
pub(crate) fn list(noun: &str, items: impl ExactSizeIterator<Item = String>) -> String {
    let count = count(items.len(), noun);
    match first(ITEMS, items).as_str() {
        "" => count,
        first => format!("{count}: {first}"),
    }
}

pub(crate) fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// The first items, and whether there are more.
pub(crate) fn first(most: usize, mut items: impl Iterator<Item = String>) -> String {
    let mut shown: Vec<String> = items.by_ref().take(most).collect();
    if items.next().is_some() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// How many bytes a blob holds, or why it cannot be decoded.
pub(crate) fn size(bytes: Result<Vec<u8>, BlobError>) -> String {
    match bytes {
        Ok(bytes) => count(bytes.len(), "byte"),
        Err(error) => error.to_string(),
    }
}

/// A name from outside: bare where it is a plain one.
pub(crate) fn id(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-@./".contains(c);
    if (1..=CHARACTERS).contains(&text.len()) && text.chars().all(plain) {
        text.to_owned()
    } else {
        quote(text)
    }
}

/// A text from outside, shortened and escaped. So it can neither end the line nor control the terminal.
pub(crate) fn quote(text: &str) -> String {
    let (text, rest) = cut(text);
    format!("{text:?}{rest}")
}

/// The beginning of a text, and the mark of whether there is more.
pub(crate) fn cut(text: &str) -> (&str, &'static str) {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => (&text[..end], "…"),
        None => (text, ""),
    }
}

/// One line of JSON, in which all that a terminal does not print is escaped.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("what was read can be written");
    let mut line = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, ' '..='~') || c.escape_debug().len() == 1 {
            line.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(line, "\\u{unit:04x}");
            }
        }
    }
    line
}
