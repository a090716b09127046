//! Where in the body it is.

use wequick_types::ErrorKind;

use super::error;

#[test]
fn the_byte_that_is_not_utf8() {
    let mut body = "{\n \"data\": {\"type\": 78, \"nick\": \"测"
        .as_bytes()
        .to_vec();
    body.extend(b"\xe6\xb5\"}}");
    let error = error(&body);
    assert_eq!(
        error.to_string(),
        "data.nick: not UTF-8: byte 0xe6 at line 2 column 35"
    );
    assert_eq!((error.line(), error.column()), (2, 35));
    assert_eq!(error.kind(), ErrorKind::Syntax);
    assert_eq!(error.code(), None);
    assert_eq!(error.path(), "data.nick");
}

#[test]
fn a_byte_that_is_not_utf8_where_no_field_is_read() {
    let error = error(b"{\"data\":{\"type\":66,\"code\":200,\"novel\":\"\xff\"}}");
    assert_eq!(
        error.to_string(),
        "data.novel: not UTF-8: byte 0xff at line 1 column 40"
    );
}

#[test]
fn lines_and_bytes_are_counted() {
    let error = error("\n{\"data\":\r\n\n  {\"nick\":\"测\",\"type\":\"x\"}}");
    assert_eq!((error.line(), error.column()), (4, 26));
}
