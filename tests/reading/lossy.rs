//! Broken JSON: what `from_slice_lossy` forgives, what it reads there, and what it refuses as well.

use wequick_types::{Callback, ErrorKind, from_slice, from_slice_lossy, from_str};

use crate::read;

/// Broken pieces of a string, and what is read there.
const FORGIVEN: [(&[u8], &str); 24] = [
    // Bytes that are no UTF-8: each part of a character that goes wrong is one U+FFFD.
    (b"\xFF", "\u{FFFD}"),
    (b"\x80", "\u{FFFD}"),
    (b"\xE6\xB5", "\u{FFFD}"),
    (b"\xF0\x9F\x98", "\u{FFFD}"),
    (b"\xC0\x80", "\u{FFFD}\u{FFFD}"),
    (b"\xED\xA0\xBD", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    (b"\xF4\x90\x80\x80", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    (b"a\xFE\xE6\xB5\x8B\xE6", "a\u{FFFD}测\u{FFFD}"),
    // Half surrogates.
    (br"\ud83d", "\u{FFFD}"),
    (br"\uDE00", "\u{FFFD}"),
    (br"\uD83D\uD83D\uDE00", "\u{FFFD}\u{1F600}"),
    (br"\ud83d\ude00\ude00", "\u{1F600}\u{FFFD}"),
    (br"\ude00\ud83d", "\u{FFFD}\u{FFFD}"),
    (br"\udbff\n", "\u{FFFD}\n"),
    (br#"\ud800\""#, "\u{FFFD}\""),
    (br"\ud800\\ude00", "\u{FFFD}\\ude00"),
    (br"\ud83d\u0041", "\u{FFFD}A"),
    (br"\ud83dude00", "\u{FFFD}ude00"),
    (b"\\ud83d\xFF\\ude00", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    // Control characters that are not escaped.
    (b"\x01", "\u{1}"),
    (b"\0", "\0"),
    (b"\t\r\n", "\t\r\n"),
    (b"\x1F\x7F", "\u{1F}\u{7F}"),
    (b"\x1B\\ud83d\x0C", "\u{1B}\u{FFFD}\u{C}"),
];

/// All else that a string cannot hold. Behind a quote stands no string, and so no value.
const REFUSED: [&[u8]; 11] = [
    br"\q",
    br"\'",
    br"\x41",
    br"\U0041",
    br"\u12G4",
    br"\u{41}",
    br"\ud83d\q",
    br"\ud83d\u12-",
    b"\\\n",
    b"\\\xFF",
    br#"""#,
];

/// What is no value, with white space for `_`.
const NO_VALUES: &str = r#"
    , NaN -Infinity undefined True nul +1 01 .5 1. 1e 0x1F 1_000 'a' "a a" "a"_"b" [1,] [,1] [1_2] [1 [1}
    {"a":1,} {"a"_1} {"a"} {a:1} {1:1} 1_//_a /*a*/1 1e400
"#;

/// Bodies with a string at `@`: a field, a key that nobody knows and a value under one, in an entry, in
/// the envelope; with `type` before it and behind.
const TEXTS: [&str; 8] = [
    r#"{"data":{"type":69,"chatroom":"@"}}"#,
    r#"{"data":{"chatroom":"a@b","type":69}}"#,
    r#"{"type":66,"code":200,"cwxid":"@","a":["@"]}"#,
    r#"{"data":{"k@":1,"code":200,"type":66,"b":0}}"#,
    r#"{"type":999,"k@":{"@":"@"}}"#,
    r#"{"type":95,"userLists":[{"wxid":"@","sheadPic":"a@"}]}"#,
    r#"{"userLists":[{"wxid":"a","k@":"@"}],"type":95}"#,
    r#"{"k@":0,"data":{"type":66,"code":200},"@":["@"]}"#,
];

/// The same with a value at `@`.
const VALUES: [&str; 6] = [
    r#"{"data":{"type":66,"code":@}}"#,
    r#"{"data":{"code":@,"type":66}}"#,
    r#"{"data":{"type":66,"code":200,"a":@}}"#,
    r#"{"data":{"a":[@],"code":200,"type":66}}"#,
    r#"{"type":999,"a":{"b":@}}"#,
    r#"{"a":@,"data":{"type":66,"code":200}}"#,
];

const GOOD: &str = r#"{"data":{"type":66,"code":200,"a":[{}]}}"#;

/// The body with these bytes at each `@`.
fn with(body: &str, bytes: &[u8]) -> Vec<u8> {
    let pieces: Vec<&[u8]> = body.split('@').map(str::as_bytes).collect();
    pieces.join(bytes)
}

/// The callback that is read forgivingly and on no other way.
fn forgiven(body: &[u8]) -> Callback {
    assert_eq!(read(body), None);
    let error = from_slice::<Callback>(body).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    let callback = from_slice_lossy(body);
    callback.unwrap_or_else(|error| panic!("{error}: {}", body.escape_ascii()))
}

fn assert_refused(body: &[u8]) {
    let shown = body.escape_ascii();
    assert_eq!(read(body), None, "{shown}");
    assert!(from_slice_lossy(body).is_err(), "{shown}");
}

#[test]
fn broken_characters() {
    for body in TEXTS {
        for (broken, read) in FORGIVEN {
            let mended = serde_json::to_string(read).unwrap();
            let mended = body.replace('@', &mended[1..mended.len() - 1]);
            // Of two keys that are alike the last counts.
            let expected: Callback = from_str(&mended).unwrap();
            assert_eq!(forgiven(&with(body, broken)), expected, "{body} {read:?}");
        }
        for broken in REFUSED {
            assert_refused(&with(body, broken));
        }
    }
}

#[test]
fn what_is_no_value() {
    for body in VALUES {
        for value in NO_VALUES.split_whitespace() {
            assert_refused(&with(body, value.replace('_', " ").as_bytes()));
        }
        for value in [&b"1\xFF"[..], b"1\0", b"\xEF\xBB\xBF1"] {
            assert_refused(&with(body, value));
        }
    }
}

#[test]
fn what_stands_around_a_body() {
    let expected: Callback = from_str(GOOD).unwrap();
    let around = |front: &[u8], behind: &[u8]| [front, GOOD.as_bytes(), behind].concat();
    let fronts: [&[u8]; 3] = [b"", b"\xEF\xBB\xBF", b"\xEF\xBB\xBF \r\n"];
    let behinds: [&[u8]; 3] = [b"", b"\0", b" \0\0\r\n\t\0 "];
    for (front, behind) in fronts
        .into_iter()
        .flat_map(|it| behinds.map(|end| (it, end)))
    {
        if (front, behind) != (b"", b"") {
            assert_eq!(forgiven(&around(front, behind)), expected);
        }
    }
    for front in [
        &b"\xEF\xBB\xBF\xEF\xBB\xBF"[..],
        b" \xEF\xBB\xBF",
        b"\xEF\xBB",
        b"\xFF\xFE",
        b"\0",
        b"\x01",
        b",",
        b"[",
    ] {
        assert_refused(&around(front, b""));
    }
    for behind in [
        &b"\0x"[..],
        b"\0{}",
        b",",
        b"}",
        b"]",
        b"\xEF\xBB\xBF",
        b"\x01",
        b"\x0C",
        b"\xC2\xA0",
        b"\xFF",
    ] {
        assert_refused(&around(b"", behind));
    }
}

#[test]
fn a_body_that_is_cut_off() {
    for end in 0..GOOD.len() {
        assert_refused(&GOOD.as_bytes()[..end]);
        assert_refused(&[&GOOD.as_bytes()[..end], b"\0"].concat());
    }
}

/// What is wrong with a field is not forgiven, and said as it is where nothing is broken besides.
#[test]
fn a_field_of_another_shape() {
    let wrong = br#"{"data":{"type":66,"code":"x"}}"#;
    let error = from_slice::<Callback>(wrong).unwrap_err();
    assert_eq!(from_slice_lossy(wrong), Err(error));
    let error = from_slice_lossy(b"\xEF\xBB\xBF{\"type\":66,\"code\":\"\xFF\"}").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Field, "code"));
    assert_eq!(error.column(), 26);
}
