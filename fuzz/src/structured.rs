//! Bodies from the generator that the tests use, too: valid and nearly valid ones.

use super::common::{compare, payload};

/// The crate agrees with the model on them, and keeps the promises of the other targets.
pub fn structured(bytes: &[u8]) {
    let body = |compared: compare::Compared| match compared {
        Ok((body, _)) => body,
        Err(difference) => panic!("{difference}"),
    };
    body(compare::untyped(bytes));
    body(compare::untyped_polls(bytes));
    super::callback(body(compare::callbacks(bytes)).as_bytes());
    super::command(body(compare::polls(bytes)).as_bytes());
}

/// A body of the generator, of a callback or of a poll answer; `{}` where the bytes do not suffice.
#[must_use]
pub fn body(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = arbitrary::Unstructured::new(bytes);
    let body = match bytes.ratio(1, 4) {
        Ok(true) => payload::poll(&mut bytes),
        _ => payload::callback(&mut bytes),
    };
    let body = body.and_then(|body| body.print(&mut bytes));
    body.map_or(b"{}".to_vec(), String::into_bytes)
}
