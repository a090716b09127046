//! Each fixture of `fixtures/variants`, one for every quirk: its values.

use serde_json::json;
use wequick_types::event::{
    Avatar, Avatars, Contact, ContactFetched, ContactsInitialized, FriendAccepted, Friends, Login,
    LoginQrCode, LoginQrCodeType, LoginState, Logout, PhoneLogout, Room, RoomMember, RoomMembers,
    RoomUpdated, Rooms, SelfProfile, Unknown,
};
use wequick_types::{
    Callback, Code, ContactKind, Event, LoginCode, MemberList, Message, MessageType, Sex,
};

/// Reads a fixture as this event without `processid` and `cwxid`, and without unknown fields.
fn check(file: &str, expected: impl Into<Event>) {
    check_callback(file, &Callback::new(expected));
}

fn check_callback(file: &str, expected: &Callback) {
    crate::check(&format!("variants/{file}"), expected);
}

#[test]
fn every_fixture_has_a_test() {
    crate::all_are_named("variants", include_str!("variants.rs"));
}

fn text_message() -> Message {
    Message::new(MessageType::Text, "wxid_friend", "hello")
}

fn one_friend(contact: Contact) -> Friends {
    Friends::new(vec![contact])
}

#[test]
fn envelope() {
    check("envelope_absent.json", LoginState::new(LoginCode::LoggedIn));
    let mut callback = Callback::new(LoginState::new(LoginCode::NotLoggedIn));
    callback.outer = [("time", json!(1)), ("from", json!({ "type": 67 }))]
        .into_iter()
        .collect();
    check_callback("envelope_with_other_keys.json", &callback);
}

#[test]
fn type_behind_the_fields() {
    let mut callback = Callback::new(text_message());
    callback.process_id = Some(7768);
    callback.cwxid = Some("wxid_me".into());
    check_callback("type_last.json", &callback);
}

#[test]
fn type_behind_an_inner_type() {
    let mut friend = Contact::new("wxid_friend");
    friend.kind = Some(ContactKind::Person.into());
    let mut room = Contact::new("1@chatroom");
    room.kind = Some(ContactKind::Room.into());
    check(
        "type_after_inner_type.json",
        Friends::new(vec![friend, room]),
    );
}

#[test]
fn keys_sorted() {
    let mut message = Message::new(MessageType::Text, "1@chatroom", "hello");
    message.from_wxid = Some("wxid_friend".into());
    message.my_msg = Some(false);
    message.nick = Some("family".into());
    let mut callback = Callback::new(message);
    callback.process_id = Some(7768);
    callback.cwxid = Some("wxid_me".into());
    check_callback("keys_sorted.json", &callback);
}

#[test]
fn from_wxid_spelled_right() {
    let mut message = Message::new(MessageType::Text, "1@chatroom", "hello");
    message.from_wxid = Some("wxid_friend".into());
    check("from_wxid_spelled_right.json", message);
}

#[test]
fn text_with_escapes() {
    let mut message = Message::new(MessageType::Text, "wxid_friend", "line\n\"two\" 😀");
    message.nick = Some("微信".into());
    check("text_with_escapes.json", message);
}

#[test]
fn integers_in_the_other_spelling() {
    check("type_as_string.json", RoomUpdated::new("1@chatroom"));

    let mut callback = Callback::new(LoginState::new(LoginCode::LoggedIn));
    callback.process_id = Some(7768);
    check_callback("processid_as_string.json", &callback);

    check(
        "msg_type_as_int.json",
        Message::new(MessageType::Picture, "wxid_friend", "<msg/>"),
    );

    let mut profile = SelfProfile::new("wxid_me");
    profile.sex = Some(Sex::Male.into());
    check("sex_as_int.json", profile);

    let mut contact = Contact::new("wxid_friend");
    contact.sex = Some(Sex::Female.into());
    check("sex_as_string.json", one_friend(contact));

    check(
        "login_code_as_string.json",
        LoginState::new(LoginCode::NotLoggedIn),
    );

    let mut contact = Contact::new("wxid_friend");
    contact.kind = Some(ContactKind::Person.into());
    check("contact_kind_as_string.json", one_friend(contact));

    let mut logout = Logout::new("0A0408001200");
    logout.pack_len = Some(6);
    check("pack_len_as_string.json", logout);

    let mut room = Room::new("1@chatroom");
    room.count = Some(4);
    check("count_as_string.json", Rooms::new(vec![room]));
}

#[test]
fn codes_nobody_knows() {
    check(
        "codes_nobody_knows_msg_type.json",
        Message::new(Code::new(436_207_665), "wxid_friend", "<msg/>"),
    );

    let mut profile = SelfProfile::new("wxid_me");
    profile.sex = Some(Code::new(9));
    check("codes_nobody_knows_sex.json", profile);

    check("codes_nobody_knows_login.json", Login::new(Code::new(0)));

    let mut contact = Contact::new("wxid_friend");
    contact.kind = Some(Code::new(8));
    check("codes_nobody_knows_contact_kind.json", one_friend(contact));
}

#[test]
fn my_msg_in_each_spelling() {
    for file in [
        "my_msg_as_bool.json",
        "my_msg_as_int.json",
        "my_msg_as_string.json",
        "my_msg_as_word.json",
    ] {
        let mut message = text_message();
        message.my_msg = Some(true);
        check(file, message);
    }
}

#[test]
fn room_flags_in_each_spelling() {
    let flags = [
        ("1@chatroom", Some(true)),
        ("2@chatroom", Some(true)),
        ("3@chatroom", Some(true)),
        ("4@chatroom", Some(true)),
        ("5@chatroom", Some(false)),
        ("6@chatroom", Some(false)),
        ("7@chatroom", Some(false)),
        ("8@chatroom", Some(false)),
        ("9@chatroom", None),
    ];
    let rooms = flags.map(|(wxid, exist)| {
        let mut room = Room::new(wxid);
        room.exist = exist;
        room.room_lord = exist.map(|exist| !exist);
        room
    });
    check("room_flags.json", Rooms::new(rooms.into()));
}

#[test]
fn null_likes() {
    let with_nick = |nick: Option<&str>| {
        let mut message = Message::new(MessageType::Text, "1@chatroom", "hello");
        message.nick = nick.map(Into::into);
        message
    };
    check("null_like_in_brackets.json", with_nick(Some("(null)")));
    check("null_like_as_word.json", with_nick(Some("null")));
    check("null_like_as_null.json", with_nick(None));
    check("null_like_as_empty.json", with_nick(None));
}

/// The ids of the entries in the lists of null-likes.
const ENTRIES: [&str; 5] = ["wxid_a", "wxid_b", "wxid_c", "wxid_d", "wxid_e"];

#[test]
fn null_likes_of_a_contacts_account() {
    let mut contacts = ENTRIES.map(Contact::new);
    contacts[4].cwxid = Some("None".into());
    check(
        "null_like_contact_account.json",
        Friends::new(contacts.into()),
    );
}

#[test]
fn null_likes_of_an_avatar() {
    let mut avatars = ENTRIES.map(Avatar::new);
    avatars[4].shead_pic = Some("None".into());
    check("null_like_avatar.json", Avatars::new(avatars.into()));
}

#[test]
fn group_ids() {
    let mut contacts = ENTRIES.map(Contact::new);
    contacts[4].group_id = Some("7".into());
    check("group_id.json", Friends::new(contacts.into()));
}

#[test]
fn nicks_that_read_like_nothing() {
    let mut members = ENTRIES.map(RoomMember::new);
    members[0].nick = Some("null".into());
    members[1].nick = Some("None".into());
    members[2].nick = Some("(null)".into());
    check(
        "nick_that_reads_like_nothing.json",
        RoomMembers::new("1@chatroom", members.into()),
    );
}

#[test]
fn messages_that_read_like_nothing() {
    for (file, text) in [
        ("message_none.json", "None"),
        ("message_null.json", "null"),
        ("message_null_in_brackets.json", "(null)"),
        ("message_empty.json", ""),
    ] {
        check(file, Message::new(MessageType::Text, "wxid_friend", text));
    }
}

#[test]
fn empty_texts() {
    check("xml_empty.json", RoomUpdated::new("1@chatroom"));
    check("info_empty.json", RoomMembers::new("1@chatroom", vec![]));
    check(
        "contact_fetched_empty.json",
        ContactFetched::new("0A0408001200"),
    );
    check(
        "friend_not_accepted.json",
        FriendAccepted::new("0A0408001200"),
    );
}

#[test]
fn member_lists() {
    let both = &["wxid_a", "wxid_b"][..];
    for (file, text, ids) in [
        ("member_list_bel.json", "\u{7}wxid_a\u{7}wxid_b\u{7}", both),
        ("member_list_between_only.json", "wxid_a^Gwxid_b", both),
        ("member_list_no_leading.json", "wxid_a^Gwxid_b^G", both),
        ("member_list_no_trailing.json", "^Gwxid_a^Gwxid_b", both),
        ("member_list_doubled.json", "^G^Gwxid_a^G^Gwxid_b^G^G", both),
        ("member_list_mixed.json", "^Gwxid_a\u{7}wxid_b^G", both),
        ("member_list_empty.json", "", &[]),
    ] {
        let mut room = Room::new("1@chatroom");
        // An empty list is a null-like.
        room.user_lists = Some(text).filter(|text| !text.is_empty()).map(Into::into);
        let members: Vec<_> = room.user_lists.iter().flat_map(MemberList::iter).collect();
        assert_eq!(members, ids, "{file}");
        check(file, Rooms::new(vec![room]));
    }
}

#[test]
fn hex() {
    let mut odd = Logout::new("0A040800120");
    odd.pack_len = Some(6);
    assert_eq!(
        odd.hex.decode().unwrap_err().to_string(),
        "not hex: Odd number of digits",
    );
    check("hex_odd.json", odd);

    let mut lower_case = ContactsInitialized::new("0a0408001aff");
    lower_case.pack_len = Some(6);
    let bytes = [0x0A, 0x04, 0x08, 0x00, 0x1A, 0xFF];
    assert_eq!(lower_case.hex.decode().unwrap(), bytes);
    check("hex_lower_case.json", lower_case);

    let data_uri = PhoneLogout::new("data:image/png;base64,iVBORw0KGgo=");
    assert_eq!(
        data_uri.hex.decode().unwrap_err().to_string(),
        "not hex: Invalid character 't' at position 2",
    );
    check("hex_as_data_uri.json", data_uri);
}

#[test]
fn qr_codes() {
    let hex = LoginQrCode::new("89504E470D0A1A0A");
    assert_eq!(hex.hex.media_type(), None);
    assert_eq!(
        hex.hex.decode().unwrap_err().to_string(),
        "not a data URI: it does not start with `data:`",
    );
    check("qr_code_as_hex.json", hex);

    let mut intact = LoginQrCode::new("data:image/png;base64,iVBORw0KGgo=");
    intact.kind = LoginQrCodeType::Code401;
    intact.pack_len = Some(8);
    assert_eq!(intact.hex.decode().unwrap(), b"\x89PNG\r\n\x1A\n");
    check("qr_code_401_intact.json", intact);
}

#[test]
fn base64() {
    for (file, info, bytes) in [
        (
            "base64_crlf.json",
            "PFJvb21E\r\nYXRhLz4=\r\n",
            Ok(&b"<RoomData/>"[..]),
        ),
        ("base64_no_padding.json", "PFJvb20vPg", Ok(b"<Room/>")),
        (
            "base64_impossible_length.json",
            "PFJvb20vP",
            Err("not base64: Invalid input length: 9"),
        ),
    ] {
        let mut members = RoomMembers::new("1@chatroom", vec![]);
        members.info = Some(info.into());
        let decoded = members.info.as_ref().unwrap().decode();
        assert_eq!(
            decoded.map_err(|error| error.to_string()),
            bytes.map(<[u8]>::to_vec).map_err(str::to_owned),
            "{file}"
        );
        check(file, members);
    }
}

#[test]
fn pack_lens() {
    let mut intact = FriendAccepted::new("0A04080012001213777869645F6578616D706C65667269656E6430");
    intact.pack_len = Some(27);
    intact.wxid = Some("wxid_examplefriend0".into());
    let bytes = intact.hex.decode().unwrap();
    assert_eq!(bytes, b"\x0A\x04\x08\0\x12\0\x12\x13wxid_examplefriend0");
    assert_eq!(bytes.len(), 27);
    check("pack_len_intact.json", intact);

    let mut mismatch = Logout::new("0A0408001200");
    mismatch.pack_len = Some(u32::MAX);
    assert_eq!(mismatch.hex.decode().unwrap().len(), 6);
    check("pack_len_mismatch.json", mismatch);
}

#[test]
fn unknown_kind() {
    let fields = [
        ("big", json!(u64::MAX)),
        ("list", json!([3, 1, 2, [], {}, null, "null"])),
        (
            "nested",
            json!({ "deep": { "flag": true, "text": "微\n" } }),
        ),
        ("small", json!(i64::MIN)),
        ("wide", json!(18_446_744_073_709_551_616.0)),
    ];
    let callback = Callback::new(Unknown::new(212, fields.into_iter().collect()));
    check_callback("unknown_kind.json", &callback.with_process_id(7768));
}

#[test]
fn unknown_fields() {
    let mut room = Room::new("1@chatroom");
    room.extra.insert("owner", "wxid_a");
    let mut callback = Callback::new(Rooms::new(vec![room, Room::new("2@chatroom")]));
    callback.extra.insert("total", 2);
    callback.outer.insert("action", "rooms");
    check_callback("unknown_fields.json", &callback);
}

#[test]
fn numbers_as_floats() {
    let mut logout = Logout::new("0A04");
    logout.pack_len = Some(2);
    check_callback("floats.json", &Callback::new(logout).with_process_id(7768));
}

#[test]
fn null_likes_of_all_but_texts() {
    let mut rooms = ENTRIES.map(Room::new);
    rooms[4].count = Some(0);
    check("null_like_numbers.json", Rooms::new(rooms.into()));
}
