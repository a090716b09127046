//! Reads any bytes with the crate's own JSON reader, and compares the result with `serde_json`.

use arbitrary::Unstructured;
use serde_json::{Map, Value};
use wequick_types::{Callback, CallbackRef, ErrorKind, from_slice, from_slice_lossy};

use super::common::payload;
use super::erased;
use super::json::{Json, is_same_by_float};

/// The reader accepts what `serde_json` accepts, and gives the same value: as a value that is
/// kept, and as a callback, owned and borrowed.
pub fn reader(bytes: &[u8]) {
    let kept = [br#"{"type":999,"kept":"#, bytes, b"}"].concat();
    as_kept_value(&kept);
    as_callback(bytes);
}

/// As [`reader`], with the body of a callback that ends at any place.
pub fn cut(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let Ok(place) = bytes.arbitrary::<u16>() else {
        return;
    };
    let Ok(body) = payload::callback(&mut bytes).and_then(|body| body.print(&mut bytes)) else {
        return;
    };
    let body = body.as_bytes();
    reader(&body[..usize::from(place) % (body.len() + 1)]);
}

fn as_kept_value(body: &[u8]) {
    let untyped = Callback::untyped(body);
    let Ok(Value::Object(mut expected)) = serde_json::from_slice(body) else {
        assert!(untyped.is_err());
        return;
    };
    match untyped {
        Ok(callback) => {
            let Some(unknown) = callback.event.as_unknown() else {
                panic!("an untyped event is an unknown one");
            };
            if let Some(Value::Object(data)) = expected.remove("data") {
                let outer = std::mem::replace(&mut expected, data);
                assert!(
                    outer == callback.outer.iter().map(owned).collect() || has_private_key(body)
                );
            }
            let mut fields: Map<String, Value> = unknown.fields.iter().map(owned).collect();
            // A value of the wrong shape is among the fields, any other is not.
            for key in ["type", "processid", "cwxid"] {
                let value = expected.remove(key);
                assert!(fields.remove(key).is_none_or(|field| Some(field) == value));
            }
            assert!(expected == fields || has_private_key(body));
        }
        // Something about the keys of the envelope.
        Err(error) if error.kind() != ErrorKind::Syntax => {}
        Err(_) => assert!(
            expected.values().map(depth).max() > Some(MAX_DEPTH) || has_private_key(body),
            "the reader refuses what serde_json reads"
        ),
    }
}

fn owned((key, value): (&str, &Value)) -> (String, Value) {
    (key.to_owned(), value.clone())
}

/// The first exception: the crate keeps values of this many levels.
const MAX_DEPTH: usize = 120;

/// How deep the lists and objects in a value nest.
pub(crate) fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

/// The second exception: keys to which `serde_json` may give a meaning of its own.
fn has_private_key(body: &[u8]) -> bool {
    let tree = serde_json::from_slice::<Json>(body);
    tree.is_ok_and(|tree| tree.has_key(|key| key.starts_with("$serde_json::private")))
}

fn as_callback(body: &[u8]) {
    let owned: Result<Callback, _> = from_slice(body);
    let borrowed: Result<CallbackRef, _> = from_slice(body);
    let lossy: Result<Callback, _> = from_slice_lossy(body);
    match &owned {
        Ok(callback) => assert_eq!(lossy.as_ref(), Ok(callback)),
        Err(error) if error.kind() != ErrorKind::Syntax => assert_eq!(lossy.as_ref(), Err(error)),
        Err(_) => {}
    }
    let same = owned.as_ref().ok() == erased::value(serde_json::from_slice(body)).ok().as_ref();
    assert!(same || has_private_key(body) || !is_same_by_float(&String::from_utf8_lossy(body)));
    assert_eq!(owned, borrowed.map(CallbackRef::into_owned));
}
