//! The text of an error is one short line, whatever it quotes.

use super::error;

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
            format!(r#"{{"type":-9223372036854775808,"{key}":1,"{key}":1}}"#),
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
