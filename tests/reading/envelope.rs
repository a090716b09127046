//! The envelope: with `data` and without, and `type` at any place.

use serde_json::{Value, json};
use wequick_types::{ErrorKind, Event, PollResponse};

use crate::{about, error, fixtures, pairs, parse, read, written};

const LOGGED_IN: &str = r#"{"data":{"type":66,"code":200}}"#;

#[test]
fn bodies_that_mean_the_same() {
    for body in [
        r#"{"data":{"type":66,"code":200}}"#,
        r#"{"type":66,"code":200}"#,
        "\r\n\t { \"data\" :\n{ \"type\"\t: 66 ,\r\n\"code\" : 200 } }\n \t\r\n",
        r#"{"\u0064ata":{"\u0074ype":66,"c\u006Fde":200}}"#,
        r#"{"\u0064ata":{"c\u006fde":200,"typ\u0065":66}}"#,
        r#"{"\u0074ype":66,"\u0063ode":200}"#,
    ] {
        assert_eq!(written(body), LOGGED_IN, "{body}");
    }
}

#[test]
fn type_beside_data_is_an_error() {
    for body in [
        r#"{"type":66,"code":200,"data":{}}"#,
        r#"{"type":66,"data":{"type":66,"code":200}}"#,
        r#"{"data":{"type":66,"code":200},"type":66}"#,
        r#"{"data":{"type":66,"code":200},"time":1,"type":null}"#,
    ] {
        assert_eq!(read(body), None, "{body}");
        let error = error(body);
        assert_eq!(error.kind(), ErrorKind::Envelope, "{body}");
        assert!(
            error.to_string().contains("`type` beside `data`"),
            "{error}"
        );
    }
}

/// No payload and no command has a field with the name of a key that all have.
#[test]
fn every_kind_leaves_the_keys_of_the_envelope_to_it() {
    let envelope = json!({"processid": "7768", "cwxid": "wxid_me"});
    for body in fixtures("callbacks") {
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
    for body in fixtures("commands") {
        let mut body: Value = serde_json::from_str(&body).unwrap();
        merge(&mut body[0], &json!({"time": "7"}));
        let answer: PollResponse = wequick_types::from_str(&body.to_string()).unwrap();
        assert_eq!(answer.0[0].time, Some(7), "{body}");
        assert_eq!(answer.0[0].command.api(), body[0]["api"], "{body}");
    }
}

/// Sets keys of an object.
fn merge(object: &mut Value, keys: &Value) {
    let object = object.as_object_mut().expect("an object");
    object.extend(keys.as_object().expect("an object").clone());
}

/// Bodies in which a key occurs twice, and under each the kind and the path of the error.
const TWICE: &str = r#"
{"data":{"type":66,"code":200},"data":{"type":66,"code":200}}
Envelope data
{"data":{"type":66,"code":200},"\u0064ata":{}}
Envelope data
{"data":{"type":66,"code":200,"type":66}}
Type data.type
{"data":{"type":66,"\u0074ype":66,"code":200}}
Type data.type
{"type":66,"type":66,"code":200}
Type type
{"type":66,"code":200,"code":200}
Field code
{"type":66,"code":200,"\u0063ode":1}
Field code
{"code":200,"code":200,"type":66}
Field code
{"code":200,"type":66,"code":200}
Field code
{"type":66,"processid":1,"code":200,"processid":1}
Field processid
{"processid":null,"processid":1,"type":66,"code":200}
Field processid
{"processid":1,"type":999,"processid":1}
Field processid
{"type":66,"cwxid":"","code":200,"cwxid":"a"}
Field cwxid
{"cwxid":"a","type":66,"cwxid":"a","code":200}
Field cwxid
{"type":95,"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}]}
Field userLists[1].wxid
{"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}],"type":95}
Field userLists[1].wxid
{"type":78,"msgType":1,"wxid":"a","message":"","formWxid":"b","formWxid":"b"}
Field formWxid
{"fromWxid":"b","fromWxid":"","type":78,"msgType":1,"wxid":"a","message":""}
Field fromWxid
"#;

#[test]
fn a_known_key_comes_once() {
    for (body, expected) in pairs(TWICE) {
        assert_eq!(read(body), None, "{body}");
        assert_eq!(about(&error(body)), expected, "{body}");
    }
}

#[test]
fn a_key_in_another_case_is_another_key() {
    for (body, expected) in [
        (
            r#"{"data":{"Type":66,"TYPE":66,"code":200}}"#,
            "Type data.type",
        ),
        (r#"{"Data":{"type":66,"code":200}}"#, "Type type"),
        (r#"{"type":66,"Code":200}"#, "Field code"),
    ] {
        assert_eq!(about(&error(body)), expected, "{body}");
    }
}

#[test]
fn type_at_any_place() {
    let fields = [
        r#""processid":"7768""#,
        r#""msgType":"1""#,
        r#""wxid":"wxid_a""#,
        r#""message":"hi""#,
    ];
    let expected =
        r#"{"data":{"type":78,"processid":7768,"msgType":"1","wxid":"wxid_a","message":"hi"}}"#;
    for place in 0..=fields.len() {
        let mut fields = fields.to_vec();
        fields.insert(place, r#""type":78"#);
        let fields = fields.join(",");
        assert_eq!(written(&format!("{{{fields}}}")), expected, "{place}");
        assert_eq!(
            written(&format!(r#"{{"data":{{{fields}}}}}"#)),
            expected,
            "{place}"
        );
    }
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
