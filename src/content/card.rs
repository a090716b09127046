//! Business cards.

use std::borrow::Cow;

use super::value::content;
use crate::wxid::Wxid;

content! {
    /// A business card (`msgType` 42; 66 that of an enterprise contact): the attributes of `/msg`.
    pub struct Card<'a> {
        /// `@username`: whom the card shows. An id, or for somebody who is not a friend often the
        /// first ticket, `v3_…@stranger`.
        #[doc(alias = "username")]
        pub wxid: Wxid<Cow<'a, str>> = "@username",
        /// `@nickname`: the nickname.
        #[doc(alias = "nickname")]
        pub nick: Cow<'a, str> = "@nickname",
        /// `@alias`: the WeChat number.
        pub alias: Cow<'a, str> = "@alias",
        /// `@antispamticket`: the second ticket, `v4_…@stranger`.
        #[doc(alias = "antispamticket")]
        pub ticket: Cow<'a, str> = "@antispamticket",
        /// `@bigheadimgurl`: the URL of the avatar.
        #[doc(alias = "bigheadimgurl")]
        pub head_pic: Cow<'a, str> = "@bigheadimgurl",
        /// `@smallheadimgurl`: the URL of the avatar's thumbnail.
        #[doc(alias = "smallheadimgurl")]
        pub shead_pic: Cow<'a, str> = "@smallheadimgurl",
    }
}
