//! Numbers from lists that may grow.

use serde::de::value::I64Deserializer;
use serde::de::{self, DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_repr::{Deserialize_repr, Serialize_repr};

use crate::lenient;

/// A number that names something: known to this crate, or kept as it came.
///
/// On the wire an integer, or a string that holds one. Parsing and [`Code::new`] never
/// yield `Other` for a number that `T` knows.
///
/// ```
/// use wequick_types::{Code, MessageType};
///
/// let code: Code<MessageType> = Code::new(1);
/// assert_eq!(code, MessageType::Text);
/// assert_eq!(code.get(), 1);
///
/// let code: Code<MessageType> = Code::new(9000);
/// assert_eq!(code, Code::Other(9000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code<T> {
    /// A number that this crate has a name for.
    Known(T),
    /// Any other number.
    Other(i64),
}

impl<T: DeserializeOwned> Code<T> {
    /// Names the number, if it has a name.
    #[must_use]
    pub fn new(number: i64) -> Self {
        let number_alone: I64Deserializer<Unnamed> = number.into_deserializer();
        T::deserialize(number_alone).map_or(Code::Other(number), Code::Known)
    }
}

impl<T: Copy + Into<i64>> Code<T> {
    /// The number.
    #[must_use]
    pub fn get(self) -> i64 {
        match self {
            Code::Known(known) => known.into(),
            Code::Other(number) => number,
        }
    }
}

impl<T: Copy> Code<T> {
    /// The name, if the number has one.
    #[must_use]
    pub fn known(self) -> Option<T> {
        match self {
            Code::Known(known) => Some(known),
            Code::Other(_) => None,
        }
    }
}

impl<T> From<T> for Code<T> {
    fn from(known: T) -> Self {
        Code::Known(known)
    }
}

impl<T: PartialEq> PartialEq<T> for Code<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Code::Known(known) if known == other)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::int::deserialize(deserializer).map(Code::new)
    }
}

impl<T: Copy + Into<i64>> Serialize for Code<T> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.serialize_i64(self.get())
    }
}

/// The number has no name. Unlike serde's own error it keeps no message, so that an
/// [`Code::Other`] allocates nothing.
#[derive(Debug, thiserror::Error)]
#[error("a number without a name")]
struct Unnamed;

impl de::Error for Unnamed {
    fn custom<M: std::fmt::Display>(_: M) -> Self {
        Unnamed
    }
}

/// Lets [`Code::get`] give the number of a name.
macro_rules! into_number {
    ($($name:ident)*) => {$(
        impl From<$name> for i64 {
            fn from(name: $name) -> i64 {
                name as i64
            }
        }
    )*};
}

into_number!(Sex MessageType LoginCode ContactKind TransferStage);

/// `sex` of a profile: `"0"`, `"1"` or `"2"`, as a string in most kinds and as a number in 210.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize_repr, Deserialize_repr)]
#[non_exhaustive]
#[repr(i64)]
pub enum Sex {
    /// 0: not told.
    Unknown = 0,
    /// 1
    Male = 1,
    /// 2
    Female = 2,
}

/// `msgType` of a [`Message`](crate::Message) (78): what its text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize_repr, Deserialize_repr)]
#[non_exhaustive]
#[repr(i64)]
pub enum MessageType {
    /// 1: plain text.
    Text = 1,
    /// 3: a picture; the text is XML.
    Picture = 3,
    /// 34: a voice message; the text is XML.
    Voice = 34,
    /// 37: somebody asks for friendship, see
    /// [`Message::friend_request`](crate::Message::friend_request).
    FriendRequest = 37,
    /// 42: a business card; the text is XML.
    BusinessCard = 42,
    /// 43: a video; the text is XML.
    Video = 43,
    /// 47: a sticker (GIF); the text is XML.
    Sticker = 47,
    /// 48: a location; the text is XML.
    Location = 48,
    /// 49: a link, a file, a mini program, a transfer; the text is XML.
    App = 49,
    /// 10000: a notice of the system, such as the one that follows when a friend was added.
    System = 10000,
    /// 10002: a message was recalled; the text is XML.
    Recalled = 10002,
}

/// `code` of a [`LoginState`](crate::LoginState) (66) or a [`Login`](crate::Login) (67).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize_repr, Deserialize_repr)]
#[non_exhaustive]
#[repr(i64)]
pub enum LoginCode {
    /// 200: an account is logged in.
    LoggedIn = 200,
    /// -1: none is.
    NotLoggedIn = -1,
}

/// The `type` inside an entry of [`Friends`](crate::Friends) (210): what the contact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize_repr, Deserialize_repr)]
#[non_exhaustive]
#[repr(i64)]
pub enum ContactKind {
    /// 1: a person.
    Person = 1,
    /// 2: a room.
    Room = 2,
    /// 3: an official account.
    OfficialAccount = 3,
}

/// `paysubtype` of a [`Transfer`](crate::content::Transfer): what became of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize_repr, Deserialize_repr)]
#[non_exhaustive]
#[repr(i64)]
pub enum TransferStage {
    /// 1: it was sent, and waits for the receiver.
    Sent = 1,
    /// 3: the receiver took it.
    Received = 3,
    /// 4: it went back to the payer.
    Returned = 4,
}
