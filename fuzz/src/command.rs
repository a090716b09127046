//! Any bytes as a poll answer.

use serde_json::Value;
use wequick_types::{Error, PollResponse, Task};

use super::erased;
use super::json::{Json, is_exact, is_same_by_float};

/// All ways of reading agree: whether a body is a poll answer, and which one. What is written for it is
/// read as the same answer.
pub fn command(body: &[u8]) {
    let answer = wequick_types::from_slice::<PollResponse>(body);
    let Ok(text) = std::str::from_utf8(body) else {
        assert!(answer.is_err());
        return;
    };
    if is_same_by_float(text) {
        by_others(text, &answer);
        one_by_one(text, &answer);
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

/// The deserializers of others agree.
fn by_others(text: &str, answer: &Result<PollResponse, Error>) {
    let answer = answer.as_ref().ok();
    assert_eq!(serde_json::from_str(text).ok().as_ref(), answer);
    assert_eq!(
        erased::value(serde_json::from_reader(text.as_bytes()))
            .ok()
            .as_ref(),
        answer
    );
    if let (Ok(tree), Ok(value)) = (
        serde_json::from_str::<Json>(text),
        serde_json::from_str::<Value>(text),
    ) {
        if tree.is_plain() {
            assert_eq!(
                erased::value(serde_json::from_value(value)).ok().as_ref(),
                answer
            );
        }
    }
}

/// An answer may be read untyped, and then task by task. This gives the same answer as reading it at once. If
/// the answer is refused, one of its tasks is refused; unless a key occurs twice: a task keeps only the last
/// value, so an error in the one before is gone.
fn one_by_one(text: &str, answer: &Result<PollResponse, Error>) {
    let untyped = match (PollResponse::untyped(text.as_bytes()), answer) {
        (Ok(untyped), _) => untyped,
        (Err(_), Err(_)) => return,
        (Err(error), Ok(_)) => panic!("{error}"),
    };
    let tasks: Result<Vec<Task>, Error> = untyped.iter().map(Task::typed).collect();
    match (tasks, answer) {
        (Ok(tasks), Ok(answer)) => {
            if serde_json::to_value(&untyped).is_ok_and(|value| is_exact(&value)) {
                assert_eq!(tasks, answer.0);
            }
        }
        (Err(one), Ok(_)) => panic!("{one}"),
        (one, Err(all)) => {
            let is_plain = serde_json::from_str::<Json>(text).is_ok_and(|tree| tree.is_plain());
            assert!(one.is_err() || !is_plain, "{all}");
            if let Err(one) = one {
                assert_eq!((one.line(), one.column()), (0, 0));
                assert!(one.kind() == all.kind() || !is_plain, "{one}, {all}");
            }
        }
    }
}
