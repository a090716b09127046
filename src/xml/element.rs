//! What was found in a document: elements and attributes.

use std::borrow::Cow;

use super::token::{Token, Tokens};
use super::{WHITE, is_white, text};

/// An element of a document. The document was checked, except after
/// [`Document::peek`](super::Document::peek).
///
/// Where it ends is not known: to find the end tag would cost a pass over all that is inside. Each
/// method stops at the end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(super) name: &'a str,
    /// The document after the name: attributes, `>`, the inside, the end tag and what follows.
    pub(super) rest: &'a str,
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Element(Element<'a>),
    /// The raw value of an attribute: its references are not resolved.
    Attribute(&'a str),
}

/// The elements and attributes that were found at several paths, in the order of the paths.
pub(crate) type Founds<'a, const N: usize> = [Option<Found<'a>>; N];

impl<'a> Found<'a> {
    /// The text with its references resolved. `None` for an empty text, and for a text of only white space.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        self.text_or_blanks().filter(|text| !is_white(text))
    }

    /// The text, even if it is only white space. `None` if it is empty.
    pub(crate) fn text_or_blanks(self) -> Option<Cow<'a, str>> {
        let text = match self {
            Found::Element(element) => element.text(),
            Found::Attribute(value) => text::unescape(value),
        };
        (!text.is_empty()).then_some(text)
    }

    /// The XML between the tags of an element.
    pub(crate) fn xml(self) -> &'a str {
        match self {
            Found::Element(element) => element.inner(),
            Found::Attribute(value) => value,
        }
    }

    /// A document inside this one: the XML between the tags if there is a child, else the text.
    pub(crate) fn document(self) -> Option<Cow<'a, str>> {
        match self {
            Found::Element(element) if element.has_child() => Some(element.inner().into()),
            _ => self.text(),
        }
    }
}

impl<'a> Element<'a> {
    /// The XML between the tags.
    fn inner(&self) -> &'a str {
        let mut tokens = self.behind_start_tag();
        let start = tokens.at;
        loop {
            match tokens.next() {
                Ok(Some(Token::Start(_))) if tokens.skip_element().is_ok() => {}
                Ok(Some(Token::Cdata(_) | Token::Skipped)) => {}
                _ => break,
            }
        }
        // `tokens.start` is where the end tag of this element begins.
        &self.rest[start..tokens.start]
    }

    /// The text of the element itself, its references resolved.
    fn text(&self) -> Cow<'a, str> {
        text::of_element(&mut self.behind_start_tag())
    }

    /// Whether there is an element inside. Stops at the first one.
    fn has_child(&self) -> bool {
        let mut tokens = self.behind_start_tag();
        loop {
            match tokens.next() {
                Ok(Some(Token::Start(_))) => return true,
                Ok(Some(Token::Cdata(_) | Token::Skipped)) => {}
                Ok(Some(Token::End) | None) | Err(_) => return false,
            }
        }
    }

    /// Whether it has neither attributes nor children nor a text.
    pub(super) fn is_bare(&self) -> bool {
        self.rest.trim_start_matches(WHITE).starts_with(['>', '/'])
            && !self.has_child()
            && is_white(&self.text())
    }

    /// The tokens after the start tag; none for `<…/>`.
    pub(super) fn behind_start_tag(&self) -> Tokens<'a> {
        let mut tokens = Tokens::new(self.rest, 0);
        // New tokens begin after the tag, so that the text before the next token does not include the
        // attributes.
        match tokens.attributes(|_, _| {}) {
            Ok(false) => Tokens::new(self.rest, tokens.at),
            _ => Tokens::new("", 0),
        }
    }
}

/// The text of the XML between two tags, with references resolved. Texts of child elements are left out.
pub(crate) fn text_of(inner: &str) -> Cow<'_, str> {
    text::of_element(&mut Tokens::new(inner, 0))
}
