//! How deep values may nest.

use wequick_types::{Callback, ErrorKind};

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

/// The places of a value that is kept, and how deep it may nest there. An entry is inside a list and an
/// object already.
const PLACES: [(u8, &str, &str); 12] = [
    (120, r#"{"data":{"type":999,"deep":"#, "}}"),
    (120, r#"{"data":{"deep":"#, r#","type":999}}"#),
    (120, r#"{"type":999,"deep":"#, "}"),
    (120, r#"{"deep":"#, r#","type":999}"#),
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
];

#[test]
fn values_that_are_kept_nest_120_levels_deep() {
    for (most, before, behind) in PLACES {
        let most = usize::from(most);
        for (depth, innermost) in [
            (most, "1"),
            (most, "0.5"),
            (most - 1, "[]"),
            (most - 1, "{}"),
        ] {
            let value = nested(depth, innermost);
            let body = format!("{before}{value}{behind}");
            let callback: Callback = wequick_types::from_str(&body).expect(before);
            let written = serde_json::to_string(&callback).unwrap();
            assert!(written.contains(&format!(r#""deep":{value}"#)), "{written}");
            assert_eq!(wequick_types::from_str(&written), Ok(callback));
        }
    }
}

#[test]
fn values_that_are_kept_nest_no_deeper() {
    for (most, before, behind) in PLACES {
        let most = usize::from(most);
        for (depth, innermost) in [
            (most + 1, "1"),
            (most, "[]"),
            (most, "{}"),
            (129, "1"),
            (5000, "1"),
        ] {
            let error = error(format!("{before}{}{behind}", nested(depth, innermost)));
            let line = error.to_string();
            assert_eq!(error.kind(), ErrorKind::Syntax, "{before} {depth}");
            assert!(line.contains("nested more than 120 levels deep"), "{line}");
            let is_known = before.contains("type");
            assert_eq!(error.code().is_some(), is_known, "{before} {depth}");
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
