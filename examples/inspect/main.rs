//! Prints a summary of callbacks and poll answers: `inspect [--json | --contents] [FILE]...`
//!
//! ```sh
//! cargo run -q --example inspect -- fixtures/callbacks/*.json
//! ```
//!
//! A FILE (`-` or none is stdin) has one or more JSON bodies, with any white space between them. For a
//! callback, one line is printed; for a poll answer, one line for each task. With `--contents`, only messages
//! are printed: the content of each as one line of JSON. If a body cannot be read, `FILE:LINE: error` is
//! printed on stderr, the next body is read, and the exit status is 1.

mod contents;
mod payloads;
mod summary;
mod words;

use std::collections::HashMap;
use std::fmt::Display;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde::de::IgnoredAny;
use wequick_types::content::ContentError;
use wequick_types::{Callback, Event, PollResponse};

use crate::payloads::{Payload, Payloads};
use crate::summary::{summary, task_summary};
use crate::words::to_json;

/// Prints one line for each callback, and for each task of a poll answer.
#[derive(Parser)]
struct Args {
    /// Print each callback or task as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Print the content of each message as one line of JSON.
    #[arg(long, conflicts_with = "json")]
    contents: bool,
    /// Files with callbacks or poll answers as JSON, one or more in each; `-` is stdin.
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
        // The reader of the pipe, such as `head`, has closed it.
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
            // Its place is counted from the first line of the payload.
            text: format!("{error:#}"),
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
