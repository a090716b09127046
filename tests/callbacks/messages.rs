//! Who sent a message, where, and what it says.

use std::borrow::Cow;

use wequick_types::command::SendTextMessage;
use wequick_types::event::LoginState;
use wequick_types::{Callback, CallbackRef, Code, LoginCode, Message, MessageType, Wxid};

/// Messages to the account `wxid_me`, and the results of the methods for each. `-` is `None`.
///
/// In a private chat, `wxid` is the other side for both directions. In a room, `formWxid` is the sender; a
/// notice repeats the room there, or has none.
const MESSAGES: &str = "
wxid          formWxid   myMsg  room          Message::sender  is_own_message  Callback::sender
wxid_a        -          -      -             wxid_a           -               wxid_a
wxid_a        wxid_b     -      -             wxid_a           -               wxid_a
wxid_a        -          false  -             wxid_a           false           wxid_a
wxid_a        -          true   -             -                true            wxid_me
wxid_me       -          -      -             wxid_me          true            wxid_me
1@chatroom    -          -      1@chatroom    -                -               -
1@chatroom    1@chatroom -      1@chatroom    -                -               -
1@chatroom    wxid_b     -      1@chatroom    wxid_b           false           wxid_b
1@im.chatroom wxid_me    -      1@im.chatroom wxid_me          true            wxid_me
1@chatroom    wxid_b     true   1@chatroom    wxid_b           true            wxid_me
1@chatroom    wxid_me    false  1@chatroom    wxid_me          false           wxid_me
1@chatroom    -          true   1@chatroom    -                true            wxid_me
";

#[test]
fn who_sent_a_message_and_where() {
    for row in MESSAGES.trim().lines().skip(1) {
        let cells = row.split_whitespace();
        let cells: Vec<_> = cells
            .map(|cell| Some(cell).filter(|it| *it != "-"))
            .collect();
        let [wxid, from_wxid, my_msg, room, sender, own, own_sender] = cells[..] else {
            panic!("{row}");
        };
        let flag = |cell: Option<&str>| cell.map(|word| word.parse::<bool>().unwrap());
        let (wxid, my_msg, own) = (wxid.unwrap(), flag(my_msg), flag(own));
        let mut message = Message::new(MessageType::Text, wxid, "hello");
        message.from_wxid = from_wxid.map(Into::into);
        message.my_msg = my_msg;
        assert_eq!(message.is_room(), room.is_some(), "{row}");
        assert_eq!(message.room().map(Wxid::as_str), room, "{row}");
        assert_eq!(message.chat(), wxid, "{row}");
        assert_eq!(message.sender().map(Wxid::as_str), sender, "{row}");
        assert_eq!(message.reply("hi"), SendTextMessage::new(wxid, "hi"));

        let callback = Callback::new(message).with_cwxid("wxid_me");
        assert_eq!(callback.is_own_message(), own, "{row}");
        assert_eq!(callback.sender().map(Wxid::as_str), own_sender, "{row}");
        let borrowed: CallbackRef = callback.clone().map_text(Cow::from);
        assert_eq!(borrowed.is_own_message(), own, "{row}");

        // Without the account only `myMsg` tells.
        let mut nobody = callback;
        nobody.cwxid = None;
        assert_eq!(nobody.is_own_message(), my_msg, "{row}");
        assert_eq!(nobody.sender().map(Wxid::as_str), sender, "{row}");
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
