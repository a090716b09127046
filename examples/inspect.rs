//! Prints what callbacks and poll answers say: `inspect [--json | --contents] [FILE]...`
//!
//! ```sh
//! cargo run -q --example inspect -- fixtures/callbacks/*.json
//! ```
//!
//! A FILE (`-` or none is stdin) holds one payload or several, in lines or in any other
//! separation. A callback makes one line, a poll answer one for each task. With `--contents` there
//! is a line of JSON for what each message holds, and none for anything else. What cannot be read
//! is told on stderr as `FILE:LINE: error`; the next payload follows, and the exit status is 1
//! in the end.

#[path = "inspect/contents.rs"]
mod contents;

use std::collections::HashMap;
use std::fmt::{Display, Write as _};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde::Serialize;
use serde::de::IgnoredAny;
use wequick_types::content::ContentError;
use wequick_types::event::{
    Contact, ContactFetched, FriendAccepted, LoginQrCode, Room, RoomMembers, RoomUpdated,
};
use wequick_types::{
    BlobError, Callback, Code, ContactKind, Content, Event, LoginCode, MemberList, Message,
    MessageType, PollResponse, Task, Wxid,
};

/// Prints what callbacks and poll answers say, a line for each callback and task.
#[derive(Parser)]
struct Args {
    /// Write each callback or task back as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Write what each message holds as one line of JSON.
    #[arg(long, conflicts_with = "json")]
    contents: bool,
    /// JSON payloads, one after the other; `-` is stdin.
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
}

/// What is written of a payload.
#[derive(Clone, Copy)]
enum Form {
    Summary,
    Json,
    Contents,
}

impl Args {
    fn form(&self) -> Form {
        match (self.json, self.contents) {
            (true, _) => Form::Json,
            (_, true) => Form::Contents,
            _ => Form::Summary,
        }
    }
}

fn main() -> ExitCode {
    match run(&Args::parse(), &mut io::stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the lines has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("stdout: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well. The error is one of writing.
fn run(args: &Args, out: &mut impl Write) -> io::Result<bool> {
    let mut all_well = true;
    for file in &args.files {
        let name = file.display();
        match read(file) {
            Ok(input) => all_well &= inspect(&input, &name, args.form(), out)?,
            Err(error) => {
                complain(format_args!("{name}: {error}"));
                all_well = false;
            }
        }
    }
    Ok(all_well)
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut input = Vec::new();
        io::stdin().read_to_end(&mut input)?;
        Ok(input)
    } else {
        std::fs::read(file)
    }
}

/// Prints the payloads of one input. Whether there were any, and all could be read.
fn inspect(
    input: &[u8],
    name: &impl Display,
    form: Form,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut payloads = Payloads::new(input).peekable();
    let mut all_well = payloads.peek().is_some();
    if !all_well {
        complain(format_args!("{name}:1: no payload"));
    }
    for Payload { line, bytes } in payloads {
        match describe(bytes, form) {
            Ok(lines) => {
                for line in lines {
                    writeln!(out, "{line}")?;
                }
            }
            Err(complaint) => {
                let line = line + complaint.line - 1;
                complain(format_args!("{name}:{line}: {}", complaint.text));
                all_well = false;
            }
        }
    }
    Ok(all_well)
}

/// The lines for one payload.
fn describe(payload: &[u8], form: Form) -> Result<Vec<String>, Complaint> {
    if is_poll_answer(payload) {
        let PollResponse(tasks) = wequick_types::from_slice::<PollResponse>(payload)?;
        return Ok(match form {
            Form::Summary => tasks.iter().map(task_summary).collect(),
            Form::Json => tasks.iter().map(to_json).collect(),
            Form::Contents => Vec::new(),
        });
    }
    let callback: Callback = wequick_types::from_slice(payload)?;
    Ok(match form {
        Form::Summary => vec![summary(&callback)],
        Form::Json => vec![to_json(&callback)],
        Form::Contents => match &callback.event {
            Event::Message(message) => vec![to_json(&message.content()?)],
            _ => Vec::new(),
        },
    })
}

/// What is wrong with a payload, and on which of its lines.
struct Complaint {
    line: usize,
    text: String,
}

impl From<wequick_types::Error> for Complaint {
    fn from(error: wequick_types::Error) -> Self {
        Complaint {
            line: error.line(),
            text: without_position(&error),
        }
    }
}

impl From<ContentError> for Complaint {
    fn from(error: ContentError) -> Self {
        Complaint {
            line: 1,
            text: error.to_string(),
        }
    }
}

/// Whether the payload is an array, or an object with an `api`, and so comes from the server.
#[allow(clippy::zero_sized_map_values)] // A set cannot be read from an object.
fn is_poll_answer(payload: &[u8]) -> bool {
    payload.starts_with(b"[")
        || serde_json::from_slice::<HashMap<String, IgnoredAny>>(payload)
            .is_ok_and(|fields| fields.contains_key("api"))
}

/// Says on stderr what is wrong, if anybody still listens there.
fn complain(error: impl Display) {
    let _ = writeln!(io::stderr(), "{error}");
}

/// The text of an error without its end, whose line is counted from the payload's own first.
fn without_position(error: &wequick_types::Error) -> String {
    let mut text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    if text.ends_with(&position) {
        text.truncate(text.len() - position.len());
    }
    text
}

/// One payload, or what should have been one, and the line on which it begins.
struct Payload<'a> {
    line: usize,
    bytes: &'a [u8],
}

/// The payloads of an input, whatever white space stands between them.
///
/// Where the JSON is broken, a payload extends to the next line that begins with a bracket:
/// one bad line costs no other, and an indented payload is bad as a whole.
struct Payloads<'a> {
    line: usize,
    rest: &'a [u8],
}

impl<'a> Payloads<'a> {
    fn new(input: &'a [u8]) -> Self {
        let byte_order_mark = "\u{FEFF}".as_bytes();
        Payloads {
            line: 1,
            rest: input.strip_prefix(byte_order_mark).unwrap_or(input),
        }
    }

    /// Takes this many bytes off the rest.
    fn take(&mut self, length: usize) -> Payload<'a> {
        let (bytes, rest) = self.rest.split_at(length);
        let line = self.line;
        self.line += bytes.split(|byte| *byte == b'\n').count() - 1;
        self.rest = rest;
        Payload { line, bytes }
    }
}

impl<'a> Iterator for Payloads<'a> {
    type Item = Payload<'a>;

    fn next(&mut self) -> Option<Payload<'a>> {
        self.take(self.rest.len() - self.rest.trim_ascii_start().len());
        let mut values = serde_json::Deserializer::from_slice(self.rest).into_iter::<IgnoredAny>();
        let length = match values.next()? {
            Ok(_) => values.byte_offset(),
            Err(_) => self
                .rest
                .windows(2)
                .position(|pair| matches!(pair, [b'\n', b'{' | b'[']))
                .unwrap_or(self.rest.len()),
        };
        let Payload { line, bytes } = self.take(length);
        Some(Payload {
            line,
            bytes: bytes.trim_ascii_end(),
        })
    }
}

/// One line of JSON, in which all that a terminal does not print is escaped.
fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("what was read can be written");
    let mut line = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, ' '..='~') || c.escape_debug().len() == 1 {
            line.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(line, "\\u{unit:04x}");
            }
        }
    }
    line
}

/// The line that says what the client is to do: the `api` and its fields.
fn task_summary(task: &Task) -> String {
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

/// The line that says what happened, where, and what matters of it.
fn summary(callback: &Callback) -> String {
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

/// So many characters of a text, items of a list and fields of a command are shown.
const CHARACTERS: usize = 80;
const ITEMS: usize = 3;
const FIELDS: usize = 8;

/// An id and the name that goes with it.
fn named(wxid: &Wxid, nick: Option<&str>) -> String {
    match nick {
        Some(nick) => format!("{} {}", id(wxid), quote(nick)),
        None => id(wxid),
    }
}

/// How many there are, and the first of them.
fn list(noun: &str, items: impl ExactSizeIterator<Item = String>) -> String {
    let count = count(items.len(), noun);
    match first(ITEMS, items).as_str() {
        "" => count,
        first => format!("{count}: {first}"),
    }
}

fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// The first items, and whether there are more.
fn first(most: usize, mut items: impl Iterator<Item = String>) -> String {
    let mut shown: Vec<String> = items.by_ref().take(most).collect();
    if items.next().is_some() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// How many bytes a blob holds, or why it cannot be decoded.
fn size(bytes: Result<Vec<u8>, BlobError>) -> String {
    match bytes {
        Ok(bytes) => count(bytes.len(), "byte"),
        Err(error) => error.to_string(),
    }
}

/// A name from outside: bare where it is a plain one.
fn id(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-@./".contains(c);
    if (1..=CHARACTERS).contains(&text.len()) && text.chars().all(plain) {
        text.to_owned()
    } else {
        quote(text)
    }
}

/// A text from outside, cut, and escaped so that it can neither end the line nor speak to the
/// terminal.
fn quote(text: &str) -> String {
    let (text, rest) = cut(text);
    format!("{text:?}{rest}")
}

/// The beginning of a text, and the mark of whether there is more.
fn cut(text: &str) -> (&str, &'static str) {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => (&text[..end], "…"),
        None => (text, ""),
    }
}
