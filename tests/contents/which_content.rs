//! Which content a message has: by its type, never by what elements are there.

use serde_json::json;

use crate::{app, read, try_read};

/// The types whose messages are XML, but for friend requests.
const XML: [i64; 12] = [3, 34, 42, 43, 47, 48, 49, 50, 62, 65, 66, 10_002];

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
        for msg_type in XML {
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
fn another_root_holds_something_else() {
    for msg_type in XML {
        for text in [
            "<message/>",
            "<MSG/>",
            "<revokemsg>a</revokemsg>",
            "<a>1</a>",
            "<a type='pat'><img md5='a'/><appmsg><type>6</type></appmsg></a>",
        ] {
            assert_eq!(read(msg_type, text), json!({"kind": "other"}), "{text}");
        }
    }
    assert_eq!(read(49, "<sysmsg type='pat'/>"), json!({"kind": "other"}));
    assert_eq!(read(10_002, "<msg type='pat'/>"), json!({"kind": "other"}));
}

#[test]
fn damage_is_an_error_under_another_root_as_well() {
    for msg_type in XML.iter().copied().chain([37]) {
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
        (65, "enterprise_request"),
        (66, "card"),
    ] {
        let all = "<msg><a/><appmsg><type>6</type></appmsg></msg>";
        for text in ["<msg/>", "<msg></msg>", all] {
            assert_eq!(read(msg_type, text), json!({"kind": kind}), "{text}");
        }
    }
}

#[test]
fn a_call_has_a_root_of_its_own() {
    for text in [
        "<voipmsg/>",
        "<voipmsg type='a'></voipmsg>",
        "<voipmsg><a/></voipmsg>",
    ] {
        assert_eq!(read(50, text), json!({"kind": "call"}), "{text}");
        assert_eq!(read(3, text), json!({"kind": "other"}), "{text}");
    }
    for text in [
        "<msg/>",
        "<msg><VoIPBubbleMsg><msg>a</msg></VoIPBubbleMsg></msg>",
        "<voipinvitemsg><status>1</status></voipinvitemsg><voipmsg/>",
    ] {
        assert_eq!(read(50, text), json!({"kind": "other"}), "{text}");
    }
    let video = |number: &str| {
        let text = format!(
            "<voipmsg><VoIPBubbleMsg><room_type>{number}</room_type></VoIPBubbleMsg></voipmsg>"
        );
        read(50, &text)["video"].as_bool()
    };
    assert_eq!(
        ["0", "1", "2", "", "x"].map(video),
        [Some(true), Some(false), None, None, None]
    );
}

#[test]
fn the_second_ticket_of_a_card_has_two_names() {
    let card = |attributes: &str| read(42, &format!("<msg {attributes}/>"));
    for attributes in [
        "antispamticket='v4_a@stranger' ticket='v4_b@stranger'",
        "ticket='v4_b@stranger' antispamticket='v4_a@stranger'",
        "antispamticket='' ticket='v4_a@stranger'",
        "ticket='v4_a@stranger'",
    ] {
        let expected = json!({"kind": "card", "ticket": "v4_a@stranger"});
        assert_eq!(card(attributes), expected, "{attributes}");
    }
}

#[test]
fn nothing_is_required_of_an_enterprise_contact() {
    let text =
        "<msg fromusername='a@openim' encryptusername='b' ticket='c' scene='x' openimdesc=''/>";
    assert_eq!(
        read(65, text),
        json!({"kind": "enterprise_request", "wxid": "a@openim", "ticket": "c"})
    );
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
    for (kind, app_types) in [
        ("app", &[1, 2, 7, 17, 40, 82, 111, 2003, u64::MAX][..]),
        ("music", &[3, 76, 92]),
        ("link", &[4, 5, 68]),
        ("file", &[6, 74]),
        ("sticker", &[8]),
        ("chat_record", &[19, 24]),
        ("mini_program", &[33, 36]),
        ("channel_card", &[50]),
        ("channels", &[51]),
        ("solitaire", &[53]),
        ("quote", &[57]),
        ("pat", &[62]),
        ("live", &[63, 88]),
        ("announcement", &[87]),
        ("gift", &[115]),
        ("transfer", &[2000]),
        ("red_packet", &[2001]),
    ] {
        for app_type in app_types {
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
}

#[test]
fn something_forwarded_has_the_type_that_stands_inside() {
    let forwarded = |inner: &str| read(49, &app("40", &format!("<title>a</title>{inner}")));
    let of_type = |inner: &str| forwarded(&format!("<realinnertype>{inner}</realinnertype>"));
    let unknown = json!({"kind": "app", "app_type": 40, "title": "a"});
    assert_eq!(forwarded(""), unknown);
    assert_eq!(forwarded("<realinnertype/>"), unknown);
    assert_eq!(of_type("x"), unknown);
    assert_eq!(of_type("40"), unknown);
    let other = json!({"kind": "app", "app_type": 16, "title": "a"});
    assert_eq!(of_type("16"), other);
    assert_eq!(of_type(" 5\n"), json!({"kind": "link", "title": "a"}));
    let file = json!({"kind": "file", "name": "a", "complete": false});
    assert_eq!(of_type("<![CDATA[74]]>"), file);
    let link = app("5", "<title>a</title><realinnertype>6</realinnertype>");
    assert_eq!(read(49, &link)["kind"], "link");
}

#[test]
fn a_title_that_only_says_that_the_client_is_too_old() {
    let product = "<finderLiveProductShare><productTitle>p</productTitle></finderLiveProductShare>";
    let shop = "<finderShopWindowShare><nickname>s</nickname></finderShopWindowShare>";
    let title = |app_type: &str, elements: &str| {
        read(49, &app(app_type, &format!("<title>old</title>{elements}")))["title"].clone()
    };
    let both = format!("{product}{shop}");
    assert_eq!(title("82", &both), "p");
    assert_eq!(title("111", &both), "s");
    assert_eq!(title("83", &both), "old");
    assert_eq!(title("82", shop), "old");
    assert_eq!(title("111", &shop.replace('s', "")), "old");
}

#[test]
fn the_size_of_a_video_is_cut_to_whole_pixels() {
    for (raw, number) in [
        ("1080", Some(1080)),
        (" 1080.0\n", Some(1080)),
        ("1080.99", Some(1080)),
        ("1080.", None),
        ("1080.x", None),
        ("-1080.0", None),
        (".5", None),
        ("1.0.0", None),
        ("", None),
    ] {
        for side in ["width", "height"] {
            let media = format!("<media><{side}>{raw}</{side}></media>");
            let list = format!("<finderFeed><mediaList>{media}</mediaList></finderFeed>");
            let post = read(49, &app("51", &list));
            assert_eq!(post[side].as_u64(), number, "{side} {raw}");
        }
    }
}

#[test]
fn a_system_message_is_what_its_type_says() {
    for (kind, content) in [
        ("revokemsg", "recall"),
        ("pat", "pat"),
        ("mmchatroombarannouncememt", "announcement"),
        ("mmchatroomtopmsg", "pinned"),
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
        "<!-- top --> 1@chatroom <!-- a --> 21",
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
    for msg_type in [0, -1, 35, 51, 52, 64, 9999, 4906, 11_000, i64::MAX] {
        for text in ["", "hello", "<msg><img md5='a'/></msg>", "<msg", "<a></b>"] {
            assert_eq!(read(msg_type, text), json!({"kind": "other"}));
        }
    }
}
