//! The crate in a web framework: `Json<Callback>` as an extractor, `Json<PollResponse>` as an answer, and a
//! relay. `end_to_end` tests the examples themselves.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tower::ServiceExt;
use wequick_types::command::SendTextMessage;
use wequick_types::{Callback, Event, PollResponse};

/// Posts JSON to a server: the status and the body of its answer.
async fn send(server: Router, body: impl Into<Body>) -> (StatusCode, Bytes) {
    let request = Request::post("/recieve_msg")
        .header(CONTENT_TYPE, "application/json")
        .body(body.into())
        .unwrap();
    let response = server.oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, body)
}

/// Answers with the text of a message, sent to the own account.
async fn echo(Json(callback): Json<Callback>) -> Json<PollResponse> {
    let Event::Message(message) = callback.event else {
        return Json(PollResponse::ACKNOWLEDGEMENT);
    };
    let task = SendTextMessage::new(callback.cwxid.unwrap(), message.message);
    Json([task].into_iter().collect())
}

#[tokio::test]
async fn json_extracts_a_callback_and_answers_with_commands() {
    let server = Router::new().route("/recieve_msg", post(echo));
    let taken = [
        (
            r#"{"data":{"wxid":"wxid_a","message":"a\nb","msgType":1,"cwxid":"wxid_me","type":"78"}}"#,
            r#"[{"api":"sendTextMessage","wxid":"wxid_me","text":"a\nb"}]"#,
        ),
        (r#"{"type":66,"code":200}"#, "[]"),
    ];
    for (body, answer) in taken {
        let answer = (StatusCode::OK, Bytes::from(answer));
        assert_eq!(send(server.clone(), body).await, answer, "{body}");
    }
    let refused = [
        (r#"{"type":69}"#, StatusCode::UNPROCESSABLE_ENTITY),
        (r#"{"code":200}"#, StatusCode::UNPROCESSABLE_ENTITY),
        (r#"{"type":69,"#, StatusCode::BAD_REQUEST),
    ];
    for (body, status) in refused {
        assert_eq!(send(server.clone(), body).await.0, status, "{body}");
    }
}

/// A server that takes anything, and the bodies that it took.
fn taker() -> (Router, Receiver<Bytes>) {
    async fn take(State(taken): State<Sender<Bytes>>, body: Bytes) -> &'static str {
        taken.send(body).await.unwrap();
        "[]"
    }
    let (sender, receiver) = channel(10);
    let router = Router::new()
        .route("/recieve_msg", post(take))
        .with_state(sender);
    (router, receiver)
}

/// Passes messages on to another server: once unchanged, and once written again with one more field. It
/// acknowledges all other events itself.
async fn relay(
    State(upstream): State<Router>,
    body: Bytes,
) -> Result<(StatusCode, Bytes), (StatusCode, String)> {
    let mut callback: Callback = wequick_types::from_slice(&body)
        .map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    if !matches!(callback.event, Event::Message(_)) {
        return Ok((StatusCode::OK, Bytes::from("[]")));
    }
    callback.outer.insert("relay", "north");
    let marked = serde_json::to_vec(&callback).unwrap();
    send(upstream.clone(), body).await;
    Ok(send(upstream, marked).await)
}

#[tokio::test]
async fn a_relay_loses_no_field() {
    let (upstream, mut taken) = taker();
    let server = Router::new()
        .route("/recieve_msg", post(relay))
        .with_state(upstream);
    let acknowledged = (StatusCode::OK, Bytes::from("[]"));

    let login = r#"{"type":66,"code":200}"#;
    assert_eq!(send(server.clone(), login).await, acknowledged);
    let message = "{ \"novel\": [1.0, \"\\u4f60\"],\r\n \"type\": \"78\", \"msgType\": 1, \"wxid\": \"a\", \"message\": \"b\" }\n";
    assert_eq!(send(server.clone(), message).await, acknowledged);
    let refused = send(server, "{}").await;
    let why = "type: missing field at line 1 column 2";
    assert_eq!(refused, (StatusCode::BAD_REQUEST, Bytes::from(why)));

    assert_eq!(taken.recv().await.unwrap(), message);
    let marked: Value = serde_json::from_slice(&taken.recv().await.unwrap()).unwrap();
    let data =
        json!({"type": 78, "msgType": "1", "wxid": "a", "message": "b", "novel": [1.0, "你"]});
    assert_eq!(marked, json!({"data": data, "relay": "north"}));
    assert_eq!(taken.recv().await, None);
}
