//! Which content a message has: by its type, never by what elements are there.

use serde_json::json;

use crate::{app, read, try_read};

#[test]
fn a_text_is_a_text_whatever_it_looks_like() {
    for text in [
        "",
        " ",
        "null",
        "<msg/>",
        "wxid_a:\n<msg/>",
        "\u{FEFF}<a",
        "a & b",
    ] {
        assert_eq!(read(1, text), json!({"kind": "text", "text": text}));
    }
}

#[test]
fn what_is_no_xml() {
    for text in [
        "",
        " \n",
        "\u{FEFF}",
        "look at your phone",
        "wxid_a:\nhello",
        "&lt;msg/>",
    ] {
        for msg_type in [3, 34, 42, 43, 47, 48, 49, 62, 66, 10_002] {
            assert_eq!(read(msg_type, text), json!({"kind": "other"}), "{text}");
        }
    }
    assert_eq!(
        read(10_000, "hello"),
        json!({"kind": "notice", "text": "hello"})
    );
    assert_eq!(read(10_000, ""), json!({"kind": "notice"}));
}

#[test]
fn a_sticker_that_is_no_xml_has_its_md5_between_colons() {
    let md5 = "00112233445566778899AAbbccddeeff";
    for text in [
        format!("wxid_a:0:1:{md5}::0"),
        format!("wxid_a:1:0:{md5}:"),
        format!(":{md5}:\n"),
    ] {
        assert_eq!(read(47, &text), json!({"kind": "sticker", "md5": md5}));
        assert_eq!(read(3, &text), json!({"kind": "other"}));
    }
    for text in [
        format!("wxid_a:0:1:{md5}"),
        format!("{md5}:0"),
        format!("a:{md5}0:b"),
        format!("a:{}:b", &md5[1..]),
        format!("a:{}:b", md5.replace('f', "g")),
    ] {
        assert_eq!(read(47, &text), json!({"kind": "other"}), "{text}");
    }
    let xml = format!("<other>a:{md5}:b</other>");
    assert_eq!(read(47, &xml), json!({"kind": "other"}));
}

#[test]
fn another_root_holds_something_else() {
    for msg_type in [3, 34, 42, 43, 47, 48, 49, 62, 66, 10_002] {
        for text in [
            "<message/>",
            "<MSG/>",
            "<revokemsg>a</revokemsg>",
            "<a>1</a>",
        ] {
            assert_eq!(read(msg_type, text), json!({"kind": "other"}), "{text}");
        }
    }
    assert_eq!(read(49, "<sysmsg type='pat'/>"), json!({"kind": "other"}));
    assert_eq!(read(10_002, "<msg type='pat'/>"), json!({"kind": "other"}));
}

#[test]
fn damage_is_an_error_under_another_root_as_well() {
    for msg_type in [3, 34, 37, 42, 43, 47, 48, 49, 62, 66, 10_002] {
        assert!(try_read(msg_type, "<a><b></a>").is_err());
        assert!(try_read(msg_type, "<msg><a>").is_err());
    }
}

#[test]
fn an_element_that_is_missing_leaves_the_kind_as_it_is() {
    for (msg_type, kind) in [
        (3, "picture"),
        (34, "voice"),
        (42, "card"),
        (43, "video"),
        (47, "sticker"),
        (48, "location"),
        (62, "video"),
        (66, "card"),
    ] {
        let all = "<msg><a/><appmsg><type>6</type></appmsg></msg>";
        for text in ["<msg/>", "<msg></msg>", all] {
            assert_eq!(read(msg_type, text), json!({"kind": kind}), "{text}");
        }
    }
}

#[test]
fn an_app_message_without_a_type_is_something_else() {
    for text in [
        "<msg/>",
        "<msg><appmsg/></msg>",
        "<msg><appmsg><title>a</title></appmsg></msg>",
        "<msg><type>6</type></msg>",
        "<msg><appmsg><refermsg><type>6</type></refermsg></appmsg></msg>",
        "<msg><appmsg/><appmsg><type>6</type></appmsg></msg>",
        "<msg><appmsg><type/><type>6</type></appmsg></msg>",
    ] {
        assert_eq!(read(49, text), json!({"kind": "other"}), "{text}");
    }
    for app_type in [
        "",
        " ",
        "six",
        "-6",
        "+6",
        "6.0",
        "６",
        "18446744073709551616",
    ] {
        assert_eq!(
            read(49, &app(app_type, "")),
            json!({"kind": "other"}),
            "{app_type}"
        );
    }
}

#[test]
fn the_type_alone_makes_an_app_message() {
    let all = "<appattach><totallen>1</totallen></appattach><refermsg><content>a</content>
        </refermsg><patinfo><fromusername>b</fromusername></patinfo><wcpayinfo><paysubtype>1
        </paysubtype></wcpayinfo><weappinfo><appid>c</appid></weappinfo>";
    for (app_type, kind) in [
        (1, "app"),
        (2, "app"),
        (3, "music"),
        (4, "link"),
        (5, "link"),
        (6, "file"),
        (7, "app"),
        (8, "sticker"),
        (17, "app"),
        (19, "chat_record"),
        (24, "chat_record"),
        (33, "mini_program"),
        (36, "mini_program"),
        (40, "app"),
        (51, "channels"),
        (53, "app"),
        (57, "quote"),
        (62, "pat"),
        (68, "link"),
        (74, "file"),
        (76, "music"),
        (87, "announcement"),
        (92, "music"),
        (2000, "transfer"),
        (2001, "red_packet"),
        (2003, "app"),
        (u64::MAX, "app"),
    ] {
        let number = app_type.to_string();
        for spelled in [
            &number,
            &format!(" \n{number}\t"),
            &format!("<![CDATA[{number}]]>"),
        ] {
            assert_eq!(read(49, &app(spelled, all))["kind"], kind, "{spelled}");
            assert_eq!(read(49, &app(spelled, ""))["kind"], kind, "{spelled}");
        }
    }
}

#[test]
fn a_system_message_is_what_its_type_says() {
    for (kind, content) in [
        ("revokemsg", "recall"),
        ("pat", "pat"),
        ("mmchatroombarannouncememt", "announcement"),
        ("sysmsgtemplate", "notice"),
        ("delchatroommember", "notice"),
        ("NewXmlChatRoomAccessVerifyApplication", "notice"),
        ("paymsg", "notice"),
        ("editrevokecontent", "notice"),
        ("mmchatroombarannouncement", "other"),
        ("Pat", "other"),
        ("functionmsg", "other"),
        ("", "other"),
    ] {
        let pat = "<pat><fromusername>a</fromusername></pat>";
        for text in [
            format!("<sysmsg type='{kind}'/>"),
            format!("<?xml version='1.0'?><sysmsg a='b' type = \"{kind}\">{pat}</sysmsg>"),
        ] {
            assert_eq!(read(10_002, &text)["kind"], content, "{text}");
            assert_eq!(read(10_000, &text)["kind"], content, "{text}");
        }
    }
    assert_eq!(
        read(10_002, "<sysmsg><pat/></sysmsg>"),
        json!({"kind": "other"})
    );
}

#[test]
fn a_10000_is_xml_only_if_it_begins_so() {
    for text in [
        "<revokemsg>gone</revokemsg>",
        "\u{FEFF} <revokemsg>gone</revokemsg>",
        "<?xml version='1.0'?>\n<revokemsg>gone</revokemsg>",
        "1@chatroom:\n<revokemsg>gone</revokemsg>",
        "1@chatroom:\n<?xml version='1.0'?><revokemsg><![CDATA[gone]]></revokemsg>",
    ] {
        assert_eq!(
            read(10_000, text),
            json!({"kind": "recall", "text": "gone"}),
            "{text}"
        );
    }
    for text in [
        "<img src='a.png'/>  a <b>red packet",
        "1@chatroom:\nhello",
        "1@chatroom:\n<img/>hello",
        "gone <revokemsg>a</revokemsg>",
        "<revokemsgs>a",
        "<revokemsg-a type='pat'/>",
        "<sysmsgs",
        "<sysmsg: hello",
        "<sysmsg测 type='pat'/>",
        "</sysmsg>",
        "<",
        " ",
    ] {
        assert_eq!(read(10_000, text), json!({"kind": "notice", "text": text}));
    }
    assert!(try_read(10_000, "<sysmsg").is_err());
    assert!(try_read(10_000, "<revokemsg>gone").is_err());
}

#[test]
fn any_other_type_is_something_else_and_never_an_error() {
    for msg_type in [0, -1, 35, 50, 51, 52, 64, 65, 9999, 4906, 11_000, i64::MAX] {
        for text in ["", "hello", "<msg><img md5='a'/></msg>", "<msg", "<a></b>"] {
            assert_eq!(read(msg_type, text), json!({"kind": "other"}));
        }
    }
}
