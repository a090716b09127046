//! The stand-in for the client: what it prints, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread::{self, JoinHandle};

use crate::files::payloads;
use crate::process::{Server, example};

/// What one run left behind.
#[derive(Debug, PartialEq)]
struct Run {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

fn run(url: &str, args: &[&str]) -> Run {
    let output = example("client")
        .args(["--url", url])
        .args(args)
        .output()
        .unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

#[test]
fn shows_the_whole_protocol_with_the_server() {
    let server = Server::start(&[]);
    let files = payloads("fixtures/callbacks");
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut stdout = paths.join(": acknowledged\n");
    stdout.push_str(": acknowledged\n");
    stdout.push_str("{\"api\":\"getChatRoomUserLists\",\"wxid\":\"218138553XXX@chatroom\"}\n");
    let expected = Run {
        stdout,
        stderr: String::new(),
        code: Some(0),
    };
    assert_eq!(run(&server.url, &paths), expected);
}

#[test]
fn a_payload_that_is_refused() {
    let server = Server::start(&[]);
    let good = "fixtures/callbacks/066_login_state.json";
    let expected = Run {
        stdout: format!("{good}: acknowledged\n"),
        stderr: "fixtures/invalid/comments.json: status 400 Bad Request: \
                 expected a value, found `/` at line 1 column 1\n\
                 fixtures/invalid/nick_twice.json: status 422 Unprocessable Entity: \
                 event 210 (Friends): data.userLists[1].nick: duplicate field at line 6 column 57\n"
            .to_owned(),
        code: Some(1),
    };
    let files = [
        "fixtures/invalid/comments.json",
        "fixtures/invalid/nick_twice.json",
        good,
    ];
    assert_eq!(run(&server.url, &files), expected);
}

#[test]
fn a_file_that_is_not_there() {
    let server = Server::start(&[]);
    let Run {
        stdout,
        stderr,
        code,
    } = run(&server.url, &["nowhere.json"]);
    assert_eq!((stdout.as_str(), code), ("", Some(1)));
    assert!(stderr.starts_with("nowhere.json: "), "{stderr}");
}

#[test]
fn polls_as_often_as_it_is_told() {
    let answers = [
        r#"[{"api":"outLogin"}]"#,
        "[{}]",
        r#"[{"code":10,"api":"delUser","wxid":"a\n\u001b","time":"1"}]"#,
    ];
    let (url, server) = answer_with(answers.map(|body| answer("200 OK", body)).to_vec());
    let expected = Run {
        stdout: "{\"api\":\"outLogin\"}\n\
                 {\"api\":\"delUser\",\"wxid\":\"a\\n\\u001b\",\"code\":10,\"time\":1}\n"
            .to_owned(),
        stderr: String::new(),
        code: Some(0),
    };
    assert_eq!(run(&url, &["--polls", "3", "--every", "0"]), expected);
    assert_eq!(server.join().unwrap(), ["GET /send_msg HTTP/1.1"; 3]);
}

#[test]
fn a_poll_is_not_answered_as_the_protocol_allows() {
    let cases = [
        (
            answer("500 Internal Server Error", "a\nb"),
            "poll: status 500 Internal Server Error: ab\n",
        ),
        (
            answer("204 No Content", ""),
            "poll: status 204 No Content: \n",
        ),
        (
            answer("302 Found\r\nLocation: /", ""),
            "poll: status 302 Found: \n",
        ),
        (answer("200 OK", ""), "poll: the answer is not an array\n"),
        (
            answer("200 OK", r#"{"api":"outLogin"}"#),
            "poll: the answer is not an array\n",
        ),
        (
            answer("200 OK", "[}"),
            "poll: expected a value, found `}` at line 1 column 2\n",
        ),
        (
            answer("200 OK", r#"[{"api":7}]"#),
            "poll: [0].api: invalid type: integer `7`, expected a string at line 1 column 9\n",
        ),
        (
            answer("200 OK", r#"[{},{"api":"delUser"},{"api":"outLogin"}]"#),
            "poll: delUser: wxid: missing field\n",
        ),
    ];
    for (answer, stderr) in cases {
        let (url, server) = answer_with(vec![answer.clone()]);
        // A task that cannot be read does not lose the others.
        let is_done = answer.contains("delUser");
        let stdout = if is_done {
            "{\"api\":\"outLogin\"}\n"
        } else {
            ""
        };
        let expected = Run {
            stdout: stdout.to_owned(),
            stderr: stderr.to_owned(),
            code: Some(1),
        };
        assert_eq!(run(&url, &[]), expected, "{answer}");
        assert_eq!(server.join().unwrap(), ["GET /send_msg HTTP/1.1"]);
    }
}

/// A payload file, for a server that answers it with this and the poll after it with `[]`.
fn post_to(test: &str, answered: String) -> (String, Run) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.json"));
    fs::write(&file, r#"{"data":{"type":66,"code":200}}"#).unwrap();
    let file = file.to_str().unwrap();
    let (url, server) = answer_with(vec![answered, answer("200 OK", "[]")]);
    let run = run(&url, &[file]);
    assert_eq!(
        server.join().unwrap(),
        ["POST /recieve_msg HTTP/1.1", "GET /send_msg HTTP/1.1"],
    );
    (file.to_owned(), run)
}

#[test]
fn any_200_acknowledges_a_callback() {
    let task = r#"{"api":"outLogin"}"#;
    let cases = [
        ("", ""),
        ("null", ""),
        ("{}", ""),
        (r#"{"code":200}"#, ""),
        (task, ""),
        ("ok", ""),
        ("7", ""),
        ("[]", ""),
        ("[7]", ""),
        ("[}", ""),
        (
            r#"[{"api":"outLogin"},{},{"api":"novel","n":1}]"#,
            "{\"api\":\"outLogin\"}\n{\"api\":\"novel\",\"n\":1}\n",
        ),
    ];
    for (body, tasks) in cases {
        let (file, run) = post_to("acknowledged", answer("200 OK", body));
        let expected = Run {
            stdout: format!("{file}: acknowledged\n{tasks}"),
            stderr: String::new(),
            code: Some(0),
        };
        assert_eq!(run, expected, "{body}");
    }
}

#[test]
fn no_other_status_acknowledges_a_callback() {
    for status in [
        "201 Created",
        "204 No Content",
        "302 Found",
        "404 Not Found",
    ] {
        let (file, run) = post_to("not_acknowledged", answer(status, ""));
        let expected = Run {
            stdout: String::new(),
            stderr: format!("{file}: status {status}: \n"),
            code: Some(1),
        };
        assert_eq!(run, expected, "{status}");
    }
}

#[test]
fn nobody_answers() {
    let (url, server) = answer_with(vec![String::new()]);
    let Run {
        stdout,
        stderr,
        code,
    } = run(&url, &[]);
    server.join().unwrap();
    assert_eq!((stdout.as_str(), code), ("", Some(1)));
    assert!(stderr.starts_with("poll: "), "{stderr}");
}

fn answer(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}")
}

/// A server that gives these answers, one for each connection: its address, and the first line of
/// each request in the end.
fn answer_with(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        answers
            .iter()
            .map(|answer| {
                let (mut connection, _) = listener.accept().unwrap();
                let request = first_line(&connection);
                connection.write_all(answer.as_bytes()).unwrap();
                request
            })
            .collect()
    });
    (url, server)
}

/// The first line of a request, which is read to its end.
fn first_line(connection: &TcpStream) -> String {
    let mut reader = BufReader::new(connection);
    let head: Vec<String> = reader
        .by_ref()
        .lines()
        .map(Result::unwrap)
        .take_while(|line| !line.is_empty())
        .collect();
    let length = head
        .iter()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(0, |(_, bytes)| bytes.parse().unwrap());
    reader.take(length).read_to_end(&mut Vec::new()).unwrap();
    head[0].clone()
}
