//! The elements of a document, which is checked once.

use std::borrow::Cow;

use super::token::Tag;
use super::token::{Token, Tokens};
use super::{Damage, document, is_white, text};

/// An element: its start tag, and what stands between its tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) inner: &'a str,
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Element(Element<'a>),
    /// The value of an attribute, its references still in it.
    Attribute(&'a str),
}

impl<'a> Found<'a> {
    /// The text, its references resolved; `None` for an empty one and for white space alone.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let text = match self {
            Found::Element(element) => text::of_element(element.inner),
            Found::Attribute(value) => text::unescape(value),
        };
        (!is_white(&text)).then_some(text)
    }
}

impl<'a> Element<'a> {
    /// The root of the document in a text; `None` for a text that is no XML. What follows the
    /// root is not looked at.
    pub(crate) fn root(text: &'a str) -> Result<Option<Self>, Damage> {
        let Some(document) = document(text) else {
            return Ok(None);
        };
        let mut tokens = Tokens::new(text, text.len() - document.len());
        let tag = loop {
            match tokens.next()? {
                Some(Token::Start(tag)) => break tag,
                Some(Token::Text(piece)) if is_white(piece) => {}
                _ => {
                    return Err(Damage {
                        at: tokens.start,
                        expected: "an element".into(),
                    });
                }
            }
        };
        if tag.is_empty {
            return Ok(Some(Element { tag, inner: "" }));
        }

        let start = tokens.at;
        let mut open = Open::new(tag.name);
        loop {
            match tokens.next()? {
                Some(Token::Start(tag)) if !tag.is_empty => open.push(tag.name),
                Some(Token::End(name)) if open.is_innermost(name) => {
                    open.depth -= 1;
                    if open.depth == 0 {
                        let inner = &text[start..tokens.start];
                        return Ok(Some(Element { tag, inner }));
                    }
                }
                Some(Token::End(_)) | None => {
                    return Err(Damage {
                        at: tokens.start,
                        expected: open.end_tag(),
                    });
                }
                Some(_) => {}
            }
        }
    }

    pub(crate) fn name(&self) -> &'a str {
        self.tag.name
    }

    /// The element to which a path leads.
    pub(crate) fn element(&self, path: &str) -> Option<Element<'a>> {
        match self.find([path]) {
            [Some(Found::Element(element))] => Some(element),
            _ => None,
        }
    }

    /// The bytes between the tags.
    pub(crate) fn size(&self) -> usize {
        self.inner.len()
    }
}

/// The elements that are open. The names of the outer ones are kept; of what lies deeper, and is
/// never read, only the depth is counted.
struct Open<'a> {
    names: [&'a str; LEVELS],
    depth: usize,
}

/// The levels on which something is read, the root's among them.
const LEVELS: usize = 8;

impl<'a> Open<'a> {
    fn new(root: &'a str) -> Self {
        let mut open = Open {
            names: [""; LEVELS],
            depth: 0,
        };
        open.push(root);
        open
    }

    fn push(&mut self, name: &'a str) {
        if let Some(slot) = self.names.get_mut(self.depth) {
            *slot = name;
        }
        self.depth += 1;
    }

    /// Whether an end tag of this name is that of the innermost element.
    fn is_innermost(&self, name: &str) -> bool {
        let innermost = self.names.get(self.depth - 1);
        innermost.is_none_or(|innermost| *innermost == name)
    }

    /// The end tag of the innermost element whose name is known, cut and on one line.
    fn end_tag(&self) -> Cow<'static, str> {
        let name = self.names[self.depth.min(LEVELS) - 1];
        let shown: String = name.chars().take(40).collect();
        format!("`</{}>`", shown.escape_debug()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(text: &str) -> Element<'_> {
        Element::root(text).unwrap().unwrap()
    }

    fn find(text: &str, path: &str) -> Option<String> {
        let [found] = root(text).find([path]);
        found.map(|found| found.text().unwrap_or_default().into_owned())
    }

    fn damage(text: &str) -> String {
        let damage = Element::root(text).unwrap_err();
        format!("{} at {}", damage.expected, damage.at)
    }

    #[test]
    fn what_stands_around_the_root_is_not_looked_at() {
        for text in [
            "<a>1</a>",
            "<?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE a>\n<a>1</a>",
            "<a>1</a><b>",
            "<a>1</a> \"<",
            "wxid_a:\n<a>1</a>",
        ] {
            assert_eq!(find(text, "").as_deref(), Some("1"), "{text}");
        }
    }

    #[test]
    fn a_document_that_breaks_off_or_is_damaged() {
        for (text, expected) in [
            ("<", "an element at 0"),
            ("<a", "an attribute or `>` at 2"),
            ("<a>", "`</a>` at 3"),
            ("<a><b>1</b>", "`</a>` at 11"),
            ("<a><b>1", "`</b>` at 7"),
            ("<a><b></a>", "`</b>` at 6"),
            ("<a></b></a>", "`</a>` at 3"),
            ("<a></></a>", "`</a>` at 3"),
            ("<?xml ?>", "an element at 8"),
            ("<?xml ?>text<a/>", "an element at 8"),
            ("<!-- --></a>", "an element at 8"),
            ("<![CDATA[]]><a/>", "an element at 0"),
            ("\u{FEFF} wxid_a:\n<a>", "`</a>` at 15"),
        ] {
            assert_eq!(damage(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_is_cut_and_escaped_for_the_error() {
        let name = format!("a\u{85}{}", "b".repeat(100));
        let expected = format!("`</a\\u{{85}}{}>` at 105", "b".repeat(38));
        assert_eq!(damage(&format!("<{name}>")), expected);
    }

    #[test]
    fn names_are_compared_on_eight_levels() {
        let nested = |levels: usize, end: &str| {
            let (start, ends) = ("<a>".repeat(levels), "</a>".repeat(levels - 1));
            format!("{start}{end}{ends}")
        };
        assert_eq!(damage(&nested(8, "</b>")), "`</a>` at 24");
        root(&nested(9, "</b>"));
        root(&nested(100_000, "</a>"));
        assert_eq!(damage(&"<a>".repeat(100_000)), "`</a>` at 300000");
    }
}
