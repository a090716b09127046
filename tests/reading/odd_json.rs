//! Odd JSON, and how it is read: the same in every way of reading.

use serde_json::Value;
use wequick_types::{Callback, Event, PollResponse};

use crate::fuzz::erased;
use crate::private_keys::is_arbitrary;
use crate::{pairs, read};

/// What the tables tell of a callback: the message's text, the login state's code, the field `a`
/// of an unknown kind.
fn summary(callback: Callback) -> String {
    match callback.event {
        Event::Message(message) => format!("{:?}", message.message),
        Event::LoginState(state) => state.code.get().to_string(),
        Event::Unknown(unknown) => unknown.fields["a"].to_string(),
        other => panic!("{other:?}"),
    }
}

/// What the tables tell of a body, if it can be read; through a `Value` too, where it is one. With
/// `arbitrary_precision` a `Value` hands a `-0` over as the integer 0.
fn told(body: &[u8]) -> Option<String> {
    let callback = read(body);
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        let is_other_zero = is_arbitrary() && body.windows(3).any(|bytes| bytes == b"-0}");
        let same = erased::value(serde_json::from_value(value)).ok() == callback;
        assert!(same || is_other_zero, "from_value");
    }
    callback.map(summary)
}

/// Odd bodies, and under each the result of reading it.
const ACCEPTED: &str = r#"
{"type":78,"msgType":1,"wxid":"a","message":"\u0000"}
"\0"
{"type":78,"msgType":1,"wxid":"a","message":"\u001b"}
"\u{1b}"
{"type":78,"msgType":1,"wxid":"a","message":"\ud83d\ude00"}
"😀"
{"type":66,"code":-0}
0
{"type":66,"code":1.0}
1
{"type":66,"code":1e2}
100
{"type":66,"code":-0.0}
0
{"type":66.0,"code":200}
200
{"type":66,"code":1700000000000.0}
1700000000000
{"type":66,"code":-9223372036854775808}
-9223372036854775808
{"type":999,"a":-0}
-0.0
{"type":999,"a":-0.0}
-0.0
{"type":999,"a":1.0}
1.0
{"type":999,"a":18446744073709551615}
18446744073709551615
{"\u0064ata":{"\u0074ype":66,"\u0063ode":200}}
200
{"type":"\u0036\u0036","code":"\u0032\u0030\u0030"}
200
{"type":66,"code":200,"Code":1,"TYPE":2}
200
"#;

/// Numbers that fit no field, or not even an `f64`. What is not JSON at all is in `lossy.rs`.
const REFUSED: [&str; 10] = [
    r#"{"type":66,"code":1e400}"#,
    r#"{"type":66,"code":-0.5}"#,
    r#"{"type":66,"code":9007199254740992.0}"#,
    r#"{"type":66,"code":1e300}"#,
    r#"{"type":66,"code":9223372036854775808}"#,
    r#"{"type":66.5,"code":200}"#,
    r#"{"type":1e400,"code":200}"#,
    r#"{"type":999,"a":1e400}"#,
    r#"{"type":999,"a":-1e400}"#,
    r#"{"a":1e400,"type":66,"code":200}"#,
];

#[test]
fn accepted() {
    for (body, expected) in pairs(ACCEPTED) {
        assert_eq!(told(body.as_bytes()).as_deref(), Some(expected), "{body}");
    }
    for (body, expected) in [
        (
            "{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\x7f\u{feff}\"}",
            r#""\u{7f}\u{feff}""#,
        ),
        (" \t\r\n{\"type\":66,\"code\":200} \t\r\n", "200"),
    ] {
        assert_eq!(told(body.as_bytes()).as_deref(), Some(expected), "{body}");
    }
}

#[test]
fn refused() {
    for body in REFUSED {
        assert_eq!(told(body.as_bytes()), None, "{body}");
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
