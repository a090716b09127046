//! Every event and every command, built without JSON and without every field: what the tests of a
//! bot do. And such a test.

use serde_json::{Map, Value, json};
use wequick_types::command::{
    AcceptFriend, AddUserEvent, DelChatRoomUser, DelUser, GetChatRoomLists, GetChatRoomUserLists,
    GetLoginQrCode, GetRoomUserV2, InitContact, IsLoginInfo, NetGetUserInfo, NewGetUserLists,
    OutLogin, SendCardMessage, SendChatroom, SendFileMessage, SendPicMessage, SendTextMessage,
    SendXmlMessage, UpdateRoomAsName,
};
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Room, RoomMember, RoomMembers,
    RoomUpdated, Rooms, SelfProfile, Stranger, Unknown,
};
use wequick_types::{
    Callback, Command, ContactKind, Event, LoginCode, MemberList, Message, MessageType,
    PollResponse, Sex, Task,
};

/// What an event is written as, with and without the fields of the callback. It is read back equal.
fn written(event: impl Into<Event>) -> Value {
    let bare = Callback::new(event);
    let mut callback = bare.clone();
    callback.process_id = Some(7768);
    callback.cwxid = Some("wxid_me".into());

    let json = serde_json::to_string(&callback).unwrap();
    assert_eq!(wequick_types::from_str(&json), Ok(callback));

    let json = serde_json::to_string(&bare).unwrap();
    assert_eq!(wequick_types::from_str(&json), Ok(bare));
    serde_json::from_str::<Value>(&json).unwrap()["data"].take()
}

#[test]
fn logins() {
    assert_eq!(
        written(LoginState::new(LoginCode::NotLoggedIn)),
        json!({"type": 66, "code": -1}),
    );
    assert_eq!(
        written(Login::new(LoginCode::LoggedIn)),
        json!({"type": 67, "code": 200}),
    );

    let mut profile = SelfProfile::new("wxid_me");
    assert_eq!(
        written(profile.clone()),
        json!({"type": 71, "wxid": "wxid_me"}),
    );
    profile.sex = Some(Sex::Female.into());
    profile.region_code = Some("CN".into());
    assert_eq!(
        written(profile),
        json!({"type": 71, "wxid": "wxid_me", "sex": "2", "regionCode": "CN"}),
    );

    let uri = "data:image/png;base64,iVBORw0KGgo=";
    let mut qr_code = LoginQrCode::new(uri);
    assert_eq!(written(qr_code.clone()), json!({"type": 82, "hex": uri}));
    qr_code.kind = LoginQrCodeType::Code401;
    assert_eq!(written(qr_code), json!({"type": 401, "hex": uri}));

    let mut logout = Logout::new("0A0408001200");
    assert_eq!(
        written(logout.clone()),
        json!({"type": 90, "hex": "0A0408001200"}),
    );
    logout.cgi = Some("/cgi-bin/micromsg-bin/logout".into());
    logout.pack_len = Some(6);
    assert_eq!(
        written(logout),
        json!({
            "type": 90, "cgi": "/cgi-bin/micromsg-bin/logout", "packLen": 6, "hex": "0A0408001200",
        }),
    );
    assert_eq!(
        written(PhoneLogout::new("0AAC")),
        json!({"type": 98, "hex": "0AAC"}),
    );
}

#[test]
fn rooms() {
    let mut updated = RoomUpdated::new("1@chatroom");
    assert_eq!(
        written(updated.clone()),
        json!({"type": 69, "chatroom": "1@chatroom"}),
    );
    updated.xml = Some("<xml/>".into());
    assert_eq!(
        written(updated),
        json!({"type": 69, "chatroom": "1@chatroom", "xml": "<xml/>"}),
    );

    let mut member = RoomMember::new("wxid_a");
    member.nick = Some("null".into());
    let mut members = RoomMembers::new("1@chatroom", vec![member, RoomMember::new("wxid_b")]);
    members.info = Some("PFJvb21EYXRhLz4=".into());
    assert_eq!(
        written(members),
        json!({
            "type": 77, "wxid": "1@chatroom", "info": "PFJvb21EYXRhLz4=",
            "userLists": [{"wxid": "wxid_a", "nick": "null"}, {"wxid": "wxid_b"}],
        }),
    );

    let mut room = Room::new("1@chatroom");
    room.exist = Some(true);
    room.count = Some(2);
    room.user_lists = Some(MemberList::from_iter(["wxid_a", "wxid_b"]));
    room.room_lord = Some(false);
    assert_eq!(
        written(Rooms::new(vec![room, Room::new("2@chatroom")])),
        json!({"type": 211, "chatrooms": [
            {
                "wxid": "1@chatroom", "exist": true, "count": 2,
                "userLists": "^Gwxid_a^Gwxid_b^G", "roomLord": false,
            },
            {"wxid": "2@chatroom"},
        ]}),
    );
}

#[test]
fn messages() {
    let mut message = Message::new(MessageType::Text, "1@chatroom", "dinner?");
    assert_eq!(
        written(message.clone()),
        json!({"type": 78, "msgType": "1", "wxid": "1@chatroom", "message": "dinner?"}),
    );
    message.from_wxid = Some("wxid_friend".into());
    message.my_msg = Some(false);
    message.nick = Some("family".into());
    assert_eq!(
        written(message),
        json!({
            "type": 78, "msgType": "1", "wxid": "1@chatroom", "message": "dinner?",
            "formWxid": "wxid_friend", "myMsg": "0", "nick": "family",
        }),
    );
}

#[test]
fn contacts() {
    let mut stranger = Stranger::new("wxid_a", "v2_a@stranger");
    assert_eq!(
        written(stranger.clone()),
        json!({"type": 81, "wxid": "wxid_a", "v2": "v2_a@stranger"}),
    );
    stranger.head_pic = Some("http://a/0".into());
    assert_eq!(
        written(stranger),
        json!({"type": 81, "wxid": "wxid_a", "v2": "v2_a@stranger", "headPic": "http://a/0"}),
    );

    let mut fetched = ContactFetched::new("0A04");
    assert_eq!(written(fetched.clone()), json!({"type": 88, "hex": "0A04"}));
    fetched.wxid = Some("wxid_a".into());
    fetched.v1 = Some("v1_a@stranger".into());
    assert_eq!(
        written(fetched),
        json!({"type": 88, "hex": "0A04", "wxid": "wxid_a", "v1": "v1_a@stranger"}),
    );

    let mut avatar = Avatar::new("wxid_a");
    avatar.shead_pic = Some("http://a/132".into());
    assert_eq!(
        written(Avatars::new(vec![avatar, Avatar::new("wxid_b")])),
        json!({"type": 95, "userLists": [
            {"wxid": "wxid_a", "sheadPic": "http://a/132"}, {"wxid": "wxid_b"},
        ]}),
    );

    let mut accepted = FriendAccepted::new("0A04");
    assert_eq!(
        written(accepted.clone()),
        json!({"type": 96, "hex": "0A04"}),
    );
    accepted.wxid = Some("wxid_new".into());
    assert_eq!(
        written(accepted),
        json!({"type": 96, "hex": "0A04", "wxid": "wxid_new"}),
    );
    assert_eq!(
        written(ContactsInitialized::new("0A04")),
        json!({"type": 97, "hex": "0A04"}),
    );

    let mut contact = Contact::new("gh_a");
    contact.kind = Some(ContactKind::OfficialAccount.into());
    contact.group_id = Some("1".into());
    contact.cwxid = Some("wxid_me".into());
    assert_eq!(
        written(Friends::new(vec![contact, Contact::new("wxid_b")])),
        json!({"type": 210, "userLists": [
            {"wxid": "gh_a", "type": 3, "groupId": "1", "cwxid": "wxid_me"}, {"wxid": "wxid_b"},
        ]}),
    );
}

#[test]
fn an_unknown_event() {
    let fields = Map::from_iter([("novel".to_owned(), json!([1, {"deep": null}]))]);
    assert_eq!(
        written(Unknown::new(999, fields.into_iter().collect())),
        json!({"type": 999, "novel": [1, {"deep": null}]}),
    );
}

#[test]
fn every_command() {
    let mut link = SendXmlMessage::new("wxid_a", "https://example.com");
    link.title = "Example".to_owned();
    let commands: [(Command, Value); 21] = [
        (
            SendTextMessage::new("wxid_a", "hello").into(),
            json!({"api": "sendTextMessage", "wxid": "wxid_a", "text": "hello"}),
        ),
        (
            SendPicMessage::new("wxid_a", r"C:\cat.png").into(),
            json!({"api": "sendPicMessage", "wxid": "wxid_a", "imgPath": r"C:\cat.png"}),
        ),
        (
            SendFileMessage::new("wxid_a", r"C:\list.xlsx").into(),
            json!({"api": "sendFileMessage", "wxid": "wxid_a", "filePath": r"C:\list.xlsx"}),
        ),
        (
            link.into(),
            json!({
                "api": "sendXmlMessage", "wxid": "wxid_a", "title": "Example",
                "url": "https://example.com", "desc": "", "pic": "",
            }),
        ),
        (
            SendCardMessage::card("wxid_shop").to("wxid_a").into(),
            json!({"api": "sendCardMessage", "wxid": "wxid_shop", "fwxid": "wxid_a"}),
        ),
        (InitContact::new().into(), json!({"api": "initContact"})),
        (
            AddUserEvent::new("wxid_a", "It's me").into(),
            json!({"api": "addUserEvent", "wxid": "wxid_a", "message": "It's me"}),
        ),
        (
            DelUser::new("wxid_a").into(),
            json!({"api": "delUser", "wxid": "wxid_a"}),
        ),
        (
            NewGetUserLists::new(["wxid_a", "wxid_b"]).unwrap().into(),
            json!({"api": "newGetUserLists", "wxidLists": ["wxid_a", "wxid_b"]}),
        ),
        (
            AcceptFriend::v1("v1_a@stranger").v2("v2_b@stranger").into(),
            json!({"api": "acceptFriend", "v1": "v1_a@stranger", "v2": "v2_b@stranger"}),
        ),
        (
            GetChatRoomLists::new().into(),
            json!({"api": "getChatRoomLists"}),
        ),
        (
            DelChatRoomUser::member("wxid_a").of("1@chatroom").into(),
            json!({"api": "delChatRoomUser", "chatroom": "1@chatroom", "wxid": "wxid_a"}),
        ),
        (
            GetChatRoomUserLists::new("1@chatroom").into(),
            json!({"api": "getChatRoomUserLists", "wxid": "1@chatroom"}),
        ),
        (
            UpdateRoomAsName::new("1@chatroom", "Bot").into(),
            json!({"api": "updateRoomAsName", "chatroom": "1@chatroom", "name": "Bot"}),
        ),
        (
            GetRoomUserV2::member("wxid_a").of("1@chatroom").into(),
            json!({"api": "getRoomUserV2", "chatroom": "1@chatroom", "wxid": "wxid_a"}),
        ),
        (
            SendChatroom::invite("wxid_a").to("1@chatroom").into(),
            json!({"api": "sendChatroom", "wxid": "wxid_a", "chatroom": "1@chatroom"}),
        ),
        (IsLoginInfo::new().into(), json!({"api": "isLoginInfo"})),
        (
            GetLoginQrCode::new().into(),
            json!({"api": "getLoginQrCode"}),
        ),
        (OutLogin::new().into(), json!({"api": "outLogin"})),
        (
            NetGetUserInfo::new("wxid_a").into(),
            json!({"api": "netGetUserInfo", "wxid": "wxid_a"}),
        ),
        (
            Command::Unknown(wequick_types::command::Unknown::new(
                "novel",
                wequick_types::Extra::from_iter([("list", json!([1, null]))]),
            )),
            json!({"api": "novel", "list": [1, null]}),
        ),
    ];
    for (command, mut expected) in commands {
        let api = command.api().to_owned();
        let mut task = Task::new(command);
        assert_eq!(serde_json::to_value(&task).unwrap(), expected, "{api}");
        task.time = Some(5);
        expected["time"] = json!(5);
        assert_eq!(serde_json::to_value(&task).unwrap(), expected, "{api}");

        let answer = PollResponse(vec![task]);
        let json = serde_json::to_string(&answer).unwrap();
        assert_eq!(
            wequick_types::from_slice::<PollResponse>(json.as_bytes()),
            Ok(answer),
            "{api}",
        );
    }
}

/// Greets new friends, and answers "ping" in rooms.
fn handle(callback: &Callback) -> Vec<Task> {
    match &callback.event {
        Event::FriendAccepted(accepted) => accepted
            .wxid
            .iter()
            .map(|friend| SendTextMessage::new(friend, "Hi!").into())
            .collect(),
        Event::Message(message) if message.is_room() && message.message == "ping" => {
            vec![message.reply("pong").into()]
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_bot() {
    let mut accepted = FriendAccepted::new("");
    assert_eq!(handle(&Callback::new(accepted.clone())), []);
    accepted.wxid = Some("wxid_new".into());
    assert_eq!(
        handle(&Callback::new(accepted)),
        [SendTextMessage::new("wxid_new", "Hi!").into()],
    );

    let ping = |wxid| Callback::new(Message::new(MessageType::Text, wxid, "ping"));
    assert_eq!(handle(&ping("wxid_friend")), []);
    assert_eq!(
        handle(&ping("1@chatroom")),
        [SendTextMessage::new("1@chatroom", "pong").into()],
    );
}
