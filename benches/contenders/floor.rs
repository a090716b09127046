//! The floor: a strict derive for each kind, with all its fields. They are typed as the corpora
//! spell them, and `""` and null-likes are kept. Only a kind that is known in advance can be read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::look_up::LookUp;

/// The object around every event.
#[derive(Serialize, Deserialize)]
pub(crate) struct Envelope<T> {
    pub(crate) data: T,
}

/// Left to itself, the derive would own the text of a `Cow`.
#[derive(Serialize, Deserialize)]
pub(crate) struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// Declares the structs, each with the look-ups that fill it from a [`Value`].
macro_rules! records {
    ($($name:ident { $($field:ident $wire:literal: $type:ty,)* })*) => {$(
        #[derive(Serialize, Deserialize)]
        #[allow(clippy::struct_field_names)] // They are those of the wire.
        pub(crate) struct $name<S> {
            $(#[serde(rename = $wire)] $field: $type,)*
        }

        impl LookUp for $name<String> {
            fn look_up(value: &Value) -> Self {
                $name { $($field: LookUp::look_up(&value[$wire]),)* }
            }
        }
    )*};
}

/// [`records`] of events.
macro_rules! events {
    ($($name:ident { $($fields:tt)* })*) => {
        records! {$($name { kind "type": i64, $($fields)* })*}
    };
}

events! {
    LoginState { cwxid "cwxid": Option<S>, code "code": i64, }
    Login { process_id "processid": u32, cwxid "cwxid": S, code "code": i64, }
    RoomUpdated { cwxid "cwxid": S, xml "xml": S, chatroom "chatroom": S, }
    SelfProfile {
        process_id "processid": u32, cwxid "cwxid": S, wxid "wxid": S,
        head_pic "headPic": S, shead_pic "sheadPic": S, nick "nick": S, username "username": S,
        as_name "asName": S, province "province": S, city "city": S, sex "sex": S,
        region_code "regionCode": S, sign "sign": S,
    }
    RoomMembers {
        process_id "processid": u32, cwxid "cwxid": S, wxid "wxid": S, info "info": S,
        user_lists "userLists": Vec<RoomMember<S>>,
    }
    Message {
        process_id "processid": S, cwxid "cwxid": S, msg_type "msgType": S, wxid "wxid": S,
        message "message": S, from_wxid "formWxid": Option<S>, my_msg "myMsg": Option<S>,
        nick "nick": S, head_pic "headPic": Option<S>, shead_pic "sheadPic": Option<S>,
        username "username": Option<S>, as_name "asName": Option<S>,
        province "province": Option<S>, city "city": Option<S>, sex "sex": Option<S>,
        region_code "regionCode": Option<S>, sign "sign": Option<S>,
    }
    Stranger {
        process_id "processid": u32, cwxid "cwxid": S, wxid "wxid": S, v2 "v2": S,
        head_pic "headPic": S, shead_pic "sheadPic": S, nick "nick": S, username "username": S,
        as_name "asName": S, province "province": S, city "city": S, sex "sex": S,
        region_code "regionCode": S, sign "sign": S,
    }
    Network {
        process_id "processid": u32, cwxid "cwxid": S, cgi "cgi": S, pack_len "packLen": u32,
        hex "hex": S,
    }
    ContactFetched {
        process_id "processid": u32, cwxid "cwxid": S, cgi "cgi": S, pack_len "packLen": u32,
        hex "hex": S, wxid "wxid": S, v1 "v1": S, v2 "v2": S,
    }
    Avatars {
        process_id "processid": u32, cwxid "cwxid": S, user_lists "userLists": Vec<Avatar<S>>,
    }
    FriendAccepted {
        process_id "processid": u32, cwxid "cwxid": S, cgi "cgi": S, pack_len "packLen": u32,
        hex "hex": S, wxid "wxid": S,
    }
    Friends {
        process_id "processid": u32, cwxid "cwxid": S, user_lists "userLists": Vec<Contact<S>>,
    }
    Rooms {
        process_id "processid": u32, cwxid "cwxid": S, chatrooms "chatrooms": Vec<Room<S>>,
    }
}

records! {
    RoomMember {
        wxid "wxid": S, head_pic "headPic": S, shead_pic "sheadPic": S, nick "nick": S,
        username "username": S, as_name "asName": S, province "province": S, city "city": S,
        sex "sex": S, region_code "regionCode": S, sign "sign": S,
    }
    Avatar { wxid "wxid": S, shead_pic "sheadPic": S, }
    Contact {
        wxid "wxid": S, head_pic "headPic": S, shead_pic "sheadPic": S, nick "nick": S,
        username "username": S, as_name "asName": S, province "province": S, city "city": S,
        sex "sex": u8, region_code "regionCode": S, sign "sign": S, kind "type": i64,
        group_id "groupId": S, cwxid "cwxid": S,
    }
    Room {
        wxid "wxid": S, exist "exist": bool, count "count": u32, user_lists "userLists": S,
        room_lord "roomLord": bool, head_pic "headPic": S, shead_pic "sheadPic": S,
        nick "nick": S, username "username": S, as_name "asName": S, province "province": S,
        city "city": S, sex "sex": S, region_code "regionCode": S, sign "sign": S,
    }
}

/// Runs an expression with the struct of a kind.
macro_rules! with_kind {
    ($kind:expr, $payload:ident => $run:expr) => {
        with_kind!($kind, $payload => $run;
            66 LoginState, 67 Login, 69 RoomUpdated, 71 SelfProfile, 77 RoomMembers, 78 Message,
            81 Stranger, 82 Network, 401 Network, 88 ContactFetched, 90 Network, 95 Avatars,
            96 FriendAccepted, 97 Network, 98 Network, 210 Friends, 211 Rooms)
    };
    ($kind:expr, $payload:ident => $run:expr; $($code:literal $name:ident),*) => {
        match $kind {
            $($code => {
                use crate::contenders::floor::$name as $payload;
                $run
            })*
            kind => panic!("no kind {kind}"),
        }
    };
}
pub(super) use with_kind;
