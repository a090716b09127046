//! Plays the Windows client: posts callbacks from files to a server, and polls it.
//!
//! ```sh
//! cargo run --example client -- fixtures/callbacks/*.json
//! ```
//!
//! It prints one line on stdout for each acknowledged callback, and one for each task of the server. An answer
//! that the protocol does not allow is printed on stderr, and the exit status is then 1. If the server asks
//! for a token, put it into the path: `--url http://127.0.0.1:4567/TOKEN`.

use std::error::Error;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::Parser;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body};
use wequick_types::PollResponse;

/// Plays the `WeQuick` client: posts callbacks, polls, and prints the tasks of the server.
#[derive(Parser)]
struct Args {
    /// The server.
    #[arg(long, default_value = "http://127.0.0.1:4567")]
    url: String,
    /// The number of polls after the callbacks.
    #[arg(long, value_name = "N", default_value_t = 1)]
    polls: u32,
    /// The time between two polls.
    #[arg(long, value_name = "SECONDS", default_value_t = 1)]
    every: u64,
    /// Files with one callback each.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .into();
    let server = args.url.trim_end_matches('/');

    let mut all_well = true;
    for file in &args.files {
        let answer = post(&agent, &format!("{server}/recieve_msg"), file);
        if answer.is_ok() {
            println!("{}: acknowledged", file.display());
        }
        all_well &= tell(file.display(), answer);
    }
    for poll in 0..args.polls {
        if poll > 0 {
            thread::sleep(Duration::from_secs(args.every));
        }
        all_well &= tell("poll", get(&agent, &format!("{server}/send_msg")));
    }
    if all_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

type Answer = Result<PollResponse, Box<dyn Error>>;

/// Any status 200 acknowledges a callback, with any body. If the body is an array of tasks, the client does
/// them.
fn post(agent: &Agent, url: &str, file: &Path) -> Answer {
    let request = agent.post(url).content_type("application/json");
    let body = body(request.send(std::fs::read(file)?)?)?;
    Ok(tasks(&body).unwrap_or_default())
}

/// The answer to a poll must be an array.
fn get(agent: &Agent, url: &str) -> Answer {
    tasks(&body(agent.get(url).call()?)?)
}

/// The body of an answer of status 200.
fn body(mut answer: Response<Body>) -> Result<Vec<u8>, Box<dyn Error>> {
    let status = answer.status();
    let body = answer.body_mut().read_to_vec()?;
    if status == StatusCode::OK {
        return Ok(body);
    }
    let why = String::from_utf8_lossy(&body);
    let line: String = why.chars().take(300).filter(|c| !c.is_control()).collect();
    Err(format!("status {status}: {line}").into())
}

fn tasks(body: &[u8]) -> Answer {
    // `PollResponse` also reads a single object. No client is known to do so.
    if !body.trim_ascii_start().starts_with(b"[") {
        return Err("the answer is not an array".into());
    }
    Ok(PollResponse::untyped(body)?)
}

/// Prints the tasks of an answer, and each error: a bad task does not lose the others. Returns whether there
/// was no error.
fn tell(whose: impl Display, answer: Answer) -> bool {
    let tasks = match answer {
        Ok(answer) => answer,
        Err(error) => {
            eprintln!("{whose}: {error}");
            return false;
        }
    };
    let mut all_well = true;
    for task in &tasks {
        match task.typed() {
            Ok(task) => println!("{}", serde_json::to_string(&task).expect("a task is JSON")),
            Err(error) => {
                eprintln!("{whose}: {error:#}");
                all_well = false;
            }
        }
    }
    all_well
}
