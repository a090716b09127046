//! How texts, references and numbers are read.

use std::borrow::Cow;

use serde_json::{Value, json};
use wequick_types::Content;

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
            "<msg><emoji md5='null' cdnurl='null' productid='null'/></msg>",
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
fn pieces_are_joined_and_children_left_out() {
    for (inner, text) in [
        ("<![CDATA[<b>&amp;]]>", "<b>&amp;"),
        ("&lt;<![CDATA[&lt;]]>&lt;", "<&lt;<"),
        ("a<![CDATA[b]]>c", "abc"),
        ("a<!-- x -->b<?x?>c", "abc"),
        ("a<b>x</b>c<b/>d", "acd"),
        ("a<b><![CDATA[x]]><b>x</b></b>d", "ad"),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"),
        ("<![CDATA[a]]]>", "a]"),
    ] {
        assert_eq!(title(inner).unwrap(), text, "{inner}");
    }
}

#[test]
fn white_space_is_kept_but_beside_cdata() {
    for (inner, text) in [
        (" a\r\n\tb ", " a\r\n\tb "),
        ("\n<![CDATA[a]]>\n", "a"),
        (" <!-- b --> <![CDATA[a]]> <b/> ", "a"),
        (" <![CDATA[ a ]]>", " a "),
        (" a <![CDATA[b]]> ", " a b"),
        (" <![CDATA[a]]> b ", "a b "),
        ("<![CDATA[a]]> <![CDATA[b]]>", "a b"),
        ("<![CDATA[]]> <![CDATA[b]]>", " b"),
        (" a<![CDATA[b]]>c ", " abc "),
        ("&#32;<![CDATA[a]]>", " a"),
        ("a<b/> <![CDATA[c]]>", "a c"),
        ("<![CDATA[a]]>b<!----> ", "ab "),
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
        ("&#65;&#x41;&#x6d4B;&#00065;", "AA测A"),
        (
            "&#x0A;&#10;&#9;&#13;a&#x20;&#128126;",
            "\n\n\t\ra \u{1F47E}",
        ),
        ("&#xD83D;&#xDE00;&#55357;&#xDE00;", "\u{1F600}\u{1F600}"),
        ("&#xD800;&#xDC00;&#xDBFF;&#xDFFF;", "\u{10000}\u{10FFFF}"),
        ("&#xD83D;&#xD83D;&#xDE00;", "\u{FFFD}\u{1F600}"),
        ("&#xD83D; &#xDE00;", "\u{FFFD} \u{FFFD}"),
        ("&#xDE00;&#xD83D;", "\u{FFFD}\u{FFFD}"),
        ("&#xD83D;&#65;", "\u{FFFD}A"),
        ("&am&amp;p;", "&am&p;"),
        ("&#1&#65;", "&#1A"),
    ] {
        assert_eq!(title(raw).unwrap(), text, "{raw}");
        assert_eq!(nick(raw).unwrap(), text, "{raw}");
    }
    let halves = "&#xD83D;<![CDATA[]]>&#xDE00;";
    assert_eq!(title(halves).unwrap(), "\u{FFFD}\u{FFFD}");
}

#[test]
fn a_reference_to_no_character_becomes_the_replacement_character() {
    let raws = "&#0; &#1; &#20; &#x1F; &#xFFFE; &#xFFFF; &#xD83D; &#xDE00; &#x110000; &#4294967361; \
        &#99999999999999999999;";
    for raw in raws.split(' ') {
        assert_eq!(title(raw).unwrap(), "\u{FFFD}", "{raw}");
    }
}

#[test]
fn what_only_looks_like_a_reference_stays() {
    let raws = "R&D & && &; &#; &#x; &#65 &#X41; &lt &nbsp; &AMP; &#+65; &#-1; &#x4G; &#６５;";
    let controls = "\0\u{1}\u{2}\u{10}\u{14}\u{1D}\u{7F}\u{FFFE}";
    for raw in raws.split(' ').chain(["&# 65;", controls]) {
        assert_eq!(title(raw).unwrap(), raw);
        assert_eq!(nick(raw).unwrap(), raw);
    }
}

#[test]
fn a_less_than_before_anything_but_a_name_is_text() {
    for text in [
        "a < b",
        "I <3 you",
        "<",
        "<<",
        "1<2<3 ",
        "< a>",
        "<-",
        "<=",
        "<\u{2192}>",
        "测<",
    ] {
        assert_eq!(title(text).unwrap(), text);
    }
    assert_eq!(title("<<a></a>").unwrap(), "<");
}

#[test]
fn texts_of_one_piece_are_borrowed() {
    for (inner, is_borrowed) in [
        ("a & b", true),
        ("\n<![CDATA[<c>]]>\n", true),
        ("<b>c</b>a<!---->", true),
        ("a < b", true),
        ("d&amp;", false),
        ("e<!---->f", false),
    ] {
        let text = app("5", &format!("<title>{inner}</title>"));
        let Content::Link(link) = try_read(49, &text).unwrap() else {
            panic!("no link");
        };
        let title = link.title.unwrap();
        assert_eq!(matches!(title, Cow::Borrowed(_)), is_borrowed, "{inner}");
    }
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
    let latitude = |raw: &str| {
        let text = format!("<msg><location x='{raw}'/></msg>");
        match try_read(48, &text).unwrap() {
            Content::Location(location) => location.latitude,
            other => panic!("{other:?}"),
        }
    };
    for (raw, number) in [
        ("39.903740", 39.90374),
        ("-33.5", -33.5),
        ("+0.25", 0.25),
        (" 7 ", 7.0),
    ] {
        assert_eq!(latitude(raw), Some(number), "{raw}");
    }
    for raw in ["", "x", "inf", "-infinity", "NaN", "1e999", "1,5", "1 2"] {
        assert_eq!(latitude(raw), None, "{raw}");
    }
}
