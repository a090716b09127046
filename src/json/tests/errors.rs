//! The parts of an error, and its message.

use serde::Deserialize;
use serde_json::Value;

use super::super::problem::{Expected, Problem};
use super::read;

#[test]
fn what_is_wrong_with_a_text() {
    for (text, offset, expected) in [
        ("", 0, "the body ends before a value"),
        (r#"{"a":"#, 5, "the body ends before a value"),
        ("[1", 2, "the body ends inside a list"),
        (r#"{"a":1"#, 6, "the body ends inside an object"),
        (r#"{"a":1,"#, 7, "the body ends inside an object"),
        (r#"{"a"#, 3, "the body ends inside a string"),
        (r#""a\u12"#, 6, "the body ends inside a string"),
        ("[-", 2, "the body ends inside a number"),
        ("1e", 2, "the body ends inside a number"),
        ("[tru", 4, "the body ends inside a word"),
        ("<html>", 1, "expected a value, found `<`"),
        ("[\0]", 2, "expected a value, found `\\0`"),
        ("\u{feff}{}", 1, "expected a value, found a byte order mark"),
        ("{'a':1}", 2, "expected a key in quotes, found `'`"),
        (r#"{"a" 1}"#, 6, "expected `:`, found `1`"),
        ("[1 2]", 4, "expected `,` or `]`, found `2`"),
        (r#"{"a":1;}"#, 7, "expected `,` or `}`, found `;`"),
        ("[1,]", 4, "trailing comma"),
        (r#"{"a":1,}"#, 8, "trailing comma"),
        ("1 中", 3, "expected the end, found `中`"),
        ("nil", 2, "expected `null`, found `i`"),
        (
            "[012]",
            3,
            "expected no digit behind a leading 0, found `1`",
        ),
        ("[1.]", 4, "expected a digit, found `]`"),
        ("[1e400]", 6, "number out of range"),
        (r#""\x""#, 3, "invalid escape"),
        (r#""\u00g0""#, 7, "invalid escape"),
        ("\"a\tb\"", 3, "control character U+0009 in a string"),
        (r#""\ud83d""#, 8, "lone surrogate `\\ud83d`"),
        (r#""\uDE00""#, 7, "lone surrogate `\\ude00`"),
        (r#""\ud83d\u0041""#, 13, "lone surrogate `\\ud83d`"),
    ] {
        let error = read::<Value>(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
        assert_eq!(error.offset(), Some(offset), "{text}");
    }
    let error = read::<Value>(&"[".repeat(128)).unwrap_err();
    assert_eq!(error.problem(), &Problem::TooDeep);
    assert_eq!(error.offset(), Some(128));
}

#[derive(Debug, Deserialize)]
struct Entry {
    #[serde(rename = "n")]
    _number: u8,
    #[serde(rename = "t", default)]
    _text: Option<String>,
}

/// The position is that of `serde_json`.
#[test]
fn what_is_wrong_with_a_value() {
    for (text, expected) in [
        (
            r#"[{"n":1},{"n":"one"}]"#,
            r#"invalid type: string "one", expected u8"#,
        ),
        (r#"[{"n":null}]"#, "invalid type: null, expected u8"),
        (
            r#"[{"n": 256 }]"#,
            "invalid value: integer `256`, expected u8",
        ),
        (r#"[{"n":-1}]"#, "invalid value: integer `-1`, expected u8"),
        (
            r#"[{"n":1e300}]"#,
            "invalid type: floating point `1e300`, expected u8",
        ),
        (
            r#"[{"n":2.0}]"#,
            "invalid type: floating point `2.0`, expected u8",
        ),
        (
            r#"[{"n":1,"t":true}]"#,
            "invalid type: boolean `true`, expected a string",
        ),
        (r#"[{"t":"a"} ]"#, "missing field `n`"),
        (r"[{}]", "missing field `n`"),
        ("[ {\n } ]", "missing field `n`"),
        (r#"[{"n":1,"n" :2}]"#, "duplicate field `n`"),
        ("[3]", "invalid type: integer `3`, expected struct Entry"),
        (
            "[[] ]",
            "invalid length 0, expected struct Entry with 2 elements",
        ),
    ] {
        let error = read::<Vec<Entry>>(text).unwrap_err();
        let theirs = serde_json::from_str::<Vec<Entry>>(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
        let offset = super::offset(text, theirs.line(), theirs.column());
        assert_eq!(error.offset(), Some(offset), "{text}: {theirs}");
    }
}

#[test]
fn an_error_is_data() {
    let problem = |text| read::<Vec<Entry>>(text).unwrap_err().problem().clone();
    assert_eq!(problem("[{}]"), Problem::MissingField("n"));
    assert_eq!(problem(r#"[{"n":1,"n":1}]"#), Problem::DuplicateField("n"));
    assert_eq!(
        problem("[;"),
        Problem::Found {
            came: ';',
            expected: Expected::Value
        }
    );
    assert_eq!(
        problem("["),
        Problem::End {
            expected: Expected::CommaOrBracket
        }
    );
    assert_eq!(
        problem("[0]"),
        Problem::Value("invalid type: integer `0`, expected struct Entry".to_owned()),
    );
}

#[test]
fn an_error_is_short_however_long_the_text() {
    for letter in ["a", "中", "\u{1}", "\\u0001"] {
        let text = format!("{:?}", letter.repeat(100_000)).replace("\\u{1}", "\\u0001");
        let error = read::<u8>(&text).unwrap_err();
        assert!(error.to_string().len() < 500, "{error}");
        assert!(error.to_string().ends_with("\"…, expected u8"), "{error}");
        assert!(format!("{error:?}").len() < 1000);
    }
}
