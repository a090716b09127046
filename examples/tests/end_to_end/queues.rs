//! What waits for a poll, and for whom.

use std::collections::BTreeSet;
use std::thread;

use crate::callbacks::{ACKNOWLEDGED, acknowledge, message, recipients};
use crate::process::{Server, agent, post};

#[test]
fn a_poll_takes_the_tasks_of_its_account() {
    let server = Server::start(&[]);
    acknowledge(&server, message("wxid_a", "wxid_1", "ping"));
    acknowledge(&server, message("我", "wxid_2", "ping"));
    acknowledge(&server, message("wxid_a", "wxid_3", "ping"));
    acknowledge(&server, message("(null)", "wxid_4", "ping"));

    // What is for nobody goes to whoever polls first.
    assert_eq!(
        server.poll("?wxid=wxid_b"),
        r#"[{"api":"sendTextMessage","wxid":"wxid_4","text":"pong"}]"#,
    );
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

    for (account, friend) in [("wxid_a", "wxid_5"), ("(null)", "wxid_6"), ("我", "wxid_7")] {
        acknowledge(&server, message(account, friend, "ping"));
    }
    let told = recipients(server.tasks());
    assert_eq!(told, ["wxid_6", "wxid_5", "wxid_7"]);
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

/// Posts a ping for each account and each friend, on one connection.
fn ping(server: &Server, pings: impl IntoIterator<Item = (String, String)>) {
    let (agent, url) = (agent(), format!("{}/recieve_msg", server.url));
    for (account, friend) in pings {
        let (status, answer) = post(&agent, &url, message(&account, &friend, "ping"));
        assert_eq!((status, answer.as_str()), ACKNOWLEDGED);
    }
}

#[test]
fn a_full_queue_drops_its_own_oldest() {
    let server = Server::start(&[]);
    acknowledge(&server, message("wxid_other", "wxid_friend", "ping"));
    let number = |number: u32| ("wxid_me".to_owned(), number.to_string());
    ping(&server, (0..102).map(number));

    assert_eq!(recipients(server.tasks_of("wxid_other")), ["wxid_friend"]);
    let kept: Vec<String> = (2..102).map(|number| number.to_string()).collect();
    assert_eq!(recipients(server.tasks_of("wxid_me")), kept);
    let log = server.rest_of_log();
    assert_eq!(log.len(), 105);
    assert_eq!(
        &log[101..],
        [
            r#"78 for "wxid_me": message 1 from "100": "ping" -> sendTextMessage"#,
            r#"dropped sendTextMessage for "wxid_me": too many tasks"#,
            r#"78 for "wxid_me": message 1 from "101": "ping" -> sendTextMessage"#,
            r#"dropped sendTextMessage for "wxid_me": too many tasks"#,
        ],
    );
}

#[test]
fn a_thousand_invented_accounts_push_nothing_out() {
    let server = Server::start(&[]);
    acknowledge(&server, message("wxid_me", "wxid_1", "ping"));
    let invented = |number: u32| (format!("invented_{number}"), "wxid_friend".to_owned());
    ping(&server, (0..1000).map(invented));
    // Who has a queue keeps it, and what is for nobody always has one.
    acknowledge(&server, message("wxid_me", "wxid_2", "ping"));
    acknowledge(&server, message("(null)", "wxid_3", "ping"));

    let told = recipients(server.tasks_of("wxid_me"));
    assert_eq!(told, ["wxid_1", "wxid_2", "wxid_3"]);
    // There is room for a hundred accounts, and the poll made some.
    assert_eq!(server.tasks().len(), 99);
    ping(&server, (0..101).map(invented));
    assert_eq!(server.tasks().len(), 100);

    // An account keeps its queue when it has taken all that was in it.
    acknowledge(&server, message("wxid_me", "wxid_4", "ping"));
    assert_eq!(recipients(server.tasks_of("wxid_me")), ["wxid_4"]);
    ping(&server, (0..100).map(invented));
    acknowledge(&server, message("wxid_me", "wxid_5", "ping"));
    assert_eq!(recipients(server.tasks_of("wxid_me")), ["wxid_5"]);
    assert_eq!(server.tasks().len(), 99);

    let log = server.rest_of_log();
    let is_dropped = |line: &&String| line.starts_with("dropped ");
    let dropped: Vec<_> = log.iter().filter(is_dropped).collect();
    assert_eq!(dropped.len(), 901 + 1 + 1);
    for (line, invented) in [(dropped[901], 100), (dropped[902], 99)] {
        assert_eq!(
            *line,
            format!(r#"dropped sendTextMessage for "invented_{invented}": too many accounts"#)
        );
    }
}

#[test]
fn a_task_too_long_to_wait_is_dropped() {
    let server = Server::start(&[]);
    let endless = "x".repeat(5000);
    ping(
        &server,
        [
            ("wxid_me".to_owned(), endless.clone()),
            (endless, "wxid_friend".to_owned()),
        ],
    );
    assert_eq!(server.poll(""), "[]");

    let log = server.rest_of_log();
    assert_eq!(log.len(), 4);
    assert_eq!(log[1], r#"dropped sendTextMessage for "wxid_me": too long"#);
    assert!(log[3].ends_with(r#"xxx": too long"#), "{}", log[3]);
}
