//! The keys of the envelope, and what looks like the `type` of the event and is not. `generated` has bodies with
//! `data` and without, and `type` at any place.

use serde_json::{Value, json};
use wequick_types::{Callback, ErrorKind, Event, PollResponse, from_str};

use crate::{bodies, error, parse};

/// No payload and no command has a field with the name of a key that all have.
#[test]
fn every_kind_leaves_the_keys_of_the_envelope_to_it() {
    let envelope = json!({"processid": "7768", "cwxid": "wxid_me"});
    for body in bodies("callbacks") {
        let mut body: Value = serde_json::from_str(&body).unwrap();
        let event = match body.get_mut("data") {
            Some(event) => event,
            None => &mut body,
        };
        merge(event, &envelope);
        let callback = parse(&body.to_string());
        assert_eq!(callback.process_id, Some(7768), "{body}");
        assert_eq!(callback.cwxid.as_ref().unwrap(), "wxid_me", "{body}");
        assert!(callback.extra.is_empty(), "{body}");
    }
    for body in bodies("commands") {
        let mut body: Value = serde_json::from_str(&body).unwrap();
        merge(&mut body[0], &json!({"time": "7"}));
        let answer: PollResponse = from_str(&body.to_string()).unwrap();
        assert_eq!(answer.0[0].time, Some(7), "{body}");
        assert_eq!(answer.0[0].command.api(), body[0]["api"], "{body}");
    }
}

/// Sets keys of an object.
fn merge(object: &mut Value, keys: &Value) {
    let object = object.as_object_mut().expect("an object");
    object.extend(keys.as_object().expect("an object").clone());
}

/// In the event it is a field as any other.
#[test]
fn data_inside_data() {
    for (body, data) in [
        (
            r#"{"data":{"type":66,"code":200,"data":{"type":67}}}"#,
            json!({"type": 67}),
        ),
        (r#"{"data":{"data":7,"type":66,"code":200}}"#, json!(7)),
    ] {
        let callback = parse(body);
        assert!(callback.event.as_login_state().unwrap().is_logged_in());
        assert_eq!(callback.extra["data"], data);
        assert_eq!(parse(&serde_json::to_string(&callback).unwrap()), callback);
    }
    let callback = parse(r#"{"data":{"data":{"type":66,"code":200},"type":999}}"#);
    let fields = &callback.event.as_unknown().unwrap().fields;
    assert_eq!(fields["data"], json!({"type": 66, "code": 200}));
}

#[test]
fn type_behind_much_else() {
    let hex = "0A".repeat(5 * 1024);
    let callback = parse(&format!(r#"{{"data":{{"hex":"{hex}","type":90}}}}"#));
    assert_eq!(callback.event.as_logout().unwrap().hex, hex);

    // The entries have a `type` too.
    let entries: Vec<_> = (0..5000)
        .map(|n| {
            format!(
                r#"{{"type":{},"wxid":"wxid_{n}","extra":[[],{{}},null]}}"#,
                n % 4
            )
        })
        .collect();
    let entries = entries.join(",");
    let callback = parse(&format!(
        r#"{{"data":{{"userLists":[{entries}],"type":210}}}}"#
    ));
    let friends = callback.event.into_friends().unwrap().user_lists;
    assert_eq!(friends.len(), 5000);
    assert_eq!(friends[4999].wxid, "wxid_4999");
    assert_eq!(friends[4999].kind.unwrap(), 3);
}

/// Bodies with what looks like the `type` of the event, near their end, and is not; before each its
/// code.
const MISLEADING: &str = r#"
67 {"data":{"code":200,"type":67,"a":{"type":66}}}
66 {"data":{"a":{"type":67},"code":200,"type":66,"b":{"type":67}}}
66 {"data":{"code":200,"type":66,"a\"type":67}}
66 {"data":{"code":200,"type":66},"a":{"type":67}}
66 {"data":{"code":200,"type":66},"a":"b\"type"}
999 {"data":{"hex":"00","type":999,"a":{"type":90}}}
210 {"data":{"processid":1,"type":210,"userLists":[{"wxid":"a","type":78}]}}
67 {"data":{"code":"200","\u0074ype":67,"a":{"type":66}}}
90 {"data":{"code":"x","hex":"00","type":90,"a":{"type":66}}}
66 { "data" : { "code" : 200 , "type" : "66" } }
67 {"data":{"code":200,"type":"0067"}}
67 {"data":{"code":200,"type":67.0}}
"#;

#[test]
fn a_type_that_misleads() {
    for row in MISLEADING.trim().lines() {
        let (code, body) = row.split_once(' ').unwrap();
        assert_eq!(parse(body).event.code().to_string(), code, "{body}");
    }
}

/// Nothing is left of a reading as the wrong kind: a field that the wrong kind did not know is not an unknown
/// field of the right one.
#[test]
fn a_type_that_misleads_leaves_nothing() {
    let body = r#"{"data":{"hex":"00","code":200,"type":90,"a":{"type":66}},"b":1}"#;
    let callback = parse(body);
    assert_eq!(callback.event.as_logout().unwrap().hex, "00");
    let keys: Vec<_> = callback.extra.keys().collect();
    assert_eq!(keys, ["a", "code"]);
    let keys: Vec<_> = callback.outer.keys().collect();
    assert_eq!(keys, ["b"]);

    let body = r#"{"data":{"hex":"00","code":200,"type":999,"a":{"type":66}}}"#;
    let callback = parse(body);
    assert!(callback.extra.is_empty());
    let Event::Unknown(unknown) = callback.event else {
        panic!("a known kind");
    };
    let keys: Vec<_> = unknown.fields.keys().collect();
    assert_eq!(keys, ["a", "code", "hex"]);
}

/// Bodies with such a `type` that are refused; before each the path of the error, and its code.
const MISLEADING_AND_WRONG: &str = r#"
data.type None {"data":{"userLists":[{"wxid":"wxid_a","type":210}]}}
data.type None {"data":{"code":200,"a":{"type":66}}}
data.type None {"data":{"code":200},"a":{"type":66}}
data.type None {"data":{"code":200,"a\"type":66}}
data.hex Some(90) {"data":{"code":200,"type":90,"a":{"type":66}}}
data.type Some(66) {"data":{"code":200,"type":66,"type":66}}
data.code Some(66) {"data":{"code":"x","type":66}}
data.type None {"data":{"code":200,"processid":[]}}
type None {"processid":[],"cwxid":7}
"#;

#[test]
fn a_type_that_misleads_is_not_that_of_the_error() {
    for row in MISLEADING_AND_WRONG.trim().lines() {
        let mut cells = row.splitn(3, ' ');
        let (path, code, body) = (cells.next(), cells.next(), cells.next().unwrap());
        let error = error(body);
        assert_eq!(Some(error.path()), path, "{body}");
        assert_eq!(Some(&*format!("{:?}", error.code())), code, "{body}");
    }
}

/// The event is in one place, however the body is read.
#[test]
fn a_type_beside_data() {
    for body in [
        r#"{"data":{"type":66,"code":200},"type":66}"#,
        r#"{"type":66,"data":{"type":66,"code":200}}"#,
    ] {
        let text = "`type` beside `data`: the event can only stand in one of them";
        assert!(error(body).to_string().contains(text), "{body}");
        let error = serde_json::from_str::<Callback>(body).unwrap_err();
        assert!(error.to_string().starts_with(text), "{body}: {error}");
    }
}

/// Another deserializer says what was expected, as this crate's reader does.
#[test]
fn a_body_that_is_no_object() {
    for (body, expected) in [
        ("[]", "sequence, expected an object, the callback"),
        (
            r#"{"data":7}"#,
            "integer `7`, expected an object, the event",
        ),
    ] {
        let error = serde_json::from_str::<Callback>(body).unwrap_err();
        let expected = format!("invalid type: {expected} at");
        assert!(error.to_string().starts_with(&expected), "{body}: {error}");
    }
}

/// After a fault of the JSON, nothing is read any more.
#[test]
fn a_type_behind_broken_json_is_not_that_of_the_error() {
    for (body, path, code) in [
        (r#"{"data":{"code":tru,"type":66}}"#, "data.code", None),
        (r#"{"data":{"code":1e999,"type":66}}"#, "data.code", None),
        (r#"{"data":{"type":66,"code":tru}}"#, "data.code", Some(66)),
    ] {
        let error = error(body);
        assert_eq!(error.kind(), ErrorKind::Syntax, "{body}");
        assert_eq!((error.path(), error.code()), (path, code), "{body}");
    }
    for (body, path, api) in [
        (r#"[{"wxid":tru,"api":"delUser"}]"#, "[0].wxid", None),
        (
            r#"[{"wxid":"a","api":"delUser","a":tru}]"#,
            "[0].a",
            Some("delUser"),
        ),
    ] {
        let error = from_str::<PollResponse>(body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax, "{body}");
        assert_eq!((error.path(), error.api()), (path, api), "{body}");
    }
}

/// The first fault is the error, as in a body that begins with `type`.
#[test]
fn a_wrong_field_before_broken_json() {
    for body in [
        r#"{"data":{"type":66,"code":"x","a":tru}}"#,
        r#"{"data":{"code":"x","a":tru,"type":66}}"#,
    ] {
        let error = error(body);
        assert_eq!(error.kind(), ErrorKind::Field, "{body}");
        assert_eq!(error.path(), "data.code", "{body}");
        assert_eq!(error.code(), Some(66), "{body}");
    }
}
