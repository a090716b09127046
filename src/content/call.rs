//! Calls.

use std::borrow::Cow;

use super::fields::{FromXml, content};
use super::{Content, ContentError};
use crate::xml::Document;

content! {
    /// A voice or video call (`msgType` 50): the element `/voipmsg/VoIPBubbleMsg`.
    ///
    /// There are other messages of this type about a call. They are
    /// [`Content::Other`](crate::Content::Other).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<voipmsg type='VoIPBubbleMsg'><VoIPBubbleMsg><msg>Call duration 00:10</msg>
    ///     <room_type>1</room_type><duration>10</duration></VoIPBubbleMsg></voipmsg>";
    /// let Content::Call(call) = Content::of(MessageType::Voip, xml)? else { panic!() };
    /// assert_eq!(call.text.as_deref(), Some("Call duration 00:10"));
    /// assert_eq!(call.video, Some(false));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("voip", "voipmsg"))]
    #[derive(Eq, Hash)]
    pub struct Call<'a> {
        /// `VoIPBubbleMsg/msg`: the result of the call, in the language of the phone.
        #[doc(alias = "msg")]
        pub text: Cow<'a, str> = "VoIPBubbleMsg/msg",
        /// `VoIPBubbleMsg/room_type`: true for a video call (0), false for a voice call (1). Absent for any
        /// other number.
        #[doc(alias = "room_type")]
        pub video: bool = "VoIPBubbleMsg/room_type" as zero_not_one,
        /// `VoIPBubbleMsg/duration`: the length of the call, in seconds.
        #[doc(alias = "duration")]
        pub seconds: u64 = "VoIPBubbleMsg/duration",
    }
}

pub(super) fn read(text: &str) -> Result<Content<'_>, ContentError> {
    Ok(match Document::open_root(text, "voipmsg")? {
        Some(document) => Call::read(&document)?.into(),
        None => Content::Other,
    })
}
