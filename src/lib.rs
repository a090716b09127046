#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod blob;
mod callback;
mod code;
mod command;
pub mod content;
mod error;
mod event;
mod fields;
mod guess;
pub mod guide;
mod lenient;
mod locate;
mod passed_over;
mod tape;
mod text;
mod xml;

pub use blob::{Base64Text, BlobError, DataUri, Hex};
pub use callback::{Callback, CallbackRef, from_slice, from_str};
pub use code::{Code, ContactKind, LoginCode, MessageType, Sex, TransferStage};
pub use command::friend::{
    AcceptFriend, Acceptance, AddUserEvent, DelUser, InitContact, NetGetUserInfo, NewGetUserLists,
    TooManyWxids,
};
pub use command::room::{
    DelChatRoomUser, GetChatRoomLists, GetChatRoomUserLists, GetRoomUserV2, Invitation,
    MemberToFetch, MemberToRemove, SendChatroom, UpdateRoomAsName,
};
pub use command::send::{
    Card, SendCardMessage, SendFileMessage, SendPicMessage, SendTextMessage, SendXmlMessage,
};
pub use command::session::{GetLoginQrCode, IsLoginInfo, OutLogin};
pub use command::{Command, PollResponse, Task};
pub use content::Content;
pub use error::{Error, ErrorKind};
pub use event::contact::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends,
    Stranger,
};
pub use event::login::{
    Login, LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, SelfProfile,
};
pub use event::message::Message;
pub use event::room::{Room, RoomMember, RoomMembers, RoomUpdated, Rooms};
pub use event::{Event, Unknown};
pub use text::{MemberList, Text, Wxid, WxidKind};
