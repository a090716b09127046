//! Texts of elements and attributes, with their references resolved.

use std::borrow::Cow;
use std::mem;

use super::character::is_xml;
use super::is_white;
use super::scan::position;
use super::token::{Token, Tokens};

/// Reads the text of an element, from after its start tag to its end tag. The texts of its children
/// are left out.
///
/// White space is kept, except around CDATA, where some clients add it: pieces of white space alone
/// are dropped between a CDATA section and the beginning or the end of the element.
pub(super) fn of_element<'a>(tokens: &mut Tokens<'a>) -> Cow<'a, str> {
    let mut pieces = Pieces::default();
    loop {
        let token = tokens.next();
        let before = tokens.text_before();
        // Nearly all texts are one piece, between the start tag and the end tag.
        if let (Ok(Some(Token::End) | None), true) = (&token, pieces.is_empty()) {
            return unescape(before);
        }
        pieces.text(before);
        match token {
            Ok(Some(Token::Start(_))) if tokens.skip_element().is_ok() => {}
            Ok(Some(Token::Cdata(piece))) => pieces.section(piece),
            Ok(Some(Token::Skipped)) => {}
            _ => break,
        }
    }
    pieces.joined()
}

/// The pieces of a text.
#[derive(Default)]
struct Pieces<'a> {
    text: Cow<'a, str>,
    /// Pieces of only white space. The next piece decides whether they are kept.
    white: Cow<'a, str>,
    /// Whether there was a piece of anything else.
    is_begun: bool,
    /// Whether the last such piece was a CDATA section.
    is_behind_cdata: bool,
}

impl<'a> Pieces<'a> {
    fn is_empty(&self) -> bool {
        !self.is_begun && self.white.is_empty()
    }

    /// Adds a piece of text.
    fn text(&mut self, piece: &'a str) {
        if is_white(piece) {
            join(&mut self.white, piece.into());
            return;
        }
        join(&mut self.text, mem::take(&mut self.white));
        join(&mut self.text, unescape(piece));
        self.is_begun = true;
        self.is_behind_cdata = false;
    }

    /// Adds the text of a CDATA section. White space before the first piece is dropped.
    fn section(&mut self, piece: &'a str) {
        let white = mem::take(&mut self.white);
        if self.is_begun {
            join(&mut self.text, white);
        }
        join(&mut self.text, piece.into());
        self.is_begun = true;
        self.is_behind_cdata = true;
    }

    /// The whole text. White space at the end is dropped after a CDATA section.
    fn joined(mut self) -> Cow<'a, str> {
        if !self.is_behind_cdata {
            join(&mut self.text, self.white);
        }
        self.text
    }
}

/// Appends a piece. A text of one piece stays borrowed.
fn join<'a>(text: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if text.is_empty() {
        *text = piece;
    } else if !piece.is_empty() {
        text.to_mut().push_str(&piece);
    }
}

/// Resolves the references. A text that only looks like a reference stays as it is. A reference to a
/// character that XML does not have becomes U+FFFD.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(distance) = position(&raw.as_bytes()[at..], b'&') {
        at += distance;
        let Some((c, length)) = reference(&raw[at..]) else {
            // People type a bare `&`. It stays as it is.
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

/// The reference at the beginning of a text: its character and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    // The five names of XML are compared directly, because nearly every reference is one of them.
    match text.as_bytes() {
        [_, b'l', b't', b';', ..] => return Some(('<', 4)),
        [_, b'g', b't', b';', ..] => return Some(('>', 4)),
        [_, b'a', b'm', b'p', b';', ..] => return Some(('&', 5)),
        [_, b'q', b'u', b'o', b't', b';', ..] => return Some(('"', 6)),
        [_, b'a', b'p', b'o', b's', b';', ..] => return Some(('\'', 6)),
        _ => {}
    }
    let (number, length) = number(text)?;
    // Some clients write an emoji as two references: the two UTF-16 surrogates.
    if (0xD800..0xDC00).contains(&number) {
        if let Some((low @ 0xDC00..0xE000, more)) = self::number(&text[length..]) {
            let number = 0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00);
            return Some((character(number), length + more));
        }
    }
    Some((character(number), length))
}

/// A reference such as `&#65;` or `&#x41;` at the beginning of a text: its number and its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.strip_prefix("&#")?;
    let (digits, radix) = match digits.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    // The number saturates: a reference with many digits is valid, but names no character.
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
