//! Values that the feature `arbitrary` makes: what they are written as is read back equal, and all that
//! the protocol has is among them.

use std::collections::BTreeSet;

use serde_json::Value;
use wequick_types::{Callback, EventKind, Extra, PollResponse};

use crate::common::seeds::compare_all;
use crate::common::tables::{COMMANDS, Field, Fields, KINDS, Need, Shape, command, kind};
use crate::fuzz;
use crate::fuzz::reader::depth;

/// Which fields were seen, by their path, and whether each was there.
type Seen = BTreeSet<(String, bool)>;

fn fields(groups: Fields) -> impl Iterator<Item = &'static Field> {
    groups.iter().copied().flatten()
}

/// Looks which fields are there, and whether there are others; in entries too.
fn look(path: &str, object: &Value, groups: Fields, seen: &mut Seen) {
    for field in fields(groups) {
        let path = format!("{path}.{}", field.name);
        let value = object.get(field.name);
        if let (Shape::Entries(groups), Some(Value::Array(entries))) = (&field.shape, value) {
            for entry in entries {
                look(&path, entry, groups, seen);
            }
        }
        seen.insert((path, value.is_some()));
    }
    let mut keys = object.as_object().unwrap().keys();
    let has_others = keys.any(|key| fields(groups).all(|field| field.name != key));
    seen.insert((format!("{path}.*"), has_others));
}

/// All that is to be seen: each field there, and absent if it is optional; in an entry also other
/// fields, and none.
fn all(path: &str, groups: Fields, seen: &mut Seen) {
    for field in fields(groups) {
        let path = format!("{path}.{}", field.name);
        if let Shape::Entries(groups) = field.shape {
            all(&path, groups, seen);
            let others = format!("{path}.*");
            seen.extend([(others.clone(), true), (others, false)]);
        }
        if let Need::Optional(_) = field.need {
            seen.insert((path.clone(), false));
        }
        seen.insert((path, true));
    }
}

fn assert_all_seen(all: &Seen, seen: &Seen) {
    let missing: Vec<_> = all.difference(seen).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn all_come_back() {
    compare_all(2000, |bytes| {
        fuzz::typed(bytes);
        Ok(())
    });
}

#[test]
fn every_kind_is_made() {
    let callbacks: Vec<Callback> = compare_all(4000, |bytes| Ok(fuzz::made(bytes)));
    let (mut seen, mut wanted) = (Seen::new(), Seen::new());
    for (codes, groups) in KINDS {
        for code in *codes {
            all(&code.to_string(), groups, &mut wanted);
        }
    }
    let mut kinds = BTreeSet::new();
    for callback in &callbacks {
        kinds.insert(callback.event.kind());
        let written = serde_json::to_value(callback).unwrap();
        let code = callback.event.code();
        if let Some(groups) = kind(code) {
            look(&code.to_string(), &written["data"], groups, &mut seen);
        }
    }
    assert_all_seen(&wanted, &seen);
    assert_eq!(kinds, EventKind::ALL.iter().copied().collect());

    let some_are = |is: fn(&Callback) -> bool| {
        let count = callbacks.iter().filter(|callback| is(callback)).count();
        let percent = count * 100 / callbacks.len();
        assert!((1..=99).contains(&percent), "{percent} %");
    };
    some_are(|callback| callback.process_id.is_some());
    some_are(|callback| callback.cwxid.is_some());
    some_are(|callback| callback.outer.is_empty());
    some_are(|callback| callback.extra.is_empty());
    some_are(|callback| callback.is_own_message().is_some());
    let unknown = callbacks
        .iter()
        .filter_map(|callback| callback.event.as_unknown());
    assert!(unknown.clone().any(|unknown| unknown.fields.len() > 1));
}

#[test]
fn every_shape_of_an_unknown_field_is_made() {
    let fields: Vec<Extra> = compare_all(2000, |bytes| Ok(fuzz::made(bytes)));
    assert!(fields.iter().any(|fields| fields.len() > 1));
    let values: Vec<_> = fields
        .iter()
        .flat_map(Extra::iter)
        .map(|(_, value)| value)
        .collect();
    for (shape, is) in [
        Value::is_null,
        Value::is_boolean,
        Value::is_string,
        Value::is_i64,
        Value::is_u64,
        |value: &Value| value.as_f64().is_some_and(|number| number.fract() != 0.0),
        |value: &Value| value.get(0).is_some(),
        |value: &Value| value.as_object().is_some_and(|fields| !fields.is_empty()),
        |value: &Value| value.as_str() == Some("(null)"),
        // None of these characters is among those that are chosen from.
        |value: &Value| {
            value
                .as_str()
                .is_some_and(|text| text.contains(['1', '2', '3', 'C', 'D', 'E', 'z']))
        },
        |value: &Value| depth(value) == 3,
    ]
    .into_iter()
    .enumerate()
    {
        assert!(values.iter().any(|value| is(value)), "shape {shape}");
    }
    assert!(values.iter().all(|value| depth(value) <= 3));
}

#[test]
fn every_command_is_made() {
    let answers: Vec<PollResponse> = compare_all(4000, |bytes| Ok(fuzz::made(bytes)));
    let (mut seen, mut wanted) = (Seen::new(), Seen::new());
    for (api, groups) in COMMANDS {
        all(api, groups, &mut wanted);
        wanted.extend([
            (format!("{api}.time"), true),
            (format!("{api}.time"), false),
        ]);
        wanted.insert((format!("{api}.extra"), true));
    }
    let mut unknown = 0;
    for task in answers.iter().flatten() {
        let written = serde_json::to_value(task).unwrap();
        let api = task.command.api();
        match command(api) {
            Some(groups) => look(api, &written, groups, &mut seen),
            None => unknown += 1,
        }
        seen.insert((format!("{api}.time"), task.time.is_some()));
        seen.insert((format!("{api}.extra"), !task.extra.is_empty()));
    }
    assert_all_seen(&wanted, &seen);
    assert!(unknown > 10, "{unknown}");
    assert!(answers.iter().any(|answer| answer.len() > 1));
}
