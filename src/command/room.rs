//! Rooms. No command renames a room: the protocol's document announces one, but does not define it.

use crate::wire::wire;
use crate::wxid::Wxid;

wire! {
    /// Fetches the rooms (`api` `getChatRoomLists`).
    ///
    /// `{"api":"getChatRoomLists"}`. [`Rooms`](crate::event::Rooms) (211) answers.
    #[derive(Default)]
    pub struct GetChatRoomLists {}
}

impl GetChatRoomLists {
    /// Fetches the rooms.
    #[must_use]
    pub fn new() -> Self {
        GetChatRoomLists {}
    }
}

wire! {
    /// Removes a member from a room (`api` `delChatRoomUser`).
    ///
    /// `{"api":"delChatRoomUser","chatroom":"…@chatroom","wxid":"…"}`. No event answers.
    ///
    /// ```
    /// use wequick_types::command::DelChatRoomUser;
    ///
    /// let command = DelChatRoomUser::member("wxid_spam").of("1@chatroom");
    /// assert_eq!(command.chatroom, "1@chatroom");
    /// assert_eq!(command.wxid, "wxid_spam");
    /// ```
    pub struct DelChatRoomUser {
        /// `chatroom`: the room. A string.
        pub chatroom: Wxid,
        /// `wxid`: the member. A string.
        pub wxid: Wxid,
    }
}

impl DelChatRoomUser {
    /// The first step: the member. [`of`](MemberToRemove::of) adds the room. Two steps, because two ids
    /// would be easy to swap.
    pub fn member(wxid: impl Into<Wxid>) -> MemberToRemove {
        MemberToRemove { wxid: wxid.into() }
    }
}

/// A [`DelChatRoomUser`] that lacks its room.
#[derive(Debug, Clone)]
#[must_use]
pub struct MemberToRemove {
    wxid: Wxid,
}

impl MemberToRemove {
    /// Removes the member from the room `chatroom`.
    #[must_use]
    pub fn of(self, chatroom: impl Into<Wxid>) -> DelChatRoomUser {
        DelChatRoomUser {
            chatroom: chatroom.into(),
            wxid: self.wxid,
        }
    }
}

wire! {
    /// Fetches the members of a room (`api` `getChatRoomUserLists`).
    ///
    /// `{"api":"getChatRoomUserLists","wxid":"…@chatroom"}`. [`RoomMembers`](crate::event::RoomMembers)
    /// (77) answers.
    pub struct GetChatRoomUserLists {
        /// `wxid`: the room. A string.
        pub wxid: Wxid,
    }
}

impl GetChatRoomUserLists {
    /// Fetches the members of the room `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>) -> Self {
        GetChatRoomUserLists { wxid: wxid.into() }
    }
}

wire! {
    /// Sets the nickname of the account in a room (`api` `updateRoomAsName`). It does not rename the room.
    ///
    /// `{"api":"updateRoomAsName","chatroom":"…@chatroom","name":"…"}`. No event answers.
    pub struct UpdateRoomAsName {
        /// `chatroom`: the room. A string.
        pub chatroom: Wxid,
        /// `name`: the nickname. A string.
        pub name: String,
    }
}

impl UpdateRoomAsName {
    /// Gives the account itself the nickname `name` in the room `chatroom`.
    #[must_use]
    pub fn new(chatroom: impl Into<Wxid>, name: impl Into<String>) -> Self {
        UpdateRoomAsName {
            chatroom: chatroom.into(),
            name: name.into(),
        }
    }
}

wire! {
    /// Gets the v2 ticket of a member (`api` `getRoomUserV2`). The ticket is used to ask the member for
    /// friendship.
    ///
    /// `{"api":"getRoomUserV2","chatroom":"…@chatroom","wxid":"…"}`.
    /// [`ContactFetched`](crate::event::ContactFetched) (88) answers.
    ///
    /// ```
    /// use wequick_types::command::GetRoomUserV2;
    ///
    /// let command = GetRoomUserV2::member("wxid_a").of("1@chatroom");
    /// assert_eq!(command.chatroom, "1@chatroom");
    /// assert_eq!(command.wxid, "wxid_a");
    /// ```
    pub struct GetRoomUserV2 {
        /// `chatroom`: the room. A string.
        pub chatroom: Wxid,
        /// `wxid`: the member. A string.
        pub wxid: Wxid,
    }
}

impl GetRoomUserV2 {
    /// The first step: the member. [`of`](MemberToFetch::of) adds the room.
    pub fn member(wxid: impl Into<Wxid>) -> MemberToFetch {
        MemberToFetch { wxid: wxid.into() }
    }
}

/// A [`GetRoomUserV2`] that lacks its room.
#[derive(Debug, Clone)]
#[must_use]
pub struct MemberToFetch {
    wxid: Wxid,
}

impl MemberToFetch {
    /// Gets the ticket of the member of the room `chatroom`.
    #[must_use]
    pub fn of(self, chatroom: impl Into<Wxid>) -> GetRoomUserV2 {
        GetRoomUserV2 {
            chatroom: chatroom.into(),
            wxid: self.wxid,
        }
    }
}

wire! {
    /// Invites somebody into a room (`api` `sendChatroom`).
    ///
    /// `{"api":"sendChatroom","wxid":"…","chatroom":"…@chatroom"}`.
    /// [`RoomUpdated`](crate::event::RoomUpdated) (69) answers.
    ///
    /// ```
    /// use wequick_types::command::SendChatroom;
    ///
    /// let command = SendChatroom::invite("wxid_friend").to("1@chatroom");
    /// assert_eq!(command.wxid, "wxid_friend");
    /// assert_eq!(command.chatroom, "1@chatroom");
    /// ```
    pub struct SendChatroom {
        /// `wxid`: who is invited. A string.
        pub wxid: Wxid,
        /// `chatroom`: the room. A string.
        pub chatroom: Wxid,
    }
}

impl SendChatroom {
    /// The first step: who is invited. [`to`](Invitation::to) adds the room.
    pub fn invite(wxid: impl Into<Wxid>) -> Invitation {
        Invitation { wxid: wxid.into() }
    }
}

/// A [`SendChatroom`] that lacks its room.
#[derive(Debug, Clone)]
#[must_use]
pub struct Invitation {
    wxid: Wxid,
}

impl Invitation {
    /// Invites to the room `chatroom`.
    #[must_use]
    pub fn to(self, chatroom: impl Into<Wxid>) -> SendChatroom {
        SendChatroom {
            wxid: self.wxid,
            chatroom: chatroom.into(),
        }
    }
}
