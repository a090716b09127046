//! Plain texts.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::into_owned;
use super::{Content, ContentError};

/// A plain text (`msgType` 1), whatever it looks like.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let Content::Text(text) = Content::of(MessageType::Text, "a &amp; b")? else { panic!() };
/// assert_eq!(text.text, "a &amp; b");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct PlainText<'a> {
    /// `message`: the text as it is, also when it is empty.
    pub text: Cow<'a, str>,
}

into_owned!(PlainText<'a> { text });

impl<'a> PlainText<'a> {
    #[allow(clippy::unnecessary_wraps)] // As every function that reads a message.
    pub(super) fn read(text: &'a str) -> Result<Content<'a>, ContentError> {
        Ok(Content::Text(PlainText { text: text.into() }))
    }
}
