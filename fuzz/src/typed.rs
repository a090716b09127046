//! Values of the crate's types, made by its feature `arbitrary`.

use std::fmt::Debug;

use arbitrary::{Arbitrary, Unstructured};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wequick_types::{Body, Callback, CallbackRef, PollResponse, Task};
use wequick_types::{from_slice, from_slice_lossy, from_str};

use super::erased::Erased;

/// What a callback and an answer are written as is read back equal, on every way in.
pub fn typed(bytes: &[u8]) {
    let callback: Callback = made(bytes);
    let body = comes_back(&callback);
    let borrowed: CallbackRef = from_str(&body).expect("it was read owned");
    assert_eq!(borrowed.into_owned(), callback);
    let untyped = Callback::untyped(body.as_bytes()).expect("it is read typed");
    assert_eq!(from_str(&written(&untyped)), Ok(callback));

    let answer: PollResponse = made(bytes);
    let body = comes_back(&answer);
    let untyped = PollResponse::untyped(body.as_bytes()).expect("it is read typed");
    let tasks: Result<Vec<Task>, _> = untyped.iter().map(Task::typed).collect();
    assert_eq!(tasks.as_ref(), Ok(&answer.0));
    for task in answer {
        let alone: Task = serde_json::from_str(&written(&task)).expect("a task alone is read");
        assert_eq!(alone, task);
    }
}

/// A value that these bytes make.
#[must_use]
pub fn made<'a, T: Arbitrary<'a>>(bytes: &'a [u8]) -> T {
    let value = Unstructured::new(bytes).arbitrary();
    value.expect("no choice is among nothing")
}

/// Reads back what a value is written as; gives it.
fn comes_back<T>(value: &T) -> String
where
    T: Debug + PartialEq + Serialize + DeserializeOwned + for<'de> Body<'de>,
{
    let body = written(value);
    assert_eq!(from_str(&body).as_ref(), Ok(value));
    assert_eq!(from_slice(body.as_bytes()).as_ref(), Ok(value));
    assert_eq!(from_slice_lossy(body.as_bytes()).as_ref(), Ok(value));
    for read in [
        serde_json::from_str(&body),
        serde_json::from_slice(body.as_bytes()),
        serde_json::from_reader(body.as_bytes()),
        serde_json::to_value(value as &dyn erased_serde::Serialize)
            .and_then(serde_json::from_value),
    ] {
        let Erased(read): Erased<T> = read.expect("serde_json reads what it writes");
        assert_eq!(&read, value, "{body}");
    }
    body
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it can be written")
}
