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
            let callback = wequick_types::from_str::<String>(&body).unwrap();
            let written = serde_json::to_string(&callback).unwrap();
            assert_eq!(
                written,
                format!(r#"{{"data":{{"type":999,"deep":{value}}}}}"#)
            );
            let again = wequick_types::from_str::<String>(&written).unwrap();
            assert_eq!(again, callback);
        }
        let body = format!(r#"{{"data":{{"deep":{value},"type":66,"code":200}}}}"#);
        let callback = wequick_types::from_str::<String>(&body).unwrap();
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

#[test]
fn what_is_not_kept_nests_as_it_likes() {
    let value = nested(5000, "1");
    let body = format!(r#"{{"data":{{"type":66,"code":200,"deep":{value}}},"deep":{value}}}"#);
    let callback = wequick_types::from_str::<String>(&body).unwrap();
    assert_eq!(callback.event.code(), 66);
}
