//! A small reader for the XML that messages hold.
//!
//! [`Document::find`] checks a document and searches it for some paths, in one pass. [`each`] goes through
//! a list that was found. There is no tree and no recursion: time and memory are linear in the size
//! of the document, for any depth. A text is borrowed unless a reference in it is resolved.
//!
//! The reader is more lenient than an XML library, because these documents hold what people type:
//! bare `&` and `<`, unknown references and control characters are text.

mod character;
mod document;
mod each;
mod element;
mod scan;
mod search;
mod text;
mod token;

use std::borrow::Cow;

pub(crate) use document::Document;
pub(crate) use each::each;
pub(crate) use element::{Found, Founds, text_of};
pub(crate) use token::attributes;

/// The first error in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damage {
    /// The byte offset in the text, from 0.
    pub(crate) at: usize,
    /// What was expected at this byte.
    pub(crate) expected: Cow<'static, str>,
}

/// The white space of XML.
pub(crate) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a text is empty, or only white space.
pub(crate) fn is_white(text: &str) -> bool {
    text.bytes().all(character::is_white)
}

impl Damage {
    fn new(at: usize, expected: impl Into<Cow<'static, str>>) -> Self {
        let expected = expected.into();
        Damage { at, expected }
    }
}

/// The text from the start of its XML. A byte order mark, white space and the sender line of a room message
/// are cut off; `None` if no `<` follows.
pub(crate) fn document(text: &str) -> Option<&str> {
    begin(text).map(|begin| &text[begin..])
}

/// The byte at which the document in a text begins.
fn begin(text: &str) -> Option<usize> {
    // The client may write these in front of the XML, in this order: a byte order mark, white space, a
    // sender.
    let document = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let document = document.trim_start_matches(WHITE);
    let document = without_prefix(document).unwrap_or(document);
    document
        .starts_with('<')
        .then(|| text.len() - document.len())
}

/// Cuts off the line `sender:` that some clients put in front of XML in a room. `None` if there is
/// none.
fn without_prefix(text: &str) -> Option<&str> {
    // A sender has no white space and no `<`, so the first of these ends the line. `<br/>` is a line end,
    // too.
    let end = text.find(|c: char| c == '<' || c.is_whitespace())?;
    let (line, rest) = text.split_at(end);
    let rest = ["\n", "\r\n", "<br/>"]
        .iter()
        .find_map(|line_end| rest.strip_prefix(line_end))?;
    (line.ends_with(':') && rest.starts_with('<')).then_some(rest)
}
