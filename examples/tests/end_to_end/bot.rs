//! The bot: what it answers, and the line for each event.

use serde_json::{Value, json};
use wequick_types::from_slice;

use crate::callbacks::acknowledge;
use crate::files::payloads;
use crate::process::Server;

#[test]
fn every_kind_in_every_order_and_without_envelope() {
    let server = Server::start(&[]);
    let files = payloads("fixtures/callbacks");
    assert!(files.len() >= 17);
    for (path, body) in &files {
        let mut tree: Value = serde_json::from_slice(body).unwrap();
        tree.sort_all_objects();
        let data = tree.get("data").unwrap_or(&tree);
        let keys: Vec<&String> = data.as_object().unwrap().keys().collect();
        assert!(keys.is_sorted(), "{path}");

        acknowledge(&server, body);
        acknowledge(&server, json!({"data": data}).to_string());
        acknowledge(&server, data.to_string());

        let code = from_slice::<wequick_types::Callback>(body)
            .unwrap()
            .event
            .code();
        let line = server.log_line();
        assert!(line.starts_with(&format!("{code} for ")), "{path}: {line}");
        assert_eq!(server.log_line(), line, "{path}");
        assert_eq!(server.log_line(), line, "{path}");
    }
    let task = r#"{"api":"getChatRoomUserLists","wxid":"218138553XXX@chatroom"}"#;
    assert_eq!(server.poll(""), format!("[{task},{task},{task}]"));
    assert_eq!(server.poll(""), "[]");
    assert_eq!(server.rest_of_log(), [""; 0]);
}

#[test]
fn a_line_for_each_event_whatever_it_holds() {
    let server = Server::start(&[]);
    let long = "长".repeat(1000);
    let cases = [
        (json!({"type": 66, "code": -1}), "66 for nobody".to_owned()),
        (
            json!({"type": 78, "cwxid": "wxid_me", "msgType": "1", "wxid": "a\nb", "message": "\u{1b}[2J\r\n\"78 for"}),
            r#"78 for "wxid_me": message 1 from "a\nb": "\u{1b}[2J\r\n\"78 for""#.to_owned(),
        ),
        (
            json!({"type": 78, "cwxid": "wxid_me", "msgType": 3, "wxid": "1@chatroom", "message": long}),
            format!(
                r#"78 for "wxid_me": message 3 from "1@chatroom": "{}""#,
                "长".repeat(80)
            ),
        ),
        (
            json!({"type": 78, "cwxid": "wxid_me", "msgType": "37", "wxid": "fmessage", "message": "<msg"}),
            r#"78 for "wxid_me": message content: expected an attribute or `>` at byte 4"#
                .to_owned(),
        ),
        (
            json!({"type": 77, "cwxid": "wxid_me", "wxid": "1@chatroom", "userLists": [{"wxid": "a"}]}),
            r#"77 for "wxid_me": 1 members of "1@chatroom""#.to_owned(),
        ),
        (
            json!({"type": 999, "cwxid": "wxid_me", "novel": [{"deep": null}], "more": 1}),
            r#"999 for "wxid_me": unknown, 2 fields"#.to_owned(),
        ),
    ];
    for (data, line) in cases {
        acknowledge(&server, json!({"data": data}).to_string());
        assert_eq!(server.log_line(), line);
    }
    assert_eq!(server.poll(""), "[]");
    assert_eq!(server.rest_of_log(), [""; 0]);
}

#[test]
fn answers_ping_where_it_was_asked() {
    let server = Server::start(&[]);
    let cases = [
        (json!({"wxid": "wxid_friend"}), true),
        (
            json!({"wxid": "1@chatroom", "formWxid": "wxid_friend"}),
            true,
        ),
        (json!({"wxid": "wxid_friend", "myMsg": "0"}), true),
        (json!({"wxid": "wxid_friend", "message": "ping?"}), false),
        (json!({"wxid": "wxid_friend", "msgType": "49"}), false),
        // Messages of the own account.
        (json!({"wxid": "wxid_friend", "myMsg": "1"}), false),
        (json!({"wxid": "1@chatroom", "formWxid": "wxid_me"}), false),
        (json!({"wxid": "wxid_me"}), false),
    ];
    for (fields, is_answered) in cases {
        let mut data = json!({
            "type": 78, "cwxid": "wxid_me", "msgType": "1", "message": "ping",
        });
        let data_fields = data.as_object_mut().unwrap();
        data_fields.extend(fields.as_object().unwrap().clone());
        acknowledge(&server, json!({"data": data}).to_string());

        let pong = json!([{"api": "sendTextMessage", "wxid": fields["wxid"], "text": "pong"}]);
        let expected = if is_answered { pong } else { json!([]) };
        let answer: Value = serde_json::from_str(&server.poll("")).unwrap();
        assert_eq!(answer, expected, "{fields}");
    }
}

#[test]
fn answers_by_what_a_message_holds() {
    let server = Server::start(&[]);
    let file = |app_type: u32| {
        format!("<msg><appmsg><title>a.xlsx</title><type>{app_type}</type></appmsg></msg>")
    };
    let notice = |role: &str| {
        format!(
            "<sysmsg type='sysmsgtemplate'><sysmsgtemplate><content_template><link_list>\
            <link name='{role}'><memberlist><member><username>wxid_mei</username>\
            <nickname>Mei</nickname></member><member><username>wxid_ho</username></member>\
            </memberlist></link></link_list></content_template></sysmsgtemplate></sysmsg>"
        )
    };
    let own_invitation = |scene: &str| {
        format!(
            "<sysmsg type='delchatroommember'><delchatroommember><link><scene>{scene}</scene>\
            <memberlist><username>wxid_mei</username></memberlist></link></delchatroommember></sysmsg>"
        )
    };
    for (msg_type, message, answer) in [
        (49, file(6), Some("Thanks for a.xlsx!")),
        (49, file(74), None),
        (10_002, notice("names"), Some("Welcome, Mei, wxid_ho!")),
        (10_002, notice("adder"), Some("Welcome, Mei, wxid_ho!")),
        (10_002, notice("kickoutname"), None),
        (10_002, own_invitation("invite"), Some("Welcome, wxid_mei!")),
        (10_002, own_invitation("qrcode"), Some("Welcome, wxid_mei!")),
        (49, "<msg>".to_owned(), None),
    ] {
        let data = json!({
            "type": 78, "cwxid": "wxid_me", "wxid": "1@chatroom", "msgType": msg_type, "message": message,
        });
        acknowledge(&server, data.to_string());
        let task = |text| json!([{"api": "sendTextMessage", "wxid": "1@chatroom", "text": text}]);
        let expected = answer.map_or(json!([]), task);
        let answer: Value = serde_json::from_str(&server.poll("")).unwrap();
        assert_eq!(answer, expected, "{message}");
    }
}

#[test]
fn accepts_friends_and_asks_for_members() {
    let server = Server::start(&[]);
    let request =
        r#"<msg fromusername="wxid_new" encryptusername="v1_a@stranger" ticket="v2_b@stranger"/>"#;
    let data = json!({"type": 78, "msgType": "37", "wxid": "fmessage", "message": request});
    acknowledge(&server, data.to_string());
    acknowledge(&server, r#"{"type":69,"chatroom":"1@chatroom"}"#);
    assert_eq!(
        server.log_line(),
        r#"78 for nobody: friend request of "wxid_new" -> acceptFriend"#,
    );
    assert_eq!(
        server.log_line(),
        r#"69 for nobody: room "1@chatroom" -> getChatRoomUserLists"#,
    );
    assert_eq!(
        server.poll(""),
        r#"[{"api":"acceptFriend","v1":"v1_a@stranger","v2":"v2_b@stranger"},{"api":"getChatRoomUserLists","wxid":"1@chatroom"}]"#,
    );
}
