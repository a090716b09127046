//! The text of an error is one short line, for any text that it quotes. And the position of an error.

use wequick_types::{ErrorKind, PollResponse};

use super::error;
use super::files::fixtures;

/// What does not belong into a line: controls, line and paragraph separators, marks that turn
/// the direction of a text.
fn spills(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[test]
fn the_text_is_one_short_line() {
    let long = "x".repeat(1 << 20);
    let long_escaped = "\\u4e2d".repeat(1 << 10);
    let controls = "\\u0000\\u0007\\u001b[31m\\r\\n\\u0085\\u2028\\u2029".repeat(20);
    let bidi = "\u{202e}\u{2066}\u{200f}\u{feff}\u{301}".repeat(20);
    let digits = "9".repeat(1 << 10);
    let deep = format!("{}nope", "[{\"a\":".repeat(59));

    for text in [
        &long,
        &long_escaped,
        &controls,
        &bidi,
        &digits,
        "`",
        "\\\"\\\\",
        "",
    ] {
        let key = format!("k{text}");
        for body in [
            format!(r#""{text}""#),
            text.to_string(),
            format!("{{{text}"),
            format!(r#"{{"data":"{text}"}}"#),
            format!(r#"{{"data":{{"type":"{text}"}}}}"#),
            format!(r#"{{"data":{{"type":{text}}}}}"#),
            format!(r#"{{"type":66,"code":"{text}"}}"#),
            format!(r#"{{"type":66,"code":-1{text}.5}}"#),
            format!(r#"{{"type":-9223372036854775808,"cwxid":{{"{text}":1}}}}"#),
            format!(r#"{{"cwxid":["{text}"],"type":97,"hex":""}}"#),
            format!(r#"{{"type":71,"wxid":"a","sex":"a{text}"}}"#),
            format!(r#"{{"type":211,"chatrooms":[{{"wxid":"a","exist":"a{text}"}}]}}"#),
            format!(r#"{{"type":77,"wxid":"a","userLists":"{text}"}}"#),
            format!(r#"{{"type":77,"wxid":"a","userLists":["{text}"]}}"#),
            format!(r#"{{"type":-9223372036854775808,"{key}":1,"{key}":?}}"#),
            format!(r#"{{"type":-9223372036854775808,"{key}":{{"{key}":tru}}}}"#),
            format!(r#"{{"{key}":{{"{key}":{{"{key}":"\ud800"}}}}}}"#),
            format!(r#"{{"type":999,"{key}":{deep}}}"#),
            format!(
                "{}{{\"type\":66,\"code\":\"a{text}\"}}",
                "\n".repeat(1 << 16)
            ),
        ] {
            let error = error(&body);
            let line = error.to_string();
            let begin: String = body.chars().take(80).collect();
            assert!(line.chars().count() <= 300, "{begin}: {line}");
            assert!(!line.contains(spills), "{begin}: {line:?}");
        }
    }
}

/// The longest `api`, path, message and place that can come together, one of each at its limit.
#[test]
fn the_text_of_a_command_is_one_short_line() {
    let api = format!("head{}tail", "测".repeat(1 << 10));
    let before = "{},\n".repeat(1 << 16);
    let time = "\\u0001".repeat(1 << 10);
    let body = format!(r#"[{before}{{"api":"{api}","time":"{time}"}}]"#);
    let error = wequick_types::from_str::<PollResponse>(&body).unwrap_err();
    let line = error.to_string();
    let shown = format!(
        "head{}…{}tail: [65536].time: ",
        "测".repeat(13),
        "测".repeat(14)
    );
    assert!(line.chars().count() <= 300, "{line}");
    let message = line.strip_prefix(&shown).expect(&line);
    let (message, _column) = message.split_once(" at line 65537 column ").expect(&line);
    assert_eq!(message.chars().count(), 120, "{line}");
    assert!(!line.contains(spills), "{line:?}");

    let key = "k".repeat(90);
    let body = format!(r#"[{{"api":"{api}","{key}":{{"{key}":007}}}}]"#);
    let error = wequick_types::from_str::<PollResponse>(&body).unwrap_err();
    let line = error.to_string();
    let shown = format!(
        ": [0].{}…{}: expected no digit",
        "k".repeat(35),
        "k".repeat(40)
    );
    assert!(line.contains(&shown), "{line}");
    assert!(line.chars().count() <= 300, "{line}");
}

/// If a limit falls inside a character, the text ends before this character: in a value, a key and an
/// `api`, with any text before it.
#[test]
fn nothing_is_cut_inside_a_character() {
    for character in ["é", "测", "😀"] {
        for shift in 0..4 {
            let text = "x".repeat(shift) + &character.repeat(400);
            for (body, message) in [
                (
                    format!(r#"{{"type":66,"code":"{text}"}}"#),
                    "code: invalid value: string",
                ),
                (
                    format!(r#"{{"type":71,"wxid":"a","sex":"{text}"}}"#),
                    "sex: invalid value: string",
                ),
                (
                    format!(r#"{{"data":"{text}"}}"#),
                    "data: invalid type: string",
                ),
            ] {
                let line = error(&body).to_string();
                let shown = "x".repeat(shift) + &character.repeat(30);
                assert!(line.contains(message), "{line}");
                assert!(line.contains(&shown), "{line}");
            }

            let error = error(format!(r#"{{"type":999,"{text}":?}}"#));
            let shown = "x".repeat(shift) + &character.repeat((99 - shift) / character.len());
            assert_eq!(error.path(), format!("[\"{shown}…\"]"));

            let body = format!(r#"[{{"api":"{text}","time":"a"}}]"#);
            let error = wequick_types::from_str::<PollResponse>(&body).unwrap_err();
            let shown = format!(
                "{}{}…{}",
                "x".repeat(shift),
                character.repeat(99 - shift),
                character.repeat(100)
            );
            assert_eq!(error.api(), Some(&*shown));
        }
    }
}

/// A plain name stands bare, however it is escaped; any other key as it is in the body.
#[test]
fn the_key_in_a_path() {
    let path = |key: &str| {
        error(format!(r#"{{"type":999,"{key}":nope}}"#))
            .path()
            .to_owned()
    };
    for bare in ["key", "a_1", "9"] {
        assert_eq!(path(bare), bare);
    }
    assert_eq!(path(r"k\u0065y"), "key");
    for key in [
        "",
        "a key",
        "a.b",
        "键",
        r#"a\"b"#,
        r"a\\",
        r#"\\\""#,
        r"k\u0020y",
        "\u{1f600}",
    ] {
        assert_eq!(path(key), format!("[\"{key}\"]"));
    }
    let longest = "x".repeat(98);
    assert_eq!(path(&longest), longest);
    let longer = "x".repeat(99);
    assert_eq!(path(&longer), format!("[\"{longer}…\"]"));
    assert_eq!(path(&"x".repeat(100)), format!("[\"{longer}…\"]"));
}

#[test]
fn lines_and_bytes_are_counted() {
    let error = error("\n{\"data\":\r\n\n  {\"nick\":\"测\",\"type\":\"x\"}}");
    assert_eq!((error.line(), error.column()), (4, 26));
}

#[test]
fn a_body_cut_short_is_a_syntax_error() {
    for (name, body) in fixtures("callbacks", "json") {
        let body = body.trim_end();
        for end in 0..body.len() {
            let error = error(&body.as_bytes()[..end]);
            assert_eq!(error.kind(), ErrorKind::Syntax, "{name}: {end} bytes");
        }
    }
}
