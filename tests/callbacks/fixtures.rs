//! Each fixture of `fixtures/callbacks`, one for every kind: its values field by field, and the JSON that
//! is written back.

use std::borrow::Cow;

use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Room, RoomMember, RoomMembers,
    RoomUpdated, Rooms, SelfProfile, Stranger,
};
use wequick_types::{
    Callback, CallbackRef, ContactKind, Event, LoginCode, Message, MessageType, Sex,
};

/// A callback with the header that most kinds have.
fn callback(event: impl Into<Event>, process_id: Option<u32>, cwxid: &str) -> Callback {
    let mut callback = Callback::new(event).with_cwxid(cwxid);
    callback.process_id = process_id;
    callback
}

/// Checks a fixture and what is written, which may be broken into lines between its fields.
fn check(file: &str, expected: &Callback, code: i64, written: &str) {
    let file = format!("callbacks/{file}");
    let written: String = written.lines().map(str::trim).collect();
    assert_eq!(crate::check(&file, expected), written);
    assert_eq!(expected.event.code(), code);
    let body = crate::body(&file);
    let borrowed: CallbackRef = wequick_types::from_str(&body).unwrap();
    let _ = borrowed.map_text(|text| {
        // JSON escapes a line break.
        let lies_in_the_body = matches!(text, Cow::Borrowed(_)) || text.contains('\n');
        assert!(lies_in_the_body, "{text:?} was copied");
    });
}

#[test]
fn every_fixture_has_a_test() {
    let tests = include_str!("fixtures.rs");
    for name in crate::names("callbacks") {
        assert!(
            tests.contains(&format!("\"{name}\"")),
            "{name} is not checked"
        );
    }
}

#[test]
fn login_state_66() {
    check(
        "066_login_state.json",
        &Callback::new(LoginState::new(LoginCode::LoggedIn)),
        66,
        r#"{"data":{"type":66,"code":200}}"#,
    );
}

#[test]
fn login_67() {
    let login = Login::new(LoginCode::LoggedIn);
    check(
        "067_login.json",
        &callback(login, Some(6072), "wxid_yfng437lnlygXXX"),
        67,
        r#"{"data":{"type":67,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX","code":200}}"#,
    );
}

#[test]
fn room_updated_69() {
    let room = RoomUpdated::new("218138553XXX@chatroom");
    check(
        "069_room_updated.json",
        &callback(room, None, "wxid_yfng437lnlygXXX"),
        69,
        r#"{"data":{"type":69,"cwxid":"wxid_yfng437lnlygXXX","chatroom":"218138553XXX@chatroom"}}"#,
    );
}

#[test]
fn self_profile_71() {
    let mut profile = SelfProfile::new("wxid_yfng437lnlygXXX");
    profile.nick = Some("bigxxx".into());
    profile.head_pic =
        Some("http://wx.qlogo.cn/mmhead/ver_1/4wJLicLp7zzib6cfVlQUgYBcTQFOE/0".into());
    profile.shead_pic =
        Some("http://wx.qlogo.cn/mmhead/ver_1/4wJLid1cHOWY0p6ctcUgYBcTQFOE/132".into());
    profile.username = Some("yqxxxx".into());
    profile.sex = Some(Sex::Female.into());
    check(
        "071_self_profile.json",
        &callback(profile, Some(6072), "wxid_yfng437lnlygXXX"),
        71,
        r#"{"data":{"type":71,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX",
            "wxid":"wxid_yfng437lnlygXXX","nick":"bigxxx",
            "headPic":"http://wx.qlogo.cn/mmhead/ver_1/4wJLicLp7zzib6cfVlQUgYBcTQFOE/0",
            "sheadPic":"http://wx.qlogo.cn/mmhead/ver_1/4wJLid1cHOWY0p6ctcUgYBcTQFOE/132",
            "username":"yqxxxx","sex":"2"}}"#,
    );
}

#[test]
fn room_members_77() {
    let mut first = RoomMember::new("yly_11XXX");
    first.nick = Some("微及时xxx".into());
    first.head_pic = Some("http://wx.qlogo.cnic5Kic1pMzgK30S8YY8iblHY0Qc/0".into());
    first.shead_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/XDXmlHY0Qc/132".into());
    first.sex = Some(Sex::Female.into());
    let mut second = RoomMember::new("wxid_pigclv404o2iXXX");
    second.nick = Some("微及时xxx".into());
    second.head_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/dfnqH5NbvwHMEKU71HOVLiaVTw/0".into());
    second.shead_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/dfnSxxwHMEKU71HOVLiaVTw/132".into());
    second.username = Some("bigxxx".into());
    second.sex = Some(Sex::Unknown.into());
    let mut members = RoomMembers::new("75101150XXX@chatroom", vec![first, second]);
    members.info =
        Some("PD94bWwgdmVyc2lvbj0iMS4wIj8dDMWE3\r\naWE5SWJ1WDJkc3dLaWFVVlhIWjdZM0".into());
    check(
        "077_room_members.json",
        &callback(members, Some(8844), "wxid_yfng437lnlygXXX"),
        77,
        r#"{"data":{"type":77,"processid":8844,"cwxid":"wxid_yfng437lnlygXXX",
            "wxid":"75101150XXX@chatroom",
            "info":"PD94bWwgdmVyc2lvbj0iMS4wIj8dDMWE3\r\naWE5SWJ1WDJkc3dLaWFVVlhIWjdZM0",
            "userLists":[
            {"wxid":"yly_11XXX","nick":"微及时xxx",
            "headPic":"http://wx.qlogo.cnic5Kic1pMzgK30S8YY8iblHY0Qc/0",
            "sheadPic":"http://wx.qlogo.cn/mmhead/ver_1/XDXmlHY0Qc/132",
            "sex":"2"},
            {"wxid":"wxid_pigclv404o2iXXX","nick":"微及时xxx",
            "headPic":"http://wx.qlogo.cn/mmhead/ver_1/dfnqH5NbvwHMEKU71HOVLiaVTw/0",
            "sheadPic":"http://wx.qlogo.cn/mmhead/ver_1/dfnSxxwHMEKU71HOVLiaVTw/132",
            "username":"bigxxx","sex":"0"}]}}"#,
    );
}

#[test]
fn message_78() {
    let mut message = Message::new(MessageType::Text, "wxid_sadkwqlXXX", "XXXX");
    message.from_wxid = Some("wxid_sadkwqlkq".into());
    message.nick = Some("XXXX".into());
    check(
        "078_message.json",
        &callback(message, Some(7768), "wxid_adskjfseXXX"),
        78,
        r#"{"data":{"type":78,"processid":7768,"cwxid":"wxid_adskjfseXXX",
            "msgType":"1","wxid":"wxid_sadkwqlXXX","message":"XXXX",
            "formWxid":"wxid_sadkwqlkq","nick":"XXXX"}}"#,
    );
}

#[test]
fn stranger_81() {
    let mut stranger = Stranger::new(
        "wxid_qg0saisth0rXXX",
        "v2_8a0384d4c6cb06add95851691b613d873b202311f358cc247c6891@stranger",
    );
    stranger.nick = Some("DaQiXXX".into());
    stranger.head_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/sD1PwMFiciclycKqvicF81uTEo/0".into());
    stranger.shead_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/sRAFiciclycKqvicF81uTEo/132".into());
    stranger.username = Some("e1030XXX".into());
    stranger.city = Some("上海".into());
    stranger.sex = Some(Sex::Male.into());
    stranger.region_code = Some("CN".into());
    check(
        "081_stranger.json",
        &callback(stranger, Some(6072), "wxid_yfng437lnlyXXX"),
        81,
        r#"{"data":{"type":81,"processid":6072,"cwxid":"wxid_yfng437lnlyXXX",
            "wxid":"wxid_qg0saisth0rXXX",
            "v2":"v2_8a0384d4c6cb06add95851691b613d873b202311f358cc247c6891@stranger",
            "nick":"DaQiXXX",
            "headPic":"http://wx.qlogo.cn/mmhead/ver_1/sD1PwMFiciclycKqvicF81uTEo/0",
            "sheadPic":"http://wx.qlogo.cn/mmhead/ver_1/sRAFiciclycKqvicF81uTEo/132",
            "username":"e1030XXX","city":"上海","sex":"1","regionCode":"CN"}}"#,
    );
}

/// The QR code of both fixtures, which differ in nothing but `type`.
fn login_qr_code() -> LoginQrCode {
    let mut qr_code = LoginQrCode::new("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAALkAAAC");
    qr_code.cgi = Some("/cgi-bin/micromsg-bin/getloginqrcode".into());
    qr_code.pack_len = Some(3689);
    qr_code
}

#[test]
fn login_qr_code_82() {
    check(
        "082_login_qr_code.json",
        &callback(login_qr_code(), Some(5884), "wxid_yfng437l"),
        82,
        r#"{"data":{"type":82,"processid":5884,"cwxid":"wxid_yfng437l",
            "cgi":"/cgi-bin/micromsg-bin/getloginqrcode","packLen":3689,
            "hex":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAALkAAAC"}}"#,
    );
}

#[test]
fn login_qr_code_401() {
    let mut qr_code = login_qr_code();
    qr_code.kind = LoginQrCodeType::Code401;
    check(
        "401_login_qr_code.json",
        &callback(qr_code, Some(5884), "wxid_yfng437l"),
        401,
        r#"{"data":{"type":401,"processid":5884,"cwxid":"wxid_yfng437l",
            "cgi":"/cgi-bin/micromsg-bin/getloginqrcode","packLen":3689,
            "hex":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAALkAAAC"}}"#,
    );
}

#[test]
fn contact_fetched_88() {
    let mut contact = ContactFetched::new("0A040800120010011A99060A0B2040A0080038FFFFFFFF0");
    contact.cgi = Some("/cgi-bin/micromsg-bin/getcontact".into());
    contact.pack_len = Some(809);
    check(
        "088_contact_fetched.json",
        &callback(contact, Some(6072), "wxid_yfng437lnlygXXX"),
        88,
        r#"{"data":{"type":88,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX",
            "cgi":"/cgi-bin/micromsg-bin/getcontact","packLen":809,
            "hex":"0A040800120010011A99060A0B2040A0080038FFFFFFFF0"}}"#,
    );
}

/// The fixture has none of them.
#[test]
fn the_tickets_of_a_contact() {
    let body = r#"{"type":88,"hex":"","wxid":"wxid_a","v1":"v1_a@stranger","v2":"v2_a@stranger"}"#;
    let mut expected = ContactFetched::new("");
    expected.wxid = Some("wxid_a".into());
    expected.v1 = Some("v1_a@stranger".into());
    expected.v2 = Some("v2_a@stranger".into());
    let callback = wequick_types::from_str(body);
    assert_eq!(callback, Ok(Callback::new(expected)));
}

#[test]
fn logout_90() {
    let mut logout = Logout::new("0A0408001200");
    logout.cgi = Some("/cgi-bin/micromsg-bin/logout".into());
    logout.pack_len = Some(6);
    check(
        "090_logout.json",
        &callback(logout, Some(6072), "wxid_yfng437lnlyxxx"),
        90,
        r#"{"data":{"type":90,"processid":6072,"cwxid":"wxid_yfng437lnlyxxx",
            "cgi":"/cgi-bin/micromsg-bin/logout","packLen":6,"hex":"0A0408001200"}}"#,
    );
}

#[test]
fn avatars_95() {
    let mut first = Avatar::new("wxid_qg0222");
    first.shead_pic = Some("http://wx.qlogo.cn/mmhead/ver_1/Kq3pDa/132".into());
    let avatars = Avatars::new(vec![first, Avatar::new("hechs")]);
    check(
        "095_avatars.json",
        &callback(avatars, Some(6072), "wxid_yfng437lnlygXXX"),
        95,
        r#"{"data":{"type":95,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX",
            "userLists":[
            {"wxid":"wxid_qg0222","sheadPic":"http://wx.qlogo.cn/mmhead/ver_1/Kq3pDa/132"},
            {"wxid":"hechs"}]}}"#,
    );
}

#[test]
fn friend_accepted_96() {
    let mut accepted = FriendAccepted::new("0A04080012001A6C76315F653839616E676572");
    accepted.cgi = Some("/cgi-bin/micromsg-bin/verifyuser".into());
    accepted.pack_len = Some(6);
    accepted.wxid = Some("XXX".into());
    check(
        "096_friend_accepted.json",
        &callback(accepted, Some(6072), "wxid_yfng437lnlyXXX"),
        96,
        r#"{"data":{"type":96,"processid":6072,"cwxid":"wxid_yfng437lnlyXXX",
            "cgi":"/cgi-bin/micromsg-bin/verifyuser","packLen":6,
            "hex":"0A04080012001A6C76315F653839616E676572","wxid":"XXX"}}"#,
    );
}

#[test]
fn contacts_initialized_97() {
    let mut initialized = ContactsInitialized::new("0A0408001200");
    initialized.cgi = Some("/cgi-bin/micromsg-bin/initcontact".into());
    initialized.pack_len = Some(6);
    check(
        "097_contacts_initialized.json",
        &callback(initialized, Some(6072), "wxid_yfng437lnlygXXX"),
        97,
        r#"{"data":{"type":97,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX",
            "cgi":"/cgi-bin/micromsg-bin/initcontact","packLen":6,"hex":"0A0408001200"}}"#,
    );
}

#[test]
fn phone_logout_98() {
    let mut logout = PhoneLogout::new("0AAC02089CFFFFFFFFFF00280038001A0608001000280032020800");
    logout.cgi = Some("/cgi-bin/micromsg-bin/autoauth".into());
    logout.pack_len = Some(433);
    check(
        "098_phone_logout.json",
        &callback(logout, Some(6072), "wxid_yfng437lnlyxxx"),
        98,
        r#"{"data":{"type":98,"processid":6072,"cwxid":"wxid_yfng437lnlyxxx",
            "cgi":"/cgi-bin/micromsg-bin/autoauth","packLen":433,
            "hex":"0AAC02089CFFFFFFFFFF00280038001A0608001000280032020800"}}"#,
    );
}

#[test]
fn friends_210() {
    let mut contact = Contact::new("gh_e456599aa7XXX");
    contact.kind = Some(ContactKind::OfficialAccount.into());
    contact.cwxid = Some("xxxxxxxx".into());
    contact.nick = Some("微及时XXX".into());
    contact.head_pic = Some("http://wx.qlogo.cn/mmhead/Q3auHgzwC6lpicvsSLj53d1Xe54w/0".into());
    contact.shead_pic = Some("http://wx.qlogo.cn/mmhead/Q3auHgz6lpicvsSLj53d1Xe54w/132".into());
    contact.username = Some("wsdXXX".into());
    contact.province = Some("上海".into());
    contact.city = Some("中国".into());
    contact.sex = Some(Sex::Unknown.into());
    check(
        "210_friends.json",
        &callback(Friends::new(vec![contact]), Some(8308), "wxid_sadaxxxxx"),
        210,
        r#"{"data":{"type":210,"processid":8308,"cwxid":"wxid_sadaxxxxx",
            "userLists":[{"wxid":"gh_e456599aa7XXX","type":3,"cwxid":"xxxxxxxx",
            "nick":"微及时XXX",
            "headPic":"http://wx.qlogo.cn/mmhead/Q3auHgzwC6lpicvsSLj53d1Xe54w/0",
            "sheadPic":"http://wx.qlogo.cn/mmhead/Q3auHgz6lpicvsSLj53d1Xe54w/132",
            "username":"wsdXXX","province":"上海","city":"中国","sex":"0"}]}}"#,
    );
}

#[test]
fn rooms_211() {
    let mut room = Room::new("23376255333@chatroom");
    room.exist = Some(true);
    room.count = Some(4);
    room.user_lists = Some("^Gwxid_qg0222^Ghechs^Gwxid_22^Gwxid_rzzg11^G".into());
    room.room_lord = Some(false);
    room.nick = Some("测试".into());
    room.head_pic = Some("http://wx.qlogo.cn/mmkNlvZ/0".into());
    room.shead_pic = Some("http://wx.qlogo.cn/mmcrTcxt8kNlvZ/0".into());
    room.sex = Some(Sex::Unknown.into());
    check(
        "211_rooms.json",
        &callback(Rooms::new(vec![room]), Some(6072), "wxid_yfng437lnlygXXX"),
        211,
        r#"{"data":{"type":211,"processid":6072,"cwxid":"wxid_yfng437lnlygXXX",
            "chatrooms":[{"wxid":"23376255333@chatroom","exist":true,"count":4,
            "userLists":"^Gwxid_qg0222^Ghechs^Gwxid_22^Gwxid_rzzg11^G","roomLord":false,
            "nick":"测试","headPic":"http://wx.qlogo.cn/mmkNlvZ/0",
            "sheadPic":"http://wx.qlogo.cn/mmcrTcxt8kNlvZ/0","sex":"0"}]}}"#,
    );
}
