//! Whom a notice is about.

use std::borrow::Cow;

use serde::Serialize;

use super::value::value;
use crate::wxid::Wxid;
use crate::xml::{Found, each};

/// Somebody whom a [`Notice`](super::Notice) is about.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Member<'a> {
    /// What the member did, or what was done to them. Of a `sysmsgtemplate` it is `link@name`, of a
    /// `delchatroommember` `link/scene`, of an application to enter `inviter` or `member`. Absent where
    /// it has more than 64 bytes.
    ///
    /// Who came in has the role `names` (was invited), `adder` (by a QR code), `invite` or `qrcode`
    /// (the same two, where the account itself invited or shared the code: without a
    /// [`nick`](Member::nick), so look it up under the `wxid`). `username` and `from` are who brought
    /// them, and `kickoutname` is who was removed. The guide's page on
    /// [`contents`](crate::guide::contents#who-joined-a-room) has all that are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Cow<'a, str>>,
    /// `username`: the id.
    #[doc(alias = "username")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wxid: Option<Wxid<Cow<'a, str>>>,
    /// `nickname`: the nickname; a `delchatroommember` has none.
    #[doc(alias = "nickname")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick: Option<Cow<'a, str>>,
}

impl<'a> Member<'a> {
    /// The members in a `memberlist`.
    pub(super) fn all(list: Option<Found<'a>>, role: Option<&Cow<'a, str>>) -> Vec<Self> {
        let members = each(list, "member", ["username", "nickname"]);
        let members = members.map(|[wxid, nick]| Member {
            role: role.cloned(),
            wxid: wxid.and_then(value),
            nick: nick.and_then(value),
        });
        members.filter(Member::is_somebody).collect()
    }

    pub(super) fn is_somebody(&self) -> bool {
        self.wxid.is_some() || self.nick.is_some()
    }
}

/// A role, which all members of a list share: each of them is written with it, so a long one is left
/// out.
pub(super) fn role(name: Option<Cow<'_, str>>) -> Option<Cow<'_, str>> {
    name.filter(|name| name.len() <= 64)
}
