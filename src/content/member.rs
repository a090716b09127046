//! The people whom a notice names.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::into_owned;
use super::value::value;
use crate::growth::push;
use crate::wxid::Wxid;
use crate::xml::{Found, each};

/// Somebody whom a [`Notice`](super::Notice) is about.
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = r#"<sysmsg type="delchatroommember"><delchatroommember><link><scene>qrcode</scene>
///     <memberlist><username>wxid_mei</username></memberlist></link></delchatroommember></sysmsg>"#;
/// let Content::Notice(notice) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
/// let member = &notice.members[0];
/// assert_eq!(member.role.as_deref(), Some("qrcode"));
/// assert_eq!(member.wxid.as_ref().unwrap(), "wxid_mei");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Member<'a> {
    /// What the member did, or what was done to them. It is `link@name` in a `sysmsgtemplate`, `link/scene`
    /// in a `delchatroommember`, and `inviter` or `member` in an application to enter. Absent if it has
    /// more than 64 bytes.
    ///
    /// A member who entered has one of these roles:
    ///
    /// * `names`: was invited
    /// * `adder`: used a QR code
    /// * `invite` or `qrcode`: was invited by the account itself, or used its QR code. The
    ///   [`nick`](Member::nick) is absent; look it up by the `wxid`.
    ///
    /// Others are `username` (did what the sentence says, such as inviting somebody), `from` (shared the QR
    /// code) and `kickoutname` (was removed). The guide's page on
    /// [`contents`](crate::guide::contents#who-joined-a-room) lists all known roles.
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

into_owned!(Member<'a> { role, wxid, nick });

impl<'a> Member<'a> {
    /// Adds the members in a `memberlist`.
    pub(super) fn push_all(
        members: &mut Vec<Self>,
        role: Option<&Cow<'a, str>>,
        list: Option<Found<'a>>,
    ) {
        for [wxid, nick] in each(list, "member", ["username", "nickname"]) {
            Member::push(members, role, wxid, nick);
        }
    }

    /// Adds a member, unless both id and name are absent.
    pub(super) fn push(
        members: &mut Vec<Self>,
        role: Option<&Cow<'a, str>>,
        wxid: Option<Found<'a>>,
        nick: Option<Found<'a>>,
    ) {
        let member = Member {
            role: role.cloned(),
            wxid: wxid.and_then(value),
            nick: nick.and_then(value),
        };
        // A role alone names nobody.
        if member.wxid.is_some() || member.nick.is_some() {
            push(members, member);
        }
    }

    /// The name in a sentence: the nickname, else the id.
    pub(super) fn name(&self) -> &str {
        let wxid = self.wxid.as_ref().map_or("", |wxid| wxid.as_str());
        self.nick.as_deref().unwrap_or(wxid)
    }
}

/// The role of all members of a link. A long role is left out. It is copied for each member, so many
/// members with a long role would take much more memory than the message.
pub(super) fn role(found: Option<Found<'_>>) -> Option<Cow<'_, str>> {
    found
        .and_then(value)
        .filter(|role: &Cow<'_, str>| role.len() <= 64)
}
