//! The envelope: with `data` and without, what may stand beside it, and `type` at any place.

use wequick_types::event::LoginState;
use wequick_types::{Callback, Error, ErrorKind, Event, LoginCode, MessageType};

fn parse(body: &str) -> Callback {
    wequick_types::from_str(body).unwrap()
}

fn error(body: &str) -> Error {
    wequick_types::from_str::<Callback>(body).unwrap_err()
}

/// What an error is about, and where: its kind and its path.
fn about(error: &Error) -> (ErrorKind, &str) {
    (error.kind(), error.path())
}

fn logged_in() -> Callback {
    Callback::new(LoginState::new(LoginCode::LoggedIn))
}

#[test]
fn data_or_none() {
    assert_eq!(parse(r#"{"data":{"type":66,"code":200}}"#), logged_in());
    assert_eq!(parse(r#"{"type":66,"code":200}"#), logged_in());
}

#[test]
fn other_keys_beside_data_mean_nothing() {
    for body in [
        r#"{"code":-1,"data":{"type":66,"code":200}}"#,
        r#"{"data":{"type":66,"code":200},"code":-1}"#,
        r#"{"time":[1,{"type":67}],"data":{"type":66,"code":200},"processid":7,"cwxid":[]}"#,
        r#"{"processid":"x","processid":{},"data":{"type":66,"code":200},"a":1,"a":2}"#,
    ] {
        assert_eq!(parse(body), logged_in(), "{body}");
    }
}

#[test]
fn white_space_means_nothing() {
    let body = "\r\n\t { \"data\" :\n{ \"type\"\t: 66 ,\r\n\"code\" : 200 } }\n \t\r\n";
    assert_eq!(parse(body), logged_in());
}

#[test]
fn type_beside_data_is_an_error() {
    for body in [
        r#"{"type":66,"code":200,"data":{}}"#,
        r#"{"type":66,"data":{"type":66,"code":200}}"#,
        r#"{"data":{"type":66,"code":200},"type":66}"#,
        r#"{"data":{"type":66,"code":200},"time":1,"type":null}"#,
    ] {
        let error = error(body);
        assert_eq!(error.kind(), ErrorKind::Envelope, "{body}");
        assert!(
            error.to_string().contains("`type` beside `data`"),
            "{error}"
        );
    }
}

#[test]
fn a_key_of_the_envelope_comes_once() {
    let twice = error(r#"{"data":{"type":66,"code":200},"data":{"type":66,"code":200}}"#);
    assert_eq!(about(&twice), (ErrorKind::Envelope, "data"));

    let twice = error(r#"{"data":{"type":66,"code":200,"type":66}}"#);
    assert_eq!(about(&twice), (ErrorKind::Type, "data.type"));

    let twice = error(r#"{"type":66,"type":66,"code":200}"#);
    assert_eq!(about(&twice), (ErrorKind::Type, "type"));
}

#[test]
fn a_known_field_comes_once() {
    for (body, path) in [
        (r#"{"type":66,"code":200,"code":200}"#, "code"),
        (r#"{"code":200,"code":200,"type":66}"#, "code"),
        (r#"{"code":200,"type":66,"code":200}"#, "code"),
        (
            r#"{"type":66,"processid":1,"code":200,"processid":1}"#,
            "processid",
        ),
        (
            r#"{"processid":null,"processid":1,"type":66,"code":200}"#,
            "processid",
        ),
        (r#"{"processid":1,"type":999,"processid":1}"#, "processid"),
        (r#"{"type":66,"cwxid":"","code":200,"cwxid":"a"}"#, "cwxid"),
        (r#"{"cwxid":"a","type":66,"cwxid":"a","code":200}"#, "cwxid"),
        (
            r#"{"type":95,"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}]}"#,
            "userLists[1].wxid",
        ),
        (
            r#"{"userLists":[{"wxid":"a"},{"wxid":"b","wxid":"b"}],"type":95}"#,
            "userLists[1].wxid",
        ),
    ] {
        assert_eq!(about(&error(body)), (ErrorKind::Field, path), "{body}");
    }
}

#[test]
fn a_field_of_two_spellings_comes_once() {
    for fields in [
        r#""formWxid":"wxid_a","fromWxid":"wxid_a""#,
        r#""fromWxid":"wxid_a","formWxid":"wxid_a""#,
    ] {
        let rest = r#""msgType":"1","wxid":"1@chatroom","message":"hi""#;
        for body in [
            format!(r#"{{"data":{{"type":78,{rest},{fields}}}}}"#),
            format!(r#"{{"data":{{{fields},{rest},"type":78}}}}"#),
        ] {
            let error = error(&body);
            assert_eq!(about(&error), (ErrorKind::Field, "data.formWxid"), "{body}");
        }
    }
}

#[test]
fn unknown_fields_of_a_known_kind_mean_nothing() {
    for body in [
        r#"{"data":{"type":66,"code":200,"novel":[{}],"novel":1,"data":2}}"#,
        r#"{"data":{"novel":[{}],"novel":1,"data":2,"type":66,"code":200}}"#,
        r#"{"type":66,"Data":{"type":67},"code":200}"#,
    ] {
        assert_eq!(parse(body), logged_in(), "{body}");
    }
}

#[test]
fn type_at_any_place() {
    let fields = [
        r#""processid":"7768""#,
        r#""msgType":"1""#,
        r#""wxid":"wxid_a""#,
        r#""message":"hi""#,
    ];
    let expected = parse(&format!(r#"{{"type":78,{}}}"#, fields.join(",")));
    assert_eq!(expected.process_id, Some(7768));
    let Event::Message(message) = &expected.event else {
        panic!("{expected:?}");
    };
    assert_eq!(message.msg_type, MessageType::Text);
    assert_eq!(message.wxid, "wxid_a");
    assert_eq!(message.message, "hi");

    for place in 0..=fields.len() {
        let mut fields = fields.to_vec();
        fields.insert(place, r#""type":78"#);
        let fields = fields.join(",");
        assert_eq!(parse(&format!("{{{fields}}}")), expected, "{place}");
        assert_eq!(
            parse(&format!(r#"{{"data":{{{fields}}}}}"#)),
            expected,
            "{place}"
        );
    }
}

#[test]
fn type_after_a_big_blob() {
    let hex = "0A".repeat(5 * 1024);
    let callback = parse(&format!(r#"{{"data":{{"hex":"{hex}","type":90}}}}"#));
    let Event::Logout(logout) = &callback.event else {
        panic!("{callback:?}");
    };
    assert_eq!(logout.hex, hex.as_str());
}

#[test]
fn type_after_a_big_list_whose_entries_have_one_too() {
    let entries: Vec<_> = (0..5000)
        .map(|n| {
            format!(
                r#"{{"type":{},"wxid":"wxid_{n}","extra":[[],{{}},null]}}"#,
                n % 4
            )
        })
        .collect();
    let callback = parse(&format!(
        r#"{{"data":{{"userLists":[{}],"type":210}}}}"#,
        entries.join(",")
    ));
    let Event::Friends(friends) = &callback.event else {
        panic!("not 210: {}", callback.event.code());
    };
    assert_eq!(friends.user_lists.len(), 5000);
    let last = &friends.user_lists[4999];
    assert_eq!(last.wxid, "wxid_4999");
    assert_eq!(last.kind.unwrap().get(), 3);
}

#[test]
fn an_inner_type_alone_is_not_that_of_the_event() {
    let error = error(r#"{"data":{"userLists":[{"wxid":"wxid_a","type":210}]}}"#);
    assert_eq!(about(&error), (ErrorKind::Type, "data.type"));
    assert_eq!(error.code(), None);
}

/// What looks like the `type` of the event, near the end of the body, and is not.
#[test]
fn a_type_that_misleads() {
    for (body, code) in [
        (r#"{"data":{"code":200,"type":67,"a":{"type":66}}}"#, 67),
        (
            r#"{"data":{"a":{"type":67},"code":200,"type":66,"b":{"type":67}}}"#,
            66,
        ),
        (r#"{"data":{"code":200,"type":66,"a\"type":67}}"#, 66),
        (r#"{"data":{"code":200,"type":66},"a":{"type":67}}"#, 66),
        (r#"{"data":{"code":200,"type":66},"a":"b\"type"}"#, 66),
        (r#"{"data":{"hex":"00","type":999,"a":{"type":90}}}"#, 999),
        (
            r#"{"data":{"processid":1,"type":210,"userLists":[{"wxid":"a","type":78}]}}"#,
            210,
        ),
        (
            r#"{"data":{"code":"200","\u0074ype":67,"a":{"type":66}}}"#,
            67,
        ),
        (
            "{ \"data\" : { \"code\" : 200 ,\n\"type\" :\t\"66\" } }",
            66,
        ),
        (r#"{"data":{"code":200,"type":"0067"}}"#, 67),
    ] {
        let callback = parse(body);
        assert_eq!(callback.event.code(), code, "{body}");
        let by_serde: Callback = serde_json::from_str(body).unwrap();
        assert_eq!(by_serde, callback, "{body}");
    }
}

#[test]
fn a_type_that_misleads_is_not_that_of_the_error() {
    for (body, path, code) in [
        (
            r#"{"data":{"code":200,"a":{"type":66}}}"#,
            "data.type",
            None,
        ),
        (
            r#"{"data":{"code":200},"a":{"type":66}}"#,
            "data.type",
            None,
        ),
        (r#"{"data":{"code":200,"a\"type":66}}"#, "data.type", None),
        (
            r#"{"data":{"code":200,"type":90,"a":{"type":66}}}"#,
            "data.hex",
            Some(90),
        ),
        (
            r#"{"data":{"code":200,"type":66,"type":66}}"#,
            "data.type",
            Some(66),
        ),
        (r#"{"data":{"code":"x","type":66}}"#, "data.code", Some(66)),
    ] {
        let error = error(body);
        assert_eq!((error.path(), error.code()), (path, code), "{body}");
    }
}

#[test]
fn an_inner_data_is_a_field_like_any_other() {
    for body in [
        r#"{"data":{"type":999,"data":{"type":66,"code":200}}}"#,
        r#"{"data":{"data":{"type":66,"code":200},"type":999}}"#,
    ] {
        let callback = parse(body);
        let Event::Unknown(unknown) = &callback.event else {
            panic!("{callback:?}");
        };
        assert_eq!(unknown.code, 999);
        assert_eq!(unknown.fields.len(), 1);
        assert_eq!(unknown.fields["data"]["type"], 66);
        assert_eq!(unknown.fields["data"]["code"], 200);
        let written = serde_json::to_string(&callback).unwrap();
        assert_eq!(parse(&written), callback);
    }
}

#[test]
fn a_key_may_be_escaped() {
    for body in [
        r#"{"\u0064ata":{"\u0074ype":66,"c\u006Fde":200}}"#,
        r#"{"\u0064ata":{"c\u006fde":200,"typ\u0065":66}}"#,
        r#"{"\u0074ype":66,"\u0063ode":200}"#,
    ] {
        assert_eq!(parse(body), logged_in(), "{body}");
    }
    let twice = error(r#"{"data":{"type":66,"\u0074ype":66,"code":200}}"#);
    assert_eq!(about(&twice), (ErrorKind::Type, "data.type"));
}

#[test]
fn a_key_in_another_case_is_another_key() {
    let missing = error(r#"{"data":{"Type":66,"TYPE":66,"code":200}}"#);
    assert_eq!(about(&missing), (ErrorKind::Type, "data.type"));
    let missing = error(r#"{"Data":{"type":66,"code":200}}"#);
    assert_eq!(about(&missing), (ErrorKind::Type, "type"));
    let missing = error(r#"{"type":66,"Code":200}"#);
    assert_eq!(about(&missing), (ErrorKind::Field, "code"));
}
