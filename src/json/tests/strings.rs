//! Strings of every length up to some blocks, because strings are searched block by block.

use serde::Deserialize;
use serde_json::Value;

use super::{judge, read};

#[test]
fn a_run_ends_where_it_ends() {
    for length in 0..300 {
        for letter in ["a", "\u{7f}", "!", "#", "]", "[", "\u{20}"] {
            let text = letter.repeat(length);
            let json = format!("\"{text}\"");
            assert_eq!(read::<&str>(&json).unwrap(), text);
            assert_eq!(judge(&json[..=length]), None, "no quote");
            for end in ["\\n", "\\", "\n", "\u{1f}", "\0", "é\"", "\\u4e2d\""] {
                judge(&format!("\"{text}{end}"));
                judge(&format!("\"{text}{end}{text}\""));
            }
        }
        let text = "中".repeat(length);
        assert_eq!(read::<&str>(&format!("\"{text}\"")).unwrap(), text);
    }
}

/// Each byte at each position of a word and of a block, before several neighbours. In the subtraction of
/// eight bytes at once, a marked byte borrows from the byte after it.
#[test]
fn each_byte_in_each_place() {
    for byte in 0..0x80_u8 {
        for place in (0..9).chain([63, 64, 65, 127, 128, 129, 191]) {
            for neighbour in ["x", "!", "\u{80}", "#"] {
                let before = "x".repeat(place);
                let byte = char::from(byte);
                judge(&format!("[\"{before}{byte}{neighbour}{before}\",1]"));
            }
        }
    }
}

#[test]
fn a_text_is_borrowed_unless_it_has_an_escape() {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Borrowed<'a>(&'a str);

    let json = String::from(r#"["plain","","中文"]"#);
    let texts: Vec<Borrowed<'_>> = read(&json).unwrap();
    let body = json.as_bytes().as_ptr_range();
    for text in &texts {
        assert!(body.contains(&text.0.as_ptr()), "{text:?}");
    }
    read::<Borrowed<'_>>(r#""a\n""#).unwrap_err();
    assert_eq!(read::<String>(r#""a\n""#).unwrap(), "a\n");
}

#[test]
fn a_string_with_escapes_leaves_nothing_for_the_next() {
    let value: Value = read(r#"["\n\n\n","\t","","\ud83d\ude00",{"\u0061":"\u0062"}]"#).unwrap();
    assert_eq!(
        value,
        serde_json::json!(["\n\n\n", "\t", "", "😀", { "a": "b" }])
    );
}
