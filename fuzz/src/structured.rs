//! Payloads of the one generator, valid and nearly valid.

#[path = "../../tests/model/commands.rs"]
mod commands;
#[path = "../../tests/common/mod.rs"]
pub(crate) mod common;
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

/// A body of the generator, of a callback or of a poll answer; `{}` where the bytes do not suffice.
#[must_use]
pub fn body(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = arbitrary::Unstructured::new(bytes);
    let body = match bytes.ratio(1, 4) {
        Ok(true) => common::payload::poll(&mut bytes),
        _ => common::payload::callback(&mut bytes),
    };
    let body = body.and_then(|body| body.print(&mut bytes));
    body.map_or(b"{}".to_vec(), String::into_bytes)
}
