//! Rooms: 69, 77, 211.

use serde::{Deserialize, Serialize};

use crate::blob::Base64Text;
use crate::event::profile::with_profile;
use crate::extra::Extra;
use crate::map_text::map_fields;
use crate::member_list::MemberList;
use crate::quirks::list::entry;
use crate::text::Text;
use crate::wxid::Wxid;

/// A room was created or changed (`type` 69), by `sendChatroom` among others.
///
/// `{"type":69,"cwxid":"…","xml":"","chatroom":"218138553@chatroom"}`
///
/// ```
/// use wequick_types::{Callback, Event, from_str};
///
/// let body = r#"{"data":{"type":69,"xml":"","chatroom":"218138553@chatroom"}}"#;
/// let callback: Callback = from_str(body)?;
/// let Event::RoomUpdated(room) = callback.event else { panic!() };
/// assert!(room.chatroom.is_room());
/// assert_eq!(room.xml, None);
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(bound(serialize = "S: AsRef<str>", deserialize = "S: Text<'de>"))]
#[non_exhaustive]
pub struct RoomUpdated<S = String> {
    /// `chatroom`: the room. A string.
    pub chatroom: Wxid<S>,
    /// `xml`: what WeChat said of it. A string; absent where it is a null-like.
    #[serde(
        default,
        with = "crate::quirks::absent::null_like",
        skip_serializing_if = "Option::is_none"
    )]
    pub xml: Option<S>,
}

map_fields!(RoomUpdated { chatroom, xml });

impl RoomUpdated {
    /// An event with the required field.
    #[must_use]
    pub fn new(chatroom: impl Into<Wxid>) -> Self {
        RoomUpdated {
            chatroom: chatroom.into(),
            xml: None,
        }
    }
}

/// The members of one room (`type` 77): the answer to `getChatRoomUserLists`.
///
/// `{"type":77,"wxid":"…@chatroom","info":"<base64>","userLists":[{"wxid":"…",…}]}`
///
/// ```
/// use wequick_types::{Callback, Event, from_str};
///
/// let body = r#"{"data":{"type":77,"wxid":"1@chatroom",
///     "userLists":[{"wxid":"wxid_a","nick":"Li"},{"wxid":"wxid_b"}]}}"#;
/// let callback: Callback = from_str(body)?;
/// let Event::RoomMembers(members) = callback.event else { panic!() };
/// assert_eq!(members.wxid, "1@chatroom");
/// assert_eq!(members.user_lists[1].wxid, "wxid_b");
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    rename_all = "camelCase",
    bound(serialize = "S: AsRef<str>", deserialize = "S: Text<'de>")
)]
#[non_exhaustive]
pub struct RoomMembers<S = String> {
    /// `wxid`: the room. A string.
    pub wxid: Wxid<S>,
    /// `info`: the room's XML in base64. A string; absent where it is a null-like.
    #[serde(
        default,
        with = "crate::quirks::absent::null_like",
        skip_serializing_if = "Option::is_none"
    )]
    pub info: Option<Base64Text<S>>,
    /// `userLists`: the members. An array of objects.
    #[doc(alias = "userLists")]
    #[serde(deserialize_with = "crate::quirks::list::deserialize")]
    pub user_lists: Vec<RoomMember<S>>,
}

map_fields!(RoomMembers {
    wxid,
    info,
    user_lists
});

impl RoomMembers {
    /// An event with the required fields.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, user_lists: Vec<RoomMember>) -> Self {
        RoomMembers {
            wxid: wxid.into(),
            info: None,
            user_lists,
        }
    }
}

with_profile! {
    /// A member of a room, in the `userLists` of [`RoomMembers`] (77).
    ///
    /// `{"wxid":"…","nick":"…","sex":"2",…}`
    pub struct RoomMember {
        required {
            /// `wxid`: the member. A string.
            pub wxid: Wxid<S>,
        }
        optional {
            /// The fields that the entry does not know. Its own fields are left out when they are
            /// written.
            #[serde(flatten, skip_deserializing, serialize_with = "crate::quirks::list::serialize_extra::<RoomMember, _>")]
            pub extra: Extra,
        }
    }
    /// A member with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(RoomMember);

/// The rooms of the account (`type` 211): the answer to `getChatRoomLists`.
///
/// `{"type":211,"chatrooms":[{"wxid":"…@chatroom",…}]}`
///
/// ```
/// use wequick_types::{Callback, Event, from_str};
///
/// let body = r#"{"data":{"type":211,"chatrooms":[{"wxid":"1@chatroom","exist":true,
///     "count":2,"userLists":"^Gwxid_a^Gwxid_b^G","roomLord":false,"nick":"family"}]}}"#;
/// let callback: Callback = from_str(body)?;
/// let Event::Rooms(rooms) = callback.event else { panic!() };
/// let room = &rooms.chatrooms[0];
/// assert_eq!(room.nick.as_deref(), Some("family"));
/// assert!(room.user_lists.as_ref().unwrap().contains("wxid_a"));
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(bound(serialize = "S: AsRef<str>", deserialize = "S: Text<'de>"))]
#[non_exhaustive]
pub struct Rooms<S = String> {
    /// `chatrooms`: the rooms. An array of objects.
    #[serde(deserialize_with = "crate::quirks::list::deserialize")]
    pub chatrooms: Vec<Room<S>>,
}

map_fields!(Rooms { chatrooms });

impl Rooms {
    /// An event with the required field.
    #[must_use]
    pub fn new(chatrooms: Vec<Room>) -> Self {
        Rooms { chatrooms }
    }
}

with_profile! {
    /// A room, in the `chatrooms` of [`Rooms`] (211).
    ///
    /// `{"wxid":"…@chatroom","exist":true,"count":4,"userLists":"^Gwxid_a^G","roomLord":false,…}`.
    /// Of the profile only `nick` (the name) and the avatars mean something for a room.
    pub struct Room {
        required {
            /// `wxid`: the room. A string.
            pub wxid: Wxid<S>,
        }
        optional {
            /// `exist`: whether the account is in it. A boolean in any spelling; absent
            /// where it is a null-like.
            #[serde(default, deserialize_with = "crate::quirks::flag::deserialize", skip_serializing_if = "Option::is_none")]
            pub exist: Option<bool>,
            /// `count`: how many members it has. An integer, or a string that holds one; absent
            /// where it is a null-like.
            #[serde(default, deserialize_with = "crate::quirks::int::optional::deserialize", skip_serializing_if = "Option::is_none")]
            pub count: Option<u32>,
            /// `userLists`: the members. One string, see [`MemberList`]; absent where it is a
            /// null-like.
            #[doc(alias = "userLists")]
            #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
            pub user_lists: Option<MemberList<S>>,
            /// `roomLord`: whether the account owns it. A boolean in any spelling; absent
            /// where it is a null-like.
            #[doc(alias = "roomLord")]
            #[serde(default, deserialize_with = "crate::quirks::flag::deserialize", skip_serializing_if = "Option::is_none")]
            pub room_lord: Option<bool>,
            /// The fields that the entry does not know. Its own fields are left out when they are
            /// written.
            #[serde(flatten, skip_deserializing, serialize_with = "crate::quirks::list::serialize_extra::<Room, _>")]
            pub extra: Extra,
        }
    }
    /// A room with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(Room);
