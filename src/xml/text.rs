//! What an element or an attribute says, its references resolved.

use std::borrow::Cow;
use std::mem;

use super::character::is_xml;
use super::is_white;
use super::token::{Token, Tokens};

/// The text of an element, given what stands between its tags. What its children say is left
/// out.
///
/// White space is kept, but for the one with which some clients surround a CDATA section: pieces
/// of white space alone between it and the beginning or the end of the element.
pub(super) fn of_element(inner: &str) -> Cow<'_, str> {
    if !inner.contains('<') {
        return unescape(inner);
    }
    let mut tokens = Tokens::new(inner, 0);
    let mut depth = 0_usize;
    let mut text = Cow::Borrowed("");
    // White space of which only what follows says whether it is kept.
    let mut white = Cow::Borrowed("");
    let mut is_begun = false;
    let mut is_behind_cdata = false;
    while let Ok(Some(token)) = tokens.next() {
        match token {
            Token::Start(tag) => depth += usize::from(!tag.is_empty),
            Token::End(_) => depth = depth.saturating_sub(1),
            Token::Text(piece) if depth == 0 && is_white(piece) => join(&mut white, piece.into()),
            Token::Text(piece) if depth == 0 => {
                join(&mut text, mem::take(&mut white));
                join(&mut text, unescape(piece));
                is_begun = true;
                is_behind_cdata = false;
            }
            Token::Cdata(piece) if depth == 0 => {
                let white = mem::take(&mut white);
                if is_begun {
                    join(&mut text, white);
                }
                join(&mut text, piece.into());
                is_begun = true;
                is_behind_cdata = true;
            }
            Token::Text(_) | Token::Cdata(_) => {}
        }
    }
    if !is_behind_cdata {
        join(&mut text, white);
    }
    text
}

/// Appends a piece; a text of one piece stays borrowed.
fn join<'a>(text: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if text.is_empty() {
        *text = piece;
    } else if !piece.is_empty() {
        text.to_mut().push_str(&piece);
    }
}

/// Resolves the references. What only looks like one stays as it is; one to a character that XML
/// does not have becomes U+FFFD.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(distance) = raw[at..].find('&') {
        at += distance;
        let Some((c, length)) = reference(&raw[at..]) else {
            at += 1;
            continue;
        };
        if copied == 0 {
            text.reserve(raw.len());
        }
        text.push_str(&raw[copied..at]);
        text.push(c);
        at += length;
        copied = at;
    }
    if copied == 0 {
        return raw.into();
    }
    text.push_str(&raw[copied..]);
    text.into()
}

const ENTITIES: [(&str, char); 5] = [
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&apos;", '\''),
];

/// The character that a reference at the beginning of the text stands for, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    for (name, c) in ENTITIES {
        if text.starts_with(name) {
            return Some((c, name.len()));
        }
    }
    let (number, length) = number(text)?;
    // Some clients write an emoji as the two halves that UTF-16 has for it.
    if (0xD800..0xDC00).contains(&number) {
        if let Some((low @ 0xDC00..0xE000, more)) = self::number(&text[length..]) {
            let number = 0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00);
            return Some((character(number), length + more));
        }
    }
    Some((character(number), length))
}

/// The number of a reference such as `&#65;` or `&#x41;`, and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.strip_prefix("&#")?;
    let (digits, radix) = match digits.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let mut number = 0_u32;
    for (count, c) in digits.chars().enumerate() {
        match c.to_digit(radix) {
            Some(digit) => number = number.saturating_mul(radix).saturating_add(digit),
            None if c == ';' && count > 0 => {
                return Some((number, text.len() - digits.len() + count + 1));
            }
            None => return None,
        }
    }
    None
}

/// The character of this number, if XML has it.
fn character(number: u32) -> char {
    let c = char::from_u32(number).filter(|c| is_xml(*c));
    c.unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for (raw, text) in [
            ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
            ("a&amp;lt;b", "a&lt;b"),
            ("&#65;&#x41;&#x6d4B;&#00065;", "AA测A"),
            ("&#9;&#xA;&#13;", "\t\n\r"),
            ("&#128126;", "\u{1F47E}"),
        ] {
            assert_eq!(unescape(raw), text, "{raw}");
        }
    }

    #[test]
    fn a_reference_to_no_character_becomes_the_replacement_character() {
        for raw in [
            "&#0;",
            "&#1;",
            "&#20;",
            "&#x1F;",
            "&#xFFFE;",
            "&#xFFFF;",
            "&#xD83D;",
            "&#xDE00;",
            "&#x110000;",
            "&#4294967361;",
            "&#99999999999999999999;",
        ] {
            assert_eq!(unescape(raw), "\u{FFFD}", "{raw}");
        }
    }

    #[test]
    fn the_halves_of_a_surrogate_pair_side_by_side_are_a_character() {
        for (raw, text) in [
            ("&#xD83D;&#xDE00;", "\u{1F600}"),
            ("&#55357;&#xDE00;", "\u{1F600}"),
            ("&#xD83D;&#xD83D;&#xDE00;", "\u{FFFD}\u{1F600}"),
            ("&#xD83D; &#xDE00;", "\u{FFFD} \u{FFFD}"),
            ("&#xDE00;&#xD83D;", "\u{FFFD}\u{FFFD}"),
            ("&#xD800;&#xDC00;&#xDBFF;&#xDFFF;", "\u{10000}\u{10FFFF}"),
        ] {
            assert_eq!(unescape(raw), text, "{raw}");
        }
        let halves = "&#xD83D;<![CDATA[]]>&#xDE00;";
        assert_eq!(of_element(halves), "\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn what_only_looks_like_a_reference_stays_and_is_borrowed() {
        for raw in [
            "R&D",
            "&",
            "&&",
            "&;",
            "&#;",
            "&#x;",
            "&#65",
            "&#X41;",
            "&lt",
            "&nbsp;",
            "&AMP;",
            "&# 65;",
            "&#+65;",
            "&#-1;",
            "&#６５;",
            "\u{1}\u{14}\u{7F}",
        ] {
            let text = unescape(raw);
            assert_eq!(text, raw);
            assert!(matches!(text, Cow::Borrowed(_)), "{raw}");
        }
        assert_eq!(unescape("&am&amp;p;"), "&am&p;");
        assert_eq!(unescape("&#1&#65;"), "&#1A");
    }

    #[test]
    fn pieces_are_joined_and_children_left_out() {
        for (inner, text) in [
            ("a<!-- b -->c", "ac"),
            ("a<b>c</b>d<b/>e", "ade"),
            ("a<b><![CDATA[c]]><b>c</b></b>d", "ad"),
            ("&lt;<![CDATA[&lt;]]>&lt;", "<&lt;<"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(of_element(inner), text, "{inner}");
        }
    }

    #[test]
    fn white_space_is_kept_but_around_cdata() {
        for (inner, text) in [
            (" a ", " a "),
            ("\r\n", "\r\n"),
            (" <!-- a --> ", "  "),
            (" <![CDATA[a]]>\n", "a"),
            (" <!-- b --> <![CDATA[a]]> <b/> ", "a"),
            (" <![CDATA[ a ]]> ", " a "),
            (" <![CDATA[ ]]> ", " "),
            (" a <![CDATA[b]]> ", " a b"),
            (" <![CDATA[a]]> b ", "a b "),
            ("<![CDATA[a]]> <![CDATA[b]]>", "a b"),
            ("<![CDATA[]]> <![CDATA[b]]>", " b"),
            (" a<![CDATA[b]]>c ", " abc "),
        ] {
            assert_eq!(of_element(inner), text, "{inner}");
        }
    }

    #[test]
    fn one_piece_is_borrowed() {
        for inner in [
            "a",
            " a ",
            "<![CDATA[a]]>",
            " <![CDATA[a]]>\n",
            "<b>c</b>a<!---->",
        ] {
            assert!(matches!(of_element(inner), Cow::Borrowed(_)), "{inner}");
        }
    }
}
