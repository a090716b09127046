//! The string types with which events are read. Also `shorten`, which cuts a text for an error message.

use std::borrow::Cow;

/// A string type with which a payload can be read.
pub(crate) trait Text<'de>: AsRef<str> {
    /// Converts a text of the body. The text is borrowed if it is a slice of the body, and owned if it had
    /// escapes.
    fn from_cow(text: Cow<'de, str>) -> Self;
}

impl<'de> Text<'de> for String {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text.into_owned()
    }
}

impl<'de: 'a, 'a> Text<'de> for Cow<'a, str> {
    #[inline]
    fn from_cow(text: Cow<'de, str>) -> Self {
        text
    }
}

/// The beginning of a text for an error message, and the mark that follows it if the text is longer.
pub(crate) fn shorten_and_mark(text: &str) -> (&str, &'static str) {
    let shown = shorten(text);
    (shown, if shown.len() < text.len() { "…" } else { "" })
}

/// The beginning of a text, short enough for an error message: 40 characters.
pub(crate) fn shorten(text: &str) -> &str {
    match text.char_indices().nth(40) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_text_is_cut_between_characters() {
        for character in ["a", "é", "测", "😀"] {
            let long = character.repeat(50);
            assert_eq!(shorten(&long), character.repeat(40));
            assert_eq!(shorten(character), character);
        }
    }
}
