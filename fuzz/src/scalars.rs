//! Any text as an id, a list of members, hex, base64 or a data URI.

use std::fmt::Write as _;

use wequick_types::{Base64Text, DataUri, Hex, MemberList, Wxid, WxidKind};

/// Each type reads a text as a plain, slow reading does.
pub fn scalars(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    wxid(text);
    member_list(text);
    hex(text);
    base64(text);
    data_uri(text);
}

fn wxid(text: &str) {
    let id = Wxid::<&str>::from(text);
    assert_eq!(id, *text);
    assert_eq!(
        id.is_room(),
        text.ends_with("@chatroom") || text.ends_with("@im.chatroom")
    );
    assert_eq!(
        id.kind() == WxidKind::StrangerTicket,
        text.ends_with("@stranger")
    );

    let json = serde_json::to_string(&id).expect("an id can be written");
    assert_eq!(
        serde_json::from_str::<Wxid>(&json).expect("what is written reads"),
        text
    );
}

fn member_list(text: &str) {
    let list = MemberList::<&str>::from(text);
    let one_separator = text.replace("^G", "\u{7}");
    let expected: Vec<&str> = one_separator
        .split('\u{7}')
        .filter(|id| !id.is_empty())
        .collect();

    let ids: Vec<Wxid<&str>> = list.iter().collect();
    assert_eq!(ids, expected);
    assert_eq!(list.len(), expected.len());
    assert_eq!(list.is_empty(), expected.is_empty());
    assert!(ids.iter().all(|id| list.contains(id)));

    let joined: MemberList = ids.iter().collect();
    assert_eq!(joined.iter().collect::<Vec<_>>(), expected);
}

fn hex(text: &str) {
    let is_hex = text.len() % 2 == 0 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let decoded = Hex::<&str>::from(text).decode();
    assert_eq!(decoded.is_ok(), is_hex);
    if let Ok(bytes) = decoded {
        let mut digits = String::new();
        for byte in bytes {
            write!(digits, "{byte:02X}").expect("a string takes everything");
        }
        assert_eq!(digits, text.to_ascii_uppercase());
    }
}

fn base64(text: &str) {
    let decoded = Base64Text::<&str>::from(text).decode();
    assert_eq!(decoded.ok(), slow_base64(text));
}

/// Base64 by the letter: `None` where it is none.
fn slow_base64(text: &str) -> Option<Vec<u8>> {
    let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let digits = text.trim_end_matches('=');
    let room_for_padding = [0, 3, 2, 1][digits.len() % 4];
    if digits.len() % 4 == 1 || text.len() - digits.len() > room_for_padding {
        return None;
    }
    let mut bits = String::new();
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        write!(bits, "{value:06b}").expect("a string takes everything");
    }
    let whole = bits.as_bytes().chunks_exact(8);
    let byte = |bits: &[u8]| bits.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
    Some(whole.map(byte).collect())
}

fn data_uri(text: &str) {
    let of_text = DataUri::<&str>::from(text);
    let plain = !text.to_ascii_lowercase().starts_with("data:") || !text.contains(',');
    assert!(!plain || of_text.decode().is_err());

    let uri: DataUri = format!("data:image/png;base64,{text}").into();
    assert_eq!(uri.media_type(), Some("image/png"));
    assert_eq!(uri.decode().ok(), slow_base64(text));
}
