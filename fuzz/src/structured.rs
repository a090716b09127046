//! Payloads of the one generator, valid and nearly valid.

#[path = "../../tests/model/commands.rs"]
mod commands;
#[path = "../../tests/common/mod.rs"]
mod common;
#[path = "../../tests/model/compare.rs"]
mod compare;
#[path = "../../tests/model/reading.rs"]
mod reading;
#[path = "../../tests/model/subject.rs"]
mod subject;

use compare::{CALLBACKS, POLLS, UNTYPED};

/// The crate agrees with the model on them, and keeps the promises of the other targets.
pub fn structured(bytes: &[u8]) {
    let body = |compared: Result<(String, _), String>| match compared {
        Ok((body, _)) => body,
        Err(difference) => panic!("{difference}"),
    };
    body(UNTYPED.compare(bytes));
    super::callback(body(CALLBACKS.compare(bytes)).as_bytes());
    super::command(body(POLLS.compare(bytes)).as_bytes());
}
