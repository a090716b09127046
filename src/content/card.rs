//! Business cards.

use std::borrow::Cow;

use super::fields::content;
use crate::wxid::Wxid;

content! {
    /// A business card (`msgType` 42, or 66 for an enterprise contact): the attributes of `/msg`.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType};
    ///
    /// let xml = "<msg username='wxid_mei' nickname='Mei' alias='mei2001'/>";
    /// let Content::Card(card) = Content::of(MessageType::BusinessCard, xml)? else { panic!() };
    /// assert_eq!(card.wxid.unwrap(), "wxid_mei");
    /// assert_eq!(card.nick.as_deref(), Some("Mei"));
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
    #[doc(alias = "contact")]
    #[derive(Eq, Hash)]
    pub struct Card<'a> {
        /// `@username`: the person on the card. An id; for somebody who is not a friend, often the first
        /// ticket, `v3_…@stranger`.
        #[doc(alias = "username")]
        pub wxid: Wxid<Cow<'a, str>> = "@username",
        /// `@nickname`: the nickname.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "@nickname",
        /// `@alias`: the WeChat ID (微信号).
        pub alias: Cow<'a, str> = "@alias",
        /// `@antispamticket`, else `@ticket`: the second ticket, `v4_…@stranger`.
        #[doc(alias = "antispamticket")]
        pub ticket: Cow<'a, str> = "@antispamticket" | "@ticket",
        /// `@bigheadimgurl`: the URL of the avatar.
        #[doc(alias = "bigheadimgurl")]
        pub head_pic: Cow<'a, str> = "@bigheadimgurl",
        /// `@smallheadimgurl`: the URL of the avatar's thumbnail.
        #[doc(alias = "smallheadimgurl")]
        pub shead_pic: Cow<'a, str> = "@smallheadimgurl",
        /// `@openimdesc`: the company of an enterprise contact.
        #[doc(alias = "openimdesc")]
        pub company: Cow<'a, str> = "@openimdesc",
        /// `@openimappid`: the service of an enterprise contact, such as WeChat Work.
        #[doc(alias = "openimappid")]
        pub openim_app_id: Cow<'a, str> = "@openimappid",
    }
}
