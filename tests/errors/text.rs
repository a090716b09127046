//! The kind, the event's code, the path and the exact text of each error.

use wequick_types::ErrorKind;

use super::{error, fixtures};

/// A body, then what the error says of it: its code, its path and its text.
type Case = (&'static str, Option<i64>, &'static str, &'static str);

fn check(kind: ErrorKind, cases: &[Case]) {
    for (body, code, path, text) in cases {
        let error = error(body);
        assert_eq!(error.to_string(), *text, "{body}");
        assert_eq!(error.kind(), kind, "{body}");
        assert_eq!(error.code(), *code, "{body}");
        assert_eq!(error.path(), *path, "{body}");
    }
}

const SYNTAX: &[Case] = &[
    ("", None, "", "EOF while parsing a value at line 1 column 0"),
    (
        " ",
        None,
        "",
        "EOF while parsing a value at line 1 column 1",
    ),
    (
        "<html><body>502 Bad Gateway</body></html>",
        None,
        "",
        "expected value at line 1 column 1",
    ),
    (
        "data=%7B%22type%22%3A66%7D",
        None,
        "",
        "expected value at line 1 column 1",
    ),
    (
        "\u{feff}{\"data\":{\"type\":66,\"code\":200}}",
        None,
        "",
        "expected value at line 1 column 1",
    ),
    (
        "{'data':{'type':66}}",
        None,
        "",
        "key must be a string at line 1 column 2",
    ),
    (
        r#"{"data":{"type":66,"code":200}"#,
        Some(66),
        "data",
        "event 66 (LoginState): data: EOF while parsing an object at line 1 column 30",
    ),
    (
        r#"{"data":{"type":66,"code":200}}x"#,
        Some(66),
        "",
        "event 66 (LoginState): trailing characters at line 1 column 32",
    ),
    (
        "{\"data\":{\"type\":66,\"code\":200}}\0",
        Some(66),
        "",
        "event 66 (LoginState): trailing characters at line 1 column 32",
    ),
    (
        r#"{"data":{"type":66,"code":200,}}"#,
        Some(66),
        "data",
        "event 66 (LoginState): data: trailing comma at line 1 column 31",
    ),
    (
        r#"{"data":{"type":66 "code":200}}"#,
        Some(66),
        "data.type",
        "event 66 (LoginState): data.type: expected `,` or `}` at line 1 column 20",
    ),
    (
        r#"{"data":{"type":66,code:200}}"#,
        Some(66),
        "data",
        "event 66 (LoginState): data: key must be a string at line 1 column 20",
    ),
    (
        r#"{"data":{"type":66,"code":020}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: invalid number at line 1 column 28",
    ),
    (
        r#"{"data":{"type":66,"code":+200}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: expected value at line 1 column 27",
    ),
    (
        r#"{"data":{"type":66,"code":NaN}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: expected value at line 1 column 27",
    ),
    (
        r#"{"data":{"type":999,"a key":{"b":[1,{"c":tru}]}}}"#,
        Some(999),
        r#"data["a key"].b[1].c"#,
        r#"event 999 (Unknown): data["a key"].b[1].c: expected ident at line 1 column 45"#,
    ),
    (
        r#"{"data":{"type":999,"a":1e400}}"#,
        Some(999),
        "data.a",
        "event 999 (Unknown): data.a: number out of range at line 1 column 29",
    ),
    (
        r#"{"data":{"type":999,"a":"\ud800"}}"#,
        Some(999),
        "data.a",
        "event 999 (Unknown): data.a: unexpected end of hex escape at line 1 column 32",
    ),
    (
        "{\"data\":{\"type\":999,\"a\":\"tab\t\"}}",
        Some(999),
        "data.a",
        "event 999 (Unknown): data.a: control character (\\u0000-\\u001F) found while \
             parsing a string at line 1 column 29",
    ),
];

#[test]
fn syntax() {
    check(ErrorKind::Syntax, SYNTAX);
}

const ENVELOPE: &[Case] = &[
    (
        "null",
        None,
        "",
        "invalid type: null, expected an object, the callback at line 1 column 4",
    ),
    (
        "true",
        None,
        "",
        "invalid type: boolean `true`, expected an object, the callback at line 1 column 4",
    ),
    (
        "78",
        None,
        "",
        "invalid type: integer `78`, expected an object, the callback at line 1 column 2",
    ),
    (
        r#""event""#,
        None,
        "",
        r#"invalid type: string "event", expected an object, the callback at line 1 column 7"#,
    ),
    (
        "[]",
        None,
        "",
        "invalid type: sequence, expected an object, the callback at line 1 column 2",
    ),
    (
        r#"[{"data":{"type":66,"code":200}}]"#,
        None,
        "",
        "invalid type: sequence, expected an object, the callback at line 1 column 1",
    ),
    (
        r#"{"data":null}"#,
        None,
        "data",
        "data: invalid type: null, expected an object, the event at line 1 column 12",
    ),
    (
        r#"{"data":[]}"#,
        None,
        "data",
        "data: invalid type: sequence, expected an object, the event at line 1 column 10",
    ),
    (
        r#"{"data":66}"#,
        None,
        "data",
        "data: invalid type: integer `66`, expected an object, the event at line 1 column 10",
    ),
    (
        r#"{"data":{"type":66,"code":200},"type":66}"#,
        Some(66),
        "",
        "event 66 (LoginState): `type` beside `data`: the event can only stand in one of \
             them at line 1 column 37",
    ),
    (
        r#"{"type":66,"data":{"type":66,"code":200}}"#,
        Some(66),
        "",
        "event 66 (LoginState): `type` beside `data`: the event can only stand in one of \
             them at line 1 column 17",
    ),
    (
        r#"{"data":{"type":66,"code":200},"data":{"type":66,"code":200}}"#,
        Some(66),
        "data",
        "event 66 (LoginState): data: duplicate field at line 1 column 37",
    ),
];

#[test]
fn envelope() {
    check(ErrorKind::Envelope, ENVELOPE);
}

const TYPE: &[Case] = &[
    ("{}", None, "type", "type: missing field at line 1 column 2"),
    (
        r#"{"data":{}}"#,
        None,
        "data.type",
        "data.type: missing field at line 1 column 10",
    ),
    (
        r#"{"event":{"type":66,"code":200}}"#,
        None,
        "type",
        "type: missing field at line 1 column 32",
    ),
    (
        r#"{"data":{"type":66.0,"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: floating point `66.0`, expected an integer of 64 bits, or \
             a string that holds one at line 1 column 20",
    ),
    (
        r#"{"data":{"type":"abc","code":200}}"#,
        None,
        "data.type",
        "data.type: invalid value: string \"abc\", expected an integer of 64 bits, or a \
             string that holds one at line 1 column 21",
    ),
    (
        r#"{"data":{"type":"","code":200}}"#,
        None,
        "data.type",
        "data.type: invalid value: string \"\", expected an integer of 64 bits, or a string \
             that holds one at line 1 column 18",
    ),
    (
        r#"{"data":{"type":" 66 ","code":200}}"#,
        None,
        "data.type",
        "data.type: invalid value: string \" 66 \", expected an integer of 64 bits, or a \
             string that holds one at line 1 column 22",
    ),
    (
        r#"{"data":{"type":18446744073709551615,"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid value: integer `18446744073709551615`, expected an integer of \
             64 bits, or a string that holds one at line 1 column 36",
    ),
    (
        r#"{"data":{"type":"18446744073709551616","code":200}}"#,
        None,
        "data.type",
        "data.type: invalid value: string \"18446744073709551616\", expected an integer of \
             64 bits, or a string that holds one at line 1 column 38",
    ),
    (
        r#"{"data":{"type":{},"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: map, expected an integer of 64 bits, or a string that \
             holds one at line 1 column 18",
    ),
    (
        r#"{"data":{"type":{"code":66},"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: map, expected an integer of 64 bits, or a string that \
             holds one at line 1 column 23",
    ),
    (
        r#"{"data":{"type":[66],"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: sequence, expected an integer of 64 bits, or a string \
             that holds one at line 1 column 17",
    ),
    (
        r#"{"data":{"type":null,"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: null, expected an integer of 64 bits, or a string that \
             holds one at line 1 column 20",
    ),
    (
        r#"{"data":{"type":true,"code":200}}"#,
        None,
        "data.type",
        "data.type: invalid type: boolean `true`, expected an integer of 64 bits, or a \
             string that holds one at line 1 column 20",
    ),
    (
        r#"{"data":{"type":66,"code":200,"type":67}}"#,
        Some(66),
        "data.type",
        "event 66 (LoginState): data.type: duplicate field at line 1 column 36",
    ),
    (
        r#"{"type":66,"type":66,"code":200}"#,
        Some(66),
        "type",
        "event 66 (LoginState): type: duplicate field at line 1 column 17",
    ),
];

#[test]
fn type_of_the_event() {
    check(ErrorKind::Type, TYPE);
}

const FIELD: &[Case] = &[
    (
        r#"{"data":{"type":66}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: missing field at line 1 column 19",
    ),
    (
        r#"{"type":66,"code":null}"#,
        Some(66),
        "code",
        "event 66 (LoginState): code: invalid type: null, expected an integer of 64 bits, \
             or a string that holds one at line 1 column 22",
    ),
    (
        r#"{"data":{"type":66,"code":"OK"}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: invalid value: string \"OK\", expected an \
             integer of 64 bits, or a string that holds one at line 1 column 30",
    ),
    (
        r#"{"data":{"type":66,"code":1e2}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: invalid type: floating point `100.0`, expected \
             an integer of 64 bits, or a string that holds one at line 1 column 29",
    ),
    (
        r#"{"data":{"type":66,"code":200,"code":200}}"#,
        Some(66),
        "data.code",
        "event 66 (LoginState): data.code: duplicate field at line 1 column 36",
    ),
    (
        r#"{"data":{"type":67,"code":200,"processid":-1}}"#,
        Some(67),
        "data.processid",
        "event 67 (Login): data.processid: invalid value: integer `-1`, expected an integer \
             from 0 to 4294967295, or a string that holds one at line 1 column 44",
    ),
    (
        r#"{"data":{"type":67,"code":200,"processid":4294967296}}"#,
        Some(67),
        "data.processid",
        "event 67 (Login): data.processid: invalid value: integer `4294967296`, expected an \
             integer from 0 to 4294967295, or a string that holds one at line 1 column 52",
    ),
    (
        r#"{"data":{"type":67,"code":200,"processid":"(null)"}}"#,
        Some(67),
        "data.processid",
        "event 67 (Login): data.processid: invalid value: string \"(null)\", expected an \
             integer from 0 to 4294967295, or a string that holds one at line 1 column 50",
    ),
    (
        r#"{"data":{"processid":[],"type":67,"code":200}}"#,
        Some(67),
        "data.processid",
        "event 67 (Login): data.processid: invalid type: sequence, expected an integer from \
             0 to 4294967295, or a string that holds one at line 1 column 23",
    ),
    (
        r#"{"data":{"type":67,"code":200,"processid":1,"processid":1}}"#,
        Some(67),
        "data.processid",
        "event 67 (Login): data.processid: duplicate field at line 1 column 55",
    ),
    (
        r#"{"data":{"type":67,"code":200,"cwxid":7}}"#,
        Some(67),
        "data.cwxid",
        "event 67 (Login): data.cwxid: invalid type: integer `7`, expected a string at line \
             1 column 39",
    ),
    (
        r#"{"data":{"type":999,"cwxid":{"wxid":"wxid_a"}}}"#,
        Some(999),
        "data.cwxid",
        "event 999 (Unknown): data.cwxid: invalid type: map, expected a string at line 1 \
             column 35",
    ),
    (
        r#"{"type":78,"wxid":"wxid_a","message":"hello"}"#,
        Some(78),
        "msgType",
        "event 78 (Message): msgType: missing field at line 1 column 45",
    ),
    (
        r#"{"type":78,"msgType":"text","wxid":"wxid_a","message":"hello"}"#,
        Some(78),
        "msgType",
        "event 78 (Message): msgType: invalid value: string \"text\", expected an integer \
             of 64 bits, or a string that holds one at line 1 column 27",
    ),
    (
        r#"{"type":78,"msgType":"1","wxid":null,"message":"hello"}"#,
        Some(78),
        "wxid",
        "event 78 (Message): wxid: invalid type: null, expected a string at line 1 column 36",
    ),
    (
        r#"{"type":78,"msgType":"1","wxid":"wxid_a","message":{"text":"hello"}}"#,
        Some(78),
        "message",
        "event 78 (Message): message: invalid type: map, expected a string at line 1 column 58",
    ),
    (
        r#"{"type":78,"msgType":"1","wxid":"wxid_a","message":"hello","myMsg":2}"#,
        Some(78),
        "myMsg",
        "event 78 (Message): myMsg: invalid value: integer `2`, expected a boolean, as \
             true/false or 0/1, bare or in a string at line 1 column 68",
    ),
    (
        r#"{"type":78,"msgType":"1","wxid":"wxid_a","message":"hello","myMsg":"yes"}"#,
        Some(78),
        "myMsg",
        "event 78 (Message): myMsg: invalid value: string \"yes\", expected a boolean, as \
             true/false or 0/1, bare or in a string at line 1 column 72",
    ),
    (
        r#"{"type":78,"formWxid":"wxid_a","fromWxid":"wxid_a"}"#,
        Some(78),
        "formWxid",
        "event 78 (Message): formWxid: duplicate field at line 1 column 41",
    ),
    (
        r#"{"type":77,"wxid":"1@chatroom","userLists":2}"#,
        Some(77),
        "userLists",
        "event 77 (RoomMembers): userLists: invalid type: integer `2`, expected a list of \
             objects at line 1 column 44",
    ),
    (
        r#"{"type":77,"wxid":"1@chatroom","userLists":"^Gwxid_a^G"}"#,
        Some(77),
        "userLists",
        "event 77 (RoomMembers): userLists: invalid type: string \"^Gwxid_a^G\", expected a \
             list of objects at line 1 column 55",
    ),
    (
        r#"{"type":77,"wxid":"1@chatroom","userLists":null}"#,
        Some(77),
        "userLists",
        "event 77 (RoomMembers): userLists: invalid type: null, expected a list of objects \
             at line 1 column 47",
    ),
    (
        r#"{"type":77,"wxid":"1@chatroom","userLists":["wxid_a"]}"#,
        Some(77),
        "userLists[0]",
        "event 77 (RoomMembers): userLists[0]: invalid type: string \"wxid_a\", expected an \
             object at line 1 column 52",
    ),
    (
        r#"{"type":77,"wxid":"1@chatroom","userLists":[["wxid_a"]]}"#,
        Some(77),
        "userLists[0]",
        "event 77 (RoomMembers): userLists[0]: invalid type: sequence, expected an object \
             at line 1 column 45",
    ),
    (
        r#"{"type":211,"chatrooms":{}}"#,
        Some(211),
        "chatrooms",
        "event 211 (Rooms): chatrooms: invalid type: map, expected a list of objects at \
             line 1 column 26",
    ),
    (
        r#"{"type":211,"chatrooms":{"wxid":"1@chatroom"}}"#,
        Some(211),
        "chatrooms",
        "event 211 (Rooms): chatrooms: invalid type: map, expected a list of objects at \
             line 1 column 25",
    ),
    (
        r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom"},{}]}"#,
        Some(211),
        "chatrooms[1].wxid",
        "event 211 (Rooms): chatrooms[1].wxid: missing field at line 1 column 49",
    ),
    (
        r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom","count":-4}]}"#,
        Some(211),
        "chatrooms[0].count",
        "event 211 (Rooms): chatrooms[0].count: invalid value: integer `-4`, expected an \
             integer from 0 to 4294967295, or a string that holds one at line 1 column 56",
    ),
    (
        r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom","exist":"true "}]}"#,
        Some(211),
        "chatrooms[0].exist",
        "event 211 (Rooms): chatrooms[0].exist: invalid value: string \"true \", expected a \
             boolean, as true/false or 0/1, bare or in a string at line 1 column 61",
    ),
    (
        r#"{"type":210,"userLists":[{"wxid":"wxid_a"},{"wxid":"wxid_b","type":"friend"}]}"#,
        Some(210),
        "userLists[1].type",
        "event 210 (Friends): userLists[1].type: invalid value: string \"friend\", expected \
             an integer of 64 bits, or a string that holds one at line 1 column 75",
    ),
    (
        r#"{"type":90,"packLen":"6 bytes","hex":""}"#,
        Some(90),
        "packLen",
        "event 90 (Logout): packLen: invalid value: string \"6 bytes\", expected an integer \
             from 0 to 4294967295, or a string that holds one at line 1 column 30",
    ),
    (
        r#"{"type":82,"hex":["data:image/png;base64,"]}"#,
        Some(82),
        "hex",
        "event 82 (LoginQrCode): hex: invalid type: sequence, expected a string at line 1 \
             column 18",
    ),
    (
        r#"{"type":999,"a":1,"a":2}"#,
        Some(999),
        "",
        r#"event 999 (Unknown): duplicate field "a" at line 1 column 24"#,
    ),
    (
        r#"{"a":[{"b":1,"b":2}],"type":999}"#,
        Some(999),
        "",
        r#"event 999 (Unknown): duplicate field "b" at line 1 column 32"#,
    ),
];

#[test]
fn field() {
    check(ErrorKind::Field, FIELD);
}

#[test]
fn fixtures_that_are_invalid() {
    let cases = [
        (
            "comment_behind_field",
            ErrorKind::Syntax,
            Some(78),
            "",
            "event 78 (Message): key must be a string at line 2 column 37",
        ),
        (
            "comments",
            ErrorKind::Syntax,
            None,
            "",
            "expected value at line 1 column 1",
        ),
        (
            "cut_off",
            ErrorKind::Syntax,
            Some(98),
            "data.hex",
            "event 98 (PhoneLogout): data.hex: control character (\\u0000-\\u001F) found while \
             parsing a string at line 9 column 0",
        ),
        (
            "data_as_string",
            ErrorKind::Envelope,
            None,
            "data",
            "data: invalid type: string \"{\\\"type\\\":78,\\\"msgType\\\":\\\"1\\\",\\\"wxid… \
             sender of the body knows\\\"}\", expected an object, the event at line 2 column 188",
        ),
        (
            "member_list_as_array",
            ErrorKind::Field,
            Some(211),
            "data.chatrooms[0].userLists",
            "event 211 (Rooms): data.chatrooms[0].userLists: invalid type: sequence, expected a \
             string at line 6 column 22",
        ),
        (
            "nick_twice",
            ErrorKind::Field,
            Some(210),
            "data.userLists[1].nick",
            "event 210 (Friends): data.userLists[1].nick: duplicate field at line 6 column 57",
        ),
        (
            "room_without_wxid",
            ErrorKind::Field,
            Some(211),
            "data.chatrooms[1].wxid",
            "event 211 (Rooms): data.chatrooms[1].wxid: missing field at line 15 column 7",
        ),
        (
            "sex_as_word",
            ErrorKind::Field,
            Some(77),
            "data.userLists[1].sex",
            "event 77 (RoomMembers): data.userLists[1].sex: invalid value: string \"女\", \
             expected an integer of 64 bits, or a string that holds one at line 6 column 76",
        ),
        (
            "trailing_comma",
            ErrorKind::Syntax,
            Some(90),
            "data",
            "event 90 (Logout): data: trailing comma at line 9 column 5",
        ),
        (
            "two_events",
            ErrorKind::Syntax,
            Some(66),
            "",
            "event 66 (LoginState): trailing characters at line 2 column 1",
        ),
    ];
    let fixtures = fixtures("invalid");
    let names: Vec<_> = fixtures.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, cases.map(|case| case.0));
    for ((_, body), (name, kind, code, path, text)) in fixtures.iter().zip(cases) {
        let error = error(body);
        assert_eq!(error.to_string(), text, "{name}");
        assert_eq!(error.kind(), kind, "{name}");
        assert_eq!(error.code(), code, "{name}");
        assert_eq!(error.path(), path, "{name}");
    }
}

#[test]
fn a_number_that_does_not_fit_is_never_another_number() {
    for (body, kind, path) in [
        (
            r#"{"data":{"type":18446744073709551616}}"#,
            ErrorKind::Type,
            "data.type",
        ),
        (
            r#"{"data":{"type":-9223372036854775809}}"#,
            ErrorKind::Type,
            "data.type",
        ),
        (
            r#"{"data":{"type":66,"code":9223372036854775808}}"#,
            ErrorKind::Field,
            "data.code",
        ),
        (
            r#"{"data":{"code":1e300,"type":66}}"#,
            ErrorKind::Field,
            "data.code",
        ),
        (
            r#"{"data":{"type":67,"code":200,"processid":99999999999999999999999999}}"#,
            ErrorKind::Field,
            "data.processid",
        ),
        (
            r#"{"data":{"type":211,"chatrooms":[{"wxid":"1@chatroom","count":4294967296}]}}"#,
            ErrorKind::Field,
            "data.chatrooms[0].count",
        ),
    ] {
        let error = error(body);
        assert_eq!((error.kind(), error.path()), (kind, path), "{body}");
    }
}

#[test]
fn the_kind_is_named() {
    for (code, name) in [
        (66, "LoginState"),
        (67, "Login"),
        (69, "RoomUpdated"),
        (71, "SelfProfile"),
        (77, "RoomMembers"),
        (78, "Message"),
        (81, "Stranger"),
        (82, "LoginQrCode"),
        (88, "ContactFetched"),
        (90, "Logout"),
        (95, "Avatars"),
        (96, "FriendAccepted"),
        (97, "ContactsInitialized"),
        (98, "PhoneLogout"),
        (210, "Friends"),
        (211, "Rooms"),
        (401, "LoginQrCode"),
        (-1, "Unknown"),
    ] {
        let error = error(format!(r#"{{"type":{code},"cwxid":1}}"#));
        let expected = format!("event {code} ({name}): cwxid: invalid type");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}
