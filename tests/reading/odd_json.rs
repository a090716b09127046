//! JSON that is odd, and what becomes of it: decided once, and the same on every way in.

use serde_json::Value;
use wequick_types::{Callback, Event, PollResponse};

use crate::private_keys::is_arbitrary;
use crate::read;

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
        let same = serde_json::from_value(value).ok() == callback;
        assert!(same || is_other_zero, "from_value");
    }
    callback.map(summary)
}

const ACCEPTED: &[(&str, &str, &str)] = &[
    (
        "NUL, escaped",
        r#"{"type":78,"msgType":1,"wxid":"a","message":"\u0000"}"#,
        r#""\0""#,
    ),
    (
        "a control character, escaped",
        r#"{"type":78,"msgType":1,"wxid":"a","message":"\u001b"}"#,
        r#""\u{1b}""#,
    ),
    (
        "a surrogate pair",
        r#"{"type":78,"msgType":1,"wxid":"a","message":"\ud83d\ude00"}"#,
        r#""😀""#,
    ),
    (
        "DEL, as it is",
        "{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\x7f\"}",
        r#""\u{7f}""#,
    ),
    (
        "a BOM inside a text",
        "{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\u{feff}\"}",
        r#""\u{feff}""#,
    ),
    ("-0 as an integer", r#"{"type":66,"code":-0}"#, "0"),
    (r#""-0" as an integer"#, r#"{"type":66,"code":"-0"}"#, "0"),
    ("1.0 as an integer", r#"{"type":66,"code":1.0}"#, "1"),
    ("1e2 as an integer", r#"{"type":66,"code":1e2}"#, "100"),
    ("-0.0 as an integer", r#"{"type":66,"code":-0.0}"#, "0"),
    ("66.0 as `type`", r#"{"type":66.0,"code":200}"#, "200"),
    (
        "a long float as an integer",
        r#"{"type":66,"code":1700000000000.0}"#,
        "1700000000000",
    ),
    ("-0 that is kept", r#"{"type":999,"a":-0}"#, "-0.0"),
    ("-0.0 that is kept", r#"{"type":999,"a":-0.0}"#, "-0.0"),
    (
        "leading zeros in a text",
        r#"{"type":66,"code":"007"}"#,
        "7",
    ),
    (
        "the least integer",
        r#"{"type":66,"code":-9223372036854775808}"#,
        "-9223372036854775808",
    ),
    (
        "keys with escapes",
        r#"{"\u0064ata":{"\u0074ype":66,"\u0063ode":200}}"#,
        "200",
    ),
    (
        "values with escapes",
        r#"{"type":"\u0036\u0036","code":"\u0032\u0030\u0030"}"#,
        "200",
    ),
    (
        "white space around it",
        " \t\r\n{\"type\":66,\"code\":200} \t\r\n",
        "200",
    ),
    ("1.0 that is kept", r#"{"type":999,"a":1.0}"#, "1.0"),
    (
        "an integer of 64 bits that is kept",
        r#"{"type":999,"a":18446744073709551615}"#,
        "18446744073709551615",
    ),
    (
        "keys that differ in case only",
        r#"{"type":66,"code":200,"Code":1,"TYPE":2}"#,
        "200",
    ),
];

const REFUSED: &[(&str, &[u8])] = &[
    ("a BOM in front", b"\xEF\xBB\xBF{\"type\":66,\"code\":200}"),
    ("NUL behind it", b"{\"type\":66,\"code\":200}\0"),
    (
        "NUL in a text",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\0\"}",
    ),
    (
        "a control character in a text",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\x1b\"}",
    ),
    (
        "a line break in a text",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\n\"}",
    ),
    (
        "a lone leading surrogate",
        br#"{"type":78,"msgType":1,"wxid":"a","message":"\ud83d"}"#,
    ),
    (
        "a lone trailing surrogate",
        br#"{"type":78,"msgType":1,"wxid":"a","message":"\ude00"}"#,
    ),
    (
        "surrogates in the wrong order",
        br#"{"type":78,"msgType":1,"wxid":"a","message":"\ude00\ud83d"}"#,
    ),
    (
        "a lone surrogate before `type`",
        br#"{"a":"\ud83d","type":66,"code":200}"#,
    ),
    (
        "a lone surrogate in a field that nobody knows",
        br#"{"type":66,"code":200,"z":"\ud83d"}"#,
    ),
    (
        "a lone surrogate that is kept",
        br#"{"type":999,"a":"\ud83d"}"#,
    ),
    (
        "a lone surrogate in a key",
        br#"{"type":999,"a":0,"\ud83d":0}"#,
    ),
    (
        "an overlong slash",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\xC0\xAF\"}",
    ),
    (
        "an overlong NUL",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\xC0\x80\"}",
    ),
    (
        "a surrogate in UTF-8",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\xED\xA0\xBD\"}",
    ),
    (
        "beyond Unicode",
        b"{\"type\":78,\"msgType\":1,\"wxid\":\"a\",\"message\":\"\xF4\x90\x80\x80\"}",
    ),
    ("1e400 for an integer", br#"{"type":66,"code":1e400}"#),
    ("1e400 that is kept", br#"{"type":999,"a":1e400}"#),
    ("-1e400 that is kept", br#"{"type":999,"a":-1e400}"#),
    (
        "1e400 in a field that nobody knows",
        br#"{"type":66,"code":200,"z":1e400}"#,
    ),
    (
        "1e400 before `type`",
        br#"{"a":1e400,"type":66,"code":200}"#,
    ),
    ("-0.5 for an integer", br#"{"type":66,"code":-0.5}"#),
    (
        "a float that is too large an integer",
        br#"{"type":66,"code":9007199254740992.0}"#,
    ),
    ("1e300 for an integer", br#"{"type":66,"code":1e300}"#),
    ("`1.0` for an integer", br#"{"type":66,"code":"1.0"}"#),
    (
        "white space around an integer",
        br#"{"type":66,"code":" 7768 "}"#,
    ),
    ("a plus sign", br#"{"type":66,"code":"+1"}"#),
    ("two signs", br#"{"type":66,"code":"--1"}"#),
    ("a sign alone", br#"{"type":66,"code":"-"}"#),
    ("no digits", br#"{"type":66,"code":""}"#),
    ("hexadecimal", br#"{"type":66,"code":"0x10"}"#),
    ("an underscore", br#"{"type":66,"code":"1_0"}"#),
    (
        "full-width digits",
        r#"{"type":66,"code":"７７"}"#.as_bytes(),
    ),
    ("Arabic digits", r#"{"type":66,"code":"٧٧"}"#.as_bytes()),
    (
        "an integer of 65 bits",
        br#"{"type":66,"code":9223372036854775808}"#,
    ),
    (
        "an integer of 65 bits in a text",
        br#"{"type":66,"code":"9223372036854775808"}"#,
    ),
    ("a bare leading zero", br#"{"type":66,"code":007}"#),
    ("NaN", br#"{"type":66,"code":NaN}"#),
    ("a key in another case", br#"{"type":66,"Code":200}"#),
    ("`type` in another case", br#"{"Type":66,"code":200}"#),
];

#[test]
fn accepted() {
    for (name, body, expected) in ACCEPTED {
        assert_eq!(told(body.as_bytes()).as_deref(), Some(*expected), "{name}");
    }
}

#[test]
fn refused() {
    for (name, body) in REFUSED {
        assert_eq!(told(body), None, "{name}");
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
        assert_eq!(
            serde_json::from_str::<Callback>(&entry).is_ok(),
            is_accepted,
            "{entry}"
        );
        for command in [
            format!(r#"[{{"api":"outLogin","z":{value}}}]"#),
            format!(r#"[{{"z":{value},"api":"outLogin"}}]"#),
        ] {
            let answer = wequick_types::from_slice::<PollResponse>(command.as_bytes());
            assert_eq!(answer.is_ok(), is_accepted, "{command}");
        }
    }
}
