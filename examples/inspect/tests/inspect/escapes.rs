//! What a terminal must not be told is escaped.

use crate::{good, line, run};

/// Text that would end the line, colour the terminal or turn the reading direction, and how it
/// is shown.
const HOSTILE: &str = "\u{1b}[31m\r\n\u{202E}\u{2028}\u{9b}\u{7f}\u{0}微";
const SHOWN: &str = r"\u{1b}[31m\r\n\u{202e}\u{2028}\u{9b}\u{7f}\0微";
const SHOWN_IN_JSON: &str = r"\u001b[31m\r\n\u202e\u2028\u009b\u007f\u0000微";

#[test]
fn text_from_outside_is_escaped() {
    let cases = [
        (
            r#"{"type":78,"msgType":1,"wxid":"HOSTILE","nick":"HOSTILE","message":"HOSTILE"}"#,
            r#"message (78): text from "SHOWN" "SHOWN": "SHOWN""#,
        ),
        (
            r#"{"type":78,"msgType":37,"wxid":"fmessage","message":"<HOSTILE"}"#,
            r#"message (78): message content: expected an element at byte 0: "<SHOWN""#,
        ),
        (
            r#"{"type":69,"cwxid":"HOSTILE","chatroom":"HOSTILE","xml":"HOSTILE"}"#,
            r#"room updated (69), account "SHOWN": "SHOWN", XML "SHOWN""#,
        ),
        (
            r#"{"type":81,"wxid":"HOSTILE","v2":"HOSTILE"}"#,
            r#"stranger (81): "SHOWN", v2 "SHOWN""#,
        ),
        (
            r#"{"type":82,"hex":"data:HOSTILE;base64,"}"#,
            r#"login QR code (82): "SHOWN", no bytes"#,
        ),
        (
            r#"{"type":90,"hex":"HOSTILE"}"#,
            "logout (90): not hex: byte 0x1b at index 0",
        ),
        (
            r#"{"type":999,"HOSTILE":0}"#,
            r#"unknown event (999): 1 key: "SHOWN""#,
        ),
        (r#"{"api":"HOSTILE"}"#, r#"command "SHOWN""#),
        (
            r#"{"api":"a","HOSTILE":"HOSTILE"}"#,
            r#"command a: "SHOWN" "IN_JSON""#,
        ),
    ];
    let json = serde_json::to_string(HOSTILE).unwrap();
    for (payload, expected) in cases {
        let payload = payload.replace("HOSTILE", json.trim_matches('"'));
        let expected = expected
            .replace("SHOWN", SHOWN)
            .replace("IN_JSON", SHOWN_IN_JSON);
        assert_eq!(line(&payload), expected);
    }
}

#[test]
fn an_error_escapes_what_it_quotes() {
    let cases = [
        (
            r#"{"type":66,"code":"HOSTILE"}"#,
            r#"event 66 (LoginState): code: invalid value: string "\u{1b}[31m\r\n\u{202e}\u{2028}\u{9b}…, expected an integer of 64 bits, or a string that holds one"#,
        ),
        (
            r#"{"type":66,"HOSTILE":x}"#,
            r#"event 66 (LoginState): ["\u001b[31m\r\n\u{202e}\u{2028}\u{9b}\u{7f}\u0000微"]: expected a value, found `x`"#,
        ),
    ];
    let json = serde_json::to_string(HOSTILE).unwrap();
    for (payload, error) in cases {
        let payload = payload.replace("HOSTILE", json.trim_matches('"'));
        assert_eq!(run(&[], payload).stderr, format!("-:1: {error}\n"));
    }
}

#[test]
fn json_escapes_what_a_terminal_does_not_print() {
    let text = format!("{HOSTILE}\u{E0001}😀\"\\");
    let shown = format!(r#""{SHOWN_IN_JSON}\udb40\udc01😀\"\\""#);
    let text_in_json = serde_json::to_string(&text).unwrap();
    assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);

    let payload = format!(r#"{{"data":{{"type":69,"chatroom":{text_in_json}}}}}"#);
    let expected = format!(r#"{{"data":{{"type":69,"chatroom":{shown}}}}}"#);
    assert_eq!(run(&["--json"], payload), good(&[&expected]));

    let payload = format!(r#"{{"api":"delUser","wxid":{text_in_json}}}"#);
    let expected = format!(r#"{{"api":"delUser","wxid":{shown}}}"#);
    assert_eq!(run(&["--json"], payload), good(&[&expected]));
}
