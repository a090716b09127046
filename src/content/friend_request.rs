//! Friend requests.

use std::borrow::Cow;

use serde::Serialize;

use super::fields::content;
use super::owned::owned;
use super::value::value;
use super::{Content, ContentError};
use crate::command::AcceptFriend;
use crate::wxid::Wxid;
use crate::xml::Document;

/// Reads a message of `msgType` 37.
pub(super) fn read(text: &str) -> Result<Content<'_>, ContentError> {
    FriendRequest::from_xml(text).map(Content::FriendRequest)
}

/// Somebody asks for friendship (`msgType` 37): the attributes of `/msg`.
///
/// `<msg fromusername=".." encryptusername="v3_..@stranger" fromnickname=".." content=".." scene="30"
/// ticket="v4_..@stranger" .../>`. Only `fromusername`, `encryptusername` and `ticket` are required. So no
/// text that the stranger chose can make the request unreadable.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = r#"<msg fromusername="wxid_mei" encryptusername="v3_a@stranger" ticket="v4_b@stranger"
///     fromnickname="Mei" content="We met at lunch"/>"#;
/// let Content::FriendRequest(request) = Content::of(MessageType::FriendRequest, xml)? else { panic!() };
/// assert_eq!(request.nick.as_deref(), Some("Mei"));
/// assert_eq!(request.accept().v2, "v4_b@stranger");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct FriendRequest {
    /// `@fromusername`: who asks.
    #[doc(alias = "fromusername")]
    pub wxid: Wxid,
    /// `@encryptusername`: the first ticket, `v3_…@stranger`, in older clients `v1_…`.
    #[doc(alias = "encryptusername")]
    pub v1: String,
    /// `@ticket`: the second ticket, `v4_…@stranger`, in older clients `v2_…`.
    #[doc(alias = "ticket")]
    pub v2: String,
    /// `@fromnickname`: the nickname. Absent if it is empty or white space.
    #[doc(alias = "fromnickname")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick: Option<String>,
    /// `@alias`: the WeChat ID (微信号). Absent if it is empty or white space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// `@content`: the greeting. Absent if it is empty or white space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// `@scene`: where the two met, such as 30 for a scanned QR code. Absent if it is not a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scene: Option<u32>,
    /// `@bigheadimgurl`: the URL of the avatar. Absent if it is empty or white space.
    #[doc(alias = "bigheadimgurl")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_pic: Option<String>,
    /// `@smallheadimgurl`: the URL of the avatar's thumbnail. Absent if it is empty or white space.
    #[doc(alias = "smallheadimgurl")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shead_pic: Option<String>,
    /// `@chatroomusername`: the room in which they met. Absent if it is empty or white space.
    #[doc(alias = "chatroomusername")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Wxid>,
}

owned!(FriendRequest);

impl FriendRequest {
    /// A request from `wxid`, with the tickets in the command `accept`.
    ///
    /// ```
    /// use wequick_types::command::AcceptFriend;
    /// use wequick_types::content::FriendRequest;
    ///
    /// let accept = AcceptFriend::v1("v3_a@stranger").v2("v4_b@stranger");
    /// let mut request = FriendRequest::new("wxid_new", accept.clone());
    /// request.content = Some("It's me".to_owned());
    /// assert_eq!(request.v1, "v3_a@stranger");
    /// assert_eq!(request.accept(), accept);
    /// ```
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, accept: AcceptFriend) -> Self {
        FriendRequest {
            wxid: wxid.into(),
            v1: accept.v1,
            v2: accept.v2,
            nick: None,
            alias: None,
            content: None,
            scene: None,
            head_pic: None,
            shead_pic: None,
            room: None,
        }
    }

    /// The command that accepts the request.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let xml = r#"<msg fromusername="a" encryptusername="v3_a@stranger" ticket="v4_b@stranger"/>"#;
    /// let request = Message::new(MessageType::FriendRequest, "fmessage", xml).friend_request();
    /// let command = request.unwrap()?.accept();
    /// assert_eq!((command.v1.as_str(), command.v2.as_str()), ("v3_a@stranger", "v4_b@stranger"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[must_use]
    pub fn accept(&self) -> AcceptFriend {
        AcceptFriend::v1(&self.v1).v2(&self.v2)
    }

    /// Reads the XML of a request.
    pub(crate) fn from_xml(text: &str) -> Result<Self, ContentError> {
        let Some(document) = Document::open_root(text, "msg")? else {
            return Err(ContentError::Damaged {
                at: 0,
                expected: "`<msg>`".into(),
            });
        };
        let [
            wxid,
            v1,
            v2,
            nick,
            alias,
            content,
            scene,
            head,
            small_head,
            room,
        ] = document.find([
            "@fromusername",
            "@encryptusername",
            "@ticket",
            "@fromnickname",
            "@alias",
            "@content",
            "@scene",
            "@bigheadimgurl",
            "@smallheadimgurl",
            "@chatroomusername",
        ])?;
        let missing = |attribute| ContentError::Missing { attribute };
        // A `scene` that is not a number, or too large, is absent. It must not make the request unreadable.
        let scene: Option<u64> = scene.and_then(value);
        Ok(FriendRequest {
            wxid: wxid.and_then(value).ok_or(missing("fromusername"))?,
            v1: v1.and_then(value).ok_or(missing("encryptusername"))?,
            v2: v2.and_then(value).ok_or(missing("ticket"))?,
            nick: nick.and_then(value),
            alias: alias.and_then(value),
            content: content.and_then(value),
            scene: scene.and_then(|scene| scene.try_into().ok()),
            head_pic: head.and_then(value),
            shead_pic: small_head.and_then(value),
            room: room.and_then(value),
        })
    }
}

content! {
    /// An enterprise contact asks for friendship (`msgType` 65): the attributes of `/msg`.
    ///
    /// No command is known that accepts it. So no attribute is required, and
    /// [`Message::friend_request`](crate::Message::friend_request) does not return it.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = r#"<msg fromusername="2559@openim" fromnickname="Mei" openimdesc="Tea Ltd."/>"#;
    /// let content = Content::of(MessageType::EnterpriseFriendRequest, xml)?;
    /// let Content::EnterpriseRequest(request) = content else { panic!() };
    /// assert_eq!(request.wxid.unwrap(), "2559@openim");
    /// assert_eq!(request.company.as_deref(), Some("Tea Ltd."));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("openim", "work"))]
    #[derive(Eq, Hash)]
    pub struct EnterpriseRequest<'a> {
        /// `@fromusername`: who asks.
        #[doc(alias = "fromusername")]
        pub wxid: Wxid<Cow<'a, str>> = "@fromusername",
        /// `@fromnickname`: the nickname.
        #[doc(alias = "fromnickname")]
        pub nick: Cow<'a, str> = "@fromnickname",
        /// `@content`: the greeting.
        pub content: Cow<'a, str> = "@content",
        /// `@scene`: where the two met.
        pub scene: u64 = "@scene",
        /// `@ticket`: the ticket of the request.
        pub ticket: Cow<'a, str> = "@ticket",
        /// `@openimappid`: the service of the contact, such as WeChat Work.
        #[doc(alias = "openimappid")]
        pub openim_app_id: Cow<'a, str> = "@openimappid",
        /// `@bigheadimgurl`: the URL of the avatar.
        #[doc(alias = "bigheadimgurl")]
        pub head_pic: Cow<'a, str> = "@bigheadimgurl",
        /// `@openimdesc`: the company.
        #[doc(alias = "openimdesc")]
        pub company: Cow<'a, str> = "@openimdesc",
    }
}
