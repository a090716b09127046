//! Fields that the crate does not know: which values are accepted, which fields are written, and which floats are
//! kept exactly. `generated` has where they are kept, and which value stays of a key that comes twice.

use serde_json::json;
use wequick_types::event::{Contact, Friends, LoginState, Unknown};
use wequick_types::{Callback, Event, Extra, LoginCode, Message, MessageType, PollResponse, Task};

use crate::common::tables::{Fields, Shape, command, kind};
use crate::private_keys::is_arbitrary;
use crate::{bodies, parse, read};

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
    // A `Value` keeps one of two.
    let json = serde_json::to_string(&unknown).unwrap();
    assert_eq!(json.matches(r#""time""#).count(), 1, "{json}");
    for (time, is_kept) in [("5", false), ("(null)", false), ("soon", true)] {
        let fields = Extra::from_iter([("time", time)]);
        let unknown = wequick_types::command::Unknown::new("novel", fields);
        let written = serde_json::to_value(&unknown).unwrap();
        assert_eq!(written.get("time"), is_kept.then_some(&json!(time)));
    }
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
    for body in bodies("callbacks") {
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
    for body in bodies("commands") {
        let mut answer: PollResponse = wequick_types::from_str(&body).unwrap();
        let plain = serde_json::to_value(&answer).unwrap();
        let fields = command(answer.0[0].command.api()).unwrap();
        answer.0[0].extra = taken(fields);
        answer.0[0].extra.insert("api", 7);
        assert_eq!(serde_json::to_value(&answer).unwrap(), plain);
    }
}

/// A `fromWxid` that is kept must not be read as the sender.
#[test]
fn the_other_spelling_of_a_sender_is_written_only_as_an_id_beside_the_first() {
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

/// Whether a field that nobody knows is accepted depends on its value, not on where it stands.
#[test]
fn what_nobody_knows_is_read_alike_everywhere() {
    let places = [
        (r#"{"data":{"z":"#, r#","code":200,"type":66}}"#),
        (r#"{"data":{"code":200,"z":"#, r#","type":66}}"#),
        (r#"{"data":{"type":66,"z":"#, r#","code":200}}"#),
        (r#"{"data":{"type":66,"code":200,"z":"#, "}}"),
        (r#"{"z":"#, r#","data":{"type":66,"code":200}}"#),
        (r#"{"data":{"type":66,"code":200},"z":"#, "}"),
        (r#"{"z":"#, r#","type":66,"code":200}"#),
        (r#"{"type":66,"code":200,"z":"#, "}"),
        (r#"{"data":{"type":66,"code":200,"z":[{"a":"#, "}]}}"),
        (r#"{"data":{"z":[{"a":"#, r#"}],"type":66,"code":200}}"#),
    ];
    for (value, is_accepted) in [
        ("null", true),
        ("true", true),
        ("-1", true),
        ("18446744073709551616", true),
        ("0.5", true),
        (r#""\ud83d\ude00""#, true),
        (r#"{"a":1,"a":2}"#, true),
        (r#"{"$serde_json::private::Number":"1e4"}"#, true),
        (r#"{"$serde_json::private::Number":"1e400","a":0}"#, true),
        (r#"{"$serde_json::private::RawValue":"{"}"#, true),
        ("1e400", false),
        ("-1e400", false),
        (r#""\ud83d""#, false),
        (r#"["\ude00"]"#, false),
        (r#"{"\ud83d":0}"#, false),
        (
            r#"{"$serde_json::private::Number":"1e400"}"#,
            !is_arbitrary(),
        ),
    ] {
        for (before, behind) in places {
            let body = format!("{before}{value}{behind}");
            assert_eq!(read(&body).is_some(), is_accepted, "{body}");
        }
        let entry = format!(r#"{{"type":95,"userLists":[{{"wxid":"a","z":{value}}}]}}"#);
        assert_eq!(read(&entry).is_some(), is_accepted, "{entry}");
        for command in [
            format!(r#"[{{"api":"outLogin","z":{value}}}]"#),
            format!(r#"[{{"z":{value},"api":"outLogin"}}]"#),
        ] {
            let answer = wequick_types::from_slice::<PollResponse>(command.as_bytes());
            assert_eq!(answer.is_ok(), is_accepted, "{command}");
        }
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
