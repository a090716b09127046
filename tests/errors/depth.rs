//! How deep values may nest.

use wequick_types::ErrorKind;

use super::error;

/// Lists and objects in turn, this many levels deep around a value.
fn nested(depth: usize, innermost: &str) -> String {
    let mut json = innermost.to_owned();
    for level in (0..depth).rev() {
        json = if level % 2 == 0 {
            format!("[{json}]")
        } else {
            format!(r#"{{"a":{json}}}"#)
        };
    }
    json
}

#[test]
fn values_that_are_kept_nest_120_levels_deep() {
    for (depth, innermost) in [(120, "1"), (120, "0.5"), (119, "[]"), (119, "{}")] {
        let value = nested(depth, innermost);
        for body in [
            format!(r#"{{"data":{{"type":999,"deep":{value}}}}}"#),
            format!(r#"{{"data":{{"deep":{value},"type":999}}}}"#),
            format!(r#"{{"type":999,"deep":{value}}}"#),
            format!(r#"{{"deep":{value},"type":999}}"#),
        ] {
            let callback = wequick_types::from_str::<wequick_types::Callback>(&body).unwrap();
            let written = serde_json::to_string(&callback).unwrap();
            assert_eq!(
                written,
                format!(r#"{{"data":{{"type":999,"deep":{value}}}}}"#)
            );
            let again = wequick_types::from_str::<wequick_types::Callback>(&written).unwrap();
            assert_eq!(again, callback);
        }
        let body = format!(r#"{{"data":{{"deep":{value},"type":66,"code":200}}}}"#);
        let callback = wequick_types::from_str::<wequick_types::Callback>(&body).unwrap();
        assert_eq!(callback.event.code(), 66);
    }
}

#[test]
fn values_that_are_kept_nest_no_deeper() {
    for (depth, innermost) in [
        (121, "1"),
        (120, "[]"),
        (120, "{}"),
        (129, "1"),
        (5000, "1"),
    ] {
        let value = nested(depth, innermost);
        for (body, code) in [
            (
                format!(r#"{{"data":{{"type":999,"deep":{value}}}}}"#),
                Some(999),
            ),
            (format!(r#"{{"data":{{"deep":{value},"type":999}}}}"#), None),
            (format!(r#"{{"type":999,"deep":{value}}}"#), Some(999)),
            (format!(r#"{{"deep":{value},"type":999}}"#), None),
            (format!(r#"{{"deep":{value},"type":66,"code":200}}"#), None),
        ] {
            let error = error(&body);
            assert_eq!(error.kind(), ErrorKind::Syntax, "{depth} {innermost}");
            assert_eq!(error.code(), code, "{depth} {innermost}");
            assert!(
                error
                    .to_string()
                    .contains("nested more than 120 levels deep"),
                "{error}"
            );
        }
    }
}

/// The fields that a known kind does not have, before and behind `type`, beside `data`, and in an
/// entry, which is inside of a list and an object already.
#[test]
fn unknown_fields_nest_no_deeper() {
    for (most, before, behind) in [
        (120, r#"{"data":{"deep":"#, r#","type":66,"code":200}}"#),
        (120, r#"{"data":{"type":66,"deep":"#, r#","code":200}}"#),
        (120, r#"{"type":66,"code":200,"deep":"#, "}"),
        (120, r#"{"deep":"#, r#","data":{"type":66,"code":200}}"#),
        (120, r#"{"data":{"type":66,"code":200},"deep":"#, "}"),
        (
            118,
            r#"{"type":95,"userLists":[{"deep":"#,
            r#","wxid":"a"}]}"#,
        ),
        (
            118,
            r#"{"userLists":[{"wxid":"a","deep":"#,
            r#"}],"type":95}"#,
        ),
        (
            118,
            r#"{"data":{"userLists":[{"wxid":"a","deep":"#,
            r#"}],"type":95}}"#,
        ),
    ] {
        let body = format!("{before}{}{behind}", nested(most, "1"));
        wequick_types::from_str::<wequick_types::Callback>(&body).unwrap();
        for too_deep in [most + 1, 129, 5000] {
            let body = format!("{before}{}{behind}", nested(too_deep, "1"));
            let error = error(&body);
            assert_eq!(error.kind(), ErrorKind::Syntax, "{before}");
        }
    }
}

/// Bytes that are not UTF-8 are found before anything is read, so any number of levels may stand
/// before them. No more than 128 of them are in the path.
#[test]
fn the_path_to_a_bad_byte_ends_at_128_levels() {
    let path = |json: String| {
        let mut body = json.into_bytes();
        body.push(0xFF);
        let error = wequick_types::from_slice::<wequick_types::Callback>(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax);
        error.path().to_owned()
    };
    let open = |levels| r#"{"a":"#.repeat(levels);
    let names = |levels| vec!["a"; levels].join(".");

    assert_eq!(path(open(128)), names(128));
    assert_eq!(path(open(100_000)), names(128));
    for deeper in [
        r#"{"z":"#,
        r#"{"z":[1,2,"#,
        r#"{"z":[1,{"y":0},2],"x":"#,
        "[[],{},[0],",
    ] {
        assert_eq!(path(open(128) + deeper), names(128), "{deeper}");
    }
    let back = format!(r#"{}{},"b":"#, open(200), "}".repeat(90));
    assert_eq!(path(back), format!("{}.b", names(109)));
}
