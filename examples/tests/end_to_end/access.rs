//! Who may ask, and for what.

use std::io::Read;
use std::process::Stdio;

use ureq::Agent;

use crate::callbacks::{ACKNOWLEDGED, message, recipients};
use crate::process::{Server, agent, answer, example, first_line, get, post};

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
    assert_eq!(post(&agent, &url("/token/recieve_msg"), &body).0, 404);
    assert_eq!(get(&agent, &url("/recieve_msg")).0, 405);

    let head = agent.head(url("/send_msg")).call().unwrap();
    assert_eq!(head.status(), 405);
    assert_eq!(recipients(server.tasks()), ["wxid_friend"; 2]);
}

const TOKEN: &str = "s3cret/密";

/// Polls with this header: the status.
fn poll(agent: &Agent, url: &str, authorization: &str) -> u16 {
    let poll = agent.get(url).header("Authorization", authorization);
    poll.call().unwrap().status().as_u16()
}

#[test]
fn a_token_in_the_path() {
    let server = Server::start(&["--token", TOKEN]);
    let agent = agent();
    let body = message("wxid_me", "wxid_friend", "ping");
    let url = |token: &str, path: &str| format!("{}/{token}/{path}", server.url);

    for token in [
        "s3cret",
        "s3cret%2F%E5%AF%86x",
        "S3cret%2F%E5%AF%86",
        "%20",
        "%ff",
    ] {
        let status = post(&agent, &url(token, "recieve_msg"), &body).0;
        assert!(matches!(status, 400 | 404), "{token}: {status}");
        let status = get(&agent, &url(token, "send_msg")).0;
        assert!(matches!(status, 400 | 404), "{token}: {status}");
    }
    let right = "s3cret%2F%E5%AF%86";
    for path in ["recieve_msg", "receive_msg"] {
        let (status, answer) = post(&agent, &url(right, path), &body);
        assert_eq!((status, answer.as_str()), ACKNOWLEDGED);
    }
    let (status, answer) = get(&agent, &url(right, "send_msg?wxid=wxid_me"));
    let answer = wequick_types::from_str(&answer).unwrap();
    assert_eq!(
        (status, recipients(answer)),
        (200, vec!["wxid_friend".to_owned(); 2])
    );
    assert_eq!(get(&agent, &url(right, "nowhere")).0, 404);

    // The client has it in its address.
    let mut client = example("client");
    client.args([
        "--url",
        &format!("{}/{right}", server.url),
        "fixtures/callbacks/067_login.json",
    ]);
    assert!(client.output().unwrap().status.success());
}

#[test]
fn a_token_in_a_header() {
    let server = Server::start(&["--token", "s3cret"]);
    let agent = agent();
    let url = format!("{}/recieve_msg", server.url);
    let body = message("wxid_me", "wxid_friend", "ping");

    assert_eq!(post(&agent, &url, &body).0, 401);
    assert_eq!(
        server.log_line(),
        "refused with 401 Unauthorized: no token, or a wrong one"
    );
    let posted = agent.post(&url).header("Authorization", "Bearer s3cret");
    assert_eq!(posted.send(&body).unwrap().status(), 200);

    let url = format!("{}/send_msg", server.url);
    assert_eq!(get(&agent, &url).0, 401);
    for wrong in [
        "Bearer s3cre",
        "Bearer s3crets",
        "Bearer ",
        "Basic s3cret",
        "s3cret",
    ] {
        assert_eq!(poll(&agent, &url, wrong), 401, "{wrong}");
    }
    // A wrong token in the path is refused, even if the one in the header is right.
    let wrong_path = format!("{}/wrong/send_msg", server.url);
    assert_eq!(poll(&agent, &wrong_path, "Bearer s3cret"), 404);

    let poll = agent.get(&url).header("Authorization", "Bearer s3cret");
    let answer = poll.call().unwrap().body_mut().read_to_string().unwrap();
    assert_eq!(
        answer,
        r#"[{"api":"sendTextMessage","wxid":"wxid_friend","text":"pong"}]"#
    );
}

#[test]
fn a_token_in_a_header_may_have_any_characters() {
    let server = Server::start(&["--token", TOKEN]);
    let connection = server.open(&format!(
        "Authorization: Bearer {TOKEN}\r\nConnection: close\r\nContent-Length: 22\r\n\r\n{{\"type\":66,\"code\":200}}"
    ));
    let answer = answer(connection);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
}

#[test]
fn an_empty_token_is_none() {
    let output = example("server").args(["--token", ""]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_warning_where_everybody_may_ask() {
    for (address, token, is_open) in [
        ("0.0.0.0:0", None, true),
        ("0.0.0.0:0", Some("s3cret"), false),
        ("127.0.0.1:0", None, false),
    ] {
        let mut server = example("server");
        server
            .args(["--addr", address])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        server.args(token.map(|token| format!("--token={token}")));
        let mut server = server.spawn().unwrap();
        // Once it listens, the warning is there.
        let listening = first_line(server.stdout.take().unwrap());
        server.kill().unwrap();
        server.wait().unwrap();
        let mut warning = String::new();
        server.stderr.unwrap().read_to_string(&mut warning).unwrap();

        assert!(listening.starts_with("listening on http://"), "{listening}");
        assert_eq!(
            warning.starts_with("WARNING: whoever reaches 0.0.0.0:"),
            is_open,
            "{warning}"
        );
        assert_eq!(warning.is_empty(), !is_open, "{warning}");
    }
}
