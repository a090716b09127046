//! Elements: reading a document, and searching what was found in it.

use std::borrow::Cow;

use super::search::{LEVELS, Search};
use super::token::{Token, Tokens};
use super::{Damage, WHITE, document, is_white, text};

/// An element of a document that was checked.
///
/// Where it ends is not known: to find the end tag would cost a pass over all that is inside. Each
/// method stops at the end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(super) name: &'a str,
    /// The document behind the name: attributes, `>`, the inside, the end tag and what follows. Of a
    /// root it is cut before the end tag.
    pub(super) rest: &'a str,
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    Element(Element<'a>),
    /// The value of an attribute, its references still in it.
    Attribute(&'a str),
}

/// What each of some paths leads to.
pub(crate) type Founds<'a, const N: usize> = [Option<Found<'a>>; N];

impl<'a> Found<'a> {
    /// The text with its references resolved. `None` for an empty text and for white space alone.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        self.text_or_blanks().filter(|text| !is_white(text))
    }

    /// The text, also of white space alone. `None` for an empty one.
    pub(crate) fn text_or_blanks(self) -> Option<Cow<'a, str>> {
        let text = match self {
            Found::Element(element) => element.text(),
            Found::Attribute(value) => text::unescape(value),
        };
        (!text.is_empty()).then_some(text)
    }

    /// A document inside of this one: the XML between the tags if there is a child, else the text.
    pub(crate) fn document(self) -> Option<Cow<'a, str>> {
        match self {
            Found::Element(element) if element.has_child() => Some(element.inner().into()),
            _ => self.text(),
        }
    }
}

/// An element, and what some paths lead to in it.
pub(crate) type Searched<'a, const N: usize> = (Element<'a>, Founds<'a, N>);

/// Reads the document in a text: gives its root, and what the paths lead to. `None` for a text that is
/// no XML. The whole root is checked; what follows it is not read.
pub(crate) fn read<'a, const N: usize>(
    text: &'a str,
    paths: [&str; N],
) -> Result<Option<Searched<'a, N>>, Damage> {
    let document = document(text);
    let begin = document.map(|document| text.len() - document.len());
    begin.map(|begin| read_from(text, begin, paths)).transpose()
}

/// Reads the document that begins at a byte of a text.
pub(crate) fn read_from<'a, const N: usize>(
    text: &'a str,
    begin: usize,
    paths: [&str; N],
) -> Result<Searched<'a, N>, Damage> {
    let mut tokens = Tokens::new(text, begin);
    let mut search = Search::new(paths);
    match read_root(&mut tokens, &mut search) {
        Ok(root) => Ok((root, search.found())),
        Err(expected) => Err(Damage {
            at: tokens.at,
            expected,
        }),
    }
}

/// Reads a document to the end of its root. On an error, [`Tokens::at`] is where the expected thing
/// should stand.
fn read_root<'a, const N: usize>(
    tokens: &mut Tokens<'a>,
    search: &mut Search<'_, 'a, N>,
) -> Result<Element<'a>, Cow<'static, str>> {
    let name = loop {
        let token = tokens.next();
        // A text in front of the root is the first error, even before one in the token behind it.
        if !is_white(tokens.text_before()) {
            tokens.at = tokens.behind;
            return Err("an element".into());
        }
        match token? {
            Some(Token::Start(name)) => break name,
            Some(Token::Skipped) => {}
            _ => {
                tokens.at = tokens.start;
                return Err("an element".into());
            }
        }
    };
    let start = tokens.at;
    let mut end = tokens.at;
    if !search.enter_root(name, tokens)? {
        let mut open = Open::new(name);
        while open.depth > 0 {
            match tokens.next()? {
                Some(Token::Start(name)) => {
                    if !search.enter_child(name, open.depth, tokens)? {
                        open.push(name);
                    }
                }
                Some(Token::End) => {
                    end = tokens.start;
                    if !tokens.end_tag(open.innermost())? {
                        tokens.at = end;
                        return Err(open.end_tag());
                    }
                    search.leave(open.depth);
                    open.depth -= 1;
                }
                Some(Token::Cdata(_) | Token::Skipped) => {}
                None => return Err(open.end_tag()),
            }
        }
    }
    let rest = &tokens.text[start..end];
    Ok(Element { name, rest })
}

impl<'a> Element<'a> {
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// What the paths lead to.
    pub(crate) fn find<const N: usize>(&self, paths: [&str; N]) -> Founds<'a, N> {
        let mut search = Search::new(paths);
        let mut tokens = Tokens::new(self.rest, 0);
        if let Ok(false) = search.enter_root(self.name, &mut tokens) {
            search.inside(&mut tokens, false);
        }
        search.found()
    }

    /// The bytes between the tags of a root.
    pub(crate) fn size_of_root(&self) -> usize {
        let start = self.behind_start_tag();
        start.text.len() - start.at
    }

    /// The XML between the tags.
    pub(crate) fn inner(&self) -> &'a str {
        let mut tokens = self.behind_start_tag();
        let start = tokens.at;
        Search::new([]).inside(&mut tokens, true);
        &self.rest[start..tokens.start]
    }

    /// The text of the element itself, its references resolved.
    fn text(&self) -> Cow<'a, str> {
        text::of_element(&mut self.behind_start_tag())
    }

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
    fn is_bare(&self) -> bool {
        self.rest.trim_start_matches(WHITE).starts_with(['>', '/'])
            && !self.has_child()
            && is_white(&self.text())
    }

    /// The tokens behind the start tag; none for `<…/>`.
    fn behind_start_tag(&self) -> Tokens<'a> {
        let mut tokens = Tokens::new(self.rest, 0);
        match tokens.attributes(|_, _| {}) {
            Ok(false) => Tokens::new(self.rest, tokens.at),
            _ => Tokens::new("", 0),
        }
    }
}

/// Searches each child of a name: gives what the paths lead to in it.
///
/// A child that has neither attributes nor children nor a text is left out. Otherwise the few bytes of
/// `<item/>` would take an entry in a list.
pub(crate) fn each<'a, const N: usize>(
    list: Option<Found<'a>>,
    name: &'static str,
    paths: [&'static str; N],
) -> impl Iterator<Item = Founds<'a, N>> {
    let mut tokens = match list {
        Some(Found::Element(list)) => list.behind_start_tag(),
        _ => Tokens::new("", 0),
    };
    std::iter::from_fn(move || {
        loop {
            match tokens.next().ok()?? {
                Token::Start(found) if found == name => {
                    let rest = &tokens.text[tokens.at..];
                    let found = search_to_end(name, &mut tokens, paths)?;
                    if !(Element { name, rest }.is_bare()) {
                        return Some(found);
                    }
                }
                Token::Start(other) => _ = search_to_end(other, &mut tokens, [])?,
                Token::End => return None,
                Token::Cdata(_) | Token::Skipped => {}
            }
        }
    })
}

/// Searches an element, whose name was read, and reads it to its end.
fn search_to_end<'a, const N: usize>(
    name: &'a str,
    tokens: &mut Tokens<'a>,
    paths: [&str; N],
) -> Option<Founds<'a, N>> {
    let mut search = Search::new(paths);
    if !search.enter_root(name, tokens).ok()? {
        search.inside(tokens, true);
    }
    Some(search.found())
}

/// The text that some XML between two tags says.
pub(crate) fn text_of(inner: &str) -> Cow<'_, str> {
    text::of_element(&mut Tokens::new(inner, 0))
}

/// The elements that are open. Names are kept for the outer levels only. Deeper ones are counted: no
/// path leads there, and a list of names could take more memory than the document.
struct Open<'a> {
    names: [&'a str; LEVELS],
    depth: usize,
}

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

    /// The name of the innermost element, if it is known.
    fn innermost(&self) -> Option<&'a str> {
        self.names.get(self.depth - 1).copied()
    }

    /// The end tag of the innermost element whose name is known, cut and on one line.
    fn end_tag(&self) -> Cow<'static, str> {
        let name = self.names[self.depth.min(LEVELS) - 1];
        let shown: String = name.chars().take(40).collect();
        format!("`</{}>`", shown.escape_debug()).into()
    }
}
