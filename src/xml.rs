//! A small reader for the XML that messages hold.
//!
//! A document is checked once, from its first tag to the end of its root; then what is wanted is
//! looked up by paths. Texts are borrowed until a reference has to be resolved. There is no tree
//! and no recursion, so that neither depth nor size of a document costs more than its bytes.
//!
//! It is more lenient than an XML library, as what people type stands in these documents: bare
//! `&` and `<`, unknown references and control characters are text.

mod character;
mod element;
mod scan;
mod search;
mod text;
mod token;

use std::borrow::Cow;

pub(crate) use element::{Element, Found, Founds, each, read, read_from, text_of};
pub(crate) use token::attributes;

/// Where a document is no XML, and what should stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damage {
    pub(crate) at: usize,
    pub(crate) expected: Cow<'static, str>,
}

/// The white space of XML.
pub(crate) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

pub(crate) fn is_white(text: &str) -> bool {
    text.bytes().all(character::is_white)
}

/// The document in a text: what follows a byte order mark, white space and the prefix of a room
/// message. `None` for a text that is no XML.
pub(crate) fn document(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.trim_start_matches(WHITE);
    let text = without_prefix(text).unwrap_or(text);
    text.starts_with('<').then_some(text)
}

/// What follows the line `sender:` that some clients put in front of the XML in a room.
fn without_prefix(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c == '<' || c.is_whitespace())?;
    let (line, rest) = text.split_at(end);
    let rest = ["\n", "\r\n", "<br/>"]
        .iter()
        .find_map(|line_end| rest.strip_prefix(line_end))?;
    (line.ends_with(':') && rest.starts_with('<')).then_some(rest)
}
