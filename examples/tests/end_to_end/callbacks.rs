//! What the tests post, and what they poll.

use serde_json::json;
use wequick_types::{Command, PollResponse};

use crate::process::Server;

pub(crate) const ACKNOWLEDGED: (u16, &str) = (200, "[]");

/// A text of a friend, for an account.
pub(crate) fn message(account: &str, wxid: &str, text: &str) -> String {
    json!({"data": {
        "type": 78, "cwxid": account, "msgType": "1", "wxid": wxid, "message": text,
    }})
    .to_string()
}

pub(crate) fn acknowledge(server: &Server, body: impl AsRef<[u8]>) {
    let (status, answer) = server.post(body);
    assert_eq!((status, answer.as_str()), ACKNOWLEDGED);
}

/// The ids that the texts of an answer go to.
pub(crate) fn recipients(answer: PollResponse) -> Vec<String> {
    answer
        .0
        .into_iter()
        .map(|task| match task.command {
            Command::SendTextMessage(command) => command.wxid.into_inner(),
            other => panic!("{other:?}"),
        })
        .collect()
}
