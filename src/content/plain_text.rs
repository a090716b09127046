//! Plain texts.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::into_owned;
use super::{Content, ContentError};

/// A plain text (`msgType` 1). It is not read as XML, even if it looks like XML.
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
    // All functions that read a message have the same signature, because the list of contents calls them.
    #[allow(clippy::unnecessary_wraps)]
    pub(super) fn read(text: &'a str) -> Result<Content<'a>, ContentError> {
        Ok(Content::Text(PlainText { text: text.into() }))
    }
}
