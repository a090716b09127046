//! Any bytes as a callback.

use serde_json::Value;
use wequick_types::{Callback, CallbackRef, Error};

use super::erased::{self, Erased};
use super::json::{Json, is_exact, is_same_by_float};

/// All ways of reading agree: whether a body is a callback, and which one. What is written for it is read
/// as the same callback.
pub fn callback(body: &[u8]) {
    let owned: Result<Callback, _> = wequick_types::from_slice(body);
    let borrowed: Result<CallbackRef, _> = wequick_types::from_slice(body);
    match (&owned, &borrowed) {
        (Ok(owned), Ok(borrowed)) => assert_eq!(format!("{owned:?}"), format!("{borrowed:?}")),
        _ => assert_eq!(owned.as_ref().err(), borrowed.as_ref().err()),
    }

    // An event that is read in vain, typed or untyped, is the same event.
    let code = |result: &Result<Callback, Error>| match result {
        Ok(callback) => Some(callback.event.code()),
        Err(error) => error.code(),
    };
    let untyped = Callback::untyped(body);
    if let (Some(typed), Some(untyped)) = (code(&owned), code(&untyped)) {
        assert_eq!(typed, untyped, "{}", body.escape_ascii());
    }

    let Ok(text) = std::str::from_utf8(body) else {
        assert!(owned.is_err());
        assert!(serde_json::from_slice::<Erased<Callback>>(body).is_err());
        assert!(serde_json::from_reader::<_, Erased<Callback>>(body).is_err());
        return;
    };
    if is_same_by_float(text) {
        by_others(text, &owned);
    }

    if let Ok(owned) = owned {
        let written = serde_json::to_vec(&owned).expect("a callback can be written");
        let again: Callback = wequick_types::from_slice(&written).expect("what is written reads");
        if serde_json::from_slice(&written).is_ok_and(|value| is_exact(&value)) {
            assert_eq!(again, owned);
        }
    }
}

/// The deserializers of others agree.
fn by_others(text: &str, owned: &Result<Callback, Error>) {
    let owned = owned.as_ref().ok();
    assert_eq!(serde_json::from_str(text).ok().as_ref(), owned);
    assert_eq!(
        erased::value(serde_json::from_reader(text.as_bytes()))
            .ok()
            .as_ref(),
        owned
    );
    if let (Ok(tree), Ok(value)) = (
        serde_json::from_str::<Json>(text),
        serde_json::from_str::<Value>(text),
    ) {
        if tree.is_plain() {
            assert_eq!(
                erased::value(serde_json::from_value(value)).ok().as_ref(),
                owned
            );
        }
    }
}
