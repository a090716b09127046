//! Reads any bytes, and checks the errors.

use wequick_types::{Error, PollResponse};

use super::json::Json;

/// Every error is one short line, and points into the body.
pub fn error(body: &[u8]) {
    if let Err(error) = wequick_types::from_slice::<wequick_types::Callback>(body) {
        check(body, &error);
    }
    if let Err(error) = wequick_types::from_slice::<PollResponse>(body) {
        assert_eq!(error.code(), None);
        check(body, &error);
    }
}

fn check(body: &[u8], error: &Error) {
    let line = error.to_string();
    assert!(line.chars().count() <= 300, "{line}");
    assert!(!line.contains(|c: char| c.is_control()), "{line:?}");

    let text_line = body.split(|byte| *byte == b'\n').nth(error.line() - 1);
    let text_line = text_line.expect("the line is in the body");
    assert!(error.column() <= text_line.len() + 1, "{line}");

    if let Ok(tree) = serde_json::from_slice::<Json>(body) {
        let path = error.path();
        let there = if line.contains("missing field at line") {
            parent(path)
        } else {
            path
        };
        assert!(tree.has(there), "{line}: no `{there}`");
    }
}

/// The path without its last name.
fn parent(path: &str) -> &str {
    path.rfind('.').map_or("", |dot| &path[..dot])
}
