//! Requests that break off, or that never end.

use std::io::Write;
use std::thread;
use std::time::Duration;

use crate::callbacks::{acknowledge, message, recipients};
use crate::process::{Server, answer};

#[test]
fn a_client_that_hangs_up() {
    let server = Server::start(&[]);
    let body = message("wxid_me", "wxid_friend", "ping");
    let half = &body[..body.len() / 2];
    let answer = server.exchange(&format!("Content-Length: {}\r\n\r\n{half}", body.len()));
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

#[cfg(unix)]
#[test]
fn stops_on_ctrl_c_even_amid_a_body() {
    use std::process::Command;

    for held_open in [None, Some("Content-Length: 100\r\n\r\n{")] {
        let mut server = Server::start(&["--timeout", "600"]);
        let _connection = held_open.map(|rest| server.open(rest));
        acknowledge(&server, message("wxid_me", "wxid_friend", "hello"));

        let process = server.process.id().to_string();
        let kill = Command::new("kill").args(["-INT", &process]).status();
        assert!(kill.unwrap().success());
        assert!(server.end().success());
    }
}

#[test]
fn three_hundred_requests_that_are_never_finished() {
    let server = Server::start(&["--timeout", "1"]);
    let whole = "POST /recieve_msg HTTP/1.1\r\nHost: server\r\nContent-Length: 22\r\n\r\n{\"type\":66,\"code\":200}";
    let cases = [
        // Nothing, half a head, half a body; and nothing more on a connection that was of use.
        ("", ""),
        ("POST /recieve_msg HTTP/1.1\r\nHost: ser", ""),
        (
            "POST /recieve_msg HTTP/1.1\r\nHost: server\r\nContent-Length: 100\r\n\r\n{",
            "HTTP/1.1 408 Request Timeout\r\n",
        ),
        (whole, "HTTP/1.1 200 OK\r\n"),
    ];
    let connections: Vec<_> = cases
        .iter()
        .cycle()
        .take(300)
        .map(|(request, status)| {
            let mut connection = server.connect();
            connection.write_all(request.as_bytes()).unwrap();
            (connection, status)
        })
        .collect();

    acknowledge(&server, message("wxid_me", "wxid_friend", "ping"));
    assert_eq!(recipients(server.tasks()), ["wxid_friend"]);
    for (connection, status) in connections {
        let answer = answer(connection);
        assert!(answer.starts_with(status), "{answer}");
        assert_eq!(answer.is_empty(), status.is_empty(), "{answer}");
    }
}

#[test]
fn a_head_and_a_body_that_drip() {
    let server = Server::start(&["--timeout", "1"]);
    let drip = |head: &str| {
        let mut connection = server.open(head);
        let reader = connection.try_clone().unwrap();
        let reader = thread::spawn(|| answer(reader));
        // A minute's worth of bytes, if the server wants them all.
        for _ in 0..1200 {
            if reader.is_finished() || connection.write_all(b"1").is_err() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        reader.join().unwrap()
    };
    assert_eq!(drip("X-Slow: "), "");
    let answer = drip("Content-Length: 1200\r\n\r\n");
    assert!(
        answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"),
        "{answer}"
    );
    assert_eq!(
        server.log_line(),
        "refused with 408 Request Timeout: the body takes too long"
    );
}
