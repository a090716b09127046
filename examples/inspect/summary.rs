//! A callback or a task in one line.

use std::fmt::Write as _;

use wequick_types::event::{
    Contact, ContactFetched, FriendAccepted, LoginQrCode, Room, RoomMembers, RoomUpdated,
};
use wequick_types::{
    Callback, Code, ContactKind, Content, Event, LoginCode, MemberList, Message, MessageType, Task,
};

use crate::contents;
use crate::words::{FIELDS, cut, first, id, list, named, quote, size, to_json};

/// The line that says what the client is to do: the `api` and its fields.
pub(crate) fn task_summary(task: &Task) -> String {
    let api = id(task.command.api());
    let fields = serde_json::to_value(task).expect("a task can be written");
    let fields = fields.as_object().into_iter().flatten();
    let fields = fields.filter(|(key, _)| *key != "api").map(|(key, value)| {
        let value = to_json(value);
        let (value, rest) = cut(&value);
        format!("{} {value}{rest}", id(key))
    });
    match first(FIELDS, fields).as_str() {
        "" => format!("command {api}"),
        fields => format!("command {api}: {fields}"),
    }
}

/// The line of an event: what happened, where, and the most important fields.
pub(crate) fn summary(callback: &Callback) -> String {
    let (kind, details) = match &callback.event {
        Event::LoginState(state) => ("login state", login_code(state.code)),
        Event::Login(login) => ("login", login_code(login.code)),
        Event::RoomUpdated(room) => ("room updated", room_updated(room)),
        Event::SelfProfile(own) => ("own profile", named(&own.wxid, own.nick.as_deref())),
        Event::RoomMembers(members) => ("room members", room_members(members)),
        Event::Message(message) => ("message", self::message(message)),
        Event::Stranger(stranger) => {
            let who = named(&stranger.wxid, stranger.nick.as_deref());
            ("stranger", format!("{who}, v2 {}", id(&stranger.v2)))
        }
        Event::LoginQrCode(qr_code) => ("login QR code", login_qr_code(qr_code)),
        Event::ContactFetched(contact) => ("contact fetched", contact_fetched(contact)),
        Event::Logout(logout) => ("logout", size(logout.hex.decode())),
        Event::Avatars(avatars) => {
            let avatars = avatars.user_lists.iter().map(|avatar| id(&avatar.wxid));
            ("avatars", list("avatar", avatars))
        }
        Event::FriendAccepted(accepted) => ("friend request accepted", friend_accepted(accepted)),
        Event::ContactsInitialized(contacts) => {
            ("contacts initialized", size(contacts.hex.decode()))
        }
        Event::PhoneLogout(logout) => ("phone logout", size(logout.hex.decode())),
        Event::Friends(friends) => {
            let contacts = friends.user_lists.iter().map(contact);
            ("friends", list("contact", contacts))
        }
        Event::Rooms(rooms) => ("rooms", list("room", rooms.chatrooms.iter().map(room))),
        Event::Unknown(unknown) => {
            let keys = unknown.fields.keys().map(id);
            ("unknown event", list("key", keys))
        }
        _ => ("event", "see --json".to_owned()),
    };

    let mut line = format!("{kind} ({})", callback.event.code());
    if let Some(process_id) = callback.process_id {
        let _ = write!(line, ", process {process_id}");
    }
    if let Some(cwxid) = &callback.cwxid {
        let _ = write!(line, ", account {}", id(cwxid));
    }
    format!("{line}: {details}")
}

fn login_code(code: Code<LoginCode>) -> String {
    match code.known() {
        Some(LoginCode::LoggedIn) => "logged in".to_owned(),
        Some(LoginCode::NotLoggedIn) => "not logged in".to_owned(),
        _ => format!("code {}", code.get()),
    }
}

fn login_qr_code(qr_code: &LoginQrCode) -> String {
    let picture = size(qr_code.hex.decode());
    match qr_code.hex.media_type() {
        Some(media_type) => format!("{}, {picture}", id(media_type)),
        None => picture,
    }
}

fn contact_fetched(contact: &ContactFetched) -> String {
    let mut text = match &contact.wxid {
        Some(wxid) => id(wxid),
        None => "nobody".to_owned(),
    };
    for (name, ticket) in [("v1", &contact.v1), ("v2", &contact.v2)] {
        if let Some(ticket) = ticket {
            let _ = write!(text, ", {name} {}", id(ticket));
        }
    }
    format!("{text}, {}", size(contact.hex.decode()))
}

fn friend_accepted(accepted: &FriendAccepted) -> String {
    let friend = match &accepted.wxid {
        Some(wxid) => id(wxid),
        None => "not accepted".to_owned(),
    };
    format!("{friend}, {}", size(accepted.hex.decode()))
}

fn contact(contact: &Contact) -> String {
    let who = named(&contact.wxid, contact.nick.as_deref());
    let Some(kind) = contact.kind else { return who };
    match kind.known() {
        Some(ContactKind::Person) => who,
        Some(ContactKind::Room) => format!("{who} (room)"),
        Some(ContactKind::OfficialAccount) => format!("{who} (official account)"),
        _ => format!("{who} (type {kind})"),
    }
}

fn room(room: &Room) -> String {
    let mut text = named(&room.wxid, room.nick.as_deref());
    let members = room.user_lists.as_ref().map(MemberList::len);
    if let Some(count) = members.or(room.count.map(|count| count as usize)) {
        let _ = write!(text, " of {count}");
    }
    if room.room_lord == Some(true) {
        text.push_str(" (own)");
    }
    if room.exist == Some(false) {
        text.push_str(" (left)");
    }
    text
}

fn room_updated(room: &RoomUpdated) -> String {
    match &room.xml {
        Some(xml) => format!("{}, XML {}", id(&room.chatroom), quote(xml)),
        None => id(&room.chatroom),
    }
}

fn room_members(members: &RoomMembers) -> String {
    let mut text = id(&members.wxid);
    if let Some(info) = &members.info {
        let _ = write!(text, ", info {}", size(info.decode()));
    }
    let users = members.user_lists.iter();
    let users = users.map(|user| named(&user.wxid, user.nick.as_deref()));
    format!("{text}, {}", list("member", users))
}

fn message(message: &Message) -> String {
    let text = quote(&message.message);
    let holds = match message.content() {
        Ok(Content::FriendRequest(request)) => {
            let who = named(&request.wxid, request.nick.as_deref());
            let greeting = quote(request.content.as_deref().unwrap_or_default());
            return format!("friend request from {who}: {greeting}");
        }
        Ok(content) => contents::summary(&content).unwrap_or(text),
        Err(error) => return format!("{error}: {text}"),
    };

    let mut line = String::new();
    if message.my_msg == Some(true) {
        line.push_str("own ");
    }
    line.push_str(&message_type(message.msg_type));
    let nick = message.nick.as_deref();
    // The nickname is that of the chat: of the room, or of the other one.
    match (message.sender(), message.room()) {
        (Some(sender), Some(room)) => {
            let _ = write!(line, " from {} in {}", id(sender), named(room, nick));
        }
        (Some(sender), None) => {
            let _ = write!(line, " from {}", named(sender, nick));
        }
        (None, _) => {
            let _ = write!(line, " in {}", named(&message.wxid, nick));
        }
    }
    format!("{line}: {holds}")
}

fn message_type(code: Code<MessageType>) -> String {
    let name = match code.known() {
        Some(MessageType::Text) => "text",
        Some(MessageType::Picture) => "picture",
        Some(MessageType::Voice) => "voice",
        Some(MessageType::BusinessCard) => "business card",
        Some(MessageType::Video) => "video",
        Some(MessageType::Sticker) => "sticker",
        Some(MessageType::Location) => "location",
        Some(MessageType::App) => "app message",
        Some(MessageType::Notice) => "system notice",
        Some(MessageType::SystemMessage) => "system message",
        _ => return format!("type {}", code.get()),
    };
    name.to_owned()
}
