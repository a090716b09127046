//! Shortens and escapes texts, so that they fit into one line.

use std::borrow::Cow;

/// A text of the body, shortened and escaped for a line.
pub(super) fn printable(text: &str, length: usize) -> String {
    // The text is cut before escaping, too, so that a text as long as the body is not escaped as a whole.
    cut(escape(&cut(text.into(), length)).into(), length).into_owned()
}

/// Shortens a text to `length` characters, by an ellipsis in its middle.
pub(super) fn cut(text: Cow<'_, str>, length: usize) -> Cow<'_, str> {
    // A text has at least as many bytes as characters, so most texts need not be counted.
    if text.len() <= length {
        return text;
    }
    let count = text.chars().count();
    if count <= length {
        return text;
    }
    // The ellipsis is one character of `length`.
    let tail = length / 2;
    let head = length - tail - 1;
    let mut short: String = text.chars().take(head).collect();
    short.push('…');
    short.extend(text.chars().skip(count - tail));
    short.into()
}

/// Escapes characters that cannot be printed, or that would break the line.
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
