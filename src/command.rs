//! The commands that a poll answers with.

pub(crate) mod friend;
mod read;
pub(crate) mod room;
pub(crate) mod send;
pub(crate) mod session;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::command::friend::{
    AcceptFriend, AddUserEvent, DelUser, InitContact, NetGetUserInfo, NewGetUserLists,
};
use crate::command::room::{
    DelChatRoomUser, GetChatRoomLists, GetChatRoomUserLists, GetRoomUserV2, SendChatroom,
    UpdateRoomAsName,
};
use crate::command::send::{
    SendCardMessage, SendFileMessage, SendPicMessage, SendTextMessage, SendXmlMessage,
};
use crate::command::session::{GetLoginQrCode, IsLoginInfo, OutLogin};
use crate::error::Error;

/// What the client is to do, by its `api`.
///
/// Each command is a struct of the variant's name, which turns into a `Command` and into a
/// [`Task`]. Renaming a room is not among them: the protocol's document announces it, but no
/// `api` for it is known.
///
/// ```
/// use wequick_types::{Command, SendTextMessage};
///
/// let command: Command = SendTextMessage::new("filehelper", "hello").into();
/// assert_eq!(command.api(), "sendTextMessage");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Command {
    /// `sendTextMessage`: sends a text.
    SendTextMessage(SendTextMessage),
    /// `sendPicMessage`: sends a picture.
    SendPicMessage(SendPicMessage),
    /// `sendFileMessage`: sends a file.
    SendFileMessage(SendFileMessage),
    /// `sendXmlMessage`: sends a link.
    SendXmlMessage(SendXmlMessage),
    /// `sendCardMessage`: sends a business card.
    SendCardMessage(SendCardMessage),
    /// `initContact`: fetches the contacts.
    InitContact(InitContact),
    /// `addUserEvent`: asks for friendship.
    AddUserEvent(AddUserEvent),
    /// `delUser`: deletes a friend.
    DelUser(DelUser),
    /// `newGetUserLists`: looks friends up.
    NewGetUserLists(NewGetUserLists),
    /// `acceptFriend`: accepts a friend request.
    AcceptFriend(AcceptFriend),
    /// `getChatRoomLists`: fetches the rooms.
    GetChatRoomLists(GetChatRoomLists),
    /// `delChatRoomUser`: removes a member.
    DelChatRoomUser(DelChatRoomUser),
    /// `getChatRoomUserLists`: fetches the members of a room.
    GetChatRoomUserLists(GetChatRoomUserLists),
    /// `updateRoomAsName`: sets the own nickname in a room.
    UpdateRoomAsName(UpdateRoomAsName),
    /// `getRoomUserV2`: gets the v2 ticket of a member.
    GetRoomUserV2(GetRoomUserV2),
    /// `sendChatroom`: invites somebody into a room.
    SendChatroom(SendChatroom),
    /// `isLoginInfo`: asks for the login state.
    IsLoginInfo(IsLoginInfo),
    /// `getLoginQrCode`: asks for the QR code.
    GetLoginQrCode(GetLoginQrCode),
    /// `outLogin`: logs out.
    OutLogin(OutLogin),
    /// `netGetUserInfo`: fetches a contact over the network.
    NetGetUserInfo(NetGetUserInfo),
    /// Any other `api`.
    Other {
        /// `api`
        api: String,
        /// All other keys but `time`, kept as [`Unknown::fields`](crate::Unknown::fields) are.
        fields: Map<String, Value>,
    },
}

impl Command {
    /// The `api` of the command.
    #[must_use]
    pub fn api(&self) -> &str {
        match self {
            Command::SendTextMessage(_) => "sendTextMessage",
            Command::SendPicMessage(_) => "sendPicMessage",
            Command::SendFileMessage(_) => "sendFileMessage",
            Command::SendXmlMessage(_) => "sendXmlMessage",
            Command::SendCardMessage(_) => "sendCardMessage",
            Command::InitContact(_) => "initContact",
            Command::AddUserEvent(_) => "addUserEvent",
            Command::DelUser(_) => "delUser",
            Command::NewGetUserLists(_) => "newGetUserLists",
            Command::AcceptFriend(_) => "acceptFriend",
            Command::GetChatRoomLists(_) => "getChatRoomLists",
            Command::DelChatRoomUser(_) => "delChatRoomUser",
            Command::GetChatRoomUserLists(_) => "getChatRoomUserLists",
            Command::UpdateRoomAsName(_) => "updateRoomAsName",
            Command::GetRoomUserV2(_) => "getRoomUserV2",
            Command::SendChatroom(_) => "sendChatroom",
            Command::IsLoginInfo(_) => "isLoginInfo",
            Command::GetLoginQrCode(_) => "getLoginQrCode",
            Command::OutLogin(_) => "outLogin",
            Command::NetGetUserInfo(_) => "netGetUserInfo",
            Command::Other { api, .. } => api,
        }
    }

    /// The codes of the events that answer the command; none for most.
    ///
    /// This is inferred from what the protocol's document says of the events (for
    /// `getRoomUserV2` it is stated). There is no correlation id: an answer can be told from an
    /// event that came unasked only by its kind, its account and the ids inside.
    ///
    /// ```
    /// use wequick_types::{Command, GetLoginQrCode};
    ///
    /// assert_eq!(Command::from(GetLoginQrCode::new()).answered_by(), [82, 401]);
    /// ```
    #[must_use]
    pub fn answered_by(&self) -> &'static [i64] {
        match self {
            Command::InitContact(_) => &[210, 97],
            Command::NewGetUserLists(_) => &[210],
            Command::AcceptFriend(_) => &[96],
            Command::GetChatRoomLists(_) => &[211],
            Command::GetChatRoomUserLists(_) => &[77],
            Command::GetRoomUserV2(_) | Command::NetGetUserInfo(_) => &[88],
            Command::SendChatroom(_) => &[69],
            Command::IsLoginInfo(_) => &[66],
            Command::GetLoginQrCode(_) => &[82, 401],
            Command::OutLogin(_) => &[90],
            Command::SendTextMessage(_)
            | Command::SendPicMessage(_)
            | Command::SendFileMessage(_)
            | Command::SendXmlMessage(_)
            | Command::SendCardMessage(_)
            | Command::AddUserEvent(_)
            | Command::DelUser(_)
            | Command::DelChatRoomUser(_)
            | Command::UpdateRoomAsName(_)
            | Command::Other { .. } => &[],
        }
    }
}

/// One entry of a poll answer: a command, and when to carry it out.
///
/// `{"api":"…", …, "time":1}`, the fields of the command flat beside `api`.
///
/// ```
/// use wequick_types::{SendTextMessage, Task};
///
/// let task = Task::new(SendTextMessage::new("filehelper", "later")).after(5);
/// assert_eq!(
///     serde_json::to_string(&task).unwrap(),
///     r#"{"api":"sendTextMessage","wxid":"filehelper","text":"later","time":5}"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Task {
    /// `api` and the fields that go with it.
    pub command: Command,
    /// `time`: a delay for this task alone. An integer, or a string that holds one; left out
    /// where it is absent.
    ///
    /// The protocol's document speaks of seconds and gives 1, but the vendor's own demo sends
    /// 1000 to 2000: the number is handed on as it is.
    pub time: Option<u64>,
}

impl Task {
    /// Does `command` at once.
    #[must_use]
    pub fn new(command: impl Into<Command>) -> Self {
        Task {
            command: command.into(),
            time: None,
        }
    }

    /// Delays the task by `time`, whose unit is not certain: see [`Task::time`].
    #[must_use]
    pub fn after(self, time: u64) -> Self {
        Task {
            time: Some(time),
            ..self
        }
    }
}

impl From<Command> for Task {
    fn from(command: Command) -> Self {
        Task::new(command)
    }
}

/// The answer to a poll: what the client is to do.
///
/// A JSON array, `[]` when there is nothing to do. Read leniently: a single object stands for an
/// array of one, and an entry that is empty (`{}` or `[]`) is no task.
///
/// ```
/// use wequick_types::{Command, GetChatRoomLists, PollResponse, SendTextMessage};
///
/// let answer: PollResponse = [
///     Command::from(SendTextMessage::new("filehelper", "hello")),
///     Command::from(GetChatRoomLists::new()),
/// ]
/// .into_iter()
/// .collect();
/// assert_eq!(
///     serde_json::to_string(&answer).unwrap(),
///     r#"[{"api":"sendTextMessage","wxid":"filehelper","text":"hello"},{"api":"getChatRoomLists"}]"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PollResponse(pub Vec<Task>);

impl PollResponse {
    /// What a callback is answered with: `[]`, the same as a poll when there is nothing to do.
    ///
    /// ```
    /// use wequick_types::PollResponse;
    ///
    /// assert_eq!(serde_json::to_string(&PollResponse::ACKNOWLEDGEMENT).unwrap(), "[]");
    /// ```
    pub const ACKNOWLEDGEMENT: PollResponse = PollResponse(Vec::new());

    /// Reads a poll answer, as a stand-in for the client or a relay does.
    ///
    /// # Errors
    ///
    /// When the bytes are not UTF-8 or not JSON, when an entry has no `api`, and when a field of
    /// an `api` that this crate knows is missing or has the wrong shape.
    ///
    /// ```
    /// use wequick_types::PollResponse;
    ///
    /// let answer = PollResponse::from_slice(br#"[{"api":"delUser","wxid":"wxid_a","time":"1"}]"#)?;
    /// assert_eq!(answer.0[0].time, Some(1));
    ///
    /// let error = PollResponse::from_slice(br#"[{},{"api":"delUser"}]"#).unwrap_err();
    /// assert_eq!(error.path(), "[1].wxid");
    /// assert_eq!(error.to_string(), "delUser: [1].wxid: missing field at line 1 column 21");
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    pub fn from_slice(body: &[u8]) -> Result<Self, Error> {
        read::from_slice(body)
    }
}

impl<T: Into<Task>> FromIterator<T> for PollResponse {
    fn from_iter<I: IntoIterator<Item = T>>(tasks: I) -> Self {
        PollResponse(tasks.into_iter().map(Into::into).collect())
    }
}

impl Serialize for PollResponse {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Task {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match &self.command {
            Command::SendTextMessage(fields) => self.write(fields, serializer),
            Command::SendPicMessage(fields) => self.write(fields, serializer),
            Command::SendFileMessage(fields) => self.write(fields, serializer),
            Command::SendXmlMessage(fields) => self.write(fields, serializer),
            Command::SendCardMessage(fields) => self.write(fields, serializer),
            Command::InitContact(fields) => self.write(fields, serializer),
            Command::AddUserEvent(fields) => self.write(fields, serializer),
            Command::DelUser(fields) => self.write(fields, serializer),
            Command::NewGetUserLists(fields) => self.write(fields, serializer),
            Command::AcceptFriend(fields) => self.write(fields, serializer),
            Command::GetChatRoomLists(fields) => self.write(fields, serializer),
            Command::DelChatRoomUser(fields) => self.write(fields, serializer),
            Command::GetChatRoomUserLists(fields) => self.write(fields, serializer),
            Command::UpdateRoomAsName(fields) => self.write(fields, serializer),
            Command::GetRoomUserV2(fields) => self.write(fields, serializer),
            Command::SendChatroom(fields) => self.write(fields, serializer),
            Command::IsLoginInfo(fields) => self.write(fields, serializer),
            Command::GetLoginQrCode(fields) => self.write(fields, serializer),
            Command::OutLogin(fields) => self.write(fields, serializer),
            Command::NetGetUserInfo(fields) => self.write(fields, serializer),
            Command::Other { fields, .. } => self.write(fields, serializer),
        }
    }
}

impl Task {
    fn write<F: Serialize, Z: Serializer>(
        &self,
        fields: &F,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        /// `flatten` costs nothing here: it buffers only when it reads.
        #[derive(Serialize)]
        struct Entry<'a, F> {
            api: &'a str,
            #[serde(flatten)]
            fields: &'a F,
            #[serde(skip_serializing_if = "Option::is_none")]
            time: Option<u64>,
        }
        let entry = Entry {
            api: self.command.api(),
            fields,
            time: self.time,
        };
        entry.serialize(serializer)
    }
}

/// Turns each command's struct into a [`Command`] and a [`Task`].
macro_rules! from_fields {
    ($($name:ident)*) => {$(
        impl From<$name> for Command {
            fn from(fields: $name) -> Self {
                Command::$name(fields)
            }
        }

        impl From<$name> for Task {
            fn from(fields: $name) -> Self {
                Task::new(fields)
            }
        }
    )*};
}

from_fields! {
    SendTextMessage SendPicMessage SendFileMessage SendXmlMessage SendCardMessage
    InitContact AddUserEvent DelUser NewGetUserLists AcceptFriend NetGetUserInfo
    GetChatRoomLists DelChatRoomUser GetChatRoomUserLists UpdateRoomAsName GetRoomUserV2
    SendChatroom IsLoginInfo GetLoginQrCode OutLogin
}
