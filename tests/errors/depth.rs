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

/// What is before a byte that is not UTF-8 is read, so a body that nests too deep before it is
/// refused for that: no path is longer.
#[test]
fn the_path_to_a_bad_byte_has_127_levels_at_most() {
    let error = |json: String| {
        let mut body = json.into_bytes();
        body.push(0xFF);
        let error = wequick_types::from_slice::<wequick_types::Callback>(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax);
        error
    };
    let open = |levels| r#"{"a":"#.repeat(levels);
    let names = |levels| vec!["a"; levels].join(".");

    let deepest = error(open(127));
    assert_eq!(deepest.path(), names(127));
    assert!(deepest.to_string().contains("not UTF-8: byte 0xff"));
    for levels in [128, 200, 100_000] {
        let deeper = error(open(levels));
        assert_eq!(deeper.path(), names(127), "{levels}");
        assert!(deeper.to_string().contains("nested too deep"));
    }
    let back = format!(r#"{}1{},"b":"#, open(127), "}".repeat(17));
    assert_eq!(error(back).path(), format!("{}.b", names(109)));
}
