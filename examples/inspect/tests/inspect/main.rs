//! What the example `inspect` prints: the line of each payload, `--json`, `--contents`, and its errors.
//! What the library reads out of a payload is held by the tests of the library, not here.
//!
//! A new kind or command is one line more in `fixtures.txt`.

mod bad;
mod escapes;
mod lines;

use std::env::consts::EXE_SUFFIX;
use std::io::{ErrorKind, Write};
use std::process::{Child, Command, Stdio};

/// What one run left behind.
#[derive(Debug, PartialEq)]
struct Run {
    stdout: String,
    stderr: String,
    success: bool,
}

/// The example, which `cargo test` builds beside the tests.
fn example() -> Command {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let example = profile.join(format!("examples/inspect{EXE_SUFFIX}"));
    assert!(example.exists(), "cargo build --example inspect");
    let mut command = Command::new(example);
    command.current_dir(ROOT);
    command
}

/// The root of the repository, from the folder in which cargo starts the tests.
const ROOT: &str = "../..";

/// The example as it runs, with all of its streams piped.
fn start(args: &[&str]) -> Child {
    example()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
    let mut child = start(args);
    // Who names files may end before this is read.
    if let Err(error) = child.stdin.take().unwrap().write_all(stdin.as_ref()) {
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    }
    let output = child.wait_with_output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        success: output.status.success(),
    }
}

/// The one line for a payload without errors.
fn line(payload: &str) -> String {
    let Run {
        stdout,
        stderr,
        success,
    } = run(&[], payload);
    assert_eq!((stderr.as_str(), success), ("", true), "{payload}");
    assert_eq!(stdout.lines().count(), 1, "{payload}");
    stdout.trim_end_matches('\n').to_owned()
}

/// A run that prints these lines, and has nothing to complain of.
fn good(lines: &[&str]) -> Run {
    Run {
        stdout: lines.iter().flat_map(|line| [line, "\n"]).collect(),
        stderr: String::new(),
        success: true,
    }
}

/// The pairs of lines in a table.
fn pairs(table: &str) -> Vec<(&str, &str)> {
    let lines: Vec<&str> = table.lines().collect();
    lines.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Two payloads, and the line that is printed of each.
const FIRST: &str = r#"{"data":{"type":66,"code":200}}"#;
const SECOND: &str = "{\n  \"data\": {\n    \"type\": 66,\n    \"code\": -1\n  }\n}";
const FIRST_LINE: &str = "login state (66): logged in";
const SECOND_LINE: &str = "login state (66): not logged in";
