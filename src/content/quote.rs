//! Quotes: a text that answers an earlier message.

use std::borrow::Cow;

use serde::Serialize;

use super::media::Video;
use super::owned::into_owned;
use super::value::{Value, id_as_text, person, slice, value};
use super::{Content, ContentError};
use crate::code::Code;
use crate::code::names::MessageType;
use crate::wxid::Wxid;
use crate::xml::{Damage, Document, Found};

/// A text that quotes an earlier message (app type 57).
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><title>No, at eight</title><type>57</type><refermsg><type>1</type>
///     <svrid>5517</svrid><chatusr>wxid_mei</chatusr><content>Dinner at seven?</content>
///     </refermsg></appmsg></msg>";
/// let Content::Quote(quote) = Content::of(MessageType::App, xml)? else { panic!() };
/// assert_eq!(quote.text.as_deref(), Some("No, at eight"));
/// assert_eq!(quote.quoted.sender.as_ref().unwrap(), "wxid_mei");
/// assert_eq!(quote.quoted.content.as_deref(), Some("Dinner at seven?"));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("appmsg", "refermsg", "reply"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
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
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = "<msg><appmsg><type>57</type><refermsg><type>1</type><content>Tea or soup?</content>
///     <partialtext><start>soup</start><end>soup</end></partialtext></refermsg></appmsg></msg>";
/// let Content::Quote(quote) = Content::of(MessageType::App, xml)? else { panic!() };
/// assert_eq!(quote.quoted.part.as_deref(), Some("soup"));
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias = "refermsg")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Quoted<'a> {
    /// `appmsg/refermsg/type`: the `msgType` of the quoted message.
    #[doc(alias = "type")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub msg_type: Option<Code<MessageType>>,
    /// `appmsg/refermsg/svrid`: the id of the quoted message. A [`Recall`](super::Recall) has the same id.
    /// It is written as a string.
    #[doc(alias = "svrid")]
    #[serde(serialize_with = "id_as_text", skip_serializing_if = "Option::is_none")]
    pub message_id: Option<u64>,
    /// `appmsg/refermsg/chatusr`, else `fromusr`: who wrote it. A room's id is ignored.
    #[doc(alias("chatusr", "fromusr"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<Wxid<Cow<'a, str>>>,
    /// `appmsg/refermsg/displayname`: the name of the writer, as the person who quotes sees it.
    #[doc(alias = "displayname")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick: Option<Cow<'a, str>>,
    /// `appmsg/refermsg/createtime`: when it was sent, in seconds since 1970.
    #[doc(alias = "createtime")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<u64>,
    /// `appmsg/refermsg/content`: the text of the quoted message. It may be XML: [`read`](Quoted::read)
    /// reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Cow<'a, str>>,
    /// `appmsg/refermsg/partialtext`: the quoted part of a text (`msgType` 1), if only a part is quoted.
    /// Absent if the part is not found, or if it is not clear which part is meant.
    #[doc(alias = "partialtext")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Cow<'a, str>>,
}

into_owned!(Quote<'a> { text, quoted });
into_owned!(Quoted<'a> { msg_type, message_id, sender, nick, time, content, part });

impl<'a> Quote<'a> {
    pub(super) fn read(document: &Document<'a>) -> Result<Self, Damage> {
        let [
            text,
            msg_type,
            message_id,
            chat_user,
            from_user,
            nick,
            time,
            content,
            start,
            end,
            start_index,
            end_index,
        ] = document.find([
            "appmsg/title",
            "appmsg/refermsg/type",
            "appmsg/refermsg/svrid",
            "appmsg/refermsg/chatusr",
            "appmsg/refermsg/fromusr",
            "appmsg/refermsg/displayname",
            "appmsg/refermsg/createtime",
            "appmsg/refermsg/content",
            "appmsg/refermsg/partialtext/start",
            "appmsg/refermsg/partialtext/end",
            "appmsg/refermsg/partialtext/startindex",
            "appmsg/refermsg/partialtext/endindex",
        ])?;
        let msg_type: Option<Code<MessageType>> = msg_type.and_then(value);
        let content = content.and_then(Found::document);
        let is_text = msg_type.is_some_and(|msg_type| msg_type == MessageType::Text);
        let part = content.as_ref().filter(|_| is_text).and_then(|content| {
            part(
                content,
                &Edge::new(start, start_index)?,
                &Edge::new(end, end_index)?,
            )
        });
        Ok(Quote {
            text: text.and_then(value),
            quoted: Quoted {
                msg_type,
                message_id: message_id.and_then(value),
                sender: chat_user
                    .and_then(person)
                    .or_else(|| from_user.and_then(person)),
                nick: nick.and_then(value),
                time: time.and_then(value),
                content,
                part,
            },
        })
    }
}

/// The first or the last words of a quoted part.
struct Edge<'a> {
    text: Cow<'a, str>,
    /// Whether a later occurrence than the first may be meant.
    may_be_later: bool,
}

impl<'a> Edge<'a> {
    fn new(text: Option<Found<'a>>, index: Option<Found<'a>>) -> Option<Self> {
        // The index says which occurrence is meant. Only the meaning of 0 is certain: it is the first one.
        let index: Option<u64> = index.and_then(value);
        Some(Edge {
            text: text.and_then(value)?,
            may_be_later: index.is_some_and(|index| index > 0),
        })
    }

    /// Whether it is clear which occurrence in the content is meant.
    fn is_clear_in(&self, content: &str) -> bool {
        !self.may_be_later || content.find(&*self.text) == content.rfind(&*self.text)
    }
}

/// The part of a content from the first `start` to the first `end` after it. `end` may overlap `start`, but
/// must not end before `start` ends.
fn part<'a>(content: &Cow<'a, str>, start: &Edge, end: &Edge) -> Option<Cow<'a, str>> {
    if !start.is_clear_in(content) || !end.is_clear_in(content) {
        return None;
    }
    let from = content.find(&*start.text)?;
    // A short part is both its own start and its own end. So the search begins before the end of `start`: at
    // the first position where `end` could end together with `start`.
    let mut at = (from + start.text.len()).saturating_sub(end.text.len());
    while !content.is_char_boundary(at) {
        at += 1;
    }
    let to = at + content[at..].find(&*end.text)? + end.text.len();
    Some(slice(content, from..to))
}

impl Quoted<'_> {
    /// What the quoted message holds. [`Content::Other`] if its type or its text is absent. If the result is
    /// a quote again, call `read` on it to go one level deeper. Follow a few levels only: a message may hold
    /// thousands, and each call reads the whole rest.
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
        // A quoted video may have a short form that no other message has.
        let video = match msg_type.known() {
            Some(MessageType::Video | MessageType::ShortVideo) => video(content),
            _ => None,
        };
        video.map_or_else(|| Content::of(msg_type, content), |video| Ok(video.into()))
    }

    fn is_empty(&self) -> bool {
        *self == Quoted::default()
    }
}

/// The video in a short form such as `15:0`: its seconds, and another number.
fn video(content: &str) -> Option<Video<'_>> {
    let (seconds, other) = content.split_once(':')?;
    u64::from_text(other.into())?;
    Some(Video {
        seconds: Some(u64::from_text(seconds.into())?),
        ..Video::default()
    })
}
