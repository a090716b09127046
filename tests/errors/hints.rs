//! What an error says of its cause: `Error::hint`. The line of the error is the same with a hint and
//! without.

use wequick_types::{Callback, Error, PollResponse, from_slice};

const GZIP: &str = "the body is compressed with gzip: decompress it";
const ZSTD: &str = "the body is compressed with zstd: decompress it";
const UTF_16: &str = "the body is UTF-16: convert it to UTF-8";
const MARKUP: &str = "the body is HTML or XML";
const FORM: &str = "the body is a form: take the value that holds the JSON, and decode it";
const MULTIPART: &str = "the body is a multipart form: take the part that holds the JSON";
const REQUEST: &str = "the body is a whole HTTP request: take what follows its head";
const RESPONSE: &str = "the body is a whole HTTP response: take what follows its head";
const TWICE: &str = "the string holds JSON: it was encoded twice";
const LOSSY: &str = "`from_slice_lossy` may read this body";

/// Bodies that are not JSON at all, of a callback as of an answer.
const NO_JSON: [(&[u8], Option<&str>); 26] = [
    (b"\x1F\x8B\x08\0\0\0", Some(GZIP)),
    (b"\x28\xB5\x2F\xFD\x24\x10", Some(ZSTD)),
    (b"\xFF\xFE{\0\"\0", Some(UTF_16)),
    (b"\xFE\xFF\0{", Some(UTF_16)),
    (b"<html><body>502</body></html>", Some(MARKUP)),
    (b"\r\n<?xml version=\"1.0\"?><xml/>", Some(MARKUP)),
    (b"data=%7B%22type%22%3A66%7D", Some(FORM)),
    (b"json_body=%7B%7D&a=1", Some(FORM)),
    (b"%7B%22type%22%3A66%7D", Some(FORM)),
    (b"%7b%22type%22%3a66%7d", Some(FORM)),
    (
        b"------x\r\nContent-Disposition: form-data",
        Some(MULTIPART),
    ),
    (b"POST / HTTP/1.1\r\n\r\n{}", Some(REQUEST)),
    (b"GET / HTTP/1.1\r\n\r\n", Some(REQUEST)),
    (b"HTTP/1.1 200 OK\r\n\r\n{}", Some(RESPONSE)),
    (b"\"{\\\"type\\\":66}\"", Some(TWICE)),
    (b"\"[{\\\"api\\\":\\\"outLogin\\\"}]\"", Some(TWICE)),
    (b"\xEF\xBB\xBF{\"type\":66}", Some(LOSSY)),
    (b"", None),
    (b" ", None),
    (b"{", None),
    (b"{'type':66}", None),
    (b"type", None),
    (b"66", None),
    (b"=1", None),
    (b"null", None),
    (b"\"text\"", None),
];

fn callback(body: &[u8]) -> Error {
    from_slice::<Callback>(body).unwrap_err()
}

#[test]
fn of_bodies_that_are_no_json() {
    for (body, hint) in NO_JSON {
        let shown = body.escape_ascii();
        let error = callback(body);
        assert_eq!(error.hint(), hint, "{shown}");
        let answer = from_slice::<PollResponse>(body).unwrap_err();
        assert_eq!(answer.hint(), hint, "{shown}");
        let untyped = Callback::untyped(body).unwrap_err();
        assert_eq!(untyped.hint(), hint, "{shown}");
        for line in [format!("{error}"), format!("{error:#}")] {
            assert!(hint.is_none_or(|hint| !line.contains(hint)), "{line}");
        }
    }
}

/// What `from_slice_lossy` forgives, and it does; and what it does not.
#[test]
fn of_broken_json() {
    for (text, is_forgiven) in [
        (&b"\"\\ud83d\""[..], true),
        (b"\"\x01\"", true),
        (b"\"\xFF\"", true),
        (b"[1,]", true),
        (b"{\"a\":1,}", true),
        (b"[1,,]", false),
        (b"\"\\q\"", false),
        (b"nul", false),
        (b"1e400", false),
        (b"\"\0", false),
    ] {
        let body = [b"{\"type\":999,\"a\":", text, b"}"].concat();
        let hint = is_forgiven.then_some(LOSSY);
        // A NUL in a string is forgiven, the string without its end is not.
        let hint = if text == b"\"\0" { Some(LOSSY) } else { hint };
        assert_eq!(callback(&body).hint(), hint, "{}", body.escape_ascii());
        let lossy = wequick_types::from_slice_lossy::<Callback>(&body);
        assert_eq!(lossy.is_ok(), is_forgiven, "{}", body.escape_ascii());
    }
    assert_eq!(
        callback(b"{\"type\":66,\"code\":200}\0").hint(),
        Some(LOSSY)
    );
    assert_eq!(callback(b"{\"type\":66,\"code\":200}x").hint(), None);
    assert_eq!(callback(b"{\0\"type\":66,\"code\":200}").hint(), None);
}

/// A missing field that is there in another case, or with underscores: the crate's spelling is named. A
/// key of more than twice the length is not compared.
#[test]
fn of_fields_in_another_spelling() {
    for (body, name) in [
        (r#"{"Type":66,"code":200}"#, Some("type")),
        (r#"{"data":{"TYPE":66,"code":200}}"#, Some("type")),
        (r#"{"type":66,"Code":200}"#, Some("code")),
        (r#"{"data":{"Code":200,"type":66}}"#, Some("code")),
        (r#"{"type":211,"chat_rooms":[]}"#, Some("chatrooms")),
        (r#"{"type":210,"user_lists":[]}"#, Some("userLists")),
        (r#"{"type":210,"userlists":[]}"#, Some("userLists")),
        (r#"{"type":95,"userLists":[{"WXID":"a"}]}"#, Some("wxid")),
        (r#"{"type":95,"userLists":[{"wx_id":"a"}]}"#, Some("wxid")),
        (r#"{"type":66,"C_o_d_e_":200}"#, Some("code")),
        (r#"{"type":66,"_c_o_d_e_":200}"#, None),
        (r#"{"type":66,"codes":200}"#, None),
        (r#"{"type":66,"cod":200}"#, None),
        (r#"{"type":66}"#, None),
        (r#"{"type":66,"Code":200,"code":"x"}"#, None),
    ] {
        let hint =
            name.map(|name| format!("a key is spelled in another way: the field is `{name}`"));
        assert_eq!(callback(body.as_bytes()).hint(), hint.as_deref(), "{body}");
    }
    for (body, name) in [
        (r#"[{"Api":"outLogin"}]"#, Some("api")),
        (r#"[{"api":"delUser","wxId":"a"}]"#, Some("wxid")),
        (
            r#"[{"api":"newGetUserLists","wxid_lists":[]}]"#,
            Some("wxidLists"),
        ),
        (r#"[{"api":"delUser"}]"#, None),
    ] {
        let hint =
            name.map(|name| format!("a key is spelled in another way: the field is `{name}`"));
        let error = from_slice::<PollResponse>(body.as_bytes()).unwrap_err();
        assert_eq!(error.hint(), hint.as_deref(), "{body}");
    }
}

/// A string that holds JSON where an object or a list belongs, at any place.
#[test]
fn of_json_in_a_string() {
    for (body, path) in [
        (r#"{"data":"{\"type\":66,\"code\":200}"}"#, "data"),
        (
            r#"{"type":210,"userLists":"[{\"wxid\":\"a\"}]"}"#,
            "userLists",
        ),
        (r#"{"userLists":" [ ]","type":210}"#, "userLists"),
    ] {
        let error = callback(body.as_bytes());
        assert_eq!((error.path(), error.hint()), (path, Some(TWICE)));
    }
    let error = callback(br#"{"type":210,"userLists":"none"}"#);
    assert_eq!((error.path(), error.hint()), ("userLists", None));
}
