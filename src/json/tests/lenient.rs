//! The faults that the lenient reader accepts, and those that it does not.

use serde_json::{Value, json};

use super::super::error::Stopped;
use super::super::reader::Reader;
use super::{finish, judge};

fn read(text: &str) -> Result<Value, Stopped> {
    finish(Reader::lenient(text))
}

#[test]
fn what_is_forgiven() {
    for (text, expected) in [
        (r#""\ud83d""#, json!("\u{fffd}")),
        (r#""\ude00""#, json!("\u{fffd}")),
        (r#""a\ud83db\ude00c""#, json!("a\u{fffd}b\u{fffd}c")),
        (r#""\ude00\ud83d""#, json!("\u{fffd}\u{fffd}")),
        (r#""\ud83d\ud83d\ude00""#, json!("\u{fffd}😀")),
        (r#""\ud83d\ud83d\ud83d""#, json!("\u{fffd}\u{fffd}\u{fffd}")),
        (r#""\ud83d\n""#, json!("\u{fffd}\n")),
        (r#""\ud83d\u0041""#, json!("\u{fffd}A")),
        ("\"\\ud83d中\"", json!("\u{fffd}中")),
        (r#"{"\ud83d":1}"#, json!({ "\u{fffd}": 1 })),
        ("\"a\tb\nc\0d\u{1f}\"", json!("a\tb\nc\0d\u{1f}")),
        ("{\"a\nb\":[\"\r\n\"]}", json!({ "a\nb": ["\r\n"] })),
        ("\u{feff}[1]", json!([1])),
        ("\u{feff} \n[1]", json!([1])),
        ("[1]\0", json!([1])),
        ("[1]\n\0 \0\r\n\0\0", json!([1])),
        ("\u{feff}\"\u{feff}\"\0", json!("\u{feff}")),
        ("[1,]", json!([1])),
        ("[[] , ]", json!([[]])),
        ("{\"a\":1,\n}", json!({ "a": 1 })),
        ("[{\"a\":[],},]", json!([{ "a": [] }])),
    ] {
        assert_eq!(read(text).unwrap(), expected, "{text:?}");
        assert_eq!(judge(text), None, "{text:?}");
    }
}

#[test]
fn what_is_not() {
    for text in [
        "",
        "\0",
        "\u{feff}",
        "\u{feff}\0",
        "\u{feff}\u{feff}1",
        " \u{feff}1",
        "\0[1]",
        "[\0]",
        "[1\0,2]",
        "1\0 2",
        "[1]\0x",
        "[1,,]",
        "[,]",
        "{,}",
        "[1,}",
        "{\"a\":1,,}",
        "{\"a\":1,]",
        "{\"a\":,}",
        "{a:1}",
        "{'a':1}",
        "NaN",
        "01",
        "1e400",
        "+1",
        "\"a",
        "\"a\0",
        "\"\\ud83d",
        "\"\\ud83d\\",
        "\"\\ud83d\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud83d\\u12\"",
        "\"\\ud83d\\uzzzz\"",
        "\"\\\n\"",
        "\"\\\0\"",
        "[",
        "{",
        "[1 2]",
        "tru",
        "\u{1}1",
    ] {
        assert!(read(text).is_err(), "{text:?}");
    }
    let deep = "[".repeat(128) + &"]".repeat(128);
    assert!(read(&deep).is_err());
}

#[test]
fn the_place_of_an_error_counts_from_the_front() {
    assert_eq!(read("\u{feff}[1,,").unwrap_err().offset(), Some(7));
    assert_eq!(read("[\"\\ud83d\",x").unwrap_err().offset(), Some(11));
}
