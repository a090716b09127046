//! What callbacks and events offer beside their fields: `new`, string types, who sent a message,
//! profiles, comparisons, sizes, threads.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::Arc;
use std::{fs, path::Path};

use serde_json::{Value, json};
use wequick_types::command::SendTextMessage;
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Profile, Room, RoomMember,
    RoomMembers, RoomUpdated, Rooms, SelfProfile, Stranger, Unknown,
};
use wequick_types::{
    Base64Text, Callback, CallbackRef, Code, Command, DataUri, Error, ErrorKind, Event, EventKind,
    Extra, Hex, LoginCode, MemberList, Message, MessageType, PollResponse, Sex, Task, Wxid,
    from_slice, from_str,
};

/// An event of every kind, built by `new`, and what is written for it.
fn all() -> [(Event, Value); 19] {
    let hex = "0A04";
    let mut other_code = LoginQrCode::new("data:,");
    other_code.kind = LoginQrCodeType::Code401;
    [
        (
            LoginState::new(LoginCode::NotLoggedIn).into(),
            json!({"type": 66, "code": -1}),
        ),
        (
            Login::new(LoginCode::LoggedIn).into(),
            json!({"type": 67, "code": 200}),
        ),
        (
            RoomUpdated::new("1@chatroom").into(),
            json!({"type": 69, "chatroom": "1@chatroom"}),
        ),
        (
            SelfProfile::new("wxid_me").into(),
            json!({"type": 71, "wxid": "wxid_me"}),
        ),
        (
            RoomMembers::new("1@chatroom", vec![RoomMember::new("wxid_a")]).into(),
            json!({"type": 77, "wxid": "1@chatroom", "userLists": [{"wxid": "wxid_a"}]}),
        ),
        (
            Message::new(MessageType::Text, "wxid_a", "hello").into(),
            json!({"type": 78, "msgType": "1", "wxid": "wxid_a", "message": "hello"}),
        ),
        (
            Stranger::new("wxid_a", "v2_a@stranger").into(),
            json!({"type": 81, "wxid": "wxid_a", "v2": "v2_a@stranger"}),
        ),
        (
            LoginQrCode::new("data:,").into(),
            json!({"type": 82, "hex": "data:,"}),
        ),
        (other_code.into(), json!({"type": 401, "hex": "data:,"})),
        (
            ContactFetched::new(hex).into(),
            json!({"type": 88, "hex": hex}),
        ),
        (Logout::new(hex).into(), json!({"type": 90, "hex": hex})),
        (
            Avatars::new(vec![Avatar::new("wxid_a")]).into(),
            json!({"type": 95, "userLists": [{"wxid": "wxid_a"}]}),
        ),
        (
            FriendAccepted::new(hex).into(),
            json!({"type": 96, "hex": hex}),
        ),
        (
            ContactsInitialized::new(hex).into(),
            json!({"type": 97, "hex": hex}),
        ),
        (
            PhoneLogout::new(hex).into(),
            json!({"type": 98, "hex": hex}),
        ),
        (
            Friends::new(vec![Contact::new("wxid_a")]).into(),
            json!({"type": 210, "userLists": [{"wxid": "wxid_a"}]}),
        ),
        (
            Rooms::new(vec![Room::new("1@chatroom")]).into(),
            json!({"type": 211, "chatrooms": [{"wxid": "1@chatroom"}]}),
        ),
        (Unknown::new(-5, Extra::new()).into(), json!({"type": -5})),
        (
            Unknown::new(999, [("a", json!([null]))].into_iter().collect()).into(),
            json!({"type": 999, "a": [null]}),
        ),
    ]
}

#[test]
fn new_leaves_the_optional_fields_absent() {
    for (event, mut expected) in all() {
        let bare = Callback::new(event);
        assert_eq!(
            serde_json::to_value(&bare).unwrap(),
            json!({ "data": &expected })
        );
        let json = serde_json::to_string(&bare).unwrap();
        assert_eq!(from_str(&json), Ok(bare.clone()));

        let callback = bare.with_process_id(7768).with_cwxid("wxid_me");
        expected["processid"] = json!(7768);
        expected["cwxid"] = json!("wxid_me");
        assert_eq!(
            serde_json::to_value(&callback).unwrap(),
            json!({ "data": expected })
        );
        let json = serde_json::to_string(&callback).unwrap();
        assert!(
            json.contains(r#","processid":7768,"cwxid":"wxid_me""#),
            "{json}"
        );
        assert_eq!(from_str(&json), Ok(callback));
    }
}

#[test]
fn the_kind_says_which_payload_is_in_it() {
    let mut kinds = BTreeSet::new();
    for (event, expected) in all() {
        let kind = event.kind();
        assert_eq!(expected["type"], event.code());
        assert_eq!(
            EventKind::from_code(event.code()).unwrap_or(EventKind::Unknown),
            kind
        );
        kinds.insert(kind);
        assert_eq!(event.as_message().is_some(), kind == EventKind::Message);
        assert_eq!(event.as_rooms().is_some(), kind == EventKind::Rooms);
        assert_eq!(event.as_unknown().is_some(), kind == EventKind::Unknown);
        assert_eq!(
            event.clone().into_friends().is_some(),
            kind == EventKind::Friends
        );
        assert_eq!(event.into_unknown().is_some(), kind == EventKind::Unknown);
    }
    assert!(kinds.iter().eq(EventKind::ALL));
}

/// The callback with texts of another type, written.
fn mapped<T: AsRef<str>>(callback: &Callback, convert: fn(String) -> T) -> String {
    serde_json::to_string(&callback.clone().map_text(convert)).unwrap()
}

#[test]
fn every_string_type_holds_the_same() {
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures"));
    for folder in ["callbacks", "variants"] {
        for file in fs::read_dir(fixtures.join(folder)).unwrap() {
            let body = fs::read_to_string(file.unwrap().path()).unwrap();
            let callback: Callback = from_str(&body).unwrap();
            let owned = serde_json::to_string(&callback).unwrap();
            assert_eq!(mapped(&callback, Cow::from), owned);
            assert_eq!(mapped(&callback, Box::<str>::from), owned);
            assert_eq!(mapped(&callback, Arc::<str>::from), owned);
            assert_eq!(mapped(&callback, Rc::<str>::from), owned);

            let shared: Callback<Arc<str>> = callback.clone().map_text(Arc::from);
            assert_eq!(shared.map_text(|text| text.to_string()), callback);
            let read: CallbackRef = from_str(&body).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), owned);
            let borrowed: CallbackRef = callback.clone().map_text(Cow::from);
            assert_eq!(borrowed, read);
            assert_eq!(borrowed.into_owned(), callback);
        }
    }
}

/// Every text is handed over once, in each place that a callback has.
#[test]
fn map_text_reaches_every_text() {
    let body = r#"{"data":{"type":210,"cwxid":"wxid_me","userLists":[{"wxid":"a","nick":"b","headPic":"c",
        "sheadPic":"d","username":"e","asName":"f","province":"g","city":"h","regionCode":"i","sign":"j",
        "groupId":"k","cwxid":"l","sex":1,"type":2,"extra":"m"}]}}"#;
    let mut texts = Vec::new();
    let callback: Callback = from_str(body).unwrap();
    let sizes: Callback<Size> = callback.clone().map_text(|text| {
        let size = Size(text.len());
        texts.push(text);
        size
    });
    texts.sort_unstable();
    assert_eq!(
        texts,
        [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "wxid_me"
        ]
    );
    assert_eq!(sizes.cwxid.unwrap().into_inner(), Size(7));
    let friends = sizes.event.into_friends().unwrap();
    assert_eq!(friends.user_lists[0].sex, Some(Sex::Male.into()));
    assert_eq!(friends.user_lists[0].extra["extra"], "m");
}

#[derive(Debug, PartialEq)]
struct Size(usize);

#[test]
#[allow(clippy::too_many_lines)] // It is a table.
fn who_sent_a_message_and_where() {
    for (wxid, from_wxid, my_msg, room, sender, own, own_sender) in [
        // A private chat: `wxid` is the other side, whoever wrote.
        (
            "wxid_a",
            None,
            None,
            None,
            Some("wxid_a"),
            None,
            Some("wxid_a"),
        ),
        (
            "wxid_a",
            Some("wxid_b"),
            None,
            None,
            Some("wxid_a"),
            None,
            Some("wxid_a"),
        ),
        (
            "wxid_a",
            None,
            Some(false),
            None,
            Some("wxid_a"),
            Some(false),
            Some("wxid_a"),
        ),
        (
            "wxid_a",
            None,
            Some(true),
            None,
            None,
            Some(true),
            Some("wxid_me"),
        ),
        (
            "wxid_me",
            None,
            None,
            None,
            Some("wxid_me"),
            Some(true),
            Some("wxid_me"),
        ),
        // A room: `formWxid` sent it, and a notice repeats the room or has none.
        (
            "1@chatroom",
            None,
            None,
            Some("1@chatroom"),
            None,
            None,
            None,
        ),
        (
            "1@chatroom",
            Some("1@chatroom"),
            None,
            Some("1@chatroom"),
            None,
            None,
            None,
        ),
        (
            "1@chatroom",
            Some("wxid_b"),
            None,
            Some("1@chatroom"),
            Some("wxid_b"),
            Some(false),
            Some("wxid_b"),
        ),
        (
            "1@im.chatroom",
            Some("wxid_me"),
            None,
            Some("1@im.chatroom"),
            Some("wxid_me"),
            Some(true),
            Some("wxid_me"),
        ),
        (
            "1@chatroom",
            Some("wxid_b"),
            Some(true),
            Some("1@chatroom"),
            Some("wxid_b"),
            Some(true),
            Some("wxid_me"),
        ),
        (
            "1@chatroom",
            Some("wxid_me"),
            Some(false),
            Some("1@chatroom"),
            Some("wxid_me"),
            Some(false),
            Some("wxid_me"),
        ),
        (
            "1@chatroom",
            None,
            Some(true),
            Some("1@chatroom"),
            None,
            Some(true),
            Some("wxid_me"),
        ),
    ] {
        let mut message = Message::new(MessageType::Text, wxid, "hello");
        message.from_wxid = from_wxid.map(Into::into);
        message.my_msg = my_msg;
        assert_eq!(message.is_room(), room.is_some());
        assert_eq!(message.room().map(Wxid::as_str), room);
        assert_eq!(message.chat(), wxid);
        assert_eq!(message.sender().map(Wxid::as_str), sender, "{message:?}");
        assert_eq!(message.reply("hi"), SendTextMessage::new(wxid, "hi"));

        let callback = Callback::new(message).with_cwxid("wxid_me");
        assert_eq!(callback.is_own_message(), own, "{callback:?}");
        assert_eq!(
            callback.sender().map(Wxid::as_str),
            own_sender,
            "{callback:?}"
        );
        let borrowed: CallbackRef = callback.clone().map_text(Cow::from);
        assert_eq!(borrowed.is_own_message(), own);

        // Without the account only `myMsg` tells.
        let mut nobody = callback;
        nobody.cwxid = None;
        assert_eq!(nobody.is_own_message(), my_msg);
        assert_eq!(nobody.sender().map(Wxid::as_str), sender);
    }
    let other = Callback::new(LoginState::new(LoginCode::LoggedIn)).with_cwxid("wxid_me");
    assert_eq!((other.is_own_message(), other.sender()), (None, None));
}

#[test]
fn only_a_text_message_has_a_text() {
    for &msg_type in MessageType::ALL {
        let message = Message::new(msg_type, "wxid_a", "ping");
        assert_eq!(
            message.text(),
            (msg_type == MessageType::Text).then_some("ping")
        );
    }
    assert_eq!(Message::new(Code::new(9000), "wxid_a", "ping").text(), None);
}

#[test]
fn six_payloads_have_a_profile() {
    let fields = r#""nick":"nick","headPic":"big","sheadPic":"small","username":"name","asName":"remark",
        "province":"province","city":"city","sex":2,"regionCode":"CN","sign":"motto""#;
    let mut expected = Profile::default();
    expected.nick = Some("nick");
    expected.head_pic = Some("big");
    expected.shead_pic = Some("small");
    expected.username = Some("name");
    expected.as_name = Some("remark");
    expected.province = Some("province");
    expected.city = Some("city");
    expected.sex = Some(Sex::Female.into());
    expected.region_code = Some("CN");
    expected.sign = Some("motto");
    let read = |event: &str| {
        from_str::<Callback>(&event.replace("PROFILE", fields))
            .unwrap()
            .event
    };
    let own = read(r#"{"type":71,"wxid":"a",PROFILE}"#)
        .into_self_profile()
        .unwrap();
    assert_eq!(own.profile(), expected);
    let message = read(r#"{"type":78,"wxid":"a","msgType":1,"message":"",PROFILE}"#);
    assert_eq!(message.into_message().unwrap().profile(), expected);
    let stranger = read(r#"{"type":81,"wxid":"a","v2":"b",PROFILE}"#);
    assert_eq!(stranger.into_stranger().unwrap().profile(), expected);
    let members = read(r#"{"type":77,"wxid":"a","userLists":[{"wxid":"a",PROFILE}]}"#);
    assert_eq!(
        members.into_room_members().unwrap().user_lists[0].profile(),
        expected
    );
    let friends = read(r#"{"type":210,"userLists":[{"wxid":"a",PROFILE}]}"#);
    assert_eq!(
        friends.into_friends().unwrap().user_lists[0].profile(),
        expected
    );
    let rooms = read(r#"{"type":211,"chatrooms":[{"wxid":"a",PROFILE}]}"#);
    assert_eq!(rooms.into_rooms().unwrap().chatrooms[0].profile(), expected);

    assert_eq!(expected.display_name(), Some("remark"));
    expected.as_name = None;
    assert_eq!(expected.display_name(), Some("nick"));
    expected.nick = None;
    assert_eq!(expected.display_name(), None);
    assert_eq!(Contact::new("wxid_a").profile(), Profile::default());
}

#[test]
fn callbacks_are_equal_by_all_their_fields() {
    let text = |text: &str| Callback::new(Message::new(MessageType::Text, "wxid_a", text));
    let mut with_extra = text("ok");
    with_extra.extra.insert("a", 1);
    let mut with_outer = text("ok");
    with_outer.outer.insert("a", 1);
    let all = [
        text("ok"),
        text("no"),
        text("ok").with_cwxid("wxid_me"),
        text("ok").with_process_id(1),
        with_extra,
        with_outer,
    ];
    let seen: HashSet<_> = all.iter().cloned().collect();
    assert_eq!(seen.len(), all.len());
    assert!(all.iter().all(|callback| seen.contains(&callback.clone())));

    let tasks = HashSet::from([
        Task::new(SendTextMessage::new("a", "b")),
        SendTextMessage::new("a", "b").into(),
        SendTextMessage::new("a", "b").after(1),
    ]);
    assert_eq!(tasks.len(), 2);
}

#[test]
fn a_failure_is_told() {
    let mut accepted = FriendAccepted::new("0A0408001200");
    assert!(!accepted.is_accepted());
    accepted.wxid = Some("wxid_new".into());
    assert!(accepted.is_accepted());
}

#[test]
#[cfg(target_pointer_width = "64")]
fn sizes() {
    assert_eq!(size_of::<Extra>(), 8);
    assert_eq!(size_of::<Message>(), 320);
    assert_eq!(size_of::<Contact>(), 328);
    assert_eq!(size_of::<Event>(), 320);
    assert_eq!(size_of::<Callback>(), 368);
    assert_eq!(size_of::<CallbackRef>(), 368);
    assert_eq!(size_of::<Task>(), 144);
    assert_eq!(size_of::<Error>(), 8);
    assert_eq!(size_of::<Code<Sex>>(), 8);
    assert_eq!(size_of::<Wxid>(), size_of::<String>());
    assert_eq!(size_of::<Wxid<&str>>(), size_of::<&str>());
}

#[test]
fn all_may_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn borrowed<'a, T: Send + Sync + 'a>() {}
    shared::<Callback>();
    shared::<Callback<Arc<str>>>();
    shared::<Event>();
    shared::<EventKind>();
    shared::<Message>();
    shared::<PollResponse>();
    shared::<Task>();
    shared::<Command>();
    shared::<Extra>();
    shared::<Error>();
    shared::<ErrorKind>();
    shared::<Wxid>();
    shared::<MemberList>();
    shared::<Hex>();
    shared::<DataUri>();
    shared::<Base64Text>();
    shared::<Code<MessageType>>();
    shared::<wequick_types::BlobError>();
    shared::<wequick_types::WxidKind>();
    shared::<wequick_types::ParseEventKindError>();
    shared::<wequick_types::command::TooManyWxids>();
    shared::<wequick_types::command::Card>();
    borrowed::<CallbackRef<'_>>();
    borrowed::<wequick_types::Members<'_>>();
    borrowed::<Profile<'_>>();
    // An error goes through `?` into what programs box their errors as.
    let boxed: Box<dyn std::error::Error + Send + Sync> =
        from_slice::<Callback>(b"").unwrap_err().into();
    assert_eq!(
        boxed.to_string(),
        "the body ends before a value at line 1 column 0"
    );
}
