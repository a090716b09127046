//! What the fields mean: quotes, links, transfers and records.

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
