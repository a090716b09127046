//! The bodies that the server takes, and those that it refuses.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use wequick_types::{ErrorKind, from_slice};

use crate::callbacks::{acknowledge, message, recipients};
use crate::files::payloads;
use crate::process::Server;

#[test]
fn a_bad_body_gets_the_error() {
    let server = Server::start(&[]);
    let cases: [(&[u8], u16, &str); 7] = [
        (b"", 400, "the body is empty at line 1 column 0"),
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
            "invalid type: list, expected an object, the callback at line 1 column 2",
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
        if path.ends_with("trailing_comma.json") {
            // The server reads it leniently.
            assert_eq!(server.post(&body), (200, "[]".to_owned()));
            continue;
        }
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
    let answer = server.exchange(&format!("Connection: close\r\n{chunked}"));
    assert!(
        answer.starts_with("HTTP/1.1 413 Payload Too Large\r\n"),
        "{answer}"
    );

    assert_eq!(recipients(server.tasks()), ["wxid_friend"]);
}

#[test]
fn a_broken_character_does_not_lose_an_event() {
    let server = Server::start(&[]);
    let ping = r#""cwxid":"wxid_me","msgType":1,"wxid":"wxid_friend","message":"ping""#;
    let ping = |rest: &[u8]| {
        [
            br#"{"type":78,"nick":""#,
            rest,
            br#"","#,
            ping.as_bytes(),
            b"}",
        ]
        .concat()
    };
    let cases = [
        (
            ping(b"\xf0\x9f\x98"),
            "nick: not UTF-8: byte 0xf0 at line 1 column 20",
        ),
        (
            ping(br"\ud83d"),
            r"event 78 (Message): nick: lone surrogate `\ud83d` at line 1 column 26",
        ),
        (
            ping(b"a\nb"),
            "event 78 (Message): nick: control character U+000A in a string at line 1 column 21",
        ),
        (
            [b"\xef\xbb\xbf", &ping(b"")[..]].concat(),
            "expected a value, found a byte order mark at line 1 column 1",
        ),
        (
            [&ping(b"")[..], b"\0"].concat(),
            r"event 78 (Message): expected the end, found `\0` at line 1 column 90",
        ),
    ];
    for (body, why) in cases {
        acknowledge(&server, body);
        assert_eq!(server.log_line(), format!("read leniently: {why}"));
        assert_eq!(
            server.log_line(),
            r#"78 for "wxid_me": message 1 from "wxid_friend": "ping" -> sendTextMessage"#,
        );
        assert_eq!(recipients(server.tasks()), ["wxid_friend"]);
    }
}

#[test]
fn a_large_body_is_read_as_a_small_one() {
    let server = Server::start(&[]);
    let mut friends: Vec<Value> = (0..10_000)
        .map(|number| json!({"wxid": format!("wxid_{number}"), "nick": "长".repeat(100)}))
        .collect();
    let list = |friends: &[Value]| {
        json!({"type": 77, "wxid": "1@chatroom", "userLists": friends}).to_string()
    };
    let body = list(&friends);
    assert!(body.len() > 3 << 20);
    acknowledge(&server, body);
    assert_eq!(
        server.log_line(),
        r#"77 for nobody: 10000 members of "1@chatroom""#
    );

    friends[9_999] = json!({"nick": "nobody"});
    let body = list(&friends);
    let error = from_slice::<wequick_types::Callback>(body.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "userLists[9999].wxid");
    assert_eq!(server.post(body), (422, error.to_string()));
}

#[test]
fn the_qr_code_is_written_as_a_picture() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("qr_code.png");
    let _ = fs::remove_file(&file);
    let path = file.to_str().unwrap();
    let server = Server::start(&["--qr", path]);
    for (code, base64, picture) in [
        (82, "iVBORw0KGgo=", b"\x89PNG\r\n\x1a\n"),
        (401, "iVBORzEyMzQ=", b"\x89PNG1234"),
    ] {
        let hex = format!("data:image/png;base64,{base64}");
        acknowledge(
            &server,
            json!({"data": {"type": code, "hex": hex}}).to_string(),
        );
        assert_eq!(server.log_line(), format!("{code} for nobody"));
        assert_eq!(server.log_line(), format!("QR code: {path}"));
        assert_eq!(fs::read(&file).unwrap(), picture);
    }

    // One that cannot be read leaves the last one.
    acknowledge(&server, r#"{"type":82,"hex":"iVBORw0KGgo="}"#);
    assert_eq!(server.log_line(), "82 for nobody");
    let why = "no QR code: not a data URI: it does not start with `data:`";
    assert_eq!(server.log_line(), why);
    assert_eq!(fs::read(&file).unwrap(), b"\x89PNG1234");
}

#[test]
fn a_qr_code_that_cannot_be_written_is_acknowledged() {
    let server = Server::start(&["--qr", "nowhere/qr_code.png"]);
    acknowledge(
        &server,
        r#"{"type":82,"hex":"data:image/png;base64,iVBORw0KGgo="}"#,
    );
    assert_eq!(server.log_line(), "82 for nobody");
    let line = server.log_line();
    assert!(line.starts_with("no QR code: "), "{line}");
}
