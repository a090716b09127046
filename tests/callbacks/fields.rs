//! The quirks of the wire as tables: every spelling of a field that is read, with its value, and
//! every one that is refused. Then the types that give a text or a number its meaning.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::Arc;
use std::{fs, path::Path};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginState, Logout, PhoneLogout, Room, RoomMember, RoomMembers, RoomUpdated,
    Rooms, SelfProfile, Stranger, Unknown,
};
use wequick_types::{
    Base64Text, Callback, CallbackRef, Code, ContactKind, DataUri, ErrorKind, Event, Hex,
    LoginCode, MemberList, Message, MessageType, Sex, Text, Wxid, WxidKind,
};

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
        let owned: Callback = wequick_types::from_str(&body).unwrap();
        let borrowed: CallbackRef = wequick_types::from_str(&body).unwrap();
        assert_eq!(format!("{owned:?}"), format!("{borrowed:?}"));
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

fn reads_as_absent(field: Field<'_>, spelling: &str) {
    assert_eq!(written(field, spelling), None, "{field:?} {spelling}");
}

fn refuses(field: Field<'_>, spelling: Option<&str>) {
    for body in bodies(field, spelling) {
        let error = wequick_types::from_str::<Callback>(&body).expect_err(&body);
        let path = "data".to_owned() + &field.1.replace("/0", "[0]").replace('/', ".");
        assert_eq!(error.kind(), ErrorKind::Field, "{body}");
        assert_eq!(error.path(), path, "{body}");
        assert_eq!(error.code(), Some(field.0), "{body}");
    }
}

/// Where the profile stands in the six payloads that carry it.
const PROFILES: [Field<'_>; 6] = [
    (71, ""),
    (77, "/userLists/0"),
    (78, ""),
    (81, ""),
    (210, "/userLists/0"),
    (211, "/chatrooms/0"),
];

/// The seven kinds that bring the raw answer of a call, the QR code under both of its codes.
const NETWORK: [i64; 7] = [82, 401, 88, 90, 96, 97, 98];

const NO_TEXTS: [&str; 6] = ["7", "-0", "1.5", "true", "[]", "{}"];

#[test]
fn required_texts_are_kept_whatever_they_are() {
    for field in [
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
    ] {
        for text in [
            "a",
            "",
            " ",
            "None",
            "null",
            "(null)",
            "0",
            "\u{7}",
            "微\"\\\n",
        ] {
            reads(field, &json!(text).to_string(), text);
        }
        for spelling in NO_TEXTS.into_iter().chain(["null"]) {
            refuses(field, Some(spelling));
        }
        refuses(field, None);
    }
}

#[test]
fn null_likes_stand_for_absent() {
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
    let in_profiles = PROFILES
        .iter()
        .flat_map(|(code, place)| profile.map(|field| (*code, format!("{place}/{field}"))));
    let elsewhere = [
        (71, "/cwxid"),
        (999, "/cwxid"),
        (78, "/formWxid"),
        (95, "/userLists/0/sheadPic"),
        (210, "/userLists/0/cwxid"),
    ];
    for (code, place) in in_profiles.chain(elsewhere.map(|(code, place)| (code, place.to_owned())))
    {
        let field = (code, place.as_str());
        for absent in [
            r#""(null)""#,
            r#""null""#,
            r#""""#,
            "null",
            r#""\u0028null)""#,
        ] {
            reads_as_absent(field, absent);
        }
        for text in [
            "a", " ", "None", "none", "NULL", "(NULL)", "null ", "(null", "0", "微",
        ] {
            reads(field, &json!(text).to_string(), text);
        }
        for spelling in NO_TEXTS {
            refuses(field, Some(spelling));
        }
    }
}

#[test]
fn only_empty_and_null_stand_for_absent() {
    let nicks = PROFILES.map(|(code, place)| (code, format!("{place}/nick")));
    let elsewhere = [
        (69, "/xml"),
        (77, "/info"),
        (88, "/wxid"),
        (88, "/v1"),
        (88, "/v2"),
        (96, "/wxid"),
    ];
    for (code, place) in nicks
        .into_iter()
        .chain(elsewhere.map(|(code, place)| (code, place.to_owned())))
    {
        let field = (code, place.as_str());
        reads_as_absent(field, r#""""#);
        reads_as_absent(field, "null");
        for text in ["a", " ", "None", "null", "(null)", "0", "微"] {
            reads(field, &json!(text).to_string(), text);
        }
        for spelling in NO_TEXTS {
            refuses(field, Some(spelling));
        }
    }
}

#[test]
fn only_null_stands_for_absent() {
    let cgis = NETWORK.map(|code| (code, "/cgi"));
    for field in cgis.into_iter().chain([(211, "/chatrooms/0/userLists")]) {
        reads_as_absent(field, "null");
        for text in ["a", "", "None", "null", "(null)"] {
            reads(field, &json!(text).to_string(), text);
        }
        for spelling in NO_TEXTS {
            refuses(field, Some(spelling));
        }
    }
}

#[test]
fn none_stands_for_no_group() {
    let field = (210, "/userLists/0/groupId");
    for absent in [r#""None""#, r#""""#, "null"] {
        reads_as_absent(field, absent);
    }
    for text in ["7", "none", "null", "(null)"] {
        reads(field, &json!(text).to_string(), text);
    }
    for spelling in NO_TEXTS {
        refuses(field, Some(spelling));
    }
}

#[test]
fn the_sender_in_a_room_has_two_spellings() {
    let sender = |field: &str| {
        let body =
            format!(r#"{{"type":78,"msgType":"1","wxid":"1@chatroom",{field},"message":"hello"}}"#);
        let callback = wequick_types::from_str::<Callback>(&body)?;
        let Event::Message(message) = callback.event else {
            panic!("{body}")
        };
        Ok::<_, wequick_types::Error>(message.from_wxid)
    };
    assert_eq!(sender(r#""formWxid":"wxid_a""#), Ok(Some("wxid_a".into())));
    assert_eq!(sender(r#""fromWxid":"wxid_a""#), Ok(Some("wxid_a".into())));
    for absent in [r#""""#, r#""(null)""#, r#""null""#, "null"] {
        assert_eq!(sender(&format!(r#""fromWxid":{absent}"#)), Ok(None));
    }
    let error = sender(r#""formWxid":"wxid_a","fromWxid":"wxid_a""#).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Field, "formWxid"));
}

/// Integers that fit every field, in each of their spellings.
const INTEGERS: [(&str, i64); 13] = [
    ("0", 0),
    ("-0", 0),
    ("7768", 7768),
    ("4294967295", 4_294_967_295),
    (r#""0""#, 0),
    (r#""-0""#, 0),
    (r#""7768""#, 7768),
    (r#""007""#, 7),
    (r#""-007""#, -7),
    (r#""4294967295""#, 4_294_967_295),
    (r#""\u0037""#, 7),
    ("-1", -1),
    (r#""-1""#, -1),
];

/// Integers that only a field of 64 bits holds.
const LONG_INTEGERS: [(&str, i64); 6] = [
    ("4294967296", 4_294_967_296),
    (r#""4294967296""#, 4_294_967_296),
    ("9223372036854775807", i64::MAX),
    (r#""9223372036854775807""#, i64::MAX),
    ("-9223372036854775808", i64::MIN),
    (r#""-9223372036854775808""#, i64::MIN),
];

/// What no integer field reads.
const NO_INTEGERS: [&str; 24] = [
    r#"" 7768 ""#,
    r#""7768\n""#,
    r#""+1""#,
    r#""0x10""#,
    r#""７７６８""#,
    r#""1_000""#,
    r#""1,000""#,
    r#""1.0""#,
    r#""1e2""#,
    r#""-""#,
    r#""--1""#,
    r#""one""#,
    r#""None""#,
    "1.0",
    "-1.0",
    "1e2",
    "9223372036854775808",
    "18446744073709551616",
    r#""9223372036854775808""#,
    r#""340282366920938463463374607431768211456""#,
    "true",
    "[]",
    "[7768]",
    "{}",
];

/// What reads as absent for `sex`, and is refused for all other integers.
const EMPTY_INTEGERS: [&str; 3] = [r#""""#, r#""null""#, r#""(null)""#];

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
                refuses(field, Some(spelling));
            } else {
                reads(field, spelling, number);
            }
        }
        reads_as_absent(field, "null");
        let too_long = LONG_INTEGERS.map(|(spelling, _)| spelling);
        for spelling in too_long
            .into_iter()
            .chain(NO_INTEGERS)
            .chain(EMPTY_INTEGERS)
        {
            refuses(field, Some(spelling));
        }
    }
}

#[test]
fn codes() {
    for field in [(66, "/code"), (67, "/code"), (210, "/userLists/0/type")] {
        for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
            reads(field, spelling, number);
        }
        for spelling in NO_INTEGERS.into_iter().chain(EMPTY_INTEGERS) {
            refuses(field, Some(spelling));
        }
    }
    reads_as_absent((210, "/userLists/0/type"), "null");
    for required in [(66, "/code"), (67, "/code")] {
        refuses(required, Some("null"));
        refuses(required, None);
    }
}

#[test]
fn message_types_are_written_as_strings() {
    let field = (78, "/msgType");
    for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
        reads(field, spelling, number.to_string());
    }
    for spelling in NO_INTEGERS.into_iter().chain(EMPTY_INTEGERS) {
        refuses(field, Some(spelling));
    }
    refuses(field, Some("null"));
    refuses(field, None);
}

#[test]
fn sexes_are_written_as_strings() {
    for (code, place) in PROFILES {
        let place = format!("{place}/sex");
        let field = (code, place.as_str());
        for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
            reads(field, spelling, number.to_string());
        }
        for absent in EMPTY_INTEGERS.into_iter().chain(["null"]) {
            reads_as_absent(field, absent);
        }
        for spelling in NO_INTEGERS {
            refuses(field, Some(spelling));
        }
    }
}

#[test]
fn the_type_of_the_event() {
    let read = |spelling: &str| {
        let body = format!(r#"{{"data":{{"type":{spelling},"code":200}}}}"#);
        wequick_types::from_str::<Callback>(&body)
    };
    for (spelling, number) in INTEGERS.into_iter().chain(LONG_INTEGERS) {
        assert_eq!(read(spelling).unwrap().event.code(), number, "{spelling}");
    }
    for spelling in NO_INTEGERS
        .into_iter()
        .chain(EMPTY_INTEGERS)
        .chain(["null"])
    {
        let error = read(spelling).expect_err(spelling);
        assert_eq!(error.kind(), ErrorKind::Type, "{spelling}");
        assert_eq!(error.path(), "data.type", "{spelling}");
        assert_eq!(error.code(), None, "{spelling}");
    }
}

const FALSE: [&str; 6] = ["false", "0", "-0", r#""0""#, r#""false""#, r#""\u0030""#];
const TRUE: [&str; 5] = ["true", "1", r#""1""#, r#""true""#, r#""\u0031""#];
const NO_BOOLEANS: [&str; 20] = [
    "2",
    "-1",
    "0.0",
    "1.0",
    "18446744073709551615",
    r#""2""#,
    r#""-0""#,
    r#""01""#,
    r#""1.0""#,
    r#"" 1""#,
    r#""True""#,
    r#""TRUE""#,
    r#""yes""#,
    r#""""#,
    r#""null""#,
    r#""(null)""#,
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
        reads_as_absent(field, "null");
        for spelling in NO_BOOLEANS {
            refuses(field, Some(spelling));
        }
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
        for spelling in ["null", "7", "true", r#""""#, r#""None""#, r#"{"wxid":"a"}"#] {
            refuses(field, Some(spelling));
        }
        refuses(field, None);
        for bad in ["null", "7", r#""a""#, "[]", r#"["a"]"#] {
            for body in bodies(field, Some(&format!(r#"[{{"wxid":"a"}},{bad}]"#))) {
                let error = wequick_types::from_str::<Callback>(&body).expect_err(&body);
                assert_eq!(
                    (error.kind(), error.path()),
                    (ErrorKind::Field, entry),
                    "{body}"
                );
            }
        }
    }
}

/// The JSON of a callback that holds nothing but this event.
fn json_of(event: impl Into<Event>) -> String {
    let json = serde_json::to_string(&Callback::new(event)).unwrap();
    json.strip_prefix(r#"{"data":"#)
        .and_then(|json| json.strip_suffix('}'))
        .unwrap()
        .to_owned()
}

#[test]
fn new_leaves_the_optional_fields_absent() {
    let hex = "0A04";
    for (json, expected) in [
        (
            json_of(LoginState::new(LoginCode::NotLoggedIn)),
            r#"{"type":66,"code":-1}"#,
        ),
        (
            json_of(Login::new(LoginCode::LoggedIn)),
            r#"{"type":67,"code":200}"#,
        ),
        (
            json_of(RoomUpdated::new("1@chatroom")),
            r#"{"type":69,"chatroom":"1@chatroom"}"#,
        ),
        (
            json_of(SelfProfile::new("wxid_me")),
            r#"{"type":71,"wxid":"wxid_me"}"#,
        ),
        (
            json_of(RoomMembers::new(
                "1@chatroom",
                vec![RoomMember::new("wxid_a")],
            )),
            r#"{"type":77,"wxid":"1@chatroom","userLists":[{"wxid":"wxid_a"}]}"#,
        ),
        (
            json_of(Message::new(MessageType::Text, "wxid_a", "hello")),
            r#"{"type":78,"msgType":"1","wxid":"wxid_a","message":"hello"}"#,
        ),
        (
            json_of(Stranger::new("wxid_a", "v2_a@stranger")),
            r#"{"type":81,"wxid":"wxid_a","v2":"v2_a@stranger"}"#,
        ),
        (
            json_of(LoginQrCode::new("data:,")),
            r#"{"type":82,"hex":"data:,"}"#,
        ),
        (
            json_of(ContactFetched::new(hex)),
            r#"{"type":88,"hex":"0A04"}"#,
        ),
        (json_of(Logout::new(hex)), r#"{"type":90,"hex":"0A04"}"#),
        (
            json_of(Avatars::new(vec![Avatar::new("wxid_a")])),
            r#"{"type":95,"userLists":[{"wxid":"wxid_a"}]}"#,
        ),
        (
            json_of(FriendAccepted::new(hex)),
            r#"{"type":96,"hex":"0A04"}"#,
        ),
        (
            json_of(ContactsInitialized::new(hex)),
            r#"{"type":97,"hex":"0A04"}"#,
        ),
        (
            json_of(PhoneLogout::new(hex)),
            r#"{"type":98,"hex":"0A04"}"#,
        ),
        (
            json_of(Friends::new(vec![Contact::new("wxid_a")])),
            r#"{"type":210,"userLists":[{"wxid":"wxid_a"}]}"#,
        ),
        (
            json_of(Rooms::new(vec![Room::new("1@chatroom")])),
            r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom"}]}"#,
        ),
        (
            json_of(Unknown::new(-5, wequick_types::Extra::new())),
            r#"{"type":-5}"#,
        ),
    ] {
        assert_eq!(json, expected);
    }
}

/// Reads a body into texts of this type, and writes it back.
fn rewritten<'de, S: Text<'de>>(body: &'de str) -> String {
    serde_json::to_string(&wequick_types::from_str::<Callback<S>>(body).unwrap()).unwrap()
}

#[test]
fn each_type_of_text_holds_the_same() {
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures"));
    for folder in ["callbacks", "variants"] {
        for file in fs::read_dir(fixtures.join(folder)).unwrap() {
            let body = fs::read_to_string(file.unwrap().path()).unwrap();
            let owned = rewritten::<String>(&body);
            assert_eq!(rewritten::<Cow<str>>(&body), owned);
            assert_eq!(rewritten::<Box<str>>(&body), owned);
            assert_eq!(rewritten::<Arc<str>>(&body), owned);
        }
    }
}

#[test]
#[cfg(target_pointer_width = "64")]
fn events_are_no_larger_than_they_were() {
    assert!(size_of::<Event>() <= 328);
    assert!(size_of::<Callback>() <= 360);
    assert!(size_of::<Contact>() <= 320);
    assert!(size_of::<Message>() <= 328);
}

#[test]
fn what_a_wxid_names() {
    for (id, kind) in [
        ("wxid_qg0222", WxidKind::Person),
        ("hechs", WxidKind::Person),
        ("", WxidKind::Person),
        ("GH_e456", WxidKind::Person),
        ("my_gh_", WxidKind::Person),
        ("chatroom", WxidKind::Person),
        ("1@chatroom.", WxidKind::Person),
        ("filehelper2", WxidKind::Person),
        ("23376255333@chatroom", WxidKind::Room),
        ("gh_1@chatroom", WxidKind::Room),
        ("10@im.chatroom", WxidKind::EnterpriseRoom),
        ("gh_e456599aa7", WxidKind::OfficialAccount),
        ("25984@openim", WxidKind::EnterpriseContact),
        ("v1_a@stranger", WxidKind::StrangerTicket),
        ("v2_a@stranger", WxidKind::StrangerTicket),
        ("filehelper", WxidKind::SystemAccount),
        ("fmessage", WxidKind::SystemAccount),
        ("weixin", WxidKind::SystemAccount),
        ("newsapp", WxidKind::SystemAccount),
        ("qqmail", WxidKind::SystemAccount),
        ("medianote", WxidKind::SystemAccount),
        ("tmessage", WxidKind::SystemAccount),
        ("qmessage", WxidKind::SystemAccount),
        ("floatbottle", WxidKind::SystemAccount),
        ("weibo", WxidKind::SystemAccount),
        ("qqsync", WxidKind::SystemAccount),
        ("lbsapp", WxidKind::SystemAccount),
        ("shakeapp", WxidKind::SystemAccount),
        ("notifymessage", WxidKind::SystemAccount),
    ] {
        let wxid = Wxid::<&str>::from(id);
        assert_eq!(wxid.kind(), kind, "{id}");
        let is_room = matches!(kind, WxidKind::Room | WxidKind::EnterpriseRoom);
        assert_eq!(wxid.is_room(), is_room, "{id}");
    }
}

#[test]
fn a_wxid_is_a_key_like_its_text() {
    let ids = ["wxid_b", "wxid_a", "1@chatroom"];
    let numbered = || ids.into_iter().zip(0..);

    let hashed: HashMap<Wxid, i32> = numbered().map(|(id, n)| (id.into(), n)).collect();
    assert_eq!(hashed["wxid_a"], 1);
    assert_eq!(hashed.get("wxid_c"), None);

    let sorted: BTreeMap<Wxid<Cow<str>>, i32> = numbered().map(|(id, n)| (id.into(), n)).collect();
    assert_eq!(sorted["1@chatroom"], 2);
    assert_eq!(sorted.get("wxid_c"), None);
    let values: Vec<i32> = sorted.into_values().collect();
    assert_eq!(values, [2, 1, 0]);
}

#[test]
fn a_wxid_compares_and_converts_like_its_text() {
    let wxid: Wxid = "wxid_a".into();
    assert_eq!(wxid, "wxid_a");
    assert_eq!(wxid, *"wxid_a");
    assert_eq!(wxid, "wxid_a".to_owned());
    assert_eq!("wxid_a", wxid);
    assert_eq!(*"wxid_a", wxid);
    assert_ne!(wxid, "wxid_A");
    assert_ne!(wxid, *"wxid_A");
    assert_ne!(wxid, "wxid_A".to_owned());
    assert_ne!("wxid_A", wxid);
    assert_ne!(*"wxid_A", wxid);
    assert!(wxid < "wxid_b".into());
    assert!(wxid > "wxid_".into());

    assert_eq!(wxid.as_str(), "wxid_a");
    assert_eq!(wxid.as_ref(), "wxid_a");
    let borrowed: Wxid<&str> = wxid.as_str().into();
    assert_eq!(Wxid::from(&borrowed), wxid);
    assert_eq!(wxid.into_inner(), "wxid_a");
}

#[test]
fn texts_are_padded_and_cut_when_shown() {
    let wxid: Wxid = "wxid_a".into();
    assert_eq!(wxid.to_string(), "wxid_a");
    assert_eq!(
        format!("{wxid:<8}|{wxid:>8}|{wxid:-^8}"),
        "wxid_a  |  wxid_a|-wxid_a-"
    );
    assert_eq!(format!("{wxid:.4}"), "wxid");
    assert_eq!(format!("{:>6}", MemberList::<&str>::from("^Ga")), "   ^Ga");
    assert_eq!(format!("{:>6}", Hex::<&str>::from("0A04")), "  0A04");
    assert_eq!(format!("{:>7}", DataUri::<&str>::from("data:,")), " data:,");
    assert_eq!(format!("{:>6}", Base64Text::<&str>::from("AA==")), "  AA==");
}

#[test]
fn texts_stand_for_themselves_in_json() {
    let wxid: Wxid = serde_json::from_str(r#""\u0061""#).unwrap();
    assert_eq!(wxid, "a");
    assert_eq!(serde_json::to_string(&wxid).unwrap(), r#""a""#);
    let error = serde_json::from_str::<Hex>("7").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: integer `7`, expected a string at line 1 column 1",
    );
}

#[test]
fn member_lists() {
    for (text, ids) in [
        ("^Gwxid_a^Gwxid_b^G", &["wxid_a", "wxid_b"][..]),
        ("wxid_a^Gwxid_b", &["wxid_a", "wxid_b"]),
        ("\u{7}wxid_a\u{7}wxid_b\u{7}", &["wxid_a", "wxid_b"]),
        ("^G^Gwxid_a^G\u{7}^Gwxid_b\u{7}\u{7}", &["wxid_a", "wxid_b"]),
        ("wxid_b^Gwxid_a^Gwxid_b", &["wxid_b", "wxid_a", "wxid_b"]),
        ("wxid_a", &["wxid_a"]),
        ("Ghost^g^", &["Ghost^g^"]),
        ("^G", &[]),
        ("\u{7}", &[]),
        ("", &[]),
    ] {
        let members = MemberList::<&str>::from(text);
        assert_eq!(members.iter().collect::<Vec<_>>(), ids, "{text}");
        assert_eq!(members.len(), ids.len(), "{text}");
        assert_eq!(members.is_empty(), ids.is_empty(), "{text}");
        assert!(ids.iter().all(|id| members.contains(id)), "{text}");
        assert!(!members.contains("wxid_"), "{text}");
        assert!(!members.contains(""), "{text}");
        assert_eq!(members, text);
    }
    let members: MemberList = "^Gwxid_a^G".into();
    assert!(members.contains(Wxid::<String>::from("wxid_a")));
}

#[test]
fn member_lists_are_joined_as_the_client_does() {
    let none: MemberList = [""; 0].into_iter().collect();
    assert_eq!(none, "");
    let one: MemberList = ["wxid_a".to_owned()].into_iter().collect();
    assert_eq!(one, "^Gwxid_a^G");
    let spaced = MemberList::<&str>::from("wxid_a^G^Gwxid_b");
    let joined: MemberList = spaced.iter().collect();
    assert_eq!(joined, "^Gwxid_a^Gwxid_b^G");
}

#[test]
fn hex() {
    let decode = |text| {
        Hex::<&str>::from(text)
            .decode()
            .map_err(|error| error.to_string())
    };
    for (text, bytes) in [
        ("", &[][..]),
        ("0A0408001200", &[0x0A, 4, 8, 0, 0x12, 0]),
        ("0a04ff", &[0x0A, 4, 0xFF]),
        ("fFfF", &[0xFF, 0xFF]),
    ] {
        assert_eq!(decode(text).unwrap(), bytes, "{text}");
    }
    for (text, error) in [
        ("0A0", "not hex: Odd number of digits"),
        ("0A0G", "not hex: Invalid character 'G' at position 3"),
        ("0A 04 ", "not hex: Invalid character ' ' at position 2"),
        ("0x0A", "not hex: Invalid character 'x' at position 1"),
    ] {
        assert_eq!(decode(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn data_uris() {
    let decode = |text| {
        DataUri::<&str>::from(text)
            .decode()
            .map_err(|error| error.to_string())
    };
    for (text, media_type) in [
        ("data:image/png;base64,AAEC", Some("image/png")),
        ("DATA:image/png;BASE64,AAEC", Some("image/png")),
        ("data:image/png;a=b;base64,AAEC", Some("image/png")),
        ("data:image/png;base64,AA\r\nEC", Some("image/png")),
        ("data:;base64,AAEC", None),
    ] {
        assert_eq!(decode(text).unwrap(), [0, 1, 2], "{text}");
        assert_eq!(
            DataUri::<&str>::from(text).media_type(),
            media_type,
            "{text}"
        );
    }
    assert!(decode("data:image/png;base64,").unwrap().is_empty());

    let no_scheme = "not a data URI: it does not start with `data:`";
    let no_comma = "not a data URI: no comma ends its header";
    for (text, media_type, error) in [
        ("", None, no_scheme),
        ("data", None, no_scheme),
        ("89504E47", None, no_scheme),
        (" data:;base64,AAEC", None, no_scheme),
        ("微信微信", None, no_scheme),
        ("data:", None, no_comma),
        ("data:image/png;base64", None, no_comma),
        ("data:,AAEC", None, "a data URI without `;base64`"),
        (
            "data:image/png,AAEC",
            Some("image/png"),
            "a data URI without `;base64`",
        ),
        (
            "data:image/png;base64;a=b,AAEC",
            Some("image/png"),
            "a data URI without `;base64`",
        ),
        (
            "data:;base64,A",
            None,
            "not base64: Invalid input length: 1",
        ),
    ] {
        assert_eq!(decode(text).unwrap_err(), error, "{text}");
        assert_eq!(
            DataUri::<&str>::from(text).media_type(),
            media_type,
            "{text}"
        );
    }
}

#[test]
fn base64_is_the_last_parameter_of_a_data_uri_and_no_media_type() {
    let uri = DataUri::<&str>::from("data:base64,AAEC");
    assert_eq!(uri.media_type(), Some("base64"));
    let error = uri.decode().unwrap_err();
    assert_eq!(error.to_string(), "a data URI without `;base64`");
}

#[test]
fn base64_texts() {
    let decode = |text| {
        Base64Text::<&str>::from(text)
            .decode()
            .map_err(|error| error.to_string())
    };
    for (text, bytes) in [
        ("", &b""[..]),
        ("PFJvb20vPg==", b"<Room/>"),
        ("PFJvb20vPg", b"<Room/>"),
        ("PFJv\r\nb20vPg==\r\n", b"<Room/>"),
        (" PFJv\tb20v Pg= =\n", b"<Room/>"),
        ("PFJvb20vPh", b"<Room/>"),
        ("+/+/", &[0xFB, 0xFF, 0xBF]),
    ] {
        assert_eq!(decode(text).unwrap(), bytes, "{text}");
    }
    for (text, error) in [
        ("PFJvb20vP", "not base64: Invalid input length: 9"),
        ("PFJv!b20", "not base64: Invalid symbol 33, offset 4."),
        ("-_-_", "not base64: Invalid symbol 45, offset 0."),
        ("PA==PA==", "not base64: Invalid symbol 61, offset 2."),
    ] {
        assert_eq!(decode(text).unwrap_err(), error, "{text}");
    }
}

fn are_named<T>(names: &[(T, i64)])
where
    T: wequick_types::CodeName + PartialEq,
{
    for (name, number) in names {
        let code: Code<T> = Code::new(*number);
        assert_eq!(code.known(), Some(*name));
        assert_eq!(code.get(), *number);
    }
}

#[test]
fn codes_have_names() {
    are_named(&[(Sex::Unknown, 0), (Sex::Male, 1), (Sex::Female, 2)]);
    are_named(&[
        (MessageType::Text, 1),
        (MessageType::Picture, 3),
        (MessageType::Voice, 34),
        (MessageType::FriendRequest, 37),
        (MessageType::BusinessCard, 42),
        (MessageType::Video, 43),
        (MessageType::Sticker, 47),
        (MessageType::Location, 48),
        (MessageType::App, 49),
        (MessageType::Notice, 10000),
        (MessageType::SystemMessage, 10002),
    ]);
    are_named(&[(LoginCode::LoggedIn, 200), (LoginCode::NotLoggedIn, -1)]);
    are_named(&[
        (ContactKind::Person, 1),
        (ContactKind::Room, 2),
        (ContactKind::OfficialAccount, 3),
    ]);
}

#[test]
fn codes_without_a_name_keep_their_number() {
    for number in [i64::MIN, -1, 2, 10001, i64::MAX] {
        let code: Code<MessageType> = Code::new(number);
        assert_eq!(code, Code::new(number));
        assert_eq!(code.get(), number);
        assert_eq!(code.known(), None);
    }
}

#[test]
fn codes_compare_with_names() {
    let text: Code<MessageType> = MessageType::Text.into();
    assert_eq!(text, MessageType::Text);
    assert_ne!(text, MessageType::Picture);
    assert_eq!(text.known(), Some(MessageType::Text));
    assert_ne!(Code::new(2), MessageType::Text);
}

#[test]
fn codes_stand_for_their_number_in_json() {
    for json in ["2", r#""2""#] {
        let sex: Code<Sex> = serde_json::from_str(json).unwrap();
        assert_eq!(sex, Sex::Female);
        assert_eq!(serde_json::to_string(&sex).unwrap(), "2");
    }
    let other: Code<Sex> = serde_json::from_str(r#""-9""#).unwrap();
    assert_eq!(serde_json::to_string(&other).unwrap(), "-9");
}

#[test]
fn who_sent_a_message_and_where() {
    for (wxid, from_wxid, room, sender) in [
        ("wxid_a", None, None, Some("wxid_a")),
        ("wxid_a", Some("wxid_b"), None, Some("wxid_a")),
        ("1@chatroom", None, Some("1@chatroom"), None),
        (
            "1@chatroom",
            Some("wxid_b"),
            Some("1@chatroom"),
            Some("wxid_b"),
        ),
        (
            "1@im.chatroom",
            Some("wxid_b"),
            Some("1@im.chatroom"),
            Some("wxid_b"),
        ),
    ] {
        let mut message = Message::new(MessageType::Text, wxid, "hello");
        message.from_wxid = from_wxid.map(Into::into);
        assert_eq!(message.is_room(), room.is_some());
        assert_eq!(message.room().map(Wxid::as_str), room);
        assert_eq!(message.sender().map(Wxid::as_str), sender);
    }
}

#[test]
fn whether_a_message_is_the_own_one() {
    for my_msg in [None, Some(false), Some(true)] {
        let mut message = Message::new(MessageType::Text, "wxid_a", "hello");
        message.my_msg = my_msg;
        assert_eq!(message.my_msg, my_msg);
    }
}

#[test]
fn a_friend_is_accepted_when_named() {
    let mut accepted = FriendAccepted::new("0A0408001200");
    assert!(!accepted.is_accepted());
    accepted.wxid = Some("wxid_new".into());
    assert!(accepted.is_accepted());
}
