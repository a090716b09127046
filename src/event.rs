//! The kinds of events, and the codes that tell them apart.

pub(crate) mod contact;
pub(crate) mod login;
pub(crate) mod message;
mod network;
mod profile;
pub(crate) mod room;

use serde::de::MapAccess;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::event::contact::{
    Avatars, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Stranger,
};
use crate::event::login::{
    Login, LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, SelfProfile,
};
use crate::event::message::Message;
use crate::event::room::{RoomMembers, RoomUpdated, Rooms};
use crate::fields::read_struct;
use crate::tape;
use crate::text::{Text, Wxid};

/// What happened, by the `type` of the callback.
///
/// ```
/// use wequick_types::{Callback, Event};
///
/// let body = r#"{"data":{"type":66,"code":-1}}"#;
/// let callback: Callback = wequick_types::from_str(body)?;
/// match callback.event {
///     Event::Message(message) => println!("{}", message.message),
///     Event::LoginState(state) => println!("login state {}", state.code.get()),
///     Event::Unknown(unknown) => println!("{}: {:?}", unknown.code, unknown.fields),
///     _ => {}
/// }
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<S = String> {
    /// 66: whether an account is logged in.
    LoginState(LoginState),
    /// 67: an account logged in.
    Login(Login),
    /// 69: a room was created or changed.
    RoomUpdated(RoomUpdated<S>),
    /// 71: the own profile, after a login.
    SelfProfile(SelfProfile<S>),
    /// 77: the members of one room.
    RoomMembers(RoomMembers<S>),
    /// 78: a message of any kind.
    Message(Message<S>),
    /// 81: the v2 ticket of somebody.
    Stranger(Stranger<S>),
    /// 82 and 401: the QR code to log in with.
    LoginQrCode(LoginQrCode<S>),
    /// 88: a contact that was fetched over the network.
    ContactFetched(ContactFetched<S>),
    /// 90: logged out.
    Logout(Logout<S>),
    /// 95: avatars out of the local database.
    Avatars(Avatars<S>),
    /// 96: a friend request was accepted.
    FriendAccepted(FriendAccepted<S>),
    /// 97: the contact list is ready.
    ContactsInitialized(ContactsInitialized<S>),
    /// 98: logged out from the phone.
    PhoneLogout(PhoneLogout<S>),
    /// 210: friends in detail.
    Friends(Friends<S>),
    /// 211: rooms.
    Rooms(Rooms<S>),
    /// Any other code.
    Unknown(Unknown),
}

impl<S> Event<S> {
    /// The `type` of the event.
    ///
    /// ```
    /// use wequick_types::{Event, LoginCode, LoginState};
    ///
    /// let event: Event = LoginState::new(LoginCode::LoggedIn).into();
    /// assert_eq!(event.code(), 66);
    /// ```
    #[must_use]
    pub fn code(&self) -> i64 {
        match self {
            Event::LoginState(_) => 66,
            Event::Login(_) => 67,
            Event::RoomUpdated(_) => 69,
            Event::SelfProfile(_) => 71,
            Event::RoomMembers(_) => 77,
            Event::Message(_) => 78,
            Event::Stranger(_) => 81,
            Event::LoginQrCode(qr_code) => match qr_code.kind {
                LoginQrCodeType::Code82 => 82,
                LoginQrCodeType::Code401 => 401,
            },
            Event::ContactFetched(_) => 88,
            Event::Logout(_) => 90,
            Event::Avatars(_) => 95,
            Event::FriendAccepted(_) => 96,
            Event::ContactsInitialized(_) => 97,
            Event::PhoneLogout(_) => 98,
            Event::Friends(_) => 210,
            Event::Rooms(_) => 211,
            Event::Unknown(unknown) => unknown.code,
        }
    }
}

/// The name of the variant that a code is read as.
pub(crate) fn name(code: i64) -> &'static str {
    match code {
        66 => "LoginState",
        67 => "Login",
        69 => "RoomUpdated",
        71 => "SelfProfile",
        77 => "RoomMembers",
        78 => "Message",
        81 => "Stranger",
        82 | 401 => "LoginQrCode",
        88 => "ContactFetched",
        90 => "Logout",
        95 => "Avatars",
        96 => "FriendAccepted",
        97 => "ContactsInitialized",
        98 => "PhoneLogout",
        210 => "Friends",
        211 => "Rooms",
        _ => "Unknown",
    }
}

/// Whether a code is that of a kind with a struct of its own.
pub(crate) fn is_known(code: i64) -> bool {
    name(code) != "Unknown"
}

impl<S> Event<S> {
    /// Reads the event of this code into this place.
    pub(crate) fn read<'de, A>(&mut self, code: i64, fields: A) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
        S: Text<'de>,
    {
        *self = match code {
            66 => Event::LoginState(read_struct(fields)?),
            67 => Event::Login(read_struct(fields)?),
            69 => Event::RoomUpdated(read_struct(fields)?),
            71 => Event::SelfProfile(read_struct(fields)?),
            77 => Event::RoomMembers(read_struct(fields)?),
            78 => Event::Message(read_struct(fields)?),
            81 => Event::Stranger(read_struct(fields)?),
            82 => Event::LoginQrCode(read_struct(fields)?),
            401 => Event::LoginQrCode(LoginQrCode {
                kind: LoginQrCodeType::Code401,
                ..read_struct(fields)?
            }),
            88 => Event::ContactFetched(read_struct(fields)?),
            90 => Event::Logout(read_struct(fields)?),
            95 => Event::Avatars(read_struct(fields)?),
            96 => Event::FriendAccepted(read_struct(fields)?),
            97 => Event::ContactsInitialized(read_struct(fields)?),
            98 => Event::PhoneLogout(read_struct(fields)?),
            210 => Event::Friends(read_struct(fields)?),
            211 => Event::Rooms(read_struct(fields)?),
            _ => Event::Unknown(Unknown {
                code,
                fields: tape::read_object(fields)?,
            }),
        };
        Ok(())
    }
}

impl<S: AsRef<str>> Event<S> {
    /// Writes the object under `data`.
    pub(crate) fn write<Z: Serializer>(
        &self,
        process_id: Option<u32>,
        cwxid: Option<&Wxid<S>>,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        let header = Header {
            code: self.code(),
            process_id,
            cwxid,
        };
        match self {
            Event::LoginState(payload) => header.write(payload, serializer),
            Event::Login(payload) => header.write(payload, serializer),
            Event::RoomUpdated(payload) => header.write(payload, serializer),
            Event::SelfProfile(payload) => header.write(payload, serializer),
            Event::RoomMembers(payload) => header.write(payload, serializer),
            Event::Message(payload) => header.write(payload, serializer),
            Event::Stranger(payload) => header.write(payload, serializer),
            Event::LoginQrCode(payload) => header.write(payload, serializer),
            Event::ContactFetched(payload) => header.write(payload, serializer),
            Event::Logout(payload) => header.write(payload, serializer),
            Event::Avatars(payload) => header.write(payload, serializer),
            Event::FriendAccepted(payload) => header.write(payload, serializer),
            Event::ContactsInitialized(payload) => header.write(payload, serializer),
            Event::PhoneLogout(payload) => header.write(payload, serializer),
            Event::Friends(payload) => header.write(payload, serializer),
            Event::Rooms(payload) => header.write(payload, serializer),
            Event::Unknown(unknown) => header.write(&unknown.fields, serializer),
        }
    }
}

/// What is written before the fields of a kind.
struct Header<'a, S> {
    code: i64,
    process_id: Option<u32>,
    cwxid: Option<&'a Wxid<S>>,
}

impl<S: AsRef<str>> Header<'_, S> {
    fn write<P, Z>(&self, payload: &P, serializer: Z) -> Result<Z::Ok, Z::Error>
    where
        P: Serialize,
        Z: Serializer,
    {
        /// `flatten` costs nothing here: it buffers only when it reads.
        #[derive(Serialize)]
        struct Data<'a, P> {
            r#type: i64,
            #[serde(skip_serializing_if = "Option::is_none")]
            processid: Option<u32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            cwxid: Option<&'a str>,
            #[serde(flatten)]
            payload: &'a P,
        }
        let data = Data {
            r#type: self.code,
            processid: self.process_id,
            cwxid: self.cwxid.map(Wxid::as_str),
            payload,
        };
        data.serialize(serializer)
    }
}

/// An event of a code that this crate does not know, kept whole.
///
/// It is written back as it came: nested values, the order of lists and integers of up to 64
/// bits exactly; a number with a fraction, or a wider one, as the `f64` that `serde_json` reads
/// (the nearest one only with its feature `float_roundtrip`). The order of keys is lost, unless
/// `serde_json` is built with `preserve_order`. Only `processid` and `cwxid`
/// stand on the [`Callback`](crate::Callback), read as in every other kind.
///
/// A key that comes twice is an error, at any depth, and so are values that nest more than 120
/// levels deep and numbers beyond an `f64`.
///
/// ```
/// use wequick_types::{Callback, Event};
///
/// let body = r#"{"data":{"type":999,"processid":1,"novel":{"list":[1,2]}}}"#;
/// let callback: Callback = wequick_types::from_str(body)?;
/// let Event::Unknown(unknown) = &callback.event else { panic!() };
/// assert_eq!(unknown.code, 999);
/// assert_eq!(unknown.fields["novel"]["list"][1], 2);
/// assert_eq!(serde_json::to_string(&callback).unwrap(), body);
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// `type`
    pub code: i64,
    /// All other keys but `processid` and `cwxid`.
    pub fields: Map<String, Value>,
}

impl Unknown {
    /// An event of this code and these fields, which must not hold `type`, `processid` or
    /// `cwxid`: they are written from where they stand in the [`Callback`](crate::Callback).
    #[must_use]
    pub fn new(code: i64, fields: Map<String, Value>) -> Self {
        Unknown { code, fields }
    }
}

macro_rules! from_payload {
    ($($name:ident)*) => {$(
        impl<S> From<$name<S>> for Event<S> {
            fn from(payload: $name<S>) -> Self {
                Event::$name(payload)
            }
        }
    )*};
    (without text: $($name:ident)*) => {$(
        impl<S> From<$name> for Event<S> {
            fn from(payload: $name) -> Self {
                Event::$name(payload)
            }
        }
    )*};
}

from_payload!(without text: LoginState Login Unknown);
from_payload! {
    RoomUpdated SelfProfile RoomMembers Message Stranger LoginQrCode ContactFetched Logout Avatars
    FriendAccepted ContactsInitialized PhoneLogout Friends Rooms
}
