//! Why the content of a message cannot be read.

use std::borrow::Cow;

use crate::xml::Damage;

/// Why the XML of a message cannot be read. Its text is one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContentError {
    /// The XML is cut off, or damaged.
    #[error("message content: expected {expected} at byte {at}")]
    Damaged {
        /// The byte of the text at which it is damaged, from 0.
        at: usize,
        /// What was expected at this byte, such as `` `</msg>` `` or `a quoted value`.
        expected: Cow<'static, str>,
    },
    /// A friend request lacks a required attribute: `fromusername`, `encryptusername` or `ticket`.
    #[error("friend request: `{attribute}` is missing")]
    Missing {
        /// The name of the attribute.
        attribute: &'static str,
    },
}

impl From<Damage> for ContentError {
    fn from(Damage { at, expected }: Damage) -> Self {
        ContentError::Damaged { at, expected }
    }
}
