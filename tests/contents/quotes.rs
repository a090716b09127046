//! Quotes: who is quoted, what is quoted, and which part of it.

use serde_json::{Value, json};
use wequick_types::content::Quote;
use wequick_types::{Content, MessageType};

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
    let [a, b] = ["<chatusr>wxid_a</chatusr>", "<fromusr>wxid_b</fromusr>"];
    let room = "<fromusr>1@chatroom</fromusr>";
    let other_room = "<chatusr>2@im.chatroom</chatusr>";
    for (user, chat, sender) in [
        (b, a, Some("wxid_a")),
        (room, a, Some("wxid_a")),
        (b, "<chatusr></chatusr>", Some("wxid_b")),
        (b, "", Some("wxid_b")),
        (b, other_room, Some("wxid_b")),
        (room, "<chatusr/>", None),
        (room, "", None),
        ("<fromusr>1@im.chatroom</fromusr>", "", None),
        (room, other_room, None),
        ("", "", None),
    ] {
        let elements = format!("{user}{chat}");
        let read = read(49, &quote(&elements));
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

#[test]
fn when_the_quoted_message_was_sent() {
    let text = quote("<createtime>1748750400</createtime>");
    assert_eq!(read(49, &text)["quoted"], json!({"time": 1_748_750_400}));
    let text = quote("<createtime>today</createtime>");
    assert_eq!(read(49, &text), json!({"kind": "quote"}));
}

/// The part of a content that is quoted, given the elements of `partialtext`.
fn part(content: &str, elements: &str) -> Option<String> {
    let text = quote(&format!(
        "<type>1</type><content>{content}</content><partialtext>{elements}</partialtext>"
    ));
    as_quote(&text).quoted.part.map(Into::into)
}

#[test]
fn the_part_of_a_text_that_is_quoted() {
    let edges = |start: &str, end: &str| format!("<start>{start}</start><end>{end}</end>");
    for (content, start, end, expected) in [
        ("abcdefg", "b", "d", Some("bcd")),
        ("abcdefg", "bc", "bc", Some("bc")),
        ("abcdefg", "bc", "c", Some("bc")),
        ("abcdefg", "bc", "abc", Some("bc")),
        ("abcdefg", "a", "g", Some("abcdefg")),
        ("abcb", "c", "b", Some("cb")),
        ("abab", "a", "b", Some("ab")),
        ("a d b d", "b", "d", Some("b d")),
        ("R&amp;D &amp; Co", "&amp;D", "&amp;", Some("&D &")),
        ("测试文字", "试", "文", Some("试文")),
        ("测试文字", "测试", "x试", None),
        ("éa é", "éa", "é", Some("éa é")),
        ("abcdefg", "d", "b", None),
        ("abcdefg", "x", "d", None),
        ("abcdefg", "b", "x", None),
        ("abcdefg", "", "d", None),
        ("abcdefg", "b", "", None),
    ] {
        let part = part(content, &edges(start, end));
        assert_eq!(part.as_deref(), expected, "{content} {start} {end}");
    }
    assert_eq!(part("abc", "<start>b</start>"), None);
}

#[test]
fn a_part_that_may_be_one_of_several_is_none() {
    let edges = "<start>b</start><end>d</end>";
    let indexed = |start: &str, end: &str| {
        format!("{edges}<startindex>{start}</startindex><endindex>{end}</endindex>")
    };
    for (content, start, end, expected) in [
        ("abcd", "0", "0", Some("bcd")),
        ("abcd", "1", "3", Some("bcd")),
        ("abcd", "x", "", Some("bcd")),
        ("abcdb", "0", "1", Some("bcd")),
        ("abcdb", "1", "0", None),
        ("abcdd", "1", "0", Some("bcd")),
        ("abcdd", "0", "1", None),
    ] {
        let part = part(content, &indexed(start, end));
        assert_eq!(part.as_deref(), expected, "{content} {start} {end}");
    }
    // The second stands in the first as well.
    assert_eq!(
        part(
            "aaa",
            "<start>aa</start><end>a</end><startindex>1</startindex>"
        ),
        None
    );
}

#[test]
fn only_a_text_has_a_part_and_only_in_its_own_element() {
    let edges = "<start>b</start><end>d</end>";
    let partial = format!("<content>abcd</content><partialtext>{edges}</partialtext>");
    for msg_type in ["", "<type>3</type>", "<type>49</type>", "<type>11</type>"] {
        let text = quote(&format!("{msg_type}{partial}"));
        assert_eq!(as_quote(&text).quoted.part, None, "{msg_type}");
    }
    let beside = quote(&format!("<type>1</type><content>abcd</content>{edges}"));
    assert_eq!(as_quote(&beside).quoted.part, None);
}

#[test]
fn what_is_quoted_may_stand_there_as_elements() {
    for (inner, kind) in [
        ("<msg><img md5='a'/></msg>", "picture"),
        ("<?xml version='1.0'?>\n <msg><img/></msg>", "picture"),
        ("wxid_a:\n<msg><img/></msg>", "picture"),
        ("<sysmsg/>", "other"),
    ] {
        let text = quote(&format!("<type>3</type><content>{inner}</content>"));
        let quote = as_quote(&text);
        assert_eq!(quote.quoted.content.as_deref(), Some(inner));
        assert_eq!(quote.quoted.read().unwrap().kind(), kind);
    }
    let text = quote("<type>1</type><content><!-- a -->b<![CDATA[<c/>]]></content>");
    assert_eq!(as_quote(&text).quoted.content.as_deref(), Some("b<c/>"));
}
