//! Quotes: a text that answers an earlier message.

use std::borrow::Cow;

use serde::Serialize;

use super::media::Video;
use super::value::{Value, value};
use super::{Content, ContentError};
use crate::code::Code;
use crate::codes::MessageType;
use crate::wxid::Wxid;
use crate::xml::{Element, WHITE};

/// A text that quotes an earlier message (app type 57).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote<'a> {
    /// `appmsg/title`: what the sender wrote now.
    #[doc(alias = "title")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// `appmsg/refermsg`: the message that is quoted.
    #[doc(alias = "refermsg")]
    #[serde(skip_serializing_if = "Quoted::is_empty")]
    pub quoted: Quoted<'a>,
}

/// The message that a [`Quote`] quotes: `appmsg/refermsg`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quoted<'a> {
    /// `appmsg/refermsg/type`: the `msgType` of the quoted message.
    #[doc(alias = "type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub msg_type: Option<Code<MessageType>>,
    /// `appmsg/refermsg/svrid`: the id of the quoted message, which a
    /// [`Recall`](super::Recall) gives as well.
    #[doc(alias = "svrid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<u64>,
    /// `appmsg/refermsg/chatusr`, else `fromusr` unless that is a room: who wrote it.
    #[doc(alias("chatusr", "fromusr"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<Wxid<Cow<'a, str>>>,
    /// `appmsg/refermsg/displayname`: the name of who wrote it, as shown to who quoted it.
    #[doc(alias = "displayname")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick: Option<Cow<'a, str>>,
    /// `appmsg/refermsg/content`: the text of the quoted message, which may be XML again:
    /// [`read`](Quoted::read) gives what it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Cow<'a, str>>,
}

impl<'a> Quote<'a> {
    pub(super) fn of_app(root: &Element<'a>) -> Self {
        let [text, msg_type, message_id, room_member, chat, nick, content] = root.find([
            "appmsg/title",
            "appmsg/refermsg/type",
            "appmsg/refermsg/svrid",
            "appmsg/refermsg/chatusr",
            "appmsg/refermsg/fromusr",
            "appmsg/refermsg/displayname",
            "appmsg/refermsg/content",
        ]);
        let chat = || {
            chat.and_then(value)
                .filter(|chat: &Wxid<_>| !chat.is_room())
        };
        Quote {
            text: text.and_then(value),
            quoted: Quoted {
                msg_type: msg_type.and_then(value),
                message_id: message_id.and_then(value),
                sender: room_member.and_then(value).or_else(chat),
                nick: nick.and_then(value),
                content: content.and_then(value),
            },
        }
    }
}

impl Quoted<'_> {
    /// What the quoted message holds; [`Content::Other`] where its type or text is absent. A
    /// quote in it is read when asked in turn.
    ///
    /// # Errors
    ///
    /// Those of [`Content::of`].
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>thanks</title><type>57</type><refermsg><type>49</type>
    ///     <content>&lt;msg>&lt;appmsg>&lt;title>a.xlsx&lt;/title>&lt;type>6&lt;/type>
    ///     &lt;/appmsg>&lt;/msg></content></refermsg></appmsg></msg>";
    /// let Content::Quote(quote) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(quote.text.as_deref(), Some("thanks"));
    /// let Content::File(file) = quote.quoted.read()? else { panic!() };
    /// assert_eq!(file.name.as_deref(), Some("a.xlsx"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    pub fn read(&self) -> Result<Content<'_>, ContentError> {
        let (Some(msg_type), Some(content)) = (self.msg_type, &self.content) else {
            return Ok(Content::Other);
        };
        if matches!(
            msg_type.known(),
            Some(MessageType::Video | MessageType::ShortVideo)
        ) {
            if let Some(video) = video(content) {
                return Ok(Content::Video(video));
            }
        }
        Content::of(msg_type, content)
    }

    fn is_empty(&self) -> bool {
        *self == Quoted::default()
    }
}

/// A quoted video may be its seconds and another number, such as `15:0`.
fn video(content: &str) -> Option<Video<'_>> {
    let (seconds, other) = content.trim_matches(WHITE).split_once(':')?;
    u64::from_text(other.into())?;
    Some(Video {
        seconds: Some(u64::from_text(seconds.into())?),
        ..Video::default()
    })
}
