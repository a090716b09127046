//! The poll commands: the exact bytes that each one writes, and what reading accepts and refuses. `typed` in
//! `reading` tests that all are read back; `callbacks` tests the spellings of `time` together with those of
//! all integers; `errors` tests the texts of errors.

#[path = "common/files.rs"]
mod files;

use std::collections::BTreeMap;

use files::fixtures;
use serde_json::{Value, json};
use wequick_types::command::{
    AcceptFriend, AddUserEvent, DelChatRoomUser, DelUser, GetChatRoomLists, GetChatRoomUserLists,
    GetLoginQrCode, GetRoomUserV2, InitContact, IsLoginInfo, NetGetUserInfo, NewGetUserLists,
    OutLogin, SendCardMessage, SendChatroom, SendFileMessage, SendPicMessage, SendTextMessage,
    SendXmlMessage, UpdateRoomAsName,
};
use wequick_types::{Command, Error, ErrorKind, PollResponse, Task};

/// Each command, and the JSON that it writes.
#[allow(clippy::too_many_lines)] // It is a table.
fn cases() -> Vec<(Command, &'static str)> {
    vec![
        (
            SendTextMessage::new("wxid_friend", "你好, \"world\"\nline two").into(),
            r#"{"api":"sendTextMessage","wxid":"wxid_friend","text":"你好, \"world\"\nline two"}"#,
        ),
        (
            SendPicMessage::new("23376255333@chatroom", r"C:\pictures\cat.png").into(),
            r#"{"api":"sendPicMessage","wxid":"23376255333@chatroom","imgPath":"C:\\pictures\\cat.png"}"#,
        ),
        (
            SendFileMessage::new("filehelper", r"D:\lists\members.xlsx").into(),
            r#"{"api":"sendFileMessage","wxid":"filehelper","filePath":"D:\\lists\\members.xlsx"}"#,
        ),
        (
            SendXmlMessage::new("wxid_friend", "https://example.com/news?a=1&b=2")
                .title("News")
                .desc("What happened")
                .pic("https://example.com/news.png")
                .into(),
            r#"{"api":"sendXmlMessage","wxid":"wxid_friend","title":"News","url":"https://example.com/news?a=1&b=2","desc":"What happened","pic":"https://example.com/news.png"}"#,
        ),
        (
            SendCardMessage::card("gh_shop").to("wxid_friend").into(),
            r#"{"api":"sendCardMessage","wxid":"gh_shop","fwxid":"wxid_friend"}"#,
        ),
        (InitContact::new().into(), r#"{"api":"initContact"}"#),
        (
            AddUserEvent::new("wxid_stranger", "We met at the fair").into(),
            r#"{"api":"addUserEvent","wxid":"wxid_stranger","message":"We met at the fair"}"#,
        ),
        (
            DelUser::new("wxid_former").into(),
            r#"{"api":"delUser","wxid":"wxid_former"}"#,
        ),
        (
            NewGetUserLists::new(["wxid_a", "wxid_b", "gh_news"])
                .unwrap()
                .into(),
            r#"{"api":"newGetUserLists","wxidLists":["wxid_a","wxid_b","gh_news"]}"#,
        ),
        (
            AcceptFriend::v1("v1_0a1b@stranger")
                .v2("v2_2c3d@stranger")
                .into(),
            r#"{"api":"acceptFriend","v1":"v1_0a1b@stranger","v2":"v2_2c3d@stranger"}"#,
        ),
        (
            GetChatRoomLists::new().into(),
            r#"{"api":"getChatRoomLists"}"#,
        ),
        (
            DelChatRoomUser::member("wxid_spam")
                .of("23376255333@chatroom")
                .into(),
            r#"{"api":"delChatRoomUser","chatroom":"23376255333@chatroom","wxid":"wxid_spam"}"#,
        ),
        (
            GetChatRoomUserLists::new("23376255333@chatroom").into(),
            r#"{"api":"getChatRoomUserLists","wxid":"23376255333@chatroom"}"#,
        ),
        (
            UpdateRoomAsName::new("23376255333@chatroom", "机器人").into(),
            r#"{"api":"updateRoomAsName","chatroom":"23376255333@chatroom","name":"机器人"}"#,
        ),
        (
            GetRoomUserV2::member("wxid_member")
                .of("23376255333@chatroom")
                .into(),
            r#"{"api":"getRoomUserV2","chatroom":"23376255333@chatroom","wxid":"wxid_member"}"#,
        ),
        (
            SendChatroom::invite("wxid_friend")
                .to("23376255333@chatroom")
                .into(),
            r#"{"api":"sendChatroom","wxid":"wxid_friend","chatroom":"23376255333@chatroom"}"#,
        ),
        (IsLoginInfo::new().into(), r#"{"api":"isLoginInfo"}"#),
        (GetLoginQrCode::new().into(), r#"{"api":"getLoginQrCode"}"#),
        (OutLogin::new().into(), r#"{"api":"outLogin"}"#),
        (
            NetGetUserInfo::new("wxid_unknown").into(),
            r#"{"api":"netGetUserInfo","wxid":"wxid_unknown"}"#,
        ),
    ]
}

/// The codes of the events that answer a command. Nothing answers the others.
const ANSWERS: [(&str, &[i64]); 11] = [
    ("initContact", &[210, 97]),
    ("newGetUserLists", &[210]),
    ("acceptFriend", &[96]),
    ("getChatRoomLists", &[211]),
    ("getChatRoomUserLists", &[77]),
    ("getRoomUserV2", &[88]),
    ("sendChatroom", &[69]),
    ("isLoginInfo", &[66]),
    ("getLoginQrCode", &[82, 401]),
    ("outLogin", &[90]),
    ("netGetUserInfo", &[88]),
];

fn read(json: &str) -> Result<PollResponse, Error> {
    wequick_types::from_slice::<PollResponse>(json.as_bytes())
}

/// The one command of a poll answer.
fn only(json: &str) -> Command {
    let PollResponse(mut tasks) = read(json).unwrap();
    assert_eq!(tasks.len(), 1, "{json}");
    tasks.remove(0).command
}

#[test]
fn every_command_writes_these_bytes() {
    for (command, json) in cases() {
        let task = Task::from(command.clone());
        assert_eq!(serde_json::to_string(&task).unwrap(), json);
        // A command alone is written with its `api`, too.
        assert_eq!(serde_json::to_string(&command).unwrap(), json);

        let delayed = serde_json::to_string(&task.after(7)).unwrap();
        assert_eq!(delayed, json.replace('}', r#","time":7}"#));

        let answer: PollResponse = [command.clone(), command].into_iter().collect();
        assert_eq!(
            serde_json::to_string(&answer).unwrap(),
            format!("[{json},{json}]")
        );
    }
}

#[test]
fn every_command_has_its_fixture() {
    let mut fixtures: BTreeMap<_, _> = fixtures("commands", "json").into_iter().collect();
    for (command, _) in cases() {
        let body = fixtures.remove(command.api()).unwrap();
        let expected = PollResponse(vec![Task::from(command)]);
        assert_eq!(read(&body), Ok(expected), "{body}");
    }
    assert!(fixtures.is_empty(), "nothing reads {fixtures:?}");
}

#[test]
fn every_command_names_its_answers() {
    let mut answers = BTreeMap::from(ANSWERS);
    for (command, _) in cases() {
        let kinds = command.answered_by().iter();
        let codes: Vec<i64> = kinds.flat_map(|kind| kind.codes()).copied().collect();
        let expected = answers.remove(command.api()).unwrap_or_default();
        assert_eq!(codes, expected, "{}", command.api());
    }
    assert!(answers.is_empty(), "no such commands: {answers:?}");
    assert_eq!(only(r#"{"api":"novel"}"#).answered_by(), []);
}

#[test]
fn an_array_of_one_type_of_command() {
    let commands = [
        SendTextMessage::new("a", "b"),
        SendTextMessage::new("c", "d"),
    ];
    let json = serde_json::to_string(&commands).unwrap();
    assert_eq!(
        json,
        r#"[{"api":"sendTextMessage","wxid":"a","text":"b"},{"api":"sendTextMessage","wxid":"c","text":"d"}]"#,
    );
    assert_eq!(read(&json), Ok(commands.into_iter().collect()));
    let task: Task = OutLogin::new().after(3);
    assert_eq!((task.time, task.command), (Some(3), OutLogin::new().into()));
}

#[test]
fn an_empty_entry_is_no_task() {
    for nothing in ["[]", "[{}]", "[[]]", "[{},[],{}]", "{}"] {
        assert_eq!(read(nothing).unwrap(), PollResponse::ACKNOWLEDGEMENT);
        let value: PollResponse = serde_json::from_str(nothing).unwrap();
        assert_eq!(value, PollResponse(Vec::new()));
    }
    for one in [r#"[{},{"api":"outLogin"},[]]"#, r#"{"api":"outLogin"}"#] {
        assert_eq!(only(one), OutLogin::new().into());
    }
    let error = serde_json::from_value::<PollResponse>(json!([[{}]])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: sequence, expected an object, the command"
    );
    assert_eq!(
        serde_json::to_string(&PollResponse::ACKNOWLEDGEMENT).unwrap(),
        "[]"
    );
}

#[test]
fn an_unknown_api_is_kept_whole() {
    let json = r#"[{"api":"pat","code":51,"nested":{"a":[1,null,"x"]},"wxid":"wxid_a","time":3}]"#;
    let answer = read(json).unwrap();
    let Command::Unknown(unknown) = &answer.0[0].command else {
        panic!("{answer:?}");
    };
    assert_eq!(unknown.api, "pat");
    assert_eq!(
        serde_json::to_value(&unknown.fields).unwrap(),
        json!({"code": 51, "nested": {"a": [1, null, "x"]}, "wxid": "wxid_a"})
    );
    assert_eq!(answer.0[0].time, Some(3));
    assert_eq!(serde_json::to_string(&answer).unwrap(), json);
}

#[test]
fn every_field_of_every_command_is_required() {
    for (command, json) in cases() {
        let Value::Object(fields) = serde_json::from_str(json).unwrap() else {
            panic!("{json}");
        };
        for name in fields.keys().filter(|name| *name != "api") {
            let mut fields = fields.clone();
            fields.remove(name);
            let error = read(&json!([fields]).to_string()).unwrap_err();
            assert_eq!(error.api(), Some(command.api()));
            assert_eq!(error.path(), format!("[0].{name}"));

            fields.insert(name.clone(), json!(false));
            let error = read(&json!([fields]).to_string()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Field);
            assert_eq!(error.path(), format!("[0].{name}"));
        }
    }
}

#[test]
fn at_most_fifty_are_looked_up_at_once() {
    let ids = |count: usize| (0..count).map(|n| format!("wxid_{n}"));
    for count in 0..=50 {
        let command = NewGetUserLists::new(ids(count)).unwrap();
        assert_eq!(command.wxid_lists(), ids(count).collect::<Vec<_>>());
    }
    assert_eq!(
        NewGetUserLists::new(ids(51)).unwrap_err().to_string(),
        "newGetUserLists: more than 50 ids, split them into batches"
    );

    let read_back = json!({"api": "newGetUserLists", "wxidLists": ids(60).collect::<Vec<_>>()});
    let Command::NewGetUserLists(command) = only(&read_back.to_string()) else {
        panic!("{read_back}");
    };
    assert_eq!(command.wxid_lists().len(), 60);
}

#[test]
fn batches_lose_and_double_nothing() {
    for count in 0..260_usize {
        let ids: Vec<String> = (0..count).map(|n| format!("wxid_{n}")).collect();
        let batches: Vec<_> = NewGetUserLists::batches(ids.clone()).collect();
        assert_eq!(batches.len(), count.div_ceil(50));
        let joined = batches.iter().flat_map(NewGetUserLists::wxid_lists);
        assert_eq!(joined.cloned().collect::<Vec<_>>(), ids);
    }
}

#[test]
fn any_text_survives() {
    let all: String = (char::MIN..='\u{FFFF}').collect();
    let mut answer = PollResponse::default();
    for text in ["", "\"", "\\", "null", "(null)", &all] {
        answer.push(SendTextMessage::new(text, text).after(u64::MAX));
    }
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(read(&json), Ok(answer));
}
