//! A document as it is written, with what each piece of it says.

use super::tree::{Tree, is_white};

/// A text: how it is written, and what is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bit {
    pub(crate) wire: String,
    pub(crate) read: String,
    /// Whether it is XML by the letter.
    pub(crate) is_xml: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Text(Bit),
    Section(String),
    /// A comment or a processing instruction.
    Skipped(&'static str),
    Element(Element),
    /// An end tag to which no start tag belongs.
    Stray,
}

#[derive(Debug, Clone)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    /// All of it, from the white space in front.
    pub(crate) wire: String,
    /// `None` for one without a quoted value.
    pub(crate) read: Option<String>,
    pub(crate) is_xml: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) pieces: Vec<Piece>,
    /// White space at the end of its tags.
    pub(crate) space: &'static str,
    /// What its end tag is called, if not as the element.
    pub(crate) end: Option<&'static str>,
}

/// The levels on which the names of end tags are compared, the root's among them.
const LEVELS: usize = 8;

impl Element {
    pub(crate) fn new(name: &str) -> Self {
        Element {
            name: name.to_owned(),
            ..Element::default()
        }
    }

    pub(crate) fn write(&self, wire: &mut String) {
        wire.push('<');
        wire.push_str(&self.name);
        for attribute in &self.attributes {
            wire.push_str(&attribute.wire);
        }
        wire.push_str(self.space);
        if self.pieces.is_empty() && self.end.is_none() {
            wire.push_str("/>");
            return;
        }
        wire.push('>');
        self.write_inner(wire);
        wire.push_str("</");
        wire.push_str(self.end.unwrap_or(&self.name));
        wire.push_str(self.space);
        wire.push('>');
    }

    /// What stands between its tags.
    fn write_inner(&self, wire: &mut String) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => wire.push_str(&text.wire),
                Piece::Section(text) => {
                    wire.push_str("<![CDATA[");
                    wire.push_str(text);
                    wire.push_str("]]>");
                }
                Piece::Skipped(text) => wire.push_str(text),
                Piece::Element(element) => element.write(wire),
                Piece::Stray => wire.push_str("</stray>"),
            }
        }
    }

    /// Whether it is refused, given the level that it stands on.
    pub(crate) fn is_damaged(&self, level: usize) -> bool {
        let is_compared = level <= LEVELS;
        self.attributes
            .iter()
            .any(|attribute| attribute.read.is_none())
            || self.end.is_some() && is_compared
            || self.pieces.iter().any(|piece| match piece {
                Piece::Element(element) => element.is_damaged(level + 1),
                // It ends the element, and then no other end tag fits.
                Piece::Stray => true,
                _ => false,
            })
    }

    /// Whether a library must accept it.
    pub(crate) fn is_xml(&self) -> bool {
        let mut names: Vec<_> = self.attributes.iter().map(|one| &one.name).collect();
        names.sort();
        let is_once = names.windows(2).all(|pair| pair[0] != pair[1]);
        is_once
            && self.end.is_none()
            && self.attributes.iter().all(|attribute| attribute.is_xml)
            && self.pieces.iter().all(|piece| match piece {
                Piece::Text(text) => text.is_xml,
                Piece::Section(text) => text.chars().all(is_xml_character),
                Piece::Skipped(_) => true,
                Piece::Element(element) => element.is_xml(),
                Piece::Stray => false,
            })
    }

    pub(crate) fn tree(&self) -> Tree {
        let attributes = self.attributes.iter();
        let children = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Element(element) => Some(element.tree()),
            _ => None,
        });
        let mut inner = String::new();
        self.write_inner(&mut inner);
        Tree {
            name: self.name.clone(),
            attributes: attributes
                .map(|one| (one.name.clone(), one.read.clone().unwrap_or_default()))
                .collect(),
            text: self.text(),
            children: children.collect(),
            size: inner.len(),
        }
    }

    /// The pieces joined; those of white space alone between a section and the beginning or the
    /// end are left out.
    fn text(&self) -> String {
        // Nothing parts two texts that follow each other.
        let mut texts: Vec<Bit> = vec![Bit::default()];
        let mut is_section = vec![false];
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => {
                    let last = texts.last_mut().expect("there is always one");
                    last.wire.push_str(&text.wire);
                    last.read.push_str(&text.read);
                    continue;
                }
                Piece::Section(text) => {
                    let wire = String::new();
                    let (read, is_xml) = (text.clone(), true);
                    texts.push(Bit { wire, read, is_xml });
                    is_section.push(true);
                }
                _ => {}
            }
            texts.push(Bit::default());
            is_section.push(false);
        }
        let is_space = |at: &usize| !is_section[*at] && is_white(&texts[*at].wire);
        let all = 0..texts.len();
        let leading = all.clone().take_while(is_space).count();
        let trailing = all.clone().rev().take_while(is_space).count();
        let begin = match is_section.get(leading) {
            Some(true) => leading,
            _ => 0,
        };
        let end = match texts.len().checked_sub(trailing + 1) {
            Some(last) if is_section[last] => last + 1,
            _ => texts.len(),
        };
        texts[begin..end.max(begin)]
            .iter()
            .map(|text| text.read.as_str())
            .collect()
    }
}

pub(crate) fn is_xml_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
