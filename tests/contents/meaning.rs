//! What the fields mean: quotes, notices, links, records and the rest.

use serde_json::{Value, json};
use wequick_types::content::{ChatRecord, Link, Quote, Transfer};
use wequick_types::{Content, MessageType, TransferStage};

use crate::{app, read, try_read};

fn quote(elements: &str) -> String {
    app("57", &format!("<refermsg>{elements}</refermsg>"))
}

fn as_quote(text: &str) -> Quote<'_> {
    match try_read(49, text).unwrap() {
        Content::Quote(quote) => quote,
        other => panic!("{other:?}"),
    }
}

/// What a quoted message of this type and text holds.
fn quoted(msg_type: &str, content: &str) -> Value {
    let text = quote(&format!(
        "<type>{msg_type}</type><content>{content}</content>"
    ));
    serde_json::to_value(as_quote(&text).quoted.read().unwrap()).unwrap()
}

#[test]
fn the_sender_of_a_quoted_message_is_never_a_room() {
    for (elements, sender) in [
        (
            "<fromusr>wxid_b</fromusr><chatusr>wxid_a</chatusr>",
            Some("wxid_a"),
        ),
        (
            "<fromusr>1@chatroom</fromusr><chatusr>wxid_a</chatusr>",
            Some("wxid_a"),
        ),
        (
            "<fromusr>wxid_b</fromusr><chatusr></chatusr>",
            Some("wxid_b"),
        ),
        ("<fromusr>wxid_b</fromusr>", Some("wxid_b")),
        ("<fromusr>1@chatroom</fromusr><chatusr/>", None),
        ("<fromusr>1@chatroom</fromusr>", None),
        ("<fromusr>1@im.chatroom</fromusr>", None),
        ("", None),
    ] {
        let read = read(49, &quote(elements));
        assert_eq!(read["quoted"]["sender"].as_str(), sender, "{elements}");
    }
}

#[test]
fn what_is_quoted_is_unescaped_once() {
    let text = quote("<type>1</type><content>\n&amp;lt;b&amp;gt; &lt;</content>");
    let quote = as_quote(&text);
    assert_eq!(quote.quoted.msg_type, Some(MessageType::Text.into()));
    assert_eq!(quote.quoted.content.as_deref(), Some("\n&lt;b&gt; <"));
}

#[test]
fn a_quote_is_read_one_level_at_a_time() {
    assert_eq!(quoted("1", "hi"), json!({"kind": "text", "text": "hi"}));
    assert_eq!(
        quoted("42", "&lt;msg nickname='a'/>"),
        json!({"kind": "card", "nick": "a"})
    );
    assert_eq!(
        quoted("42", "<![CDATA[<msg nickname='a'/>]]>"),
        json!({"kind": "card", "nick": "a"})
    );
    assert_eq!(quoted("9999", "hi"), json!({"kind": "other"}));

    let innermost = "<msg><appmsg><title>1</title><type>5</type></appmsg></msg>".to_owned();
    let mut text = innermost.clone();
    for _ in 0..3 {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        text = quote(&format!("<type>49</type><content>{escaped}</content>"));
    }
    for _ in 0..3 {
        text = as_quote(&text).quoted.content.unwrap().into_owned();
    }
    assert_eq!(text, innermost);
}

#[test]
fn a_quote_without_type_or_text_is_something_else() {
    for elements in [
        "",
        "<type>1</type>",
        "<content>a</content>",
        "<type>one</type><content>a</content>",
        "<type>1</type><content> </content>",
        "<type>9223372036854775808</type><content>a</content>",
    ] {
        let text = quote(elements);
        assert_eq!(
            as_quote(&text).quoted.read(),
            Ok(Content::Other),
            "{elements}"
        );
    }
    assert_eq!(read(49, &quote("")), json!({"kind": "quote"}));
    assert_eq!(
        read(49, &quote("<strid>1</strid>")),
        json!({"kind": "quote"})
    );
}

#[test]
fn a_damaged_quoted_message_is_an_error_when_it_is_read() {
    let text = quote("<type>49</type><content>&lt;msg></content>");
    let error = as_quote(&text).quoted.read().unwrap_err();
    assert_eq!(
        error.to_string(),
        "message content: expected `</msg>` at byte 5"
    );
}

#[test]
fn a_quoted_video_may_be_its_seconds() {
    for content in ["15:0", "15:0\n", " 15:123 "] {
        for msg_type in ["43", "62"] {
            assert_eq!(
                quoted(msg_type, content),
                json!({"kind": "video", "seconds": 15})
            );
        }
        assert_eq!(quoted("3", content), json!({"kind": "other"}));
        assert_eq!(read(43, content), json!({"kind": "other"}));
    }
    for content in ["15", "15:", ":0", "a:0", "15:0:0", "-1:0"] {
        assert_eq!(quoted("43", content), json!({"kind": "other"}), "{content}");
    }
    let xml = "&lt;msg>&lt;videomsg playlength='7'/>&lt;/msg>";
    assert_eq!(quoted("43", xml), json!({"kind": "video", "seconds": 7}));
}

fn link(url: &str) -> bool {
    let text = app(
        "5",
        &format!("<title>Come into my room</title><url>{url}</url>"),
    );
    match try_read(49, &text).unwrap() {
        Content::Link(link) => Link::is_room_invitation(&link),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_is_an_invitation_by_its_url() {
    assert!(link(
        "https://support.example/cgi-bin/addchatroombyinvite?ticket=a%2Fb"
    ));
    assert!(link(
        "<![CDATA[http://support.example/addchatroombyinvite?ticket=a&b]]>"
    ));
    assert!(link("https://support.example/cgi-bin/addchatroombyinvite"));
    for url in [
        "",
        "https://example.com/",
        "https://example.com/?to=/addchatroombyinvite",
        "https://example.com/#/addchatroombyinvite",
        "https://example.com/notaddchatroombyinvite",
    ] {
        assert!(!link(url), "{url}");
    }
}

#[test]
fn the_source_of_a_link_is_the_account_or_else_the_app() {
    let source = |account: &str, app: &str| {
        let text = format!(
            "<msg><appmsg><type>5</type><sourcedisplayname>{account}</sourcedisplayname></appmsg>
            <appinfo><appname>{app}</appname></appinfo></msg>"
        );
        read(49, &text)["source"].clone()
    };
    assert_eq!(source("a", "b"), "a");
    assert_eq!(source("", "b"), "b");
    assert_eq!(source("", ""), Value::Null);
}

fn transfer(stage: &str) -> Transfer<'static> {
    let text = app(
        "2000",
        &format!(
            "<wcpayinfo><paysubtype>{stage}</paysubtype><feedesc>￥0.10</feedesc></wcpayinfo>"
        ),
    );
    match try_read(49, text.leak()).unwrap() {
        Content::Transfer(transfer) => transfer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_stage_of_a_transfer() {
    for (number, stage) in [
        ("1", TransferStage::Sent),
        ("3", TransferStage::Received),
        ("<![CDATA[4]]>", TransferStage::Returned),
    ] {
        assert_eq!(transfer(number).stage, Some(stage.into()));
        assert_eq!(transfer(number).fee.as_deref(), Some("￥0.10"));
    }
    assert_eq!(transfer("7").stage.unwrap().get(), 7);
    assert_eq!(transfer("7").stage.unwrap().known(), None);
    assert_eq!(transfer("").stage, None);
    assert_eq!(transfer("9223372036854775808").stage, None);
}

/// What a template says, given its links.
fn template(template: &str, links: &str) -> Value {
    let text = format!(
        "<sysmsg type='sysmsgtemplate'><sysmsgtemplate><content_template><plain>plain</plain>
        <template>{template}</template><link_list>{links}</link_list>
        </content_template></sysmsgtemplate></sysmsg>"
    );
    read(10_002, &text)
}

fn link_of(name: &str, members: &str, besides: &str) -> String {
    format!("<link name='{name}'><memberlist>{members}</memberlist>{besides}</link>")
}

const LI: &str = "<member><username>wxid_li</username><nickname>Li</nickname></member>";
const HO: &str = "<member><username>wxid_ho</username><nickname/></member>";

#[test]
fn a_template_is_filled_with_the_names_of_its_links() {
    let both = format!("{LI}{HO}");
    for (text, links, expected) in [
        ("$a$ came", link_of("a", LI, ""), "Li came"),
        ("$a$ came", link_of("a", HO, ""), "wxid_ho came"),
        ("$a$, $a$", link_of("a", LI, ""), "Li, Li"),
        ("\"$a$\"", link_of("a", &both, ""), "\"Li、wxid_ho\""),
        (
            "$a$",
            link_of(
                "a",
                &both,
                "<separator><![CDATA[, ]]></separator><title>t</title>",
            ),
            "Li, wxid_ho",
        ),
        (
            "ok  $a$",
            link_of("a", "", "<title>undo</title>"),
            "ok  undo",
        ),
        ("ok$a$.", link_of("a", "", ""), "ok."),
        ("$b$ US$5 $$a$ $", link_of("a", LI, ""), "$b$ US$5 $Li $"),
        ("US$5 for $a$", link_of("a", LI, ""), "US$5 for Li"),
        ("$a", link_of("a", LI, ""), "$a"),
        ("none", link_of("a", LI, ""), "none"),
        (
            "$a$ &amp; $a&amp;b$",
            link_of("a&amp;b", LI, ""),
            "$a$ & Li",
        ),
    ] {
        assert_eq!(template(text, &links)["text"], expected, "{text}");
    }
}

#[test]
fn a_name_within_a_name_stays() {
    let first = "<member><username>wxid_x</username><nickname>$to$ $from$</nickname></member>";
    let links = link_of("from", first, "") + &link_of("to", LI, "");
    assert_eq!(
        template("$from$ invited $to$", &links)["text"],
        "$to$ $from$ invited Li"
    );
}

#[test]
fn the_members_of_a_notice_in_the_order_of_the_links() {
    let links = link_of("b", LI, "") + &link_of("a", HO, "") + &link_of("b", HO, "");
    assert_eq!(
        template("$a$ by $b$", &links),
        json!({"kind": "notice", "text": "wxid_ho by Li", "members": [
            {"role": "b", "wxid": "wxid_li", "nick": "Li"},
            {"role": "a", "wxid": "wxid_ho"},
            {"role": "b", "wxid": "wxid_ho"},
        ]})
    );
    let nameless = format!("<link><memberlist>{LI}<member/><other/></memberlist></link><link/>");
    assert_eq!(
        template("a", &nameless)["members"],
        json!([{"wxid": "wxid_li", "nick": "Li"}])
    );
}

#[test]
fn without_a_template_there_is_the_plain_sentence() {
    assert_eq!(template("", ""), json!({"kind": "notice", "text": "plain"}));
    assert_eq!(template(" ", &link_of("a", LI, ""))["text"], "plain");
    assert_eq!(
        template("", &link_of("a", LI, ""))["members"][0]["role"],
        "a"
    );
}

#[test]
fn the_names_make_no_text_longer_than_the_message() {
    let long = format!("<member><nickname>{}</nickname></member>", "n".repeat(1000));
    let read = template(&"$a$".repeat(10), &link_of("a", &long, ""));
    assert_eq!(read["text"], "n".repeat(1000) + &"$a$".repeat(9));
}

#[test]
fn an_invitation_gives_its_links_in_their_order() {
    let text = "<sysmsg type='delchatroommember'><delchatroommember><plain/><text>t</text>
        <link><scene>invite</scene><memberlist><username>a</username><username/></memberlist></link>
        <link><memberlist><username>b</username><member>c</member></memberlist></link>
        </delchatroommember></sysmsg>";
    assert_eq!(
        read(10_002, text),
        json!({"kind": "notice", "text": "t", "members": [
            {"role": "invite", "wxid": "a"},
            {"wxid": "b"},
        ]})
    );
}

#[test]
fn a_recall_says_which_message_is_gone() {
    let text = "<sysmsg type='revokemsg'><revokemsg><msgid>1</msgid><newmsgid>18446744073709551615
        </newmsgid><replacemsg>a</replacemsg></revokemsg></sysmsg>";
    assert_eq!(
        read(10_002, text),
        json!({"kind": "recall", "text": "a", "message_id": u64::MAX})
    );
}

#[test]
fn a_pat_of_an_app_message_is_the_newer_element_or_else_the_older() {
    let record = "<patMsg><records><record><fromUser>b</fromUser></record></records></patMsg>";
    let both = format!("<patinfo><fromusername>a</fromusername></patinfo>{record}");
    assert_eq!(
        read(49, &app("62", &both)),
        json!({"kind": "pat", "from": "a"})
    );
    assert_eq!(
        read(49, &app("62", record)),
        json!({"kind": "pat", "from": "b"})
    );
    let empty = format!("<patinfo><fromusername/></patinfo>{record}");
    assert_eq!(
        read(49, &app("62", &empty)),
        json!({"kind": "pat", "from": "b"})
    );
}

fn record(inner: &str) -> ChatRecord<'static> {
    let text = app(
        "19",
        &format!("<recorditem><![CDATA[{inner}]]></recorditem>"),
    );
    match try_read(49, text.leak()).unwrap() {
        Content::ChatRecord(record) => record,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_without_items() {
    for inner in [
        "",
        "hello",
        "<recordinfo/>",
        "<recordinfo><datalist/></recordinfo>",
        "<recordinfo><dataitem/></recordinfo>",
        "<other><datalist><dataitem/></datalist></other>",
        "<recordinfo><datalist/><datalist><dataitem/></datalist></recordinfo>",
    ] {
        assert_eq!(record(inner).items(), Ok(Vec::new()), "{inner}");
    }
    let damaged = record("<recordinfo><datalist></recordinfo>");
    assert_eq!(
        damaged.items().unwrap_err().to_string(),
        "message content: expected `</datalist>` at byte 22"
    );
}

#[test]
fn an_item_without_anything_is_an_item() {
    let record = record(
        "<recordinfo><datalist><dataitem/><a/><dataitem datatype='x'/></datalist></recordinfo>",
    );
    let items = record.items().unwrap();
    assert_eq!(serde_json::to_value(items).unwrap(), json!([{}, {}]));
}
