//! Stickers: as XML, with an MD5 in front of it, or as a text; and what a game gave.

use serde_json::json;

use crate::read;

const MD5: &str = "00112233445566778899AAbbccddeeff";

#[test]
fn a_sticker_that_is_no_xml_has_its_md5_between_colons() {
    for text in [
        format!("wxid_a:0:1:{MD5}::0"),
        format!("wxid_a:1:0:{MD5}:"),
        format!(":{MD5}:\n"),
    ] {
        assert_eq!(read(47, &text), json!({"kind": "sticker", "md5": MD5}));
        assert_eq!(read(3, &text), json!({"kind": "other"}));
    }
    for text in [
        format!("wxid_a:0:1:{MD5}"),
        format!("{MD5}:0"),
        format!("a:{MD5}0:b"),
        format!("a:{}:b", &MD5[1..]),
        format!("a:{}:b", MD5.replace('f', "g")),
    ] {
        assert_eq!(read(47, &text), json!({"kind": "other"}), "{text}");
    }
    let xml = format!("<other>a:{MD5}:b</other>");
    assert_eq!(read(47, &xml), json!({"kind": "other"}));
}

#[test]
fn an_md5_in_front_of_the_xml_counts_where_the_xml_has_none() {
    for before in [
        "wxid_a:0:0:",
        "a:",
        ":",
        "\u{FEFF} wxid_a:0:0:",
        "two words:",
    ] {
        for line_end in ["", "\n", "\r\n", "<br/>"] {
            let text = |xml: &str| format!("{before}{MD5}:{line_end}{xml} 0");
            let without = text("<msg><emoji width='7'/></msg>");
            let expected = json!({"kind": "sticker", "md5": MD5, "width": 7});
            assert_eq!(read(47, &without), expected, "{without:?}");
            let with = text("<?xml version='1.0'?><msg><emoji md5='b'/></msg>");
            let expected = json!({"kind": "sticker", "md5": "b"});
            assert_eq!(read(47, &with), expected, "{with:?}");
            assert_eq!(read(47, &text("<a/>")), json!({"kind": "other"}));
        }
    }
    let xml = "<msg><emoji width='7'/></msg>";
    for before in ["wxid_a:\n", ""] {
        assert_eq!(
            read(47, &format!("{before}{xml}")),
            json!({"kind": "sticker", "width": 7})
        );
    }
    // A text that has the MD5 alone.
    for text in [
        format!("wxid_a:0:0:{MD5}: {xml}"),
        format!("wxid_a:0:0:{MD5}:\n\n{xml}"),
        format!("wxid_a:0:0:{MD5}::{xml}"),
    ] {
        assert_eq!(
            read(47, &text),
            json!({"kind": "sticker", "md5": MD5}),
            "{text}"
        );
    }
    assert_eq!(read(47, &format!("{MD5}:{xml}")), json!({"kind": "other"}));
}

#[test]
fn colons_are_put_back_behind_an_md5_alone() {
    let xml = "<msg><emoji md5='a*#*b' cdnurl='http*#*//c/*#*&amp;*#' productid='*#**#*'/></msg>";
    assert_eq!(
        read(47, &format!("wxid_a:0:0:{MD5}:{xml}")),
        json!({"kind": "sticker", "md5": "a:b", "url": "http://c/:&*#", "product_id": "::"})
    );
    assert_eq!(read(47, xml)["url"], json!("http*#*//c/*#*&*#"));
}

#[test]
fn the_byte_of_an_error_is_that_of_the_whole_text() {
    let text = format!("wxid_a:0:0:{MD5}:<msg>");
    let error = crate::try_read(47, &text).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("message content: expected `</msg>` at byte {}", text.len())
    );
}

#[test]
fn what_a_game_gave() {
    let game = |game: &str, shown: &str| {
        let xml = format!("<msg><gameext type='{game}' content='{shown}'/><emoji/></msg>");
        let mut sticker = read(47, &xml);
        let [hand, dice] = ["hand", "dice"].map(|name| sticker[name].take());
        (hand, dice)
    };
    let none = json!(null);
    for (shown, hand) in [("1", "scissors"), ("2", "rock"), ("3", "paper")] {
        assert_eq!(game("1", shown), (json!(hand), none.clone()));
    }
    for (shown, dice) in [("4", 1), ("5", 2), ("6", 3), ("7", 4), ("8", 5), (" 9 ", 6)] {
        assert_eq!(game("2", shown), (none.clone(), json!(dice)));
    }
    for (of, shown) in [
        ("0", "0"),
        ("0", "1"),
        ("2", "2"),
        ("3", "3"),
        ("1", "0"),
        ("1", "4"),
        ("2", "3"),
        ("2", "10"),
        ("3", "1"),
        ("", "5"),
        ("2", "x"),
        ("2", "260"),
    ] {
        assert_eq!(
            game(of, shown),
            (none.clone(), none.clone()),
            "{of} {shown}"
        );
    }
}
