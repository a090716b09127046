//! How a document is read: prefixes, elements, attributes, damage.

use serde_json::json;
use wequick_types::content::ContentError;

use crate::{app, read, try_read};

fn damage(msg_type: i64, text: &str) -> (usize, String) {
    match try_read(msg_type, text) {
        Err(ContentError::Damaged { at, expected }) => (at, expected.into_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_stands_before_the_document_is_skipped() {
    for before in [
        "\u{FEFF}",
        "\r\n\t ",
        "wxid_a:\n",
        "1@chatroom:\r\n",
        "wxid_a:<br/>",
        "\u{FEFF}\n",
        "\u{FEFF}a:b:\n",
        "\u{FEFF} wxid_a:\n<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n",
        "<?xml version='1.0'?><!-- <msg> --><!DOCTYPE msg [<!ENTITY a \"]>\">]>",
    ] {
        let text = format!("{before}<msg nickname='a'/>");
        assert_eq!(
            read(42, &text),
            json!({"kind": "card", "nick": "a"}),
            "{before:?}"
        );
    }
    for before in [
        "two words:\n",
        "wxid_a:\n\n",
        "wxid_a:\n ",
        "wxid_a: \n",
        "wxid_a:\rx",
        "wxid_a\n",
        "wxid_a:",
        "hello ",
        "&lt;",
    ] {
        let text = format!("{before}<msg nickname='a'/>");
        assert_eq!(read(42, &text), json!({"kind": "other"}), "{before:?}");
    }
}

#[test]
fn reading_ends_with_the_first_root() {
    for behind in ["", "\n", "<msg", "</msg>", "<msg nickname='b'/>", " & text"] {
        let text = format!("<msg nickname='a'></msg>{behind}");
        assert_eq!(
            read(42, &text),
            json!({"kind": "card", "nick": "a"}),
            "{behind}"
        );
    }
}

#[test]
fn elements_are_found_by_path_and_depth() {
    let text = app(
        "5",
        "<weappinfo><title>a</title><type>6</type></weappinfo><x><y><title>b</title></y></x>
        <title>c</title>",
    );
    assert_eq!(read(49, &text), json!({"kind": "link", "title": "c"}));
    let text = app("5", "<weappinfo><title>a</title></weappinfo>");
    assert_eq!(read(49, &text), json!({"kind": "link"}));
    let text = "<msg><title>a</title><appmsg><type>5</type></appmsg></msg>";
    assert_eq!(read(49, text), json!({"kind": "link"}));
}

#[test]
fn the_first_of_a_name_counts_even_when_it_is_empty() {
    for (elements, expected) in [
        (
            "<title>a</title><title>b</title>",
            json!({"kind": "link", "title": "a"}),
        ),
        (
            "<title>a</title><des>b</des><title>c</title>",
            json!({"kind": "link", "title": "a", "description": "b"}),
        ),
        ("<title/><title>b</title>", json!({"kind": "link"})),
        ("<title></title><title>b</title>", json!({"kind": "link"})),
    ] {
        assert_eq!(read(49, &app("5", elements)), expected, "{elements}");
    }
    let file = app(
        "6",
        "<appattach/><appattach><totallen>1</totallen></appattach>",
    );
    assert_eq!(read(49, &file), json!({"kind": "file", "complete": true}));
    let two = "<msg><img length='1'/><img length='2' md5='a'/></msg>";
    assert_eq!(read(3, two), json!({"kind": "picture", "bytes": 1}));
    let attributes = "<msg><img length='' length='2' md5='a' md5='b'/></msg>";
    assert_eq!(read(3, attributes), json!({"kind": "picture", "md5": "a"}));
}

#[test]
fn a_name_that_only_begins_like_another_is_another() {
    let text = app(
        "5",
        "<titles>a</titles><t>b</t><title-x>c</title-x><title>d</title>",
    );
    assert_eq!(read(49, &text), json!({"kind": "link", "title": "d"}));
    let text = "<msg nicknames='a' nick='b' nickname='c'><img@md5>d</img@md5></msg>";
    assert_eq!(read(42, text), json!({"kind": "card", "nick": "c"}));
    assert_eq!(read(3, text), json!({"kind": "picture"}));
}

#[test]
fn the_entities_of_a_doctype_stay_unknown() {
    let text = "<!DOCTYPE msg [<!ENTITY a 'b'>]><msg nickname='&a;'/>";
    assert_eq!(read(42, text), json!({"kind": "card", "nick": "&a;"}));
}

#[test]
fn tags_in_all_spellings() {
    for text in [
        "<msg><img md5='a'/></msg>",
        "<msg><img md5=\"a\"></img></msg>",
        "<msg\n><img\tmd5\r\n=\n'a'\n/></msg\t>",
        "<msg><img x='1'md5='a'y='2'/></msg>",
        "<msg><img x='\"<>&/' md5='a'/></msg>",
        "<msg><img x=\"'></msg>\" md5='a'/></msg>",
        "<msg><示例 ü='1'>1</示例><_/><:/><\u{20000}/><img md5='a'/></msg>",
        "<msg><!-- <img> --><!----><?x <img> ?><??><img md5='a'/></msg>",
        "<msg><![CDATA[<img>]]]]><![CDATA[]]><img md5='a'/></msg>",
        "<msg><!x '>' [[>]>] ><img md5='a'/></msg>",
        "<!DOCTYPE msg [<!ENTITY x \"]>\">]><msg><img md5='a'/></msg>",
    ] {
        assert_eq!(
            read(3, text),
            json!({"kind": "picture", "md5": "a"}),
            "{text}"
        );
    }
}

#[test]
fn damage_behind_the_fields_is_an_error_as_well() {
    let whole = "<msg><img md5='a'/><b><c>d</c></b></msg>";
    assert_eq!(read(3, whole), json!({"kind": "picture", "md5": "a"}));
    for (text, at, expected) in [
        ("<msg><img md5='a'/><b><c>d</c></b>", 34, "`</msg>`"),
        ("<msg><img md5='a'/><b></c></b></msg>", 22, "`</b>`"),
        ("<msg><img md5='a'/></b></msg>", 19, "`</msg>`"),
        ("<msg><img md5='a'/><b c=d/></msg>", 24, "a quoted value"),
        ("<msg><img md5='a'/><b c/></msg>", 23, "`=`"),
        ("<msg><img md5='a'/><!-- </msg>", 30, "`-->`"),
        ("<msg><img md5='a'/><![CDATA[ </msg>", 35, "`]]>`"),
        ("<msg><img md5='a", 16, "`'`"),
        ("<msg><img md5=\"a", 16, "`\"`"),
        ("wxid_a:\n<msg>", 13, "`</msg>`"),
    ] {
        assert_eq!(damage(3, text), (at, expected.to_owned()), "{text}");
    }
    let error = try_read(3, "<msg></b>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "message content: expected `</msg>` at byte 5"
    );
}

/// Each document, the byte at which it is damaged, and what should stand there.
#[test]
fn where_a_document_is_damaged() {
    for (text, at, expected) in [
        ("<", 0, "an element"),
        ("<?xml ?>", 8, "an element"),
        ("<?xml ?> text<a/>", 8, "an element"),
        ("<?xml ?>text<!--", 8, "an element"),
        ("<!-- --></a>", 8, "an element"),
        ("<![CDATA[]]><a/>", 0, "an element"),
        ("<a", 2, "an attribute or `>`"),
        ("<a b", 4, "`=`"),
        ("<a b>", 4, "`=`"),
        ("<a b=c>", 5, "a quoted value"),
        ("<a b=", 5, "a quoted value"),
        ("<a b=\"c", 7, "`\"`"),
        ("<a b='c", 7, "`'`"),
        ("<a / >", 4, "`>`"),
        ("<a =\"b\">", 3, "an attribute or `>`"),
        ("<a<b>", 2, "an attribute or `>`"),
        ("<a>", 3, "`</a>`"),
        ("<a><b>1</b>", 11, "`</a>`"),
        ("<a><b>1", 7, "`</b>`"),
        ("<a><b></a>", 6, "`</b>`"),
        ("<a></b></a>", 3, "`</a>`"),
        ("<a></></a>", 3, "`</a>`"),
        ("<a></a", 6, "`>`"),
        ("<a></a b>", 7, "`>`"),
        ("<!-- ->", 7, "`-->`"),
        ("<!-->", 5, "`-->`"),
        ("<!--->", 6, "`-->`"),
        ("<?xml >", 7, "`?>`"),
        ("<?>", 3, "`?>`"),
        ("<a><![CDATA[ ]>", 15, "`]]>`"),
        ("<!a [>", 6, "`>`"),
        ("<!a \">", 6, "`\"`"),
        ("\u{FEFF} wxid_a:\n<a>", 15, "`</a>`"),
    ] {
        assert_eq!(damage(3, text), (at, expected.to_owned()), "{text}");
    }
}

#[test]
fn the_name_in_an_error_is_cut_and_keeps_to_one_line() {
    // The second character is escaped by ten.
    for (character, shown) in [("b", "bb"), ("\u{10fffd}", "\\u{10fffd}")] {
        let text = format!("<msg><a\u{85}\u{2028}{}>", character.repeat(100_000));
        let error = try_read(3, &text).unwrap_err().to_string();
        let begin = format!("message content: expected `</a\\u{{85}}\\u{{2028}}{shown}");
        assert!(error.starts_with(&begin), "{error}");
        assert!(error.len() < 120, "{error}");
    }
}

#[test]
fn names_of_end_tags_are_compared_on_the_levels_that_are_read() {
    let nested = |levels: usize, end: &str| {
        let outer = "<a>".repeat(levels - 2);
        let ends = "</a>".repeat(levels - 2);
        format!("<msg>{outer}<a>{end}{ends}<img md5='x'/></msg>")
    };
    assert_eq!(damage(3, &nested(8, "</b>")).1, "`</a>`");
    assert_eq!(
        read(3, &nested(9, "</b>")),
        json!({"kind": "picture", "md5": "x"})
    );
}
