//! Messages: 78.

use crate::code::Code;
use crate::code::names::{MessageType, Sex};
use crate::command::SendTextMessage;
use crate::content::{Content, ContentError, FriendRequest};
use crate::event::profile::with_profile;
use crate::wxid::Wxid;

with_profile! {
    /// A message of any kind, in a private chat or in a room (`type` 78).
    ///
    /// `{"type":78,"msgType":"1","wxid":"…","formWxid":"…","nick":"…","message":"…"}`. Real callbacks also
    /// have `myMsg` and a profile. `nick` is the name of the sender, or of the room.
    ///
    /// There is neither an id nor a time. So two equal messages look like one message that was delivered
    /// twice.
    ///
    /// ```
    /// use wequick_types::{Callback, Event, MessageType, from_str};
    ///
    /// let body = r#"{"data":{"type":78,"msgType":"1","wxid":"1@chatroom",
    ///     "formWxid":"wxid_friend","nick":"family","message":"dinner?"}}"#;
    /// let callback: Callback = from_str(body)?;
    /// let Event::Message(message) = callback.event else { panic!() };
    ///
    /// assert_eq!(message.msg_type, MessageType::Text);
    /// assert_eq!(message.room().unwrap(), "1@chatroom");
    /// assert_eq!(message.sender().unwrap(), "wxid_friend");
    /// assert_eq!(message.message, "dinner?");
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Message<S> {
        required {
            /// `msgType`: what the message is. A string that holds an integer, or an integer. It is written
            /// as a string.
            #[doc(alias = "msgType")]
            #[serde(with = "crate::quirks::int::as_text")]
            pub msg_type: Code<MessageType>,
            /// `wxid`: the chat. It is the room, or the other side of a private chat. A string. The protocol's
            /// document calls it the sender. That it is the other side even if the account itself sent the
            /// message is known from later clients only.
            pub wxid: Wxid<S>,
            /// `message`: the text of a plain message, or XML for most other types of messages. A string. It
            /// is never absent: `""`, `"null"` and `"(null)"` are kept as texts. JSON null is read as `""`.
            #[serde(with = "crate::quirks::absent::null_is_empty")]
            pub message: S,
        }
        optional {
            /// `formWxid` (the vendor's spelling): the sender in a room. A string. Only in room messages;
            /// absent if it is a [null-like](crate::guide::quirks). If it is absent, `fromWxid` is read
            /// instead. If both are there, `fromWxid` is kept in [`Callback::extra`](crate::Callback::extra).
            #[doc(alias = "formWxid")]
            #[serde(
                rename = "formWxid",
                default,
                with = "crate::quirks::absent::null_like",
                skip_serializing_if = "Option::is_none"
            )]
            pub from_wxid: Wxid<S>,
            /// `myMsg`: whether the account itself sent it, perhaps on another device. A boolean in any
            /// spelling; it is written as `"0"` or `"1"`. Absent in older clients, and if it is a
            /// [null-like](crate::guide::quirks): see
            /// [`Callback::is_own_message`](crate::Callback::is_own_message).
            #[doc(alias = "myMsg")]
            #[serde(default, with = "crate::quirks::flag::as_text", skip_serializing_if = "Option::is_none")]
            pub my_msg: bool,
        }
    }
    /// A message with the required fields.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let message = Message::new(MessageType::Text, "1@chatroom", "dinner?").from_wxid("wxid_friend");
    /// assert_eq!(message.sender().unwrap(), "wxid_friend");
    /// ```
    pub fn new(
        msg_type: impl Into<Code<MessageType>>,
        wxid: impl Into<Wxid>,
        message: impl Into<String>,
    );
}

impl<S: AsRef<str>> Message<S> {
    /// The text of a plain text message (`msgType` 1). `None` for any other message: its
    /// [`message`](Message::message) is XML or a notice.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let text = Message::new(MessageType::Text, "wxid_friend", "ping");
    /// assert_eq!(text.text(), Some("ping"));
    /// let link = Message::new(MessageType::App, "wxid_friend", "<msg>ping</msg>");
    /// assert_eq!(link.text(), None);
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        (self.msg_type == MessageType::Text).then(|| self.message.as_ref())
    }

    /// The chat of the message, `wxid`: the room, or the other side of a private chat. Send an answer there.
    #[must_use]
    pub fn chat(&self) -> &Wxid<S> {
        &self.wxid
    }

    /// Whether it was sent in a room.
    #[must_use]
    pub fn is_room(&self) -> bool {
        self.wxid.is_room()
    }

    /// The room of the message. `None` in a private chat. Other events with a room are 69
    /// ([`chatroom`](crate::event::RoomUpdated::chatroom)) and 77
    /// ([`wxid`](crate::event::RoomMembers::wxid)).
    #[must_use]
    pub fn room(&self) -> Option<&Wxid<S>> {
        self.is_room().then_some(&self.wxid)
    }

    /// Who sent it: `formWxid` in a room, else `wxid`.
    ///
    /// `None` if nobody sent it: in the notices of a room, `formWxid` is absent or repeats the room. Also
    /// `None` for a private message of the account itself (`myMsg`): only
    /// [`Callback::sender`](crate::Callback::sender) knows the account.
    ///
    /// The sender of a friend request (37) is `fmessage`; who asks is
    /// [`FriendRequest::wxid`](crate::content::FriendRequest::wxid). The sender of a notice (10000, 10002) in
    /// a private chat is the friend, although WeChat wrote the notice.
    #[must_use]
    pub fn sender(&self) -> Option<&Wxid<S>> {
        if self.is_room() {
            // A notice of the room repeats the room as its sender.
            let sender = self.from_wxid.as_ref();
            sender.filter(|sender| sender.as_str() != self.wxid.as_str())
        } else {
            // In a private chat, `wxid` is the other person. This person did not send the account's own
            // message.
            (self.my_msg != Some(true)).then_some(&self.wxid)
        }
    }

    /// The command that answers with a text. The answer goes to the [`chat`](Message::chat).
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let message = Message::new(MessageType::Text, "wxid_friend", "ping");
    /// let reply = message.reply("pong");
    /// assert_eq!(reply.wxid, "wxid_friend");
    /// assert_eq!(reply.text, "pong");
    /// ```
    #[must_use]
    pub fn reply(&self, text: impl Into<String>) -> SendTextMessage {
        SendTextMessage::new(&self.wxid, text)
    }

    /// What the message holds: a quote, a file, who joined a room, and so on. [`Content`] lists all of
    /// them, and says how they are recognized.
    ///
    /// # Errors
    ///
    /// Those of [`Content::of`]: the XML is damaged. A message with an unknown `msgType` is not an error; it
    /// is [`Content::Other`].
    ///
    /// ```
    /// use wequick_types::{Content, Message, MessageType};
    ///
    /// let xml = "<msg><appmsg><title>thanks</title><type>57</type><refermsg><type>1</type>
    ///     <chatusr>wxid_friend</chatusr><content>dinner?</content></refermsg></appmsg></msg>";
    /// let message = Message::new(MessageType::App, "1@chatroom", xml);
    /// let Content::Quote(quote) = message.content()? else { panic!() };
    /// assert_eq!(quote.text.as_deref(), Some("thanks"));
    /// assert_eq!(quote.quoted.sender.unwrap(), "wxid_friend");
    /// assert_eq!(quote.quoted.content.as_deref(), Some("dinner?"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    pub fn content(&self) -> Result<Content<'_>, ContentError> {
        Content::of(self.msg_type, self.message.as_ref())
    }

    /// The friend request in a message of `msgType` 37. `None` for any other message. It is a short form of
    /// [`content`](Message::content).
    ///
    /// # Errors
    ///
    /// The inner `Err`: the XML is damaged, or a required attribute is missing.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let xml = r#"<msg fromusername="wxid_new" encryptusername="v3_a@stranger"
    ///     fromnickname="Li" content="It&apos;s me" scene="30" ticket="v4_b@stranger"/>"#;
    /// let message = Message::new(MessageType::FriendRequest, "fmessage", xml);
    /// let request = message.friend_request().unwrap()?;
    /// assert_eq!(request.wxid, "wxid_new");
    /// assert_eq!(request.content.as_deref(), Some("It's me"));
    /// assert_eq!(request.v2, "v4_b@stranger");
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn friend_request(&self) -> Option<Result<FriendRequest, ContentError>> {
        let is_request = self.msg_type == MessageType::FriendRequest;
        is_request.then(|| FriendRequest::from_xml(self.message.as_ref()))
    }
}
