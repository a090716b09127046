//! The commands that answer a poll, and [`Task`], which holds one command.
//!
//! A command can be written and read without its [`Task`], as an event's [payload](crate::event) can. In
//! every self-describing format it is a map of `api` and its fields. When it is read, `api` may be missing,
//! but must not name another command. `time` and unknown fields are ignored. A [`Task`] keeps both.
//!
//! ```
//! use wequick_types::command::{DelUser, NetGetUserInfo};
//!
//! let json = serde_json::to_string(&DelUser::new("wxid_a"))?;
//! assert_eq!(json, r#"{"api":"delUser","wxid":"wxid_a"}"#);
//! assert_eq!(serde_json::from_str::<DelUser>(&json)?, DelUser::new("wxid_a"));
//! assert!(serde_json::from_str::<NetGetUserInfo>(&json).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

mod alone;
mod friend;
mod room;
mod send;
mod session;
mod unknown;

pub use friend::*;
pub use room::*;
pub use send::*;
pub use session::*;
pub use unknown::Unknown;
pub(crate) use unknown::time;

use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::extra::Extra;
use crate::json::fields::field_names;
use crate::json::unknown::{TakeUnknown, read_all, read_struct};
use crate::kind::EventKind;
use crate::wire::{Tag, write_map};

/// Defines [`Command`] from the list of commands, with everything that each command needs. A line of the
/// list has the name of the struct, its `api`, and the kinds of events that answer it.
// For example, the line `OutLogin = "outLogin" => [Logout],` makes
//
// * the variant `Command::OutLogin(OutLogin)`, and its arm in each `match` below
// * `Serialize` and `Deserialize` for the struct `OutLogin`, with `"api":"outLogin"` as its tag
// * `From<OutLogin> for Command`, and the method `OutLogin::after`
macro_rules! commands {
    ($(
        $(#[$doc:meta])*
        $name:ident = $api:literal => [$($answer:ident),*],
    )*) => {
        /// What the client has to do, by its `api`.
        ///
        /// Each variant holds a struct of the same name from [`command`](crate::command). The struct
        /// converts into a `Command` and into a [`Task`]. There is no command that renames a room: the
        /// protocol's document announces one, but its `api` is not known.
        ///
        /// ```
        /// use wequick_types::Command;
        /// use wequick_types::command::SendTextMessage;
        ///
        /// let command: Command = SendTextMessage::new("filehelper", "hello").into();
        /// assert_eq!(command.api(), "sendTextMessage");
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Command {
            $($(#[$doc])* $name($name),)*
            /// Any other `api`.
            Unknown(Unknown),
        }

        impl Command {
            /// The `api` of the command.
            #[must_use]
            pub fn api(&self) -> &str {
                match self {
                    $(Command::$name(_) => $api,)*
                    Command::Unknown(unknown) => &unknown.api,
                }
            }

            /// Whether the crate knows a command of this `api`.
            pub(crate) fn is_known(api: &str) -> bool {
                matches!(api, $($api)|*)
            }

            /// The kinds of events that answer the command. Most commands have no answer.
            ///
            /// The list follows from what the protocol's document says about the events. The document names an
            /// answer for `getRoomUserV2` only. There is no correlation id: an answer looks like an event that
            /// nobody asked for. Match it by its kind, its account and the ids in it.
            ///
            /// ```
            /// use wequick_types::command::GetLoginQrCode;
            /// use wequick_types::{Command, EventKind};
            ///
            /// let command = Command::from(GetLoginQrCode::new());
            /// assert_eq!(command.answered_by(), [EventKind::LoginQrCode]);
            /// ```
            #[must_use]
            pub fn answered_by(&self) -> &'static [EventKind] {
                match self {
                    $(Command::$name(_) => &[$(EventKind::$answer),*],)*
                    Command::Unknown(_) => &[],
                }
            }

            /// Reads the command with this `api`. Fields that it does not know go to `unknown`.
            pub(crate) fn read<'de, A, U>(
                api: &str,
                fields: A,
                unknown: &mut U,
            ) -> Result<Self, A::Error>
            where
                A: MapAccess<'de>,
                U: TakeUnknown<'de>,
            {
                Ok(match api {
                    $($api => Command::$name(read_struct(fields, unknown)?),)*
                    _ => {
                        read_all(fields, unknown)?;
                        Command::Unknown(Unknown::new(api, Extra::new()))
                    }
                })
            }

            /// The wire names of the command's own fields.
            pub(crate) fn field_names(&self) -> &'static [&'static str] {
                match self {
                    $(Command::$name(_) => field_names::<$name>(),)*
                    Command::Unknown(_) => &[],
                }
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for Command {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                type Make<'a> = fn(&mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Command>;
                let makes: &[Make<'a>] = &[
                    $(|bytes| bytes.arbitrary().map(Command::$name),)*
                    |bytes| bytes.arbitrary().map(Command::Unknown),
                ];
                bytes.choose(makes)?(bytes)
            }
        }

        /// `{"api":"…", …}`
        impl Serialize for Command {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                match self {
                    $(Command::$name(command) => command.serialize(serializer),)*
                    Command::Unknown(unknown) => unknown.serialize(serializer),
                }
            }
        }

        $(
            /// A map of `api` and the fields, in every format.
            impl Serialize for $name {
                fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                    write_map(Some(Tag("api", $api)), self, serializer)
                }
            }

            /// Reads a command alone, without its task. An `api` is not needed, but must be that of this
            /// command. `time` and fields that the command does not know are ignored.
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    alone::read($api, deserializer)
                }
            }

            impl From<$name> for Command {
                fn from(command: $name) -> Self {
                    Command::$name(command)
                }
            }

            impl $name {
                /// The command as a [`Task`] that is delayed by `time`. Its unit is not certain: see
                /// [`Task::time`].
                #[must_use]
                pub fn after(self, time: u64) -> Task {
                    Task::new(self).after(time)
                }
            }
        )*
    };
}

commands! {
    /// `sendTextMessage`: sends a text.
    SendTextMessage = "sendTextMessage" => [],
    /// `sendPicMessage`: sends a picture.
    SendPicMessage = "sendPicMessage" => [],
    /// `sendFileMessage`: sends a file.
    SendFileMessage = "sendFileMessage" => [],
    /// `sendXmlMessage`: sends a link.
    SendXmlMessage = "sendXmlMessage" => [],
    /// `sendCardMessage`: sends a business card.
    SendCardMessage = "sendCardMessage" => [],
    /// `initContact`: fetches the contacts.
    InitContact = "initContact" => [Friends, ContactsInitialized],
    /// `addUserEvent`: asks for friendship.
    AddUserEvent = "addUserEvent" => [],
    /// `delUser`: deletes a friend.
    DelUser = "delUser" => [],
    /// `newGetUserLists`: looks friends up.
    NewGetUserLists = "newGetUserLists" => [Friends],
    /// `acceptFriend`: accepts a friend request.
    AcceptFriend = "acceptFriend" => [FriendAccepted],
    /// `getChatRoomLists`: fetches the rooms.
    GetChatRoomLists = "getChatRoomLists" => [Rooms],
    /// `delChatRoomUser`: removes a member.
    DelChatRoomUser = "delChatRoomUser" => [],
    /// `getChatRoomUserLists`: fetches the members of a room.
    GetChatRoomUserLists = "getChatRoomUserLists" => [RoomMembers],
    /// `updateRoomAsName`: sets the account's nickname in a room.
    UpdateRoomAsName = "updateRoomAsName" => [],
    /// `getRoomUserV2`: gets the v2 ticket of a member.
    GetRoomUserV2 = "getRoomUserV2" => [ContactFetched],
    /// `sendChatroom`: invites somebody into a room.
    SendChatroom = "sendChatroom" => [RoomUpdated],
    /// `isLoginInfo`: asks for the login state.
    IsLoginInfo = "isLoginInfo" => [LoginState],
    /// `getLoginQrCode`: asks for the QR code.
    GetLoginQrCode = "getLoginQrCode" => [LoginQrCode],
    /// `outLogin`: logs out.
    OutLogin = "outLogin" => [Logout],
    /// `netGetUserInfo`: fetches a contact over the network.
    NetGetUserInfo = "netGetUserInfo" => [ContactFetched],
}

impl From<Unknown> for Command {
    fn from(unknown: Unknown) -> Self {
        Command::Unknown(unknown)
    }
}

/// One entry of a poll answer: a command, and when to carry it out.
///
/// `{"api":"…", …, "time":1}`: `api` and the fields of the command. Every command converts into a task.
///
/// ```
/// use wequick_types::Task;
/// use wequick_types::command::SendTextMessage;
///
/// let task: Task = SendTextMessage::new("filehelper", "later").after(5);
/// assert_eq!(
///     serde_json::to_string(&task).unwrap(),
///     r#"{"api":"sendTextMessage","wxid":"filehelper","text":"later","time":5}"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Task {
    /// `api` and the fields that go with it.
    pub command: Command,
    /// `time`: a delay for this task only. An integer, or a string that holds one. Absent if it is a
    /// [null-like](crate::guide::quirks); an absent one is not written.
    ///
    /// The unit is not certain: the protocol's document says seconds and has the example 1, but the
    /// vendor's own demo sends 1000 to 2000. The number is passed on unchanged.
    pub time: Option<u64>,
    /// The fields that the command does not know, such as a numeric `code`. Empty for a
    /// [`Command::Unknown`], which holds all fields itself.
    ///
    /// These keys are not written, because they would be read back as something else: `api`, `time`, the
    /// command's own fields, and, for a known command, an `option` whose value is an object.
    pub extra: Extra,
}

impl Task {
    /// A task without a delay.
    #[must_use]
    pub fn new(command: impl Into<Command>) -> Self {
        Task {
            command: command.into(),
            time: None,
            extra: Extra::new(),
        }
    }

    /// The same task, delayed by `time`. Its unit is not certain: see [`Task::time`].
    #[must_use]
    pub fn after(self, time: u64) -> Self {
        Task {
            time: Some(time),
            ..self
        }
    }
}

impl<C: Into<Command>> From<C> for Task {
    fn from(command: C) -> Self {
        Task::new(command)
    }
}
