//! Any bytes as a poll answer.

use serde_json::Value;
use wequick_types::PollResponse;

use super::json::{Json, is_exact};

/// All ways of reading agree on whether a body is a poll answer and on which, and what is written
/// reads the same.
pub fn command(body: &[u8]) {
    let answer = wequick_types::from_slice::<PollResponse>(body);
    let Ok(text) = std::str::from_utf8(body) else {
        assert!(answer.is_err());
        return;
    };
    assert_eq!(
        serde_json::from_str(text).ok().as_ref(),
        answer.as_ref().ok()
    );
    assert_eq!(
        serde_json::from_reader(body).ok().as_ref(),
        answer.as_ref().ok()
    );
    if let (Ok(tree), Ok(value)) = (
        serde_json::from_str::<Json>(text),
        serde_json::from_str::<Value>(text),
    ) {
        if tree.is_plain() {
            assert_eq!(
                serde_json::from_value(value).ok().as_ref(),
                answer.as_ref().ok()
            );
        }
    }

    if let Ok(answer) = answer {
        let written = serde_json::to_vec(&answer).expect("an answer can be written");
        let again =
            wequick_types::from_slice::<PollResponse>(&written).expect("what is written reads");
        if serde_json::from_slice(&written).is_ok_and(|value| is_exact(&value)) {
            assert_eq!(again, answer);
        }
    }
}
