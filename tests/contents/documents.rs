//! How a document is read: prefixes, elements, attributes, texts, numbers, damage.

use std::borrow::Cow;

use serde_json::{Value, json};
use wequick_types::Content;
use wequick_types::content::ContentError;

use crate::{app, read, try_read};

/// The title of a link whose element holds this.
fn title(inner: &str) -> Option<String> {
    let text = app("5", &format!("<title>{inner}</title>"));
    read(49, &text)["title"].as_str().map(str::to_owned)
}

/// The nickname of a card whose attribute is written like this.
fn nick(raw: &str) -> Option<String> {
    let text = format!("<msg nickname=\"{raw}\"/>");
    read(42, &text)["nick"].as_str().map(str::to_owned)
}

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
        "wxid_a\n",
        "wxid_a:",
        "hello ",
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
fn empty_and_absent_are_one() {
    for inner in [
        "",
        " ",
        "\r\n\t",
        "<![CDATA[]]>",
        " <![CDATA[ ]]> ",
        "<b>a</b>",
        "&#32;",
        "<!-- a -->",
    ] {
        assert_eq!(title(inner), None, "{inner}");
    }
    assert_eq!(nick(""), None);
    assert_eq!(nick(" "), None);
    assert_eq!(title("\u{3000}").unwrap(), "\u{3000}");
}

#[test]
fn null_is_absent_in_the_attributes_of_media_alone() {
    for (msg_type, text, kind) in [
        (3, "<msg><img length='null' md5='null'/></msg>", "picture"),
        (43, "<msg><videomsg md5='null'/></msg>", "video"),
        (
            47,
            "<msg><emoji md5='null' cdnurl='null'/></msg>",
            "sticker",
        ),
        (
            48,
            "<msg><location label='null' poiname='null'/></msg>",
            "location",
        ),
    ] {
        assert_eq!(read(msg_type, text), json!({"kind": kind}));
    }
    assert_eq!(nick("null").unwrap(), "null");
    assert_eq!(title("null").unwrap(), "null");
    let sticker = read(47, "<msg><emoji md5='NULL'/></msg>");
    assert_eq!(sticker, json!({"kind": "sticker", "md5": "NULL"}));
}

#[test]
fn cdata_is_text_and_pieces_are_joined() {
    for (inner, text) in [
        ("<![CDATA[<b>&amp;]]>", "<b>&amp;"),
        ("a<![CDATA[b]]>c", "abc"),
        ("a<!-- x -->b<?x?>c", "abc"),
        ("a<b>x</b>c", "ac"),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"),
    ] {
        assert_eq!(title(inner).unwrap(), text, "{inner}");
    }
}

#[test]
fn white_space_is_kept_but_beside_cdata() {
    for (inner, text) in [
        (" a\r\n\tb ", " a\r\n\tb "),
        ("\n<![CDATA[a]]>\n", "a"),
        (" <![CDATA[ a ]]>", " a "),
        (" a <![CDATA[b]]> ", " a b"),
        ("&#32;<![CDATA[a]]>", " a"),
    ] {
        assert_eq!(title(inner).unwrap(), text, "{inner:?}");
    }
    assert_eq!(nick(" a\r\n\tb ").unwrap(), " a\r\n\tb ");
}

#[test]
fn references_are_resolved_once() {
    for (raw, text) in [
        ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
        ("&amp;lt;&amp;#65;", "&lt;&#65;"),
        ("&#x0A;&#10;a&#x20;&#128126;", "\n\na \u{1F47E}"),
        (
            "&#01;&#15;&#20;&#xFFFE;",
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        ),
        ("&#xD83D;&#xDE00;&#55357;", "\u{1F600}\u{FFFD}"),
        ("&#99999999999;&#x110000;", "\u{FFFD}\u{FFFD}"),
        (
            "R&D &nbsp;&;&#;&#65&#X41;&lt",
            "R&D &nbsp;&;&#;&#65&#X41;&lt",
        ),
        (
            "\u{1}\u{2}\u{10}\u{1D}\u{7F}",
            "\u{1}\u{2}\u{10}\u{1D}\u{7F}",
        ),
    ] {
        assert_eq!(title(raw).unwrap(), text, "{raw}");
        assert_eq!(nick(raw).unwrap(), text, "{raw}");
    }
}

#[test]
fn the_entities_of_a_doctype_stay_unknown() {
    let text = "<!DOCTYPE msg [<!ENTITY a 'b'>]><msg nickname='&a;'/>";
    assert_eq!(read(42, text), json!({"kind": "card", "nick": "&a;"}));
}

#[test]
fn brackets_in_a_quoted_value_are_text() {
    assert_eq!(nick("a<b>c</msg>/>").unwrap(), "a<b>c</msg>/>");
    let text = "<msg><img a='<' md5 = \"x\" length='7'></img></msg>";
    assert_eq!(
        read(3, text),
        json!({"kind": "picture", "bytes": 7, "md5": "x"})
    );
}

#[test]
fn a_less_than_before_anything_but_a_name_is_text() {
    for text in ["a < b", "I <3 you", "<", "<<", "1<2", "<\u{2192}>"] {
        assert_eq!(title(text).unwrap(), text);
    }
}

#[test]
fn texts_are_borrowed_where_nothing_was_resolved_or_joined() {
    let text = app(
        "5",
        "<title>a & b</title><des>\n<![CDATA[<c>]]>\n</des><url>d&amp;</url><thumburl>e<!---->f</thumburl>",
    );
    let Content::Link(link) = try_read(49, &text).unwrap() else {
        panic!("no link");
    };
    let is_borrowed = |text: &Option<Cow<'_, str>>| matches!(text, Some(Cow::Borrowed(_)));
    assert!(is_borrowed(&link.title) && is_borrowed(&link.description));
    assert!(!is_borrowed(&link.url) && !is_borrowed(&link.thumb));
    let Content::Text(plain) = try_read(1, "a &amp; b").unwrap() else {
        panic!("no text");
    };
    assert!(matches!(plain.text, Cow::Borrowed("a &amp; b")));
}

#[test]
fn numbers_are_digits() {
    let bytes = |raw: &str| read(3, &format!("<msg><img length='{raw}'/></msg>"))["bytes"].clone();
    for (raw, number) in [
        ("0", 0),
        ("007", 7),
        (" 7\n", 7),
        ("&#55;", 7),
        ("18446744073709551615", u64::MAX),
    ] {
        assert_eq!(bytes(raw), json!(number), "{raw}");
    }
    for raw in [
        "",
        "x",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "0x10",
        "1 2",
        "７",
        "10&gt;&gt;",
        "18446744073709551616",
    ] {
        assert_eq!(bytes(raw), Value::Null, "{raw}");
    }
}

#[test]
fn coordinates_are_finite_numbers() {
    let latitude =
        |raw: &str| read(48, &format!("<msg><location x='{raw}'/></msg>"))["latitude"].clone();
    for (raw, number) in [
        ("39.903740", 39.90374),
        ("-33.5", -33.5),
        ("+0.25", 0.25),
        (" 7 ", 7.0),
    ] {
        assert_eq!(latitude(raw), json!(number), "{raw}");
    }
    for raw in ["", "x", "inf", "-infinity", "NaN", "1e999", "1,5", "1 2"] {
        assert_eq!(latitude(raw), Value::Null, "{raw}");
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

#[test]
fn the_name_in_an_error_is_cut_and_keeps_to_one_line() {
    let text = format!("<msg><a\u{85}\u{2028}{}>", "b".repeat(1_000_000));
    let error = try_read(3, &text).unwrap_err().to_string();
    assert!(
        error.starts_with("message content: expected `</a\\u{85}\\u{2028}bb"),
        "{error}"
    );
    assert!(error.len() < 120, "{error}");
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
