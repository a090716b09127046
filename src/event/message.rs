//! Messages: 78.

use crate::code::{Code, MessageType};
use crate::command::send::SendTextMessage;
use crate::content::{Content, ContentError, FriendRequest};
use crate::event::profile::with_profile;
use crate::text::Wxid;

with_profile! {
    /// A message of any kind, in a private chat or in a room (`type` 78).
    ///
    /// `{"type":78,"msgType":"1","wxid":"…","formWxid":"…","nick":"…","message":"…"}`; real
    /// payloads carry `myMsg` and the profile of the sender besides.
    ///
    /// There is neither an id nor a time: two equal messages cannot be told from one that was
    /// delivered twice.
    ///
    /// ```
    /// use wequick_types::{Callback, Event, MessageType};
    ///
    /// let body = r#"{"data":{"type":78,"msgType":"1","wxid":"1@chatroom",
    ///     "formWxid":"wxid_friend","nick":"family","message":"dinner?"}}"#;
    /// let callback: Callback = wequick_types::from_str(body)?;
    /// let Event::Message(message) = callback.event else { panic!() };
    ///
    /// assert_eq!(message.msg_type, MessageType::Text);
    /// assert_eq!(message.room().unwrap(), "1@chatroom");
    /// assert_eq!(message.sender().unwrap(), "wxid_friend");
    /// assert_eq!(message.message, "dinner?");
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub struct Message {
        required {
            /// `msgType`: what the message is. A string that holds an integer, as which it is
            /// written, or an integer.
            #[doc(alias = "msgType")]
            #[serde(serialize_with = "crate::lenient::code_text::serialize")]
            pub msg_type: Code<MessageType>,
            /// `wxid`: the sender; of a room message, the room. A string.
            pub wxid: Wxid<S>,
            /// `message`: the text, or XML for most other kinds. A string, kept whatever it is:
            /// empty, "null" and "(null)" are texts.
            #[serde(with = "crate::lenient::text")]
            pub message: S,
        }
        optional {
            /// `formWxid` (so spelled; `fromWxid` is read too): who sent it in the room. A
            /// string; only in room messages, and absent where it is `""` or a null-like.
            #[doc(alias = "formWxid")]
            #[serde(
                rename = "formWxid",
                alias = "fromWxid",
                default,
                with = "crate::lenient::null_like",
                skip_serializing_if = "Option::is_none"
            )]
            pub from_wxid: Option<Wxid<S>>,
            /// `myMsg`: whether the own account sent it, perhaps on another device. `"0"` or
            /// `"1"`, as which it is written, or any other spelling of a boolean. Absent in the
            /// older clients.
            #[doc(alias = "myMsg")]
            #[serde(default, with = "crate::lenient::flag_text", skip_serializing_if = "Option::is_none")]
            pub my_msg: Option<bool>,
        }
    }
    /// A message with the required fields.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let mut message = Message::new(MessageType::Text, "1@chatroom", "dinner?");
    /// message.from_wxid = Some("wxid_friend".into());
    /// assert_eq!(message.sender().unwrap(), "wxid_friend");
    /// ```
    pub fn new(
        msg_type: impl Into<Code<MessageType>>,
        wxid: impl Into<Wxid>,
        message: impl Into<String>,
    );
}

impl<S: AsRef<str>> Message<S> {
    /// Whether it was sent in a room.
    #[must_use]
    pub fn is_room(&self) -> bool {
        self.wxid.is_room()
    }

    /// The room that it was sent in; `None` in a private chat.
    #[must_use]
    pub fn room(&self) -> Option<&Wxid<S>> {
        self.is_room().then_some(&self.wxid)
    }

    /// Who sent it: in a room `formWxid`, else `wxid`. `None` where nobody did, as with the
    /// notices in a room.
    #[must_use]
    pub fn sender(&self) -> Option<&Wxid<S>> {
        if self.is_room() {
            self.from_wxid.as_ref()
        } else {
            Some(&self.wxid)
        }
    }

    /// Whether the own account sent it; `None` where the client does not tell (`myMsg`).
    #[must_use]
    pub fn is_own(&self) -> Option<bool> {
        self.my_msg
    }

    /// The command that answers with a text: in the room where it was sent, else to the sender.
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

    /// What the message holds: a quote, a file, who joined a room, and so on. See [`Content`] for
    /// all of it, and for how it is found out.
    ///
    /// # Errors
    ///
    /// Those of [`Content::of`]: the XML is damaged. A message of a kind that is not known is no
    /// error but [`Content::Other`].
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

    /// The friend request that a message of `msgType` 37 holds, the short way to its
    /// [`content`](Message::content); `None` for any other.
    ///
    /// # Errors
    ///
    /// The inner `Err`: the XML is damaged, or lacks what is needed to accept the request.
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
        let is_request = self.msg_type.get() == 37;
        is_request.then(|| FriendRequest::from_xml(self.message.as_ref()))
    }
}
