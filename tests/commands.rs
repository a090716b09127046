//! The poll commands: the exact bytes that each one writes, and what reading accepts and refuses. `typed` in
//! `reading` tests that all are read back; `callbacks` tests the spellings of `time` together with those of
//! all integers; `errors` tests the texts of errors.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wequick_types::command::{
    AcceptFriend, AddUserEvent, DelChatRoomUser, DelUser, GetChatRoomLists, GetChatRoomUserLists,
    GetLoginQrCode, GetRoomUserV2, InitContact, IsLoginInfo, NetGetUserInfo, NewGetUserLists,
    OutLogin, SendCardMessage, SendChatroom, SendFileMessage, SendPicMessage, SendTextMessage,
    SendXmlMessage, UpdateRoomAsName,
};
use wequick_types::{Command, Error, ErrorKind, PollResponse, Task};

struct Case {
    command: Command,
    json: &'static str,
    answered_by: &'static [i64],
}

/// Each command, and the JSON that it writes.
#[allow(clippy::too_many_lines)] // It is a table.
fn cases() -> Vec<Case> {
    vec![
        Case {
            command: SendTextMessage::new("wxid_friend", "你好, \"world\"\nline two").into(),
            json: r#"{"api":"sendTextMessage","wxid":"wxid_friend","text":"你好, \"world\"\nline two"}"#,
            answered_by: &[],
        },
        Case {
            command: SendPicMessage::new("23376255333@chatroom", r"C:\pictures\cat.png").into(),
            json: r#"{"api":"sendPicMessage","wxid":"23376255333@chatroom","imgPath":"C:\\pictures\\cat.png"}"#,
            answered_by: &[],
        },
        Case {
            command: SendFileMessage::new("filehelper", r"D:\lists\members.xlsx").into(),
            json: r#"{"api":"sendFileMessage","wxid":"filehelper","filePath":"D:\\lists\\members.xlsx"}"#,
            answered_by: &[],
        },
        Case {
            command: SendXmlMessage::new("wxid_friend", "https://example.com/news?a=1&b=2")
                .title("News")
                .desc("What happened")
                .pic("https://example.com/news.png")
                .into(),
            json: r#"{"api":"sendXmlMessage","wxid":"wxid_friend","title":"News","url":"https://example.com/news?a=1&b=2","desc":"What happened","pic":"https://example.com/news.png"}"#,
            answered_by: &[],
        },
        Case {
            command: SendCardMessage::card("gh_shop").to("wxid_friend").into(),
            json: r#"{"api":"sendCardMessage","wxid":"gh_shop","fwxid":"wxid_friend"}"#,
            answered_by: &[],
        },
        Case {
            command: InitContact::new().into(),
            json: r#"{"api":"initContact"}"#,
            answered_by: &[210, 97],
        },
        Case {
            command: AddUserEvent::new("wxid_stranger", "We met at the fair").into(),
            json: r#"{"api":"addUserEvent","wxid":"wxid_stranger","message":"We met at the fair"}"#,
            answered_by: &[],
        },
        Case {
            command: DelUser::new("wxid_former").into(),
            json: r#"{"api":"delUser","wxid":"wxid_former"}"#,
            answered_by: &[],
        },
        Case {
            command: NewGetUserLists::new(["wxid_a", "wxid_b", "gh_news"])
                .unwrap()
                .into(),
            json: r#"{"api":"newGetUserLists","wxidLists":["wxid_a","wxid_b","gh_news"]}"#,
            answered_by: &[210],
        },
        Case {
            command: AcceptFriend::v1("v1_0a1b@stranger")
                .v2("v2_2c3d@stranger")
                .into(),
            json: r#"{"api":"acceptFriend","v1":"v1_0a1b@stranger","v2":"v2_2c3d@stranger"}"#,
            answered_by: &[96],
        },
        Case {
            command: GetChatRoomLists::new().into(),
            json: r#"{"api":"getChatRoomLists"}"#,
            answered_by: &[211],
        },
        Case {
            command: DelChatRoomUser::member("wxid_spam")
                .of("23376255333@chatroom")
                .into(),
            json: r#"{"api":"delChatRoomUser","chatroom":"23376255333@chatroom","wxid":"wxid_spam"}"#,
            answered_by: &[],
        },
        Case {
            command: GetChatRoomUserLists::new("23376255333@chatroom").into(),
            json: r#"{"api":"getChatRoomUserLists","wxid":"23376255333@chatroom"}"#,
            answered_by: &[77],
        },
        Case {
            command: UpdateRoomAsName::new("23376255333@chatroom", "机器人").into(),
            json: r#"{"api":"updateRoomAsName","chatroom":"23376255333@chatroom","name":"机器人"}"#,
            answered_by: &[],
        },
        Case {
            command: GetRoomUserV2::member("wxid_member")
                .of("23376255333@chatroom")
                .into(),
            json: r#"{"api":"getRoomUserV2","chatroom":"23376255333@chatroom","wxid":"wxid_member"}"#,
            answered_by: &[88],
        },
        Case {
            command: SendChatroom::invite("wxid_friend")
                .to("23376255333@chatroom")
                .into(),
            json: r#"{"api":"sendChatroom","wxid":"wxid_friend","chatroom":"23376255333@chatroom"}"#,
            answered_by: &[69],
        },
        Case {
            command: IsLoginInfo::new().into(),
            json: r#"{"api":"isLoginInfo"}"#,
            answered_by: &[66],
        },
        Case {
            command: GetLoginQrCode::new().into(),
            json: r#"{"api":"getLoginQrCode"}"#,
            answered_by: &[82, 401],
        },
        Case {
            command: OutLogin::new().into(),
            json: r#"{"api":"outLogin"}"#,
            answered_by: &[90],
        },
        Case {
            command: NetGetUserInfo::new("wxid_unknown").into(),
            json: r#"{"api":"netGetUserInfo","wxid":"wxid_unknown"}"#,
            answered_by: &[88],
        },
    ]
}

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
    for Case { command, json, .. } in cases() {
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
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/commands");
    let mut files: BTreeSet<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for Case { command, .. } in cases() {
        let file = format!("{}.json", command.api());
        let body = std::fs::read(format!("{directory}/{file}")).unwrap();
        assert_eq!(
            wequick_types::from_slice::<PollResponse>(&body).unwrap(),
            PollResponse(vec![Task::from(command)]),
            "{file}"
        );
        assert!(files.remove(&file));
    }
    assert!(files.is_empty(), "nothing reads {files:?}");
}

#[test]
fn every_command_names_its_answers() {
    for Case {
        command,
        answered_by,
        ..
    } in cases()
    {
        let codes: Vec<i64> = command
            .answered_by()
            .iter()
            .flat_map(|kind| kind.codes())
            .copied()
            .collect();
        assert_eq!(codes, answered_by, "{}", command.api());
    }
    assert_eq!(only(r#"{"api":"novel"}"#).answered_by(), []);
}

#[test]
fn api_may_stand_anywhere() {
    for Case { command, json, .. } in cases() {
        let Value::Object(fields) = serde_json::from_str(json).unwrap() else {
            panic!("{json}");
        };
        let mut last: Vec<_> = fields
            .iter()
            .filter(|(key, _)| *key != "api")
            .map(|(key, value)| format!("{}:{value}", json!(key)))
            .collect();
        last.push(format!(r#""api":"{}""#, command.api()));
        assert_eq!(only(&format!("[{{{}}}]", last.join(","))), command);
    }
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
    for Case { command, json, .. } in cases() {
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
