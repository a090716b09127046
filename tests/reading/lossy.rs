//! Broken JSON: the faults that `from_slice_lossy` accepts, what it reads then, and what it refuses, too.

use std::borrow::Cow;

use wequick_types::{
    Callback, CallbackRef, Error, ErrorKind, PollResponse, from_slice, from_slice_lossy, from_str,
};

use crate::read;

/// Broken parts of a string, and what is read for them.
const FORGIVEN: [(&[u8], &str); 24] = [
    // Bytes that are not UTF-8: each part of a character that goes wrong is one U+FFFD.
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

/// Everything else that a string cannot hold.
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

/// What is not a value, with white space for `_`.
const NO_VALUES: &str = r#"
    , NaN -Infinity undefined True nul +1 01 .5 1. 1e 0x1F 1_000 'a' "a a" "a"_"b" [1,,] [,] [,1] [1_2] [1
    [1} [1,} {"a":1,,} {,} {"a":1,] {"a":,} {"a"_1} {"a"} {a:1} {1:1} 1_//_a /*a*/1 1e400
"#;

/// Values with a comma after the last item, which is accepted, and the same values without it.
const COMMAS: [(&str, &str); 5] = [
    ("[1,]", "[1]"),
    ("[[],[2 ,\n],]", "[[],[2]]"),
    (r#"{"a":1,}"#, r#"{"a":1}"#),
    (r#"{"a":[1,],"b":{"c":0,},}"#, r#"{"a":[1],"b":{"c":0}}"#),
    (r#"[{"a":1,},]"#, r#"[{"a":1}]"#),
];

/// What stands in a string, where a backslash may be the second byte of a character in GBK or Big5: with each
/// backslash by itself the body is not JSON. And what is read there.
const PAIRS: [(&[u8], &str); 8] = [
    (b"\xD5\\", "\u{FFFD}"),
    (b"a\xB5\xC4\xD5\\", "a\u{FFFD}\u{FFFD}\u{FFFD}"),
    // The run is UTF-8, or of even length: the backslash escapes.
    (
        b"\xCB\xB5\\\"\xB5\xC4\\\"\xD5\\",
        "\u{2F5}\"\u{FFFD}\u{FFFD}\"\u{FFFD}",
    ),
    (b"\xE6\xB5\x8B\\n\xD5\\", "测\n\u{FFFD}"),
    // It is not a pair, but what reads by itself in a body that does not: it is read as a pair as well.
    (b"\xA4\\n\xD5\\", "\u{FFFD}n\u{FFFD}"),
    (b"\xD5\\\xD5\\", "\u{FFFD}\u{FFFD}"),
    // Two backslashes: the first belongs to the character, the second escapes.
    (b"\xD5\\\\\"", "\u{FFFD}\""),
    (b"\\\\\xD5\\", "\\\u{FFFD}"),
];

/// Bodies with a string at `@`: a field, a key that nobody knows and a value under one, in an entry, in
/// the envelope; with `type` before it and behind.
const TEXTS: [&str; 8] = [
    r#"{"data":{"type":69,"chatroom":"@"}}"#,
    r#"{"data":{"chatroom":"a@.b","type":69}}"#,
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

/// The first repair that makes JSON is the last one, and the error is that of this JSON.
#[test]
fn a_wrong_field_in_a_body_that_is_repaired() {
    let error = lossy(b"{\"type\":66,\"code\":\"\xD5\\u0061\"}").unwrap_err();
    assert!(error.to_string().contains("\u{fffd}a"), "{error}");
    let error = lossy(b"{\"type\":66,\"code\":\"\xD5\\\"}").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Field, "code"));
}

/// A callback that only the lenient way reads.
fn forgiven(body: &[u8]) -> Callback {
    assert_eq!(read(body), None);
    let error = from_slice::<Callback>(body).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    lossy(body).unwrap_or_else(|error| panic!("{error}: {}", body.escape_ascii()))
}

/// Reads a body leniently. A borrowed callback is equal, and owns the repaired texts.
fn lossy(body: &[u8]) -> Result<Callback, Error> {
    let callback = from_slice_lossy(body);
    let borrowed: Result<CallbackRef, Error> = from_slice_lossy(body);
    if from_slice::<CallbackRef>(body).is_err() {
        let _ = borrowed.clone().map(|callback| {
            callback.map_text(|text| assert!(matches!(text, Cow::Owned(_)), "{text:?}"))
        });
    }
    assert_eq!(borrowed.map(CallbackRef::into_owned), callback);
    callback
}

fn assert_refused(body: &[u8]) {
    let shown = body.escape_ascii();
    assert_eq!(read(body), None, "{shown}");
    assert!(lossy(body).is_err(), "{shown}");
}

#[test]
fn broken_characters() {
    for body in TEXTS {
        for (broken, read) in FORGIVEN {
            let mended = serde_json::to_string(read).unwrap();
            let mended = body.replace('@', &mended[1..mended.len() - 1]);
            // If two keys become equal, the last value counts.
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
fn a_comma_behind_the_last_item() {
    for body in VALUES {
        if body.contains(r#""code":@"#) {
            continue;
        }
        for (comma, value) in COMMAS {
            let expected: Callback = from_str(&body.replace('@', value)).unwrap();
            assert_eq!(
                forgiven(&with(body, comma.as_bytes())),
                expected,
                "{body} {comma}"
            );
        }
    }
    let expected: Callback = from_str(GOOD).unwrap();
    assert_eq!(
        forgiven(GOOD.replace('}', ",}").replace("{,}", "{}").as_bytes()),
        expected
    );
}

#[test]
fn a_backslash_that_is_half_a_character() {
    for body in TEXTS {
        for (broken, read) in PAIRS {
            let mended = serde_json::to_string(read).unwrap();
            let expected: Callback =
                from_str(&body.replace('@', &mended[1..mended.len() - 1])).unwrap();
            let shown = broken.escape_ascii();
            assert_eq!(forgiven(&with(body, broken)), expected, "{body} {shown}");
        }
    }
    // What can be read byte by byte is read so: the quote that follows the bytes ends the text.
    let text = |bytes: &[u8]| {
        let body = with(r#"{"type":69,"chatroom":"@","xml":"x"}"#, bytes);
        let room = forgiven(&body).event.into_room_updated().unwrap();
        room.chatroom.into_inner()
    };
    assert_eq!(text(b"\xE4\xBD"), "\u{FFFD}");
    assert_eq!(text(b"\xD5\\n"), "\u{FFFD}\n");
    // Neither way is JSON: the error is that of the first.
    let error = lossy(b"{\"type\":69,\"chatroom\":\"\xD5\\\",\"xml\":nul}").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    assert_eq!(error.column(), 31, "{error}");
}

#[test]
fn an_answer_is_forgiven_the_same() {
    let expected: PollResponse =
        from_str("[{\"api\":\"sendTextMessage\",\"wxid\":\"a\",\"text\":\"\u{FFFD}\\t\"}]")
            .unwrap();
    for text in [&b"\xFF\t"[..], b"\\ud83d\\t", b"\xD5\\\t"] {
        let body = b"[{\"api\":\"sendTextMessage\",\"wxid\":\"a\",\"text\":\"@\",},]\0";
        let text = with(std::str::from_utf8(body).unwrap(), text);
        assert!(from_slice::<PollResponse>(&text).is_err());
        assert_eq!(from_slice_lossy::<PollResponse>(&text).unwrap(), expected);
    }
    let wrong = br#"[{"api":"delUser"}]"#;
    let error = from_slice_lossy::<PollResponse>(wrong).unwrap_err();
    assert_eq!(error, from_slice::<PollResponse>(wrong).unwrap_err());
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

/// A wrong field is an error in a broken body, too. The error is the same as in a body that is not broken.
#[test]
fn a_field_of_another_shape() {
    let wrong = br#"{"data":{"type":66,"code":"x"}}"#;
    let error = from_slice::<Callback>(wrong).unwrap_err();
    assert_eq!(lossy(wrong), Err(error));
    let error = lossy(b"\xEF\xBB\xBF{\"type\":66,\"code\":\"\xFF\"}").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Field, "code"));
    assert_eq!(error.column(), 26);
}
