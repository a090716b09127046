//! Texts in all sorts of spellings, and values of each shape.

use arbitrary::{Result, Unstructured};

use super::document::Bit;
use super::tables::Shape;

/// What XML lets stand in a text and in a value, and what is read there.
const STRICT: &[(&str, &str)] = &[
    ("a", "a"),
    ("B", "B"),
    ("测试", "测试"),
    ("😀", "😀"),
    ("7", "7"),
    (" ", " "),
    ("\r\n", "\r\n"),
    ("\t", "\t"),
    ("\u{3000}", "\u{3000}"),
    ("\u{7F}", "\u{7F}"),
    (">", ">"),
    ("/>", "/>"),
    ("-->", "-->"),
    ("null", "null"),
    ("$a$", "$a$"),
    ("$", "$"),
    (";", ";"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&amp;lt;", "&lt;"),
    ("&amp;#65;", "&#65;"),
    ("&lt;![CDATA[a]]&gt;", "<![CDATA[a]]>"),
    ("&#65;", "A"),
    ("&#0000065;", "A"),
    ("&#x4E2D;", "中"),
    ("&#x4e2d;", "中"),
    ("&#128126;", "\u{1F47E}"),
    ("&#x20;", " "),
    ("&#10;", "\n"),
];

/// What people type all the same.
const LENIENT: &[(&str, &str)] = &[
    ("R&D", "R&D"),
    ("& ", "& "),
    ("&&lt;", "&<"),
    ("&nbsp;", "&nbsp;"),
    ("&smile;", "&smile;"),
    ("&LT;", "&LT;"),
    ("&#;", "&#;"),
    ("&#x;", "&#x;"),
    ("&#65 ", "&#65 "),
    ("&#X41;", "&#X41;"),
    ("&#-65;", "&#-65;"),
    ("&#x4G;", "&#x4G;"),
    ("&lt ", "&lt "),
    ("\0", "\0"),
    ("\u{1}", "\u{1}"),
    ("\u{1D}", "\u{1D}"),
    ("\u{FFFE}", "\u{FFFE}"),
    ("&#0;", "\u{FFFD}"),
    ("&#20;", "\u{FFFD}"),
    ("&#01;", "\u{FFFD}"),
    ("&#xFFFE;", "\u{FFFD}"),
    ("&#x110000;", "\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"),
    ("&#xD83D;&#xDE00;", "\u{1F600}"),
    ("&#55357;&#56832;", "\u{1F600}"),
    ("&#xD83D;&#56832;", "\u{1F600}"),
    ("&#xD83D; &#xDE00;", "\u{FFFD} \u{FFFD}"),
    ("a&#xDE00;&#xD83D;b", "a\u{FFFD}\u{FFFD}b"),
    ("&#xD83D;&#xD83D;&#xDE00;", "\u{FFFD}\u{1F600}"),
    ("&#xD83D;&#65;", "\u{FFFD}A"),
    ("< ", "< "),
    ("<3", "<3"),
    ("<=", "<="),
    ("<\u{2192}", "<\u{2192}"),
];

/// What people type in a value only; in a text it would be a tag.
const VALUE: &[(&str, &str)] = &[
    ("<b>", "<b>"),
    ("</msg>", "</msg>"),
    ("<![CDATA[", "<![CDATA["),
];

const WORDS: &[&str] = &[
    "",
    " ",
    "null",
    "NULL",
    "(null)",
    "wxid_a",
    "wxid_b",
    "0123456789abcdefABCDEF9876543210",
    "https://a.example/?b=c",
];

const PEOPLE: &[&str] = &[
    "",
    "wxid_a",
    "1@chatroom",
    "1@im.chatroom",
    "a@openim",
    "1@chatroom ",
];

const NUMBERS: &[&str] = &[
    "1",
    "3",
    "34",
    "42",
    "43",
    "47",
    "49",
    "0",
    "007",
    " 7\n",
    "1576800000",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "",
    " ",
    "-1",
    "+1",
    "1.0",
    "1e3",
    "0x10",
    "1 2",
    "\u{FF17}",
    "7\u{3000}",
    "x",
    "null",
    "10>>",
];

const DEGREES: &[&str] = &[
    "39.903740",
    "-33.5",
    "+0.25",
    " 7\n",
    "39.995120999999997",
    "-0",
    "",
    "x",
    "inf",
    "-infinity",
    "NaN",
    "1e999",
    "1,5",
    "1 2",
    "null",
];

/// A text that stands for itself, but for what must be escaped.
pub(crate) fn word(text: &str) -> Bit {
    let wire = text.replace('&', "&amp;").replace('<', "&lt;");
    Bit {
        wire: wire.replace('>', "&gt;"),
        read: text.to_owned(),
        is_xml: text.chars().all(super::document::is_xml_character),
    }
}

/// A value of a shape: mostly one that fits.
pub(crate) fn value(shape: Shape, is_attribute: bool, bytes: &mut Unstructured) -> Result<Bit> {
    let words = match shape {
        Shape::Number(_) => NUMBERS,
        Shape::Degrees => DEGREES,
        Shape::Person => PEOPLE,
        _ if bytes.ratio(1, 3)? => WORDS,
        _ => return text(is_attribute, bytes),
    };
    if bytes.ratio(1, 8)? {
        return text(is_attribute, bytes);
    }
    // The first fit.
    let most = if bytes.arbitrary()? { words.len() } else { 6 };
    Ok(word(bytes.choose(&words[..most])?))
}

pub(crate) fn text(is_attribute: bool, bytes: &mut Unstructured) -> Result<Bit> {
    let mut text = word("");
    let is_strict = bytes.ratio(2, 3)?;
    for _ in 0..bytes.int_in_range(0..=4)? {
        let table = match bytes.int_in_range(0..=5)? {
            0..=2 if !is_strict => LENIENT,
            3 if !is_strict && is_attribute => VALUE,
            _ => STRICT,
        };
        let (wire, read) = bytes.choose(table)?;
        text.wire.push_str(wire);
        text.read.push_str(read);
        text.is_xml &= std::ptr::eq(table, STRICT);
    }
    Ok(text)
}

/// A text with names in it.
pub(crate) fn template(bytes: &mut Unstructured) -> Result<Bit> {
    const PIECES: &[&str] = &[
        "$a$", "$b$", "$5$", "$a&b$", "$", "$$", "US$5 ", " and ", " ", "$a", "b$", "测",
    ];
    if bytes.ratio(1, 8)? {
        return Ok(word(" $a$"));
    }
    let mut template = String::new();
    let most = *bytes.choose(&[3, 60])?;
    for _ in 0..bytes.int_in_range(0..=most)? {
        template.push_str(bytes.choose(PIECES)?);
    }
    Ok(word(&template))
}
