//! What is shown on top of a room: announcements, and messages that were pinned.

use std::borrow::Cow;

use super::fields::content;
use super::value::value;
use crate::code::Code;
use crate::code::names::MessageType;
use crate::wxid::Wxid;
use crate::xml::{Damage, Document};

content! {
    /// The announcement of a room (app type 87; 10002 of type `mmchatroombarannouncememt`, so
    /// spelled).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg><appmsg><type>87</type><textannouncement>No water on Monday</textannouncement>
    ///     </appmsg></msg>";
    /// let Content::Announcement(announcement) = Content::of(MessageType::App, xml)? else { panic!() };
    /// assert_eq!(announcement.text.as_deref(), Some("No water on Monday"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("appmsg", "mmchatroombarannouncememt", "notice", "sysmsg"))]
    #[derive(Eq, Hash)]
    pub struct Announcement<'a> {
        /// `appmsg/textannouncement`, of a 10002 `mmchatroombarannouncememt/content`: the text.
        /// Absent if the announcement has pictures only.
        #[doc(alias = "textannouncement")]
        pub text: Cow<'a, str> = "appmsg/textannouncement",
    }
}

impl<'a> Announcement<'a> {
    pub(super) fn read_system(document: &Document<'a>) -> Result<Self, Damage> {
        let [text] = document.find(["mmchatroombarannouncememt/content"])?;
        let text = text.and_then(value);
        Ok(Announcement { text })
    }
}

content! {
    /// Somebody pinned a message on top of a room, or unpinned it (10002 of type `mmchatroomtopmsg`).
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = r#"<sysmsg type="mmchatroomtopmsg"><mmchatroomtopmsg><op>1</op>
    ///     <newmsgid>5517</newmsgid><username>wxid_mei</username></mmchatroomtopmsg></sysmsg>"#;
    /// let Content::Pinned(pinned) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
    /// assert_eq!((pinned.pinned, pinned.message_id), (Some(true), Some(5517)));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias("mmchatroomtopmsg", "sysmsg", "top"))]
    #[derive(Eq, Hash)]
    pub struct Pinned<'a> {
        /// `mmchatroomtopmsg/op`: true if it was pinned (1), false if it was unpinned (2). Absent for any
        /// other number.
        #[doc(alias = "op")]
        pub pinned: bool = "mmchatroomtopmsg/op" as one_not_two,
        /// `mmchatroomtopmsg/newmsgid`: the id of the message. It is written as a string.
        #[doc(alias = "newmsgid")]
        #[serde(serialize_with = "super::value::id_as_text")]
        pub message_id: u64 = "mmchatroomtopmsg/newmsgid",
        /// `mmchatroomtopmsg/msgtype`: the `msgType` of the message. Absent if it is 0.
        #[doc(alias = "msgtype")]
        pub msg_type: Code<MessageType> = "mmchatroomtopmsg/msgtype" as unless_zero,
        /// `mmchatroomtopmsg/username`: who did it.
        #[doc(alias = "username")]
        pub wxid: Wxid<Cow<'a, str>> = "mmchatroomtopmsg/username",
        /// `mmchatroomtopmsg/nickname`: the nickname of this person.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "mmchatroomtopmsg/nickname",
        /// `mmchatroomtopmsg/chatroomname`: the room.
        #[doc(alias = "chatroomname")]
        pub room: Wxid<Cow<'a, str>> = "mmchatroomtopmsg/chatroomname",
    }
}
