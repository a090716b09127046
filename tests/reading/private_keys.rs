//! The keys that `serde_json` keeps for itself, sent as data. Another crate may turn on the
//! features that give them a meaning (axum does), and then they must still change nothing.

use serde_json::{Value, json};
use wequick_types::{Callback, ErrorKind, Event, PollResponse, from_str};

use crate::fuzz::erased::Erased;
use crate::{error, read};

const RAW_VALUE: &str = "$serde_json::private::RawValue";
const NUMBER: &str = "$serde_json::private::Number";

/// Whether this build has the feature `arbitrary_precision` of `serde_json`.
pub(crate) fn is_arbitrary() -> bool {
    serde_json::from_str::<Value>("1e999").is_ok()
}

/// Reads `a` of an event of an unknown kind, which stands before and behind its `type`.
fn kept(a: &str) -> Value {
    let [before, behind] = [
        format!(r#"{{"data":{{"a":{a},"type":999}}}}"#),
        format!(r#"{{"data":{{"type":999,"a":{a}}}}}"#),
    ]
    .map(|body| {
        let Event::Unknown(mut unknown) = read(&body).expect(&body).event else {
            panic!("a known kind");
        };
        unknown.fields.remove("a").expect("it is there")
    });
    assert_eq!(before, behind);
    before
}

/// Whether an object with these entries is refused in the place of a text, a number and a flag.
fn is_refused_for_a_scalar(entries: &str) -> bool {
    [
        format!(r#"{{"type":69,"chatroom":{{{entries}}}}}"#),
        format!(r#"{{"type":66,"code":{{{entries}}}}}"#),
        format!(r#"{{"type":66,"code":200,"processid":{{{entries}}}}}"#),
        format!(r#"{{"type":66,"code":200,"cwxid":{{{entries}}}}}"#),
        format!(r#"{{"type":211,"chatrooms":[{{"wxid":"a","exist":{{{entries}}}}}]}}"#),
        format!(r#"{{"chatroom":{{{entries}}},"type":69}}"#),
        format!(r#"{{"code":{{{entries}}},"type":66}}"#),
        format!(r#"{{"processid":{{{entries}}},"type":66,"code":200}}"#),
        format!(r#"{{"chatrooms":[{{"wxid":"a","exist":{{{entries}}}}}],"type":211}}"#),
    ]
    .iter()
    .all(|body| read(body).is_none())
}

#[test]
fn a_raw_value_is_an_object_with_an_odd_key() {
    for text in ["1", "[1]", "{", "null", r#"{"type":66}"#] {
        let object = json!({ RAW_VALUE: text });
        assert_eq!(kept(&object.to_string()), object);
        assert_eq!(kept(&json!([object]).to_string()), json!([object]));
        assert!(is_refused_for_a_scalar(&format!(
            r#""{RAW_VALUE}":{text:?}"#
        )));
    }
}

#[test]
fn a_raw_value_bypasses_no_limit() {
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let mut nested = Value::from(deep);
    for _ in 0..50 {
        nested = json!({ RAW_VALUE: nested });
    }
    assert_eq!(kept(&nested.to_string()), nested);
}

/// Where a `Value` comes first, `serde_json` itself may have opened the text: what it holds then
/// is read as if it had come so.
#[test]
fn a_raw_value_through_a_value() {
    for text in ["[1]", r#"{"type":66}"#] {
        let body = json!({ "type": 999, "a": { RAW_VALUE: text } }).to_string();
        let value: Value = serde_json::from_str(&body).unwrap();
        let expected = value["a"].clone();
        let Erased(callback): Erased<Callback> = serde_json::from_value(value).unwrap();
        let Event::Unknown(unknown) = callback.event else {
            panic!("a known kind");
        };
        assert_eq!(unknown.fields["a"], expected);
    }
}

#[test]
fn a_raw_value_in_place_of_the_envelope() {
    let event = r#"{\"type\":66,\"code\":200}"#;
    assert_eq!(read(format!(r#"{{"{RAW_VALUE}":"{event}"}}"#)), None);
    assert_eq!(
        read(format!(r#"{{"data":{{"{RAW_VALUE}":"{event}"}}}}"#)),
        None
    );
    assert_eq!(
        read(format!(
            r#"{{"data":{{"type":210,"userLists":{{"{RAW_VALUE}":"[]"}}}}}}"#
        )),
        None
    );
    let beside = format!(r#"{{"{RAW_VALUE}":"[]","data":{{"type":66,"code":200}}}}"#);
    let callback = read(&beside).unwrap();
    assert_eq!(callback.event.code(), 66);
    assert_eq!(callback.outer[RAW_VALUE], "[]");
}

/// What this build makes of an object that may stand for a number.
fn number_or_object(number: impl Into<Value>, text: &str) -> Value {
    if is_arbitrary() {
        number.into()
    } else {
        json!({ NUMBER: text })
    }
}

/// With the feature nobody can tell it from a number; without, it is an object.
#[test]
fn a_private_number_is_a_number_with_the_feature_only() {
    for (text, number) in [
        ("1.5", 1.5),
        ("-2.5e3", -2500.0),
        ("0.1", 0.1),
        ("1e2", 100.0),
        ("-0", -0.0),
        ("123456789012345678901234567890", 1.234_567_890_123_456_8e29),
    ] {
        let object = format!(r#"{{"{NUMBER}":"{text}"}}"#);
        let expected = number_or_object(number, text);
        assert_eq!(kept(&object), expected, "{text}");
        assert_eq!(kept(&format!("[{object}]")), json!([expected]), "{text}");
        let field = format!(r#"{{"type":66,"code":200,"a":{object}}}"#);
        assert_eq!(read(&field).unwrap().extra["a"], expected, "{text}");
    }
    let key = NUMBER.replace('j', "\\u006a");
    for (key, text) in [(&*key, "1.5"), (NUMBER, "1\\u002e5"), (&*key, "1\\u002e5")] {
        let object = format!(r#"{{"{key}":"{text}"}}"#);
        assert_eq!(kept(&object), number_or_object(1.5, "1.5"), "{object}");
    }
}

/// It is taken off the tape again, and may stand at the seam of two of its chunks.
#[test]
fn a_private_number_behind_any_number_of_values() {
    let number = format!(r#"{{"{NUMBER}":"1.5"}}"#);
    for values in 0..130 {
        let list = "0,".repeat(values);
        let mut expected = vec![json!(0); values];
        expected.push(number_or_object(1.5, "1.5"));
        expected.push(json!("end"));
        let list = format!(r#"[{list}{number},"end"]"#);
        assert_eq!(kept(&list), Value::from(expected));
    }
}

#[test]
fn a_private_number_out_of_range() {
    for body in [
        format!(r#"{{"type":999,"a":{{"{NUMBER}":"1e400"}}}}"#),
        format!(r#"{{"a":{{"{NUMBER}":"1e400"}},"type":999}}"#),
        format!(r#"{{"a":{{"{NUMBER}":"-1e400"}},"type":66,"code":200}}"#),
    ] {
        assert_eq!(read(&body).is_none(), is_arbitrary(), "{body}");
        if is_arbitrary() {
            let error = error(&body);
            assert_eq!(error.kind(), ErrorKind::Syntax, "{body}");
            assert!(error.to_string().contains("number out of range"), "{error}");
        }
    }
}

/// An object under the key is as deep as any other.
#[test]
fn the_key_of_numbers_bypasses_no_limit() {
    let nest = |levels, inner: &str| format!("{}{inner}{}", "[".repeat(levels), "]".repeat(levels));
    let object = format!(r#"{{"{NUMBER}":"one"}}"#);
    let number = format!(r#"{{"{NUMBER}":"1.5"}}"#);
    let first = format!(r#"{{"{NUMBER}":0,"b":{{}}}}"#);
    for (levels, inner, is_read) in [
        (119, &object, true),
        (120, &object, false),
        (119, &number, true),
        (120, &number, is_arbitrary()),
        (118, &first, true),
        (119, &first, false),
    ] {
        let value = nest(levels, inner);
        for body in [
            format!(r#"{{"type":999,"a":{value}}}"#),
            format!(r#"{{"a":{value},"type":999}}"#),
            format!(r#"{{"type":66,"code":200,"a":{value}}}"#),
        ] {
            assert_eq!(read(&body).is_some(), is_read, "{levels} {inner}");
            if !is_read {
                assert_eq!(error(&body).kind(), ErrorKind::Syntax);
            }
        }
    }
    let mut many = "1".to_owned();
    for _ in 0..1000 {
        many = format!(r#"{{"{NUMBER}":{many}}}"#);
    }
    assert_eq!(read(format!(r#"{{"type":999,"a":{many}}}"#)), None);
}

/// It is refused where it opens, or where the next one opens within it: with the feature it may
/// still be a number until then. What follows is not read.
#[test]
fn an_object_under_the_key_of_numbers_is_refused_where_it_is_too_deep() {
    let lists = "[".repeat(120);
    let object = format!(r#"{{"{NUMBER}":"#);
    let keys = if is_arbitrary() { 2 } else { 1 };
    let closed = format!(r#"{object}"one"}}{}"#, "]".repeat(120));
    for before in [r#"{"type":999,"a":"#, r#"{"a":"#] {
        let error = error(&format!("{before}{lists}{}", object.repeat(5)));
        let column = before.len() + lists.len() + keys * object.len() - ":".len();
        assert_eq!(error.column(), column, "{error}");
        assert!(error.to_string().contains("more than 120 levels"));

        let error = crate::error(&format!(r#"{before}{lists}{closed},"b":?"#));
        assert_eq!(error.kind(), ErrorKind::Syntax);
        assert!(error.to_string().contains("more than 120 levels"));
    }
}

#[test]
fn anything_else_under_the_key_of_numbers_stays_an_object() {
    for object in [
        json!({ NUMBER: "one" }),
        json!({ NUMBER: "" }),
        json!({ NUMBER: "3" }),
        json!({ NUMBER: "18446744073709551615" }),
        json!({ NUMBER: " 1" }),
        json!({ NUMBER: "1 " }),
        json!({ NUMBER: "+1" }),
        json!({ NUMBER: "01.5" }),
        json!({ NUMBER: "-00.5" }),
        json!({ NUMBER: "1.5.5" }),
        json!({ NUMBER: "NaN" }),
        json!({ NUMBER: "Infinity" }),
        json!({ NUMBER: "[1]" }),
        json!({ NUMBER: 1 }),
        json!({ NUMBER: null }),
        json!({ NUMBER: ["1"] }),
        json!({ NUMBER: { "a": "1" } }),
        json!({ NUMBER: "1", "a": 0 }),
        json!({ "$": 0, NUMBER: "1" }),
    ] {
        assert_eq!(kept(&object.to_string()), object);
    }
}

#[test]
fn a_private_number_is_no_scalar_of_the_wire() {
    for text in ["1.5", "200", "1", "one"] {
        assert!(
            is_refused_for_a_scalar(&format!(r#""{NUMBER}":"{text}""#)),
            "{text}"
        );
    }
    let zero = format!(r#""{NUMBER}":"-0""#);
    assert!(is_refused_for_a_scalar(&format!(r#"{zero},"a":0"#)));
    assert!(is_refused_for_a_scalar(&format!(
        r#"{zero},"{NUMBER}":"-0""#
    )));
}

/// The error does not hang on the feature: its kind, path and words are those of any other object.
#[test]
fn the_key_of_numbers_changes_no_error() {
    let values = [
        "1",
        "null",
        "true",
        "[]",
        "{}",
        r#""one""#,
        r#""5""#,
        "nul",
        "[",
        r#""\q""#,
        r#""-0","b":0"#,
        r#""-0",b"#,
    ];
    let places = [
        r#"{"type":@,"code":200}"#,
        r#"{"data":{"code":@,"type":66}}"#,
        r#"{"type":66,"code":@}"#,
        r#"{"type":66,"code":200,"processid":@}"#,
        r#"[{"api":"outLogin","time":@}]"#,
        r#"[{"time":@,"api":"outLogin"}]"#,
    ];
    for (place, value) in places
        .iter()
        .flat_map(|place| values.map(|value| (place, value)))
    {
        let [number, other] = [NUMBER, "$serde_json::private::Mumber"].map(|key| {
            let body = place.replace('@', &format!(r#"{{"{key}":{value}}}"#));
            if body.starts_with('[') {
                from_str::<PollResponse>(&body).unwrap_err()
            } else {
                from_str::<Callback>(&body).unwrap_err()
            }
        });
        let other_line = format!("{other:#}").replace("Mumber", "Number");
        assert_eq!(format!("{number:#}"), other_line, "{place} {value}");
        assert_eq!(number.kind(), other.kind(), "{place} {value}");
    }
}

/// What `serde_json` makes of numbers under `arbitrary_precision` reads as without.
#[test]
fn numbers_are_the_same_in_every_configuration() {
    for (number, expected) in [
        ("0", json!(0)),
        ("-0", json!(-0.0)),
        ("-0.0", json!(-0.0)),
        ("-1", json!(-1)),
        ("18446744073709551615", json!(u64::MAX)),
        ("-9223372036854775808", json!(i64::MIN)),
        ("0.5", json!(0.5)),
        ("1.50", json!(1.5)),
        ("1e2", json!(100.0)),
        ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
    ] {
        let body = format!(r#"{{"type":999,"a":{number}}}"#);
        let callback: Callback = from_str(&body).unwrap();
        let Event::Unknown(unknown) = &callback.event else {
            panic!("a known kind");
        };
        assert_eq!(unknown.fields["a"], expected, "{number}");

        let value: Value = serde_json::from_str(&body).unwrap();
        let Erased(through_value): Erased<Callback> = serde_json::from_value(value).unwrap();
        // There a `Value` hands `-0` over as the integer 0.
        let is_other_zero = is_arbitrary() && number == "-0";
        assert_eq!(through_value == callback, !is_other_zero, "{number}");
    }
}

/// With the feature a number keeps all its digits, and a user may put such a one into the fields.
#[test]
fn a_number_with_more_digits_than_a_float_is_written_as_it_is() {
    let long = "0.12345678901234567890123456789";
    let mut callback = read(r#"{"type":66,"code":200}"#).unwrap();
    let number: Value = serde_json::from_str(long).unwrap();
    callback.extra.insert("a", number.clone());
    let written = serde_json::to_string(&callback).unwrap();
    assert!(written.contains(&format!(r#""a":{number}"#)), "{written}");
    assert_eq!(written.contains(long), is_arbitrary(), "{written}");
}
