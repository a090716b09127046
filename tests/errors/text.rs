//! The kind, the code or `api`, the path and the exact text of each error.

use wequick_types::{EventKind, PollResponse};

use super::error;
use super::files::fixtures;

/// Bodies, and under each what the error says: its kind, its path and its text, which begins with
/// the event or the command where it is known.
const CALLBACKS: &str = r#"
<html><body>502 Bad Gateway</body></html>
Syntax | expected a value, found `<` at line 1 column 1
data=%7B%22type%22%3A66%7D
Syntax | expected a value, found `d` at line 1 column 1
{'data':{'type':66}}
Syntax | expected a key in quotes, found `'` at line 1 column 2
{"data":{"type":66,"code":200}
Syntax data | event 66 (LoginState): data: the body ends inside an object at line 1 column 30
{"data":{"type":66,"code":200}}x
Syntax | event 66 (LoginState): expected the end, found `x` at line 1 column 32
{"data":{"type":66,"code":200,}}
Syntax data | event 66 (LoginState): data: trailing comma at line 1 column 31
{"data":{"type":66 "code":200}}
Syntax data.type | event 66 (LoginState): data.type: expected `,` or `}`, found `"` at line 1 column 20
{"data":{"type":66,code:200}}
Syntax data | event 66 (LoginState): data: expected a key in quotes, found `c` at line 1 column 20
{"data":{"type":66,"code":020}}
Syntax data.code | event 66 (LoginState): data.code: expected no digit behind a leading 0, found `2` at line 1 column 28
{"data":{"type":66,"code":+200}}
Syntax data.code | event 66 (LoginState): data.code: expected a value, found `+` at line 1 column 27
{"data":{"type":66,"code":NaN}}
Syntax data.code | event 66 (LoginState): data.code: expected a value, found `N` at line 1 column 27
{"data":{"type":999,"a key":{"b":[1,{"c":tru}]}}}
Syntax data["a key"].b[1].c | event 999 (Unknown): data["a key"].b[1].c: expected `true`, found `}` at line 1 column 45
{"data":{"type":999,"a":1e400}}
Syntax data.a | event 999 (Unknown): data.a: number out of range at line 1 column 29
{"data":{"type":999,"a":"\ud800"}}
Syntax data.a | event 999 (Unknown): data.a: lone surrogate `\ud800` at line 1 column 32
null
Envelope | invalid type: null, expected an object, the callback at line 1 column 4
true
Envelope | invalid type: boolean `true`, expected an object, the callback at line 1 column 4
78
Envelope | invalid type: integer `78`, expected an object, the callback at line 1 column 2
"event"
Envelope | invalid type: string "event", expected an object, the callback at line 1 column 7
[]
Envelope | invalid type: list, expected an object, the callback at line 1 column 2
[{"data":{"type":66,"code":200}}]
Envelope | invalid type: list, expected an object, the callback at line 1 column 1
{"data":null}
Envelope data | data: invalid type: null, expected an object, the event at line 1 column 12
{"data":[]}
Envelope data | data: invalid type: list, expected an object, the event at line 1 column 10
{"data":66}
Envelope data | data: invalid type: integer `66`, expected an object, the event at line 1 column 10
{"data":{"type":66,"code":200},"type":66}
Envelope | event 66 (LoginState): `type` beside `data`: the event can only stand in one of them at line 1 column 37
{"type":66,"data":{"type":66,"code":200}}
Envelope | event 66 (LoginState): `type` beside `data`: the event can only stand in one of them at line 1 column 17
{"data":{"type":66,"code":200},"data":{"type":66,"code":200}}
Envelope data | event 66 (LoginState): data: duplicate field at line 1 column 37
{}
Type type | type: missing field at line 1 column 2
{"data":{}}
Type data.type | data.type: missing field at line 1 column 10
{"event":{"type":66,"code":200}}
Type type | type: missing field at line 1 column 32
{"data":{"type":"abc","code":200}}
Type data.type | data.type: invalid value: string "abc", expected an integer of 64 bits, or a string that holds one at line 1 column 21
{"data":{"type":"","code":200}}
Type data.type | data.type: invalid value: string "", expected an integer of 64 bits, or a string that holds one at line 1 column 18
{"data":{"type":" 66 ","code":200}}
Type data.type | data.type: invalid value: string " 66 ", expected an integer of 64 bits, or a string that holds one at line 1 column 22
{"data":{"type":18446744073709551615,"code":200}}
Type data.type | data.type: invalid value: integer `18446744073709551615`, expected an integer of 64 bits, or a string that holds one at line 1 column 36
{"data":{"type":"18446744073709551616","code":200}}
Type data.type | data.type: invalid value: string "18446744073709551616", expected an integer of 64 bits, or a string that holds one at line 1 column 38
{"data":{"type":{},"code":200}}
Type data.type | data.type: invalid type: object, expected an integer of 64 bits, or a string that holds one at line 1 column 18
{"data":{"type":{"code":66},"code":200}}
Type data.type | data.type: invalid type: object, expected an integer of 64 bits, or a string that holds one at line 1 column 23
{"data":{"type":[66],"code":200}}
Type data.type | data.type: invalid type: list, expected an integer of 64 bits, or a string that holds one at line 1 column 17
{"data":{"type":null,"code":200}}
Type data.type | data.type: invalid type: null, expected an integer of 64 bits, or a string that holds one at line 1 column 20
{"data":{"type":true,"code":200}}
Type data.type | data.type: invalid type: boolean `true`, expected an integer of 64 bits, or a string that holds one at line 1 column 20
{"data":{"type":66,"code":200,"type":67}}
Type data.type | event 66 (LoginState): data.type: duplicate field at line 1 column 36
{"type":66,"type":66,"code":200}
Type type | event 66 (LoginState): type: duplicate field at line 1 column 17
{"data":{"type":66}}
Field data.code | event 66 (LoginState): data.code: missing field at line 1 column 19
{"type":66,"code":null}
Field code | event 66 (LoginState): code: invalid type: null, expected an integer of 64 bits, or a string that holds one at line 1 column 22
{"data":{"type":66,"code":"OK"}}
Field data.code | event 66 (LoginState): data.code: invalid value: string "OK", expected an integer of 64 bits, or a string that holds one at line 1 column 30
{"data":{"type":66,"code":200,"code":200}}
Field data.code | event 66 (LoginState): data.code: duplicate field at line 1 column 36
{"data":{"type":67,"code":200,"processid":-1}}
Field data.processid | event 67 (Login): data.processid: invalid value: integer `-1`, expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 44
{"data":{"type":67,"code":200,"processid":4294967296}}
Field data.processid | event 67 (Login): data.processid: invalid value: integer `4294967296`, expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 52
{"data":{"processid":[],"type":67,"code":200}}
Field data.processid | event 67 (Login): data.processid: invalid type: list, expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 23
{"data":{"type":67,"code":200,"processid":1,"processid":1}}
Field data.processid | event 67 (Login): data.processid: duplicate field at line 1 column 55
{"data":{"type":67,"code":200,"cwxid":7}}
Field data.cwxid | event 67 (Login): data.cwxid: invalid type: integer `7`, expected a string at line 1 column 39
{"data":{"type":999,"cwxid":{"wxid":"wxid_a"}}}
Field data.cwxid | event 999 (Unknown): data.cwxid: invalid type: object, expected a string at line 1 column 35
{"type":78,"wxid":"wxid_a","message":"hello"}
Field msgType | event 78 (Message): msgType: missing field at line 1 column 45
{"type":78,"msgType":"text","wxid":"wxid_a","message":"hello"}
Field msgType | event 78 (Message): msgType: invalid value: string "text", expected an integer of 64 bits, or a string that holds one at line 1 column 27
{"type":78,"msgType":"1","wxid":null,"message":"hello"}
Field wxid | event 78 (Message): wxid: invalid type: null, expected a string at line 1 column 36
{"type":78,"msgType":"1","wxid":"wxid_a","message":{"text":"hello"}}
Field message | event 78 (Message): message: invalid type: object, expected a string at line 1 column 58
{"type":78,"msgType":"1","wxid":"wxid_a","message":"hello","myMsg":2}
Field myMsg | event 78 (Message): myMsg: invalid value: integer `2`, expected a boolean, as true/false or 0/1, bare or in a string at line 1 column 68
{"type":78,"msgType":"1","wxid":"wxid_a","message":"hello","myMsg":"yes"}
Field myMsg | event 78 (Message): myMsg: invalid value: string "yes", expected a boolean, as true/false or 0/1, bare or in a string at line 1 column 72
{"type":77,"wxid":"1@chatroom","userLists":2}
Field userLists | event 77 (RoomMembers): userLists: invalid type: integer `2`, expected a list of objects at line 1 column 44
{"type":77,"wxid":"1@chatroom","userLists":"^Gwxid_a^G"}
Field userLists | event 77 (RoomMembers): userLists: invalid type: string "^Gwxid_a^G", expected a list of objects at line 1 column 55
{"type":77,"wxid":"1@chatroom","userLists":null}
Field userLists | event 77 (RoomMembers): userLists: invalid type: null, expected a list of objects at line 1 column 47
{"type":77,"wxid":"1@chatroom","userLists":["wxid_a"]}
Field userLists[0] | event 77 (RoomMembers): userLists[0]: invalid type: string "wxid_a", expected an object at line 1 column 52
{"type":77,"wxid":"1@chatroom","userLists":[["wxid_a"]]}
Field userLists[0] | event 77 (RoomMembers): userLists[0]: invalid type: list, expected an object at line 1 column 45
{"type":211,"chatrooms":{}}
Field chatrooms | event 211 (Rooms): chatrooms: invalid type: object, expected a list of objects at line 1 column 26
{"type":211,"chatrooms":{"wxid":"1@chatroom"}}
Field chatrooms | event 211 (Rooms): chatrooms: invalid type: object, expected a list of objects at line 1 column 25
{"type":211,"chatrooms":[{"wxid":"1@chatroom"},{}]}
Field chatrooms[1].wxid | event 211 (Rooms): chatrooms[1].wxid: missing field at line 1 column 49
{"type":211,"chatrooms":[{"wxid":"1@chatroom","count":-4}]}
Field chatrooms[0].count | event 211 (Rooms): chatrooms[0].count: invalid value: integer `-4`, expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 56
{"type":211,"chatrooms":[{"wxid":"1@chatroom","exist":"true "}]}
Field chatrooms[0].exist | event 211 (Rooms): chatrooms[0].exist: invalid value: string "true ", expected a boolean, as true/false or 0/1, bare or in a string at line 1 column 61
{"type":210,"userLists":[{"wxid":"wxid_a"},{"wxid":"wxid_b","type":"friend"}]}
Field userLists[1].type | event 210 (Friends): userLists[1].type: invalid value: string "friend", expected an integer of 64 bits, or a string that holds one at line 1 column 75
{"type":90,"packLen":"6 bytes","hex":""}
Field packLen | event 90 (Logout): packLen: invalid value: string "6 bytes", expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 30
{"type":82,"hex":["data:image/png;base64,"]}
Field hex | event 82 (LoginQrCode): hex: invalid type: list, expected a string at line 1 column 18
{"data":{"type":66.5,"code":200}}
Type data.type | data.type: invalid type: floating point `66.5`, expected an integer of 64 bits, or a string that holds one at line 1 column 20
{"data":{"type":66,"code":0.5}}
Field data.code | event 66 (LoginState): data.code: invalid type: floating point `0.5`, expected an integer of 64 bits, or a string that holds one at line 1 column 29
{"data":{"type":66,"code":1e16}}
Field data.code | event 66 (LoginState): data.code: invalid type: floating point `1e16`, expected an integer of 64 bits, or a string that holds one at line 1 column 30
{"data":{"type":67,"code":200,"processid":"None"}}
Field data.processid | event 67 (Login): data.processid: invalid value: string "None", expected an integer from 0 to 4294967295, or a string that holds one at line 1 column 48
{"type":78,"msgType":1,"wxid":"a","message":"","formWxid":"b","formWxid":""}
Field formWxid | event 78 (Message): formWxid: duplicate field at line 1 column 72
{"fromWxid":"b","fromWxid":"","type":78}
Field fromWxid | event 78 (Message): fromWxid: duplicate field at line 1 column 26
{"type":66,"code":200,"\u0063ode":1}
Field code | event 66 (LoginState): code: duplicate field at line 1 column 33
{"type":66,"\u0074ype":66,"code":200}
Type type | event 66 (LoginState): type: duplicate field at line 1 column 22
{"data":{"type":66,"code":200},"\u0064ata":{}}
Envelope data | event 66 (LoginState): data: duplicate field at line 1 column 42
{"data":{"type":66,"code":200,"type":66}}
Type data.type | event 66 (LoginState): data.type: duplicate field at line 1 column 36
{"code":200,"type":66,"code":200}
Field code | event 66 (LoginState): code: duplicate field at line 1 column 28
{"processid":null,"processid":1,"type":66,"code":200}
Field processid | event 66 (LoginState): processid: duplicate field at line 1 column 29
{"processid":1,"type":999,"processid":1}
Field processid | event 999 (Unknown): processid: duplicate field at line 1 column 37
{"type":66,"cwxid":"","code":200,"cwxid":"a"}
Field cwxid | event 66 (LoginState): cwxid: duplicate field at line 1 column 40
{"type":95,"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}]}
Field userLists[1].wxid | event 95 (Avatars): userLists[1].wxid: duplicate field at line 1 column 55
{"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}],"type":95}
Field userLists[1].wxid | event 95 (Avatars): userLists[1].wxid: duplicate field at line 1 column 45
{"Data":{"type":66,"code":200}}
Type type | type: missing field at line 1 column 31
{"data":{"Type":66,"TYPE":66,"code":200}}
Type data.type | data.type: missing field at line 1 column 40
{"action":10001,"data":{"wxid":"wxid_a"}}
SecondGeneration data.type | data.type: missing field; `action` is of the protocol's second generation, this crate reads the first at line 1 column 40
{"data":{"action":10001,"wxid":"wxid_a"}}
SecondGeneration data.type | data.type: missing field; `action` is of the protocol's second generation, this crate reads the first at line 1 column 40
{"action":10001}
SecondGeneration type | type: missing field; `action` is of the protocol's second generation, this crate reads the first at line 1 column 16
{"action":10001,"data":[{"wxid":"wxid_a"}]}
SecondGeneration data | data: invalid type: list, expected an object, the event; `action` is of the protocol's second generation, this crate reads the first at line 1 column 24
{"data":"","action":10001}
SecondGeneration data | data: invalid type: string "", expected an object, the event; `action` is of the protocol's second generation, this crate reads the first at line 1 column 10
{"action":"novel","data":{"type":"text"}}
SecondGeneration data.type | data.type: invalid value: string "text", expected an integer of 64 bits, or a string that holds one; `action` is of the protocol's second generation, this crate reads the first at line 1 column 39
{"action":null,"data":{"action":null}}
Type data.type | data.type: missing field at line 1 column 37
{"data":[5]}
Envelope data | data: invalid type: list, expected an object, the event at line 1 column 9
{"type":"x","data":[5]}
Type type | type: invalid value: string "x", expected an integer of 64 bits, or a string that holds one at line 1 column 11
[{"action":10001}]
Envelope | invalid type: list, expected an object, the callback at line 1 column 1
{"action":10001,"data":[}
Envelope data | data: invalid type: list, expected an object, the event at line 1 column 24
{"data":{"type":66},"action":10001}
Field data.code | event 66 (LoginState): data.code: missing field at line 1 column 19
"#;

/// The same of answers to a poll.
const ANSWERS: &str = r#"
[{},{"api":"outLogin"},{"api":"sendTextMessage","wxid":"a"}]
Field [2].text | sendTextMessage: [2].text: missing field at line 1 column 59
{"api":"acceptFriend","v1":"a"}
Field v2 | acceptFriend: v2: missing field at line 1 column 31
[{"text":5,"wxid":"a","api":"sendTextMessage"}]
Field [0].text | sendTextMessage: [0].text: invalid type: integer `5`, expected a string at line 1 column 10
[{"wxidLists":["a",{}],"api":"newGetUserLists"}]
Field [0].wxidLists[1] | newGetUserLists: [0].wxidLists[1]: invalid type: object, expected a string at line 1 column 21
[{"api":"outLogin","time":-1}]
Field [0].time | outLogin: [0].time: invalid value: integer `-1`, expected an integer of 64 bits without a sign, or a string that holds one at line 1 column 28
[{"api":"delUser","wxid":"a","wxid":"b"}]
Field [0].wxid | delUser: [0].wxid: duplicate field at line 1 column 35
[{"api":"outLogin","api":"outLogin"}]
Type [0].api | outLogin: [0].api: duplicate field at line 1 column 24
[{"api":"outLogin","time":1,"time":2}]
Field [0].time | outLogin: [0].time: duplicate field at line 1 column 34
[{"time":null,"api":"novel","time":2}]
Field [0].time | novel: [0].time: duplicate field at line 1 column 34
[{"api":"delUser","option":{"wxid":"a"}}]
SecondGeneration [0] | delUser: [0]: `option` is of the protocol's second generation, this crate reads the first at line 1 column 40
[{"option":{"wxid":7},"time":[],"api":"delUser"}]
SecondGeneration [0] | delUser: [0]: `option` is of the protocol's second generation, this crate reads the first at line 1 column 31
{"api":"outLogin","option":{}}
SecondGeneration | outLogin: `option` is of the protocol's second generation, this crate reads the first at line 1 column 30
[{"api":"outLogin"},{"wxid":"a"}]
Type [1].api | [1].api: missing field at line 1 column 32
[{"api":7}]
Type [0].api | [0].api: invalid type: integer `7`, expected a string at line 1 column 9
[{"time":"x","api":7}]
Type [0].api | [0].api: invalid type: integer `7`, expected a string at line 1 column 20
[{"time":"x","time":[]}]
Type [0].api | [0].api: missing field at line 1 column 23
["outLogin"]
Envelope [0] | [0]: invalid type: string "outLogin", expected an object, the command at line 1 column 11
[[1]]
Envelope [0] | [0]: invalid type: list, expected an object, the command at line 1 column 4
"outLogin"
Envelope | invalid type: string "outLogin", expected a list of commands at line 1 column 10
[{"api":"outLogin"}
Syntax [0] | [0]: the body ends inside a list at line 1 column 19
[{"api":"outLogin"}] x
Syntax | expected the end, found `x` at line 1 column 22
"#;

/// The cases of a table: a body, then its error.
fn cases(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines: Vec<_> = table.trim().lines().collect();
    lines.chunks(2).map(|lines| (lines[0], lines[1])).collect()
}

/// What the tables say of an error.
fn told(error: &wequick_types::Error) -> String {
    let path = error.path();
    let space = if path.is_empty() { "" } else { " " };
    format!("{:?}{space}{path} | {error}", error.kind())
}

#[test]
fn callbacks() {
    for (body, expected) in cases(CALLBACKS) {
        let error = error(body);
        assert_eq!(told(&error), expected, "{body}");
        let code = error.code().map(|code| format!(" | event {code} ("));
        assert_eq!(code.is_some(), expected.contains(" | event "), "{body}");
        assert!(code.is_none_or(|code| expected.contains(&code)), "{body}");
        assert_eq!(error.api(), None);
    }
}

#[test]
fn answers() {
    for (body, expected) in cases(ANSWERS) {
        let error = wequick_types::from_str::<PollResponse>(body).unwrap_err();
        assert_eq!(told(&error), expected, "{body}");
        let api = error.api().map(|api| format!(" | {api}: "));
        assert!(api.is_none_or(|api| expected.contains(&api)), "{body}");
        assert_eq!(error.code(), None);
    }
}

/// What is wrong before a byte that is not UTF-8 comes first.
#[test]
fn bodies_that_are_not_utf8() {
    for (body, expected) in [
        (
            &b"{\n \"data\": {\"type\": 78, \"nick\": \"\xe6\xb5\x8b\xe6\xb5\"}}"[..],
            "Syntax data.nick | data.nick: not UTF-8: byte 0xe6 at line 2 column 35",
        ),
        (
            b"{\"data\":{\"type\":66,\"code\":200,\"novel\":\"\xff\"}}",
            "Syntax data.novel | data.novel: not UTF-8: byte 0xff at line 1 column 40",
        ),
        (
            b"{\"data\":{\"type\":66,\"code\":[1,],\"novel\":\"\xff\"}}",
            "Syntax data.code | data.code: trailing comma at line 1 column 30",
        ),
    ] {
        let error = error(body);
        assert_eq!(told(&error), expected, "{}", body.escape_ascii());
        assert_eq!(error.code(), None);
    }
    let error = wequick_types::from_slice::<PollResponse>(b"[{\"api\":\"\xff\"}]").unwrap_err();
    assert_eq!(
        told(&error),
        "Syntax [0].api | [0].api: not UTF-8: byte 0xff at line 1 column 10"
    );
}

#[test]
fn bodies_with_controls() {
    for (body, expected) in [
        ("", "Syntax | the body is empty at line 1 column 0"),
        (" ", "Syntax | the body is empty at line 1 column 1"),
        (
            "\u{feff}{\"data\":{\"type\":66,\"code\":200}}",
            "Syntax | expected a value, found a byte order mark at line 1 column 1",
        ),
        (
            "{\"data\":{\"type\":66,\"code\":200}}\0",
            "Syntax | event 66 (LoginState): expected the end, found `\\0` at line 1 column 32",
        ),
        (
            "{\"data\":{\"type\":999,\"a\":\"tab\t\"}}",
            "Syntax data.a | event 999 (Unknown): data.a: control character U+0009 in a string at line 1 column 29",
        ),
    ] {
        assert_eq!(told(&error(body)), expected, "{body:?}");
    }
}

/// The names of the fixtures, and under each its error.
const INVALID: &str = r#"
comment_behind_field
Syntax | event 78 (Message): expected a key in quotes, found `/` at line 2 column 37
comments
Syntax | expected a value, found `/` at line 1 column 1
cut_off
Syntax data.hex | event 98 (PhoneLogout): data.hex: control character U+000A in a string at line 8 column 14
data_as_string
Envelope data | data: invalid type: string "{\"type\":78,\"msgType\":\"1\",\"wxid\":\"wxid_a\""…, expected an object, the event at line 2 column 188
member_list_as_array
Field data.chatrooms[0].userLists | event 211 (Rooms): data.chatrooms[0].userLists: invalid type: list, expected a string at line 6 column 22
nick_twice
Field data.userLists[1].nick | event 210 (Friends): data.userLists[1].nick: duplicate field at line 6 column 57
room_without_wxid
Field data.chatrooms[1].wxid | event 211 (Rooms): data.chatrooms[1].wxid: missing field at line 15 column 7
sex_as_word
Field data.userLists[1].sex | event 77 (RoomMembers): data.userLists[1].sex: invalid value: string "女", expected an integer of 64 bits, or a string that holds one at line 6 column 76
trailing_comma
Syntax data | event 90 (Logout): data: trailing comma at line 9 column 5
two_events
Syntax | event 66 (LoginState): expected the end, found `{` at line 2 column 1
"#;

#[test]
fn fixtures_that_are_invalid() {
    let fixtures = fixtures("invalid", "json");
    let cases = cases(INVALID);
    assert_eq!(fixtures.len(), cases.len());
    for ((name, body), (of_case, expected)) in fixtures.iter().zip(cases) {
        assert_eq!(name, of_case);
        assert_eq!(told(&error(body)), expected, "{name}");
    }
}

#[test]
fn the_kind_is_named() {
    let names = "66 LoginState, 67 Login, 69 RoomUpdated, 71 SelfProfile, 77 RoomMembers, 78 Message, \
        81 Stranger, 82 LoginQrCode, 88 ContactFetched, 90 Logout, 95 Avatars, 96 FriendAccepted, \
        97 ContactsInitialized, 98 PhoneLogout, 210 Friends, 211 Rooms, 401 LoginQrCode, -1 Unknown";
    let names: Vec<_> = names
        .split(", ")
        .map(|pair| pair.split_once(' ').unwrap())
        .collect();
    for kind in EventKind::ALL {
        assert!(
            names.iter().any(|(_, name)| *name == kind.to_string()),
            "{kind}"
        );
    }
    for (code, name) in names {
        let error = error(format!(r#"{{"type":{code},"cwxid":1}}"#));
        let expected = format!("event {code} ({name}): cwxid: invalid type");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}
