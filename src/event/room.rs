//! Rooms: 69, 77, 211.

use crate::blob::Base64Text;
use crate::code::Code;
use crate::code::names::Sex;
use crate::event::payload::payload;
use crate::event::profile::with_profile;
use crate::extra::Extra;
use crate::map_text::map_fields;
use crate::member_list::MemberList;
use crate::quirks::list::entry;
use crate::wire::wire;
use crate::wxid::Wxid;

payload! {
    /// A room was created or changed (`type` 69), for example by `sendChatroom`.
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
    pub struct RoomUpdated<S> {
        required {
            /// `chatroom`: the room. A string.
            pub chatroom: Wxid<S>,
        }
        optional {
            /// `xml`: the message of WeChat about it. A string. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[serde(
                default,
                with = "crate::quirks::absent::null_like",
                skip_serializing_if = "Option::is_none"
            )]
            pub xml: S,
        }
    }
    /// An event with the required field.
    pub fn new(chatroom: impl Into<Wxid>);
}

wire! {
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
    pub struct RoomMembers<S> {
        /// `wxid`: the room. A string.
        pub wxid: Wxid<S>,
        /// `info`: the room's XML in base64. A string. Absent if it is a [null-like](crate::guide::quirks).
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

impl<S> RoomMembers<S> {
    /// Sets `info`.
    #[must_use]
    pub fn info(mut self, info: impl Into<Base64Text<S>>) -> Self {
        self.info = Some(info.into());
        self
    }
}

with_profile! {
    /// A member of a room, in the `userLists` of [`RoomMembers`] (77).
    ///
    /// `{"wxid":"…","nick":"…","sex":"2",…}`
    pub struct RoomMember<S> {
        required {
            /// `wxid`: the member. A string.
            pub wxid: Wxid<S>,
        }
        default {
            /// The fields that the entry does not know. Keys of its own fields are left out when it
            /// is written.
            #[serde(flatten, skip_deserializing, serialize_with = "crate::quirks::list::serialize_extra::<RoomMember, _>")]
            pub extra: Extra,
        }
    }
    /// A member with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(RoomMember);

payload! {
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
    pub struct Rooms<S> {
        required {
            /// `chatrooms`: the rooms. An array of objects.
            #[serde(deserialize_with = "crate::quirks::list::deserialize")]
            pub chatrooms: Vec<Room<S>>,
        }
    }
    /// An event with the required field.
    pub fn new(chatrooms: Vec<Room>);
}

with_profile! {
    /// A room, in the `chatrooms` of [`Rooms`] (211).
    ///
    /// `{"wxid":"…@chatroom","exist":true,"count":4,"userLists":"^Gwxid_a^G","roomLord":false,…}`.
    /// Only these fields of the profile mean something for a room: `nick` (its name) and the avatars.
    pub struct Room<S> {
        required {
            /// `wxid`: the room. A string.
            pub wxid: Wxid<S>,
        }
        optional {
            /// `exist`: whether the account is in it. A boolean in any spelling. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[serde(default, deserialize_with = "crate::quirks::flag::deserialize", skip_serializing_if = "Option::is_none")]
            pub exist: bool,
            /// `count`: how many members it has. An integer, or a string that holds one. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[serde(default, deserialize_with = "crate::quirks::int::optional::deserialize", skip_serializing_if = "Option::is_none")]
            pub count: u32,
            /// `userLists`: the members. One string, see [`MemberList`]. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[doc(alias = "userLists")]
            #[serde(default, with = "crate::quirks::absent::null_like", skip_serializing_if = "Option::is_none")]
            pub user_lists: MemberList<S>,
            /// `roomLord`: whether the account owns it. A boolean in any spelling. Absent if it is a
            /// [null-like](crate::guide::quirks).
            #[doc(alias = "roomLord")]
            #[serde(default, deserialize_with = "crate::quirks::flag::deserialize", skip_serializing_if = "Option::is_none")]
            pub room_lord: bool,
        }
        default {
            /// The fields that the entry does not know. Keys of its own fields are left out when it
            /// is written.
            #[serde(flatten, skip_deserializing, serialize_with = "crate::quirks::list::serialize_extra::<Room, _>")]
            pub extra: Extra,
        }
    }
    /// A room with the required field.
    pub fn new(wxid: impl Into<Wxid>);
}

entry!(Room);
