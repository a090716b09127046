//! The fields that must be there, and that no other one must.

use std::collections::BTreeSet;

use serde_json::Value;
use wequick_types::{ErrorKind, Event, EventKind};

use super::common::tables::{self, Need, Shape};
use super::{error, fixtures};

/// What must be there, by the tables of the protocol, and which of it is a list: each of its
/// entries must have a `wxid`.
fn required(code: &str) -> (Vec<&'static str>, Option<&'static str>) {
    let fields = tables::kind(code.parse().unwrap()).unwrap();
    let required = fields.iter().copied().flatten();
    let required: Vec<_> = required
        .filter(|field| matches!(field.need, Need::Required))
        .collect();
    let list = required
        .iter()
        .find(|field| matches!(field.shape, Shape::Entries(_)));
    let list = list.map(|field| field.name);
    (required.iter().map(|field| field.name).collect(), list)
}

/// Asserts that the event misses the field at this path, in the envelope and without.
fn assert_missing(event: &Value, path: &str) {
    let code = event["type"].as_i64();
    for (body, path) in [
        (event.to_string(), path.to_owned()),
        (format!(r#"{{"data":{event}}}"#), format!("data.{path}")),
    ] {
        let error = error(&body);
        assert_eq!(error.kind(), ErrorKind::Field, "{body}");
        assert_eq!(error.code(), code, "{body}");
        assert_eq!(error.path(), path, "{body}");
        assert!(
            error.to_string().contains(": missing field at line 1"),
            "{error}"
        );
    }
}

#[test]
fn each_required_field_is_missed() {
    let mut kinds = BTreeSet::new();
    for (name, body) in fixtures("callbacks") {
        let body: Value = serde_json::from_str(&body).unwrap();
        let event = body.get("data").unwrap_or(&body);
        let (fields, list) = required(&name[..3]);
        for field in fields {
            let mut event = event.clone();
            event.as_object_mut().unwrap().remove(field).unwrap();
            assert_missing(&event, field);
        }
        if let Some(list) = list {
            for index in 0..event[list].as_array().unwrap().len() {
                let mut event = event.clone();
                event[list][index]
                    .as_object_mut()
                    .unwrap()
                    .remove("wxid")
                    .unwrap();
                assert_missing(&event, &format!("{list}[{index}].wxid"));
            }
        }
        kinds.insert(event["type"].as_i64().unwrap());
    }
    let codes = EventKind::ALL.iter().flat_map(|kind| kind.codes());
    assert!(kinds.iter().eq(codes.collect::<BTreeSet<_>>()));
}

#[test]
fn nothing_but_the_required_fields_is_required() {
    for (name, body) in fixtures("callbacks") {
        let body: Value = serde_json::from_str(&body).unwrap();
        let mut event = body.get("data").unwrap_or(&body).clone();
        let (fields, list) = required(&name[..3]);
        let event_fields = event.as_object_mut().unwrap();
        event_fields.retain(|key, _| key == "type" || fields.contains(&key.as_str()));
        if let Some(list) = list {
            for entry in event[list].as_array_mut().unwrap() {
                entry
                    .as_object_mut()
                    .unwrap()
                    .retain(|key, _| key == "wxid");
            }
        }
        let callback =
            wequick_types::from_str::<wequick_types::Callback>(&event.to_string()).unwrap();
        assert_eq!(callback.event.code(), event["type"], "{name}");
        assert!(!matches!(callback.event, Event::Unknown(_)), "{name}");
    }
}
