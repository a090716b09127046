//! Every field of every kind as a table: each spelling that is read, with its value, and each one
//! that is refused.

use serde_json::{Value, json};
use wequick_types::{Callback, CallbackRef, ErrorKind, PollResponse, from_str};

/// A field: the kind of event that carries it, and its place there as a JSON pointer.
type Field<'a> = (i64, &'a str);

/// The required fields of a kind.
fn required(code: i64) -> Value {
    match code {
        66 | 67 => json!({ "code": 200 }),
        69 => json!({ "chatroom": "1@chatroom" }),
        71 => json!({ "wxid": "wxid_a" }),
        77 => json!({ "wxid": "1@chatroom", "userLists": [{ "wxid": "wxid_a" }] }),
        78 => json!({ "msgType": "1", "wxid": "wxid_a", "message": "hello" }),
        81 => json!({ "wxid": "wxid_a", "v2": "v2_a@stranger" }),
        82 | 401 => json!({ "hex": "data:image/png;base64," }),
        88 | 90 | 96 | 97 | 98 => json!({ "hex": "0A" }),
        95 | 210 => json!({ "userLists": [{ "wxid": "wxid_a" }] }),
        211 => json!({ "chatrooms": [{ "wxid": "1@chatroom" }] }),
        _ => json!({ "a": 1 }),
    }
}

/// The required fields of a kind and the field in this spelling, or without it: once with `type`
/// before them, once behind.
fn bodies((code, field): Field<'_>, spelling: Option<&str>) -> [String; 2] {
    const PLACE: &str = "<the spelling>";
    let mut fields = required(code);
    let (parent, key) = field.rsplit_once('/').unwrap();
    let parent = fields.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match spelling {
        Some(_) => parent.insert(key.to_owned(), PLACE.into()),
        None => parent.remove(key),
    };
    let fields = fields
        .to_string()
        .replace(&format!("\"{PLACE}\""), spelling.unwrap_or_default());
    let fields = &fields[1..fields.len() - 1];
    let comma = if fields.is_empty() { "" } else { "," };
    [
        format!(r#"{{"data":{{"type":{code}{comma}{fields}}}}}"#),
        format!(r#"{{"data":{{{fields}{comma}"type":{code}}}}}"#),
    ]
}

/// What is written for the field when it was read in this spelling; `None` if it is absent.
fn written(field: Field<'_>, spelling: &str) -> Option<Value> {
    let [first, last] = bodies(field, Some(spelling)).map(|body| {
        let owned: Callback = from_str(&body).unwrap();
        let borrowed: CallbackRef = from_str(&body).unwrap();
        assert_eq!(borrowed.into_owned(), owned);
        assert_eq!(
            sonic_rs::from_str::<Callback>(&body).unwrap(),
            owned,
            "{body}"
        );
        assert!(field.0 == 999 || owned.extra.is_empty(), "{body}");
        serde_json::to_value(owned).unwrap()
    });
    assert_eq!(first, last, "{field:?} {spelling}");
    first["data"].pointer(field.1).cloned()
}

fn reads(field: Field<'_>, spelling: &str, value: impl Into<Value>) {
    let value = value.into();
    assert_eq!(
        written(field, spelling),
        Some(value),
        "{field:?} {spelling}"
    );
}

fn reads_texts(field: Field<'_>, texts: &[&str]) {
    for text in texts {
        reads(field, &json!(text).to_string(), *text);
    }
}

fn reads_as_absent(field: Field<'_>, spellings: &[&str]) {
    for spelling in spellings {
        assert_eq!(written(field, spelling), None, "{field:?} {spelling}");
    }
}

fn refuses(field: Field<'_>, spellings: &[&str]) {
    for spelling in spellings {
        is_refused(field, Some(spelling));
    }
}

fn is_refused(field: Field<'_>, spelling: Option<&str>) {
    for body in bodies(field, spelling) {
        let error = from_str::<Callback>(&body).expect_err(&body);
        let path = "data".to_owned() + &field.1.replace("/0", "[0]").replace('/', ".");
        assert_eq!(
            (error.kind(), error.path()),
            (ErrorKind::Field, &*path),
            "{body}"
        );
        assert_eq!(error.code(), Some(field.0), "{body}");
        assert!(sonic_rs::from_str::<Callback>(&body).is_err(), "{body}");
    }
}

/// These fields, in each of the six payloads that carry the profile.
fn in_profiles<'a>(fields: &'a [&'a str]) -> impl Iterator<Item = (i64, String)> {
    let places = [
        (71, ""),
        (77, "/userLists/0"),
        (78, ""),
        (81, ""),
        (210, "/userLists/0"),
        (211, "/chatrooms/0"),
    ];
    let all = places.into_iter();
    all.flat_map(move |(code, place)| {
        fields
            .iter()
            .map(move |field| (code, format!("{place}/{field}")))
    })
}

/// The kinds that bring the raw answer of a call, the QR code under both of its codes.
const NETWORK: [i64; 7] = [82, 401, 88, 90, 96, 97, 98];

/// What stands for absent in every optional field but `nick`.
const NULL_LIKES: [&str; 6] = [
    r#""(null)""#,
    r#""null""#,
    r#""""#,
    "null",
    r#""\u0028null)""#,
    r#""nul\u006C""#,
];
const NO_TEXTS: [&str; 6] = ["7", "-0", "1.5", "true", "[]", "{}"];

#[test]
fn required_texts() {
    let all: [Field<'_>; 18] = [
        (69, "/chatroom"),
        (71, "/wxid"),
        (77, "/wxid"),
        (77, "/userLists/0/wxid"),
        (78, "/wxid"),
        (78, "/message"),
        (81, "/wxid"),
        (81, "/v2"),
        (82, "/hex"),
        (401, "/hex"),
        (88, "/hex"),
        (90, "/hex"),
        (96, "/hex"),
        (97, "/hex"),
        (98, "/hex"),
        (95, "/userLists/0/wxid"),
        (210, "/userLists/0/wxid"),
        (211, "/chatrooms/0/wxid"),
    ];
    for field in all {
        reads_texts(
            field,
            &[
                "a",
                "",
                " ",
                "None",
                "null",
                "(null)",
                "0",
                "\u{7}",
                "微\"\\\n",
            ],
        );
        refuses(field, &NO_TEXTS);
        is_refused(field, None);
        if field == (78, "/message") {
            reads(field, "null", "");
        } else {
            refuses(field, &["null"]);
        }
    }
}

#[test]
fn optional_texts() {
    let profile = [
        "headPic",
        "sheadPic",
        "username",
        "asName",
        "province",
        "city",
        "regionCode",
        "sign",
    ];
    let elsewhere = [
        (69, "/xml"),
        (71, "/cwxid"),
        (77, "/info"),
        (78, "/formWxid"),
        (88, "/wxid"),
        (88, "/v1"),
        (88, "/v2"),
        (95, "/userLists/0/sheadPic"),
        (96, "/wxid"),
        (210, "/userLists/0/cwxid"),
        (211, "/chatrooms/0/userLists"),
        (999, "/cwxid"),
    ];
    let cgis = NETWORK.map(|code| (code, "/cgi"));
    let elsewhere = elsewhere.into_iter().chain(cgis);
    let elsewhere = elsewhere.map(|(code, place)| (code, place.to_owned()));
    for (code, place) in in_profiles(&profile).chain(elsewhere) {
        let field = (code, place.as_str());
        reads_as_absent(field, &NULL_LIKES);
        reads_texts(
            field,
            &[
                "a", " ", "None", "none", "NULL", "(NULL)", "null ", "(null", "0", "微",
            ],
        );
        refuses(field, &NO_TEXTS);
    }
}

#[test]
fn nicks() {
    for (code, place) in in_profiles(&["nick"]) {
        let field = (code, place.as_str());
        reads_as_absent(field, &[r#""""#, "null"]);
        reads_texts(field, &["a", " ", "None", "null", "(null)", "0", "微"]);
        refuses(field, &NO_TEXTS);
    }
}

#[test]
fn groups() {
    let field = (210, "/userLists/0/groupId");
    reads_as_absent(field, &NULL_LIKES);
    reads_as_absent(field, &[r#""None""#]);
    reads_texts(field, &["7", "none", " None"]);
    refuses(field, &NO_TEXTS);
}

/// Integers that fit every field but for their sign, in each of their spellings.
const INTEGERS: [(&str, i64); 20] = [
    ("0", 0),
    ("-0", 0),
    ("0.0", 0),
    ("-0.0", 0),
    ("7768", 7768),
    ("7768.0", 7768),
    ("7.768e3", 7768),
    ("1e3", 1000),
    ("4294967295", 4_294_967_295),
    ("4294967295.0", 4_294_967_295),
    (r#""0""#, 0),
    (r#""-0""#, 0),
    (r#""7768""#, 7768),
    (r#""007""#, 7),
    (r#""-007""#, -7),
    (r#""4294967295""#, 4_294_967_295),
    (r#""\u0037""#, 7),
    ("-1", -1),
    ("-1.0", -1),
    (r#""-1""#, -1),
];

/// Integers that only a field of 64 bits holds.
const LONG_INTEGERS: [(&str, i64); 8] = [
    ("4294967296", 4_294_967_296),
    ("4294967296.0", 4_294_967_296),
    ("-4.5e15", -4_500_000_000_000_000),
    (r#""4294967296""#, 4_294_967_296),
    ("9223372036854775807", i64::MAX),
    (r#""9223372036854775807""#, i64::MAX),
    ("-9223372036854775808", i64::MIN),
    (r#""-9223372036854775808""#, i64::MIN),
];

/// What no integer field reads.
const NO_INTEGERS: [&str; 28] = [
    r#"" 7768 ""#,
    r#""7768\n""#,
    r#""+1""#,
    r#""0x10""#,
    r#""７７６８""#,
    r#""1_000""#,
    r#""1,000""#,
    r#""1.0""#,
    r#""1e2""#,
    r#""-0.0""#,
    r#""-""#,
    r#""--1""#,
    r#""one""#,
    r#""None""#,
    r#""true""#,
    "0.5",
    "-1.5",
    "1e-3",
    "9007199254740992.0",
    "1e300",
    "9223372036854775808",
    "18446744073709551616",
    r#""9223372036854775808""#,
    r#""340282366920938463463374607431768211456""#,
    "true",
    "[]",
    "[7768]",
    "{}",
];

#[test]
fn integers_without_a_sign() {
    let pack_lens = NETWORK.map(|code| (code, "/packLen"));
    let elsewhere = [
        (66, "/processid"),
        (78, "/processid"),
        (999, "/processid"),
        (211, "/chatrooms/0/count"),
    ];
    for field in pack_lens.into_iter().chain(elsewhere) {
        for (spelling, number) in INTEGERS {
            if number < 0 {
                refuses(field, &[spelling]);
            } else {
                reads(field, spelling, number);
            }
        }
        reads_as_absent(field, &NULL_LIKES);
        refuses(field, &LONG_INTEGERS.map(|(spelling, _)| spelling));
        refuses(field, &NO_INTEGERS);
    }
}

/// Reads each integer into a field, which is written as a string where `as_text` says so.
fn reads_integers(field: Field<'_>, as_text: bool) {
    for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
        let value = if as_text {
            json!(number.to_string())
        } else {
            json!(number)
        };
        reads(field, spelling, value);
    }
    refuses(field, &NO_INTEGERS);
}

#[test]
fn codes() {
    for (field, as_text) in [
        ((66, "/code"), false),
        ((67, "/code"), false),
        ((78, "/msgType"), true),
    ] {
        reads_integers(field, as_text);
        refuses(field, &NULL_LIKES);
        is_refused(field, None);
    }
    let sexes = in_profiles(&["sex"]).map(|field| (field, true));
    for ((code, place), as_text) in sexes.chain([((210, "/userLists/0/type".to_owned()), false)]) {
        reads_integers((code, &place), as_text);
        reads_as_absent((code, &place), &NULL_LIKES);
    }
}

#[test]
fn the_type_of_the_event() {
    let read = |spelling: &str| {
        let body = format!(r#"{{"data":{{"type":{spelling},"code":200}}}}"#);
        from_str::<Callback>(&body)
    };
    for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
        assert_eq!(read(spelling).unwrap().event.code(), number, "{spelling}");
    }
    for spelling in NO_INTEGERS.into_iter().chain(NULL_LIKES) {
        let error = read(spelling).expect_err(spelling);
        assert_eq!(
            (error.kind(), error.path()),
            (ErrorKind::Type, "data.type"),
            "{spelling}"
        );
        assert_eq!(error.code(), None, "{spelling}");
    }
}

/// `time` of a task has 64 bits without a sign.
#[test]
fn the_time_of_a_task() {
    let read = |spelling: &str| {
        let bodies = [
            format!(r#"[{{"api":"outLogin","time":{spelling}}}]"#),
            format!(r#"[{{"time":{spelling},"api":"novel"}}]"#),
        ];
        let [one, other] = bodies.map(|body| {
            let answer = from_str::<PollResponse>(&body);
            assert_eq!(sonic_rs::from_str(&body).ok(), answer.clone().ok());
            answer
                .map(|answer| answer.0[0].time)
                .map_err(|error| error.path().to_owned())
        });
        assert_eq!(one, other, "{spelling}");
        one
    };
    for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
        assert_eq!(
            read(spelling).ok(),
            number.try_into().ok().map(Some),
            "{spelling}"
        );
    }
    assert_eq!(read("18446744073709551615"), Ok(Some(u64::MAX)));
    assert_eq!(read(r#""18446744073709551615""#), Ok(Some(u64::MAX)));
    for spelling in NULL_LIKES {
        assert_eq!(read(spelling), Ok(None), "{spelling}");
    }
    for spelling in NO_INTEGERS
        .into_iter()
        .filter(|spelling| !spelling.contains("9223372036854775808"))
    {
        assert_eq!(read(spelling), Err("[0].time".to_owned()), "{spelling}");
    }
}

const FALSE: [&str; 10] = [
    "false",
    "0",
    "-0",
    "0.0",
    "-0.0",
    r#""0""#,
    r#""false""#,
    r#""False""#,
    r#""FALSE""#,
    r#""\u0030""#,
];
const TRUE: [&str; 8] = [
    "true",
    "1",
    "1.0",
    r#""1""#,
    r#""true""#,
    r#""True""#,
    r#""TRUE""#,
    r#""\u0031""#,
];
const NO_BOOLEANS: [&str; 15] = [
    "2",
    "-1",
    "0.5",
    "1e300",
    "18446744073709551615",
    r#""2""#,
    r#""-0""#,
    r#""01""#,
    r#""1.0""#,
    r#"" 1""#,
    r#""yes""#,
    r#""None""#,
    "[]",
    "[true]",
    "{}",
];

#[test]
fn booleans() {
    for (field, no, yes) in [
        ((211, "/chatrooms/0/exist"), json!(false), json!(true)),
        ((211, "/chatrooms/0/roomLord"), json!(false), json!(true)),
        ((78, "/myMsg"), json!("0"), json!("1")),
    ] {
        for spelling in FALSE {
            reads(field, spelling, no.clone());
        }
        for spelling in TRUE {
            reads(field, spelling, yes.clone());
        }
        reads_as_absent(field, &NULL_LIKES);
        refuses(field, &NO_BOOLEANS);
    }
}

#[test]
fn lists() {
    for (field, entry) in [
        ((77, "/userLists"), "data.userLists[1]"),
        ((95, "/userLists"), "data.userLists[1]"),
        ((210, "/userLists"), "data.userLists[1]"),
        ((211, "/chatrooms"), "data.chatrooms[1]"),
    ] {
        reads(field, "[]", json!([]));
        reads(
            field,
            r#"[{"wxid":"b"},{"wxid":"a"}]"#,
            json!([{ "wxid": "b" }, { "wxid": "a" }]),
        );
        refuses(field, &["7", "true", r#""None""#, r#"{"wxid":"a"}"#]);
        refuses(field, &NULL_LIKES);
        is_refused(field, None);
        for bad in ["null", "7", r#""a""#, "[]", r#"["a"]"#] {
            for body in bodies(field, Some(&format!(r#"[{{"wxid":"a"}},{bad}]"#))) {
                let error = from_str::<Callback>(&body).expect_err(&body);
                assert_eq!(
                    (error.kind(), error.path()),
                    (ErrorKind::Field, entry),
                    "{body}"
                );
            }
        }
    }
}
