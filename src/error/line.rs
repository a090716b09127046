//! Texts cut and escaped, so that they fit into one line.

use std::borrow::Cow;

/// A text from the body, cut and escaped for a line.
pub(super) fn printable(text: &str, length: usize) -> String {
    cut(escape(&cut(text.into(), length)).into(), length).into_owned()
}

/// Cuts the middle out of a text that is longer than this many characters.
pub(super) fn cut(text: Cow<'_, str>, length: usize) -> Cow<'_, str> {
    if text.len() <= length {
        return text;
    }
    let count = text.chars().count();
    if count <= length {
        return text;
    }
    let tail = length / 2;
    let head = length - tail - 1;
    let mut short: String = text.chars().take(head).collect();
    short.push('…');
    short.extend(text.chars().skip(count - tail));
    short.into()
}

/// Escapes what cannot be printed, or would break the line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' => escaped.push(c),
            _ => escaped.extend(c.escape_debug()),
        }
    }
    escaped
}
