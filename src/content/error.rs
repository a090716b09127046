//! Why a message's text has no content.

use std::borrow::Cow;

use crate::xml::Damage;

/// Why the XML of a message cannot be read. Its text is one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContentError {
    /// The XML breaks off, or is damaged.
    #[error("message content: expected {expected} at byte {at}")]
    Damaged {
        /// The byte of the text at which it is damaged.
        at: usize,
        /// What should stand there, such as `` `</msg>` `` or `a quoted value`.
        expected: Cow<'static, str>,
    },
    /// A friend request lacks an attribute without which it cannot be accepted.
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
