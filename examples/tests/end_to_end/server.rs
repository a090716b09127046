//! The server: what it answers, logs and queues.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;

use serde_json::{Value, json};
use wequick_types::{Command, ErrorKind, PollResponse, from_slice};

use crate::files::payloads;
use crate::process::{Server, agent, get, post};

const ACKNOWLEDGED: (u16, &str) = (200, "[]");

/// A text of a friend, for an account.
fn message(account: &str, wxid: &str, text: &str) -> String {
    json!({"data": {
        "type": 78, "cwxid": account, "msgType": "1", "wxid": wxid, "message": text,
    }})
    .to_string()
}

fn acknowledge(server: &Server, body: impl AsRef<[u8]>) {
    let (status, answer) = server.post(body);
    assert_eq!((status, answer.as_str()), ACKNOWLEDGED);
}

/// The ids that the texts of an answer go to.
fn recipients(answer: PollResponse) -> Vec<String> {
    answer
        .0
        .into_iter()
        .map(|task| match task.command {
            Command::SendTextMessage(command) => command.wxid.into_inner(),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn every_kind_in_every_order_and_without_envelope() {
    let server = Server::start(&[]);
    let files = payloads("fixtures/callbacks");
    assert_eq!(files.len(), 17);
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
    for (msg_type, message, answer) in [
        (49, file(6), Some("Thanks for a.xlsx!")),
        (49, file(74), None),
        (10_002, notice("names"), Some("Welcome, Mei, wxid_ho!")),
        (10_002, notice("adder"), Some("Welcome, Mei, wxid_ho!")),
        (10_002, notice("kickoutname"), None),
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

#[test]
fn a_poll_takes_the_tasks_of_its_account() {
    let server = Server::start(&[]);
    acknowledge(&server, message("wxid_a", "wxid_1", "ping"));
    acknowledge(&server, message("我", "wxid_2", "ping"));
    acknowledge(&server, message("wxid_a", "wxid_3", "ping"));
    acknowledge(&server, message("(null)", "wxid_4", "ping"));

    assert_eq!(server.poll("?wxid=wxid_b"), "[]");
    assert_eq!(
        server.poll("?wxid=%E6%88%91"),
        r#"[{"api":"sendTextMessage","wxid":"wxid_2","text":"pong"}]"#,
    );
    assert_eq!(
        server.poll("?wxid=wxid_a"),
        r#"[{"api":"sendTextMessage","wxid":"wxid_1","text":"pong"},{"api":"sendTextMessage","wxid":"wxid_3","text":"pong"}]"#,
    );
    assert_eq!(server.poll("?wxid=wxid_a"), "[]");
    assert_eq!(recipients(server.tasks()), ["wxid_4"]);
    assert_eq!(server.poll(""), "[]");
}

#[test]
fn two_hundred_payloads_over_eight_connections_while_it_is_polled() {
    let server = Server::start(&[]);
    let mut told = Vec::new();
    thread::scope(|scope| {
        let senders: Vec<_> = (0..8)
            .map(|connection| {
                let url = format!("{}/recieve_msg", server.url);
                scope.spawn(move || {
                    let agent = agent();
                    for number in 0..25 {
                        let body = message("wxid_me", &format!("{connection}/{number}"), "ping");
                        let (status, answer) = post(&agent, &url, body);
                        assert_eq!((status, answer.as_str()), ACKNOWLEDGED);
                    }
                })
            })
            .collect();
        while !senders.iter().all(thread::ScopedJoinHandle::is_finished) {
            told.extend(recipients(server.tasks()));
        }
    });
    told.extend(recipients(server.tasks()));

    assert_eq!(told.len(), 200);
    let expected: BTreeSet<String> = (0..8)
        .flat_map(|connection| (0..25).map(move |number| format!("{connection}/{number}")))
        .collect();
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), expected);
    assert_eq!(server.rest_of_log().len(), 200);
}

#[test]
fn a_full_queue_drops_the_oldest() {
    let server = Server::start(&[]);
    let (agent, url) = (agent(), format!("{}/recieve_msg", server.url));
    for number in 0..1002 {
        post(
            &agent,
            &url,
            message("wxid_me", &number.to_string(), "ping"),
        );
    }
    let kept: Vec<String> = (2..1002).map(|number| number.to_string()).collect();
    assert_eq!(recipients(server.tasks()), kept);
    let log = server.rest_of_log();
    assert_eq!(log.len(), 1004);
    assert_eq!(
        &log[1000..],
        [
            r#"78 for "wxid_me": message 1 from "1000": "ping" -> sendTextMessage"#,
            "dropped: sendTextMessage",
            r#"78 for "wxid_me": message 1 from "1001": "ping" -> sendTextMessage"#,
            "dropped: sendTextMessage",
        ],
    );
}

#[test]
fn a_bad_body_gets_the_error() {
    let server = Server::start(&[]);
    let cases: [(&[u8], u16, &str); 7] = [
        (b"", 400, "the body ends before a value at line 1 column 0"),
        (
            b"ping",
            400,
            "expected a value, found `p` at line 1 column 1",
        ),
        (
            b"{\"type\":78,\"x\":\"\xff\"}",
            400,
            "x: not UTF-8: byte 0xff at line 1 column 17",
        ),
        (
            b"[]",
            422,
            "invalid type: sequence, expected an object, the callback at line 1 column 2",
        ),
        (b"{}", 422, "type: missing field at line 1 column 2"),
        (
            br#"{"data":{"type":69}}"#,
            422,
            "event 69 (RoomUpdated): data.chatroom: missing field at line 1 column 19",
        ),
        (
            br#"{"data":{"type":66,"code":200},"type":66}"#,
            422,
            "event 66 (LoginState): `type` beside `data`: \
             the event can only stand in one of them at line 1 column 37",
        ),
    ];
    for (body, status, error) in cases {
        assert_eq!(server.post(body), (status, error.to_owned()));
        let reason = if status == 400 {
            "Bad Request"
        } else {
            "Unprocessable Entity"
        };
        assert_eq!(
            server.log_line(),
            format!("refused with {status} {reason}: {error}")
        );
    }
    assert_eq!(server.poll(""), "[]");
}

#[test]
fn every_invalid_file_is_refused_with_the_error_of_the_crate() {
    let server = Server::start(&[]);
    for (path, body) in payloads("fixtures/invalid") {
        let error = from_slice::<wequick_types::Callback>(&body).unwrap_err();
        let status = if error.kind() == ErrorKind::Syntax {
            400
        } else {
            422
        };
        let (answered, line) = server.post(&body);
        assert_eq!(
            (answered, line.as_str()),
            (status, error.to_string().as_str()),
            "{path}"
        );
        assert_eq!(line.lines().count(), 1, "{path}");
    }
}

#[test]
fn a_body_over_the_cap() {
    let server = Server::start(&["--cap", "1000"]);
    let body = message("wxid_me", "wxid_friend", "ping");
    acknowledge(&server, format!("{body:<1000}"));
    server.log_line();

    let too_large = format!("{body:<1001}");
    let why = "Failed to buffer the request body: length limit exceeded";
    assert_eq!(server.post(&too_large), (413, why.to_owned()));
    assert_eq!(
        server.log_line(),
        format!("refused with 413 Payload Too Large: {why}"),
    );
    // Without a length that announces it.
    let chunked = format!("Transfer-Encoding: chunked\r\n\r\n3e9\r\n{too_large}\r\n0\r\n\r\n");
    let answer = exchange(&server, &format!("Connection: close\r\n{chunked}"));
    assert!(
        answer.starts_with("HTTP/1.1 413 Payload Too Large\r\n"),
        "{answer}"
    );

    assert_eq!(recipients(server.tasks()), ["wxid_friend"]);
}

#[test]
fn a_client_that_hangs_up() {
    let server = Server::start(&[]);
    let body = message("wxid_me", "wxid_friend", "ping");
    let half = &body[..body.len() / 2];
    let answer = exchange(
        &server,
        &format!("Content-Length: {}\r\n\r\n{half}", body.len()),
    );
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(
        server.log_line(),
        "refused with 400 Bad Request: Failed to buffer the request body: \
         error reading a body from connection",
    );

    acknowledge(&server, body);
    assert_eq!(recipients(server.tasks()), ["wxid_friend"]);
    assert_eq!(server.rest_of_log().len(), 1);
}

/// Posts these headers and body, and hangs up: what comes back, if anything.
fn exchange(server: &Server, rest: &str) -> String {
    let mut connection = open(server, rest);
    connection.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

/// A connection on which a callback was posted, or a part of it.
fn open(server: &Server, rest: &str) -> TcpStream {
    let mut connection = TcpStream::connect(server.address()).unwrap();
    let request = format!("POST /recieve_msg HTTP/1.1\r\nHost: server\r\n{rest}");
    connection.write_all(request.as_bytes()).unwrap();
    connection
}

#[test]
fn routes() {
    let server = Server::start(&[]);
    let agent = agent();
    let url = |path| format!("{}{path}", server.url);
    let body = message("wxid_me", "wxid_friend", "ping");
    for path in ["/recieve_msg", "/receive_msg"] {
        let (status, answer) = post(&agent, &url(path), &body);
        assert_eq!((status, answer.as_str()), ACKNOWLEDGED, "{path}");
    }
    assert_eq!(post(&agent, &url("/"), &body).0, 404);
    assert_eq!(post(&agent, &url("/send_msg"), &body).0, 405);
    assert_eq!(get(&agent, &url("/recieve_msg")).0, 405);

    let head = agent.head(url("/send_msg")).call().unwrap();
    assert_eq!(head.status(), 405);
    assert_eq!(recipients(server.tasks()), ["wxid_friend"; 2]);
}

#[cfg(unix)]
#[test]
fn stops_on_ctrl_c_even_amid_a_body() {
    use std::process::Command;

    for held_open in [None, Some("Content-Length: 100\r\n\r\n{")] {
        let mut server = Server::start(&[]);
        let _connection = held_open.map(|rest| open(&server, rest));
        acknowledge(&server, message("wxid_me", "wxid_friend", "hello"));

        let process = server.process.id().to_string();
        let kill = Command::new("kill").args(["-INT", &process]).status();
        assert!(kill.unwrap().success());
        assert!(server.process.wait().unwrap().success());
    }
}
