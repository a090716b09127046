//! A small bot server: takes the callbacks, and tells the client what to do when it polls.
//!
//! ```sh
//! cargo run --example server
//! ```
//!
//! * `POST /recieve_msg` (the vendor's spelling; `/receive_msg` works too) takes a callback and
//!   answers `[]`. A body that is not JSON gets a 400, JSON of another shape a 422, each with the
//!   error in one line, and a body over `--cap` a 413. Each callback makes one line on stdout.
//! * `GET /send_msg` hands out what is queued, once; `/send_msg?wxid=…` only what is for that
//!   account.
//!
//! The bot answers "ping", thanks for a file, greets who joined a room, accepts friend requests, and
//! asks who is in a room that was created or changed. Ctrl-C stops it.

use std::collections::VecDeque;
use std::fmt::Display;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use wequick_types::command::GetChatRoomUserLists;
use wequick_types::content::Member;
use wequick_types::{
    Callback, CallbackRef, Content, ErrorKind, Event, Message, PollResponse, Task, Wxid,
};

/// A small bot server for `WeQuick`'s client.
#[derive(Parser)]
struct Args {
    /// The address to listen on; port 0 is any free one.
    #[arg(long, default_value = "127.0.0.1:4567")]
    addr: SocketAddr,
    /// The longest body that is taken. A list of ten thousand friends has some 6 MB.
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20)]
    cap: usize,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let args = Args::parse();
    let not_allowed = async || StatusCode::METHOD_NOT_ALLOWED;
    let router = Router::new()
        .route("/recieve_msg", post(receive))
        .route("/receive_msg", post(receive))
        // Answered like a GET, a HEAD would throw the tasks away.
        .route("/send_msg", get(hand_out).head(not_allowed))
        .layer(DefaultBodyLimit::max(args.cap))
        .with_state(Arc::default());
    let listener = TcpListener::bind(args.addr).await?;
    log(format_args!(
        "listening on http://{}",
        listener.local_addr()?
    ));

    tokio::select! {
        result = axum::serve(listener, router).with_graceful_shutdown(interrupt()) => result,
        // A body that never ends does not keep the server alive.
        () = async { interrupt().await; tokio::time::sleep(GRACE).await } => Ok(()),
    }
}

/// How long a request may still take after Ctrl-C.
const GRACE: Duration = Duration::from_secs(2);

async fn interrupt() {
    tokio::signal::ctrl_c().await.expect("a handler for Ctrl-C");
}

/// Takes a callback: parsed in place, without a copy of its texts.
async fn receive(
    State(queue): State<Arc<Mutex<Queue>>>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<PollResponse>, Refusal> {
    let body = body.map_err(|error| refuse(error.status(), error.body_text()))?;
    let callback: CallbackRef = wequick_types::from_slice(&body).map_err(|error| {
        let status = match error.kind() {
            ErrorKind::Syntax => StatusCode::BAD_REQUEST,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        refuse(status, error.to_string())
    })?;

    let task = handle(&callback);
    log(describe(&callback, task.as_ref()));
    if let Some(task) = task {
        let account = callback.cwxid.as_ref().map(Wxid::from);
        queue.lock().await.push(account, task);
    }
    Ok(Json(PollResponse::ACKNOWLEDGEMENT))
}

/// The status of a body that is not taken, and why.
type Refusal = (StatusCode, String);

fn refuse(status: StatusCode, why: String) -> Refusal {
    log(format_args!("refused with {status}: {why}"));
    (status, why)
}

/// What the bot does about an event.
fn handle<S: AsRef<str>>(callback: &Callback<S>) -> Option<Task> {
    match &callback.event {
        Event::Message(message) => {
            // Where the client does not tell whose message it is, the sender does.
            let is_own = message.my_msg.unwrap_or_else(|| {
                message.sender().map(Wxid::as_str) == callback.cwxid.as_ref().map(Wxid::as_str)
            });
            if is_own { None } else { answer(message) }
        }
        Event::RoomUpdated(room) => Some(GetChatRoomUserLists::new(&room.chatroom).into()),
        _ => None,
    }
}

/// What the bot does about somebody else's message.
fn answer<S: AsRef<str>>(message: &Message<S>) -> Option<Task> {
    match message.content().ok()? {
        Content::Text(text) if text.text == "ping" => Some(message.reply("pong").into()),
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

/// The name of a member who came into the room: invited, or by a QR code.
fn joined<'a>(member: &'a Member<'_>) -> Option<&'a str> {
    let has_joined = matches!(member.role.as_deref(), Some("names" | "adder"));
    let wxid = member.wxid.as_ref().map(Wxid::as_str);
    member.nick.as_deref().or(wxid).filter(|_| has_joined)
}

/// An event in one line, whatever it holds.
fn describe<S: AsRef<str>>(callback: &Callback<S>, task: Option<&Task>) -> String {
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
fn quote(text: impl AsRef<str>) -> String {
    let beginning: String = text.as_ref().chars().take(80).collect();
    format!("{beginning:?}")
}

/// Writes a line to stdout. If nobody reads it any more, the server goes on.
fn log(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Hands out what is queued.
async fn hand_out(
    State(queue): State<Arc<Mutex<Queue>>>,
    Query(poll): Query<Poll>,
) -> Json<PollResponse> {
    Json(queue.lock().await.take(poll.wxid.as_deref()))
}

#[derive(Deserialize)]
struct Poll {
    wxid: Option<String>,
}

/// What waits for a poll, the oldest first, each with the account that is to do it.
#[derive(Default)]
struct Queue(VecDeque<(Option<Wxid>, Task)>);

impl Queue {
    /// So much waits at most, if no client polls. Then the oldest task makes room for the newest:
    /// a late answer is worth the least, and events must be acknowledged all the same.
    const CAPACITY: usize = 1000;

    fn push(&mut self, account: Option<Wxid>, task: Task) {
        if self.0.len() == Self::CAPACITY {
            if let Some((_, oldest)) = self.0.pop_front() {
                log(format_args!("dropped: {}", oldest.command.api()));
            }
        }
        self.0.push_back((account, task));
    }

    /// Takes the tasks of an account, or all of them. They are gone even if the answer does not
    /// arrive: the protocol has no acknowledgement of a poll.
    fn take(&mut self, account: Option<&str>) -> PollResponse {
        let (due, rest) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(of, _)| account.is_none() || of.as_ref().map(Wxid::as_str) == account);
        self.0 = rest;
        let due: VecDeque<_> = due;
        due.into_iter().map(|(_, task)| task).collect()
    }
}
