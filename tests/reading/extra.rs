//! Fields that the crate does not know: where they are kept, which value stays, what is written.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use wequick_types::event::{Contact, Friends, LoginState, Unknown};
use wequick_types::{
    Callback, CallbackRef, Event, Extra, LoginCode, Message, MessageType, PollResponse, Task,
};

use crate::common::tables::{Fields, Shape, command, kind};
use crate::fuzz::erased;
use crate::{fixtures, pairs, parse, written};

/// Values of every sort, under keys that no object of the protocol has.
fn novel() -> Map<String, Value> {
    let Value::Object(novel) = json!({
        "": null,
        "Type": 67,
        "a key": [1, -1, 0.5, u64::MAX, i64::MIN, [], {}, {"deep": {"list": [true, "(null)"]}}],
        "action": "novel",
        "existing": "(null)",
        "time": 1000,
        "微信\n": "微信\n\"",
    }) else {
        unreachable!("an object is written above")
    };
    novel
}

fn extra() -> Extra {
    novel().into_iter().collect()
}

/// Writes an object with this key first or last.
fn write(mut object: Map<String, Value>, key: &str, first: bool) -> String {
    let value = object.remove(key).expect("the key is there");
    let (key, rest) = (json!(key), Value::Object(object).to_string());
    let rest = &rest[1..rest.len() - 1];
    if first {
        format!("{{{key}:{value},{rest}}}")
    } else {
        format!("{{{rest},{key}:{value}}}")
    }
}

/// The entries in the list of an event.
fn entries(event: &mut Map<String, Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    let lists = event
        .iter_mut()
        .filter(|(key, _)| matches!(key.as_str(), "userLists" | "chatrooms"));
    let entries = lists.flat_map(|(_, list)| list.as_array_mut().unwrap());
    entries.filter_map(Value::as_object_mut)
}

/// The unknown fields of the entries of a list.
fn extras_of_entries(event: &mut Event) -> Box<dyn Iterator<Item = &mut Extra> + '_> {
    match event {
        Event::RoomMembers(it) => Box::new(it.user_lists.iter_mut().map(|entry| &mut entry.extra)),
        Event::Avatars(it) => Box::new(it.user_lists.iter_mut().map(|entry| &mut entry.extra)),
        Event::Friends(it) => Box::new(it.user_lists.iter_mut().map(|entry| &mut entry.extra)),
        Event::Rooms(it) => Box::new(it.chatrooms.iter_mut().map(|entry| &mut entry.extra)),
        _ => Box::new(std::iter::empty()),
    }
}

#[test]
fn every_kind_keeps_them_at_every_place() {
    let mut with_entries = BTreeMap::new();
    let unknown_kind = json!({"data": {"type": 999, "cwxid": "wxid_me"}}).to_string();
    for body in fixtures("callbacks").into_iter().chain([unknown_kind]) {
        let plain = parse(&body);
        let body: Value = serde_json::from_str(&body).unwrap();
        let Value::Object(mut event) = body.get("data").unwrap_or(&body).clone() else {
            panic!("{body}");
        };
        event.extend(novel());
        entries(&mut event).for_each(|entry| entry.extend(novel()));
        let mut outer = novel();
        // Beside `data` they mean nothing, as `type` does within an entry of 77.
        outer.extend([
            ("cwxid".to_owned(), json!([])),
            ("processid".to_owned(), json!({})),
        ]);
        for type_first in [true, false] {
            let bare = write(event.clone(), "type", type_first);
            for data_first in [true, false] {
                let mut body = outer.clone();
                body.insert("data".to_owned(), json!("the event"));
                let body = write(body, "data", data_first).replace("\"the event\"", &bare);
                let callback = parse(&body);
                assert_eq!(callback.process_id, plain.process_id);
                assert_eq!(callback.cwxid, plain.cwxid);
                assert_eq!(callback.outer, outer.clone().into_iter().collect());
                match &callback.event {
                    Event::Unknown(unknown) => {
                        assert_eq!(unknown.fields, extra());
                        assert!(callback.extra.is_empty());
                    }
                    known => {
                        assert_eq!(callback.extra, extra());
                        let mut known = known.clone();
                        let of_entries: Vec<_> = extras_of_entries(&mut known).collect();
                        with_entries.insert(callback.event.code(), of_entries.len());
                        assert!(of_entries.iter().all(|entry| **entry == extra()), "{body}");
                    }
                }
                let through_value = serde_json::from_str(&body).and_then(serde_json::from_value);
                assert_eq!(erased::value(through_value).ok(), Some(callback.clone()));

                let json = serde_json::to_string(&callback).unwrap();
                assert_eq!(parse(&json), callback);
                let mut value: Value = serde_json::from_str(&json).unwrap();
                for (key, novel) in novel() {
                    assert_eq!(value[&key], novel);
                    assert_eq!(value["data"][&key], novel);
                    let event = value["data"].as_object_mut().unwrap();
                    assert!(entries(event).all(|entry| entry[&key] == novel));
                }
                let borrowed: CallbackRef = wequick_types::from_str(&body).unwrap();
                assert_eq!(serde_json::to_string(&borrowed).unwrap(), json);
            }
            let callback = parse(&bare);
            assert!(callback.outer.is_empty());
            assert_eq!(parse(&format!(r#"{{"data":{bare}}}"#)), callback);
        }
    }
    with_entries.retain(|_, entries| *entries > 0);
    assert_eq!(
        with_entries.into_keys().collect::<Vec<_>>(),
        [77, 95, 210, 211]
    );
}

#[test]
fn every_command_keeps_them() {
    let unknown = r#"[{"api":"novel","time":"5"}]"#.to_owned();
    for body in fixtures("commands").into_iter().chain([unknown]) {
        let plain: PollResponse = wequick_types::from_str(&body).unwrap();
        let Task { command, time, .. } = &plain.0[0];
        let body: Value = serde_json::from_str(&body).unwrap();
        let Value::Object(mut entry) = body.get(0).unwrap_or(&body).clone() else {
            panic!("{body}");
        };
        entry.extend(novel().into_iter().filter(|(key, _)| key != "time"));
        let mut expected = extra();
        expected.remove("time");
        for api_first in [true, false] {
            let body = format!("[{}]", write(entry.clone(), "api", api_first));
            let answer: PollResponse = wequick_types::from_str(&body).unwrap();
            assert_eq!(serde_json::from_str::<PollResponse>(&body).unwrap(), answer);
            let value: Value = serde_json::from_str(&body).unwrap();
            let through_value = erased::value(serde_json::from_value(value));
            assert_eq!(through_value.ok().as_ref(), Some(&answer));

            let task = &answer.0[0];
            assert_eq!(&task.time, time);
            if let wequick_types::Command::Unknown(unknown) = &task.command {
                assert_eq!(unknown.fields, expected);
                assert!(task.extra.is_empty());
            } else {
                assert_eq!(&task.command, command);
                assert_eq!(task.extra, expected);
            }
            let json = serde_json::to_string(&answer).unwrap();
            assert_eq!(
                wequick_types::from_str::<PollResponse>(&json).unwrap(),
                answer
            );
            let value: Value = serde_json::from_str(&json).unwrap();
            assert!(
                expected.iter().all(|(key, novel)| value[0][key] == *novel),
                "{json}"
            );
        }
    }
}

#[test]
fn keys_that_are_known_elsewhere() {
    for (body, expected) in [
        (
            r#"{"data":{"type":66,"code":200,"time":5,"api":"a","data":{"type":67}}}"#,
            None,
        ),
        (
            r#"{"data":{"type":66,"code":200},"cwxid":"wxid_me","processid":1,"code":-1}"#,
            None,
        ),
        (r#"{"data":{"type":66,"code":200},"action":1001}"#, None),
        (
            r#"{"data":{"type":77,"wxid":"1@chatroom","userLists":[{"wxid":"a","cwxid":7,"processid":"x","type":"person"}]}}"#,
            None,
        ),
        (
            r#"{"type":69,"chatroom":"1@chatroom","fromWxid":"wxid_a"}"#,
            Some(r#"{"data":{"type":69,"chatroom":"1@chatroom","fromWxid":"wxid_a"}}"#),
        ),
        (
            r#"{"data":{"data":{"type":66,"code":200},"type":999}}"#,
            Some(r#"{"data":{"type":999,"data":{"code":200,"type":66}}}"#),
        ),
    ] {
        let json = written(body);
        let value = |json: &str| serde_json::from_str::<Value>(json).unwrap();
        assert_eq!(value(&json), value(expected.unwrap_or(body)), "{body}");
    }
}

/// Bodies in which an unknown key comes more than once, and under each what is written for it.
const TWICE: &str = r#"
{"type":66,"a":1,"code":200,"a":[{}],"a":2}
{"data":{"type":66,"code":200,"a":2}}
{"a":1,"b":0,"a":2,"type":66,"code":200}
{"data":{"type":66,"code":200,"a":2,"b":0}}
{"a":1,"type":66,"code":200,"\u0061":2}
{"data":{"type":66,"code":200,"a":2}}
{"type":66,"code":200,"a":{"b":{"c":1,"c":2},"b":{"c":3,"d":4,"c":5}}}
{"data":{"type":66,"code":200,"a":{"b":{"c":5,"d":4}}}}
{"a":[{"b":1,"b":2}],"type":66,"code":200}
{"data":{"type":66,"code":200,"a":[{"b":2}]}}
{"a":1,"a":2,"data":{"type":66,"code":200}}
{"data":{"type":66,"code":200},"a":2}
{"a":1,"data":{"type":66,"code":200},"b":0,"a":2}
{"data":{"type":66,"code":200},"a":2,"b":0}
{"data":{"type":66,"code":200},"cwxid":1,"cwxid":"x","cwxid":2}
{"data":{"type":66,"code":200},"cwxid":2}
{"type":999,"a":1,"a":2}
{"data":{"type":999,"a":2}}
{"a":1,"type":999,"a":{"b":1,"b":2}}
{"data":{"type":999,"a":{"b":2}}}
{"type":95,"userLists":[{"a":1,"wxid":"b","a":2},{"wxid":"c"}]}
{"data":{"type":95,"userLists":[{"wxid":"b","a":2},{"wxid":"c"}]}}
{"userLists":[{"a":1,"wxid":"b","a":2}],"type":95}
{"data":{"type":95,"userLists":[{"wxid":"b","a":2}]}}
[{"a":1,"api":"outLogin","a":2,"a":{"b":1,"b":3}}]
[{"api":"outLogin","a":{"b":3}}]
[{"a":1,"api":"novel","a":2}]
[{"api":"novel","a":2}]
"#;

#[test]
fn of_an_unknown_key_the_last_value_stays() {
    for (body, expected) in pairs(TWICE) {
        let written = if body.starts_with('[') {
            serde_json::to_string(&wequick_types::from_str::<PollResponse>(body).unwrap()).unwrap()
        } else {
            written(body)
        };
        assert_eq!(written, expected, "{body}");
    }
}

/// These keys would be read as something else, so they are left out when they are written.
#[test]
fn keys_that_are_left_out_when_written() {
    let all = [
        "type",
        "processid",
        "cwxid",
        "data",
        "api",
        "time",
        "code",
        "wxid",
        "kept",
    ];
    let fields = || Extra::from_iter(all.map(|key| (key, "x")));

    let mut callback = Callback::new(LoginState::new(LoginCode::LoggedIn));
    callback.extra = fields();
    callback.outer = fields();
    assert_eq!(
        serde_json::to_value(&callback).unwrap(),
        json!({
            "data": {"type": 66, "code": 200, "api": "x", "data": "x", "kept": "x", "time": "x", "wxid": "x"},
            "api": "x", "code": "x", "cwxid": "x", "kept": "x", "processid": "x", "time": "x", "wxid": "x",
        })
    );
    let unknown = Callback::new(Unknown::new(999, fields()))
        .with_process_id(7)
        .with_cwxid("wxid_me");
    assert_eq!(
        serde_json::to_value(&unknown).unwrap(),
        json!({"data": {
            "type": 999, "processid": 7, "cwxid": "wxid_me", "api": "x", "code": "x", "data": "x",
            "kept": "x", "time": "x", "wxid": "x",
        }})
    );
    let mut contact = Contact::new("wxid_a");
    contact.extra = fields();
    assert_eq!(
        serde_json::to_value(Callback::new(Friends::new(vec![contact]))).unwrap(),
        json!({"data": {"type": 210, "userLists": [{
            "wxid": "wxid_a", "api": "x", "code": "x", "data": "x", "kept": "x", "processid": "x", "time": "x",
        }]}})
    );
    let mut task = Task::new(wequick_types::command::DelUser::new("wxid_a"));
    task.extra = fields();
    assert_eq!(
        serde_json::to_value(&task).unwrap(),
        json!({
            "api": "delUser", "wxid": "wxid_a", "code": "x", "cwxid": "x", "data": "x", "kept": "x",
            "processid": "x", "type": "x",
        })
    );
    let unknown = Task::from(wequick_types::command::Unknown::new("novel", fields())).after(5);
    assert_eq!(
        serde_json::to_value(&unknown).unwrap(),
        json!({
            "api": "novel", "time": 5, "code": "x", "cwxid": "x", "data": "x", "kept": "x",
            "processid": "x", "type": "x", "wxid": "x",
        })
    );
}

/// The names of these fields, as unknown fields.
fn taken(fields: Fields) -> Extra {
    let fields = fields.iter().copied().flatten();
    let names = fields.flat_map(|field| [Some(field.name), field.alias]);
    names.flatten().map(|name| (name, 7)).collect()
}

/// The fields of each kind, of its entries and of each command are left out of its `extra`, so
/// that none is written twice, even where it is absent.
#[test]
fn no_field_is_written_twice() {
    for body in fixtures("callbacks") {
        let mut callback = parse(&body);
        let plain = serde_json::to_string(&callback).unwrap();
        let fields = kind(callback.event.code()).unwrap();
        callback.extra = taken(fields);
        for field in fields.iter().copied().flatten() {
            if let Shape::Entries(fields) = field.shape {
                let extras = extras_of_entries(&mut callback.event);
                extras.for_each(|extra| *extra = taken(fields));
            }
        }
        assert_eq!(serde_json::to_string(&callback).unwrap(), plain, "{body}");
    }
    for body in fixtures("commands") {
        let mut answer: PollResponse = wequick_types::from_str(&body).unwrap();
        let plain = serde_json::to_value(&answer).unwrap();
        let fields = command(answer.0[0].command.api()).unwrap();
        answer.0[0].extra = taken(fields);
        answer.0[0].extra.insert("api", 7);
        assert_eq!(serde_json::to_value(&answer).unwrap(), plain);
    }
}

/// Of the two spellings the first that is not absent counts, `formWxid` before `fromWxid`.
#[test]
fn the_sender_in_a_room_has_two_spellings() {
    for (spellings, sender, kept) in [
        (r#""formWxid":"a""#, Some("a"), None),
        (r#""fromWxid":"a""#, Some("a"), None),
        (r#""formWxid":"a","fromWxid":"b""#, Some("a"), Some("b")),
        (r#""fromWxid":"b","formWxid":"a""#, Some("a"), Some("b")),
        (r#""formWxid":"a","fromWxid":"a""#, Some("a"), Some("a")),
        (r#""formWxid":"a","fromWxid":"""#, Some("a"), None),
        (r#""formWxid":"(null)","fromWxid":"b""#, Some("b"), None),
        (r#""fromWxid":"b","formWxid":null"#, Some("b"), None),
        (r#""fromWxid":"null","formWxid":"""#, None, None),
    ] {
        let rest = r#""msgType":"1","wxid":"1@chatroom","message":"hi""#;
        for body in [
            format!(r#"{{"data":{{"type":78,{spellings},{rest}}}}}"#),
            format!(r#"{{{rest},{spellings},"type":78}}"#),
        ] {
            let callback = parse(&body);
            let message = callback.event.as_message().unwrap();
            assert_eq!(
                message.from_wxid.as_ref().map(AsRef::as_ref),
                sender,
                "{body}"
            );
            let expected = kept
                .map(|id| ("fromWxid", id))
                .into_iter()
                .collect::<Extra>();
            assert_eq!(callback.extra, expected, "{body}");
            assert_eq!(parse(&serde_json::to_string(&callback).unwrap()), callback);
        }
    }
    let mut callback = Callback::new(Message::new(MessageType::Text, "1@chatroom", "hi"));
    callback.extra.insert("fromWxid", "wxid_a");
    let json = serde_json::to_string(&callback).unwrap();
    assert!(
        !json.contains("fromWxid"),
        "it would be read as the sender: {json}"
    );
    // Beside the first spelling it is kept only as an id: nothing else could be read there.
    if let Event::Message(message) = &mut callback.event {
        message.from_wxid = Some("wxid_b".into());
    }
    for (value, is_kept) in [
        (json!("wxid_a"), true),
        (json!(7), false),
        (json!(["wxid_a"]), false),
        (json!("(null)"), false),
        (json!(null), false),
    ] {
        callback.extra.insert("fromWxid", value.clone());
        let again = parse(&serde_json::to_string(&callback).unwrap());
        assert_eq!(again.extra.get("fromWxid"), is_kept.then_some(&value));
        assert_eq!(again.event, callback.event);
    }
}

/// The `a` of an unknown event, and what it is when it was written and read back.
fn kept_float(text: &str) -> (f64, f64) {
    let read = |body: &str| -> (f64, Callback) {
        let callback: Callback = wequick_types::from_str(body).unwrap();
        let fields = &callback.event.as_unknown().unwrap().fields;
        (fields["a"].as_f64().unwrap(), callback)
    };
    let (float, callback) = read(&format!(r#"{{"type":999,"a":{text}}}"#));
    let (again, _) = read(&serde_json::to_string(&callback).unwrap());
    (float, again)
}

/// Without a point and without zeros at its end, a float of at most 15 digits and an exponent from -22 to
/// 0, or of at most 13 and one from 1 to 22, is the nearest `f64`, and the same when it is read back. The
/// guide's page `quirks` says so.
#[test]
fn floats_that_are_kept_exactly() {
    let mut rng = fastrand::Rng::with_seed(15);
    for _ in 0..20_000 {
        let exponent = rng.i32(-22..=22);
        let most = 10_u64.pow(rng.u32(1..=if exponent > 0 { 13 } else { 15 }));
        let digits = rng.u64(1..most).to_string();
        let digits = digits.trim_end_matches('0');
        let behind = rng.usize(0..digits.len());
        let (integer, fraction) = digits.split_at(digits.len() - behind);
        let shown = exponent + i32::try_from(behind).unwrap();
        let text = match behind {
            0 => format!("{integer}e{shown}"),
            _ => format!("{integer}.{fraction}e{shown}"),
        };
        let nearest: f64 = text.parse().unwrap();
        assert_eq!(kept_float(&text), (nearest, nearest), "{text}");
    }
    // One power of ten more, and `serde_json` may take a neighbour.
    let nearest = |text: &str| text.parse::<f64>().unwrap().to_bits();
    let read = |text: &str| {
        let number: serde_json::Number = serde_json::from_str(text).unwrap();
        number.as_f64().unwrap().to_bits()
    };
    let has_all_digits = read("0.1e-22") == nearest("0.1e-22");
    for text in ["0.1e-22", "579.9636e-20"] {
        let (float, _) = kept_float(text);
        assert_eq!(float.to_bits() == nearest(text), has_all_digits, "{text}");
    }
}
