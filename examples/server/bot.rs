//! The bot: its reaction to an event, and the line of an event in the log.

use wequick_types::command::GetChatRoomUserLists;
use wequick_types::content::Member;
use wequick_types::{Callback, Content, Event, Message, Task, Wxid};

/// The task with which the bot reacts to an event. It skips the messages of its own account.
pub(crate) fn handle<S: AsRef<str>>(callback: &Callback<S>) -> Option<Task> {
    match &callback.event {
        Event::Message(_) if callback.is_own_message() == Some(true) => None,
        Event::Message(message) => answer(message),
        Event::RoomUpdated(room) => Some(GetChatRoomUserLists::new(&room.chatroom).into()),
        _ => None,
    }
}

/// The task with which the bot reacts to the message of somebody else.
fn answer<S: AsRef<str>>(message: &Message<S>) -> Option<Task> {
    if message.text() == Some("ping") {
        return Some(message.reply("pong").into());
    }
    match message.content().ok()? {
        Content::File(file) if file.complete => {
            let name = file.name.unwrap_or("the file".into());
            Some(message.reply(format!("Thanks for {name}!")).into())
        }
        Content::Notice(notice) => {
            let joined: Vec<_> = notice.members.iter().filter_map(joined).collect();
            let welcome = format!("Welcome, {}!", joined.join(", "));
            (!joined.is_empty()).then(|| message.reply(welcome).into())
        }
        Content::FriendRequest(request) => Some(request.accept().into()),
        _ => None,
    }
}

/// The name of a member who joined the room, by an invitation or a QR code. If the message has no name, it
/// is the id.
fn joined<'a>(member: &'a Member<'_>) -> Option<&'a str> {
    let role = member.role.as_deref();
    let has_joined = matches!(role, Some("names" | "adder" | "invite" | "qrcode"));
    let wxid = member.wxid.as_ref().map(Wxid::as_str);
    member.nick.as_deref().or(wxid).filter(|_| has_joined)
}

/// An event in one line, for any text in it.
pub(crate) fn describe<S: AsRef<str>>(callback: &Callback<S>, task: Option<&Task>) -> String {
    let account = callback.cwxid.as_ref().map_or("nobody".to_owned(), quote);
    let what = match &callback.event {
        Event::Message(message) => match message.friend_request() {
            Some(Ok(request)) => format!(": friend request of {}", quote(request.wxid)),
            Some(Err(damaged)) => format!(": {damaged}"),
            None => {
                let (from, text) = (quote(&message.wxid), quote(&message.message));
                format!(": message {} from {from}: {text}", message.msg_type.get())
            }
        },
        Event::RoomUpdated(room) => format!(": room {}", quote(&room.chatroom)),
        Event::RoomMembers(members) => {
            let room = quote(&members.wxid);
            format!(": {} members of {room}", members.user_lists.len())
        }
        Event::Unknown(unknown) => format!(": unknown, {} fields", unknown.fields.len()),
        _ => String::new(),
    };
    let code = callback.event.code();
    let api = task.map_or(String::new(), |task| format!(" -> {}", task.command.api()));
    format!("{code} for {account}{what}{api}")
}

/// The beginning of a text from outside, without line breaks and control characters.
pub(crate) fn quote(text: impl AsRef<str>) -> String {
    let beginning: String = text.as_ref().chars().take(80).collect();
    format!("{beginning:?}")
}
