//! Payloads and entries by `new` and the setters of their optional fields: what is built is what is read
//! of the JSON with these fields.

use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends,
    LoginQrCode, Logout, PhoneLogout, Room, RoomMember, RoomMembers, RoomUpdated, Rooms,
    SelfProfile, Stranger,
};
use wequick_types::{
    Code, ContactKind, Content, Event, MemberList, Message, MessageType, Sex, from_str,
};

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
fn check(json: &str, built: impl Into<Event>) {
    let json = json.replace("PROFILE", PROFILE);
    let read: wequick_types::Callback = from_str(&json).unwrap();
    assert_eq!(read.event, built.into());
    // Every field of the JSON is one that the kind knows.
    assert!(read.extra.is_empty(), "{:?}", read.extra);
}

#[test]
fn payloads() {
    check(
        r#"{"type":69,"chatroom":"1@chatroom","xml":"<room/>"}"#,
        RoomUpdated::new("1@chatroom").xml("<room/>"),
    );
    check(
        r#"{"type":71,"wxid":"wxid_me",PROFILE}"#,
        with_profile!(SelfProfile::new("wxid_me")),
    );
    check(
        r#"{"type":78,"msgType":"49","wxid":"1@chatroom","message":"","formWxid":"wxid_a","myMsg":"1",PROFILE}"#,
        with_profile!(
            Message::new(49, "1@chatroom", "")
                .from_wxid("wxid_a")
                .my_msg(true)
        ),
    );
    check(
        r#"{"type":81,"wxid":"wxid_a","v2":"v2_a@stranger",PROFILE}"#,
        with_profile!(Stranger::new("wxid_a", "v2_a@stranger")),
    );
}

#[test]
fn payloads_with_the_answer_of_a_call() {
    check(
        r#"{"type":82,"cgi":"/cgi","packLen":5,"hex":"data:,"}"#,
        LoginQrCode::new("data:,").cgi("/cgi").pack_len(5),
    );
    check(
        r#"{"type":88,"cgi":"/cgi","packLen":5,"hex":"0A","wxid":"wxid_a","v1":"v1_a","v2":"v2_a"}"#,
        ContactFetched::new("0A")
            .cgi("/cgi")
            .pack_len(5)
            .wxid("wxid_a")
            .v1("v1_a")
            .v2("v2_a"),
    );
    check(
        r#"{"type":90,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
        Logout::new("0A").cgi("/cgi").pack_len(5),
    );
    check(
        r#"{"type":96,"cgi":"/cgi","packLen":5,"hex":"0A","wxid":"wxid_new"}"#,
        FriendAccepted::new("0A")
            .cgi("/cgi")
            .pack_len(5)
            .wxid("wxid_new"),
    );
    check(
        r#"{"type":97,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
        ContactsInitialized::new("0A").cgi("/cgi").pack_len(5),
    );
    check(
        r#"{"type":98,"cgi":"/cgi","packLen":5,"hex":"0A"}"#,
        PhoneLogout::new("0A").cgi("/cgi").pack_len(5),
    );
}

#[test]
fn entries() {
    let member = with_profile!(RoomMember::new("wxid_a"));
    check(
        r#"{"type":77,"wxid":"1@chatroom","info":"PFI+","userLists":[{"wxid":"wxid_a",PROFILE}]}"#,
        RoomMembers::new("1@chatroom", vec![member]).info("PFI+"),
    );
    check(
        r#"{"type":95,"userLists":[{"wxid":"wxid_a","sheadPic":"small"}]}"#,
        Avatars::new(vec![Avatar::new("wxid_a").shead_pic("small")]),
    );
    let contact = Contact::new("gh_a").kind(ContactKind::OfficialAccount);
    let contact = with_profile!(contact.group_id("7").cwxid("wxid_me"));
    check(
        r#"{"type":210,"userLists":[{"wxid":"gh_a","type":3,"groupId":"7","cwxid":"wxid_me",PROFILE}]}"#,
        Friends::new(vec![contact]),
    );
    let members: MemberList = ["wxid_a", "wxid_b"].into_iter().collect();
    let room = Room::new("1@chatroom")
        .exist(true)
        .count(2)
        .user_lists(members);
    check(
        r#"{"type":211,"chatrooms":[{"wxid":"1@chatroom","exist":true,"count":2,
            "userLists":"^Gwxid_a^Gwxid_b^G","roomLord":false,PROFILE}]}"#,
        Rooms::new(vec![with_profile!(room.room_lord(false))]),
    );
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
