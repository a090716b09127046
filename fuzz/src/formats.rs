//! A payload, an entry or a command alone, in each format whose values say what they are.

use std::fmt::Debug;

use erased_serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;
use wequick_types::event::{Avatar, Contact, Room, RoomMember};
use wequick_types::{Command, Event};

use super::erased::Erased;
use super::made;

/// Does the same to the payload of any kind that is known.
macro_rules! with_payload {
    ($event:expr, |$payload:ident| $do:expr) => {
        match $event {
            Event::LoginState($payload) => $do,
            Event::Login($payload) => $do,
            Event::RoomUpdated($payload) => $do,
            Event::SelfProfile($payload) => $do,
            Event::RoomMembers($payload) => $do,
            Event::Message($payload) => $do,
            Event::Stranger($payload) => $do,
            Event::LoginQrCode($payload) => $do,
            Event::ContactFetched($payload) => $do,
            Event::Logout($payload) => $do,
            Event::Avatars($payload) => $do,
            Event::FriendAccepted($payload) => $do,
            Event::ContactsInitialized($payload) => $do,
            Event::PhoneLogout($payload) => $do,
            Event::Friends($payload) => $do,
            Event::Rooms($payload) => $do,
            event => panic!("a kind without a payload: {event:?}"),
        }
    };
}

/// Does the same to any command that is known.
macro_rules! with_command {
    ($command:expr, |$it:ident| $do:expr) => {
        match $command {
            Command::SendTextMessage($it) => $do,
            Command::SendPicMessage($it) => $do,
            Command::SendFileMessage($it) => $do,
            Command::SendXmlMessage($it) => $do,
            Command::SendCardMessage($it) => $do,
            Command::InitContact($it) => $do,
            Command::AddUserEvent($it) => $do,
            Command::DelUser($it) => $do,
            Command::NewGetUserLists($it) => $do,
            Command::AcceptFriend($it) => $do,
            Command::GetChatRoomLists($it) => $do,
            Command::DelChatRoomUser($it) => $do,
            Command::GetChatRoomUserLists($it) => $do,
            Command::UpdateRoomAsName($it) => $do,
            Command::GetRoomUserV2($it) => $do,
            Command::SendChatroom($it) => $do,
            Command::IsLoginInfo($it) => $do,
            Command::GetLoginQrCode($it) => $do,
            Command::OutLogin($it) => $do,
            Command::NetGetUserInfo($it) => $do,
            command => panic!("no known command: {command:?}"),
        }
    };
}

// `tests/reading` uses them; here they are only used above.
#[cfg(test)]
#[allow(unused_imports)]
pub(crate) use {with_command, with_payload};

/// Any payload, any command and any entry that these bytes make comes back from each format.
pub fn formats(bytes: &[u8]) {
    match made(bytes) {
        Event::Unknown(_) => {}
        event => with_payload!(event, |payload| comes_back(&payload)),
    }
    match made(bytes) {
        Command::Unknown(_) => {}
        command => with_command!(command, |command| comes_back(&command)),
    }
    comes_back::<RoomMember>(&made(bytes));
    comes_back::<Avatar>(&made(bytes));
    comes_back::<Contact>(&made(bytes));
    comes_back::<Room>(&made(bytes));
}

/// Writes a value in each format, and reads it back.
pub(crate) fn comes_back<T>(value: &T)
where
    T: serde::Serialize + DeserializeOwned + PartialEq + Debug,
{
    let erased: &dyn Serialize = value;

    let json = serde_json::to_string(erased).expect("it is written");
    check(value, "JSON", serde_json::from_str(&json));
    let tree = serde_json::to_value(erased).expect("it is written");
    check(value, "JSON as a tree", Erased::deserialize(&tree));
    let packed = rmp_serde::to_vec(erased).expect("it is written");
    check(value, "MessagePack", rmp_serde::from_slice(&packed));
    let packed = rmp_serde::to_vec_named(erased).expect("it is written");
    check(
        value,
        "MessagePack with names",
        rmp_serde::from_slice(&packed),
    );
    let mut cbor = Vec::new();
    ciborium::into_writer(erased, &mut cbor).expect("it is written");
    check(value, "CBOR", ciborium::from_reader(&cbor[..]));
    let yaml = yaml_serde::to_string(erased).expect("it is written");
    check(value, "YAML", yaml_serde::from_str(&yaml));

    let toml = toml::to_string(erased);
    if has(Value::is_null, &tree) {
        toml.expect_err("TOML has no null");
    } else if !has(is_large, &tree) {
        let toml = toml.expect("it is written");
        check(value, "TOML", toml::from_str(&toml));
    }
}

fn check<T: PartialEq + Debug, E: Debug>(value: &T, format: &str, read: Result<Erased<T>, E>) {
    let Erased(read) = read.unwrap_or_else(|error| panic!("{format}: {error:?}: {value:?}"));
    assert_eq!(&read, value, "{format}");
}

/// Whether such a value is among these.
fn has(wanted: fn(&Value) -> bool, value: &Value) -> bool {
    wanted(value)
        || match value {
            Value::Array(items) => items.iter().any(|item| has(wanted, item)),
            Value::Object(fields) => fields.values().any(|field| has(wanted, field)),
            _ => false,
        }
}

/// An integer above those of `i64`, which only some versions of `toml` write.
fn is_large(value: &Value) -> bool {
    value.is_u64() && !value.is_i64()
}
