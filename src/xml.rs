//! A small reader for the XML that messages hold.
//!
//! [`read`] checks a document and searches it for some paths, in one pass. An element that was found
//! can be searched in turn. There is no tree and no recursion: time and memory are linear in the size
//! of the document, whatever its depth. A text is borrowed unless a reference in it is resolved.
//!
//! The reader is more lenient than an XML library, because these documents hold what people type:
//! bare `&` and `<`, unknown references and control characters are text.

mod character;
mod element;
mod scan;
mod search;
mod text;
mod token;

use std::borrow::Cow;

pub(crate) use element::{Element, Found, Founds, each, read, read_from, text_of};
pub(crate) use token::attributes;

/// The first error in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damage {
    /// The byte of the text.
    pub(crate) at: usize,
    /// What should stand there.
    pub(crate) expected: Cow<'static, str>,
}

/// The white space of XML.
pub(crate) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

pub(crate) fn is_white(text: &str) -> bool {
    text.bytes().all(character::is_white)
}

/// The document in a text, without a byte order mark, white space and the prefix of a room message in
/// front of it. `None` for a text that is no XML.
pub(crate) fn document(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.trim_start_matches(WHITE);
    let text = without_prefix(text).unwrap_or(text);
    text.starts_with('<').then_some(text)
}

/// Cuts off the line `sender:` that some clients put in front of XML in a room. `None` where there is
/// none.
fn without_prefix(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c == '<' || c.is_whitespace())?;
    let (line, rest) = text.split_at(end);
    let rest = ["\n", "\r\n", "<br/>"]
        .iter()
        .find_map(|line_end| rest.strip_prefix(line_end))?;
    (line.ends_with(':') && rest.starts_with('<')).then_some(rest)
}
