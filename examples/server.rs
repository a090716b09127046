//! A small bot server: it takes the callbacks, and answers the polls with tasks.
//!
//! ```sh
//! cargo run --example server -- --token "$(openssl rand -hex 16)" --qr login.png
//! ```
//!
//! * `POST /recieve_msg` (the vendor's spelling; `/receive_msg` works too) takes a callback and answers `[]`.
//!   It answers 400 to a body that is not JSON, and 422 to JSON of the wrong shape, with the error in one
//!   line. It answers 413 to a body over `--cap`, and 408 to a slow one. An event with a broken emoji is
//!   still read. For each callback it prints one line.
//! * `GET /send_msg?wxid=…` answers with the tasks for this account, and with the tasks of events that had no
//!   `cwxid`. Each task is sent once. `GET /send_msg` without `wxid` answers with all tasks.
//!   The server keeps 100 tasks for each of 100 accounts, and drops more.
//! * With `--token`, each request needs the token: in the path, as in `/TOKEN/…`, or as `Authorization:
//!   Bearer TOKEN`.
//!
//! The bot answers "ping", thanks for a file, greets new members of a room, accepts friend requests, and
//! asks for the members of a room that was created or changed: see `server/bot.rs`. Ctrl-C stops it.
//!
//! Read its output: if stdout is a pipe that is open and full, the server waits.

#[path = "server/bot.rs"]
mod bot;
#[path = "server/queues.rs"]
mod queues;

use std::fmt::Display;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Query, RawPathParams, Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::builder::NonEmptyStringValueParser;
use clap::{Parser, value_parser};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use serde::Deserialize;
use subtle::ConstantTimeEq;
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use wequick_types::event::LoginQrCode;
use wequick_types::{CallbackRef, Error, ErrorKind, Event, PollResponse, Wxid};

use crate::bot::{describe, handle};
use crate::queues::Queues;

/// A small bot server for `WeQuick`'s client.
#[derive(Parser)]
struct Args {
    /// The address to listen on. With port 0, any free port is used.
    #[arg(long, default_value = "127.0.0.1:4567")]
    addr: SocketAddr,
    /// The longest body that is accepted. A list of ten thousand friends has about 6 MB.
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20)]
    cap: usize,
    /// The longest time to wait for the headers of a request, and then again for its body.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    #[arg(value_parser = value_parser!(u16).range(1..))]
    timeout: u16,
    /// A secret that each request must have, in its path or in the header `Authorization`.
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    token: Option<String>,
    /// The file for the picture of the login QR code.
    #[arg(long, value_name = "FILE")]
    qr: Option<PathBuf>,
}

impl Args {
    fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout.into())
    }
}

struct Server {
    args: Args,
    queues: Mutex<Queues>,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let args = Args::parse();
    let listener = TcpListener::bind(args.addr).await?;
    let address = listener.local_addr()?;
    if args.token.is_none() && !address.ip().is_loopback() {
        eprintln!(
            "WARNING: whoever reaches {address} can take the tasks of your accounts and make the bot \
             answer. The protocol has no authentication: give the server a --token."
        );
    }
    log(format_args!("listening on http://{address}"));

    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(args.timeout());
    let router = router(args);
    let connections = GracefulShutdown::new();
    let mut interrupt = pin!(tokio::signal::ctrl_c());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            interrupted = &mut interrupt => {
                interrupted?;
                break;
            }
        };
        match accepted {
            Ok((stream, _)) => {
                let service = TowerToHyperService::new(router.clone());
                let connection = http.serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connections.watch(connection));
            }
            // Perhaps there are too many connections at once. The open ones go on.
            Err(error) => {
                log(format_args!("no connection: {error}"));
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    // Running requests have two seconds to end. So a request that never ends does not keep the server alive.
    let _ = timeout(Duration::from_secs(2), connections.shutdown()).await;
    // Returning would wait for threads that write to a full pipe.
    std::process::exit(0)
}

fn router(args: Args) -> Router {
    let not_allowed = async || StatusCode::METHOD_NOT_ALLOWED;
    let mut router = Router::new()
        .route("/recieve_msg", post(receive))
        .route("/receive_msg", post(receive))
        // A HEAD has no body in its answer. If it were answered like a GET, the tasks would be lost.
        .route("/send_msg", get(hand_out).head(not_allowed));
    if let Some(token) = &args.token {
        let token: Arc<str> = token.as_str().into();
        router = Router::new()
            .nest("/{token}", router.clone())
            .merge(router)
            .route_layer(from_fn_with_state(token, authorize));
    }
    let limit = DefaultBodyLimit::max(args.cap);
    let queues = Mutex::default();
    router
        .layer(limit)
        .with_state(Arc::new(Server { args, queues }))
}

/// Lets a request through if it has the token. The comparison takes the same time for every wrong guess, so
/// nobody can find the token character by character.
async fn authorize(
    State(token): State<Arc<str>>,
    path: RawPathParams,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let header = request.headers().get(AUTHORIZATION);
    let bearer = header.and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    let in_path = path.iter().next().map(|(_, value)| value.as_bytes());
    let given = in_path.or(bearer).unwrap_or_default();
    if given.ct_eq(token.as_bytes()).into() {
        Ok(next.run(request).await)
    } else if in_path.is_some() {
        Err(refuse(StatusCode::NOT_FOUND, "wrong token"))
    } else {
        Err(refuse(StatusCode::UNAUTHORIZED, "no token, or a wrong one"))
    }
}

/// Takes a callback whose body has arrived.
async fn receive(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Json<PollResponse>, Refusal> {
    let body = timeout(server.args.timeout(), Bytes::from_request(request, &()))
        .await
        .map_err(|_| refuse(StatusCode::REQUEST_TIMEOUT, "the body takes too long"))?
        .map_err(|error| refuse(error.status(), error.body_text()))?;
    if body.len() > LARGE {
        tokio::task::block_in_place(|| server.take_in(&body))?;
    } else {
        server.take_in(&body)?;
    }
    Ok(Json(PollResponse::ACKNOWLEDGEMENT))
}

/// A body of more bytes is read by `block_in_place`, so that no other request waits for this thread.
const LARGE: usize = 64 << 10;

impl Server {
    fn take_in(&self, body: &[u8]) -> Result<(), Refusal> {
        let callback = read(body).map_err(|error| {
            let status = match error.kind() {
                ErrorKind::Syntax => StatusCode::BAD_REQUEST,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            refuse(status, error)
        })?;
        let task = handle(&callback);
        log(describe(&callback, task.as_ref()));
        if let Event::LoginQrCode(code) = &callback.event {
            self.show(code);
        }
        if let Some(task) = task {
            let account = callback.cwxid.as_ref().map(Wxid::from);
            self.queues().push(account, task);
        }
        Ok(())
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().expect("the queues do not panic")
    }

    /// Writes the picture of a QR code to the file that `--qr` names, if there is one.
    fn show<S: AsRef<str>>(&self, code: &LoginQrCode<S>) {
        let Some(file) = &self.args.qr else { return };
        // Renamed when it is complete: on a full disk, the last picture stays.
        let new = file.with_extension("new");
        let picture = code.hex.decode().map_err(io::Error::other);
        let written = picture.and_then(|picture| std::fs::write(&new, picture));
        match written.and_then(|()| std::fs::rename(&new, file)) {
            Ok(()) => log(format_args!("QR code: {}", file.display())),
            Err(error) => log(format_args!("no QR code: {error}")),
        }
    }
}

/// Reads a callback without copying its texts. If the JSON is broken, it is read again, leniently: half an
/// emoji in a nickname does not lose an event.
fn read(body: &[u8]) -> Result<CallbackRef<'_>, Error> {
    wequick_types::from_slice(body).or_else(|error| {
        if error.kind() != ErrorKind::Syntax {
            return Err(error);
        }
        let Ok(callback) = wequick_types::from_slice_lossy(body) else {
            return Err(error);
        };
        log(format_args!("read leniently: {error}"));
        Ok(callback)
    })
}

/// The status of a request that is refused, and why.
type Refusal = (StatusCode, String);

fn refuse(status: StatusCode, why: impl Display) -> Refusal {
    log(format_args!("refused with {status}: {why}"));
    (status, why.to_string())
}

/// Writes a line to stdout. If it is closed, the server goes on.
fn log(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Answers a poll with the queued tasks.
async fn hand_out(
    State(server): State<Arc<Server>>,
    Query(poll): Query<Poll>,
) -> Json<PollResponse> {
    Json(server.queues().take(poll.wxid))
}

#[derive(Deserialize)]
struct Poll {
    wxid: Option<Wxid>,
}
