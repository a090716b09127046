//! Every kind with all its fields, by `new` and the setters: what is built is what is read of the JSON with these
//! fields. And the profile of the payloads that have one.

use std::collections::BTreeSet;

use serde_json::Value;
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Profile, Room, RoomMember,
    RoomMembers, RoomUpdated, Rooms, SelfProfile, Stranger,
};
use wequick_types::{
    Callback, Code, ContactKind, Content, Event, LoginCode, MemberList, Message, MessageType, Sex,
    from_str,
};

use crate::common::tables::{Fields, KINDS, Shape, kind};

/// The fields of a profile, as JSON.
const PROFILE: &str = r#""nick":"Li","headPic":"big","sheadPic":"small","username":"li","asName":"remark",
    "province":"Zhejiang","city":"Hangzhou","sex":2,"regionCode":"CN","sign":"motto""#;

/// The same by setters.
macro_rules! with_profile {
    ($payload:expr) => {
        $payload
            .nick("Li")
            .head_pic("big")
            .shead_pic("small")
            .username("li")
            .as_name("remark")
            .province("Zhejiang")
            .city("Hangzhou")
            .sex(Sex::Female)
            .region_code("CN")
            .sign("motto")
    };
}

#[track_caller]
fn check(json: &str, built: impl Into<Event>) -> i64 {
    let json = json.replace("PROFILE", PROFILE);
    let read: Callback = from_str(&json).unwrap();
    assert_eq!(read.event, built.into());
    // Every field of the JSON is one that the kind knows, and it has all of them.
    assert!(read.extra.is_empty(), "{:?}", read.extra);
    let code = read.event.code();
    has_all(&serde_json::from_str(&json).unwrap(), kind(code).unwrap());
    code
}

#[track_caller]
fn has_all(object: &Value, fields: Fields) {
    for field in fields.iter().copied().flatten() {
        let value = object.get(field.name).expect(field.name);
        if let Shape::Entries(fields) = field.shape {
            has_all(&value[0], fields);
        }
    }
}

#[test]
fn every_field_of_every_kind() {
    let codes = [payloads(), answers_of_a_call(), lists()].concat();
    let all = KINDS.iter().flat_map(|(codes, _)| *codes);
    assert_eq!(
        codes.into_iter().collect::<BTreeSet<_>>(),
        all.copied().collect()
    );
}

fn payloads() -> Vec<i64> {
    vec![
        check(
            r#"{"type":66,"code":200}"#,
            LoginState::new(LoginCode::LoggedIn),
        ),
        check(
            r#"{"type":67,"code":-1}"#,
            Login::new(LoginCode::NotLoggedIn),
        ),
        check(
            r#"{"type":69,"chatroom":"1@chatroom","xml":"<room/>"}"#,
            RoomUpdated::new("1@chatroom").xml("<room/>"),
        ),
        check(
            r#"{"type":71,"wxid":"wxid_me",PROFILE}"#,
            with_profile!(SelfProfile::new("wxid_me")),
        ),
        check(
            r#"{"type":78,"msgType":"49","wxid":"1@chatroom","message":"hi","formWxid":"wxid_a","myMsg":"1",PROFILE}"#,
            with_profile!(
                Message::new(49, "1@chatroom", "hi")
                    .from_wxid("wxid_a")
                    .my_msg(true)
            ),
        ),
        check(
            r#"{"type":81,"wxid":"wxid_a","v2":"v2_a@stranger",PROFILE}"#,
            with_profile!(Stranger::new("wxid_a", "v2_a@stranger")),
        ),
    ]
}

fn answers_of_a_call() -> Vec<i64> {
    let qr_code = LoginQrCode::new("data:,").cgi("/cgi").pack_len(5);
    let mut other_qr_code = qr_code.clone();
    other_qr_code.kind = LoginQrCodeType::Code401;
    vec![
        check(
            r#"{"type":82,"cgi":"/cgi","packLen":5,"hex":"data:,"}"#,
            qr_code,
        ),
        check(
            r#"{"type":401,"cgi":"/cgi","packLen":5,"hex":"data:,"}"#,
            other_qr_code,
        ),
        check(
            r#"{"type":88,"cgi":"/cgi","packLen":5,"hex":"0A","wxid":"wxid_a","v1":"v1_a","v2":"v2_a"}"#,
            ContactFetched::new("0A")
                .cgi("/cgi")
                .pack_len(5)
                .wxid("wxid_a")
                .v1("v1_a")
                .v2("v2_a"),
        ),
        check(
            r#"{"type":90,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
            Logout::new("0A").cgi("/cgi").pack_len(5),
        ),
        check(
            r#"{"type":96,"cgi":"/cgi","packLen":5,"hex":"0A","wxid":"wxid_new"}"#,
            FriendAccepted::new("0A")
                .cgi("/cgi")
                .pack_len(5)
                .wxid("wxid_new"),
        ),
        check(
            r#"{"type":97,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
            ContactsInitialized::new("0A").cgi("/cgi").pack_len(5),
        ),
        check(
            r#"{"type":98,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
            PhoneLogout::new("0A").cgi("/cgi").pack_len(5),
        ),
    ]
}

fn lists() -> Vec<i64> {
    let member = with_profile!(RoomMember::new("wxid_a"));
    let contact = Contact::new("gh_a").kind(ContactKind::OfficialAccount);
    let contact = with_profile!(contact.group_id("7").cwxid("wxid_me"));
    let members: MemberList = ["wxid_a", "wxid_b"].into_iter().collect();
    let room = Room::new("1@chatroom")
        .exist(true)
        .count(2)
        .user_lists(members);
    vec![
        check(
            r#"{"type":77,"wxid":"1@chatroom","info":"PFI+","userLists":[{"wxid":"wxid_a",PROFILE}]}"#,
            RoomMembers::new("1@chatroom", vec![member]).info("PFI+"),
        ),
        check(
            r#"{"type":95,"userLists":[{"wxid":"wxid_a","sheadPic":"small"}]}"#,
            Avatars::new(vec![Avatar::new("wxid_a").shead_pic("small")]),
        ),
        check(
            r#"{"type":210,"userLists":[{"wxid":"gh_a","type":3,"groupId":"7","cwxid":"wxid_me",PROFILE}]}"#,
            Friends::new(vec![contact]),
        ),
        check(
            r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom","exist":true,"count":2,
            "userLists":"^Gwxid_a^Gwxid_b^G","roomLord":false,PROFILE}]}"#,
            Rooms::new(vec![with_profile!(room.room_lord(false))]),
        ),
    ]
}

#[test]
fn the_header_of_a_callback() {
    let body = r#"{"data":{"type":66,"code":200,"processid":"7768","cwxid":"wxid_me"}}"#;
    let callback = Callback::new(LoginState::new(LoginCode::LoggedIn));
    let callback = callback.with_process_id(7768).with_cwxid("wxid_me");
    assert_eq!(from_str(body), Ok(callback));
}

#[test]
fn six_payloads_have_a_profile() {
    let mut expected = Profile::default();
    expected.nick = Some("Li");
    expected.head_pic = Some("big");
    expected.shead_pic = Some("small");
    expected.username = Some("li");
    expected.as_name = Some("remark");
    expected.province = Some("Zhejiang");
    expected.city = Some("Hangzhou");
    expected.sex = Some(Sex::Female.into());
    expected.region_code = Some("CN");
    expected.sign = Some("motto");
    assert_eq!(with_profile!(SelfProfile::new("a")).profile(), expected);
    assert_eq!(with_profile!(Message::new(1, "a", "")).profile(), expected);
    assert_eq!(with_profile!(Stranger::new("a", "b")).profile(), expected);
    assert_eq!(with_profile!(RoomMember::new("a")).profile(), expected);
    assert_eq!(with_profile!(Contact::new("a")).profile(), expected);
    assert_eq!(with_profile!(Room::new("a")).profile(), expected);

    assert_eq!(expected.display_name(), Some("remark"));
    expected.as_name = None;
    assert_eq!(expected.display_name(), Some("Li"));
    expected.nick = None;
    assert_eq!(expected.display_name(), None);
    assert_eq!(Contact::new("wxid_a").profile(), Profile::default());
}

/// A code is given by its name, its number or as a `Code`.
#[test]
fn codes() {
    let message = |msg_type: Code<MessageType>| Message::new(msg_type, "wxid_a", "");
    assert_eq!(
        Message::new(49, "wxid_a", ""),
        message(MessageType::App.into())
    );
    assert_eq!(
        Message::new(MessageType::App, "wxid_a", ""),
        message(Code::new(49))
    );
    assert_eq!(Contact::new("a").sex(2).sex, Some(Sex::Female.into()));
    let Ok(Content::Text(text)) = Content::of(1, "hello") else {
        panic!("no text");
    };
    assert_eq!(text.text, "hello");
}
