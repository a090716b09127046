//! The fallback: events and tasks of any kind, read as unknown ones.

use serde_json::json;
use wequick_types::{Callback, Command, ErrorKind, Event, PollResponse, Task, from_str};

use crate::{bodies, parse};

#[test]
fn any_kind_is_read_untyped() {
    for body in bodies("callbacks") {
        let callback = Callback::untyped(body.as_bytes()).unwrap();
        let typed = parse(&body);
        assert_eq!(
            (callback.process_id, &callback.cwxid),
            (typed.process_id, &typed.cwxid)
        );
        assert_eq!(parse(&serde_json::to_string(&callback).unwrap()), typed);
    }
}

/// An untyped callback is written, and reads back the same.
fn assert_stable(callback: &Callback) -> String {
    let written = serde_json::to_string(callback).unwrap();
    assert_eq!(
        &Callback::untyped(written.as_bytes()).unwrap(),
        callback,
        "{written}"
    );
    written
}

type Json = serde_json::Value;

/// A value among the fields is written only where it would not be read as the header, and where the
/// callback has none of its own.
#[test]
fn what_would_be_read_as_the_header_is_left_out() {
    let with = |key: &str, value: &Json| {
        let mut callback = parse(r#"{"type":999,"b":1}"#);
        let Event::Unknown(unknown) = &mut callback.event else {
            panic!()
        };
        unknown.fields.insert(key, value.clone());
        callback
    };
    for (key, value, is_written) in [
        ("processid", json!(7), false),
        ("processid", json!("7"), false),
        ("processid", json!(7.0), false),
        ("processid", json!(null), false),
        ("processid", json!("(null)"), false),
        ("processid", json!(""), false),
        ("processid", json!("x"), true),
        ("processid", json!([]), true),
        ("cwxid", json!("wxid_a"), false),
        ("cwxid", json!(null), false),
        ("cwxid", json!("(null)"), false),
        ("cwxid", json!(7), true),
        ("cwxid", json!({}), true),
    ] {
        let callback = with(key, &value);
        let written = serde_json::to_string(&callback).unwrap();
        assert_eq!(written.contains(key), is_written, "{written}");
        if is_written {
            assert_stable(&callback);
        }
        let callback = with(key, &value).with_process_id(3).with_cwxid("wxid_b");
        let written = serde_json::to_string(&callback).unwrap();
        assert_eq!(written.matches(key).count(), 1, "{written}");
        let read = Callback::untyped(written.as_bytes()).unwrap();
        assert_eq!(
            (read.process_id, read.cwxid),
            (Some(3), Some("wxid_b".into()))
        );
    }
}

/// The whole list of what `untyped` refuses: the docs have the same.
#[test]
fn what_no_fallback_reads() {
    let deep = format!(
        r#"{{"type":999,"a":{}{}}}"#,
        "[".repeat(121),
        "]".repeat(121)
    );
    for (body, kind, path) in [
        ("{\"type\":999,\"a\":[}", ErrorKind::Syntax, "a"),
        ("", ErrorKind::Syntax, ""),
        ("{\"a\":1}", ErrorKind::Type, "type"),
        ("{\"data\":{}}", ErrorKind::Type, "data.type"),
        ("{\"type\":999,\"type\":999}", ErrorKind::Type, "type"),
        ("{\"type\":null}", ErrorKind::Type, "type"),
        ("{\"type\":[999]}", ErrorKind::Type, "type"),
        ("{\"type\":\"x\"}", ErrorKind::Type, "type"),
        ("{\"type\":999,\"data\":{}}", ErrorKind::Envelope, ""),
        (
            "{\"data\":{\"type\":999},\"type\":1}",
            ErrorKind::Envelope,
            "",
        ),
        ("{\"data\":[]}", ErrorKind::Envelope, "data"),
        (
            "{\"data\":{\"type\":999},\"data\":{\"type\":999}}",
            ErrorKind::Envelope,
            "data",
        ),
        ("[]", ErrorKind::Envelope, ""),
        ("{\"type\":999,\"a\":1e400}", ErrorKind::Syntax, "a"),
        (&*deep, ErrorKind::Syntax, "a"),
    ] {
        let error = Callback::untyped(body.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), kind, "{body}: {error}");
        assert!(error.path().starts_with(path), "{body}: {error}");
    }
    let error = Callback::untyped(b"{\"type\":999,\"a\":\"\xFF\"}").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Syntax, "a"));
}

/// The error names the event that is there, not one that only seems to be.
#[test]
fn the_event_of_an_error() {
    for (body, code) in [
        (r#"{"a":1,"type":95,"type":96}"#, 95),
        (r#"{"a":1,"type":95,"b":1e400,"x":{"type":66}}"#, 95),
        (r#"{"data":{"a":1,"type":95,"b":nul},"type":66}"#, 95),
    ] {
        let error = Callback::untyped(body.as_bytes()).unwrap_err();
        assert_eq!(error.code(), Some(code), "{body}");
        assert_eq!(
            from_str::<Callback>(body).unwrap_err().code(),
            Some(code),
            "{body}"
        );
    }
}

/// One task that cannot be read does not lose the others.
#[test]
fn an_answer_is_read_task_by_task() {
    let body = br#"[{"api":"delUser","wxid":"wxid_a","time":"2","a":1},{"api":"delUser"},{},
        {"api":"outLogin","time":"soon"},{"api":"novel","time":[],"b":{}},{"api":"outLogin","option":{}}]"#;
    assert!(wequick_types::from_slice::<PollResponse>(body).is_err());
    let answer = PollResponse::untyped(body).unwrap();
    assert_eq!(answer.len(), 5);
    assert!(
        answer
            .iter()
            .all(|task| matches!(task.command, Command::Unknown(_)))
    );
    let times: Vec<_> = answer.iter().map(|task| task.time).collect();
    assert_eq!(times, [Some(2), None, None, None, None]);
    let Command::Unknown(novel) = &answer.0[3].command else {
        panic!()
    };
    assert_eq!(
        (novel.api.as_str(), json!(novel.fields)),
        ("novel", json!({"time": [], "b": {}}))
    );

    let typed: Vec<_> = answer.iter().map(Task::typed).collect();
    let expected = r#"[{"api":"delUser","wxid":"wxid_a","time":2,"a":1}]"#;
    assert_eq!(
        typed[0],
        Ok(from_str::<PollResponse>(expected).unwrap().0.remove(0))
    );
    let errors = typed[1..].iter().map(|task| task.as_ref().unwrap_err());
    let told: Vec<_> = errors
        .map(|error| {
            (
                error.kind(),
                error.api().unwrap(),
                error.path(),
                error.line(),
                error.column(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (ErrorKind::Field, "delUser", "wxid", 0, 0),
            (ErrorKind::Field, "outLogin", "time", 0, 0),
            (ErrorKind::Field, "novel", "time", 0, 0),
            (ErrorKind::SecondGeneration, "outLogin", "", 0, 0),
        ]
    );
    let written = serde_json::to_vec(&answer).unwrap();
    assert_eq!(PollResponse::untyped(&written).unwrap(), answer);
}

/// A task that is typed stays as it is, and so does one of an `api` that the crate does not know.
#[test]
fn a_typed_task_is_typed() {
    for body in bodies("commands") {
        let answer: PollResponse = from_str(&body).unwrap();
        let untyped = PollResponse::untyped(body.as_bytes()).unwrap();
        for (task, untyped) in answer.iter().zip(&untyped) {
            assert_eq!(task.typed().as_ref(), Ok(task));
            assert_eq!(untyped.typed().as_ref(), Ok(task));
        }
        assert_eq!(answer.len(), untyped.len());
    }
    let novel = PollResponse::untyped(br#"[{"api":"novel","option":{}}]"#).unwrap();
    assert_eq!(novel.0[0].typed().as_ref(), Ok(&novel.0[0]));
}

/// An untyped task holds the `f64` of a number, not its digits.
#[test]
fn a_typed_task_has_floats_without_their_digits() {
    let body = r#"[{"api":"outLogin","time":1e-400}]"#;
    let error = from_str::<PollResponse>(body).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Field, "[0].time"));
    let untyped = PollResponse::untyped(body.as_bytes()).unwrap();
    assert_eq!(untyped.0[0].typed().unwrap().time, Some(0));
}

/// The whole list of what an answer refuses that is read untyped.
#[test]
fn what_no_answer_holds() {
    for (body, kind, path) in [
        ("5", ErrorKind::Envelope, ""),
        ("[{\"api\":\"outLogin\"},7]", ErrorKind::Envelope, "[1]"),
        ("[[1]]", ErrorKind::Envelope, "[0]"),
        ("[{\"wxid\":\"a\"}]", ErrorKind::Type, "[0].api"),
        ("[{\"api\":7}]", ErrorKind::Type, "[0].api"),
        (
            "[{\"api\":\"a\",\"api\":\"a\"}]",
            ErrorKind::Type,
            "[0].api",
        ),
        ("{\"api\":null}", ErrorKind::Type, "api"),
        ("[{\"api\":\"a\"},", ErrorKind::Syntax, ""),
        ("[{\"api\":\"a\",\"b\":1e400}]", ErrorKind::Syntax, "[0].b"),
    ] {
        let error = PollResponse::untyped(body.as_bytes()).unwrap_err();
        assert_eq!(
            (error.kind(), error.path()),
            (kind, path),
            "{body}: {error}"
        );
    }
}

/// An object under `option` of a command that the crate knows is the second generation, whatever
/// else is wrong in it; with an `api` that it does not know, it is a field.
#[test]
fn the_second_generation_is_named() {
    for body in [
        r#"[{"api":"delUser","option":{"wxid":"a"}}]"#,
        r#"[{"option":{"wxid":"a"},"api":"delUser"}]"#,
        r#"[{"api":"delUser","wxid":7,"option":{}}]"#,
        r#"[{"api":"delUser","wxid":"a","option":{}}]"#,
        r#"[{"api":"delUser","wxid":"a","time":"x","option":{}}]"#,
        r#"[{"api":"outLogin","option":7,"option":{}}]"#,
    ] {
        let error = from_str::<PollResponse>(body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SecondGeneration, "{body}: {error}");
        assert_eq!(
            (error.api(), error.path()),
            (
                body.split('"')
                    .find(|word| matches!(*word, "delUser" | "outLogin")),
                "[0]"
            ),
            "{body}"
        );
        assert!(
            serde_json::from_str::<PollResponse>(body).is_err(),
            "{body}"
        );
    }
    for body in [
        r#"[{"api":"novel","option":{"a":1}}]"#,
        r#"[{"api":"outLogin","option":[{}]}]"#,
        r#"[{"api":"outLogin","option":"x"}]"#,
        r#"[{"api":"outLogin","a":{"option":{}}}]"#,
    ] {
        let answer: PollResponse = from_str(body).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), body);
    }
    // Of a key that occurs twice the last value counts.
    let error = from_str::<PollResponse>(r#"[{"api":"delUser","option":{},"option":7}]"#);
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Field);
    let broken = from_str::<PollResponse>(r#"[{"api":"delUser","option":{},"wxid":nul}]"#);
    assert_eq!(broken.unwrap_err().kind(), ErrorKind::Syntax);

    // As `api` and `time`, an `option` that would be read as another thing is not written.
    let mut answer: PollResponse = from_str(r#"[{"api":"outLogin","a":1}]"#).unwrap();
    answer.0[0].extra.insert("option", json!({}));
    assert_eq!(
        serde_json::to_string(&answer).unwrap(),
        r#"[{"api":"outLogin","a":1}]"#
    );
    answer.0[0].extra.insert("option", json!(7));
    assert!(
        serde_json::to_string(&answer)
            .unwrap()
            .contains(r#""option":7"#)
    );
}
