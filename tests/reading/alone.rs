//! A payload, an entry and a command alone, without its callback or its task: it reads as in its
//! envelope, and comes back from every format whose values say what they are.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Debug;

use arbitrary::Unstructured;
use bincode::error::{DecodeError, EncodeError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wequick_types::command::{DelUser, NetGetUserInfo, OutLogin, SendTextMessage};
use wequick_types::event::{Contact, LoginQrCode, LoginQrCodeType, LoginState, Room};
use wequick_types::{
    Callback, Command, ContactKind, Event, EventKind, LoginCode, Message, MessageType,
    PollResponse, from_str,
};

use crate::common::payload;
use crate::common::seeds::{assert_mixed, compare_all};
use crate::common::tables::COMMANDS;
use crate::fuzz::erased::{self, Erased};
use crate::fuzz::formats::{comes_back, with_command, with_payload};
use crate::{bodies, fuzz};

/// The events of the fixtures, each with its JSON. All known kinds are among them.
fn events() -> Vec<(Value, Event)> {
    let mut events: Vec<_> = bodies("callbacks")
        .chain(bodies("variants"))
        .map(|body| {
            let mut json: Value = serde_json::from_str(&body).unwrap();
            let data = json.get_mut("data").map(Value::take);
            let event = from_str::<Callback>(&body).unwrap().event;
            (data.unwrap_or(json), event)
        })
        .collect();
    events.retain(|(_, event)| event.kind() != EventKind::Unknown);
    let kinds: BTreeSet<_> = events.iter().map(|(_, event)| event.kind()).collect();
    assert_eq!(kinds.len(), EventKind::ALL.len() - 1);
    events
}

/// The commands of the fixtures: all of them.
fn commands() -> Vec<Command> {
    let answers = bodies("commands").map(|body| {
        let answer: PollResponse = from_str(&body).unwrap();
        answer.0.into_iter().map(|task| task.command)
    });
    let commands: Vec<_> = answers.flatten().collect();
    let apis: BTreeSet<_> = commands.iter().map(Command::api).collect();
    assert!(
        apis.iter().eq(&COMMANDS
            .iter()
            .map(|(api, _)| *api)
            .collect::<BTreeSet<_>>())
    );
    commands
}

/// Formats that tell fields apart by their places alone refuse the value, and refuse to read one.
fn is_refused_by_place<T: Serialize + DeserializeOwned + Debug>(value: &T) {
    let value: &dyn erased_serde::Serialize = value;
    let config = bincode::config::standard();
    let error = bincode::serde::encode_to_vec(value, config).unwrap_err();
    assert!(matches!(error, EncodeError::Serde(_)), "{error}");
    let read = bincode::serde::decode_from_slice::<Erased<T>, _>(&[1; 64], config);
    let error = read.unwrap_err();
    // An erased error is the text of the one that it was.
    let not_supported = DecodeError::Serde(bincode::serde::DecodeError::AnyNotSupported);
    assert!(
        matches!(&error, DecodeError::OtherString(text) if *text == not_supported.to_string()),
        "{error:?}"
    );

    let error = postcard::to_allocvec(value).unwrap_err();
    assert_eq!(error, postcard::Error::SerializeSeqLengthUnknown);
    let mut deserializer = postcard::Deserializer::from_bytes(&[1; 64]);
    let mut erased = <dyn erased_serde::Deserializer>::erase(&mut deserializer);
    let error = erased_serde::deserialize::<T>(&mut erased).unwrap_err();
    assert_eq!(
        error.to_string(),
        postcard::Error::WontImplement.to_string()
    );
}

/// The values of the fields without their names are refused.
fn has_no_places<T: Serialize + DeserializeOwned + Debug>(value: &T) {
    let tree = serde_json::to_value(value as &dyn erased_serde::Serialize).unwrap();
    let values: Vec<_> = tree.as_object().unwrap().values().collect();
    let error = serde_json::from_value::<Erased<T>>(json!(values)).unwrap_err();
    let error = error.to_string();
    assert!(
        error.starts_with("invalid type: sequence, expected an object"),
        "{error}"
    );
    let packed = rmp_serde::to_vec(&values).unwrap();
    rmp_serde::from_slice::<Erased<T>>(&packed).unwrap_err();
}

fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    comes_back(value);
    is_refused_by_place(value);
    has_no_places(value);
}

fn refusal<T: DeserializeOwned + Debug>(json: Value) -> String {
    read_as::<T>(json).unwrap_err()
}

#[test]
fn payloads_come_back() {
    for (_, event) in events() {
        with_payload!(event, |payload| check(&payload));
    }
}

#[test]
fn entries_come_back() {
    let mut count = 0;
    for (_, event) in events() {
        match event {
            Event::RoomMembers(members) => members.user_lists.iter().for_each(check),
            Event::Avatars(avatars) => avatars.user_lists.iter().for_each(check),
            Event::Friends(friends) => friends.user_lists.iter().for_each(check),
            Event::Rooms(rooms) => rooms.chatrooms.iter().for_each(check),
            _ => continue,
        }
        count += 1;
    }
    assert!(count > 4, "{count}");
}

#[test]
fn commands_come_back() {
    for command in commands() {
        with_command!(command, |command| check(&command));
    }
}

/// Those that the feature `arbitrary` makes: `typed` holds that each is among them.
#[test]
fn any_of_them_comes_back() {
    compare_all(1000, |bytes| {
        fuzz::formats(bytes);
        Ok(())
    });
}

fn read_as<T: DeserializeOwned>(json: Value) -> Result<T, String> {
    erased::value(serde_json::from_value(json)).map_err(|error| error.to_string())
}

fn read_as_same<T: DeserializeOwned>(json: Value, _: &T) -> Result<T, String> {
    read_as(json)
}

/// Reads the event's JSON as its payload alone.
fn read_like<T: DeserializeOwned>(json: &str, _: &T) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn reads_as_in_its_envelope(json: &str, event: &Event) {
    with_payload!(event, |payload| assert_eq!(
        read_like(json, payload),
        *payload,
        "{json}"
    ));
}

#[test]
fn a_payload_reads_as_in_its_envelope() {
    for (json, event) in events() {
        reads_as_in_its_envelope(&json.to_string(), &event);
    }
    let known = compare_all(1000, |bytes| {
        let event = payload::event(&mut Unstructured::new(bytes)).unwrap();
        let json = event.event.to_string();
        let read: Result<Callback, _> = serde_json::from_str(&json);
        let known = read.ok().map(|callback| callback.event);
        let known = known.filter(|event| event.kind() != EventKind::Unknown);
        if let Some(event) = &known {
            reads_as_in_its_envelope(&json, event);
        }
        Ok(known.is_some())
    });
    assert_mixed(known.into_iter());
}

#[test]
fn a_command_reads_as_in_its_task() {
    for command in commands() {
        let mut json = serde_json::to_value(&command).unwrap();
        json["time"] = json!("5");
        json["code"] = json!(1);
        with_command!(command, |command| {
            assert_eq!(read_like(&json.to_string(), &command), command);
            json.as_object_mut().unwrap().remove("api");
            assert_eq!(read_like(&json.to_string(), &command), command);
        });
    }
}

#[test]
fn a_type_must_be_its_own() {
    for (mut json, event) in events() {
        let own = event.kind().codes();
        let all = EventKind::ALL.iter().flat_map(|kind| kind.codes());
        for &code in all.chain(&[0, 999]) {
            for value in [json!(code), json!(code.to_string())] {
                json["type"] = value;
                with_payload!(&event, |payload| {
                    let read = read_as_same(json.clone(), payload);
                    assert_eq!(read.is_ok(), own.contains(&code), "{json}: {read:?}");
                });
            }
        }
    }
    assert_eq!(
        refusal::<LoginState>(json!({"code": 200, "type": 67})),
        "`type` is that of another event: 67, which is no LoginState",
    );
    let error = serde_json::from_str::<LoginState>(r#"{"type":66,"code":200,"type":66}"#);
    assert!(
        error
            .unwrap_err()
            .to_string()
            .starts_with("duplicate field `type`")
    );
    assert!(
        refusal::<LoginState>(json!({"type": [], "code": 200})).contains("expected an integer")
    );
}

#[test]
fn an_api_must_be_its_own() {
    for command in commands() {
        let mut json = serde_json::to_value(&command).unwrap();
        let own = command.api().to_owned();
        with_command!(command, |command| {
            for api in COMMANDS.iter().map(|(api, _)| *api).chain(["", "novel"]) {
                json["api"] = json!(api);
                let read = read_as_same(json.clone(), &command);
                assert_eq!(read.is_ok(), api == own, "{json}: {read:?}");
            }
        });
    }
    assert_eq!(
        refusal::<NetGetUserInfo>(json!({"api": "delUser", "wxid": "wxid_a"})),
        r#"`api` is that of another command: "delUser" instead of "netGetUserInfo""#,
    );
    let error = serde_json::from_str::<OutLogin>(r#"{"api":"outLogin","api":"outLogin"}"#);
    assert!(
        error
            .unwrap_err()
            .to_string()
            .starts_with("duplicate field `api`")
    );
    assert!(refusal::<OutLogin>(json!({"api": 7})).contains("expected a string"));
}

#[test]
fn a_qr_code_says_which_of_its_codes_it_had() {
    for (code, kind) in [
        (82, LoginQrCodeType::Code82),
        (401, LoginQrCodeType::Code401),
    ] {
        let json = json!({"type": code, "hex": "data:,"});
        let qr_code: LoginQrCode = read_as(json.clone()).unwrap();
        assert_eq!(qr_code.kind, kind);
        assert_eq!(serde_json::to_value(&qr_code).unwrap(), json);
        check(&qr_code);
    }
    let without: LoginQrCode = read_as(json!({"hex": "data:,"})).unwrap();
    assert_eq!(without, LoginQrCode::new("data:,"));
}

#[test]
fn what_is_written_alone() {
    let state = LoginState::new(LoginCode::LoggedIn);
    let text = SendTextMessage::new("wxid_a", "hello");
    let written = [
        serde_json::to_string(&state),
        serde_json::to_string(&text),
        serde_json::to_string(&OutLogin::new()),
    ];
    assert_eq!(
        written.map(Result::unwrap),
        [
            r#"{"code":200}"#,
            r#"{"api":"sendTextMessage","wxid":"wxid_a","text":"hello"}"#,
            r#"{"api":"outLogin"}"#,
        ],
    );
}

/// A payload has no place for fields that it does not know; an entry has one.
#[test]
fn only_an_entry_keeps_what_nobody_knows() {
    let json = json!({"code": 200, "cwxid": 7, "processid": [], "novel": {"a": 1}});
    let state: LoginState = read_as(json).unwrap();
    assert_eq!(state, LoginState::new(LoginCode::LoggedIn));
    // Only a message has a second spelling of its sender.
    let json = json!({"code": 200, "fromWxid": 7});
    assert_eq!(read_as(json), Ok(state));
    let json = json!({"wxid": "wxid_a", "time": [], "novel": {"a": 1}});
    let command: DelUser = read_as(json).unwrap();
    assert_eq!(command, DelUser::new("wxid_a"));

    let json = json!({"wxid": "wxid_a", "type": 3, "cwxid": "wxid_me", "novel": {"a": 1}});
    let contact: Contact = read_as(json.clone()).unwrap();
    assert_eq!(contact.kind.unwrap(), ContactKind::OfficialAccount);
    assert_eq!(contact.cwxid.as_ref().unwrap(), "wxid_me");
    assert_eq!(contact.extra["novel"]["a"], 1);
    assert_eq!(serde_json::to_value(&contact).unwrap(), json);
    check(&contact);

    let json = json!({"wxid": "1@chatroom", "type": 7, "fromWxid": "wxid_a"});
    let room: Room = read_as(json).unwrap();
    assert_eq!(
        (&room.extra["type"], &room.extra["fromWxid"]),
        (&json!(7), &json!("wxid_a"))
    );
    check(&room);
}

#[test]
fn a_payload_alone_may_borrow() {
    let json = r#"{"msgType":"1","wxid":"wxid_a","message":"hello"}"#;
    let message: Message<Cow<str>> = serde_json::from_str(json).unwrap();
    assert_eq!(message.msg_type, MessageType::Text);
    let Cow::Borrowed(text) = message.message else {
        panic!("it was copied");
    };
    assert_eq!(text, "hello");
}
