use super::*;

fn text<T>(decoded: Result<T, BlobError>) -> Result<T, String> {
    decoded.map_err(|error| error.to_string())
}

#[test]
fn hex() {
    let decode = |digits| text(Hex(digits).decode());
    assert_eq!(decode(""), Ok(vec![]));
    assert_eq!(decode("0A0408001200"), Ok(vec![0x0A, 4, 8, 0, 0x12, 0]));
    assert_eq!(decode("0a04fFFf"), Ok(vec![0x0A, 4, 0xFF, 0xFF]));
    for (digits, error) in [
        ("0A0", "not hex: an odd number of digits"),
        ("0A0G", "not hex: byte 0x47 at index 3"),
        ("0A 04 ", "not hex: byte 0x20 at index 2"),
        ("0x0A", "not hex: byte 0x78 at index 1"),
        ("0A测0", "not hex: byte 0xe6 at index 2"),
        ("é\n", "not hex: an odd number of digits"),
        ("0\u{7}", "not hex: byte 0x07 at index 1"),
    ] {
        assert_eq!(decode(digits).unwrap_err(), error, "{digits}");
    }
}

#[test]
fn data_uris() {
    for (uri, media_type) in [
        ("data:image/png;base64,AAEC", Some("image/png")),
        ("DATA:image/png;BASE64,AAEC", Some("image/png")),
        ("data:image/png;a=b;base64,AAEC", Some("image/png")),
        ("data:image/png;base64,AA\r\nEC", Some("image/png")),
        ("data:;base64,AAEC", None),
        ("data:image/png; base64,AAEC", Some("image/png")),
        ("data: image/png ;a=b ; BASE64 ,AAEC", Some("image/png")),
        (
            r#"data:image/png;name="a,b;c";base64,AAEC"#,
            Some("image/png"),
        ),
        (
            r#"data:image/png;name="a,b";base64,AAEC"#,
            Some("image/png"),
        ),
        (r#"data:image/png;name=";base64,AAEC"#, Some("image/png")),
    ] {
        assert_eq!(text(DataUri(uri).decode()), Ok(vec![0, 1, 2]), "{uri}");
        assert_eq!(DataUri(uri).media_type(), media_type, "{uri}");
    }
    assert_eq!(text(DataUri("data:image/png;base64,").decode()), Ok(vec![]));

    let no_scheme = "not a data URI: it does not start with `data:`";
    let no_comma = "not a data URI: no comma ends its header";
    let not_base64 = "a data URI without `;base64`";
    for (uri, media_type, error) in [
        ("", None, no_scheme),
        ("data", None, no_scheme),
        ("89504E47", None, no_scheme),
        (" data:;base64,AAEC", None, no_scheme),
        ("微信微信", None, no_scheme),
        ("data:", None, no_comma),
        ("data:image/png;base64", None, no_comma),
        ("data:,AAEC", None, not_base64),
        ("data:image/png,AAEC", Some("image/png"), not_base64),
        (
            "data:image/png;base64;a=b,AAEC",
            Some("image/png"),
            not_base64,
        ),
        ("data:base64,AAEC", Some("base64"), not_base64),
        (
            "data:;base64,A",
            None,
            "not base64: Invalid input length: 1",
        ),
    ] {
        assert_eq!(text(DataUri(uri).decode()).unwrap_err(), error, "{uri}");
        assert_eq!(DataUri(uri).media_type(), media_type, "{uri}");
    }
}

#[test]
fn base64() {
    let decode = |info| text(Base64Text(info).decode());
    for info in [
        "PFJvb20vPg==",
        "PFJvb20vPg",
        "PFJv\r\nb20vPg==\r\n",
        " PFJv\tb20v Pg= =\n",
        "PFJvb20vPh",
    ] {
        assert_eq!(decode(info), Ok(b"<Room/>".to_vec()), "{info}");
    }
    assert_eq!(decode(""), Ok(vec![]));
    assert_eq!(decode("+/+/"), Ok(vec![0xFB, 0xFF, 0xBF]));
    for (info, error) in [
        ("PFJvb20vP", "not base64: Invalid input length: 9"),
        ("PFJv!b20", "not base64: Invalid symbol 33, offset 4."),
        ("-_-_", "not base64: Invalid symbol 45, offset 0."),
        ("PA==PA==", "not base64: Invalid symbol 61, offset 2."),
    ] {
        assert_eq!(decode(info).unwrap_err(), error, "{info}");
    }
}

/// A QR code in a log is a key to the account.
#[test]
fn only_the_beginning_is_shown() {
    let secret = "data:image/png;base64,iVBORw0KGgo".to_owned() + &"A".repeat(1000);
    for (shown, expected) in [
        (
            format!("{:?}", DataUri(secret.as_str())),
            r#"DataUri("data:image/png;base64,iV…", 1033 bytes)"#,
        ),
        (
            format!("{:?}", Hex("0A".repeat(500))),
            r#"Hex("0A0A0A0A0A0A0A0A0A0A0A0A…", 1000 bytes)"#,
        ),
        (
            format!("{:?}", Base64Text("A".repeat(25))),
            r#"Base64Text("AAAAAAAAAAAAAAAAAAAAAAAA…", 25 bytes)"#,
        ),
        (
            format!("{:?}", Hex("0".repeat(24))),
            r#"Hex("000000000000000000000000")"#,
        ),
        (format!("{:?}", Base64Text("")), r#"Base64Text("")"#),
        (format!("{:>6}", Hex("0A04")), "  0A04"),
    ] {
        assert_eq!(shown, expected);
    }
}
