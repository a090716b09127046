//! The crate under test: all that the model uses of its API stands here and in `commands.rs`.

use serde::Serialize;
use serde_json::{Map, Value};
use wequick_types::event::LoginQrCodeType;
use wequick_types::{Callback, CallbackRef, Code, Event, Extra, PollResponse};

use super::commands;

/// What the crate made of a body.
pub(crate) struct Seen {
    /// The public fields of the typed values, one by one, under their names on the wire.
    pub(crate) fields: Value,
    /// What it writes back.
    pub(crate) written: String,
}

/// What came of one way into the crate.
pub(crate) type Outcome = (&'static str, Result<Seen, String>);

/// A callback through every way that takes a text.
pub(crate) fn callbacks(body: &str) -> Vec<Outcome> {
    let bytes = body.as_bytes();
    vec![
        strict(bytes),
        seen(
            "from_slice, borrowed",
            wequick_types::from_slice::<CallbackRef>(bytes),
        ),
        seen(
            "serde_json::from_slice",
            serde_json::from_slice::<Callback>(bytes),
        ),
    ]
}

pub(crate) fn callbacks_of_value(body: Value) -> Vec<Outcome> {
    vec![seen("from_value", serde_json::from_value::<Callback>(body))]
}

pub(crate) fn strict(body: &[u8]) -> Outcome {
    seen(
        "from_slice, owned",
        wequick_types::from_slice::<Callback>(body),
    )
}

/// Whether two bodies are read as equal callbacks.
pub(crate) fn are_equal_callbacks(one: &str, other: &str) -> bool {
    let read = |body| wequick_types::from_str::<Callback>(body).ok();
    read(one).is_some() && read(one) == read(other)
}

/// A callback of any kind, as one that is not known.
pub(crate) fn untyped(body: &str) -> Vec<Outcome> {
    vec![seen("untyped", Callback::untyped(body.as_bytes()))]
}

pub(crate) fn are_equal_untyped(one: &str, other: &str) -> bool {
    let read = |body: &str| Callback::untyped(body.as_bytes()).ok();
    read(one).is_some() && read(one) == read(other)
}

/// A poll answer through every way that takes a text.
pub(crate) fn polls(body: &str) -> Vec<Outcome> {
    let read = wequick_types::from_slice::<PollResponse>(body.as_bytes())
        .map_err(|error| error.to_string());
    let by_serde = serde_json::from_str::<PollResponse>(body).map_err(|error| error.to_string());
    vec![
        ("from_slice", read.map(|answer| seen_poll(&answer))),
        (
            "serde_json::from_str",
            by_serde.map(|answer| seen_poll(&answer)),
        ),
    ]
}

pub(crate) fn polls_of_value(body: Value) -> Vec<Outcome> {
    let read = serde_json::from_value::<PollResponse>(body).map_err(|error| error.to_string());
    vec![("from_value", read.map(|answer| seen_poll(&answer)))]
}

/// Whether two bodies are read as equal poll answers.
pub(crate) fn are_equal_polls(one: &str, other: &str) -> bool {
    let read = |body: &str| wequick_types::from_slice::<PollResponse>(body.as_bytes()).ok();
    read(one).is_some() && read(one) == read(other)
}

fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it can be written")
}

pub(crate) fn seen<S: AsRef<str>>(
    way: &'static str,
    read: Result<Callback<S>, impl ToString>,
) -> Outcome
where
    Callback<S>: Serialize,
{
    let read = read.map_err(|error| error.to_string());
    (way, read.map(|callback| seen_callback(&callback)))
}

fn seen_callback<S: AsRef<str>>(callback: &Callback<S>) -> Seen
where
    Callback<S>: Serialize,
{
    let mut row = Row::default();
    row.put("type", Some(callback.event.code()));
    row.put("processid", callback.process_id);
    row.text("cwxid", callback.cwxid.as_ref());
    event(&callback.event, &mut row);
    row.extra(&callback.extra);
    let mut body = Row::default();
    body.put("data", Some(row.0));
    body.extra(&callback.outer);
    Seen {
        fields: body.0.into(),
        written: write(callback),
    }
}

fn seen_poll(answer: &PollResponse) -> Seen {
    let tasks = answer.0.iter().map(|task| {
        let mut row = Row::default();
        commands::fields(task, &mut row);
        row.0
    });
    Seen {
        fields: tasks.collect(),
        written: write(answer),
    }
}

/// An object in the making.
#[derive(Default)]
pub(crate) struct Row(pub(crate) Map<String, Value>);

impl Row {
    pub(crate) fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }

    pub(crate) fn text(&mut self, name: &str, text: Option<&(impl AsRef<str> + ?Sized)>) {
        self.put(name, text.map(AsRef::as_ref));
    }

    /// The fields that are not known; none of them is one that is.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (key, value) in extra.iter() {
            let twice = self.0.insert(key.to_owned(), value.clone());
            assert_eq!(twice, None, "{key} is known, and among those that are not");
        }
    }

    fn list<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&T, &mut Row)) {
        let rows = items.iter().map(|item| {
            let mut row = Row::default();
            fill(item, &mut row);
            row.0
        });
        self.put(name, Some(rows.collect::<Value>()));
    }
}

macro_rules! profile {
    ($of:ident, $row:ident) => {
        $row.text("nick", $of.nick.as_ref());
        $row.text("headPic", $of.head_pic.as_ref());
        $row.text("sheadPic", $of.shead_pic.as_ref());
        $row.text("username", $of.username.as_ref());
        $row.text("asName", $of.as_name.as_ref());
        $row.text("province", $of.province.as_ref());
        $row.text("city", $of.city.as_ref());
        $row.put("sex", $of.sex.map(|sex| sex.get().to_string()));
        $row.text("regionCode", $of.region_code.as_ref());
        $row.text("sign", $of.sign.as_ref());
    };
}

macro_rules! network {
    ($of:ident, $row:ident) => {
        $row.text("cgi", $of.cgi.as_ref());
        $row.put("packLen", $of.pack_len);
        $row.text("hex", Some(&$of.hex));
    };
}

fn event<S: AsRef<str>>(event: &Event<S>, row: &mut Row) {
    match event {
        Event::LoginState(state) => row.put("code", Some(state.code.get())),
        Event::Login(login) => row.put("code", Some(login.code.get())),
        Event::RoomUpdated(room) => {
            row.text("chatroom", Some(&room.chatroom));
            row.text("xml", room.xml.as_ref());
        }
        Event::SelfProfile(own) => {
            row.text("wxid", Some(&own.wxid));
            profile!(own, row);
        }
        Event::RoomMembers(members) => {
            row.text("wxid", Some(&members.wxid));
            row.text("info", members.info.as_ref());
            row.list("userLists", &members.user_lists, |member, row| {
                row.text("wxid", Some(&member.wxid));
                profile!(member, row);
                row.extra(&member.extra);
            });
        }
        Event::Message(message) => {
            row.put("msgType", Some(message.msg_type.get().to_string()));
            row.text("wxid", Some(&message.wxid));
            row.text("message", Some(&message.message));
            row.text("formWxid", message.from_wxid.as_ref());
            row.put(
                "myMsg",
                message.my_msg.map(|own| if own { "1" } else { "0" }),
            );
            profile!(message, row);
        }
        Event::Stranger(stranger) => {
            row.text("wxid", Some(&stranger.wxid));
            row.text("v2", Some(&stranger.v2));
            profile!(stranger, row);
        }
        Event::LoginQrCode(qr_code) => {
            let code = match qr_code.kind {
                LoginQrCodeType::Code82 => 82,
                LoginQrCodeType::Code401 => 401,
                other => panic!("the model does not know {other:?}"),
            };
            row.put("type", Some(code));
            network!(qr_code, row);
        }
        Event::ContactFetched(contact) => {
            network!(contact, row);
            row.text("wxid", contact.wxid.as_ref());
            row.text("v1", contact.v1.as_ref());
            row.text("v2", contact.v2.as_ref());
        }
        Event::Logout(logout) => {
            network!(logout, row);
        }
        Event::Avatars(avatars) => {
            row.list("userLists", &avatars.user_lists, |avatar, row| {
                row.text("wxid", Some(&avatar.wxid));
                row.text("sheadPic", avatar.shead_pic.as_ref());
                row.extra(&avatar.extra);
            });
        }
        Event::FriendAccepted(accepted) => {
            network!(accepted, row);
            row.text("wxid", accepted.wxid.as_ref());
        }
        Event::ContactsInitialized(contacts) => {
            network!(contacts, row);
        }
        Event::PhoneLogout(logout) => {
            network!(logout, row);
        }
        Event::Friends(friends) => {
            row.list("userLists", &friends.user_lists, |friend, row| {
                row.text("wxid", Some(&friend.wxid));
                row.put("type", friend.kind.map(Code::get));
                row.text("groupId", friend.group_id.as_ref());
                row.text("cwxid", friend.cwxid.as_ref());
                profile!(friend, row);
                row.extra(&friend.extra);
            });
        }
        Event::Rooms(rooms) => {
            row.list("chatrooms", &rooms.chatrooms, |room, row| {
                row.text("wxid", Some(&room.wxid));
                row.put("exist", room.exist);
                row.put("count", room.count);
                row.text("userLists", room.user_lists.as_ref());
                row.put("roomLord", room.room_lord);
                profile!(room, row);
                row.extra(&room.extra);
            });
        }
        Event::Unknown(unknown) => {
            row.put("type", Some(unknown.code));
            row.extra(&unknown.fields);
        }
        _ => panic!("the model does not know kind {}", event.code()),
    }
}
